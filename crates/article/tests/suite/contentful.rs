//! The adapter of Contentful, rule by rule; `samples/contentful` shows it whole.

use crate::read;
use serde_json::{Value, json};

/// What an entry's field becomes.
fn check(fields: Value, pointer: &str, expected: Value) {
    let mut entry =
        json!({ "sys": { "id": "1", "type": "Entry" }, "fields": { "title": "x", "body": "y" } });
    for (name, value) in fields.as_object().unwrap() {
        entry["fields"][name] = value.clone();
    }
    let article = Value::from(read(&entry).unwrap().article.to_json());
    assert_eq!(article.pointer(pointer).unwrap_or(&Value::Null), &expected, "{fields}");
}

#[test]
fn markdown_is_read() {
    let link = json!({ "text": "b", "href": "https://a.example/" });
    for (text, expected) in [
        ("a\nb", json!({ "type": "paragraph", "text": "a b" })),
        ("a  \nb", json!({ "type": "paragraph", "text": "a\nb" })),
        (
            "a [b](https://a.example/ \"t\")",
            json!({ "type": "paragraph", "content": ["a ", link] }),
        ),
        ("some_file_name", json!({ "type": "paragraph", "text": "some_file_name" })),
        ("2 * 3 * 4 < 5", json!({ "type": "paragraph", "text": "2 * 3 * 4 < 5" })),
        (
            "***a***",
            json!({ "type": "paragraph", "content": [{ "text": "a", "marks": ["strong"] }] }),
        ),
        ("\\*a\\*", json!({ "type": "paragraph", "text": "*a*" })),
        ("### a ###", json!({ "type": "heading", "level": 3, "text": "a" })),
        ("#tag", json!({ "type": "paragraph", "text": "#tag" })),
        ("> a\n> b", json!({ "type": "quote", "text": "a b" })),
        ("* * *", json!({ "type": "divider" })),
        ("```rs\na < b\n```", json!({ "type": "code", "text": "a < b" })),
        (
            "3. a\n\n4. b",
            json!({ "type": "list", "ordered": true, "start": 3, "items": [{ "text": "a" }, { "text": "b" }] }),
        ),
        ("- a\n  b\n- c", json!({ "type": "list", "items": [{ "text": "a b" }, { "text": "c" }] })),
        (
            "![a](https://a.example/i.jpg)",
            json!({ "type": "image", "src": "https://a.example/i.jpg", "alt": "a" }),
        ),
        ("<h2>a</h2>", json!({ "type": "heading", "level": 2, "text": "a" })),
    ] {
        check(json!({ "body": text }), "/body/0", expected);
    }
}

#[test]
fn what_is_not_published_is_not_shown() {
    for (sys, shown) in [
        (json!({ "id": "1", "revision": 2 }), true),
        (json!({ "id": "1", "version": 2, "publishedVersion": 1 }), true),
        (json!({ "id": "1", "version": 2 }), false),
    ] {
        let document = json!({ "sys": sys, "fields": { "title": "x", "body": "y" } });
        assert_eq!(read(&document).is_ok(), shown, "{document}");
    }
}

#[test]
fn documents_without_an_article_say_why() {
    let error = |id: &str| json!({ "sys": { "type": "Error", "id": id }, "message": "No" });
    for (document, code, status) in [
        (error("NotFound"), "http", 404),
        (error("AccessTokenInvalid"), "http", 401),
        (json!({ "sys": { "type": "Array" }, "items": [] }), "empty", 0),
        (
            json!({ "sys": { "type": "Array" }, "items": [{ "sys": {}, "fields": { "name": "x" } }] }),
            "empty",
            0,
        ),
    ] {
        let error = read(&document).unwrap_err();
        assert_eq!((error.code().name(), error.status()), (code, status), "{document}");
    }
}
