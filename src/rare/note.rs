//! A footnote where it is referred to: a copy that opens over the text, and gives the focus back.

use js_sys::Array;
use web_sys::Element;

use super::browser::{all, around, call, copy, get, style};
use crate::{
    locale::{Texts, texts},
    view::{
        node::{append, node},
        story::follow,
    },
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
    let popover = node("div")
        .class("note")
        .attr("popover", "")
        .attr("role", "dialog")
        .attr("tabindex", "-1")
        .set("aria-label", texts.get(texts::NOTE));
    let popover = append(&article, popover)?;
    style(&article);
    call(&popover, "append", &Array::from(&get(&note, "childNodes")).to_vec());
    call(&popover, "showPopover", &[]);
    call(&popover, "focus", &[]);
    Some(())
}
