//! The pictures of the article over the whole page: a row that scrolls and snaps, so that swiping and arrow keys work
//! without further code.

use std::cell::RefCell;

use leptos::prelude::*;
use web_sys::Element;

use super::browser::{all, append, around, call, copy, get, style};
use crate::{
    browser::{intl, observe::InView, scroll},
    locale::{Texts, fill, texts},
};

/// Opens the pictures at the one in this place.
pub(super) fn open(place: &Element, texts: &Texts) {
    let _ = opened(place, texts);
}

fn opened(place: &Element, texts: &Texts) -> Option<()> {
    let article = around(place, ".article")?;
    let wanted = around(place, ".figure")?;
    let name = texts.get(texts::PICTURES).to_owned();
    style(&article);
    let dialog =
        view! { <dialog class="pictures" part="pictures" closedby="any" aria-label=name></dialog> };
    let dialog = append(&article, dialog)?;
    let row = view! { <div class="slides" tabindex="0" autofocus=true></div> };
    let row = append(&dialog, row)?;
    let mut first = None;
    let figures = all(&article, ".figure");
    let mut count = 0;
    for figure in &figures {
        let Some(picture) = all(figure, ".frame > :is(img[src], picture:has([src]))").pop() else {
            continue;
        };
        let slide = append(&row, view! { <figure class="slide"></figure> })?;
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
    let tools = append(&dialog, view! { <div class="tools"></div> })?;
    for (class, name) in [
        ("zoom", texts::ZOOM),
        ("before", texts::BEFORE),
        ("after", texts::AFTER),
        ("close", texts::CLOSE),
    ] {
        if count > 1 || !matches!(class, "before" | "after") {
            let name = texts.get(name).to_owned();
            append(&tools, view! { <button type="button" class=class aria-label=name></button> });
        }
    }
    call(&dialog, "showModal", &[]);
    first?.scroll_into_view();
    if count > 1 {
        say_which(&dialog, &tools, texts);
    }
    Some(())
}

thread_local! {
    /// Watches which picture is in view. One dialog is open at a time.
    static WATCH: RefCell<Option<InView>> = const { RefCell::new(None) };
}

/// The middle of the window.
const MIDDLE: &str = "0px -49% 0px -49%";

/// Says "Picture 2 of 4", also to a screen reader, while the dialog is there.
fn say_which(dialog: &Element, tools: &Element, texts: &Texts) {
    let Some(status) = append(tools, view! { <p class="which" role="status"></p> }) else { return };
    let language = around(dialog, "[lang]").and_then(|root| root.get_attribute("lang"));
    let (language, texts) = (language.unwrap_or_default(), texts.clone());
    let slides = all(dialog, ".slide");
    let number =
        move |number: usize| intl::number(&language, number.try_into().unwrap_or_default());
    let dialog = dialog.clone();
    let watch = InView::each(&slides.clone(), MIDDLE, move |slide, is_in_view| {
        if !dialog.is_connected() {
            WATCH.take();
        } else if let Some(place) = slides.iter().position(|other| *other == slide && is_in_view) {
            let values = [number(place + 1), number(slides.len())];
            let words =
                fill(texts.get(texts::PICTURE_POSITION), &values.each_ref().map(String::as_str));
            status.set_text_content(Some(&words));
        }
    });
    WATCH.set(watch);
}

/// Shows the next picture, or the one before.
pub(super) fn turn(button: &Element, step: i32) {
    if let Some(row) = row(button) {
        scroll::towards_end(&row, step * row.client_width());
    }
}

/// Shows the picture in view at its full size, or as a whole again.
pub(super) fn zoom(button: &Element) {
    let Some(row) = row(button) else { return };
    let at = row.scroll_left().abs() + row.client_width() / 2;
    let at = at.checked_div(row.client_width()).unwrap_or_default();
    if let Some(slide) = all(&row, ".slide").get(at as usize) {
        call(&get(slide, "classList"), "toggle", &["zoomed".into()]);
    }
}

fn row(button: &Element) -> Option<Element> {
    all(&around(button, "dialog")?, ".slides").pop()
}
