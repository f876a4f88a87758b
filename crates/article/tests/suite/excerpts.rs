//! The few sentences on a card.

use crate::read;
use article::{excerpt::excerpt, stories::first_text};
use proptest::prelude::*;
use serde_json::json;

#[test]
fn a_text_is_cut_where_a_word_ends() {
    fn check(text: String, expected: String) {
        assert_eq!(excerpt(&text), expected, "{text}");
    }
    let a = |count| "a".repeat(count);
    check(String::new(), String::new());
    check(" two \n\t words ".into(), "two words".into());
    check(a(200), a(200));
    check(a(201), format!("{}…", a(200)));
    check("果".repeat(200), "果".repeat(200));
    check("果".repeat(201), format!("{}…", "果".repeat(200)));
    // A word that ends right at the limit is whole, one that goes past it is left out.
    check(format!("{} {} b", a(99), a(100)), format!("{} {}…", a(99), a(100)));
    check(format!("{} {} b", a(100), a(100)), format!("{}…", a(100)));
    check(format!("{}, {}", a(150), a(100)), format!("{}…", a(150)));
    // A word that would cost more than half of it is cut itself.
    check(format!("{} {}", a(98), a(300)), format!("{} {}…", a(98), a(101)));
    check(format!("短 {}", "果".repeat(300)), format!("短 {}…", "果".repeat(198)));
    // An excerpt that is one already stays.
    check(format!("{}…", a(200)), format!("{}…", a(200)));
    check("And so on…".into(), "And so on…".into());
}

#[test]
fn the_first_words_of_a_text_stand_in_its_first_paragraph() {
    let p = |text: &str| json!({ "type": "paragraph", "text": text });
    for (body, expected) in [
        (json!([p("a"), p("b")]), Some("a")),
        (json!([{ "type": "heading", "text": "a" }, p("b")]), Some("b")),
        (json!([{ "type": "list", "items": ["a", "b"] }, p("c")]), Some("a")),
        (json!([{ "type": "quote", "text": "a" }, p("b")]), Some("a")),
        (
            json!([{ "type": "callout", "kind": "note", "title": "a", "text": "b" }, p("c")]),
            Some("b"),
        ),
        (
            json!([{ "type": "code", "text": "a" }, { "type": "quote", "body": [p("b")] }]),
            Some("b"),
        ),
        (json!([{ "type": "divider" }]), None),
    ] {
        let article = read(&json!({ "headline": "x", "body": body })).unwrap().article;
        assert_eq!(first_text(&article.body).as_deref(), expected, "{body}");
    }
}

/// Only the beginning of a long text is read for a card, wherever in a letter that ends.
#[test]
fn the_excerpt_of_a_long_text_is_its_beginning() {
    for before in ["", "x"] {
        let html = format!("<p>{before}{}", "é".repeat(3_000));
        let story =
            |title: &str, html: &str| json!({ "id": title, "title": title, "content_html": html });
        let feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "items": [story("a", "<p>first</p>"), story("b", &html)],
        });
        let related = read(&feed).unwrap().article.related.unwrap();
        let expected = format!("{before}{}…", "é".repeat(200 - before.len()));
        assert_eq!(related.stories[0].excerpt, expected);
    }
}

proptest! {
    #[test]
    fn an_excerpt_is_short_and_its_own_excerpt(text in "[a-zé果. ,…\u{301}-]{0,450}") {
        let short = excerpt(&text);
        prop_assert!(short.chars().count() <= 201);
        prop_assert_eq!(excerpt(&short), short.clone());
        let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(whole == short || whole.starts_with(short.strip_suffix('…').unwrap()));
    }
}
