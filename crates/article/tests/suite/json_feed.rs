//! The adapter of JSON Feed, rule by rule; `samples/json-feed` shows it whole.

use crate::article_of;
use serde_json::{Value, json};

/// What a field of an item with some fields more becomes.
fn check(fields: Value, pointer: &str, expected: Value) {
    let mut whole = json!({ "id": "1", "title": "x", "content_html": "<p>a</p>" });
    for (name, value) in fields.as_object().unwrap() {
        whole[name] = value.clone();
    }
    let feed =
        json!({ "version": "https://jsonfeed.org/version/1.1", "title": "f", "items": [whole] });
    assert_eq!(article_of(feed, &json!({}), "json-feed", pointer), expected, "{fields}");
}

#[test]
fn the_address_is_the_items_own_where_it_has_one() {
    let [own, id, other] = ["https://a.example/own", "https://a.example/id", "https://b.example/"];
    for (fields, expected) in [
        (json!({ "url": own, "id": id, "external_url": other }), own),
        (json!({ "id": id, "external_url": other }), id),
        (json!({ "id": "7", "external_url": other }), other),
        (json!({ "url": " ", "id": id }), id),
    ] {
        check(fields, "/url", json!(expected));
    }
}

#[test]
fn the_page_that_an_item_is_about_is_linked_once() {
    let link = json!({ "type": "paragraph", "content": [{ "text": "https://b.example/", "href": "https://b.example/" }] });
    let own = json!({ "url": "https://a.example/", "external_url": "https://b.example/" });
    check(own, "/body/1", link);
    check(json!({ "external_url": "https://b.example/" }), "/body/1", json!(null));
    let said = json!({
        "url": "https://a.example/", "external_url": "https://b.example/",
        "content_html": "<p><a href=\"https://b.example/\">b</a></p>",
    });
    check(said, "/body/1", json!(null));
}

#[test]
fn attached_files_are_shown_once_and_their_formats_together() {
    let file = |url: &str, kind: &str, title: &str| json!({ "url": url, "mime_type": kind, "title": title });
    let (mp3, ogg) = (file("/a.mp3", "audio/mpeg", "a"), file("/a.ogg", "audio/ogg", "a"));
    check(
        json!({ "attachments": [mp3, ogg] }),
        "/body/1/sources/1/src",
        json!("https://news.example/a.ogg"),
    );
    check(
        json!({ "attachments": [mp3, file("/b.mp3", "audio/mpeg", "b")] }),
        "/body/2/title",
        json!("b"),
    );
    check(
        json!({ "attachments": [mp3], "content_html": "<audio src=\"/a.mp3\"></audio>" }),
        "/body/1",
        json!(null),
    );
    check(
        json!({ "attachments": [file("/a.png", "image/png", "")], "image": "/a.png" }),
        "/body/1",
        json!(null),
    );
    check(
        json!({ "attachments": [file("/a.png", "image/png", "")], "content_html": "<img src=\"/a.png\">" }),
        "/body/1",
        json!(null),
    );
    check(
        json!({ "attachments": [file("/a.zip", "application/zip", "Data")] }),
        "/body/1/content/0/text",
        json!("Data"),
    );
    check(json!({ "attachments": [{ "mime_type": "audio/mpeg" }] }), "/body/1", json!(null));
}
