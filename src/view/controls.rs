//! The reader's controls, where the page asks for them: text size, theme, share, copy with source, listen.
//! What the buttons do is in `rare/`.

use std::any::Any;

use js_sys::Reflect;
use web_sys::Element;

use super::{
    node::{Node, action, node},
    page::Page,
};
use crate::{locale::texts, rare};

/// The controls, if they are wanted.
pub(crate) fn controls(page: &Page<'_>) -> Option<Node> {
    if !page.settings.controls {
        return None;
    }
    let url = page.article.url.as_ref().map(|url| url.as_str());
    let bar = node("div")
        .class("controls")
        .attr("role", "group")
        .attr("aria-label", texts::CONTROLS)
        .maybe("data-url", url)
        .with(action("smaller").attr("aria-label", texts::SMALLER))
        .with(action("larger").attr("aria-label", texts::LARGER))
        .with(action("theme").text(texts::THEME))
        .with(action("share").attr("aria-live", "polite").text(texts::SHARE))
        .with(action("citing").attr("aria-live", "polite").text(texts::CITE));
    let speaks = Reflect::has(&js_sys::global(), &"speechSynthesis".into());
    Some(if speaks.is_ok_and(|speaks| speaks) {
        let quiet = |listen: &Element| Box::new(Quiet(listen.clone())) as Box<dyn Any>;
        bar.with(action("listen").text(texts::LISTEN).alive(Box::new(quiet)))
    } else {
        bar
    })
}

/// Ends the listening when the article is taken down.
struct Quiet(Element);

impl Drop for Quiet {
    fn drop(&mut self) {
        if self.0.has_attribute("data-speaks") {
            rare::act(&self.0);
        }
    }
}
