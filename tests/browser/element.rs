//! The element: what it is given, what it tells, and that it leaves nothing behind.

use std::{cell::Cell, rc::Rc};

use js_sys::{Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortController, HtmlElement};

use crate::{
    fakes::Fakes,
    host::{BASE, Host, Told, create, document, json},
};

#[wasm_bindgen_test]
async fn begins_empty_and_holds_the_article() {
    let host = Host::new(&[]);
    assert_eq!((host.article().as_str(), host.drawn().as_str()), ("null", ""));
    let told = host
        .show(
            r#"{"url": "/story", "headline": " Top ", "published": "2024-10-22 09:00", "updated": "soon",
                "body": [{"type": "paragraph", "text": "Words."}, {"type": "poll"}], "unknown": 1}"#,
        )
        .await;
    assert_eq!(
        told.detail,
        json(
            r#"{
                "url": "https://news.example/story", "format": "article", "headline": "Top",
                "published": "2024-10-22T09:00:00", "updated": null,
                "issues": [
                    {"code": "bad-date", "message": "a date that cannot be read: left out", "path": "$.updated"},
                    {"code": "unknown-block", "message": "a block of an unknown type: left out", "path": "$.body[1]"}
                ]
            }"#
        )
    );
    assert_eq!(
        host.article(),
        json(
            r#"{
                "url": "https://news.example/story", "headline": "Top", "published": "2024-10-22T09:00:00",
                "body": [{"type": "paragraph", "text": "Words."}]
            }"#
        )
    );
    assert_eq!(host.texts("h2"), ["Top"]);
}

#[wasm_bindgen_test]
async fn shows_the_same_from_text_and_from_a_value() {
    const ARTICLE: &str = r#"{"headline": "Top", "url": "story", "tags": ["A"], "place": "Lima"}"#;
    let by_text = Host::with(ARTICLE).await;
    let by_value = Host::new(&[]);
    by_value.load(&[("base", BASE.into()), ("value", JSON::parse(ARTICLE).unwrap())]);
    assert_eq!(by_value.told().await.name, "article-load");
    assert_eq!(by_value.article(), by_text.article());
    assert_eq!(by_value.drawn(), by_text.drawn());
    // What the widget gave can be given again.
    let again = Host::with(&by_text.article()).await;
    assert_eq!(again.article(), by_text.article());
}

/// A page may have put fields into every object; they are not the article's.
#[wasm_bindgen_test]
async fn a_polluted_prototype_is_not_read() {
    let prototype = Object::get_prototype_of(&Object::new());
    Reflect::set(&prototype, &"standfirst".into(), &"polluted".into()).unwrap();
    let host = Host::new(&[]);
    host.load(&[("value", JSON::parse(r#"{"headline": "Top"}"#).unwrap())]);
    let told = host.told().await;
    Reflect::delete_property(&prototype, &"standfirst".into()).unwrap();
    assert_eq!(told.name, "article-load");
    assert_eq!(host.texts("[part=standfirst]"), [""; 0]);
}

#[wasm_bindgen_test]
async fn says_why_an_article_cannot_be_shown() {
    for (text, code, message) in [
        ("", "malformed", "not JSON"),
        ("{\"headline\": ", "malformed", "not JSON"),
        ("<!doctype html>", "malformed", "not JSON"),
        ("{}", "unknown-format", "no known format"),
        ("null", "unknown-format", "no known format"),
        ("3", "unknown-format", "no known format"),
        ("\"text\"", "unknown-format", "no known format"),
        ("[1, 2]", "unknown-format", "no known format"),
        (r#"{"title": "?"}"#, "unknown-format", "no known format"),
        (r#"{"headline": ""}"#, "empty", "neither headline nor text"),
        ("[]", "empty", "a list without an article"),
        (r#"{"stories": []}"#, "empty", "a list without an article"),
    ] {
        let host = Host::new(&[]);
        host.load(&[("base", BASE.into()), ("text", text.into())]);
        let Told { name, detail } = host.told().await;
        assert_eq!(name, "article-error", "{text}");
        let detail = JSON::parse(&detail).unwrap();
        let field = |name: &str| Reflect::get(&detail, &name.into()).unwrap();
        assert_eq!(field("code").as_string().as_deref(), Some(code), "{text}");
        assert_eq!(field("status").as_f64(), Some(0.0), "{text}");
        assert_eq!(field("retryable").as_bool(), Some(false), "{text}");
        let found = field("message").as_string().unwrap();
        assert!(found.contains(message), "{text}: {found}");
        assert_eq!((host.article().as_str(), host.drawn().as_str()), ("null", ""));
    }
}

#[wasm_bindgen_test]
async fn an_error_takes_the_old_article_away() {
    let host = Host::of(&[("dir", "rtl")], r#"{"headline": "Old", "language": "de"}"#).await;
    host.load(&[("text", "{}".into())]);
    assert_eq!(host.told().await.name, "article-error");
    assert_eq!((host.article().as_str(), host.drawn().as_str()), ("null", ""));
    // What the loader says in its place is in the page's language.
    assert_eq!((host.root.get_attribute("lang"), host.root.get_attribute("dir")), (None, None));
    // And it can come back.
    host.show(r#"{"headline": "New"}"#).await;
    assert_eq!(host.texts("h2"), ["New"]);
}

#[wasm_bindgen_test]
async fn the_old_article_stays_until_the_new_one_is_there() {
    let host = Host::with(r#"{"headline": "Old"}"#).await;
    let (response, answer) = pending();
    host.load(&[("base", BASE.into()), ("url", BASE.into()), ("response", response.into())]);
    leptos::task::tick().await;
    assert_eq!(host.texts("h2"), ["Old"]);
    answer_with(&answer, r#"{"headline": "New"}"#);
    assert_eq!(host.told().await.name, "article-load");
    assert_eq!(host.texts("h2"), ["New"]);
    assert_eq!(host.all("article").len(), 1);
}

/// What was asked first may be answered last.
#[wasm_bindgen_test]
async fn an_earlier_answer_comes_too_late() {
    let host = Host::new(&[]);
    let (controller, answer) = begun(&host);
    host.show(r#"{"headline": "Second"}"#).await;
    assert!(controller.signal().aborted());
    answer_with(&answer, r#"{"headline": "First"}"#);
    let other = host_after_the_same_way().await;
    assert_eq!((host.texts("h2").join(""), host.unheard()), ("Second".to_owned(), 0));
    drop(other);
}

/// A page's script may set the article twice in one go.
#[wasm_bindgen_test]
async fn of_two_loads_at_once_the_last_is_told() {
    let host = Host::new(&[]);
    host.load(&[("text", r#"{"headline": "First"}"#.into())]);
    host.load(&[("text", r#"{"headline": "Second"}"#.into())]);
    let told = host.told().await;
    assert!(told.detail.contains("Second"), "{}", told.detail);
    let _other = host_after_the_same_way().await;
    assert_eq!((host.texts("h2").join(""), host.unheard()), ("Second".to_owned(), 0));
}

#[wasm_bindgen_test]
async fn nothing_is_left_after_unmount() {
    let host =
        Host::with(r#"{"headline": "Top", "related": [{"headline": "A", "url": "/a"}]}"#).await;
    let (controller, answer) = begun(&host);
    let card: HtmlElement = host.get("[part=card] a").unchecked_into();
    article_widget::unmount(host.number);
    assert!(controller.signal().aborted());
    assert_eq!((host.article().as_str(), host.drawn().as_str()), ("null", ""));

    answer_with(&answer, r#"{"headline": "Late"}"#);
    // Its listeners are gone too: a click that is still on its way is nothing but a click.
    let errors = Rc::new(Cell::new(0));
    let counted = errors.clone();
    let count = Closure::<dyn Fn()>::new(move || counted.set(counted.get() + 1));
    let window = web_sys::window().unwrap();
    window.add_event_listener_with_callback("error", count.as_ref().unchecked_ref()).unwrap();
    card.remove_attribute("href").unwrap();
    card.click();
    window.remove_event_listener_with_callback("error", count.as_ref().unchecked_ref()).unwrap();
    assert_eq!(errors.get(), 0);

    let other = host_after_the_same_way().await;
    assert_eq!((host.drawn().as_str(), host.unheard()), ("", 0));
    drop(other);
}

/// A number that is no element's, or not any more: a late call of the loader does no harm.
#[wasm_bindgen_test]
async fn no_number_is_given_twice() {
    let first = Host::with(r#"{"headline": "First"}"#).await;
    let second = Host::with(r#"{"headline": "Second"}"#).await;
    assert_ne!(first.number, second.number);
    let number = first.number;
    drop(first);
    article_widget::unmount(number);
    article_widget::update(number);
    article_widget::load(number, Object::new().into());
    assert!(article_widget::article(number).is_null());
    assert!(article_widget::article(usize::MAX).is_null());
    let third = Host::with(r#"{"headline": "Third"}"#).await;
    assert_ne!(third.number, number);
    assert_eq!(
        (second.texts("h2"), third.texts("h2")),
        (vec!["Second".into()], vec!["Third".into()])
    );
}

#[wasm_bindgen_test]
async fn attributes_count_whenever_they_change() {
    const ARTICLE: &str = r#"{"headline": "Top", "language": "en-GB", "place": "Lima",
        "published": "2024-10-01T09:00:00+09:00", "body": [{"type": "paragraph", "text": "Words."}],
        "related": [{"headline": "A"}]}"#;
    let _clock = Fakes::new(&[]).at(1_729_560_600_000.0); // 2024-10-22T01:30Z
    let host = Host::of(&[("time-zone", "Asia/Seoul")], ARTICLE).await;
    let root = |name: &str| host.root.get_attribute(name);
    let date = || host.texts("[part=dateline] time").join("");

    assert!(host.find("[part=today]").is_none());
    host.set("today", Some("")).await;
    assert_eq!(host.texts("[part=today]"), ["Today: 22 October 2024"]);
    assert_eq!(
        host.get("[part=today]").next_element_sibling().as_ref(),
        host.find("article").as_deref()
    );
    host.set("time-zone", Some("America/Lima")).await;
    assert_eq!(host.texts("[part=today]"), ["Today: 21 October 2024"]);
    assert!(date().starts_with("30 September 2024"), "{}", date());
    host.set("today", None).await;
    assert!(host.find("[part=today]").is_none());

    host.set("lang", Some("de")).await;
    assert_eq!(root("lang").as_deref(), Some("de"));
    assert!(date().starts_with("30. September 2024"), "{}", date());
    host.set("lang", Some("not a language")).await;
    assert_eq!(root("lang").as_deref(), Some("en-GB"));
    host.set("time-zone", None).await;
    assert!(date().starts_with("1 October 2024") && date().ends_with("09:00"), "{}", date());

    for (dir, expected) in
        [("rtl", "rtl"), ("RTL", "rtl"), ("ltr", "ltr"), ("auto", "ltr"), ("x", "ltr")]
    {
        host.set("dir", Some(dir)).await;
        assert_eq!(root("dir").as_deref(), Some(expected), "dir={dir}");
    }

    host.set("heading-level", Some("4")).await;
    assert_eq!(host.headings(), ["4 Top", "5 More stories", "6 A"]);
    host.set("heading-level", None).await;
    assert_eq!(host.headings(), ["2 Top", "3 More stories", "4 A"]);

    host.set("related", Some("none")).await;
    assert_eq!(host.headings(), ["2 Top"]);
    host.set("related", Some("link")).await;
    assert_eq!(host.headings(), ["2 Top", "3 More stories", "4 A"]);
    assert_eq!(host.all("article").len(), 1);
    assert_eq!(host.unheard(), 0);
}

/// A change draws nothing anew but what depends on it: what the reader has opened stays open.
#[wasm_bindgen_test]
async fn what_is_not_changed_is_not_drawn_anew() {
    let host = Host::with(r#"{"headline": "Top"}"#).await;
    let before = host.get("article");
    host.set("heading-level", Some("2")).await;
    host.set("data-other", Some("x")).await;
    assert_eq!(host.get("article"), before);
    host.set("heading-level", Some("3")).await;
    assert_eq!(host.get("article"), before);
    assert_eq!(host.headings(), ["3 Top"]);
}

/// Before anything is loaded, too.
#[wasm_bindgen_test]
async fn attributes_may_change_before_the_article_is_there() {
    let host = Host::new(&[]);
    host.set("today", Some("")).await;
    host.set("heading-level", Some("3")).await;
    assert_eq!(host.drawn(), "");
    host.show(r#"{"headline": "Top"}"#).await;
    assert_eq!(host.headings(), ["3 Top"]);
    assert!(host.find("[part=today]").is_some());
}

/// An article that does not say its language is written in the page's.
#[wasm_bindgen_test]
async fn the_pages_language_is_the_last_resort() {
    let section = create("section");
    section.set_lang("de");
    document().body().unwrap().append_child(&section).unwrap();
    for (attributes, language, expected) in [
        (&[][..], "", "22. Oktober 2024"),
        (&[], r#""language": "fr","#, "22 octobre 2024"),
        (&[("lang", "es")], r#""language": "fr","#, "22 de octubre de 2024"),
    ] {
        let host = Host::within(&section, attributes);
        host.show(&format!(r#"{{{language} "headline": "Top", "published": "2024-10-22"}}"#)).await;
        assert_eq!(host.texts("time"), [expected]);
    }
    section.remove();
}

/// A listener of the page that throws is the page's own matter.
#[wasm_bindgen_test]
async fn a_loader_that_throws_is_survived() {
    let (host, root) = (create("article-widget"), create("div"));
    let notify = Function::new_no_args("globalThis.thrown = 1; throw new Error('from a listener')");
    let number = article_widget::mount(host, root.clone(), notify, Function::new_no_args(""));
    let start = Object::new();
    Reflect::set(&start, &"text".into(), &r#"{"headline": "Top"}"#.into()).unwrap();
    article_widget::load(number, start.into());
    let _other = host_after_the_same_way().await;
    assert!(root.text_content().unwrap().contains("Top"));
    assert!(Reflect::delete_property(&js_sys::global(), &"thrown".into()).unwrap());
    article_widget::unmount(number);
    assert_eq!(root.text_content().as_deref(), Some(""));
}

/// A response that is still awaited, and how to give it.
/// Has the element wait for a response that the loader has asked for: how to abort it, and how to answer.
fn begun(host: &Host) -> (AbortController, Function) {
    let controller = AbortController::new().unwrap();
    let (response, answer) = pending();
    host.load(&[
        ("url", BASE.into()),
        ("response", response.into()),
        ("controller", controller.clone().into()),
    ]);
    (controller, answer)
}

fn pending() -> (Promise, Function) {
    let mut resolve = None;
    let promise = Promise::new(&mut |answer, _| resolve = Some(answer));
    (promise, resolve.unwrap())
}

fn answer_with(answer: &Function, text: &str) {
    let response = web_sys::Response::new_with_opt_str(Some(text)).unwrap();
    answer.call1(&JsValue::NULL, &response).unwrap();
}

/// An element that was given a response just now and shows it: whatever went the same way before it has
/// arrived by then.
async fn host_after_the_same_way() -> Host {
    let host = Host::new(&[]);
    let (response, answer) = pending();
    host.load(&[("url", BASE.into()), ("response", response.into())]);
    answer_with(&answer, r#"{"headline": "Other"}"#);
    assert_eq!(host.told().await.name, "article-load");
    host
}

#[wasm_bindgen_test]
async fn writes_numbers_as_javascript_does() {
    let host = Host::with(
        r#"{"headline": "Top", "id": 1.25, "place": 1e21, "body": [{"type": "paragraph", "content": [7, {"text": -0.5, "marks": ["em"]}]}, {"type": "paragraph", "text": 1e400}]}"#,
    )
    .await;
    assert_eq!(
        host.article(),
        json(
            r#"{"id": "1.25", "headline": "Top", "place": "1e+21", "body": [{"type": "paragraph", "content": ["7", {"text": "-0.5", "marks": ["em"]}]}]}"#
        )
    );
}
