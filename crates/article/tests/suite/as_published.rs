//! What systems really send: each case a document, and what a place of the article is.

use serde_json::{Value, json};

use crate::{read, written};

fn check(document: &Value, pointer: &str, expected: &Value) {
    let article = written(&read(document).unwrap().article);
    assert_eq!(
        article.pointer(pointer).unwrap_or(&Value::Null),
        expected,
        "{pointer} of {document}"
    );
}

#[test]
fn titles_that_are_plain_by_specification_stay_plain() {
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": "1", "title": "The <dl> &amp; co", "summary": "Use <dt>", "content_text": "End it by </b>\n\nso" }] });
    check(&feed, "/headline", &json!("The <dl> & co"));
    check(&feed, "/standfirst", &json!("Use <dt>"));
    check(&feed, "/body/0/text", &json!("End it by </b>"));
    check(&feed, "/body/1/text", &json!("so"));
    let post = json!({ "id": 1, "link": "https://well.example/", "title": { "rendered": "A <em>well</em>" }, "content": { "rendered": "<p>x</p>" } });
    check(&post, "/headline", &json!("A well"));
}

#[test]
fn paragraphs_of_a_text_with_marked_words_stay() {
    let text = |text: &str| json!({ "@context": "https://schema.org", "@type": "Report", "headline": "h", "articleBody": text });
    check(&text("A <b>deep</b> well.\n\nTwo."), "/body/1/text", &json!("Two."));
    check(&text("Shut it by </p> here."), "/body/0/text", &json!("Shut it by </p> here."));
    check(&text("<p>One.</p>\n\n<p>Two.</p>"), "/body/1/text", &json!("Two."));
}

#[test]
fn authors_are_found_where_they_stand() {
    let graph = json!({ "@context": "https://schema.org", "@graph": [
        { "@type": "Article", "headline": "h", "articleBody": "x", "author": [{ "@id": "#p" }, { "name": "Bo Tarn" }] },
        { "@type": "Person", "@id": "#p", "name": "Ana Lund" },
    ] });
    check(&graph, "/authors", &json!([{ "name": "Ana Lund" }, { "name": "Bo Tarn" }]));
    let feed = |authors: Value| json!({ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": "1", "title": "t", "content_text": "x", "authors": authors, "author": { "name": "By Ana Lund" } }] });
    check(&feed(json!([])), "/authors/0/name", &json!("Ana Lund"));
    check(&feed(json!([{ "name": "Byrne Tarn" }])), "/authors/0/name", &json!("Byrne Tarn"));
    let post = json!({ "id": 1, "title": { "rendered": "t" }, "content": { "rendered": "x" }, "authors": [{ "display_name": "Ana Lund" }, { "display_name": "Bo Tarn" }], "_embedded": { "author": [{ "name": "desk" }] } });
    check(&post, "/authors/1/name", &json!("Bo Tarn"));
    let closed = json!({ "id": 1, "title": { "rendered": "t" }, "content": { "rendered": "x" }, "_embedded": { "author": [{ "code": "rest_forbidden", "message": "No." }] } });
    assert!(read(&closed).unwrap().issues.iter().any(|issue| issue.message.contains("author")));
}

#[test]
fn values_of_json_ld_are_unpacked() {
    let value = |it: &str| json!({ "@value": it });
    let document = json!({ "@context": "https://schema.org", "@type": "NewsArticle", "headline": value("h"), "articleBody": [value("One."), "Two."], "datePublished": value("2024-10-22") });
    check(&document, "/headline", &json!("h"));
    check(&document, "/body/1/text", &json!("Two."));
    check(&document, "/published", &json!("2024-10-22"));
    let blog = json!({ "@context": "https://schema.org", "@type": "Blog", "blogPosts": [{ "@type": "BlogPosting", "headline": "a", "articleBody": "x" }, { "@type": "BlogPosting", "headline": "b" }] });
    check(&blog, "/related/stories/0/headline", &json!("b"));
}

#[test]
fn an_excerpt_that_leaves_lists_out_is_the_beginning_of_the_text() {
    let post = |excerpt: &str| json!({ "id": 1, "title": { "rendered": "t" }, "excerpt": { "rendered": excerpt }, "content": { "rendered": "<p>Take:</p><ul><li>a bucket</li></ul><p>Go to the well at nine.</p>" } });
    check(&post("<p>Take: Go to the well&hellip;</p>"), "/standfirst", &Value::Null);
    check(&post("<p>Take: a bucket Go to the well</p>"), "/standfirst", &Value::Null);
    check(&post("<p>What to take.</p>"), "/standfirst", &json!("What to take."));
}

#[test]
fn a_story_for_members_goes_on_elsewhere() {
    let post = json!({ "posts": [{ "id": "1", "uuid": "u", "title": "t", "url": "https://well.example/t/", "html": "<p>x</p>", "access": false }] });
    check(&post, "/cut", &json!(true));
}
