//! In every format: whatever a text says is in the article, in its order, and nothing of it acts.

use crate::read;
use article::Format;
use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::{Value, json};

/// A document of a format whose paragraphs say this. Texts are plain; where a format has markup, escaped.
fn document(format: Format, texts: &[String]) -> Value {
    let html: String = texts.iter().map(|text| format!("<p>{}</p>", escaped(text))).collect();
    let plain = texts.join("\n\n");
    let each = |element: &dyn Fn(&String) -> Value| texts.iter().map(element).collect::<Value>();
    match format {
        Format::Article => {
            json!({ "headline": "h", "body": each(&|text| json!({ "type": "paragraph", "text": text })) })
        }
        Format::JsonFeed => json!({ "version": "https://jsonfeed.org/version/1.1",
            "items": [{ "id": "1", "title": "h", "content_html": html }] }),
        Format::SchemaOrg => json!({ "@context": "https://schema.org", "@type": "NewsArticle",
            "headline": "h", "articleBody": escaped(&plain) }),
        Format::AppleNews => json!({ "version": "1.0", "identifier": "1", "title": "h",
            "components": each(&|text| json!({ "role": "body", "text": text })) }),
        Format::GuardianCapi => json!({ "response": { "status": "ok", "content": { "webTitle": "h",
            "webUrl": "https://a.example/", "blocks": { "body": [{ "elements":
            each(&|text| json!({ "type": "text", "textTypeData": { "html": format!("<p>{}</p>", escaped(text)) } }))
            }] } } } }),
        Format::BbcOptimo => json!({ "metadata": {}, "promo": { "headlines": { "headline": "h" } },
            "content": { "model": { "blocks": [{ "type": "text", "model": { "blocks":
            each(&|text| json!({ "type": "paragraph", "model": { "text": text, "blocks": [
                { "type": "fragment", "model": { "text": text, "attributes": [] } }] } })) } }] } } }),
        Format::ArcAns => json!({ "type": "story", "_id": "1", "headlines": { "basic": "h" },
            "content_elements": each(&|text| json!({ "type": "text", "content": escaped(text) })) }),
        Format::WordPress => json!({ "title": { "rendered": "h" }, "_embedded": {},
            "content": { "rendered": html } }),
        Format::Ghost => json!({ "posts": [{ "slug": "h", "title": "h", "html": html,
            "published_at": "2024-05-01T10:00:00Z" }] }),
        Format::Contentful => {
            json!({ "sys": { "id": "1", "type": "Entry" }, "fields": { "title": "h",
            "body": { "nodeType": "document", "content": each(&|text| json!({ "nodeType": "paragraph",
            "content": [{ "nodeType": "text", "value": text, "marks": [{ "type": "bold" }] }] })) } } })
        }
        Format::PortableText => {
            json!({ "_type": "post", "_id": "1", "title": "h", "body": each(&|text|
            json!({ "_type": "block", "style": "normal", "children": [
                { "_type": "span", "text": text, "marks": ["strong"] }] })) })
        }
        Format::Drupal => json!({ "data": { "type": "node--page", "attributes": { "title": "h",
            "body": { "processed": html } } } }),
        Format::ActivityStreams => {
            json!({ "type": "Article", "attributedTo": "https://a.example/b",
            "name": "h", "content": html })
        }
        // A map says where the text is.
        Format::Map => unreachable!("it is none of those that are known"),
        Format::Ninjs => json!({ "uri": "urn:1", "headline": "h", "body_xhtml": html }),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The text of all that a value has under `text`, or as bare runs in `content`, without white space.
fn words(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| match item {
            Value::String(text) => out.push_str(text),
            other => words(other, out),
        }),
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("text", Value::String(text)) => out.push_str(text),
                    ("content" | "body" | "items", value) => words(value, out),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(crate::cases(64))]

    #[test]
    fn every_word_is_there_once_and_in_its_place(
        texts in vec(
            vec(
                select(&["one", "Größe", "果物", "שלום", "5 < 6", "a&b", "&amp;", "<b>", "\"q\"", "it’s", "[x]", "…", "end."][..]),
                1..6,
            ),
            1..6,
        )
    ) {
        // A first word that no headline has, and none that looks like a shortcode.
        let texts: Vec<String> = texts
            .iter()
            .enumerate()
            .map(|(number, words)| format!("Paragraph {number} {}", words.join(" ")))
            .collect();
        for format in Format::ALL {
            let document = document(*format, &texts);
            let reading = read(&document).unwrap();
            prop_assert_eq!(reading.format, *format);
            let article = crate::written(&reading.article);
            let mut found = String::new();
            words(&article["body"], &mut found);
            prop_assert_eq!(bare(&found), bare(&texts.concat()), "{}", format.name());
        }
    }
}
