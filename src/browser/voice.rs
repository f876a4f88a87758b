//! The browser's voices.

use js_sys::Reflect;

/// Whether the browser can read aloud.
pub(crate) fn speaks() -> bool {
    Reflect::has(&js_sys::global(), &"speechSynthesis".into()).is_ok_and(|has| has)
}
