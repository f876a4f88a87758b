//! What an article holds, a component for each kind of block: pictures, video and sound, what third parties offer.

use std::sync::Arc;

use article::{Content, SafeUrl, content::plain as words, url::Purpose};
use article_widget::components::{
    content::{Caption, Embed, Figure, Frame, Gallery, Picture, Player, Plays, Priority},
    context::Shown,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::mount::{Alone, part, reading};

/// A picture with a file of another width.
const PICTURE: &str = r#"{"type": "image", "src": "https://a.example/a.jpg", "alt": "A bridge", "width": 3, "height": 2,
    "sources": [{"src": "https://a.example/b.jpg", "width": 300}]}"#;

/// A component in an article whose reader saves data.
fn saving<V: IntoView>(view: impl FnOnce() -> V) -> Alone {
    let mut alone = Alone::new(Shown { saves: true, ..Shown::new(reading(""), 600) }.into());
    alone.mount(view);
    alone
}

#[wasm_bindgen_test]
fn picture() {
    let image = part!(Image, PICTURE);
    let alone = Alone::of("", || {
        view! {
            <Picture image=&image priority=Priority::Lead class="frame card" part="box">
                <b>{"beside"}</b>
            </Picture>
        }
    });
    alone.shows(
        r#"<div part="box" style="--ratio: 3/2;">
            <img alt="A bridge" decoding="async" fetchpriority="high" height="2" sizes="552px"
            ␠src="https://a.example/a.jpg" srcset="https://a.example/b.jpg 300w" width="3">
            <b>beside</b>
        </div>"#,
    );
    assert_eq!(alone.get("div").class_name(), "frame card");
}

#[wasm_bindgen_test]
fn picture_that_does_not_come() {
    let image = part!(Image, PICTURE);
    let alone = Alone::of("", || view! { <Picture image=&image/> });
    let (picture, has) = (alone.get("img"), |name| alone.get("img").has_attribute(name));
    assert!(has("srcset") && has("src"));
    // The file that every browser can show, then its words.
    alone.send("img", "error");
    assert!(!has("srcset") && has("src") && alone.get("img") == picture);
    alone.send("img", "error");
    alone.shows(r#"<div style="--ratio: 3/2; --own: 3px;"><span>A bridge</span></div>"#);

    let image = part!(Image, r#"{"type": "image", "src": "https://a.example/a.jpg"}"#);
    let alone = Alone::of("", || view! { <Picture image=&image/> });
    alone.send("img", "error");
    alone.shows("<div><span>Picture not available</span></div>");
    alone.keeps_in("de", "<div><span>Bild nicht verfügbar</span></div>");
}

#[wasm_bindgen_test]
fn picture_that_waits() {
    let image = part!(Image, PICTURE);
    let alone = saving(|| view! { <Picture image=&image/> });
    let waits = |show: &str| {
        format!(
            r#"<div style="--ratio: 3/2; --own: 3px;">
                <img alt="A bridge" decoding="async" height="2" loading="lazy" sizes="auto, 552px" width="3">
                <button type="button">{show} A bridge</button>
            </div>"#
        )
    };
    alone.shows(&waits("Show picture"));
    alone.keeps_in("de", &waits("Bild anzeigen"));
    let picture = alone.get("img");
    alone.click(".show");
    assert!(picture.has_attribute("src") && picture.has_attribute("srcset"));
    assert!(alone.find(".show").is_none() && alone.get("img") == picture);
}

#[wasm_bindgen_test]
fn figure() {
    let image = part!(
        Image,
        r#"{"type": "image", "src": "https://a.example/a.jpg", "alt": "A", "caption": "A bridge"}"#
    );
    let alone = Alone::of("", || view! { <Figure image=&image/> });
    let figure = |enlarge: &str| {
        format!(
            r#"<figure part="figure">
                <div><img alt="A" decoding="async" loading="lazy" src="https://a.example/a.jpg">
                <button aria-label="{enlarge}: A" part="enlarge" type="button"></button></div>
                <figcaption part="caption"><span>A bridge</span></figcaption>
            </figure>"#
        )
    };
    alone.shows(&figure("Enlarge picture"));
    alone.keeps_in("de", &figure("Bild vergrößern"));
    let alone = Alone::of("", || view! { <Figure image=&image priority=Priority::Lead/> });
    assert_eq!(alone.get("figure").class_name(), "figure lead");
}

#[wasm_bindgen_test]
fn caption() {
    let (caption, credit, none) = (words("A bridge"), words("Ada"), Content::new());
    Alone::of("", || view! { <Caption caption=&none credit=&none/> }).shows("");
    let alone = Alone::of("", || view! { <Caption caption=&caption credit=&none/> });
    alone.shows(r#"<figcaption part="caption"><span>A bridge</span></figcaption>"#);
    let alone = Alone::of("", || view! { <Caption caption=&caption credit=&credit/> });
    let both = |by: &str| {
        format!(
            r#"<figcaption part="caption"><span>A bridge</span>
            ␠<span><span>{by}</span> Ada</span></figcaption>"#
        )
    };
    alone.shows(&both("Picture:"));
    alone.keeps_in("de", &both("Bild:"));
}

#[wasm_bindgen_test]
fn gallery() {
    let images = part!(
        Gallery,
        r#"{"type": "gallery", "images": [
            {"src": "https://a.example/a.jpg", "alt": "A"}, {"src": "https://a.example/b.jpg", "alt": "B"}
        ]}"#
    );
    let alone = Alone::of("", || view! { <Gallery images=&images.images/> });
    let figure = |name: &str, enlarge: &str| {
        let src = format!("https://a.example/{}.jpg", name.to_lowercase());
        format!(
            r#"<figure part="figure">
                <div><img alt="{name}" decoding="async" loading="lazy" src="{src}">
                <button aria-label="{enlarge}: {name}" part="enlarge" type="button"></button></div>
            </figure>"#
        )
    };
    let both = |enlarge: &str| {
        format!(r#"<div part="gallery">{}{}</div>"#, figure("A", enlarge), figure("B", enlarge))
    };
    alone.shows(&both("Enlarge picture"));
    alone.keeps_in("de", &both("Bild vergrößern"));
}

#[wasm_bindgen_test]
fn player() {
    let media = part!(
        Video,
        r#"{"type": "video", "sources": [{"src": "https://a.example/a.webm", "type": "video/webm"}],
            "title": "The opening", "poster": "https://a.example/a.jpg", "width": 16, "height": 9, "credit": "Ada",
            "tracks": [{"src": "https://a.example/a.vtt", "language": "en", "label": "English"}]}"#
    );
    let alone = Alone::of("", || view! { <Player media=&media plays=Plays::Video/> });
    let video = |by: &str| {
        format!(
            r#"<figure part="figure">
                <video aria-label="The opening" controls height="9" poster="https://a.example/a.jpg"
                ␠preload="none" width="16">
                    <source src="https://a.example/a.webm" type="video/webm">
                    <track kind="captions" label="English" src="https://a.example/a.vtt" srclang="en">
                </video>
                <figcaption part="caption"><span><span>{by}</span> Ada</span></figcaption>
            </figure>"#
        )
    };
    alone.shows(&video("Picture:"));
    alone.keeps_in("de", &video("Bild:"));
    // A poster is not fetched where the reader saves data.
    let alone = saving(|| view! { <Player media=&media plays=Plays::Video/> });
    assert!(!alone.get("video").has_attribute("poster"));

    let media = part!(Audio, r#"{"type": "audio", "src": "https://a.example/a.mp3"}"#);
    let alone = Alone::of("", || view! { <Player media=&media plays=Plays::Audio/> });
    alone.shows(
        r#"<figure part="figure">
            <audio controls preload="none"><source src="https://a.example/a.mp3"></audio>
        </figure>"#,
    );
}

#[wasm_bindgen_test]
fn embed() {
    const LINK: &str = r#"<p><a href="https://charts.example/1">A chart</a></p>"#;
    let embed =
        part!(Embed, r#"{"type": "embed", "url": "https://charts.example/1", "title": "A chart"}"#);
    let alone = Alone::of("", || view! { <Embed embed=&embed/> });
    let offer = |open: &str, note: &str| {
        let button = format!(r#"<button part="open" type="button">{open}</button><p>{note}</p>"#);
        format!(r#"<div part="embed">{LINK}{button}</div>"#)
    };
    let english = offer(
        "Show content from charts.example",
        "It comes from charts.example, which can then see your visit and store data on your device.",
    );
    alone.shows(&english);
    alone.keeps_in(
        "de",
        &offer(
            "Inhalt von charts.example anzeigen",
            "Er kommt von charts.example. charts.example kann dann Ihren Besuch sehen und Daten auf Ihrem Gerät \
            speichern.",
        ),
    );
    alone.keeps_in("en", &english);
    let link = alone.get("a");
    alone.click(".open");
    let frame = alone.get("iframe");
    assert!(alone.find(".open").is_none() && alone.find(".embed-note").is_none());
    assert_eq!(alone.focused(), Some(frame.clone().into()));
    // Where there are to be no frames, the one that was opened goes; it does not come back by itself.
    for (embeds, expected) in
        [(false, format!(r#"<div part="embed">{LINK}</div>"#)), (true, english)]
    {
        alone.settings.embeds.set(embeds);
        leptos::flush();
        alone.shows(&expected);
    }
    assert!(!frame.is_connected() && alone.get("a") == link);

    // A page with words of its own is no player.
    let embed =
        part!(Embed, r#"{"type": "embed", "url": "https://social.example/1", "text": "Posted"}"#);
    let alone = Alone::of("", || view! { <Embed embed=&embed/> });
    alone.shows(
        r#"<div part="embed"><p>Posted</p><p><a href="https://social.example/1">social.example</a></p></div>"#,
    );
}

#[wasm_bindgen_test]
fn frame() {
    let url = |url: &str| SafeUrl::new(url.to_owned(), Purpose::Media).unwrap();
    let from: Arc<str> = "charts.example".into();
    let alone = Alone::of("", || {
        let (url, title) = (url("https://charts.example/1"), "A chart".to_owned());
        view! { <Frame url title from has_ratio=false/> }
    });
    // Its number is the next of the page.
    let begin = alone.get("a").id();
    let frame = |skip: &str, back: &str| {
        format!(
            r##"<a href="#{begin}-end" id="{begin}">{skip}</a>
            <iframe allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
            ␠referrerpolicy="strict-origin-when-cross-origin"
            ␠sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
            ␠src="https://charts.example/1" title="A chart"></iframe>
            <a href="#{begin}" id="{begin}-end">{back}</a>"##
        )
    };
    alone.keeps_in(
        "de",
        &frame(
            "Inhalt von charts.example überspringen",
            "Zurück vor den Inhalt von charts.example",
        ),
    );
    assert_eq!(alone.focused(), alone.find("iframe").map(Into::into));

    // A provider that is known: its player, with the proportions that the article has not said.
    for (has_ratio, style) in [(false, Some("--ratio: 16/9;")), (true, None)] {
        let alone = Alone::of("", || {
            let (url, title) = (url("https://youtu.be/dQw4w9WgXcQ"), "A film".to_owned());
            view! { <Frame url title from="YouTube".into() has_ratio/> }
        });
        let frame = alone.get("iframe");
        assert_eq!(frame.get_attribute("style").as_deref(), style);
        let src = frame.get_attribute("src").unwrap_or_default();
        assert!(src.starts_with("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"), "{src}");
        assert!(frame.get_attribute("sandbox").unwrap_or_default().contains("allow-same-origin"));
    }
}
