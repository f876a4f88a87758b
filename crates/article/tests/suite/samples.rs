//! What becomes of the samples, whole: `cargo insta review` shows what a change changes.

use crate::{read, samples, shown};
use serde_json::json;

#[test]
fn every_sample_becomes_its_snapshot() {
    for format in article::Format::ALL.iter().map(|format| format.name()) {
        for (name, document) in samples(format) {
            let result = match read(&document) {
                Ok(reading) => shown(&reading),
                Err(error) => json!({
                    "error": error.code().name(),
                    "message": error.message(),
                    "status": error.status(),
                }),
            };
            insta::assert_json_snapshot!(format!("{format}-{name}"), result);
        }
    }
}
