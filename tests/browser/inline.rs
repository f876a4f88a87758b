//! Running text: which elements runs become, and which of them share one.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{host::Host, html::lines};

/// One paragraph of these runs.
async fn check(runs: &str, expected: &str) {
    let body = format!(r#"[{{"type": "paragraph", "content": [{runs}]}}]"#);
    let host = Host::with(&format!(r#"{{"headline": "Runs", "body": {body}}}"#)).await;
    assert_eq!(host.inside("[part=body] p"), lines(expected), "{runs}");
}

#[wasm_bindgen_test]
async fn every_mark_is_its_element() {
    for mark in [
        "strong", "em", "code", "sub", "sup", "mark", "small", "del", "ins", "kbd", "abbr", "cite",
        "q",
    ] {
        check(
            &format!(r#""a ", {{"text": "b", "marks": ["{mark}"]}}, " c""#),
            &format!("a <{mark}>b</{mark}> c"),
        )
        .await;
    }
}

#[wasm_bindgen_test]
async fn neighbours_share_elements() {
    for (runs, expected) in [
        (
            r#"{"text": "a", "marks": ["em"]}, {"text": "b", "marks": ["em", "strong"]}"#,
            "<em>a<strong>b</strong></em>",
        ),
        (
            r#"{"text": "a", "marks": ["strong"]}, {"text": "b", "marks": ["em", "strong"]},
               {"text": "c", "marks": ["em"]}"#,
            "<strong>a<em>b</em></strong><em>c</em>",
        ),
        (
            r#"{"text": "a", "marks": ["em"]}, " b ", {"text": "c", "marks": ["em"]}"#,
            "<em>a</em> b <em>c</em>",
        ),
        // What reaches furthest stands outside.
        (
            r#"{"text": "a", "marks": ["strong", "em"]}, {"text": "b", "marks": ["em"]},
               {"text": "c", "marks": ["em", "code"]}"#,
            "<em><strong>a</strong>b<code>c</code></em>",
        ),
    ] {
        check(runs, expected).await;
    }
}

#[wasm_bindgen_test]
async fn links_are_not_cut() {
    for (runs, expected) in [
        (
            r#"{"text": "one ", "href": "/a"}, {"text": "link", "href": "/a", "marks": ["em"]}"#,
            r#"<a href="https://news.example/a" part="link">one <em>link</em></a>"#,
        ),
        // The emphasis goes on past the link's end: it is cut, not the link.
        (
            r#"{"text": "a ", "href": "/a"}, {"text": "b", "href": "/a", "marks": ["em"]},
               {"text": " c", "marks": ["em"]}"#,
            r#"<a href="https://news.example/a" part="link">a <em>b</em></a><em> c</em>"#,
        ),
        (
            r#"{"text": "a ", "marks": ["em"]}, {"text": "b", "href": "/a", "marks": ["em"]},
               {"text": " c", "href": "/a"}"#,
            r#"<em>a </em><a href="https://news.example/a" part="link"><em>b</em> c</a>"#,
        ),
        (
            r#"{"text": "a", "marks": ["em"]}, {"text": "b", "href": "/a", "marks": ["em"]}"#,
            r#"<em>a<a href="https://news.example/a" part="link">b</a></em>"#,
        ),
        (
            r#"{"text": "a", "href": "/a"}, {"text": "b", "href": "/b"}"#,
            r#"<a href="https://news.example/a" part="link">a</a><a href="https://news.example/b" part="link">b</a>"#,
        ),
        (
            r#"{"text": "mail", "href": "mailto:a@news.example"}, {"text": "call", "href": "tel:+1"}"#,
            r#"<a href="mailto:a@news.example" part="link">mail</a><a href="tel:+1" part="link">call</a>"#,
        ),
        (r#"{"text": "not a link", "href": "javascript:alert(1)"}"#, "not a link"),
    ] {
        check(runs, expected).await;
    }
}

#[wasm_bindgen_test]
async fn footnote_references_are_not_cut() {
    check(
        r#""a", {"text": "1", "note": "x", "marks": ["sup"]}, "b""#,
        r##"a<a href="#note-x" id="ref-x" role="doc-noteref"><sup>1</sup></a>b"##,
    )
    .await;
    // Without a sign of its own, its id.
    check(r#""a", {"note": "7"}"#, r##"a<a href="#note-7" id="ref-7" role="doc-noteref">7</a>"##)
        .await;
    // One reference is one link, whatever its parts are marked with.
    check(
        r#"{"text": "a", "marks": ["em"]}, {"text": "1", "note": "x", "marks": ["em"]},
           {"text": "b", "note": "x"}"#,
        r##"<em>a</em><a href="#note-x" id="ref-x" role="doc-noteref"><em>1</em>b</a>"##,
    )
    .await;
}

#[wasm_bindgen_test]
async fn line_feeds_break_lines() {
    check(r#""one\ntwo\n\nthree""#, "one<br>two<br><br>three").await;
    check(r#"{"text": "one\ntwo", "marks": ["em"]}"#, "<em>one<br>two</em>").await;
}

#[wasm_bindgen_test]
async fn languages_and_what_is_rare() {
    for (runs, expected) in [
        (
            r#"{"text": "Auf ", "lang": "de"}, {"text": "Wiedersehen", "lang": "de", "marks": ["em"]}"#,
            r#"<span lang="de">Auf <em>Wiedersehen</em></span>"#,
        ),
        (
            r#"{"text": "漢字", "lang": "ja", "ruby": "かんじ"}"#,
            r#"<span lang="ja"><ruby>漢字<rt>かんじ</rt></ruby></span>"#,
        ),
        (
            r#"{"text": "noon", "datetime": "2024-10-22T12:00"}"#,
            r#"<time datetime="2024-10-22T12:00">noon</time>"#,
        ),
        (r#"{"text": "abc", "dir": "rtl"}"#, r#"<bdo dir="rtl">abc</bdo>"#),
        (
            r#"{"text": "term", "title": "what it means"}"#,
            r#"<span title="what it means">term</span>"#,
        ),
    ] {
        check(runs, expected).await;
    }
}

/// The expansion belongs to the abbreviation, not to an element around it.
#[wasm_bindgen_test]
async fn an_abbreviation_has_its_title() {
    check(
        r#"{"text": "UN", "marks": ["abbr"], "title": "United Nations"}"#,
        r#"<abbr title="United Nations">UN</abbr>"#,
    )
    .await;
}
