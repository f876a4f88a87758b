//! The adapter of Apple News Format, rule by rule; `samples/apple-news` shows it whole.

use crate::read;
use serde_json::{Value, json};

/// What stands at a pointer of the article that a document becomes.
fn check(fields: Value, components: Value, pointer: &str, expected: Value) {
    let mut document = json!({ "version": "1.0", "title": "T", "components": components });
    for (name, value) in fields.as_object().unwrap() {
        document[name] = value.clone();
    }
    let article = crate::written(&read(&document).unwrap().article);
    assert_eq!(article.pointer(pointer).unwrap_or(&Value::Null), &expected, "{document}");
}

#[test]
fn the_title_is_shown_once_and_another_is_kept() {
    let body = json!({ "role": "body", "text": "x" });
    for (role, text, first) in [
        ("title", "T", json!({ "type": "paragraph", "text": "x" })),
        ("heading1", "T", json!({ "type": "paragraph", "text": "x" })),
        ("title", "U", json!({ "type": "heading", "level": 1, "text": "U" })),
    ] {
        let list = json!([{ "role": role, "text": text }, body]);
        check(json!({}), list.clone(), "/body/0", first);
        check(json!({}), list, "/headline", json!("T"));
    }
    let inner =
        json!([{ "role": "header", "components": [{ "role": "title", "text": "U" }] }, body]);
    check(json!({ "title": null }), inner.clone(), "/headline", json!("U"));
    check(json!({ "title": null }), inner, "/body/1", json!(null));
}

#[test]
fn the_picture_of_the_head_is_the_background_else_the_preview() {
    let fill = |kind: &str| json!({ "fill": { "type": kind, "URL": "https://a.example/f.jpg", "stillURL": "https://a.example/s.jpg" } });
    let thumb = json!({ "metadata": { "thumbnailURL": "https://a.example/t.jpg" } });
    let photo = json!({ "role": "photo", "URL": "https://a.example/p.jpg" });
    for (list, lead) in [
        (
            json!([{ "role": "header", "style": fill("image") }, photo]),
            json!("https://a.example/f.jpg"),
        ),
        (json!([{ "role": "section", "style": fill("video") }]), json!("https://a.example/s.jpg")),
        (
            json!([{ "role": "header", "style": fill("repeatable_image") }]),
            json!("https://a.example/t.jpg"),
        ),
        (json!([{ "role": "body", "text": "x" }]), json!("https://a.example/t.jpg")),
        (json!([{ "role": "section", "components": [photo] }]), json!(null)),
    ] {
        check(thumb.clone(), list, "/lead/src", lead);
    }
}

#[test]
fn ranges_become_links_and_emphasis() {
    let link = |from: i32, length: i32| json!({ "type": "link", "rangeStart": from, "rangeLength": length, "URL": "https://a.example/" });
    let linked = |text: &str| json!({ "text": text, "href": "https://a.example/" });
    for (text, additions, expected) in [
        ("a b c", json!([link(2, 1)]), json!(["a ", linked("b"), " c"])),
        ("🚲 b", json!([link(3, 1)]), json!(["🚲 ", linked("b")])),
        ("ab", json!([link(1, 1), link(0, 1)]), json!([linked("ab")])),
        ("ab", json!([link(1, 99)]), json!(["a", linked("b")])),
        ("ab", json!([link(1, 0)]), json!(null)),
        ("ab", json!([link(5, 1)]), json!(null)),
    ] {
        let list = json!([{ "role": "body", "text": text, "additions": additions }]);
        check(json!({}), list, "/body/0/content", expected);
    }
}

#[test]
fn authors_are_those_of_the_metadata_else_of_the_byline() {
    let list = json!([{ "role": "byline", "text": "By Ada" }, { "role": "body", "text": "x" }]);
    check(json!({}), list.clone(), "/authors/0/name", json!("Ada"));
    let named = json!({ "metadata": { "authors": ["Bo", "Cy"] } });
    check(named, list, "/authors/1/name", json!("Cy"));
}

#[test]
fn a_cell_of_a_table_is_a_text_or_a_picture() {
    let label = |text: &str| json!({ "type": "formatted_text", "text": text });
    let columns = json!([{ "key": "a", "label": label("A") }, { "key": "b", "label": label("B") }]);
    let photo = json!({ "URL": "https://a.example/p.jpg", "accessibilityCaption": "Pier" });
    let data = json!({ "descriptors": columns, "records": [
        { "a": "x", "b": photo }, { "a": { "format": "html", "text": "y &amp; z" }, "b": 7 },
    ] });
    let table = json!([{ "role": "datatable", "data": data }]);
    for (pointer, expected) in [
        ("/body/0/header/0/1", json!("B")),
        ("/body/0/rows/0/0", json!("x")),
        ("/body/0/rows/0/1/body/0/src", json!("https://a.example/p.jpg")),
        ("/body/0/rows/1/0", json!("y & z")),
        ("/body/0/rows/1/1", json!("7")),
    ] {
        check(json!({}), table.clone(), pointer, expected);
    }
}

#[test]
fn an_empty_line_of_plain_text_begins_a_paragraph() {
    for (text, expected) in [
        (
            "a\n\nb",
            json!([{ "type": "paragraph", "text": "a" }, { "type": "paragraph", "text": "b" }]),
        ),
        ("a\nb", json!([{ "type": "paragraph", "text": "a\nb" }])),
    ] {
        check(json!({}), json!([{ "role": "body", "text": text }]), "/body", expected);
    }
}
