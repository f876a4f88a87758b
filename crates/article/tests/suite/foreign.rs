//! What holds for the formats of others alike: `samples` shows each whole.

use crate::{never_panics, read, samples};
use serde_json::json;

const FORMATS: [&str; 5] = ["apple-news", "bbc-optimo", "portable-text", "contentful", "ninjs"];

/// Values of the full sample, one after the other, replaced by values of every kind in turn.
#[test]
fn any_one_value_may_be_wrong() {
    let kinds = [json!(null), json!(-1), json!(""), json!("x"), json!([]), json!({}), json!([7])];
    for format in FORMATS {
        let samples = samples(format);
        let (_, full) = samples.iter().find(|(name, _)| name == "full").unwrap();
        let mut pointers = Vec::new();
        never_panics::collect(full, String::new(), &mut pointers);
        assert!(pointers.len() > 100, "{format}: {}", pointers.len());
        for (pointer, kind) in pointers.iter().zip(kinds.iter().cycle()) {
            let mut document = full.clone();
            *document.pointer_mut(pointer).unwrap() = kind.clone();
            never_panics::survives(&document);
        }
    }
}

/// The browser reads JSON of any depth; a stack has an end.
#[test]
fn depth_is_cut() {
    // What stands in itself, and what it stands in: where, and in what.
    for (place, element, around, document) in [
        (
            "/components/0",
            json!({ "role": "container", "components": [null] }),
            "/components/1",
            json!({ "version": "1", "title": "x", "components": [{ "role": "body", "text": "y" }, null] }),
        ),
        (
            "/items/0",
            json!({ "role": "gallery", "items": [null] }),
            "/components/1",
            json!({ "version": "1", "title": "x", "components": [{ "role": "body", "text": "y" }, null] }),
        ),
        (
            "/model/blocks/0",
            json!({ "type": "text", "model": { "blocks": [null] } }),
            "/content/model/blocks/0",
            json!({ "metadata": {}, "promo": { "headlines": { "headline": "x" } }, "content": { "model": { "blocks": [null] } } }),
        ),
        (
            "/content/0",
            json!({ "_type": "box", "content": [null] }),
            "/1",
            json!([{ "_type": "block", "style": "h1", "children": [{ "text": "x" }] }, null]),
        ),
        (
            "/content/0",
            json!({ "nodeType": "blockquote", "content": [null] }),
            "/content/1",
            json!({ "nodeType": "document", "content": [{ "nodeType": "heading-1", "content": ["x"] }, null] }),
        ),
        (
            "/0",
            json!([null]),
            "/associations",
            json!({ "uri": "x", "headline": "x", "associations": null }),
        ),
        (
            "/0",
            json!([null]),
            "/image",
            json!({ "_type": "post", "_id": "1", "title": "x", "image": null }),
        ),
    ] {
        let mut deep = json!("the end");
        for _ in 0..2_000 {
            let mut outer = element.clone();
            *outer.pointer_mut(place).unwrap() = deep;
            deep = outer;
        }
        let mut document = document;
        *document.pointer_mut(around).unwrap() = deep;
        assert_eq!(read(&document).unwrap().article.headline, "x", "{around}");
    }
}

/// A document of one format is not taken for one of another, whatever it is called.
#[test]
fn samples_are_told_apart() {
    for format in FORMATS {
        for (name, document) in samples(format) {
            if let Ok(reading) = read(&document) {
                assert_eq!(reading.format.name(), format, "{name}");
            }
        }
    }
}

/// What staff wrote for staff is nowhere in an article.
#[test]
fn nothing_internal_is_shown() {
    for format in FORMATS {
        for (name, document) in samples(format) {
            let Ok(reading) = read(&document) else { continue };
            let shown = crate::written(&reading.article).to_string();
            for word in [
                "@desk",
                "@harbour",
                "do not show",
                "Only for the test",
                "Buy this",
                "NITF",
                "nitf",
            ] {
                assert!(!shown.contains(word), "{format} {name}: {word}");
            }
        }
    }
}

#[test]
fn a_standfirst_is_not_the_beginning_of_the_text() {
    for (summary, text, kept) in [
        ("a b", "<p>a b</p><p>c</p>", false),
        ("a b", "<p>a</p><p>b c</p>", false),
        ("a b …", "<h2>a</h2><p>b c</p>", false),
        ("a b", "<blockquote><p>a b</p></blockquote><p>c</p>", false),
        ("a b", "<ul><li>a</li><li>b</li></ul>", false),
        ("a c", "<p>a b</p><p>c</p>", true),
        ("a b c", "<p>a b</p>", true),
    ] {
        let item = json!({ "id": "1", "title": "x", "summary": summary, "content_html": text });
        let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "items": [item] });
        let article = crate::written(&read(&feed).unwrap().article);
        assert_eq!(article["standfirst"].is_null(), !kept, "{summary}: {text}");
    }
}

#[test]
fn the_headline_is_not_at_the_head_of_the_text_again() {
    let p = |text: &str| json!({ "type": "paragraph", "text": text });
    for (body, expected) in [
        ("# Title\n\na", json!([p("a")])),
        ("## Title\n\na", json!([p("a")])),
        ("Title\n\na", json!([p("a")])),
        ("Another\n\na", json!([p("Another"), p("a")])),
        ("a\n\nTitle", json!([p("a"), p("Title")])),
        ("- Title", json!([{ "type": "list", "items": [{ "text": "Title" }] }])),
    ] {
        let fields = json!({ "title": "Title", "body": body });
        let reading =
            read(&json!({ "sys": { "id": "1", "type": "Entry" }, "fields": fields })).unwrap();
        let article = crate::written(&reading.article);
        assert_eq!(article["body"], expected, "{body}");
        let told = reading.issues.iter().any(|issue| issue.code == article::IssueCode::Duplicate);
        assert_eq!(told, expected[0] == p("a") && expected[1].is_null(), "{body}");
    }
}
