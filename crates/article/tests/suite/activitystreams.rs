//! The adapter of ActivityStreams, rule by rule; `samples/activitystreams` shows it whole.

use crate::article_of;
use serde_json::{Value, json};

/// What stands at a place of the article that a note with some fields becomes.
fn note(fields: &Value, pointer: &str) -> Value {
    let note = json!({
        "@context": "https://www.w3.org/ns/activitystreams", "type": "Note", "content": "<p>y</p>"
    });
    article_of(note, fields, "activitystreams", pointer)
}

#[test]
fn an_author_is_called_as_in_the_fediverse() {
    for (who, expected) in [
        (json!("https://zee.example/users/ada"), json!("@ada@zee.example")),
        (json!("https://zee.example/@ada"), json!("@ada@zee.example")),
        (json!("https://zee.example/author/ada/?x#y"), json!("@ada@zee.example")),
        (json!("https://zee.example/"), json!("zee.example")),
        (json!([{ "name": "Ada" }, "https://zee.example/@bo"]), json!("Ada")),
        (json!({ "preferredUsername": "ada" }), json!("ada")),
        (json!({ "id": "https://zee.example/@ada" }), Value::Null),
        (json!("javascript:x()"), Value::Null),
        (json!(5), Value::Null),
    ] {
        let fields = json!({ "attributedTo": who });
        assert_eq!(note(&fields, "/authors/0/name"), expected, "{who}");
    }
}

#[test]
fn a_language_is_that_of_the_text() {
    let both = json!({ "de": "<p>ja</p>", "en": "<p>y</p>" });
    for (fields, expected) in [
        (json!({ "contentMap": { "nl": "<p>y</p>" } }), json!("nl")),
        (json!({ "contentMap": both }), json!("en")),
        (json!({ "content": null, "contentMap": both }), json!("de")),
        (json!({ "contentMap": { "x y": "" } }), Value::Null),
        (json!({ "contentMap": "de" }), Value::Null),
    ] {
        assert_eq!(note(&fields, "/language"), expected, "{fields}");
    }
    assert_eq!(note(&json!({ "content": null, "contentMap": both }), "/body/0/text"), "ja");
}

/// A warning is no summary.
#[test]
fn a_text_stands_behind_its_warning() {
    let fields = json!({ "summary": "Bright light", "sensitive": true });
    assert_eq!(note(&fields, "/body/0/summary"), "Bright light");
    assert_eq!(note(&fields, "/standfirst"), Value::Null);
    let fields = json!({ "summary": "Bright light", "sensitive": false });
    assert_eq!(note(&fields, "/body/0/text"), "y");
    assert_eq!(note(&fields, "/standfirst"), "Bright light");
}
