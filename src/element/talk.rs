//! What the element says to the loader, and asks of it.

use article::Article;
use js_sys::{Function, Promise};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use super::settings;
use crate::{json::to_js, locale::Texts};

/// Asks the loader for the texts of the interface: see [`crate::mount`].
#[derive(Clone)]
pub(super) struct Speaker(pub(super) Function);

impl Speaker {
    /// The texts in the language of an article, which the element may override; waits for them, but not long.
    pub(super) async fn texts(&self, host: &HtmlElement, article: &Article) -> Texts {
        let tag = settings::language(host);
        let tag = tag.as_ref().or(article.language.as_ref()).map(|tag| tag.as_str());
        let lines = self.0.call1(&JsValue::NULL, &tag.unwrap_or_default().into());
        let Ok(mut lines) = lines else { return Texts::default() };
        if !lines.is_string() {
            lines = JsFuture::from(Promise::resolve(&lines)).await.unwrap_or_default();
        }
        Texts::new(&lines)
    }
}

/// Tells the loader of an event, which it dispatches at the element.
#[derive(Clone)]
pub(super) struct Notify(pub(super) Function);

impl Notify {
    /// Dispatches an event. `false`: a listener has cancelled it.
    pub(super) fn send(&self, name: &str, detail: &impl Serialize) -> bool {
        self.tell(name, &to_js(detail))
    }

    /// The same with a detail that is a JavaScript value already.
    #[inline(never)]
    pub(super) fn tell(&self, name: &str, detail: &JsValue) -> bool {
        let outcome = self.0.call2(&JsValue::NULL, &name.into(), detail);
        !outcome.is_ok_and(|outcome| outcome.is_falsy())
    }
}
