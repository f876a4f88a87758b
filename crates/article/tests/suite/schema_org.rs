//! The adapter of schema.org, rule by rule; `samples/schema-org` shows it whole.

use crate::{article_of, read};
use serde_json::{Value, json};

/// What a field of an article with some fields more becomes.
fn check(fields: Value, pointer: &str, expected: Value) {
    let story =
        json!({ "@context": "https://schema.org", "@type": "NewsArticle", "headline": "x" });
    assert_eq!(article_of(story, &fields, "schema-org", pointer), expected, "{fields}");
}

#[test]
fn a_text_is_plain_or_markup_or_markup_encoded_once_more() {
    for (text, expected) in [
        ("One.", json!([{ "type": "paragraph", "text": "One." }])),
        ("R&amp;D < 5 & > 3", json!([{ "type": "paragraph", "text": "R&D < 5 & > 3" }])),
        (
            "a\nb",
            json!([{ "type": "paragraph", "text": "a" }, { "type": "paragraph", "text": "b" }]),
        ),
        (
            "a\nb\n\nc",
            json!([{ "type": "paragraph", "text": "a\nb" }, { "type": "paragraph", "text": "c" }]),
        ),
        (
            "<h2>a</h2>b",
            json!([{ "type": "heading", "level": 2, "text": "a" }, { "type": "paragraph", "text": "b" }]),
        ),
        (
            "&lt;h2&gt;a&lt;/h2&gt;b",
            json!([{ "type": "heading", "level": 2, "text": "a" }, { "type": "paragraph", "text": "b" }]),
        ),
    ] {
        check(json!({ "articleBody": text }), "/body", expected);
    }
}

#[test]
fn the_address_stands_in_many_places() {
    let page = "https://a.example/1";
    for fields in [
        json!({ "url": page, "@id": "https://a.example/2" }),
        json!({ "mainEntityOfPage": page, "@id": "https://a.example/2" }),
        json!({ "mainEntityOfPage": { "@type": "WebPage", "@id": page } }),
        json!({ "mainEntityOfPage": { "@type": "WebPage", "url": page } }),
        json!({ "@id": page }),
        json!({ "url": "/1", "mainEntityOfPage": null, "@id": "https://a.example/2" }),
    ] {
        let expected = if fields["url"] == "/1" { "https://news.example/1" } else { page };
        check(fields, "/url", json!(expected));
    }
}

#[test]
fn articles_are_told_by_a_headline_or_their_type() {
    for (document, headline) in [
        (json!({ "@type": "Report", "headline": "a" }), Some("a")),
        (json!({ "@type": ["Thing", "x"], "headline": "a" }), Some("a")),
        (json!({ "@type": "BlogArticle", "name": "a" }), Some("a")),
        (
            json!({ "@context": "http://schema.org", "@type": "WebPage", "name": "p", "mainEntity": { "@type": "Article", "name": "a" } }),
            Some("a"),
        ),
        (
            json!([{ "@type": "WebSite", "name": "s" }, { "@type": "Article", "headline": "a" }]),
            Some("a"),
        ),
        (
            json!([{ "@context": "https://schema.org", "@graph": [{ "@type": "Article", "headline": "a" }] }]),
            Some("a"),
        ),
        (json!({ "@context": "https://schema.org", "@type": "Recipe", "name": "a" }), None),
    ] {
        let read = read(&document).map(|reading| reading.article.headline);
        assert_eq!(read.ok().as_deref(), headline, "{document}");
    }
}

#[test]
fn an_author_of_a_graph_is_found_by_the_id_and_by_nothing_else() {
    for (author, expected) in [
        (json!({ "@id": "#ada" }), json!("Ada")),
        (json!({ "@type": "Person" }), json!(null)),
        (json!({ "@id": "#bo" }), json!(null)),
    ] {
        let document = json!({ "@context": "https://schema.org", "@graph": [
            { "@type": "WebSite", "name": "Site" },
            { "@type": "NewsArticle", "headline": "x", "author": author },
            { "@type": "Person", "@id": "#ada", "name": "Ada" },
        ] });
        let article = crate::written(&read(&document).unwrap().article);
        assert_eq!(article["authors"][0]["name"], expected, "{author}");
    }
}

#[test]
fn of_an_article_that_comes_twice_the_one_with_a_text_is_shown() {
    let short = json!({ "@type": "NewsArticle", "headline": "a", "description": "d" });
    let whole = json!({ "@type": "Article", "headline": "a", "articleBody": "b" });
    let page = json!({ "@type": "WebPage", "headline": "a" });
    for document in
        [json!([short, whole]), json!([whole, short]), json!({ "@graph": [page, short, whole] })]
    {
        let article = crate::written(&read(&document).unwrap().article);
        assert_eq!(article["body"][0]["text"], "b", "{document}");
        assert_eq!(article["related"], json!(null), "{document}");
    }
}
