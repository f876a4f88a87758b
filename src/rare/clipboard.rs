//! Copying and sharing: code, quotations with their source, the address of the article.

use js_sys::{Object, Promise};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;

use super::browser::{all, append, around, call, get, global, set, words};
use crate::locale::{Text, Texts, texts};

/// Copies the code beside a button.
pub(super) fn code(button: &Element, texts: &Texts) {
    if let Some(figure) = around(button, ".code") {
        copy(button, words(&figure, "code"), [texts::COPY, texts::COPIED], texts);
    }
}

/// Copies the selected text, else the headline, with its source.
pub(super) fn cite(button: &Element, texts: &Texts) {
    let Some(article) = around(button, ".article") else { return };
    let headline = words(&article, ".headline");
    let selected = call(&global("document"), "getSelection", &[]);
    let selected = call(&selected, "toString", &[]).as_string().unwrap_or_default();
    let mut lines: Vec<String> = Vec::new();
    for line in [selected, headline, words(&article, ".source-name"), url(button)] {
        if !line.is_empty() {
            lines.push(line);
        }
    }
    copy(button, lines.join("\n"), [texts::CITE, texts::COPIED], texts);
}

/// Shares the article's address with the reader's system, or copies it.
pub(super) fn share(button: &Element, texts: &Texts) {
    let navigator = global("navigator");
    if get(&navigator, "share").is_undefined() {
        return copy(button, url(button), [texts::SHARE, texts::LINK_COPIED], texts);
    }
    let Some(article) = around(button, ".article") else { return };
    let what = Object::new();
    set(&what, "title", &words(&article, ".headline").into());
    set(&what, "url", &url(button).into());
    let shared = call(&navigator, "share", &[what.into()]);
    spawn_local(async move {
        // The reader may think better of it.
        let _ = outcome(shared).await;
    });
}

/// The article's address, else the page's.
fn url(button: &Element) -> String {
    let own = around(button, ".controls").and_then(|bar| bar.get_attribute("data-url"));
    own.or_else(|| get(&global("location"), "href").as_string()).unwrap_or_default()
}

/// Copies text. The button that was used last says when it is done.
pub(super) fn copy(button: &Element, text: String, says: [Text; 2], texts: &Texts) {
    let Some(article) = around(button, ".article") else { return };
    let clipboard = get(&global("navigator"), "clipboard");
    let written = call(&clipboard, "writeText", &[text.as_str().into()]);
    let (button, texts) = (button.clone(), texts.clone());
    let [before, after] = says;
    spawn_local(async move {
        if outcome(written).await.is_ok() || selected(&article, &text).is_some() {
            for other in all(&article, &[".", &button.class_name()].concat()) {
                say(&other, texts.get(before));
            }
            say(&button, texts.get(after));
            call(&button, "focus", &[]);
        }
    });
}

/// Changes what a button says, in the text that is there: it follows the language.
fn say(button: &Element, words: &str) {
    set(&get(button, "firstChild"), "data", &words.into());
}

/// Copies by a selection, for pages that are not encrypted: they have no clipboard of their own.
fn selected(article: &Element, text: &str) -> Option<()> {
    let field = append(article, view! { <textarea></textarea> })?;
    set(&field, "value", &text.into());
    call(&field, "select", &[]);
    let copied = call(&global("document"), "execCommand", &["copy".into()]);
    field.remove();
    copied.is_truthy().then_some(())
}

/// The outcome of a promise; without a promise, an error.
async fn outcome(promise: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(promise.dyn_into::<Promise>()?).await
}
