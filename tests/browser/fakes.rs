//! What the widget asks of the browser, replaced for a test: the network, the clock, the reader's zone.
//!
//! The inline module below replaces these when it is evaluated, before the widget calls any of them.

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, prelude::wasm_bindgen};
use web_sys::Request;

#[wasm_bindgen(inline_js = r#"
const { fetch, setTimeout } = globalThis;
const { now } = Date;
const { DateTimeFormat } = Intl;
let fake;

export const begin = (answers) => {
  fake = { answers, requests: [], waits: [], limits: [], silent: false };
};
export const end = () => (fake = undefined);
export const change = (name, value) => (fake[name] = value);
export const recorded = (name) => fake[name];

// Called by answers, which are expressions of the tests.
globalThis.advance = (milliseconds) => (fake.clock += milliseconds);

globalThis.fetch = (request, init) => {
  if (!fake) return fetch(request, init);
  fake.requests.push(request);
  return fake.answers.shift()(request);
};

// Waits between tries (5 s at most) are over at once; a limit for silence is reached only where a test
// says so.
globalThis.setTimeout = (callback, milliseconds, ...rest) => {
  if (!fake) return setTimeout(callback, milliseconds, ...rest);
  const wait = milliseconds <= 5000 && !rest.length;
  (wait ? fake.waits : fake.limits).push(milliseconds);
  return wait || fake.silent ? setTimeout(callback, wait ? 0 : 20, ...rest) : 0;
};

Date.now = () => fake?.clock ?? now();

// Also named by a date, which says in which zone it is read.
const { toString } = Date.prototype;
Date.prototype.toString = function () {
  return fake?.zone ?? toString.call(this);
};

Intl.DateTimeFormat = class extends DateTimeFormat {
  constructor(locale, options) {
    super(locale, { ...options, timeZone: options?.timeZone ?? fake?.zone });
  }
};
"#)]
extern "C" {
    fn begin(answers: &Array);
    fn end();
    fn change(name: &str, value: &wasm_bindgen::JsValue);
    fn recorded(name: &str) -> Array;
}

/// The browser as a test wants it, until this is dropped.
pub(crate) struct Fakes(());

impl Fakes {
    /// A browser whose `fetch` gives these answers, one a call: expressions of JavaScript in which
    /// `request` is what was asked.
    pub(crate) fn new(answers: &[&str]) -> Fakes {
        let function =
            |answer: &&str| Function::new_with_args("request", &format!("return {answer}"));
        begin(&answers.iter().map(function).collect());
        Fakes(())
    }

    /// A clock that stands still, so many milliseconds after 1970.
    pub(crate) fn at(self, milliseconds: f64) -> Fakes {
        change("clock", &milliseconds.into());
        self
    }

    /// A reader in a time zone.
    pub(crate) fn reader_in(self, zone: &str) -> Fakes {
        change("zone", &zone.into());
        self
    }

    /// Limits for silence are reached at once.
    pub(crate) fn silent(self) -> Fakes {
        change("silent", &true.into());
        self
    }

    /// What was asked.
    pub(crate) fn requests(&self) -> Vec<Request> {
        recorded("requests").iter().map(JsCast::unchecked_into).collect()
    }

    /// The waits between tries, in milliseconds.
    pub(crate) fn waits(&self) -> Vec<f64> {
        numbers("waits")
    }

    /// The limits that were set for silence, in milliseconds.
    pub(crate) fn limits(&self) -> Vec<f64> {
        numbers("limits")
    }
}

impl Drop for Fakes {
    fn drop(&mut self) {
        end();
    }
}

fn numbers(name: &str) -> Vec<f64> {
    recorded(name).iter().filter_map(|number| number.as_f64()).collect()
}
