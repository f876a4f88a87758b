//! What happens only on a reader's action: pictures over the whole page, notes where they are referred to, the
//! controls. In the release it is a part of its own, fetched at the first of these actions; [`perform`] is the way in
//! (`loader/split.mjs`).
//!
//! The buttons are in the article, whose listener passes their clicks on. `browser/overlay.rs` removes what was opened
//! once it has closed. So nothing here outlives the article.

mod browser;
mod clipboard;
mod embedding;
mod note;
mod parts;
mod pictures;
mod reading;

use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::{browser::fragment::follow, locale::Texts};

pub(crate) use parts::comes_by;

/// Does the action of an element that was clicked, once this part is loaded. If it cannot be loaded, a reference to a
/// note works as a link, and everything else waits for another click.
pub(crate) fn act(actor: &Element, texts: &Texts) {
    let Some(parts) = parts::parts() else { return perform(actor, texts) };
    let (actor, texts) = (actor.clone(), texts.clone());
    spawn_local(async move {
        if parts.get("rare").await.is_ok() {
            perform(&actor, &texts);
        } else if actor.has_attribute("href") {
            follow(&actor);
        }
    });
}

/// The same, when this part is loaded.
#[inline(never)]
fn perform(actor: &Element, texts: &Texts) {
    match actor.class_name().as_str() {
        "note-ref" => note::open(actor, texts),
        "copy" => clipboard::code(actor, texts),
        "citing" => clipboard::cite(actor, texts),
        "share" => clipboard::share(actor, texts),
        "embedding" => embedding::open(actor, texts),
        "copy-snippet" => embedding::copy(actor, texts),
        "smaller" => reading::size(actor, -10),
        "larger" => reading::size(actor, 10),
        "theme" => reading::theme(actor),
        "listen" => reading::listen(actor, texts),
        "close" => browser::close(actor),
        "zoom" => pictures::zoom(actor),
        "before" => pictures::turn(actor, -1),
        "after" => pictures::turn(actor, 1),
        _ => pictures::open(actor, texts),
    }
}
