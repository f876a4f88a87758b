//! The adapter of Portable Text, rule by rule; `samples/portable-text` shows it whole.

use crate::{options, read};
use article::Options;
use serde_json::{Value, json};

fn item(level: Value, kind: &str, text: &str) -> Value {
    json!({ "_type": "block", "listItem": kind, "level": level, "children": [{ "text": text }] })
}

/// Lists are rebuilt from levels.
#[test]
fn lists_are_rebuilt() {
    for (items, expected) in [
        (
            json!([item(json!(1), "bullet", "a"), item(json!(1), "bullet", "b")]),
            json!([["a", "b"]]),
        ),
        (
            json!([item(json!(null), "bullet", "a"), item(json!(2), "bullet", "b")]),
            json!([["a", ["b"]]]),
        ),
        (
            json!([item(json!(1), "bullet", "a"), item(json!(1), "number", "b")]),
            json!([["a"], ["b"]]),
        ),
        (
            json!([
                item(json!(1), "bullet", "a"),
                item(json!(3), "bullet", "b"),
                item(json!(2), "bullet", "c")
            ]),
            json!([["a", ["b"], ["c"]]]),
        ),
        (
            json!([item(json!(2), "bullet", "a"), item(json!(1), "bullet", "b")]),
            json!([["a", "b"]]),
        ),
    ] {
        let article = crate::written(&read(&items).unwrap().article);
        let lists: Vec<Value> = article["body"].as_array().unwrap().iter().map(outline).collect();
        assert_eq!(json!(lists), expected, "{items}");
    }
}

/// The texts of a list, those of inner lists in lists.
fn outline(list: &Value) -> Value {
    let mut texts = Vec::new();
    for item in list["items"].as_array().unwrap() {
        let blocks = item["body"].as_array().cloned();
        texts.extend(item.get("text").cloned());
        texts.extend(item.get("items").map(|_| outline(item)));
        for block in blocks.into_iter().flatten() {
            texts.push(if block["items"].is_array() {
                outline(&block)
            } else {
                block["text"].clone()
            });
        }
    }
    json!(texts)
}

#[test]
fn a_picture_is_found_where_the_document_came_from() {
    let image = "image-abc123-1600x900-jpg";
    let document = json!([{ "_type": "block", "children": [{ "text": "x" }] }, { "_type": "image", "asset": { "_ref": image } }]);
    let found = "https://cdn.sanity.io/images/p1/production/abc123-1600x900.jpg";
    for (base, src) in [
        ("https://p1.api.sanity.io/v2021-10-21/data/query/production?query=*", Some(found)),
        ("https://p1.apicdn.sanity.io/v1/data/query/production", Some(found)),
        ("https://news.example/story.json", None),
    ] {
        let options = Options { base: Some(base), ..options() };
        let article = article::read(&document, &options).unwrap().article;
        let article = crate::written(&article);
        let picture = &article["body"][1];
        assert_eq!(picture["src"].as_str(), src, "{base}");
        assert_eq!(picture["width"].as_u64(), src.map(|_| 1600), "{base}");
    }
}

#[test]
fn a_document_is_told_by_its_blocks_or_its_type() {
    let text = json!([{ "_type": "block", "children": [{ "text": "x" }] }]);
    for (document, told) in [
        (json!({ "story": text }), true),
        (json!({ "_type": "post", "_id": "1", "title": "x" }), true),
        (json!({ "_type": "post", "_id": "1", "name": "x" }), false),
        (json!({ "title": "x", "body": [{ "type": "block", "children": [] }] }), false),
    ] {
        let told_as = read(&document).map(|reading| reading.format.name());
        assert_eq!(told_as == Ok("portable-text"), told, "{document}");
    }
}

#[test]
fn the_address_is_a_field_of_the_document() {
    for (field, expected) in [("url", true), ("canonicalUrl", true), ("slug", false)] {
        let mut document = json!({ "_type": "post", "_id": "1", "title": "x" });
        document[field] = json!("/a");
        let url = read(&document).unwrap().article.url;
        assert_eq!(url.is_some_and(|url| url.as_str() == "https://news.example/a"), expected);
    }
}

/// A query that found nothing says how long it took, and `null`.
#[test]
fn an_answer_without_a_document_is_empty() {
    for (document, code) in [
        (json!({ "query": "*", "ms": 3, "result": [] }), "empty"),
        (json!({ "query": "*", "ms": 3, "result": null }), "empty"),
        (json!({ "result": null }), "unknown-format"),
        (json!({ "ms": 3 }), "unknown-format"),
    ] {
        assert_eq!(read(&document).unwrap_err().code().name(), code, "{document}");
    }
}
