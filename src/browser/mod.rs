//! What is asked of the browser by name, a file for each kind of question.
//!
//! Globals are bound as globals, never looked up in `window`: the script hands wasm-bindgen's glue those that it took
//! when it was evaluated (`loader/natives.mjs`), so that a page which replaces one later does not change the widget.
//! What goes on by itself is a value, and ends when that is dropped.
//!
//! Where there is no browser, as when an article is written as HTML beforehand (`crates/article-prerender`), the files
//! in `native/` answer in the place of those of the same names.

#[cfg(target_family = "wasm")]
pub(crate) mod address;
pub(crate) mod copies;
pub(crate) mod focus;
pub(crate) mod fragment;
pub(crate) mod heading;
#[cfg(target_family = "wasm")]
pub(crate) mod intl;
pub(crate) mod listen;
#[cfg(target_family = "wasm")]
pub(crate) mod media;
pub(crate) mod observe;
pub(crate) mod overlay;
pub(crate) mod scroll;
pub(crate) mod time;
#[cfg(target_family = "wasm")]
pub(crate) mod voice;
pub(crate) mod width;
#[cfg(target_family = "wasm")]
pub(crate) mod words;

#[cfg(not(target_family = "wasm"))]
mod native;
#[cfg(not(target_family = "wasm"))]
pub(crate) use native::{address, intl, media, voice, words};

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// A function that the browser calls. Once this is dropped, and while it is called already, a call does nothing
/// (`loader/build.mjs` sees to that). There is one type for all of them, since the glue has code for each.
pub(crate) struct Callback(Closure<dyn FnMut(JsValue)>);

impl Callback {
    /// What is to be called, with the first argument that the browser gives.
    #[inline(never)]
    pub(crate) fn new(mut act: Box<dyn Called>) -> Callback {
        let call = move |argument| act.call(argument);
        Callback(Closure::wrap(Box::new(call) as Box<dyn FnMut(JsValue)>))
    }

    /// The function of JavaScript.
    pub(crate) fn function(&self) -> &Function {
        self.0.as_ref().unchecked_ref()
    }
}

/// What the browser calls, by a trait of one function: a closure's own have two more, which nobody calls.
pub(crate) trait Called {
    fn call(&mut self, argument: JsValue);
}

impl<F: FnMut(JsValue)> Called for F {
    fn call(&mut self, argument: JsValue) {
        self(argument);
    }
}

/// A property; `undefined` where there is none.
#[inline(never)]
pub(crate) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// An object of options, without a prototype: a page may have given that fields of any name.
#[inline(never)]
pub(crate) fn options(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::create(JsValue::NULL.unchecked_ref());
    for (name, value) in fields {
        // Setting a property of a fresh object does not fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
