//! The tests of the core, natively: one program, so that they link once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod activitystreams;
mod apple_news;
mod arc_ans;
mod as_published;
mod bbc_optimo;
mod contentful;
mod drupal;
mod excerpts;
mod foreign;
mod fuzzed;
mod generators;
mod ghost;
mod guardian_capi;
mod json_feed;
mod licence;
mod limits;
mod lists;
mod map;
mod markdown;
mod never_panics;
mod ninjs;
mod numbers;
mod own_format;
mod parts;
mod players;
mod portable_text;
mod rich;
mod round_trip;
mod samples;
mod schema;
mod schema_org;
mod serialised;
mod text_kept;
mod values;
mod wordpress;

use article::{Error, Options, Reading};
use proptest::prelude::ProptestConfig;
use serde::Serialize;
use serde_json::{Value, json};

/// Where the documents of the tests come from.
const BASE: &str = "https://news.example/api/story.json";

/// The time at which the tests read: 2026-01-01T00:00:00Z.
const NOW: i64 = 1_767_225_600_000;

/// Reads a document as the widget would, its format detected.
fn read(document: &Value) -> Result<Reading, Error> {
    article::read(document, &options())
}

fn options() -> Options<'static> {
    Options { base: Some(BASE), ..Options::new(&article::url::resolve, NOW) }
}

/// What stands at a place of the article that a document with some fields more becomes, null where nothing does.
fn article_of(mut document: Value, fields: &Value, format: &str, pointer: &str) -> Value {
    for (name, value) in fields.as_object().unwrap() {
        document[name] = value.clone();
    }
    let reading = read(&document).unwrap();
    assert_eq!(reading.format.name(), format, "{document}");
    crate::written(&reading.article).pointer(pointer).cloned().unwrap_or_default()
}

/// What is written of an article, or of a part of one.
fn written(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

/// What a reading gives, as the snapshots have it.
fn shown(reading: &Reading) -> Value {
    json!({ "format": reading.format, "article": reading.article, "issues": reading.issues })
}

/// How many cases a property is tried with: fewer or more by `PROPTEST_CASES`.
fn cases(usual: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|it| it.parse().ok());
    ProptestConfig::with_cases(cases.unwrap_or(usual))
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
