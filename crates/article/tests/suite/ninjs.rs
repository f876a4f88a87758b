//! The adapter of ninjs, rule by rule; `samples/ninjs` shows it whole.

use crate::read;
use serde_json::{Value, json};

/// An item with some fields more, as the own format has it, or its error.
fn item(fields: Value) -> Value {
    let mut item = json!({ "uri": "x:1", "headline": "x" });
    for (name, value) in fields.as_object().unwrap() {
        item[name] = value.clone();
    }
    match read(&item) {
        Ok(reading) => crate::written(&reading.article),
        Err(error) => json!({ "error": error.code().name() }),
    }
}

fn check(fields: Value, pointer: &str, expected: Value) {
    let article = item(fields.clone());
    assert_eq!(article.pointer(pointer).unwrap_or(&Value::Null), &expected, "{fields}");
}

#[test]
fn what_must_not_be_shown_is_not() {
    for (fields, withheld) in [
        (json!({ "pubstatus": "usable" }), false),
        (json!({ "pubstatus": "canceled" }), true),
        (json!({ "pubStatus": "Cancelled" }), true),
        (json!({ "pubStatus": "stat:withheld" }), true),
        (json!({ "embargoed": "2025-12-31T23:59:59Z" }), false),
        (json!({ "embargoed": "2026-01-01T02:00:00+02:00" }), false),
        (json!({ "embargoed": "2026-01-01T02:00:00+01:00" }), true),
        (json!({ "embargoed": "2026-01-02" }), true),
        (json!({ "embargoed": "soon" }), true),
        (json!({ "embargoed": "" }), false),
        // That it must not be shown says more than an error that it looks like.
        (
            json!({ "pubstatus": "canceled", "code": "no", "message": "x", "data": { "status": 404 } }),
            true,
        ),
    ] {
        let error = if withheld { json!("withheld") } else { json!(null) };
        check(fields, "/error", error);
    }
}

#[test]
fn the_best_text_is_taken() {
    let body = |kind: &str, value: &str| json!({ "contentType": kind, "value": value });
    for (fields, expected) in [
        (json!({ "body_text": "a\n\nb", "body_xhtml": "<p>c</p>" }), json!("c")),
        (json!({ "body_html": "<p> </p>", "body_text": "d" }), json!("d")),
        (
            json!({ "bodies": [body("text/plain", "e"), body("application/xhtml+xml", "<p>f</p>")] }),
            json!("f"),
        ),
        (
            json!({ "bodies": [body("application/nitf+xml", "<nitf>g</nitf>"), body("text/plain", "h")] }),
            json!("h"),
        ),
        (json!({ "bodies": [body("application/nitf+xml", "<nitf>g</nitf>")] }), json!(null)),
    ] {
        check(fields, "/body/0/text", expected);
    }
}

#[test]
fn the_main_headline_is_taken() {
    let list = json!([{ "role": "sub", "value": "a" }, { "role": "main", "value": "b" }]);
    check(json!({ "headlines": list }), "/headline", json!("b"));
    check(json!({ "headlines": [{ "value": "a" }] }), "/headline", json!("a"));
    check(json!({ "headline": "", "title": "t" }), "/headline", json!("t"));
}

#[test]
fn the_file_of_a_picture_is_the_widest_for_screens() {
    let file = |width: i32, height: i32| json!({ "href": format!("https://a.example/{width}.jpg"), "width": width, "height": height });
    let with = |files: Value| json!({ "associations": { "a": { "type": "picture", "renditions": files } } });
    for (files, src) in [
        (json!([file(200, 100), file(1200, 600), file(5000, 2500)]), "https://a.example/1200.jpg"),
        (json!([file(9000, 100), file(5000, 2500)]), "https://a.example/5000.jpg"),
        (json!({ "x": { "href": "https://a.example/only.jpg" } }), "https://a.example/only.jpg"),
    ] {
        check(with(files), "/lead/src", json!(src));
    }
    let cut = with(json!([file(1200, 600), file(600, 600)]));
    check(cut, "/lead/sources/1", json!(null));
}

#[test]
fn the_poster_of_a_film_is_a_picture() {
    let file =
        |kind: &str| json!({ "href": format!("https://a.example/{kind}"), "contentType": kind });
    let files = json!([file("application/x-mpegURL"), file("image/jpeg"), file("video/mp4")]);
    let item = json!({ "type": "video", "renditions": files });
    check(item.clone(), "/lead/poster", json!("https://a.example/image/jpeg"));
    check(item, "/lead/src", json!("https://a.example/video/mp4"));
}

#[test]
fn an_item_is_told_by_its_name_and_what_it_says() {
    for (document, told) in [
        (json!({ "uri": "x:1", "headline": "x" }), true),
        (json!({ "uri": "x:1", "bodies": [{ "value": "x" }] }), true),
        (json!({ "guid": "x:1", "headline": "x", "versioncreated": "2026-01-01" }), true),
        (json!({ "guid": "x:1", "headline": "x" }), false),
        (json!({ "headline": "x", "versioncreated": "2026-01-01" }), false),
        (json!({ "uri": "x:1", "name": "x" }), false),
    ] {
        let format = read(&document).map(|reading| reading.format.name());
        assert_eq!(format == Ok("ninjs"), told, "{document}");
    }
}
