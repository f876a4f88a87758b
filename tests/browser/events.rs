//! What the page's scripts are given, as values: `element.article` and the details of events are what `JSON.parse` would
//! have made of their JSON, and that is what the model writes natively.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::host::Host;

/// The samples of the own format, with the snapshots of what the core makes of them natively
/// (`crates/article/tests/suite/samples.rs`).
macro_rules! samples {
    ($($name:literal)*) => {
        [$((
            include_str!(concat!("../../crates/article/tests/samples/article/", $name, ".json")),
            include_str!(concat!(
                "../../crates/article/tests/suite/snapshots/suite__samples__article-", $name, ".snap"
            )),
        )),*]
    };
}

#[wasm_bindgen_test]
async fn an_article_is_what_it_is_natively() {
    for (sample, snapshot) in samples!("full" "minimal" "stories" "unknown-blocks" "wrong-types") {
        let host = Host::new(&[]);
        host.load(&[
            ("base", "https://news.example/api/story.json".into()),
            ("text", sample.into()),
        ]);
        let told = host.told().await;
        assert_eq!(told.name, "article-load", "{}", told.detail);
        let natively = JSON::parse(snapshot.rsplit("---\n").next().unwrap()).unwrap();
        let article = article_widget::article(host.number);
        same(&article, &get(&natively, "article"), "article");
        is_json(&article, "article");
        let detail = host.detail();
        for name in ["format", "issues"] {
            same(&get(&detail, name), &get(&natively, name), name);
        }
        is_json(&detail, "article-load");
    }
}

#[wasm_bindgen_test]
async fn every_detail_is_json() {
    const SIZE: (&str, &str) = ("style", "display: block; width: 600px");
    let host = Host::new(&[SIZE]);
    host.load(&[("text", "{}".into())]);
    hears(&host, "article-error", &["code", "message", "status", "retryable"]).await;

    let article = |headline: &str| {
        let story =
            |at: u32| format!(r#"{{"headline": "Story {at}", "url": "https://a.example/{at}"}}"#);
        let related = (0..8).map(story).collect::<Vec<_>>().join(",");
        format!(r#"{{"headline": "{headline}", "updated": "soon", "related": [{related}]}}"#)
    };
    let fields = ["url", "format", "headline", "published", "updated", "issues"];
    host.load(&[("text", article("Top").into())]);
    hears(&host, "article-load", &fields).await;
    assert!(get(&host.detail(), "url").is_null() && get(&host.detail(), "published").is_null());

    host.load(&[("text", article("New").into()), ("renewed", true.into())]);
    hears(&host, "article-update", &fields).await;
    // The same again is none; that is for the loader alone.
    host.load(&[("text", article("New").into()), ("renewed", true.into())]);
    hears(&host, "renewed", &[]).await;

    // The page's own listener keeps the browser from following the link.
    host.cancel(true);
    host.all(".cards a")[1].click();
    hears(&host, "related-select", &["url", "index", "headline"]).await;
    assert_eq!(get(&host.detail(), "index").as_f64(), Some(1.0));
    host.cancel(false);

    let carousel = article_widget::carousel(host.number);
    let go_to: js_sys::Function = get(&carousel, "goTo").unchecked_into();
    go_to.call1(&carousel, &3.into()).unwrap();
    hears(&host, "related-slide", &["first", "last", "count"]).await;
    assert_eq!(get(&host.detail(), "count").as_f64(), Some(8.0));
}

/// The next event is this one, and its detail is JSON and has these fields.
async fn hears(host: &Host, name: &str, fields: &[&str]) {
    assert_eq!(host.told().await.name, name);
    let detail = host.detail();
    is_json(&detail, name);
    let keys = Object::try_from(&detail).map(Object::keys).unwrap_or_default();
    let keys: Vec<String> = keys.iter().filter_map(|key| key.as_string()).collect();
    assert_eq!(keys, fields, "{name}");
}

/// Asserts that a value is what becomes of its JSON: no `undefined`, no `Map`, no number that JSON has not.
#[track_caller]
fn is_json(value: &JsValue, name: &str) {
    let json = JSON::stringify(value).unwrap().as_string().unwrap();
    same(value, &JSON::parse(&json).unwrap(), name);
}

/// Asserts that two values are deep equal: prototypes, and the own fields in their order.
#[track_caller]
fn same(one: &JsValue, other: &JsValue, path: &str) {
    if !one.is_object() || !other.is_object() {
        assert!(Object::is(one, other), "{path}: {one:?}, expected {other:?}");
        return;
    }
    let prototype = |value: &JsValue| Object::get_prototype_of(value);
    assert_eq!(prototype(one), prototype(other), "{path}: {one:?}, expected {other:?}");
    let keys = |value: &JsValue| Reflect::own_keys(value).unwrap();
    let names = |keys: &Array| keys.iter().map(|key| format!("{key:?}")).collect::<Vec<_>>();
    assert_eq!(names(&keys(one)), names(&keys(other)), "{path}");
    for key in keys(one) {
        let field = |value| Reflect::get(value, &key).unwrap();
        same(
            &field(one),
            &field(other),
            &format!("{path}.{}", key.as_string().unwrap_or_default()),
        );
    }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}
