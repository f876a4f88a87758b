//! The adapter of the own format, feature by feature; `samples/article` shows it whole.

use crate::{BASE, options, read};
use article::{Error, Format, Options, Reading};
use serde_json::{Value, json};

/// The body that a body becomes, and the issues with it as `code path`.
fn check(body: Value, expected: Value, issues: &[&str]) {
    let reading = read(&json!({ "headline": "x", "body": body })).unwrap();
    let written = crate::written(&reading.article);
    assert_eq!(written["body"], expected, "{body}");
    assert_eq!(listed(&reading), issues, "{body}");
}

fn listed(reading: &Reading) -> Vec<String> {
    reading.issues.iter().map(|issue| [issue.code.name(), &issue.path].join(" ")).collect()
}

fn failure(document: Value) -> Option<&'static str> {
    read(&document).err().as_ref().map(|error: &Error| error.code().name())
}

#[test]
fn documents_that_are_not_articles_say_so() {
    for (document, code) in [
        (json!(null), Some("unknown-format")),
        (json!("text"), Some("unknown-format")),
        (json!({}), Some("unknown-format")),
        (json!({ "title": "x" }), Some("unknown-format")),
        (json!({ "headline": 5 }), Some("unknown-format")),
        (json!({ "headline": { "main": "x" } }), Some("unknown-format")),
        (json!([1, 2]), Some("unknown-format")),
        (json!({ "stories": [{ "title": "x" }] }), Some("unknown-format")),
        (json!([]), Some("empty")),
        (json!({ "stories": [] }), Some("empty")),
        (json!({ "related": { "stories": [] } }), Some("empty")),
        (json!({ "headline": "" }), Some("empty")),
        (json!({ "headline": " ", "body": [{ "type": "paragraph" }] }), Some("empty")),
        (json!([{ "headline": "" }]), Some("empty")),
        (json!({ "headline": "x" }), None),
        (json!({ "headline": "", "body": [{ "type": "paragraph", "text": "x" }] }), None),
        (json!({ "headline": "", "standfirst": "x" }), None),
        (json!([{ "headline": "x" }]), None),
        (json!({ "stories": [{ "headline": "x" }] }), None),
        (json!({ "related": [{ "headline": "x" }] }), None),
        (json!({ "related": { "stories": [{ "headline": "x" }] } }), None),
    ] {
        assert_eq!(failure(document.clone()), code, "{document}");
    }
}

#[test]
fn a_format_that_was_asked_for_is_not_detected() {
    let options = Options { format: Some(Format::Article), ..options() };
    for (document, code) in [
        (json!({ "body": [{ "type": "paragraph", "text": "x" }] }), None),
        (json!({ "title": "x" }), Some("empty")),
        (json!("x"), Some("unknown-format")),
    ] {
        let failed = article::read(&document, &options).err().map(|error| error.code().name());
        assert_eq!(failed, code, "{document}");
    }
}

#[test]
fn addresses_are_relative_to_the_article() {
    for (url, base, expected) in [
        (json!("/a/b"), Some(BASE), "https://news.example/a/c.jpg"),
        (json!("https://x.example/y/"), Some(BASE), "https://x.example/y/c.jpg"),
        (json!("https://x.example/y/"), None, "https://x.example/y/c.jpg"),
        (json!(null), Some(BASE), "https://news.example/api/c.jpg"),
        (json!("javascript:1"), Some(BASE), "https://news.example/api/c.jpg"),
    ] {
        let document = json!({
            // The address holds for what stands before it, too.
            "lead": { "src": "c.jpg", "alt": "x" },
            "headline": "x", "url": url,
            "related": [{ "headline": "y", "image": { "src": "c.jpg", "alt": "x" }, "url": "https://z.example" }],
        });
        let options = Options { base, ..options() };
        let reading = article::read(&document, &options).unwrap();
        let written = crate::written(&reading.article);
        assert_eq!(written["lead"]["src"], expected, "{document}");
        assert_eq!(written["related"]["stories"][0]["image"]["src"], expected, "{document}");
    }
}

#[test]
fn running_text_is_trimmed_and_its_seams_are_kept() {
    check(
        json!([{ "type": "paragraph", "text": " a\nb " }]),
        json!([{ "type": "paragraph", "text": "a\nb" }]),
        &[],
    );
    check(
        json!([{ "type": "paragraph", "content": [" ", " a ", "", { "text": " b ", "marks": ["em"] }, " "] }]),
        json!([{ "type": "paragraph", "content": ["a ", { "text": " b", "marks": ["em"] }] }]),
        &[],
    );
    check(
        json!([{ "type": "paragraph", "text": "kept", "content": [] }]),
        json!([{ "type": "paragraph", "text": "kept" }]),
        &[],
    );
    check(
        json!([{ "type": "paragraph", "text": "fallback", "content": "preferred" }]),
        json!([{ "type": "paragraph", "text": "preferred" }]),
        &[],
    );
    check(
        json!([{ "type": "paragraph", "text": 1.25 }]),
        json!([{ "type": "paragraph", "text": "1.25" }]),
        &[],
    );
}

#[test]
fn a_reference_to_a_footnote_shows_its_id() {
    check(
        json!([{ "type": "paragraph", "content": ["x", { "note": 3 }] }]),
        json!([{ "type": "paragraph", "content": ["x", { "text": "3", "note": "3" }] }]),
        &[],
    );
}

#[test]
fn text_of_unknown_blocks_is_kept() {
    check(
        json!([{ "type": "poem", "text": "a", "body": [{ "type": "divider" }], "html": "<p>b" }]),
        json!([{ "type": "paragraph", "text": "a" }, { "type": "divider" }, { "type": "paragraph", "text": "b" }]),
        &["unknown-block $.body[0]"],
    );
    check(json!([{ "type": "poem" }]), json!([]), &["unknown-block $.body[0]"]);
    check(json!(["a"]), json!([{ "type": "paragraph", "text": "a" }]), &["wrong-type $.body[0]"]);
    check(json!("a"), json!([{ "type": "paragraph", "text": "a" }]), &["wrong-type $.body"]);
    check(json!([7]), json!([]), &["wrong-type $.body[0]"]);
}

#[test]
fn heading_levels_are_brought_inside() {
    for (level, expected, issues) in [
        (json!(1), 1, &[][..]),
        (json!(6), 6, &[]),
        (json!("3"), 3, &[]),
        (json!(null), 2, &[]),
        (json!(0), 1, &["wrong-value $.body[0].level"]),
        (json!(-5), 1, &["wrong-value $.body[0].level"]),
        (json!(7), 6, &["wrong-value $.body[0].level"]),
        (json!(1e300), 2, &["wrong-value $.body[0].level"]),
        (json!("h2"), 2, &["wrong-value $.body[0].level"]),
        (json!([]), 2, &["wrong-type $.body[0].level"]),
    ] {
        check(
            json!([{ "type": "heading", "level": level, "text": "x" }]),
            json!([{ "type": "heading", "level": expected, "text": "x" }]),
            issues,
        );
    }
}

#[test]
fn nothing_is_left_out_in_silence() {
    for kind in [
        "paragraph",
        "heading",
        "list",
        "definitions",
        "quote",
        "image",
        "gallery",
        "table",
        "code",
        "video",
        "audio",
        "embed",
        "callout",
        "details",
        "footnotes",
        "html",
    ] {
        let reading = read(&json!({ "headline": "x", "body": [{ "type": kind }] })).unwrap();
        assert_eq!(reading.article.body, [], "{kind}");
        assert_eq!(reading.issues.len(), 1, "{kind}: {:?}", reading.issues);
        assert_eq!(reading.issues[0].code.name(), "missing", "{kind}");
    }
}

#[test]
fn lists_keep_their_inner_lists() {
    let inner = json!([{ "type": "list", "items": [
        { "text": "a", "ordered": true, "start": 3, "items": [{ "text": "b" }, { "items": [{ "text": "c" }] }] },
    ] }]);
    check(inner.clone(), inner, &[]);
    check(
        json!([{ "type": "list", "items": ["a", ["b"], { "content": ["c"] }] }]),
        json!([{ "type": "list", "items": [{ "text": "a" }, { "text": "b" }, { "text": "c" }] }]),
        &[],
    );
}

#[test]
fn cells_that_cannot_be_read_keep_their_place() {
    check(
        json!([{ "type": "table", "header": [["a", "b"]], "rows": [[null, true], "x", [{ "colspan": 2000, "text": "c" }]] }]),
        json!([{ "type": "table", "header": [["a", "b"]], "rows": [["", ""], [{ "text": "c", "colspan": 1000 }]] }]),
        &[
            "wrong-type $.body[0].rows[0][1]",
            "wrong-type $.body[0].rows[1]",
            "wrong-value $.body[0].rows[2][0].colspan",
        ],
    );
}

#[test]
fn pictures_without_alternative_text_are_reported_unless_it_is_empty_or_on_a_card() {
    let reading = read(&json!({
        "headline": "x",
        "lead": { "src": "a.jpg" },
        "body": [
            { "type": "image", "src": "a.jpg", "alt": "" },
            { "type": "gallery", "images": [{ "src": "a.jpg", "alt": " " }, { "src": "a.jpg", "alt": "fine" }] },
            { "type": "image", "src": "a.jpg" },
        ],
        "related": [{ "headline": "y", "image": { "src": "a.jpg" } }],
    }))
    .unwrap();
    assert_eq!(listed(&reading), ["missing-alt $.lead", "missing-alt $.body[2]",]);
}

#[test]
fn stories_are_told_apart() {
    let document = json!({
        "id": "0", "url": "/0", "headline": "Zero",
        "related": [
            { "headline": "One", "url": "/1", "id": "1" },
            { "headline": "One" },
            { "headline": "Other", "url": "/1" },
            { "headline": "Other", "id": "1" },
            { "headline": "Zero" },
            { "headline": "Other", "url": "/0" },
            { "headline": "Other", "id": "0" },
            { "url": "/2" },
            { "headline": "Two", "url": "/2" },
        ],
    });
    let reading = read(&document).unwrap();
    let stories = reading.article.related.as_ref().unwrap().stories.iter();
    assert!(stories.map(|story| story.headline.as_str()).eq(["One", "Two"]));
    let mut issues: Vec<_> =
        (1..7).map(|number| format!("duplicate $.related[{number}]")).collect();
    issues.push("missing $.related[7]".to_owned());
    assert_eq!(listed(&reading), issues);
}

#[test]
fn a_list_is_its_first_article_with_the_others_beside_it() {
    let stories =
        json!([{ "headline": "One", "url": "/1" }, { "headline": "Two" }, { "headline": "Three" }]);
    for (document, heading) in [
        (stories.clone(), Value::Null),
        (json!({ "stories": stories }), Value::Null),
        (json!({ "stories": stories, "heading": "More" }), json!("More")),
        (json!({ "related": stories }), Value::Null),
        (json!({ "related": { "stories": stories, "heading": "More" } }), json!("More")),
    ] {
        let reading = read(&document).unwrap();
        assert_eq!(reading.article.headline, "One", "{document}");
        let written = crate::written(&reading.article);
        assert_eq!(written["related"]["heading"], heading, "{document}");
        let stories = reading.article.related.unwrap().stories;
        assert!(stories.iter().map(|story| story.headline.as_str()).eq(["Two", "Three"]));
    }
}

#[test]
fn the_detail_of_an_event_says_what_is_missing_by_null() {
    let detail = |document: Value| crate::written(&read(&document).unwrap().detail());
    assert_eq!(
        detail(json!({ "headline": "x" })),
        json!({
            "url": null, "format": "article", "headline": "x", "published": null, "updated": null, "issues": [],
        })
    );
    assert_eq!(
        detail(json!({
            "headline": "x", "url": "/a", "published": "2024-10-22", "updated": "2024-10-22 12:30 +0900",
            "body": [{ "type": "divider" }, 5],
        })),
        json!({
            "url": "https://news.example/a", "format": "article", "headline": "x", "published": "2024-10-22",
            "updated": "2024-10-22T12:30:00+09:00",
            "issues": [{
                "code": "wrong-type", "message": "found a number, expected a block: left out", "path": "$.body[1]",
            }],
        })
    );
}

/// Ten digits may be seconds, or anything: no date is better than one of 1970.
#[test]
fn a_date_is_a_text_or_an_epoch_time() {
    for (published, expected) in [
        (json!("2024-10-22"), json!("2024-10-22")),
        (json!("1729555200000"), json!("2024-10-22T00:00:00Z")),
        (json!(1_729_555_200_000_i64), json!("2024-10-22T00:00:00Z")),
        (json!(99_999_999_999_i64), json!("1973-03-03T09:46:39Z")),
        (json!("1729555200"), json!("2024-10-22T00:00:00Z")),
        (json!(1_729_555_200), json!("2024-10-22T00:00:00Z")),
        (json!(20_241_022), json!("2024-10-22")),
        (json!("2024"), json!(null)),
    ] {
        let reading = read(&json!({ "headline": "x", "published": published })).unwrap();
        let article = crate::written(&reading.article);
        assert_eq!(article["published"], expected, "{published}");
        let told = reading.issues.iter().any(|issue| issue.code.name() == "bad-date");
        assert_eq!(told, expected.is_null(), "{published}");
    }
}
