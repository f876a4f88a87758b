//! Finds the next page of a list of stories.

use article::text;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Url;

use crate::browser::address;

/// The address of the page after a document with this address: JSON Feed's `next_url`, or the next page of a WordPress
/// site. `None` if there is none, or if it is at another host, for which nobody has asked.
pub(super) fn next(value: &JsValue, url: &str, pages: Option<i64>) -> Option<String> {
    let here = address::parse(url, None)?;
    match named(value) {
        Some(next) => {
            let next = address::parse(&next, Some(url))?;
            (next.origin() == here.origin()).then(|| next.href())
        }
        None => following(&here, pages?),
    }
}

/// The field in the document, as an own property, since a page may have given one to all objects.
fn named(value: &JsValue) -> Option<String> {
    let fields = value.dyn_ref::<Object>()?;
    let name = JsValue::from("next_url");
    if !Object::has_own(fields, &name) {
        return None;
    }
    Reflect::get(fields, &name).ok()?.as_string().filter(|next| !next.is_empty())
}

fn following(here: &Url, pages: i64) -> Option<String> {
    let query = here.search_params();
    let next = query.get("page").map_or(Some(1), |page| text::whole(&page))? + 1;
    if next > pages {
        return None;
    }
    query.set("page", &text::number(next));
    Some(here.href())
}
