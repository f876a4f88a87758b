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
fn the_address_is_that_of_a_field_of_any_locale() {
    for (field, expected) in [
        (json!({ "url": "/a" }), Some("https://news.example/a")),
        (json!({ "url": { "de-DE": "/a" } }), Some("https://news.example/a")),
        (json!({ "url": "/a", "canonicalUrl": "/b" }), Some("https://news.example/b")),
        (json!({}), None),
    ] {
        let mut document = json!({ "sys": { "id": "1" }, "fields": { "title": "x", "body": "y" } });
        for (name, value) in field.as_object().unwrap() {
            document["fields"][name] = value.clone();
        }
        let url = read(&document).unwrap().article.url;
        assert_eq!(url.as_ref().map(|url| url.as_str()), expected, "{document}");
    }
}

/// An object of another system may have a field of either name.
#[test]
fn an_entry_has_both_what_it_is_and_its_fields() {
    let fields = json!({ "title": "x", "body": "y" });
    for (document, format) in [
        (json!({ "sys": { "id": "1" }, "fields": fields }), "contentful"),
        (json!({ "headline": "x", "fields": fields }), "article"),
        (json!({ "headline": "x", "sys": { "id": "1" } }), "article"),
    ] {
        assert_eq!(read(&document).unwrap().format.name(), format, "{document}");
    }
}

/// Each costs a search, so that they are counted; names that stand there themselves cost none.
#[test]
fn links_are_followed_up_to_a_limit() {
    let entry = json!({ "sys": { "id": "t" }, "fields": { "name": "t" } });
    let link = json!({ "sys": { "type": "Link", "linkType": "Entry", "id": "t" } });
    let embed = json!({ "nodeType": "embedded-entry-inline", "data": { "target": link } });
    for (tags, shown, text) in
        [(vec![json!("t"); 1_005], 1_005, json!("t")), (vec![link; 1_005], 1_000, json!(null))]
    {
        let document = json!({
            "sys": { "type": "Array" },
            "items": [{ "sys": { "id": "1" }, "fields": {
                "title": "x", "tags": tags,
                "body": { "nodeType": "document", "content": [embed] },
            } }],
            "includes": { "Entry": [entry] },
        });
        let article = crate::written(&read(&document).unwrap().article);
        assert_eq!(article["tags"].as_array().unwrap().len(), shown);
        assert_eq!(article["body"][0]["text"], text);
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
