//! The article, and what its parts share.

use article::{SafeUrl, url::Purpose};
use article_widget::components::{
    Article, Body, Heading, Lead, ReadOn, Versioned, context::use_story,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Node;

use super::mount::{Alone, nodes, story};

const TEXT: &str = r#""url": "https://news.example/1", "tags": [{"name": "Steel"}], "body": [
    {"type": "paragraph", "content": ["Words", {"text": "1", "note": "a"}]},
    {"type": "footnotes", "notes": [{"id": "a", "text": "A note."}]}
]"#;

#[wasm_bindgen_test]
fn article() {
    let alone = Alone::of(TEXT, || view! { <Article/> });
    let (begin, end) = (r#"<article aria-labelledby="headline" part="article">"#, "</article>");
    let header = r#"<header><h2 id="headline" part="headline">Top</h2></header>"#;
    let body = r##"<div part="body">
        <p>Words<a href="#note-a" id="ref-a" role="doc-noteref">1</a></p>
        <ol part="footnotes"><li id="note-a" tabindex="-1">A note. <a aria-label="Back to the text" href="#ref-a"
        ␠role="doc-backlink">↩</a></li></ol>
    </div>"##;
    let footer = |tag: &str| {
        let tags = format!(r#"<ul aria-label="Tags"><li><span part="tag">{tag}</span></li></ul>"#);
        format!(r#"<footer part="footer">{tags}</footer>"#)
    };
    let steel = footer("Steel");
    alone.shows(&format!("{begin}{header}{body}{steel}{end}"));

    // Controls come and go; the rest stays.
    let before = alone.nodes();
    alone.settings.controls.set(0b1_1111);
    leptos::flush();
    assert!(alone.find("article > .controls:first-child").is_some());
    alone.click(".larger");
    assert_eq!(alone.told(), ["act larger"]);
    alone.settings.controls.set(0);
    leptos::flush();
    assert!(alone.nodes() == before);

    // What acts is the element's to do; a place in the article is found in the shadow root.
    alone.click(".note-ref");
    assert_eq!(alone.told(), ["act note-ref"]);
    alone.click(".note-back");
    assert_eq!(alone.focused().map(|focused| focused.id()).as_deref(), Some("ref-a"));
    alone.click("p");
    assert!(alone.told().is_empty());

    // A newer version draws that anew which is another one.
    let (old_header, old_body) = (alone.get("header"), alone.get(".body"));
    alone.renew(&TEXT.replace("Steel", "Iron"));
    alone.shows(&format!("{begin}{header}{body}{}{end}", footer("Iron")));
    assert!(alone.get("header") == old_header && alone.get(".body") == old_body);
    alone.renew(r#""url": "https://news.example/1""#);
    let read_on = r#"<p><a href="https://news.example/1">Read the whole story</a></p>"#;
    alone.shows(&format!("{begin}{header}{read_on}{end}"));
    assert!(alone.get("header") == old_header);
    // Without a headline it has no name, rather than the name of nothing.
    alone.renew(r#""headline": "", "body": ["Words."]"#);
    alone.shows(
        r#"<article part="article"><header></header><div part="body"><p>Words.</p></div></article>"#,
    );
}

#[wasm_bindgen_test]
fn versioned() {
    let alone = Alone::of(r#""place": "Lima""#, || {
        view! {
            <Versioned same=|one, other| one.place == other.place>
                <p>{use_story().reading().article.place.clone()}</p>
            </Versioned>
        }
    });
    alone.shows("<p>Lima</p>");
    alone.keeps(|alone| alone.renew(r#""place": "Lima", "headline": "New""#), "<p>Lima</p>");
    let before = alone.get("p");
    alone.renew(r#""place": "Quito""#);
    alone.shows("<p>Quito</p>");
    assert_ne!(alone.get("p"), before);
}

#[wasm_bindgen_test]
fn heading() {
    let alone = Alone::of("", || {
        view! {
            <Heading below=1 class="part" part="part" id="part">
                "Words "
                <em>{"here"}</em>
            </Heading>
        }
    });
    let children = |alone: &Alone| nodes(&alone.get("#part"));
    let before: Vec<Node> = children(&alone);
    for (headline, expected) in [
        (2, r#"<h3 id="part" part="part">Words <em>here</em></h3>"#),
        (1, r#"<h2 id="part" part="part">Words <em>here</em></h2>"#),
        (3, r#"<h4 id="part" part="part">Words <em>here</em></h4>"#),
        (4, r#"<h5 id="part" part="part">Words <em>here</em></h5>"#),
        (5, r#"<h6 id="part" part="part">Words <em>here</em></h6>"#),
        (
            6,
            r#"<div aria-level="7" id="part" part="part" role="heading">Words <em>here</em></div>"#,
        ),
        (1, r#"<h2 id="part" part="part">Words <em>here</em></h2>"#),
    ] {
        alone.settings.heading_level.set(headline);
        leptos::flush();
        alone.shows(expected);
        assert_eq!(alone.get("#part").class_name(), "part");
        assert!(children(&alone) == before, "other children below {headline}");
    }
}

#[wasm_bindgen_test]
fn heading_of_each_level() {
    for below in 0..7 {
        let mut alone = Alone::new(story(""));
        alone.settings.heading_level.set(1);
        alone.mount(|| {
            view! { <Heading below class="part" foreign=true>{"Words"}</Heading> }
        });
        let level = below + 1;
        let (begin, end) = match level {
            1..=6 => (format!("h{level}"), format!("h{level}")),
            _ => (format!(r#"div aria-level="{level}" role="heading""#), "div".to_owned()),
        };
        alone.shows(&format!("<{begin}>Words</{end}>"));
        // The article's own says its language where the interface has another.
        alone.speak("de");
        leptos::flush();
        let heading = alone.get(".part");
        assert_eq!(heading.get_attribute("lang").as_deref(), Some("en-GB"), "{level}");
        assert_eq!(heading.get_attribute("dir").as_deref(), Some("ltr"), "{level}");
    }
}

#[wasm_bindgen_test]
fn lead() {
    Alone::of("", || view! { <Lead/> }).shows("");
    let picture = r#""lead": {"type": "image", "src": "https://news.example/a.jpg", "alt": "A"}"#;
    let alone = Alone::of(picture, || view! { <Lead/> });
    let figure = |enlarge: &str| {
        format!(
            r#"<figure part="figure lead"><div>
                <img alt="A" decoding="async" fetchpriority="high" src="https://news.example/a.jpg">
                <button aria-label="{enlarge}: A" part="enlarge" type="button"></button>
            </div></figure>"#
        )
    };
    alone.shows(&figure("Enlarge picture"));
    alone.keeps_in("de", &figure("Bild vergrößern"));

    let sound = r#""lead": {"type": "audio", "sources": [{"src": "https://news.example/a.mp3"}]}"#;
    let alone = Alone::of(sound, || view! { <Lead/> });
    assert!(alone.find(":scope > [part=lead] > figure > audio").is_some());
}

#[wasm_bindgen_test]
fn body() {
    let text = |words: [&str; 3]| {
        let [one, two, three] =
            words.map(|words| format!(r#"{{"type": "paragraph", "text": "{words}"}}"#));
        format!(r#""body": [{one}, {two}, {three}]"#)
    };
    let alone = Alone::of(&text(["One", "Two", "Three"]), || view! { <Body/> });
    alone.shows(r#"<div part="body"><p>One</p><p>Two</p><p>Three</p></div>"#);
    alone.keeps_in(
        "de",
        r#"<div dir="ltr" lang="en-GB" part="body"><p>One</p><p>Two</p><p>Three</p></div>"#,
    );
    alone.keeps_in("en-GB", r#"<div part="body"><p>One</p><p>Two</p><p>Three</p></div>"#);
    // Of a newer version the blocks that are others are drawn.
    let (first, last) = (alone.get("p"), alone.get("p:last-child"));
    alone.renew(&text(["One", "2", "Three"]));
    alone.shows(r#"<div part="body"><p>One</p><p>2</p><p>Three</p></div>"#);
    assert!(alone.get("p") == first && alone.get("p:last-child") == last);
    assert_eq!(alone.story.news.get_untracked(), [false, true, false]);
}

/// A long one comes in slices, and no more of them once it is taken down.
#[wasm_bindgen_test]
async fn body_in_slices() {
    let blocks: Vec<String> =
        (0..300).map(|at| format!(r#"{{"type": "paragraph", "text": "{at}"}}"#)).collect();
    let fields = format!(r#""body": [{}]"#, blocks.join(","));
    let count = |alone: &Alone| alone.root.query_selector_all("p").unwrap().length();
    let alone = Alone::of(&fields, || view! { <Body/> });
    assert!(alone.story.drawing.is_under_way() && (60..100).contains(&count(&alone)));
    alone.story.drawing.end().await;
    assert_eq!(count(&alone), 300);
    assert!(alone.find(".slice").is_some());

    let alone = Alone::of(&fields, || view! { <Body/> });
    let drawing = alone.story.drawing.clone();
    drop(alone);
    assert!(!drawing.is_under_way());
}

#[wasm_bindgen_test]
fn read_on() {
    let url = SafeUrl::new("https://news.example/1".to_owned(), Purpose::Link).unwrap();
    let alone = Alone::of("", || view! { <ReadOn url/> });
    let line = |words: &str| format!(r#"<p><a href="https://news.example/1">{words}</a></p>"#);
    alone.shows(&line("Read the whole story"));
    alone.keeps_in("de", &line("Ganzen Artikel lesen"));
}
