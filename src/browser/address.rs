//! Addresses, by the browser's `URL`.

use article::SafeUrl;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Location, Url};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = location)]
    static LOCATION: Option<Location>;
}

/// An absolute address as the URL Standard serialises it; `None` for what is none.
pub(crate) fn resolve(address: &str, base: Option<&str>) -> Option<String> {
    parse(address, base).map(|url| url.href())
}

/// The parts of an address; `None` for what is none.
pub(crate) fn parse(address: &str, base: Option<&str>) -> Option<Url> {
    match base {
        Some(base) => Url::new_with_base(address, base),
        None => Url::new(address),
    }
    .ok()
}

/// A file's address as it is fetched: encrypted where the page is, which shows no others.
pub(crate) fn fetched(url: &SafeUrl) -> String {
    match url.as_str().strip_prefix("http://") {
        Some(rest) if is_encrypted() => "https://".to_owned() + rest,
        _ => url.as_str().to_owned(),
    }
}

/// Whether the page came encrypted.
fn is_encrypted() -> bool {
    let protocol = |page: &Location| page.protocol().ok();
    LOCATION.with(|page| page.as_ref().and_then(protocol)).as_deref() == Some("https:")
}
