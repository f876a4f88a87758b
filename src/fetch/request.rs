//! The request for an article's JSON, from the first byte to the parsed value.
//!
//! Only this file judges it: status, size, time, tries, syntax. The loader may have started the first request; it
//! hands over the pending response. Dropping a [`Load`] aborts the request.

use article::{Error, ErrorCode, text};
use gloo_net::http::{RequestBuilder, Response};
use js_sys::{Date, JSON, JsString, Math, Promise, Reflect};
use wasm_bindgen::{
    JsCast,
    prelude::{JsValue, wasm_bindgen},
};
use web_sys::{
    AbortController, AbortSignal, ReadableStreamDefaultReader, Request, RequestCredentials,
};

use crate::browser::{address, get, options, time};

#[wasm_bindgen]
extern "C" {
    /// The page's `fetch`, which may be replaced and do anything; gloo-net's `send()` would panic at some of that.
    #[wasm_bindgen(catch)]
    fn fetch(request: &Request) -> Result<JsValue, JsValue>;

    /// Unlike that of web-sys, this leaves the text in JavaScript, where it is parsed.
    type TextDecoder;
    #[wasm_bindgen(catch, constructor)]
    fn new() -> Result<TextDecoder, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn decode(this: &TextDecoder, bytes: &JsValue, options: &JsValue) -> Result<JsString, JsValue>;
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse_json(text: &JsString) -> Result<JsValue, JsValue>;
}

/// What is asked for: JSON, whatever its format.
pub(crate) const JSON_OF_ANY_FORMAT: &str = "application/json";
/// Milliseconds without a byte after which a request is given up.
const SILENCE: f64 = 15_000.0;
/// Milliseconds in which all tries together must end.
const WHOLE: f64 = 40_000.0;
/// Tries in all.
const TRIES: u32 = 3;
/// Milliseconds that a wait between two tries takes at most, whatever `Retry-After` says.
const LONGEST_WAIT: f64 = 5_000.0;
/// Bytes that a document may have.
const MAX_BYTES: f64 = 10_000_000.0;

/// For how many milliseconds the widget waits for a server's explanation of an error.
const REASONS: f64 = 1_000.0;
/// How many characters of it are reported.
const MOST_WORDS: usize = 200;

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
    accept: &str,
    mut begun: Option<Promise>,
    since: f64,
    controller: &AbortController,
) -> Option<Result<Answer, Error>> {
    let deadline = since + WHOLE;
    let mut tries = 0;
    loop {
        tries += 1;
        let response = match begun.take() {
            Some(response) => Ok(response),
            None => ask(url, accept, &controller.signal()),
        };
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
        time::pause(wait, &controller.signal()).await;
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

fn too_late() -> Error {
    Error::new(ErrorCode::Timeout, "the server sent nothing for 15 seconds")
}

/// Begins a request for what is accepted.
pub(super) fn ask(url: &str, accept: &str, signal: &AbortSignal) -> Result<Promise, Error> {
    // gloo-net panics where an address is refused by an error that is none to this page.
    let address = address::parse(url, None).ok_or_else(network)?;
    if !address.username().is_empty() || !address.password().is_empty() {
        return Err(network());
    }
    let request = RequestBuilder::new(url)
        .header("accept", accept)
        .credentials(RequestCredentials::Omit)
        .abort_signal(Some(signal))
        .build()
        .map_err(|_| network())?;
    // What a page's own `fetch` throws at once, and what is no promise, is judged as any other answer.
    Ok(match fetch(&request.into()) {
        Ok(answer) => Promise::resolve(&answer),
        Err(reason) => Promise::reject(&reason),
    })
}

/// Checks a response and reads it.
async fn judge(response: Result<Promise, Error>, deadline: f64) -> Result<Answer, Failure> {
    let response = genuine(in_time(response?, deadline).await?)?;
    let headers = web_sys::Response::headers(&response);
    let header = |name: &str| headers.get(name).ok().flatten();
    let response = Response::from(response);
    let status = response.status();
    // `Response.error()`, and what a page's own `fetch` asked without CORS.
    if status == 0 {
        return Err(network().into());
    }
    if !response.ok() {
        let wait = header("retry-after").and_then(|value| retry_after(&value));
        let mut message = "the server answered with status ".to_owned() + &text::number(status);
        let kind = header("content-type").unwrap_or_default();
        if kind.split([';', '+', '/']).any(|part| text::trim(part) == "json")
            && let Ok(body) = read(&response, deadline.min(Date::now() + REASONS)).await
            && let Some(reason) = reason(&body)
        {
            message = message + ": " + &reason;
        }
        let error = Error::http(status, message);
        return Err(Failure { error, wait });
    }
    let length = header("content-length").and_then(|bytes| text::whole(&bytes));
    if length.is_some_and(|bytes| bytes as f64 > MAX_BYTES) {
        return Err(too_large().into());
    }
    // WordPress.
    let pages = header("x-wp-totalpages").and_then(|pages| text::whole(&pages));
    Ok(Answer { value: read(&response, deadline).await?, pages })
}

/// Why a server has refused, in its own words, as APIs write them: WordPress's `message`, Ghost's `errors`, problem
/// details (RFC 9457).
fn reason(body: &JsValue) -> Option<String> {
    let first = get(&get(body, "errors"), "0");
    let places = [body, &first, &get(body, "error")];
    let words = places
        .into_iter()
        .flat_map(|place| ["message", "detail", "title"].map(|name| get(place, name).as_string()));
    let words = words.flatten().find(|words| !text::trim(words).is_empty())?;
    let words: String = text::trim(&words).chars().take(MOST_WORDS).collect();
    Some(words.trim_end_matches('.').to_owned())
}

/// The response, if the browser made it: a page's replacement for `fetch` may return an object of its own, even one
/// that claims to be a response.
fn genuine(answer: JsValue) -> Result<web_sys::Response, Error> {
    let response: web_sys::Response = answer.dyn_into().map_err(|_| network())?;
    Reflect::get(&response, &"status".into()).map_err(|_| network())?;
    Ok(response)
}

/// The value of a response.
async fn read(response: &Response, deadline: f64) -> Result<JsValue, Error> {
    let failed = |_| network();
    let decoder = TextDecoder::new().map_err(failed)?;
    let more = options(&[("stream", true.into())]);
    let mut text = JsString::from("");
    let mut bytes = 0.0;
    if let Some(body) = response.body() {
        // One that somebody else reads, or has read, has no reader.
        let reader = ReadableStreamDefaultReader::new(&body).map_err(failed)?;
        loop {
            let step = in_time(reader.read(), deadline).await?;
            if get(&step, "done").is_truthy() {
                break;
            }
            let piece = get(&step, "value");
            // A page's own response may stream what is no bytes.
            bytes += get(&piece, "byteLength").as_f64().ok_or_else(network)?;
            if bytes > MAX_BYTES {
                return Err(too_large());
            }
            let words: JsValue = decoder.decode(&piece, &more).map_err(failed)?.into();
            text = text.concat(&words);
        }
    }
    let end = decoder.decode(&JsValue::UNDEFINED, &JsValue::UNDEFINED).map_err(failed)?;
    parse_json(&text.concat(&end)).map_err(|_| malformed())
}

/// What a promise gives, within the time that it has.
async fn in_time(promise: Promise, deadline: f64) -> Result<JsValue, Error> {
    let limit = SILENCE.min(deadline - Date::now());
    match time::within(promise, limit).await {
        Some(outcome) => outcome.map_err(|_| network()),
        None => Err(too_late()),
    }
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
