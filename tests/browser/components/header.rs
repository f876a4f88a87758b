//! What stands above the text.

use article::{Direction, SafeUrl, Timestamp, url::Purpose};
use article_widget::{
    components::{
        Byline, Date, Dateline, Header, Headline, Meta, Moment, Portrait, Section, Standfirst,
        Times,
    },
    locale::DateStyle,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::mount::Alone;
use crate::fakes::Fakes;

/// An article that has nothing above its text.
const NOTHING: &str = r#""headline": "", "body": ["Words."]"#;

/// An article with something in each part of the header.
const WHOLE: &str = r#""section": {"name": "World"}, "published": "2024-10-22", "standfirst": "It took years.",
    "authors": [{"name": "Ada"}]"#;

#[wasm_bindgen_test]
fn header() {
    Alone::of(NOTHING, || view! { <Header/> }).shows("<header></header>");
    let alone = Alone::of(WHOLE, || view! { <Header/> });
    alone.shows(
        r#"<header>
            <p part="section"><span>World</span></p>
            <p part="dateline"><time datetime="2024-10-22" dir="auto">22 October 2024</time></p>
            <h2 id="headline" part="headline">Top</h2>
            <div part="standfirst"><p>It took years.</p></div>
            <p part="byline">By <span part="author">Ada</span></p>
        </header>"#,
    );
    // A newer version draws that part anew which is another one.
    let parts = ["section", "dateline", "headline", "standfirst", "byline"];
    let elements = |alone: &Alone| parts.map(|part| alone.get(&format!("[part={part}]")));
    for (changed, fields) in [
        (0, r#""section": {"name": "Home"}"#),
        (1, r#""section": {"name": "Home"}, "published": "2024-10-23""#),
        (2, r#""section": {"name": "Home"}, "published": "2024-10-23", "headline": "New""#),
    ] {
        let before = elements(&alone);
        alone.renew(&format!("{WHOLE}, {fields}"));
        for (at, (old, new)) in before.iter().zip(elements(&alone)).enumerate() {
            assert_eq!(*old == new, at != changed, "{} after {fields}", parts[at]);
        }
    }
    assert_eq!(alone.get("h2").text_content().as_deref(), Some("New"));
}

#[wasm_bindgen_test]
fn section() {
    for (fields, expected) in [
        ("", ""),
        (r#""section": {"name": "World"}"#, r#"<p part="section"><span>World</span></p>"#),
        (
            r#""section": {"name": "World", "url": "https://news.example/world"}"#,
            r#"<p part="section"><a href="https://news.example/world">World</a></p>"#,
        ),
    ] {
        Alone::of(fields, || view! { <Section/> }).shows(expected);
    }
}

#[wasm_bindgen_test]
fn dateline() {
    Alone::of("", || view! { <Dateline/> }).shows("");
    let fields = r#""published": "2024-10-22", "updated": "2024-10-23""#;
    let alone = Alone::of(fields, || view! { <Dateline/> });
    let line = |published: &str| {
        format!(
            r#"<p part="dateline"><time datetime="2024-10-22" dir="auto">{published}</time></p>"#
        )
    };
    // Of days alone there are no exact times.
    alone.shows(&line("22 October 2024"));
    alone.keeps_in("de", &line("22. Oktober 2024"));
}

#[wasm_bindgen_test]
fn meta() {
    Alone::of("", || view! { <Meta/> }).shows("");
    let fields = r#""published": "2024-10-22", "updated": "2024-10-23""#;
    let alone = Alone::of(fields, || view! { <Meta/> });
    let line = |before: &str, updated: &str| {
        format!(
            r#"<p part="dateline"><span>{before}<time datetime="2024-10-23" dir="auto">{updated}</time></span></p>"#
        )
    };
    alone.shows(&line("Updated ", "23 October 2024"));
    alone.keeps_in("de", &line("Aktualisiert: ", "23. Oktober 2024"));
}

/// Whether a change is on another day depends on the zone.
#[wasm_bindgen_test]
fn meta_in_another_zone() {
    let fields = r#""published": "2024-10-22T23:30:00Z", "updated": "2024-10-23T00:30:00Z""#;
    let alone = Alone::of(fields, || view! { <Meta/> });
    for (zone, is_news) in [("UTC", true), ("America/New_York", false), ("Asia/Tokyo", false)] {
        alone.settings.time_zone.set(zone.to_owned());
        leptos::flush();
        assert_eq!(alone.find(".updated").is_some(), is_news, "{zone}");
    }
}

#[wasm_bindgen_test]
fn meta_with_the_reading_time() {
    let body = |words: usize| {
        let text = "word ".repeat(words);
        format!(r#""body": [{{"type": "paragraph", "text": "{}"}}]"#, text.trim_end())
    };
    let alone = Alone::of(&body(1000), || view! { <Meta/> });
    let words = |alone: &Alone| alone.get("p").text_content().unwrap_or_default();
    let long = words(&alone);
    assert!(long.starts_with("Reading time: ") && long.ends_with(" minutes"), "{long}");
    // It follows the text of newer versions; of next to none nothing is said.
    let line = alone.get("p");
    alone.renew(&body(3000));
    assert_ne!(words(&alone), long);
    alone.speak("de");
    leptos::flush();
    let german = words(&alone);
    assert!(german.starts_with("Lesezeit: ") && german.ends_with(" Minuten"), "{german}");
    assert_eq!(alone.get("p"), line);
    alone.renew(&body(3));
    alone.shows("");
}

#[wasm_bindgen_test]
fn moment() {
    // An hour after the date.
    let _browser = Fakes::new(&[]).reader_in("UTC").at(1_729_558_800_000.0);
    let date = Timestamp::parse("2024-10-22T09:00:00+09:00").unwrap();
    let alone = Alone::of("", || view! { <Moment date class="published"/> });
    let line = |words: &str| {
        format!(r#"<time datetime="2024-10-22T09:00:00+09:00" dir="auto">{words}</time>"#)
    };
    alone.shows(&line("1 hour ago"));
    assert_eq!(alone.get("time").class_name(), "published");
    alone.keeps_in("de", &line("vor 1 Stunde"));
}

#[wasm_bindgen_test]
fn times() {
    let _browser = Fakes::new(&[]).reader_in("UTC").at(1_729_645_200_000.0);
    let fields =
        r#""published": "2024-10-22T09:00:00+09:00", "updated": "2024-10-23T09:30:00+09:00""#;
    let alone = Alone::of(fields, || view! { <Times/> });
    let button = |is_open: bool, name: &str| {
        format!(r#"<button aria-expanded="{is_open}" aria-label="{name}" type="button"></button>"#)
    };
    alone.shows(&button(false, "Exact times"));
    let element = alone.get("button");
    alone.click("button");
    let exact = |alone: &Alone| alone.get("span").text_content().unwrap();
    let words = exact(&alone);
    let (published, updated) = words.split_once("\nUpdated ").unwrap();
    assert!(
        published.contains("22 October 2024") && published.contains("\nYour time: "),
        "{words}"
    );
    assert!(updated.contains("23 October 2024") && updated.contains("\nYour time: "), "{words}");
    assert_eq!(element.get_attribute("aria-expanded").as_deref(), Some("true"));

    // They follow zone and language.
    alone.settings.time_zone.set("America/New_York".to_owned());
    leptos::flush();
    let words = exact(&alone);
    assert!(words.contains("21 October 2024") && words.contains("20:00"), "{words}");
    alone.speak("de");
    leptos::flush();
    assert!(exact(&alone).contains("21. Oktober 2024"));
    alone.click("button");
    alone.shows(&button(false, "Genaue Zeiten"));
    assert_eq!(alone.get("button"), element);

    // Days have no exact times.
    Alone::of(r#""published": "2024-10-22""#, || view! { <Times/> }).shows("");
}

/// A day alone is no instant.
#[wasm_bindgen_test]
fn moment_that_is_a_day() {
    let date = Timestamp::parse("2024-10-22").unwrap();
    let alone = Alone::of("", || view! { <Moment date/> });
    alone.shows(r#"<time datetime="2024-10-22" dir="auto">22 October 2024</time>"#);
    alone.keeps_in("de", r#"<time datetime="2024-10-22" dir="auto">22. Oktober 2024</time>"#);
}

#[wasm_bindgen_test]
fn date() {
    let date = Timestamp::parse("2024-10-22T23:30:00Z").unwrap();
    let day = Timestamp::parse("2024-10-22").unwrap();
    let alone = Alone::of("", || {
        view! {
            <Date date style=DateStyle::Short class="when" part="when"/>
            <Date date=day/>
        }
    });
    let dates = |short: &str, full: &str| {
        format!(
            r#"<time datetime="2024-10-22T23:30:00Z" dir="auto" part="when">{short}</time>
            <time datetime="2024-10-22" dir="auto">{full}</time>"#
        )
    };
    let zone =
        |zone: &'static str| move |alone: &Alone| alone.settings.time_zone.set(zone.to_owned());
    alone.keeps(zone("UTC"), &dates("22 Oct 2024", "22 October 2024"));
    // A day alone stays the same day.
    alone.keeps(zone("Asia/Tokyo"), &dates("23 Oct 2024", "22 October 2024"));
    alone.keeps_in("ja", &dates("2024/10/23", "2024年10月22日"));
    assert_eq!(alone.get("[part]").class_name(), "when");
}

#[wasm_bindgen_test]
fn headline() {
    Alone::of(NOTHING, || view! { <Headline/> }).shows("");
    let alone = Alone::of("", || view! { <Headline/> });
    alone.shows(r#"<h2 id="headline" part="headline">Top</h2>"#);
    // It says its language where the interface has another; its direction, unless the page says one.
    alone.keeps_in("de", r#"<h2 dir="ltr" id="headline" lang="en-GB" part="headline">Top</h2>"#);
    alone.keeps(
        |alone| alone.settings.direction.set(Some(Direction::Ltr)),
        r#"<h2 id="headline" lang="en-GB" part="headline">Top</h2>"#,
    );
    alone.settings.heading_level.set(1);
    leptos::flush();
    alone.shows(r#"<h1 id="headline" lang="en-GB" part="headline">Top</h1>"#);
    alone.keeps_in("en-GB", r#"<h1 id="headline" part="headline">Top</h1>"#);
}

#[wasm_bindgen_test]
fn standfirst() {
    Alone::of("", || view! { <Standfirst/> }).shows("");
    let fields = r#""standfirst": {"body": [{"type": "list", "items": [{"text": "One"}, {"text": "Two"}]}]}"#;
    let alone = Alone::of(fields, || view! { <Standfirst/> });
    let list = r#"<ul part="list"><li>One</li><li>Two</li></ul>"#;
    alone.shows(&format!(r#"<div part="standfirst">{list}</div>"#));
    let foreign = format!(r#"<div dir="ltr" lang="en-GB" part="standfirst">{list}</div>"#);
    alone.keeps_in("ar", &foreign);
}

#[wasm_bindgen_test]
fn byline() {
    for (fields, expected) in [
        ("", ""),
        (r#""place": "Lima""#, r#"<p part="byline"><span>Lima</span></p>"#),
        (
            r#""authors": [{"name": "Ada", "image": "https://news.example/ada.jpg"}]"#,
            r#"<p part="byline"><img alt loading="lazy" src="https://news.example/ada.jpg">By <span part="author">Ada</span></p>"#,
        ),
    ] {
        Alone::of(fields, || view! { <Byline/> }).shows(expected);
    }
    let fields = r#""place": "Lima", "authors": [
        {"name": "Ada", "url": "https://news.example/ada"}, {"name": "Ben"}, {"name": "Cy"}
    ]"#;
    let alone = Alone::of(fields, || view! { <Byline/> });
    let line = |by: &str, comma: &str, and: &str| {
        let ada = r#"<a href="https://news.example/ada" part="author">Ada</a>"#;
        let (ben, cy) = (r#"<span part="author">Ben</span>"#, r#"<span part="author">Cy</span>"#);
        format!(r#"<p part="byline">{by}{ada}{comma}{ben}{and}{cy} <span>Lima</span></p>"#)
    };
    alone.shows(&line("By ", ", ", " and "));
    alone.keeps_in("de", &line("Von ", ", ", " und "));
    alone.keeps_in("ja", &line("文：", "、", "、"));
}

#[wasm_bindgen_test]
fn portrait() {
    let src = SafeUrl::new("https://news.example/ada.jpg".to_owned(), Purpose::Media).unwrap();
    let alone = Alone::of("", || view! { <Portrait src/> });
    alone.shows(r#"<img alt loading="lazy" src="https://news.example/ada.jpg">"#);
}
