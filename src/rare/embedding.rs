//! "Embed this story": shows the HTML that puts the story on another page, to be copied.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{
    browser::{append, around, call, get, style, words},
    clipboard,
    parts::script,
};
use crate::locale::{Texts, texts};

/// Attributes of this element that the story needs in order to be read and shown the same elsewhere.
const ATTRIBUTES: [&str; 4] = ["format", "map", "lang", "dir"];

/// Opens a dialog with the snippet.
pub(super) fn open(button: &Element, texts: &Texts) {
    let _ = opened(button, texts);
}

fn opened(button: &Element, texts: &Texts) -> Option<()> {
    let article = around(button, ".article")?;
    let snippet = snippet(button)?;
    let rights = rights(&article);
    let name = texts.get(texts::EMBED).to_owned();
    let (copy, close) = (texts.get(texts::COPY).to_owned(), texts.get(texts::CLOSE).to_owned());
    style(&article);
    let dialog = view! { <dialog class="snippet" closedby="any" aria-label=name.clone()></dialog> };
    let dialog = append(&article, dialog)?;
    append(&dialog, view! { <p class="snippet-title">{name.clone()}</p> });
    let field = view! {
        <textarea class="snippet-text" dir="ltr" rows="6" readonly=true spellcheck="false" aria-label=name></textarea>
    };
    let field = append(&dialog, field)?;
    field.set_text_content(Some(&snippet));
    if !rights.is_empty() {
        append(&dialog, view! { <p class="snippet-rights">{rights}</p> });
    }
    let tools = append(&dialog, view! { <div class="snippet-tools"></div> })?;
    append(
        &tools,
        view! {
            <button type="button" class="copy-snippet" aria-live="polite">{copy}</button>
        },
    );
    append(&tools, view! { <button type="button" class="close" aria-label=close></button> });
    call(&dialog, "showModal", &[]);
    Some(())
}

/// Copies the snippet.
pub(super) fn copy(button: &Element, texts: &Texts) {
    let Some(dialog) = around(button, ".snippet") else { return };
    let snippet = words(&dialog, ".snippet-text");
    clipboard::copy(button, snippet, [texts::COPY, texts::COPIED], texts);
}

/// The script and the element with its fallback, a link to the story.
fn snippet(button: &Element) -> Option<String> {
    let bar = around(button, ".controls")?;
    let host: HtmlElement = get(&button.get_root_node(), "host").dyn_into().ok()?;
    let mut attributes = attribute("src", &bar.get_attribute("data-src")?);
    for name in ATTRIBUTES {
        if let Some(value) = host.get_attribute(name) {
            attributes += &attribute(name, &value);
        }
    }
    let headline = escaped(&words(&around(button, ".article")?, ".headline"));
    let fallback = match bar.get_attribute("data-url") {
        Some(url) => ["<a", &attribute("href", &url), ">", &headline, "</a>"].concat(),
        None => ["<p>", &headline, "</p>"].concat(),
    };
    let lines = [
        &["<script type=\"module\"", &attribute("src", &script()), "></script>"].concat(),
        &["<article-widget", &attributes, ">"].concat(),
        &["  ", &fallback].concat(),
        "</article-widget>",
    ];
    Some(lines.join("\n"))
}

/// Who published the story, and under which licence, as it stands below it.
fn rights(article: &Element) -> String {
    let [source, licence] = [".source-name", ".licence"].map(|selector| words(article, selector));
    [source, licence].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn attribute(name: &str, value: &str) -> String {
    [" ", name, "=\"", &escaped(value), "\""].concat()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
