//! The carousel as the page's scripts have it: `element.carousel`.

#[cfg(stock_leptos)] // for the methods of signals, which are traits' there
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::Element;
use crate::{browser::options, components::related::Row};

impl Element {
    /// The methods of the carousel, `{next, previous, goTo}`; `null` without one. The same row has the same.
    pub(crate) fn carousel(&self) -> JsValue {
        let Some(row) = self.row.0.get_untracked() else { return JsValue::NULL };
        let made = &mut *self.methods.borrow_mut();
        match made {
            Some((of, methods)) if *of == row => methods.clone(),
            _ => {
                let methods = methods(row);
                *made = Some((row, methods.clone()));
                methods
            }
        }
    }
}

fn methods(row: Row) -> JsValue {
    let next = method(move |_| row.next());
    let previous = method(move |_| row.previous());
    let go_to = method(move |index| row.go_to(whole(&index)));
    options(&[("next", next), ("previous", previous), ("goTo", go_to)]).into()
}

/// A function that lasts as long as the page's script holds it.
fn method(act: impl FnMut(JsValue) + 'static) -> JsValue {
    Closure::wrap(Box::new(act) as Box<dyn FnMut(JsValue)>).into_js_value().unchecked_into()
}

/// A value as a whole number, as JavaScript takes an index: 0 for what is none.
fn whole(value: &JsValue) -> i32 {
    f64::try_from(value).unwrap_or_default() as i32
}
