//! What an article holds, a component for each kind of block: words.

use article::{Block as Kind, Content, content::plain as words};
use article_widget::components::content::{
    Block, Blocks, Callout, Code, Definitions, Details, Footnotes, List, Paragraph, Quote,
    Subheading, Table, Tight,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::mount::{self, Alone, part};

/// Every kind of block, and the element that it becomes.
#[wasm_bindgen_test]
fn block() {
    for (block, expected) in [
        (r#"{"type": "paragraph", "text": "a"}"#, "p"),
        (r#"{"type": "heading", "level": 2, "text": "a"}"#, "h3.heading-2"),
        (r#"{"type": "list", "items": ["a"]}"#, "ul.list"),
        (r#"{"type": "definitions", "items": [{"term": "a", "text": "b"}]}"#, "dl.definitions"),
        (r#"{"type": "quote", "text": "a"}"#, "blockquote.quote"),
        (r#"{"type": "image", "src": "https://a.example/a.jpg"}"#, "figure.figure"),
        (r#"{"type": "gallery", "images": [{"src": "https://a.example/a.jpg"}]}"#, "div.gallery"),
        (r#"{"type": "table", "rows": [["a"]]}"#, "div.table"),
        (r#"{"type": "code", "text": "a"}"#, "figure.code"),
        (r#"{"type": "divider"}"#, "hr.divider"),
        (r#"{"type": "video", "src": "https://a.example/a.mp4"}"#, "figure.media"),
        (r#"{"type": "audio", "src": "https://a.example/a.mp3"}"#, "figure.media"),
        (r#"{"type": "embed", "url": "https://a.example/"}"#, "div.embed"),
        (r#"{"type": "callout", "kind": "note", "text": "a"}"#, "aside.callout.callout-note"),
        (r#"{"type": "details", "summary": "a", "text": "b"}"#, "details.details"),
        (r#"{"type": "update", "title": "a", "text": "b"}"#, "section.update"),
        (r#"{"type": "footnotes", "notes": [{"id": "a", "text": "b"}]}"#, "ol.footnotes"),
    ] {
        let block = mount::block(block);
        let alone = Alone::of("", || view! { <Block block=&block/> });
        assert_eq!(alone.root.child_element_count(), 1, "{expected}");
        assert!(alone.find(&format!(":scope > {expected}")).is_some(), "{expected}");
    }
}

#[wasm_bindgen_test]
fn blocks() {
    let one = vec![Kind::Paragraph(words("One"))];
    let two = [one.clone(), vec![Kind::Divider]].concat();
    Alone::of("", || view! { <Blocks blocks=&one/> }).shows("<p>One</p>");
    Alone::of("", || view! { <Blocks blocks=&two/> }).shows("<p>One</p><hr>");
    // A paragraph that is alone goes without its element.
    Alone::of("", || view! { <Tight blocks=&one/> }).shows("One");
    Alone::of("", || view! { <Tight blocks=&two/> }).shows("<p>One</p><hr>");
}

#[wasm_bindgen_test]
fn paragraph() {
    let words = part!(
        Paragraph,
        r#"{"type": "paragraph", "content": [
            "Two\nlines, ", {"text": "linked", "href": "https://a.example/", "marks": ["em"]}
        ]}"#
    );
    let alone = Alone::of("", || view! { <Paragraph words=&words/> });
    alone.shows(
        r#"<p>Two<br>lines, <a href="https://a.example/" part="link"><em>linked</em></a></p>"#,
    );
}

#[wasm_bindgen_test]
fn subheading() {
    let words = words("Part");
    // The levels that the publisher skips are not skipped.
    let alone = Alone::of("", || {
        view! {
            <Subheading level=2 words=&words/>
            <Subheading level=5 words=&words/>
        }
    });
    alone.shows(r#"<h3 part="heading">Part</h3><h4 part="heading">Part</h4>"#);
    alone.settings.heading_level.set(5);
    leptos::flush();
    alone.shows(r#"<h6 part="heading">Part</h6><div aria-level="7" part="heading" role="heading">Part</div>"#);
    assert_eq!(alone.get("h6").class_name(), "heading heading-2");
    assert_eq!(alone.get("div").class_name(), "heading heading-3");
}

#[wasm_bindgen_test]
fn list() {
    for (list, expected) in [
        (
            r#"{"type": "list", "items": ["One", {"text": "Two", "items": ["Inner"]}]}"#,
            r#"<ul part="list"><li>One</li><li>Two<ul part="list"><li>Inner</li></ul></li></ul>"#,
        ),
        (
            r#"{"type": "list", "ordered": true, "start": 5, "reversed": true, "items": [
                {"text": "One", "body": [{"type": "paragraph", "text": "More"}]}
            ]}"#,
            r#"<ol part="list" reversed start="5"><li>One<p>More</p></li></ol>"#,
        ),
    ] {
        let list = part!(List, list);
        Alone::of("", || view! { <List list=&list/> }).shows(expected);
    }
}

#[wasm_bindgen_test]
fn definitions() {
    let definitions = part!(
        Definitions,
        r#"{"type": "definitions", "items": [
            {"term": "Quorum", "text": "How many must be there."}, {"text": "A second meaning."}
        ]}"#
    );
    let alone = Alone::of("", || view! { <Definitions definitions=&definitions/> });
    alone.shows(
        "<dl><dt>Quorum</dt><dd>How many must be there.</dd><dd>A second meaning.</dd></dl>",
    );
}

#[wasm_bindgen_test]
fn quote() {
    let quote =
        part!(Quote, r#"{"type": "quote", "text": "We went.", "cite": "Ada", "pull": true}"#);
    let alone = Alone::of("", || view! { <Quote quote=&quote/> });
    alone.shows(
        r#"<blockquote part="quote"><p>We went.</p><footer><cite>Ada</cite></footer></blockquote>"#,
    );
    assert_eq!(alone.get("blockquote").class_name(), "quote pull");
}

#[wasm_bindgen_test]
fn table() {
    let table =
        part!(Table, r#"{"type": "table", "rows": [["a", {"text": "b", "header": true}]]}"#);
    let alone = Alone::of("", || view! { <Table table=&table/> });
    let unnamed = |name: &str| {
        format!(
            r#"<div aria-label="{name}" part="table" role="group"><table>
                <tbody><tr><td>a</td><th scope="row">b</th></tr></tbody>
            </table></div>"#
        )
    };
    alone.shows(&unnamed("Table"));
    alone.keeps_in("de", &unnamed("Tabelle"));

    let table = part!(
        Table,
        r#"{"type": "table", "caption": "Goals", "header": [["A", "B", "C", "D"]], "rows": [["1", "2"]]}"#
    );
    let alone = Alone::of("", || view! { <Table table=&table/> });
    let named = r#"<div aria-label="Goals" part="table" role="group"><table>
        <caption>Goals</caption>
        <thead><tr>
            <th data-align="end" scope="col">A</th><th data-align="end" scope="col">B</th><th scope="col">C</th><th scope="col">D</th>
        </tr></thead>
        <tbody><tr><td data-align="end" data-label="A">1</td><td data-align="end" data-label="B">2</td></tr></tbody>
    </table></div>"#;
    alone.shows(named);
    alone.keeps_in("de", named);
    assert_eq!(alone.get("div").class_name(), "table stacks");
}

#[wasm_bindgen_test]
fn code() {
    let alone = Alone::of("", || view! { <Code language=Some("rust") code="let a = \"<b>\";"/> });
    let figure = |copy: &str| {
        format!(
            r#"<figure part="code"><figcaption>rust</figcaption><button aria-live="polite" type="button">{copy}</button>
            <pre><code>let a = "<b>";</code></pre></figure>"#
        )
    };
    alone.shows(&figure("Copy"));
    alone.keeps_in("de", &figure("Kopieren"));
    let alone = Alone::of("", || view! { <Code language=None code=""/> });
    assert!(alone.find("figcaption").is_none());
}

#[wasm_bindgen_test]
fn callout() {
    let callout = part!(
        Callout,
        r#"{"type": "callout", "kind": "correction", "date": "2024-10-22", "text": "Nine."}"#
    );
    let alone = Alone::of("", || view! { <Callout callout=&callout/> });
    let aside = |title: &str, date: &str| {
        format!(
            r#"<aside aria-label="{title}, {date}" part="callout" role="note">
            <p part="callout-title">{title}</p><time datetime="2024-10-22" dir="auto">{date}</time><p>Nine.</p></aside>"#
        )
    };
    alone.shows(&aside("Correction", "22 October 2024"));
    alone.keeps_in("de", &aside("Korrektur", "22. Oktober 2024"));
    assert_eq!(alone.get("aside").class_name(), "callout callout-correction");
    // A title of its own stays in its language.
    let callout = part!(
        Callout,
        r#"{"type": "callout", "kind": "note", "title": "Put right", "text": "Nine."}"#
    );
    let alone = Alone::of("", || view! { <Callout callout=&callout/> });
    alone.keeps_in("de", r#"<aside aria-label="Put right" part="callout" role="note"><p part="callout-title">Put right</p><p>Nine.</p></aside>"#);
}

#[wasm_bindgen_test]
fn details() {
    let summary = words("More");
    let body = vec![mount::block(r#"{"type": "callout", "kind": "note", "text": "a"}"#)];
    let alone = Alone::of("", || view! { <Details summary=&summary body=&body/> });
    let details = |open: &str, note: &str| {
        format!(
            r#"<details{open} part="details"><summary>More</summary><aside aria-label="{note}" part="callout" role="note"><p part="callout-title">{note}</p><p>a</p></aside></details>"#
        )
    };
    alone.shows(&details("", "Note"));
    // What the reader has opened stays open.
    alone.get("details").set_attribute("open", "").unwrap();
    alone.keeps_in("de", &details(" open", "Hinweis"));
    let none = Content::new();
    let alone = Alone::of("", || view! { <Details summary=&none body=&body/> });
    assert!(alone.find("summary").is_none());
}

#[wasm_bindgen_test]
fn footnotes() {
    let notes = part!(
        Footnotes,
        r#"{"type": "footnotes", "notes": [{"id": "a", "text": "The first."}, {"text": "No way back."}]}"#
    );
    let alone = Alone::of("", || view! { <Footnotes notes=&notes/> });
    let list = |back: &str| {
        format!(
            r##"<ol part="footnotes">
                <li id="note-a" tabindex="-1">The first.
                ␠<a aria-label="{back}" href="#ref-a" role="doc-backlink">↩</a></li>
                <li tabindex="-1">No way back.</li>
            </ol>"##
        )
    };
    alone.shows(&list("Back to the text"));
    alone.keeps_in("de", &list("Zurück zum Text"));
}
