//! What only a reader's action brings: pictures over the whole page, notes where they are referred to, a third
//! party's content, the controls. Entered by [`act`] alone, so that it can be loaded when it is needed.
//!
//! Its buttons stand in the article, whose listener brings their clicks here; what opens is taken away by
//! `platform.js` when it has closed. So nothing here outlives the article.

mod browser;
mod clipboard;
mod frame;
mod note;
mod pictures;
mod reading;

use web_sys::Element;

use crate::locale::Texts;

/// Does what an element of the article is there for, after a click on it.
#[inline(never)]
pub(crate) fn act(actor: &Element, texts: &Texts) {
    match actor.class_name().as_str() {
        "note-ref" => note::open(actor, texts),
        "open" => frame::open(actor, texts),
        "copy" => clipboard::code(actor, texts),
        "citing" => clipboard::cite(actor, texts),
        "share" => clipboard::share(actor, texts),
        "smaller" => reading::size(actor, -10),
        "larger" => reading::size(actor, 10),
        "theme" => reading::theme(actor),
        "listen" => reading::listen(actor, texts),
        "close" => pictures::close(actor),
        "zoom" => pictures::zoom(actor),
        "before" => pictures::turn(actor, -1),
        "after" => pictures::turn(actor, 1),
        _ => pictures::open(actor, texts),
    }
}
