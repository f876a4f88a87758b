//! The adapter of Ghost, rule by rule; `samples/ghost` shows it whole.

use crate::{article_of, read};
use serde_json::{Value, json};

/// What a field of a post with some fields more becomes.
fn check(fields: Value, pointer: &str, expected: Value) {
    let post =
        json!({ "id": "1", "comment_id": "1", "title": "x", "html": "<p>One two three.</p>" });
    assert_eq!(article_of(post, &fields, "ghost", pointer), expected, "{fields}");
}

#[test]
fn an_excerpt_that_ghost_cut_out_is_no_standfirst() {
    for (fields, expected) in [
        (json!({ "custom_excerpt": "By hand.", "excerpt": "By hand." }), json!("By hand.")),
        (json!({ "custom_excerpt": null, "excerpt": "Heading One two" }), json!(null)),
        (json!({ "excerpt": "One two" }), json!(null)),
        (json!({ "excerpt": "By hand." }), json!("By hand.")),
        (
            json!({ "custom_excerpt": null, "excerpt": "What is free.", "html": null, "access": false }),
            json!("What is free."),
        ),
        (json!({ "custom_excerpt": "x" }), json!(null)),
    ] {
        check(fields, "/standfirst", expected);
    }
}

#[test]
fn posts_are_told_from_those_of_other_systems() {
    for (document, is) in [
        (json!({ "posts": [{ "title": "a", "url": "https://a.example/" }] }), true),
        (json!({ "pages": [{ "title": "a", "html": "" }] }), true),
        (json!([{ "title": "a", "comment_id": "1", "html": "" }]), true),
        (
            json!({ "posts": [{ "ID": 1, "title": "a", "URL": "https://a.example/", "content": "", "slug": "a" }] }),
            false,
        ),
        (json!({ "posts": 3 }), false),
        (json!({ "title": "a", "html": "b" }), false),
    ] {
        let found = read(&document).is_ok_and(|reading| reading.format.name() == "ghost");
        assert_eq!(found, is, "{document}");
    }
}

#[test]
fn a_list_that_holds_no_post_is_empty_and_one_of_other_things_is_none_of_ghosts() {
    for (document, code) in [
        (json!({ "posts": [] }), "empty"),
        (json!({ "pages": [] }), "empty"),
        (json!({ "posts": [{ "name": "x" }] }), "unknown-format"),
    ] {
        assert_eq!(read(&document).unwrap_err().code().name(), code, "{document}");
    }
}

#[test]
fn only_what_is_published_is_shown() {
    for (status, shown) in
        [("published", true), ("sent", true), ("draft", false), ("scheduled", false)]
    {
        let post = json!({ "posts": [{ "title": "a", "html": "b", "status": status }] });
        assert_eq!(read(&post).is_ok(), shown, "{status}");
    }
}
