//! The adapter of Drupal, rule by rule; `samples/drupal` shows it whole.

use crate::{article_of, read};
use serde_json::{Value, json};

/// What stands at a place of the article that a node with some attributes becomes.
fn node(attributes: &Value, pointer: &str) -> Value {
    let mut all = json!({ "title": "x", "body": { "processed": "<p>y" } });
    for (name, value) in attributes.as_object().unwrap() {
        all[name] = value.clone();
    }
    let data = json!({ "type": "node--article", "id": "1", "attributes": all });
    article_of(json!({}), &json!({ "data": data }), "drupal", pointer)
}

#[test]
fn a_text_is_taken_as_the_filters_left_it() {
    let text = "/body/0/text";
    for (attributes, expected) in [
        (json!({ "body": { "value": "raw", "processed": "<p>done</p>" } }), json!("done")),
        (json!({ "body": { "value": "<p>raw</p>" } }), json!("raw")),
        (json!({ "body": "bare" }), json!("bare")),
        (json!({ "body": null, "field_content": { "processed": "<p>own" } }), json!("own")),
        (json!({ "body": null }), Value::Null),
    ] {
        assert_eq!(node(&attributes, text), expected, "{attributes}");
    }
}

#[test]
fn an_address_is_the_canonical_one() {
    let canonical =
        |rel: &str| json!([{ "attributes": { "rel": rel, "href": "https://a.example/x" } }]);
    for (attributes, expected) in [
        (json!({ "path": { "alias": "/lamps" } }), "https://news.example/lamps"),
        (json!({ "drupal_internal__nid": 7 }), "https://news.example/node/7"),
        (
            json!({ "path": { "alias": "/lamps" }, "metatag": canonical("canonical") }),
            "https://a.example/x",
        ),
        (
            json!({ "path": { "alias": "/lamps" }, "metatag": canonical("shortlink") }),
            "https://news.example/lamps",
        ),
    ] {
        assert_eq!(node(&attributes, "/url"), json!(expected), "{attributes}");
    }
}

/// What a server of another kind sends by JSON:API is not one of Drupal's nodes.
#[test]
fn other_documents_of_json_api_are_not_taken() {
    for document in [
        json!({ "jsonapi": {}, "data": { "type": "articles", "attributes": { "title": "x" } } }),
        json!({ "data": [], "links": {} }),
        json!({ "data": { "type": "node--article", "attributes": {} } }),
    ] {
        assert_eq!(article::detect(&document), None, "{document}");
    }
}

#[test]
fn what_goes_round_in_circles_ends() {
    let reference = json!({ "data": { "type": "media--image", "id": "m" } });
    let document = json!({
        "data": {
            "type": "node--page", "attributes": { "title": "x" },
            "relationships": { "field_image": reference, "a": { "data": { "type": "paragraph--x", "id": "p" } } }
        },
        "included": [
            { "type": "media--image", "id": "m", "relationships": { "field_media_image": reference } },
            { "type": "paragraph--x", "id": "p", "relationships": { "a": { "data": { "type": "paragraph--x", "id": "p" } } } }
        ]
    });
    let reading = read(&document).unwrap();
    assert_eq!(reading.article.lead, None);
    assert!(reading.issues.len() < 5, "{:?}", reading.issues);
}
