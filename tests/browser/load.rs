//! The request: what each answer of a server, a network and a page's own `fetch` leads to.

use js_sys::{Function, JSON, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortController, RequestCredentials};

use crate::{
    fakes::Fakes,
    host::{BASE, Host},
};

/// An answer that can be shown.
const GOOD: &str = r#"new Response('{"headline": "Top"}')"#;
/// An answer that says when to come back.
const LATER: &str = "new Response('', {status: 503, headers: {'retry-after': '0'}})";

/// Loads from answers, one a try, and gives what was told: the headline, or "code status retryable".
async fn outcome(fakes: &Fakes, host: &Host) -> (String, usize) {
    host.load(&[("base", BASE.into()), ("url", BASE.into())]);
    let told = host.told().await;
    let detail = JSON::parse(&told.detail).unwrap();
    let field = |name: &str| Reflect::get(&detail, &name.into()).unwrap();
    let text = |name: &str| field(name).as_string().unwrap();
    let outcome = match told.name.as_str() {
        "article-load" => text("headline"),
        _ => {
            let retryable = if field("retryable").is_truthy() { " retryable" } else { "" };
            format!("{} {}{retryable}", text("code"), field("status").as_f64().unwrap())
        }
    };
    (outcome, fakes.requests().len())
}

async fn check(answers: &[&str], expected: &str) {
    let fakes = Fakes::new(answers);
    let host = Host::new(&[]);
    assert_eq!(outcome(&fakes, &host).await, (expected.to_owned(), answers.len()), "{answers:?}");
}

#[wasm_bindgen_test]
async fn asks_for_json_without_credentials() {
    let fakes = Fakes::new(&[GOOD]);
    let host = Host::new(&[]);
    assert_eq!(outcome(&fakes, &host).await, ("Top".to_owned(), 1));
    let request = &fakes.requests()[0];
    assert_eq!((request.url().as_str(), request.method().as_str()), (BASE, "GET"));
    assert_eq!(request.headers().get("accept").unwrap().as_deref(), Some("application/json"));
    assert_eq!(request.credentials(), RequestCredentials::Omit);
    assert_eq!(fakes.limits()[0], 15_000.0);
}

#[wasm_bindgen_test]
async fn statuses() {
    for status in [400, 401, 403, 404, 410, 451] {
        check(&[&format!("new Response('', {{status: {status}}})")], &format!("http {status}"))
            .await;
    }
    // What says "later" is tried three times.
    for status in [408, 425, 429, 500, 502, 503, 504] {
        let answer =
            format!("new Response('', {{status: {status}, headers: {{'retry-after': '0'}}}})");
        check(&[answer.as_str(); 3], &format!("http {status} retryable")).await;
    }
    check(&[LATER, GOOD], "Top").await;
    check(&[LATER, LATER, GOOD], "Top").await;
    check(&[LATER, "new Response('', {status: 404})"], "http 404").await;
    // Every 2xx is an answer; the type that a server states does not matter.
    check(&[r#"new Response('{"headline": "Top"}', {status: 206})"#], "Top").await;
    check(
        &[r#"new Response('{"headline": "Top"}', {headers: {'content-type': 'text/html'}})"#],
        "Top",
    )
    .await;
}

#[wasm_bindgen_test]
async fn no_answer() {
    for answer in [
        "Promise.reject(new TypeError('Failed to fetch'))",
        // A page's patched `fetch` rejects with anything, throws at once, or answers with its own object.
        "Promise.reject('a reason')",
        "Promise.reject(undefined)",
        "Promise.reject(null)",
        "Promise.reject(Object.create(null))",
        "(() => { throw 'at once' })()",
        "undefined",
        "null",
        "'text'",
        "{ok: true, status: 200, headers: new Headers(), json: async () => ({headline: 'Foreign'})}",
        "Response.error()",
        // It says of itself that it is a response.
        "Object.create(Response.prototype)",
        // Somebody else has read it, or is about to.
        "(async () => { const answer = new Response('{}'); await answer.text(); return answer })()",
        "(() => { const answer = new Response('{}'); answer.body.getReader(); return answer })()",
        // Cut while it was read.
        "new Response(new ReadableStream({start(it) { it.enqueue(new Uint8Array([123])); it.error() }}))",
        "new Response(new ReadableStream({start(it) { it.enqueue(undefined); it.close() }}))",
        "new Response(new ReadableStream({start(it) { it.enqueue('no bytes'); it.close() }}))",
    ] {
        check(&[answer; 3], "network 0 retryable").await;
        check(&[answer, GOOD], "Top").await;
    }
}

#[wasm_bindgen_test]
async fn documents() {
    for (answer, expected) in [
        (r#"new Response('{"headline": "To')"#, "malformed 0"),
        ("new Response('<!doctype html><title>Not found</title>')", "malformed 0"),
        ("new Response('')", "malformed 0"),
        ("new Response(null, {status: 204})", "malformed 0"),
        ("new Response('null')", "unknown-format 0"),
        ("new Response('{}')", "unknown-format 0"),
        (r#"new Response('{"headline": " "}')"#, "empty 0"),
        // A byte order mark; a letter of several bytes in two chunks.
        (r#"new Response('\uFEFF{"headline": "Top"}')"#, "Top"),
        (
            r#"new Response(new ReadableStream({start(it) {
                const bytes = new TextEncoder().encode('{"headline": "東京"}');
                it.enqueue(bytes.slice(0, 15)); it.enqueue(bytes.slice(15)); it.close();
            }}))"#,
            "東京",
        ),
        // 10 MB are allowed, and no byte more, whatever the header says.
        ("new Response('{}', {headers: {'content-length': '10000001'}})", "too-large 0"),
        (r#"new Response('{"headline": "Top"}', {headers: {'content-length': 'many'}})"#, "Top"),
        ("new Response('{}'.padEnd(10_000_001))", "too-large 0"),
        (r#"new Response('{"headline": "Top"}'.padEnd(10_000_000))"#, "Top"),
        // Without the headers that a response has.
        (
            r#"Object.defineProperty(new Response('{"headline": "Top"}'), 'headers', {value: {}})"#,
            "Top",
        ),
        (
            r#"new Response('{"headline": "Top"}'.padEnd(10_000_000), {headers: {'content-length': '10000000'}})"#,
            "Top",
        ),
    ] {
        check(&[answer], expected).await;
    }
}

#[wasm_bindgen_test]
async fn waits_between_tries() {
    for (retry_after, least, most) in [
        ("0", 0.0, 0.0),
        ("3", 3_000.0, 3_000.0),
        // 5 s at most, and at once for what was in the past.
        ("60", 5_000.0, 5_000.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0, 0.0),
        ("Fri, 31 Dec 2100 23:59:59 GMT", 5_000.0, 5_000.0),
        // As without one.
        ("soon", 250.0, 1_500.0),
        ("-1", 0.0, 1_500.0),
    ] {
        let answer = format!(
            "new Response('', {{status: 503, headers: {{'retry-after': '{retry_after}'}}}})"
        );
        let fakes = Fakes::new(&[&answer, GOOD]);
        let host = Host::new(&[]);
        assert_eq!(outcome(&fakes, &host).await.0, "Top");
        let mut waits = fakes.waits();
        // Whether somebody reads what has come (`article-progress`).
        waits.retain(|wait| *wait != 1_000.0);
        assert!(waits.len() == 1 && (least..=most).contains(&waits[0]), "{retry_after}: {waits:?}");
    }
    // Longer each time, and not the same for every reader.
    let mut seen = Vec::new();
    for _ in 0..5 {
        let fakes = Fakes::new(&["Promise.reject(1)", "Promise.reject(1)", GOOD]);
        let host = Host::new(&[]);
        assert_eq!(outcome(&fakes, &host).await.0, "Top");
        let waits = fakes.waits();
        let (first, second) = (waits[0], waits[1]);
        assert!((250.0..=750.0).contains(&first), "{first}");
        assert!((500.0..=1_500.0).contains(&second), "{second}");
        seen.push(first);
    }
    assert!(seen.iter().any(|wait| *wait != seen[0]), "{seen:?}");
}

#[wasm_bindgen_test]
async fn silence_is_a_timeout_and_not_tried_again() {
    for answer in [
        "new Promise(() => {})",
        // Silent after the head, and in the middle of the text.
        "new Response(new ReadableStream())",
        "new Response(new ReadableStream({start(it) { it.enqueue(new Uint8Array([123])) }}))",
    ] {
        let fakes = Fakes::new(&[answer]).silent();
        let host = Host::new(&[]);
        assert_eq!(outcome(&fakes, &host).await, ("timeout 0 retryable".to_owned(), 1), "{answer}");
        assert!(fakes.requests()[0].signal().aborted(), "{answer}: the connection is still open");
    }
}

/// All tries together end within 40 s, however slowly each fails.
#[wasm_bindgen_test]
async fn the_whole_has_an_end() {
    // Each answer takes 14 s and asks for a wait of 5: the third has 40 − 28 left.
    let slow = "(advance(14_000), new Response('', {status: 503, headers: {'retry-after': '5'}}))";
    let fakes = Fakes::new(&[slow, slow, GOOD]).at(1e12);
    let host = Host::new(&[]);
    assert_eq!(outcome(&fakes, &host).await, ("Top".to_owned(), 3));
    assert_eq!(fakes.limits()[0], 15_000.0);
    assert!(fakes.limits().contains(&12_000.0), "{:?}", fakes.limits());
    drop(fakes);
    // No try is begun that could not end in time.
    let slower = slow.replace("14_000", "36_000");
    let fakes = Fakes::new(&[&slower]).at(1e12);
    assert_eq!(outcome(&fakes, &host).await, ("http 503 retryable".to_owned(), 1));
}

/// The loader begins the first request; a failure of it is one try of three.
#[wasm_bindgen_test]
async fn goes_on_with_what_the_loader_has_begun() {
    for (begun, answers, expected) in [
        (GOOD, &[][..], "article-load"),
        (LATER, &[GOOD], "article-load"),
        ("Promise.reject('a reason')", &[LATER, GOOD], "article-load"),
        ("Promise.reject('a reason')", &[LATER, LATER], "article-error"),
        ("new Response('', {status: 404})", &[], "article-error"),
    ] {
        let fakes = Fakes::new(answers);
        let host = Host::new(&[]);
        let value =
            Function::new_no_args(&format!("return {begun}")).call0(&JsValue::NULL).unwrap();
        host.load(&[
            ("base", BASE.into()),
            ("url", BASE.into()),
            ("response", Promise::resolve(&value).into()),
            ("controller", AbortController::new().unwrap().into()),
        ]);
        assert_eq!(host.told().await.name, expected, "{begun}");
        assert_eq!(fakes.requests().len(), answers.len(), "{begun}");
    }
}

#[wasm_bindgen_test]
async fn a_new_load_and_unmount_abort() {
    let fakes = Fakes::new(&["new Promise(() => {})", "new Promise(() => {})", GOOD]);
    let host = Host::new(&[]);
    host.load(&[("url", BASE.into())]);
    turn().await;
    host.load(&[("url", BASE.into())]);
    turn().await;
    let aborted = || -> Vec<bool> {
        fakes.requests().iter().map(|request| request.signal().aborted()).collect()
    };
    assert_eq!(aborted(), [true, false]);
    article_widget::unmount(host.number);
    assert_eq!(aborted(), [true, true]);
    // Nothing is told of what nobody waits for.
    let other = Host::new(&[]);
    assert_eq!(outcome(&fakes, &other).await.0, "Top");
    assert_eq!(host.unheard(), 0);
}

/// An abort while it waits for the next try: there is none.
#[wasm_bindgen_test]
async fn an_abort_ends_the_tries() {
    let fakes = Fakes::new(&["Promise.reject(1)", GOOD]);
    let host = Host::new(&[]);
    host.load(&[("url", BASE.into())]);
    while fakes.waits().is_empty() {
        turn().await;
    }
    host.show(r#"{"headline": "Second"}"#).await;
    let other = Host::new(&[]);
    assert_eq!(outcome(&fakes, &other).await, ("Top".to_owned(), 2));
    assert_eq!((host.unheard(), host.texts("h2")), (0, vec!["Second".to_owned()]));
}

/// An address that no request can be made of.
#[wasm_bindgen_test]
async fn an_address_that_is_none() {
    for url in ["http://", "https://user:word@news.example/"] {
        let fakes = Fakes::new(&[]);
        let host = Host::new(&[]);
        host.load(&[("url", url.into())]);
        let told = host.told().await;
        assert!(told.detail.contains(r#""code":"network""#), "{url}: {}", told.detail);
        assert_eq!(fakes.requests().len(), 0, "{url}");
    }
}

/// Lets everything run that is ready to.
async fn turn() {
    JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
}
