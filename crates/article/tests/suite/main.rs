//! The tests of the core, natively: one program, so that they link once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod excerpts;
mod generators;
mod limits;
mod never_panics;
mod own_format;
mod round_trip;
mod samples;
mod schema;
mod values;
mod wordpress;

use article::{Error, Options, Reading, json};
use serde_json::Value;

/// Where the documents of the tests come from.
const BASE: &str = "https://news.example/api/story.json";

/// Reads a document as the widget would, its format detected.
fn read(document: &Value) -> Result<Reading, Error> {
    article::read(
        document,
        &Options { format: None, base: Some(BASE), resolve: &article::url::resolve },
    )
}

/// What a reading gives, as the snapshots have it.
fn shown(reading: &Reading) -> Value {
    let issues: Vec<_> = reading.issues.iter().map(article::Issue::to_json).collect();
    Value::from(json::Value::Object(vec![
        ("format", json::Value::String(reading.format.name().to_owned())),
        ("article", reading.article.to_json()),
        ("issues", json::Value::Array(issues)),
    ]))
}

/// The samples of a format: their names and documents.
fn samples(format: &str) -> Vec<(String, Value)> {
    let folder = format!("{}/tests/samples/{format}", env!("CARGO_MANIFEST_DIR"));
    let mut samples: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            (name, serde_json::from_str(&text).unwrap())
        })
        .collect();
    samples.sort_by(|(one, _), (other, _)| one.cmp(other));
    samples
}
