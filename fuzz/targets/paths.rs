//! Maps: where the fields of a document of no known format stand. The first line is the map, the rest the document;
//! without one the map is tried on a document of its own.

#![no_main]

use article_fuzz::mapped;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

const DOCUMENT: &str = r#"{
    "a": { "b": ["x", { "c": 1, "d": [null, true, "<p>y</p>"] }], "e f": "2025-03-04", "": {} },
    "list": [{ "t": "One", "x": [1, 2] }, { "t": "Two" }, [], "three"],
    "doc": { "type": "doc", "content": [{ "type": "paragraph", "content": [{ "type": "text", "text": "z" }] }] }
}"#;

fuzz_target!(|text: &str| {
    let (map, json) = text.split_once('\n').unwrap_or((text, DOCUMENT));
    let parsed = serde_json::from_str(json).or_else(|_| serde_json::from_str(DOCUMENT));
    let Ok(value) = parsed else { return };
    let value: Value = value;
    mapped(&value, map);
});
