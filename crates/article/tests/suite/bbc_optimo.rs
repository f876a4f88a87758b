//! The adapter of the BBC's Optimo, rule by rule; `samples/bbc-optimo` shows it whole.

use crate::read;
use serde_json::{Value, json};

fn text(text: &str) -> Value {
    let fragment = json!({ "type": "fragment", "model": { "text": text, "attributes": [] } });
    let paragraph = json!({ "type": "paragraph", "model": { "text": text, "blocks": [fragment] } });
    json!({ "type": "text", "model": { "blocks": [paragraph] } })
}

#[test]
fn the_headline_is_that_of_the_text_else_that_of_the_card() {
    let headline = json!({ "type": "headline", "model": { "blocks": [text("Whole")] } });
    for (blocks, headlines, expected) in [
        (json!([headline, text("x")]), json!({ "headline": "Short" }), "Whole"),
        (json!([text("x")]), json!({ "headline": "Short", "seoHeadline": "Found" }), "Short"),
        (json!([text("x")]), json!({ "seoHeadline": "Found" }), "Found"),
    ] {
        let document = json!({
            "metadata": { "type": "article" },
            "content": { "model": { "blocks": blocks } },
            "promo": { "headlines": headlines },
        });
        let reading = read(&document).unwrap();
        assert_eq!(reading.format.name(), "bbc-optimo", "{document}");
        assert_eq!(reading.article.headline, expected, "{document}");
    }
}
