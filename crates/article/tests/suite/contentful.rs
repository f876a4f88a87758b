//! The adapter of Contentful, rule by rule; `samples/contentful` shows it whole.

use crate::read;
use serde_json::json;

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
