//! The pictures of the article over the whole page, one beside the other: a row that scrolls and snaps, which
//! brings swiping and arrow keys by itself.

use web_sys::Element;

use super::browser::{all, around, call, copy, get, style};
use crate::{
    browser::scroll,
    locale::{Texts, texts},
    view::node::{action, append, node},
};

/// Opens the pictures at the one in this place.
pub(super) fn open(place: &Element, texts: &Texts) {
    let _ = opened(place, texts);
}

fn opened(place: &Element, texts: &Texts) -> Option<()> {
    let article = around(place, ".article")?;
    let wanted = around(place, ".figure")?;
    let dialog = node("dialog")
        .class("pictures")
        .attr("closedby", "any")
        .set("aria-label", texts.get(texts::PICTURES));
    style(&article);
    let dialog = append(&article, dialog)?;
    let row =
        append(&dialog, node("div").class("slides").attr("tabindex", "0").attr("autofocus", ""))?;
    let mut first = None;
    let figures = all(&article, ".figure");
    let mut count = 0;
    for figure in &figures {
        let Some(picture) = all(figure, ".frame > :is(img[src], picture:has([src]))").pop() else {
            continue;
        };
        let slide = append(&row, node("figure").class("slide"))?;
        let picture = copy(&picture)?;
        for file in all(&picture, "[sizes]").iter().chain([&picture]) {
            let _ = file.set_attribute("sizes", "100vw");
        }
        let words = all(figure, ".caption").pop().and_then(|words| copy(&words));
        call(&slide, "append", &[picture.into()]);
        if let Some(words) = words {
            call(&slide, "append", &[words.into()]);
        }
        if *figure == wanted {
            first = Some(slide);
        }
        count += 1;
    }
    let tools = append(&dialog, node("div").class("tools"))?;
    for (class, name) in [
        ("zoom", texts::ZOOM),
        ("before", texts::BEFORE),
        ("after", texts::AFTER),
        ("close", texts::CLOSE),
    ] {
        if count > 1 || !matches!(class, "before" | "after") {
            append(&tools, action(class).set("aria-label", texts.get(name)));
        }
    }
    call(&dialog, "showModal", &[]);
    first?.scroll_into_view();
    Some(())
}

/// Shows the next picture, or the one before.
pub(super) fn turn(button: &Element, step: i32) {
    if let Some(row) = row(button) {
        scroll::towards_end(&row, step * row.client_width());
    }
}

/// Shows the picture in sight as large as it is, or as a whole again.
pub(super) fn zoom(button: &Element) {
    let Some(row) = row(button) else { return };
    let at = row.scroll_left().abs() + row.client_width() / 2;
    let at = at.checked_div(row.client_width()).unwrap_or_default();
    if let Some(slide) = all(&row, ".slide").get(at as usize) {
        call(&get(slide, "classList"), "toggle", &["zoomed".into()]);
    }
}

/// Closes them; the focus goes back to where it was.
pub(super) fn close(button: &Element) {
    if let Some(dialog) = around(button, "dialog") {
        call(&dialog, "close", &[]);
    }
}

fn row(button: &Element) -> Option<Element> {
    all(&around(button, "dialog")?, ".slides").pop()
}
