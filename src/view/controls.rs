//! The reader's controls, where the page asks for them: text size, theme, share, copy with source, listen.
//! What the buttons do is in `rare/`.

use std::any::Any;

use js_sys::Reflect;
use web_sys::Element;

use super::{
    node::{Node, action, node},
    page::Page,
};
use crate::{
    locale::{Texts, texts},
    rare,
};

/// The controls, if they are wanted.
pub(crate) fn controls(page: &Page<'_>) -> Option<Node> {
    if !page.settings.controls {
        return None;
    }
    let url = page.article.url.as_ref().map(|url| url.as_str());
    let bar = node("div")
        .class("controls")
        .attr("role", "group")
        .set("aria-label", page.text(texts::CONTROLS))
        .maybe("data-url", url)
        .with(action("smaller").set("aria-label", page.text(texts::SMALLER)))
        .with(action("larger").set("aria-label", page.text(texts::LARGER)))
        .with(action("theme").text(page.text(texts::THEME)))
        .with(action("share").attr("aria-live", "polite").text(page.text(texts::SHARE)))
        .with(action("citing").attr("aria-live", "polite").text(page.text(texts::CITE)));
    let speaks = Reflect::has(&js_sys::global(), &"speechSynthesis".into());
    Some(if speaks.is_ok_and(|speaks| speaks) {
        let texts = page.locale.texts.clone();
        let quiet = |listen: &Element| Box::new(Quiet(listen.clone(), texts)) as Box<dyn Any>;
        bar.with(action("listen").text(page.text(texts::LISTEN)).alive(Box::new(quiet)))
    } else {
        bar
    })
}

/// Ends the listening when the article is taken down.
struct Quiet(Element, Texts);

impl Drop for Quiet {
    fn drop(&mut self) {
        if self.0.has_attribute("data-speaks") {
            rare::act(&self.0, &self.1);
        }
    }
}
