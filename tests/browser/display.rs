//! `display="card"`: stories as cards in place of an article.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{host::Host, html::lines};

const CARD: [(&str, &str); 1] = [("display", "card")];

/// An article with a story beside it.
const ARTICLE: &str = r#"{
    "url": "/lamps", "language": "en-GB", "headline": "Lamps return", "standfirst": "Forty lamps.", "section": "Harbour",
    "published": "2025-03-04", "body": [{"type": "paragraph", "text": "Words."}], "related": [{"headline": "Another"}]
}"#;

#[wasm_bindgen_test]
async fn an_article_is_one_card() {
    let host = Host::of(&CARD, ARTICLE).await;
    let card = r#"<ul part="cards" tabindex="-1"><li part="card">
        <p part="card-kicker"><span>Harbour</span></p>
        <h2 part="card-headline"><a data-index="0" href="https://news.example/lamps">Lamps return</a></h2>
        <p part="card-excerpt">Forty lamps.</p>
        <p><time datetime="2025-03-04" dir="auto" part="card-date">4 Mar 2025</time></p>
    </li></ul>"#;
    assert_eq!(host.drawn(), lines(card));
    assert!(host.find("[part=related]").is_none());
    assert_eq!(host.root.get_attribute("lang").as_deref(), Some("en-GB"));
    assert!(host.article().contains(r#""text":"Words.""#), "{}", host.article());
    // The article takes the place of its card, and the other way round.
    host.set("display", None).await;
    assert_eq!(host.headings(), ["2 Lamps return", "3 More stories", "4 Another"]);
    host.set("display", Some("CARD ")).await;
    assert_eq!(host.drawn(), lines(card));
    assert_eq!(host.unheard(), 0);
}

#[wasm_bindgen_test]
async fn a_list_is_a_card_each_with_what_only_cards_have() {
    let host = Host::new(&CARD);
    let told = host
        .show(
            r#"{"heading": "Front page", "stories": [
                {"headline": "One", "kicker": "Now", "live": true, "rating": 4}, {"headline": "Two"}, {"headline": "One"}
            ]}"#,
        )
        .await;
    assert!(told.detail.contains(r#""headline":"One""#), "{}", told.detail);
    assert_eq!(host.headings(), ["2 One", "2 Two"]);
    assert_eq!(host.texts("[part=card-kicker]"), ["Live Now"]);
    assert_eq!(host.all("[part=card-rating]").len(), 1);
    host.set("heading-level", Some("4")).await;
    assert_eq!(host.headings(), ["4 One", "4 Two"]);
    assert_eq!(host.unheard(), 0);
}

/// A long list is drawn bit by bit, and told of once it is there.
#[wasm_bindgen_test]
async fn a_long_list() {
    let stories: Vec<String> =
        (1..=60).map(|at| format!(r#"{{"headline": "Story {at}"}}"#)).collect();
    let host = Host::new(&CARD);
    host.load(&[("text", format!("[{}]", stories.join(",")).into())]);
    assert_eq!(host.told().await.name, "drawn");
    assert_eq!(host.told().await.name, "article-load");
    assert_eq!(host.all("[part=card]").len(), 60);
}

#[wasm_bindgen_test]
async fn opens_in_place_and_comes_back() {
    let attributes = [CARD[0], ("related", "in-place")];
    let host = Host::of(&attributes, ARTICLE).await;
    host.get("[data-index]").click();
    assert_eq!(host.told().await.name, "related-select");
    assert_eq!(host.told().await.name, "article-load");
    assert_eq!(host.texts("[part=body]"), ["Words."]);
    // Meanwhile it may become an article's element: that is what is gone back to.
    host.set("display", None).await;
    assert_eq!(host.texts("[part=back]"), ["Back"]);
    host.get("[part=back]").click();
    assert_eq!(host.told().await.name, "article-load");
    assert_eq!(host.headings(), ["2 Lamps return", "3 More stories", "4 Another"]);
}
