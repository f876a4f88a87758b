//! The request for an article's JSON, from the first byte to the parsed value.
//!
//! One owner judges it: status, size, time, tries, syntax. The loader may have started the first request;
//! it hands over the pending response and lets this file decide what to make of it. Dropping a
//! [`Load`] aborts what is under way.

use article::{Error, ErrorCode, text};
use js_sys::{Date, JSON, Math, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Response};

use crate::platform;

/// Milliseconds without a byte after which a request is given up.
const SILENCE: f64 = 15_000.0;
/// Milliseconds in which all tries together must end.
const WHOLE: f64 = 40_000.0;
/// Tries in all.
const TRIES: u32 = 3;
/// Milliseconds that a wait between two tries takes at most, whatever `Retry-After` says.
const LONGEST_WAIT: f64 = 5_000.0;
/// Bytes that a document may have.
const MAX_BYTES: u32 = 10_000_000;

/// A request under way, aborted when it is dropped.
pub(crate) struct Load(AbortController);

impl Load {
    /// A request that has not begun, unless the loader began it with this controller.
    pub(crate) fn new(begun: Option<AbortController>) -> Option<Load> {
        begun.or_else(|| AbortController::new().ok()).map(Load)
    }

    /// The controller, for the task that makes the request.
    pub(crate) fn controller(&self) -> AbortController {
        self.0.clone()
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        // No error: it would keep its stack, and with that every request before (a leak of 1 KB with each refresh).
        self.0.abort_with_reason(&JsValue::NULL);
    }
}

/// A document that was fetched.
pub(crate) struct Answer {
    /// The parsed value.
    pub(crate) value: JsValue,
    /// How many pages there are of the list that it is one of, where the server says so.
    pub(crate) pages: Option<i64>,
}

/// Fetches and parses a document that the reader has waited for `since` an epoch time. `None`: it was
/// aborted, and nobody waits for it.
pub(crate) async fn json(
    url: &str,
    mut begun: Option<Promise>,
    since: f64,
    controller: &AbortController,
) -> Option<Result<Answer, Error>> {
    let deadline = since + WHOLE;
    let mut tries = 0;
    loop {
        tries += 1;
        let response = begun.take().unwrap_or_else(|| platform::request(url, &controller.signal()));
        let outcome = judge(response, deadline).await;
        if controller.signal().aborted() {
            return None;
        }
        let Failure { error, wait } = match outcome {
            Ok(value) => return Some(Ok(value)),
            Err(failure) => failure,
        };
        // Twice as long each time, give or take half, so that readers do not come back all at once.
        let wait = wait.unwrap_or(f64::from(250 << tries) * (0.5 + Math::random()));
        let wait = wait.min(LONGEST_WAIT);
        if tries >= TRIES || !error.is_tried_again() || Date::now() + wait >= deadline {
            controller.abort_with_reason(&JsValue::NULL);
            return Some(Err(error));
        }
        let _ = JsFuture::from(platform::pause(wait, &controller.signal())).await;
        if controller.signal().aborted() {
            return None;
        }
    }
}

/// Parses a document that came with the page.
pub(crate) fn parse(text: &str) -> Result<JsValue, Error> {
    JSON::parse(text).map_err(|_| malformed())
}

fn malformed() -> Error {
    Error::new(ErrorCode::Malformed, "not JSON: the text cannot be parsed")
}

/// Why a try failed, and how many milliseconds the server asks to wait.
struct Failure {
    error: Error,
    wait: Option<f64>,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure { error, wait: None }
    }
}

fn network() -> Error {
    Error::new(
        ErrorCode::Network,
        "no answer: the connection failed, or the server does not allow this page (CORS)",
    )
}

/// What a rejection means: `platform.js` names its own reasons, every other one is the network's.
fn rejected(reason: JsValue) -> Error {
    match reason.as_string().as_deref() {
        Some("timeout") => Error::new(ErrorCode::Timeout, "the server sent nothing for 15 seconds"),
        Some("too-large") => too_large(),
        Some("malformed") => malformed(),
        _ => network(),
    }
}

/// Looks at a response and reads it.
async fn judge(response: Promise, deadline: f64) -> Result<Answer, Failure> {
    let limit = SILENCE.min(deadline - Date::now());
    let response = JsFuture::from(platform::within(&response, limit)).await.map_err(rejected)?;
    // A page's replacement for `fetch` may answer with an object of its own.
    let response: Response = response.dyn_into().map_err(|_| network())?;
    let header = |name: &str| response.headers().get(name).ok().flatten();
    let status = response.status();
    // `Response.error()`, and what a page's own `fetch` asked without CORS.
    if status == 0 {
        return Err(network().into());
    }
    if !response.ok() {
        let message = "the server answered with status ".to_owned() + &text::number(status);
        let error = Error::http(status, message);
        let wait = header("retry-after").and_then(|value| retry_after(&value));
        return Err(Failure { error, wait });
    }
    if header("content-length")
        .and_then(|bytes| text::whole(&bytes))
        .is_some_and(|bytes| bytes > MAX_BYTES.into())
    {
        return Err(too_large().into());
    }
    // WordPress.
    let pages = header("x-wp-totalpages").and_then(|pages| text::whole(&pages));
    let value = platform::read(&response, MAX_BYTES, SILENCE, deadline);
    Ok(Answer { value: JsFuture::from(value).await.map_err(rejected)?, pages })
}

fn too_large() -> Error {
    Error::new(ErrorCode::TooLarge, "the document has more than 10 MB")
}

/// The wait that a `Retry-After` header asks for, in milliseconds (RFC 9110 section 10.2.3: seconds, or a
/// date).
fn retry_after(value: &str) -> Option<f64> {
    match text::whole(text::trim(value)).filter(|seconds| *seconds >= 0) {
        Some(seconds) => Some(seconds as f64 * 1_000.0),
        None => {
            let wait = Date::parse(value) - Date::now();
            (!wait.is_nan()).then(|| wait.max(0.0))
        }
    }
}
