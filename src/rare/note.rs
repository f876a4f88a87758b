//! A footnote where it is referred to: a copy that opens above the text, and returns the focus.

use js_sys::Array;
use leptos::prelude::*;
use web_sys::Element;

use super::browser::{all, append, around, call, copy, get, style};
use crate::{
    browser::fragment::follow,
    locale::{Texts, texts},
};

/// Opens the note of a reference; where the browser cannot, goes to it.
pub(super) fn open(reference: &Element, texts: &Texts) {
    if opened(reference, texts).is_none() {
        follow(reference);
    }
}

fn opened(reference: &Element, texts: &Texts) -> Option<()> {
    let article = around(reference, ".article")?;
    let id = reference.get_attribute("href")?;
    let is_meant = |note: &Element| id.strip_prefix('#') == Some(note.id().as_str());
    let note = copy(&all(&article, ".footnotes > li").into_iter().find(is_meant)?)?;
    for back in all(&note, ".note-back") {
        back.remove();
    }
    if get(&note, "showPopover").is_undefined() {
        return None;
    }
    for former in all(&article, ".note-ref[data-open]") {
        let _ = former.remove_attribute("data-open");
    }
    let _ = reference.set_attribute("data-open", "");
    let name = texts.get(texts::NOTE).to_owned();
    let popover = append(
        &article,
        view! {
            <div class="note" popover="" role="dialog" tabindex="-1" aria-label=name></div>
        },
    )?;
    style(&article);
    call(&popover, "append", &Array::from(&get(&note, "childNodes")).to_vec());
    call(&popover, "showPopover", &[]);
    call(&popover, "focus", &[]);
    Some(())
}
