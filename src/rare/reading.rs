//! How the article is read: the size of the text, the theme, a voice. None of it is stored.

use std::cell::RefCell;

use article::text;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event};

use super::browser::{all, around, call, get, global, set};
use crate::locale::{Texts, texts};

/// Makes the text larger by so many hundredths of its usual size, between 80 and 200.
pub(super) fn size(button: &Element, step: i64) {
    let Some(root) = around(button, ".root") else { return };
    let style = get(&root, "style");
    let scale = call(&style, "getPropertyValue", &["--scale".into()]).as_string();
    let scale = scale.and_then(|scale| text::whole(&scale)).unwrap_or(100);
    let scale = text::number((scale + step).clamp(80, 200));
    call(&style, "setProperty", &["--scale".into(), scale.into()]);
}

/// Changes between light and dark.
pub(super) fn theme(button: &Element) {
    let Some(root) = around(button, ".root") else { return };
    let style = call(&js_sys::global(), "getComputedStyle", &[JsValue::from(&root)]);
    let is_dark = get(&style, "colorScheme").as_string().as_deref() == Some("dark");
    let _ = root.set_attribute("data-theme", if is_dark { "light" } else { "dark" });
}

type Listener = Closure<dyn FnMut(Event)>;

thread_local! {
    /// What is called when the voice has ended. There is one voice. (Of the type that the views' listeners have:
    /// what is called of another would have to be in the main module by itself.)
    static ENDED: RefCell<Option<Listener>> = const { RefCell::new(None) };
}

/// Begins to read the article aloud, or ends it.
pub(super) fn listen(button: &Element, texts: &Texts) {
    let voice = global("speechSynthesis");
    call(&voice, "cancel", &[]);
    if button.has_attribute("data-speaks") {
        return says(button, false, texts);
    }
    let Some(article) = around(button, ".article") else { return };
    let language = around(button, "[lang]").and_then(|root| root.get_attribute("lang"));
    let language = language.unwrap_or_default();
    let utterance: Option<Function> = global("SpeechSynthesisUtterance").dyn_into().ok();
    let Some(utterance) = utterance else { return };
    let mut last = JsValue::UNDEFINED;
    for part in all(&article, SPOKEN) {
        let words = [get(&part, "innerText")].into_iter().collect();
        let Ok(next) = Reflect::construct(&utterance, &words) else { return };
        set(&next, "lang", &language.as_str().into());
        call(&voice, "speak", std::slice::from_ref(&next));
        last = next;
    }
    says(button, true, texts);
    let (reader, texts) = (button.clone(), texts.clone());
    let ended =
        Closure::wrap(Box::new(move |_| says(&reader, false, &texts)) as Box<dyn FnMut(Event)>);
    set(&last, "onend", ended.as_ref());
    ENDED.set(Some(ended));
}

/// What is read aloud: running text.
const SPOKEN: &str =
    ".headline, .standfirst, .body > :is(p, .heading, .list, .definitions, .quote)";

fn says(button: &Element, speaks: bool, texts: &Texts) {
    let words = texts.get(if speaks { texts::STOP } else { texts::LISTEN });
    set(button, "textContent", &words.into());
    let _ = match speaks {
        true => button.set_attribute("data-speaks", ""),
        false => button.remove_attribute("data-speaks"),
    };
}
