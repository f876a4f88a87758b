//! How this part of the widget is fetched, and where its script is.

use std::cell::RefCell;

use crate::fetch::Parts;

thread_local! {
    static PARTS: RefCell<Option<Parts>> = const { RefCell::new(None) };
}

/// Sets how this part was fetched; nothing if the widget is in one piece.
pub(crate) fn comes_by(parts: Option<Parts>) {
    PARTS.set(parts);
}

/// How this part was fetched.
pub(super) fn parts() -> Option<Parts> {
    PARTS.with_borrow(Clone::clone)
}

/// The address of the widget's script, as far as it is known.
pub(super) fn script() -> String {
    parts().and_then(|parts| parts.script()).unwrap_or_default()
}
