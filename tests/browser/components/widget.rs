//! What stands around the article: the widget itself, and what it says above the story.

use article::{Direction, Timestamp};
use article_widget::components::{
    Back, Controls, SavedNote, Today, Updates, Widget,
    context::{Shown, Story, use_actions, use_settings},
};
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::mount::{Alone, story};
use crate::fakes::Fakes;

#[wasm_bindgen_test]
fn widget() {
    const HEADER: &str = r#"<header><h2 id="headline" part="headline">Top</h2></header>"#;
    let mut alone = Alone::new(story(""));
    let shown = ArcRwSignal::new(None);
    let (story, root) = (shown.clone(), alone.root.clone());
    alone.mount(move || {
        let (stories, row) = (expect_context(), expect_context());
        view! { <Widget settings=use_settings() story stories row actions=use_actions() root/> }
    });
    let speaks =
        |alone: &Alone| (alone.root.get_attribute("lang"), alone.root.get_attribute("dir"));
    let says = |lang: &str, dir: &str| (Some(lang.to_owned()), Some(dir.to_owned()));
    let is = |story: Option<Story>| {
        shown.set(story);
        leptos::flush();
    };
    alone.shows("<div></div><div></div>");
    assert_eq!(speaks(&alone), (None, None));

    is(Some(alone.story.clone()));
    let article =
        format!(r#"<article aria-labelledby="headline" part="article">{HEADER}</article>"#);
    alone.shows(&format!("<div>{article}</div><div></div>"));
    assert_eq!(speaks(&alone), says("en-GB", "ltr"));
    // What is said above it comes and goes; the article stays.
    let element = alone.get("article");
    alone.settings.refresh.set(true);
    leptos::flush();
    alone.shows(&format!(r#"<div><p part="updates" role="status"></p>{article}</div><div></div>"#));
    alone.settings.refresh.set(false);
    alone.settings.today.set(true);
    leptos::flush();
    assert!(alone.find("[part=today] + article").is_some() && alone.find("[role]").is_none());
    alone.settings.today.set(false);
    alone.settings.direction.set(Some(Direction::Rtl));
    leptos::flush();
    assert_eq!(speaks(&alone), says("en-GB", "rtl"));
    alone.settings.direction.set(None);
    alone.speak("ar");
    leptos::flush();
    assert_eq!(speaks(&alone), says("ar", "rtl"));
    alone.settings.language.set(None);
    leptos::flush();
    alone.shows(&format!("<div>{article}</div><div></div>"));
    assert_eq!(alone.get("article"), element);

    // A story that was opened, and a copy of it.
    alone.speak("en");
    let before = Some("First".to_owned());
    let shown = Shown::new(alone.story.reading(), 600);
    is(Some(Shown { before, saved: Timestamp::parse("2024-10-22"), ..shown }.into()));
    alone.settings.language.set(None);
    leptos::flush();
    alone.shows(&format!(
        r#"<div>
            <button part="back" type="button">Back to “First”</button>
            <p part="status" role="status">
                Saved copy,␠<time datetime="2024-10-22" dir="auto">22 October 2024</time>
            </p>
            {article}
        </div><div></div>"#
    ));
    is(None);
    alone.shows("<div></div><div></div>");
    assert_eq!(speaks(&alone), (None, None));
}

#[wasm_bindgen_test]
fn today() {
    // 2024-10-22T23:00Z.
    let _browser = Fakes::new(&[]).reader_in("UTC").at(1_729_638_000_000.0);
    let alone = Alone::of("", || view! { <Today/> });
    alone.shows(r#"<p part="today">Today: 22 October 2024</p>"#);
    let zone = |alone: &Alone| alone.settings.time_zone.set("Asia/Tokyo".to_owned());
    alone.keeps(zone, r#"<p part="today">Today: 23 October 2024</p>"#);
    alone.keeps_in("de", r#"<p part="today">Heute: 23. Oktober 2024</p>"#);
}

#[wasm_bindgen_test]
fn saved_note() {
    let date = Timestamp::parse("2024-10-22").unwrap();
    let alone = Alone::of("", || view! { <SavedNote date/> });
    let note = |words: &str, date: &str| {
        let time = format!(r#"<time datetime="2024-10-22" dir="auto">{date}</time>"#);
        format!(r#"<p part="status" role="status">{words}{time}</p>"#)
    };
    alone.shows(&note("Saved copy, ", "22 October 2024"));
    alone.keeps_in("de", &note("Gespeicherte Fassung, ", "22. Oktober 2024"));
}

#[wasm_bindgen_test]
fn updates() {
    let alone = Alone::of("", || {
        view! {
            <Updates/>
            <p class="news">{"First"}</p>
            <p class="news">{"Second"}</p>
        }
    });
    // A live region that is there before it speaks.
    let said = |words: &str| {
        let button = if words.is_empty() { "" } else { r#"<button type="button">"# };
        let end = if words.is_empty() { "" } else { "</button>" };
        format!(
            r#"<p part="updates" role="status">{button}{words}{end}</p><p>First</p><p>Second</p>"#
        )
    };
    alone.shows(&said(""));
    alone.story.new_blocks.set(2);
    leptos::flush();
    alone.shows(&said("Show updates (2)"));
    alone.keeps(|alone| alone.story.new_blocks.set(3), &said("Show updates (3)"));
    alone.keeps_in("de", &said("Neues anzeigen (3)"));
    alone.click("button");
    alone.shows(r#"<p part="updates" role="status"></p><p tabindex="-1">First</p><p>Second</p>"#);
    assert!(alone.find(".news").is_none());
    assert_eq!(alone.focused(), alone.find("p + p").map(Into::into));
    assert_eq!(alone.story.new_blocks.get_untracked(), 0);
}

#[wasm_bindgen_test]
fn back() {
    let alone = Alone::of("", || view! { <Back headline="First".to_owned()/> });
    alone.shows(r#"<button part="back" type="button">Back to “First”</button>"#);
    alone.keeps_in("de", r#"<button part="back" type="button">Zurück zu „First“</button>"#);
    alone.click("button");
    assert_eq!(alone.told(), ["back"]);
}

#[wasm_bindgen_test]
fn controls() {
    // Not every browser can speak.
    let speaks = Reflect::has(&js_sys::global(), &"speechSynthesis".into()).unwrap();
    let bar = |[name, smaller, larger, theme, share, cite, listen]: [&str; 7]| {
        let listen = format!(r#"<button type="button">{listen}</button>"#);
        format!(
            r#"<div aria-label="{name}" data-url="https://news.example/1" part="controls" role="group">
                <button aria-label="{smaller}" type="button"></button>
                <button aria-label="{larger}" type="button"></button>
                <button type="button">{theme}</button>
                <button aria-live="polite" type="button">{share}</button>
                <button aria-live="polite" type="button">{cite}</button>
                {}
            </div>"#,
            if speaks { &*listen } else { "" }
        )
    };
    let mut alone = Alone::of(r#""url": "https://news.example/1""#, || view! { <Controls/> });
    // What has no address of its own can be embedded nowhere.
    alone.settings.controls.set(0b11_1111);
    leptos::flush();
    alone.shows(&bar([
        "Reading",
        "Smaller text",
        "Larger text",
        "Light or dark",
        "Share",
        "Copy with source",
        "Listen",
    ]));
    alone.keeps_in(
        "de",
        &bar([
            "Lesen",
            "Kleinerer Text",
            "Größerer Text",
            "Hell oder dunkel",
            "Teilen",
            "Mit Quelle kopieren",
            "Anhören",
        ]),
    );
    // The clicks are the article's.
    alone.click(".theme");
    assert!(alone.told().is_empty());
    // What is read aloud ends with them.
    if speaks {
        alone.get(".listen").set_attribute("data-speaks", "").unwrap();
        assert_eq!(alone.down(), ["act listen"]);
    } else {
        assert!(alone.down().is_empty());
    }
}

#[wasm_bindgen_test]
fn controls_that_do_not_speak_go_in_silence() {
    let mut alone = Alone::of("", || view! { <Controls/> });
    assert_eq!(alone.get(".controls").get_attribute("data-url"), None);
    assert!(alone.down().is_empty());
}
