//! Nothing that a server sends makes the reader panic, and what it says of it can be written out.

use crate::{read, samples, shown};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Names that mean something, so that a random document gets past the first look.
const NAMES: [&str; 40] = [
    "type",
    "text",
    "content",
    "body",
    "items",
    "headline",
    "url",
    "src",
    "alt",
    "marks",
    "href",
    "note",
    "level",
    "images",
    "rows",
    "header",
    "notes",
    "id",
    "lead",
    "related",
    "stories",
    "html",
    "caption",
    "sources",
    "tracks",
    "standfirst",
    "authors",
    "tags",
    "name",
    "section",
    "published",
    "language",
    "colspan",
    "width",
    "start",
    "rating",
    "media",
    "duration",
    "image",
    "x",
];
const TEXTS: [&str; 24] = [
    "paragraph",
    "heading",
    "list",
    "definitions",
    "quote",
    "image",
    "gallery",
    "table",
    "code",
    "divider",
    "video",
    "audio",
    "embed",
    "callout",
    "details",
    "footnotes",
    "html",
    "strong",
    "https://a.example/",
    "2024-10-22",
    "<p>a<b>c",
    "",
    "…",
    "99999999999999999999",
];

pub(crate) fn any_document() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(&TEXTS[..]).prop_map(Value::from),
    ];
    let name =
        prop_oneof![8 => prop::sample::select(&NAMES[..]).prop_map(String::from), 1 => ".{0,8}"];
    leaf.prop_recursive(6, 96, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Reads; whatever is read can be written out and read again.
pub(crate) fn survives(document: &Value) {
    if let Ok(reading) = read(document) {
        let written = crate::written(&reading.article);
        let again = read(&written).map(|again| again.article);
        // Empty of text but for a divider or picture is still an article; the headline decides.
        if !reading.article.headline.is_empty() {
            assert_eq!(again.unwrap(), reading.article);
        }
        let _ = (shown(&reading), crate::written(&reading.detail()));
    }
}

proptest! {
    #![proptest_config(crate::cases(512))]

    #[test]
    fn on_any_json(document in any_document()) {
        survives(&document);
    }

    #[test]
    fn on_an_article_with_any_parts(
        body in prop::collection::vec(any_document(), 0..4), lead in any_document(), related in any_document(),
        standfirst in any_document(),
    ) {
        survives(&json!({
            "headline": "x", "body": body, "lead": lead, "related": related, "standfirst": standfirst,
        }));
    }

    #[test]
    fn on_a_sample_whose_text_was_cut_and_changed(
        which in 0_usize..8, at in 0.0..1.0_f64, length in 0_usize..6, new in ".{0,3}",
    ) {
        let samples = samples("article");
        let (_, document) = &samples[which % samples.len()];
        let letters: Vec<char> = document.to_string().chars().collect();
        let at = (letters.len() as f64 * at) as usize;
        let end = (at + length).min(letters.len());
        let text: String =
            letters[..at].iter().copied().chain(new.chars()).chain(letters[end..].iter().copied()).collect();
        if let Ok(document) = serde_json::from_str::<Value>(&text) {
            survives(&document);
        }
    }
}

/// Each value of the full samples, one after the other, replaced by a value of every kind.
#[test]
fn on_a_sample_with_any_one_value_replaced() {
    for format in ["article", "schema-org", "json-feed", "ghost", "guardian-capi", "arc-ans"] {
        let samples = samples(format);
        let (_, full) = samples.iter().find(|(name, _)| name == "full").unwrap();
        let mut pointers = Vec::new();
        collect(full, String::new(), &mut pointers);
        assert!(pointers.len() > 50, "{format}: {}", pointers.len());
        for pointer in pointers {
            for value in
                [json!(null), json!(true), json!(-1), json!(""), json!("x"), json!([]), json!({})]
            {
                let mut document = full.clone();
                *document.pointer_mut(&pointer).unwrap() = value;
                survives(&document);
            }
        }
    }
}

pub(crate) fn collect(value: &Value, pointer: String, out: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, format!("{pointer}/{index}"), out);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                collect(field, format!("{pointer}/{name}"), out);
            }
        }
        _ => {}
    }
    out.push(pointer);
}
