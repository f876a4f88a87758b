//! `Serialize` and `Deserialize` of the model: the shape is the own format's, and what is read is checked.

use crate::{read, samples, written};
use article::{Article, Format};
use serde_json::{Value, json};

#[test]
fn what_a_format_becomes_is_deserialised_as_it_was() {
    for format in Format::ALL {
        for (name, document) in samples(format.name()) {
            let Ok(reading) = read(&document) else { continue };
            let text = serde_json::to_string(&reading.article).unwrap();
            let again: Article = serde_json::from_str(&text).unwrap();
            assert_eq!(again, reading.article, "{} {name}", format.name());
        }
    }
}

/// Every place of an address, with `URL` in it.
fn places() -> Vec<(&'static str, bool, Value)> {
    let block = |block: Value| json!({ "headline": "x", "body": [block] });
    let story = |name: &str, value: Value| json!({ "headline": "x", "related": { "stories": [{ "headline": "y", name: value }] } });
    let picture = json!({ "src": "URL" });
    let mut video = json!({ "type": "video", "src": "https://a.example/" });
    video["tracks"] = json!([{ "src": "URL" }]);
    vec![
        ("url", true, json!({ "headline": "x", "url": "URL" })),
        ("section", false, json!({ "headline": "x", "section": { "name": "n", "url": "URL" } })),
        ("author", false, json!({ "headline": "x", "authors": [{ "name": "n", "url": "URL" }] })),
        (
            "portrait",
            true,
            json!({ "headline": "x", "authors": [{ "name": "n", "image": "URL" }] }),
        ),
        ("tag", false, json!({ "headline": "x", "tags": [{ "name": "n", "url": "URL" }] })),
        ("source", false, json!({ "headline": "x", "source": { "name": "n", "url": "URL" } })),
        ("logo", true, json!({ "headline": "x", "source": { "name": "n", "logo": "URL" } })),
        ("lead", true, json!({ "headline": "x", "lead": { "type": "image", "src": "URL" } })),
        (
            "href",
            false,
            block(json!({ "type": "paragraph", "content": [{ "text": "t", "href": "URL" }] })),
        ),
        (
            "cell",
            false,
            block(json!({ "type": "table", "rows": [[[{ "text": "t", "href": "URL" }]]] })),
        ),
        (
            "item",
            false,
            block(
                json!({ "type": "list", "items": [{ "content": [{ "text": "t", "href": "URL" }] }] }),
            ),
        ),
        (
            "caption",
            false,
            block(json!({
                "type": "image", "src": "https://a.example/", "caption": [{ "text": "t", "href": "URL" }],
            })),
        ),
        ("image", true, block(json!({ "type": "image", "src": "URL" }))),
        (
            "sources",
            true,
            block(json!({ "type": "image", "src": "https://a.example/", "sources": [picture] })),
        ),
        ("gallery", true, block(json!({ "type": "gallery", "images": [picture] }))),
        ("video", true, block(json!({ "type": "video", "src": "URL" }))),
        ("files", true, block(json!({ "type": "audio", "sources": [picture] }))),
        (
            "poster",
            true,
            block(json!({ "type": "video", "src": "https://a.example/", "poster": "URL" })),
        ),
        ("track", true, block(video)),
        ("embed", true, block(json!({ "type": "embed", "url": "URL" }))),
        ("card", false, story("url", json!("URL"))),
        ("its JSON", true, story("article", json!("URL"))),
        ("its picture", true, story("image", picture)),
    ]
}

#[test]
fn no_address_of_another_scheme_is_deserialised() {
    let read = |document: &Value, address: &str| {
        let text = document.to_string().replace("URL", address);
        serde_json::from_str::<Article>(&text).map(|article| written(&article).to_string())
    };
    for (place, is_file, document) in places() {
        for address in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:alert(1)",
            "java\\nscript:alert(1)",
            "\\u0001javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "blob:https://a.example/x",
            "file:///etc/passwd",
            "/relative",
            "//a.example/",
            "",
            "https://",
        ] {
            let refused = read(&document, address).unwrap_err().to_string();
            assert!(refused.contains("expected an absolute address"), "{place}: {refused}");
        }
        assert_eq!(read(&document, "mailto:a@b.example").is_err(), is_file, "{place}");
        // What is taken has been through the parser of addresses.
        let taken = read(&document, " HTTPS://B.example:443/a b").unwrap();
        assert!(taken.contains("\"https://b.example/a%20b\""), "{place}: {taken}");
    }
}

#[test]
fn a_wrong_part_is_an_error_that_says_what_was_expected() {
    let block = |block: Value| json!({ "headline": "x", "body": [block] });
    for (document, expected) in [
        (json!([]), "invalid length 0, expected struct Article"),
        (json!({}), "missing field `headline`"),
        (json!({ "headline": 5 }), "invalid type: integer `5`, expected a string"),
        (json!({ "headline": "x", "published": "soon" }), "expected a date, as RFC 3339 writes it"),
        (json!({ "headline": "x", "language": "a b" }), "expected a language tag (BCP 47)"),
        (json!({ "headline": "x", "direction": "up" }), "expected `ltr` or `rtl`"),
        (
            json!({ "headline": "x", "standfirst": 5 }),
            "expected a string, an array of runs, or an object",
        ),
        (
            block(json!("text")),
            "invalid type: string \"text\", expected internally tagged enum Block",
        ),
        (block(json!({ "type": "html", "html": "<p>x" })), "unknown variant `html`"),
        (block(json!({ "type": "paragraph", "text": 5 })), "expected a string or an array of runs"),
        (block(json!({ "type": "paragraph", "content": [5] })), "expected a string or a run"),
        (
            block(json!({ "type": "paragraph", "content": [{ "text": "t", "marks": ["bold"] }] })),
            "invalid value: string \"bold\", expected the name of a mark",
        ),
        (
            block(json!({ "type": "paragraph", "content": [{ "text": "t", "dir": "up" }] })),
            "expected `ltr` or `rtl`",
        ),
        (
            block(json!({ "type": "list", "items": [{ "text": "t", "items": [{ "text": 5 }] }] })),
            "expected a string or an array of runs",
        ),
        (block(json!({ "type": "callout", "kind": "box" })), "expected a kind of callout"),
    ] {
        let error = serde_json::from_value::<Article>(document.clone()).unwrap_err().to_string();
        assert!(error.contains(expected), "{document}: {error}");
    }
}

#[test]
fn what_the_schema_allows_beside_is_taken_or_left() {
    for (block, expected) in [
        (json!({ "type": "divider", "added": 5 }), json!({ "type": "divider" })),
        (
            json!({ "type": "details", "summary": "s", "text": "t" }),
            json!({ "type": "details", "summary": "s", "body": [{ "type": "paragraph", "text": "t" }] }),
        ),
        (
            json!({ "type": "paragraph", "text": "t", "content": ["c"] }),
            json!({ "type": "paragraph", "text": "c" }),
        ),
        (
            json!({ "type": "quote", "text": "t", "body": [{ "type": "divider" }] }),
            json!({ "type": "quote", "body": [{ "type": "paragraph", "text": "t" }, { "type": "divider" }] }),
        ),
    ] {
        let document = json!({ "headline": "x", "body": [block] });
        let article: Article = serde_json::from_value(document).unwrap();
        assert_eq!(written(&article)["body"], json!([expected]), "{block}");
    }
}

#[test]
fn stars_are_numbers_as_people_write_them() {
    for (rating, expected) in
        [(json!(4), "4"), (json!(3.5), "3.5"), (json!(0), "0"), (json!(5.0), "5")]
    {
        let stories = json!([{ "headline": "y", "rating": rating }]);
        let reading = read(&json!({ "headline": "x", "related": stories })).unwrap();
        let written = written(&reading.article);
        assert_eq!(written["related"]["stories"][0]["rating"].to_string(), expected);
    }
}
