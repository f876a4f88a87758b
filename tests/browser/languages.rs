//! The texts of the interface: in 24 languages, there at once or later or never, and what they say.

use std::cell::RefCell;

use js_sys::{Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::host::Host;

macro_rules! files {
    ($($tag:literal)*) => {
        &[$(($tag, include_str!(concat!("../../locales/", $tag, ".json")))),*]
    };
}

/// Every language with its file.
const FILES: &[(&str, &str)] = files!(
    "ar" "bn" "cs" "de" "el" "en" "es" "fa" "fr" "he" "hi" "it" "ja" "ko" "nl" "pl" "pt" "ro" "ru" "sv" "tr" "uk"
    "ur" "zh"
);

thread_local! {
    /// What the loader gives for French, where a test wants something else than the texts.
    static FRENCH: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// The texts of a language as the loader gives them: a line each, in the order of their names.
pub(crate) fn texts(tag: &str) -> JsValue {
    let tag = tag.split('-').next().unwrap();
    if let Some(given) = FRENCH.with_borrow(Clone::clone).filter(|_| tag == "fr") {
        return given;
    }
    let file = FILES.iter().find(|(language, _)| *language == tag && tag != "en");
    file.map_or("".into(), |(_, json)| lines(json).into())
}

fn lines(json: &str) -> String {
    let texts: Object = JSON::parse(json).unwrap().into();
    let names = Object::keys(&texts);
    names.sort();
    let line = |name: JsValue| Reflect::get(&texts, &name).unwrap().as_string().unwrap();
    names.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// An article with something of everything that has words of the interface.
const WORDS: &str = r#"
    "url": "/story", "headline": "Top", "authors": ["Ada"], "updated": "2024-10-22",
    "tags": ["Steel"], "source": {"name": "The Example"},
    "lead": {"type": "image", "src": "/a.jpg", "alt": "A", "credit": "Moss"},
    "body": [{"type": "callout", "kind": "correction", "text": "Nine."}],
    "related": [{"headline": "Card"}, {"headline": "Card 2"}, {"headline": "Card 3"}]
"#;

fn article(language: &str) -> String {
    format!(r#"{{"language": "{language}", {WORDS}}}"#)
}

/// What it says in a language: section by section.
fn said(host: &Host) -> Vec<String> {
    let mut said = Vec::new();
    for part in [".updated", "[part=byline]", "[part=caption]", ".callout-title", ".source"] {
        said.extend(host.texts(part));
    }
    said.push(host.get(".tags").get_attribute("aria-label").unwrap());
    said.extend(host.texts("[part=related-heading]"));
    for part in ["previous", "next"] {
        said.push(host.get(&format!("[part={part}]")).get_attribute("aria-label").unwrap());
    }
    said
}

#[wasm_bindgen_test]
async fn everything_is_said_in_the_language_of_the_article() {
    for (language, expected) in [
        (
            "de-AT",
            "Aktualisiert: 22. Oktober 2024|Von Ada|Bild: Moss|Korrektur|Ursprünglich veröffentlicht von The Example|\
            Schlagwörter|Weitere Artikel|Vorherige Artikel|Nächste Artikel",
        ),
        (
            "ja",
            "更新：2024年10月22日|文：Ada|画像： Moss|訂正|初出：The Example|タグ|その他の記事|前の記事|次の記事",
        ),
        (
            "ar-EG",
            "آخر تحديث: ٢٢ أكتوبر ٢٠٢٤|بقلم Ada|الصورة: Moss|تصحيح|نُشر في الأصل لدى The Example|وسوم|المزيد من المقالات|\
            المقالات السابقة|المقالات التالية",
        ),
        // One without texts: English words.
        (
            "da",
            "Updated 22. oktober 2024|By Ada|Picture: Moss|Correction|Originally published by The Example|Tags|\
            More stories|Previous stories|Next stories",
        ),
    ] {
        let host = Host::with(&article(language)).await;
        assert_eq!(said(&host).join("|"), expected, "{language}");
    }
}

/// No language says something in the words of another; none but Latin ones in Latin letters.
#[wasm_bindgen_test]
async fn every_language_is_its_own() {
    let mut seen: Vec<(&str, Vec<String>)> = Vec::new();
    for (language, _) in FILES {
        let host = Host::with(&article(language)).await;
        let words = said(&host);
        for (other, said) in &seen {
            assert_ne!(said.last(), words.last(), "{language} speaks {other}");
        }
        seen.push((language, words));
    }
}

#[wasm_bindgen_test]
async fn the_elements_language_comes_first_and_may_change() {
    let host = Host::of(&[("lang", "nl")], &article("fr")).await;
    assert_eq!(host.texts("[part=byline]"), ["Door Ada"]);
    host.set("lang", None).await;
    assert_eq!(host.texts("[part=byline]"), ["Par Ada"]);
    host.set("lang", Some("en")).await;
    assert_eq!(host.texts("[part=byline]"), ["By Ada"]);
}

/// An answer that is given later, or never.
fn later() -> (Promise, Function) {
    let mut resolve = None;
    let promise = Promise::new(&mut |answer, _| resolve = Some(answer));
    (promise, resolve.unwrap())
}

fn give_french(given: impl Into<JsValue>) {
    FRENCH.replace(Some(given.into()));
}

#[wasm_bindgen_test]
async fn a_drawing_waits_for_its_texts() {
    let (promise, answer) = later();
    give_french(promise);
    let host = Host::new(&[]);
    host.load(&[("text", article("fr").into())]);
    // Another element, in a language that is there, has gone the same way by then.
    Host::with(&article("en")).await;
    assert!(host.find("article").is_none());
    FRENCH.replace(None);
    answer.call1(&JsValue::NULL, &texts("fr")).unwrap();
    assert_eq!(host.told().await.name, "article-load");
    assert_eq!(host.texts("[part=byline]"), ["Par Ada"]);
}

#[wasm_bindgen_test]
async fn without_texts_it_speaks_english() {
    let refused = Promise::reject(&"no texts".into());
    for none in [JsValue::UNDEFINED, 7.into(), Object::new().into(), refused.into(), "".into()] {
        give_french(none.clone());
        let host = Host::with(&article("fr")).await;
        assert_eq!(host.texts("[part=byline]"), ["By Ada"], "{none:?}");
        assert_eq!(host.texts("time"), ["22 octobre 2024"], "{none:?}");
    }
    FRENCH.replace(None);
}

/// A change that was asked for before another one does not come after it.
#[wasm_bindgen_test]
async fn texts_that_come_too_late_are_left() {
    let host = Host::with(&article("en")).await;
    let (promise, answer) = later();
    give_french(promise);
    host.set("lang", Some("fr")).await;
    assert_eq!(host.texts(".updated"), ["Updated 22 octobre 2024"]);
    host.set("lang", Some("de")).await;
    FRENCH.replace(None);
    answer.call1(&JsValue::NULL, &texts("fr")).unwrap();
    Host::with(&article("en")).await;
    assert_eq!(host.texts("[part=byline]"), ["Von Ada"]);
}
