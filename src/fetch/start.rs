//! Where an article comes from: what the loader hands over, and the document that is made of it.

use article::{Error, ErrorCode, Timestamp};
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::request::{self, Answer, JSON_OF_ANY_FORMAT};
use crate::browser::{copies, get, options};

/// What the loader hands over: `{ base, url, accept, began, response, controller }` for a request, which the loader may
/// have begun at the epoch time `began`; `{ base, value }` for an article given as a property;
/// `{ base, text }` for one in the page. `part(name)` gives a promise of a part of the widget, and
/// `part.script` is the address of its script.
/// `renewed`: the document is a newer version of the one that is shown.
#[derive(Clone)]
pub(crate) struct Start(JsValue);

impl Start {
    /// What the loader hands over.
    pub(crate) fn new(start: JsValue) -> Start {
        Start(start)
    }

    /// A request that has not begun; the address may be empty if the value is already there.
    pub(crate) fn of(url: &str) -> Start {
        Start(options(&[("url", url.into())]).into())
    }

    /// One of the fields above.
    pub(crate) fn field(&self, name: &str) -> Option<JsValue> {
        let value = get(&self.0, name);
        (!value.is_undefined()).then_some(value)
    }

    /// The address of the request.
    pub(crate) fn url(&self) -> Option<String> {
        self.field("url")?.as_string()
    }

    /// What aborts it.
    pub(crate) fn controller(&self) -> Option<AbortController> {
        Some(self.field("controller")?.unchecked_into())
    }

    /// The document; with `kept`, its saved copy if there is no network. `None`: the request was aborted.
    pub(crate) async fn load(
        &self,
        kept: bool,
        controller: &AbortController,
    ) -> Option<Result<Loaded, Error>> {
        let value = if let Some(url) = self.url() {
            let begun = self.field("response").map(|promise| promise.unchecked_into::<Promise>());
            let since = self.field("began").and_then(|began| began.as_f64());
            let since = since.unwrap_or_else(js_sys::Date::now);
            // What the loader has asked for, if it has.
            let accept = self.field("accept").and_then(|accept| accept.as_string());
            let accept = accept.as_deref().unwrap_or(JSON_OF_ANY_FORMAT);
            let outcome = request::json(&url, accept, begun, since, controller).await?;
            return Some(match outcome {
                Err(error) if kept && error.is_retryable() => Loaded::kept(&url, error).await,
                Err(error) => Err(error),
                Ok(Answer { value, pages }) => Ok(Loaded { value, saved: None, pages }),
            });
        } else if let Some(text) = self.field("text").and_then(|text| text.as_string()) {
            request::parse(&text)
        } else {
            Ok(self.field("value").unwrap_or(JsValue::NULL))
        };
        Some(value.map(|value| Loaded { value, saved: None, pages: None }))
    }

    /// How parts are fetched.
    pub(crate) fn parts(&self) -> Option<Parts> {
        Some(Parts(self.field("part")?.unchecked_into()))
    }
}

/// Fetches parts of the widget: see `loader/engine.js`.
#[derive(Clone)]
pub(crate) struct Parts(Function);

impl Parts {
    /// The address of the widget's own script.
    pub(crate) fn script(&self) -> Option<String> {
        get(&self.0, "script").as_string()
    }

    /// Asks for a part, and waits until it is there.
    #[inline(never)]
    pub(crate) fn get(&self, name: &str) -> impl Future<Output = Result<(), Error>> + use<> {
        let promise = self.0.call1(&JsValue::NULL, &name.into());
        async {
            let outcome = match promise {
                Ok(promise) => JsFuture::from(promise.unchecked_into::<Promise>()).await,
                Err(error) => Err(error),
            };
            let failed = |reason: JsValue| reason.as_string().unwrap_or_default();
            outcome.map(|_| ()).map_err(|reason| Error::new(ErrorCode::WasmLoad, failed(reason)))
        }
    }
}

/// A document, and when it was saved if it is a copy.
pub(crate) struct Loaded {
    /// The document.
    pub(crate) value: JsValue,
    /// When it was saved.
    pub(crate) saved: Option<Timestamp>,
    /// How many pages its list has, where the answer has said so.
    pub(crate) pages: Option<i64>,
}

impl Loaded {
    /// The saved copy of a document that could not be loaded; none if the server has refused it.
    async fn kept(url: &str, error: Error) -> Result<Loaded, Error> {
        let Some((value, time)) = copies::saved(url).await else { return Err(error) };
        Ok(Loaded { value, saved: Timestamp::from_epoch_ms(time as i64), pages: None })
    }
}
