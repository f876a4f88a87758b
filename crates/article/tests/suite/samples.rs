//! What becomes of the samples, whole: `cargo insta review` shows what a change changes.

use crate::{read, samples, shown};
use serde_json::json;

#[test]
fn every_sample_becomes_its_snapshot() {
    for (name, document) in samples("article") {
        let result = match read(&document) {
            Ok(reading) => shown(&reading),
            Err(error) => json!({ "error": error.code().name(), "message": error.message() }),
        };
        insta::assert_json_snapshot!(format!("article-{name}"), result);
    }
}
