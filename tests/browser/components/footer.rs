//! What stands below the text.

use article::{SafeUrl, url::Purpose};
use article_widget::components::{Footer, Name, Source, Tags};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::mount::{Alone, reading};

#[wasm_bindgen_test]
fn footer() {
    const TAGS: &str = r#"<ul aria-label="Tags"><li><span part="tag">Steel</span></li></ul>"#;
    const SOURCE: &str = r#"<p part="source">Originally published by <span>The Example</span></p>"#;
    for (fields, expected) in [
        ("", String::new()),
        (r#""tags": [{"name": "Steel"}]"#, format!(r#"<footer part="footer">{TAGS}</footer>"#)),
        (
            r#""source": {"name": "The Example"}"#,
            format!(r#"<footer part="footer">{SOURCE}</footer>"#),
        ),
        (
            r#""tags": [{"name": "Steel"}], "source": {"name": "The Example"}"#,
            format!(r#"<footer part="footer">{TAGS}{SOURCE}</footer>"#),
        ),
    ] {
        Alone::of(fields, || view! { <Footer/> }).shows(&expected);
    }
    // The source leads to the article's own page.
    let fields = r#""url": "https://news.example/1", "source": {"name": "The Example"}"#;
    let alone = Alone::of(fields, || view! { <Footer/> });
    assert_eq!(alone.get("a").get_attribute("href").as_deref(), Some("https://news.example/1"));
}

#[wasm_bindgen_test]
fn tags() {
    let read =
        reading(r#""tags": [{"name": "Bridges", "url": "https://news.example/bridges"}, "Steel"]"#);
    let tags = read.article.tags.clone();
    let alone = Alone::of("", || view! { <Tags tags/> });
    let list = |name: &str| {
        format!(
            r#"<ul aria-label="{name}">
                <li><a href="https://news.example/bridges" part="tag">Bridges</a></li>
                <li><span part="tag">Steel</span></li>
            </ul>"#
        )
    };
    alone.shows(&list("Tags"));
    alone.keeps_in("de", &list("Schlagwörter"));
}

#[wasm_bindgen_test]
fn source() {
    let read = reading(
        r#""source": {
            "name": "The Example", "url": "https://news.example/", "logo": "https://news.example/logo.svg",
            "licence": "CC BY 4.0"
        }"#,
    );
    let source = read.article.source.clone().unwrap();
    let whole = source.clone();
    let alone = Alone::of("", || view! { <Source source=whole url=None/> });
    let line = |before: &str| {
        format!(
            r#"<p part="source"><img alt loading="lazy" src="https://news.example/logo.svg">{before}
            ␠<a href="https://news.example/">The Example</a> <a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a></p>"#
        )
    };
    alone.shows(&line("Originally published by"));
    alone.keeps_in("de", &line("Ursprünglich veröffentlicht von"));
    // In Japanese nothing stands between.
    alone.keeps_in("ja", &line("初出：").replace("\n            ␠", ""));

    let url = SafeUrl::new("https://news.example/1".to_owned(), Purpose::Link);
    let alone = Alone::of("", || view! { <Source source url/> });
    assert_eq!(alone.get("a").get_attribute("href").as_deref(), Some("https://news.example/1"));
}

#[wasm_bindgen_test]
fn name() {
    let url = SafeUrl::new("https://news.example/ada".to_owned(), Purpose::Link);
    let alone = Alone::of("", || {
        view! {
            <Name class="author" part="author" name="Ada".to_owned() url/>
            <Name class="author" part="author" name="Ben".to_owned() url=None/>
        }
    });
    alone.shows(
        r#"<a href="https://news.example/ada" part="author">Ada</a><span part="author">Ben</span>"#,
    );
    assert_eq!(alone.get("a").class_name(), "author");
    assert_eq!(alone.get("span").class_name(), "author");
}
