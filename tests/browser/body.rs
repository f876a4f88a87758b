//! The body: every block of the contract.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::{
    host::Host,
    html::{self, lines},
};

/// A body of these blocks.
async fn check(blocks: &str, expected: &str) {
    let host = body(blocks).await;
    assert_eq!(host.inside("[part=body]"), lines(expected), "{blocks}");
}

async fn body(blocks: &str) -> Host {
    body_of(&[("style", "display: block; width: 500px")], blocks).await
}

async fn body_of(attributes: &[(&str, &str)], blocks: &str) -> Host {
    let json = format!(r#"{{"headline": "Body", "language": "en-GB", "body": [{blocks}]}}"#);
    Host::of(attributes, &json).await
}

#[wasm_bindgen_test]
async fn text() {
    for (blocks, expected) in [
        (r#"{"type": "paragraph", "text": "plain"}"#, "<p>plain</p>"),
        (
            r#"{"type": "paragraph", "content": [
                "plain, ", {"text": "linked", "href": "/a"}, {"text": " and strong", "marks": ["strong"]}
            ]}"#,
            r#"<p>plain, <a href="https://news.example/a" part="link">linked</a><strong> and strong</strong></p>"#,
        ),
        (r#"{"type": "paragraph", "text": "two\nlines"}"#, "<p>two<br>lines</p>"),
        (
            r#"{"type": "heading", "level": 2, "text": "Part"}"#,
            r#"<h3 id="section-Part" part="heading">Part</h3>"#,
        ),
        (
            r#"{"type": "heading", "content": [{"text": "Part", "marks": ["em"]}, " two"]}"#,
            r#"<h3 id="section-Part-two" part="heading"><em>Part</em> two</h3>"#,
        ),
        (
            r#"{"type": "paragraph", "text": "a"}, {"type": "divider"}, {"type": "paragraph", "text": "b"}"#,
            "<p>a</p><hr><p>b</p>",
        ),
        (
            r#"{"type": "code", "language": "rust", "text": "fn main() {\n    \"<b>\";\n}\n"}"#,
            "<figure part=\"code\"><figcaption>rust</figcaption>\
             <button aria-live=\"polite\" type=\"button\">Copy</button>\
             <pre><code>fn main() {\u{0}    \"<b>\";\u{0}}\u{0}</code></pre></figure>",
        ),
        (
            r#"{"type": "code", "text": "x"}"#,
            r#"<figure part="code"><button aria-live="polite" type="button">Copy</button>
            <pre><code>x</code></pre></figure>"#,
        ),
    ] {
        // In code, line feeds stay: written as NUL here, since `lines` takes them away.
        let expected = lines(expected).replace('\0', "\n");
        let host = body(blocks).await;
        assert_eq!(host.inside("[part=body]"), expected, "{blocks}");
    }
}

#[wasm_bindgen_test]
async fn lists() {
    for (blocks, expected) in [
        (
            r#"{"type": "list", "items": ["One", {"text": "Two"}, {"content": [{"text": "3", "marks": ["em"]}]}]}"#,
            r#"<ul part="list"><li>One</li><li>Two</li><li><em>3</em></li></ul>"#,
        ),
        (
            r#"{"type": "list", "ordered": true, "start": 5, "reversed": true, "items": ["a", "b"]}"#,
            r#"<ol part="list" reversed start="5"><li>a</li><li>b</li></ol>"#,
        ),
        (
            r#"{"type": "list", "ordered": true, "start": -1, "items": ["a"]}"#,
            r#"<ol part="list" start="-1"><li>a</li></ol>"#,
        ),
        (
            r#"{"type": "list", "items": [
                {"text": "outer", "items": [{"text": "inner", "ordered": true, "items": ["deep"]}]},
                "last"
            ]}"#,
            r#"<ul part="list">
                <li>outer<ul part="list"><li>inner<ol part="list"><li>deep</li></ol></li></ul></li>
                <li>last</li>
            </ul>"#,
        ),
        // An item of several blocks, and one that begins with another block.
        (
            r#"{"type": "list", "items": [
                {"text": "first", "body": [{"type": "paragraph", "text": "second"}]},
                {"body": [{"type": "quote", "text": "said"}]}
            ]}"#,
            r#"<ul part="list">
                <li>first<p>second</p></li>
                <li><blockquote part="quote"><p>said</p></blockquote></li>
            </ul>"#,
        ),
        (
            r#"{"type": "definitions", "items": [
                {"term": "Quorum", "text": "How many must be there."},
                {"text": "A second meaning."},
                {"term": [{"text": "Chair", "marks": ["em"]}], "body": [
                    {"type": "paragraph", "text": "One."}, {"type": "paragraph", "text": "Two."}
                ]}
            ]}"#,
            "<dl>
                <dt>Quorum</dt><dd>How many must be there.</dd>
                <dd>A second meaning.</dd>
                <dt><em>Chair</em></dt><dd><p>One.</p><p>Two.</p></dd>
            </dl>",
        ),
    ] {
        check(blocks, expected).await;
    }
}

#[wasm_bindgen_test]
async fn quotes() {
    for (blocks, expected) in [
        (
            r#"{"type": "quote", "text": "We went.", "cite": "Ada Reed"}"#,
            r#"<blockquote part="quote">
                <p>We went.</p><footer><cite>Ada Reed</cite></footer>
            </blockquote>"#,
        ),
        (
            r#"{"type": "quote", "pull": true, "body": [
                {"type": "paragraph", "text": "One."}, {"type": "paragraph", "text": "Two."}
            ]}"#,
            r#"<blockquote part="quote"><p>One.</p><p>Two.</p></blockquote>"#,
        ),
    ] {
        check(blocks, expected).await;
    }
    let host =
        body(r#"{"type": "quote", "text": "a"}, {"type": "quote", "text": "b", "pull": true}"#)
            .await;
    assert_eq!(host.texts("blockquote.pull"), ["b"]);
}

#[wasm_bindgen_test]
async fn pictures() {
    for (blocks, expected) in [
        (
            r#"{"type": "image", "src": "/a.jpg", "alt": "A bridge", "width": 1200, "height": 800,
                "caption": "The bridge", "credit": ["Ada ", {"text": "Reed", "marks": ["em"]}]}"#,
            r#"<figure part="figure">
                <div style="--ratio: 1200/800; --own: 1200px;">
                    <img alt="A bridge" decoding="async" height="800" loading="lazy"
                    ␠src="https://news.example/a.jpg" width="1200">
                    <button aria-label="Enlarge picture: A bridge" part="enlarge" type="button"></button>
                </div>
                <figcaption part="caption">
                    <span>The bridge</span>
                    ␠<span><span>Picture:</span> Ada <em>Reed</em></span>
                </figcaption>
            </figure>"#,
        ),
        // A picture of unknown size and without a word.
        (
            r#"{"type": "image", "src": "https://img.example/a.jpg?w=1&h=2", "height": 800}"#,
            r#"<figure part="figure">
                <div><img alt decoding="async" loading="lazy" src="https://img.example/a.jpg?w=1&h=2">
                <button aria-label="Enlarge picture" part="enlarge" type="button"></button></div>
            </figure>"#,
        ),
        (
            r#"{"type": "image", "src": "/a.jpg", "alt": "A", "credit": "Ada Reed"}"#,
            r#"<figure part="figure">
                <div><img alt="A" decoding="async" loading="lazy" src="https://news.example/a.jpg">
                <button aria-label="Enlarge picture: A" part="enlarge" type="button"></button></div>
                <figcaption part="caption"><span><span>Picture:</span> Ada Reed</span></figcaption>
            </figure>"#,
        ),
        // Files of other widths, one with a comma in its address.
        (
            r#"{"type": "image", "src": "/a.jpg", "alt": "A", "sources": [
                {"src": "/a,300.jpg", "width": 300}, {"src": "/a-600.jpg", "width": 600}, {"src": "/a.bmp"}
            ]}"#,
            r#"<figure part="figure">
                <div>
                    <img alt="A" decoding="async" loading="lazy" sizes="auto, 460px"
                    ␠src="https://news.example/a.jpg"
                    ␠srcset="https://news.example/a%2C300.jpg 300w, https://news.example/a-600.jpg 600w">
                    <button aria-label="Enlarge picture: A" part="enlarge" type="button"></button>
                </div>
            </figure>"#,
        ),
        // Files of other types.
        (
            r#"{"type": "image", "src": "/a.jpg", "alt": "A", "sources": [
                {"src": "/a-1.avif", "width": 300, "type": "image/avif"},
                {"src": "/a-2.avif", "width": 600, "type": "image/avif"},
                {"src": "/a.webp", "type": "image/webp"},
                {"src": "/a-300.jpg", "width": 300}
            ]}"#,
            r#"<figure part="figure">
                <div>
                    <picture>
                        <source sizes="auto, 460px"
                        ␠srcset="https://news.example/a-1.avif 300w, https://news.example/a-2.avif 600w"
                        ␠type="image/avif">
                        <source sizes="auto, 460px" srcset="https://news.example/a.webp" type="image/webp">
                        <img alt="A" decoding="async" loading="lazy" sizes="auto, 460px"
                        ␠src="https://news.example/a.jpg" srcset="https://news.example/a-300.jpg 300w">
                    </picture>
                    <button aria-label="Enlarge picture: A" part="enlarge" type="button"></button>
                </div>
            </figure>"#,
        ),
        (
            r#"{"type": "gallery", "images": [
                {"src": "/a.jpg", "alt": "A"}, {"src": "/b.jpg", "alt": "B", "caption": "Second"}
            ]}"#,
            r#"<div part="gallery">
                <figure part="figure">
                    <div><img alt="A" decoding="async" loading="lazy" src="https://news.example/a.jpg">
                <button aria-label="Enlarge picture: A" part="enlarge" type="button"></button></div>
                </figure>
                <figure part="figure">
                    <div><img alt="B" decoding="async" loading="lazy" src="https://news.example/b.jpg">
                <button aria-label="Enlarge picture: B" part="enlarge" type="button"></button></div>
                    <figcaption part="caption"><span>Second</span></figcaption>
                </figure>
            </div>"#,
        ),
    ] {
        check(blocks, expected).await;
    }
}

/// Types that do not stand together are still one choice each.
#[wasm_bindgen_test]
async fn each_type_of_picture_is_offered_once() {
    let host = body(
        r#"{"type": "image", "src": "/a.jpg", "alt": "A", "sources": [
            {"src": "/a-1.avif", "width": 300, "type": "image/avif"},
            {"src": "/a-1.webp", "width": 300, "type": "image/webp"},
            {"src": "/a-2.avif", "width": 600, "type": "image/avif"},
            {"src": "/a-2.webp", "width": 600, "type": "image/webp"}
        ]}"#,
    )
    .await;
    let types: Vec<_> =
        host.all("source").iter().map(|source| source.get_attribute("type")).collect();
    assert_eq!(types, [Some("image/avif".to_owned()), Some("image/webp".to_owned())]);
}

/// The browser starts to fetch as soon as it has an address: it must know all else by then.
#[wasm_bindgen_test]
async fn the_address_of_a_picture_comes_last() {
    let host = body(
        r#"{"type": "image", "src": "/a.jpg", "alt": "A", "width": 3, "height": 2,
            "sources": [{"src": "/b.jpg", "width": 300}]}"#,
    )
    .await;
    let names = host.get("img").get_attribute_names();
    let last = names.length() - 1;
    assert_eq!(names.get(last).as_string().as_deref(), Some("src"));
    assert!(names.index_of(&"loading".into(), 0) < names.index_of(&"srcset".into(), 0));
}

#[wasm_bindgen_test]
async fn tables() {
    for (blocks, expected) in [
        (
            r#"{"type": "table", "caption": "Goals", "header": [["Team", {"text": "Goals", "colspan": 2}]],
                "rows": [
                    [{"text": "Reds", "header": true, "rowspan": 2}, "1", {"content": ["n", {"text": "2", "marks": ["sup"]}]}],
                    ["3", {"body": [{"type": "paragraph", "text": "a"}, {"type": "paragraph", "text": "b"}]}]
                ]}"#,
            r#"<div aria-label="Goals" part="table" role="group">
                <table>
                    <caption>Goals</caption>
                    <thead><tr><th scope="col">Team</th><th colspan="2" scope="col">Goals</th></tr></thead>
                    <tbody>
                        <tr><th rowspan="2" scope="row">Reds</th><td data-align="end">1</td><td>n<sup>2</sup></td></tr>
                        <tr><td data-align="end">3</td><td><p>a</p><p>b</p></td></tr>
                    </tbody>
                </table>
            </div>"#,
        ),
        // Without a caption and a header; a cell that cannot be read keeps its place.
        (
            r#"{"type": "table", "rows": [["a", "", true, 4]]}"#,
            r#"<div aria-label="Table" part="table" role="group">
                <table><tbody><tr><td>a</td><td></td><td></td><td data-align="end">4</td></tr></tbody></table>
            </div>"#,
        ),
        // Numbers stand to the end with their heading, unless the publisher says where.
        (
            r#"{"type": "table", "header": [["Street", "Lamps", "Sum"]],
                "rows": [["Quay", "22", {"text": "€3", "align": "center"}], ["Mill Lane", "–", "4"]]}"#,
            r#"<div aria-label="Table" part="table" role="group">
                <table>
                    <thead><tr><th scope="col">Street</th><th data-align="end" scope="col">Lamps</th><th data-align="end" scope="col">Sum</th></tr></thead>
                    <tbody>
                        <tr><td>Quay</td><td data-align="end">22</td><td data-align="center">€3</td></tr>
                        <tr><td>Mill Lane</td><td data-align="end">–</td><td data-align="end">4</td></tr>
                    </tbody>
                </table>
            </div>"#,
        ),
    ] {
        check(blocks, expected).await;
    }
}

#[wasm_bindgen_test]
async fn video_and_sound() {
    for (blocks, expected) in [
        (
            r#"{"type": "video", "src": "/a.mp4", "poster": "/a.jpg", "title": "The opening",
                "width": 16, "height": 9, "caption": "Opened", "credit": "Ada",
                "tracks": [{"src": "/a.vtt", "language": "en", "label": "English"}, {"src": "/b.vtt"}]}"#,
            r#"<figure part="figure">
                <video aria-label="The opening" controls height="9" poster="https://news.example/a.jpg"
                ␠preload="none" width="16">
                    <source src="https://news.example/a.mp4">
                    <track kind="captions" label="English" src="https://news.example/a.vtt" srclang="en">
                    <track kind="captions" src="https://news.example/b.vtt">
                </video>
                <figcaption part="caption">
                    <span>Opened</span> <span><span>Picture:</span> Ada</span>
                </figcaption>
            </figure>"#,
        ),
        (
            r#"{"type": "video", "sources": [
                {"src": "/a.webm", "type": "video/webm"}, {"src": "/a.mp4", "type": "video/mp4"}
            ]}"#,
            r#"<figure part="figure">
                <video controls preload="none">
                    <source src="https://news.example/a.webm" type="video/webm">
                    <source src="https://news.example/a.mp4" type="video/mp4">
                </video>
            </figure>"#,
        ),
        (
            r#"{"type": "audio", "src": "/a.mp3"}"#,
            r#"<figure part="figure">
                <audio controls preload="none"><source src="https://news.example/a.mp3"></audio>
            </figure>"#,
        ),
    ] {
        check(blocks, expected).await;
    }
}

#[wasm_bindgen_test]
async fn embeds() {
    for (blocks, expected) in [
        (
            r#"{"type": "embed", "url": "https://youtu.be/1", "title": "The film", "width": 4, "height": 3}"#,
            r#"<div part="embed" style="--ratio: 4/3;">
                <p>YouTube</p><p><a href="https://youtu.be/1">The film</a></p>
                <button part="open" type="button">Show content from YouTube</button>
                <p>It comes from YouTube, which can then see your visit and store data on your device.</p>
            </div>"#,
        ),
        // A provider that is not known is shown by its host.
        (
            r#"{"type": "embed", "url": "https://charts.example/1", "title": "A chart"}"#,
            r#"<div part="embed">
                <p><a href="https://charts.example/1">A chart</a></p>
                <button part="open" type="button">Show content from charts.example</button>
                <p>It comes from charts.example, which can then see your visit and store data on your device.</p>
            </div>"#,
        ),
        // With words of its own it is a page to go to.
        (
            r#"{"type": "embed", "url": "https://social.example/1", "text": "What was posted"}"#,
            r#"<div part="embed">
                <p>What was posted</p><p><a href="https://social.example/1">social.example</a></p>
            </div>"#,
        ),
    ] {
        check(blocks, expected).await;
    }
}

#[wasm_bindgen_test]
async fn embeds_can_be_links_alone() {
    let blocks = r#"{"type": "embed", "url": "https://youtu.be/1", "title": "The film"}"#;
    let host = body_of(&[("embeds", " OFF ")], blocks).await;
    assert_eq!(
        host.inside("[part=embed]"),
        r#"<p>YouTube</p><p><a href="https://youtu.be/1">The film</a></p>"#
    );
    host.set("embeds", None).await;
    assert_eq!(host.texts(".open"), ["Show content from YouTube"]);
}

/// What was put right is read first, in its order.
#[wasm_bindgen_test]
async fn corrections_come_first() {
    let host = body(
        r#""One", {"type": "callout", "kind": "correction", "date": "2025-01-02", "text": "Two"},
        {"type": "callout", "kind": "note", "text": "Three"},
        {"type": "callout", "kind": "clarification", "text": "Four"}"#,
    )
    .await;
    assert_eq!(
        host.texts("[part=body] > *"),
        ["Correction2 January 2025Two", "ClarificationFour", "One", "NoteThree"]
    );
}

/// A table whose cells each have a column of their own can stand as a card for each row.
#[wasm_bindgen_test]
async fn tables_that_stack() {
    for (table, labels) in [
        (
            r#""header": [["A", "B", "C", "D"]], "rows": [[{"text": "1", "header": true}, "2", "3", "4"], ["5"]]"#,
            "A B C D A",
        ),
        // Too few columns; cells that span, above or below; two rows of headers; a cell too many.
        (r#""header": [["A", "B", "C"]], "rows": [["1", "2", "3"]]"#, ""),
        (
            r#""header": [["A", "B", "C", "D"]], "rows": [["1", {"text": "2", "colspan": 2}, "3"]]"#,
            "",
        ),
        (r#""header": [["A", "B", "C", {"text": "D", "rowspan": 2}]], "rows": [["1"]]"#, ""),
        (r#""header": [["A", "B", "C", "D"], ["E", "F", "G", "H"]], "rows": [["1"]]"#, ""),
        (r#""header": [["A", "B", "C", "D"]], "rows": [["1", "2", "3", "4", "5"]]"#, ""),
        (r#""rows": [["1", "2", "3", "4"]]"#, ""),
    ] {
        let host = body(&format!(r#"{{"type": "table", {table}}}"#)).await;
        let found = host.all("[data-label]");
        let found: Vec<_> =
            found.iter().filter_map(|cell| cell.get_attribute("data-label")).collect();
        assert_eq!(found.join(" "), labels, "{table}");
        assert_eq!(host.find(".stacks").is_some(), !labels.is_empty(), "{table}");
    }
}

/// The reader's controls are there when the page asks for them.
#[wasm_bindgen_test]
async fn controls() {
    let host = body(r#""One""#).await;
    assert!(host.find(".controls").is_none());
    host.set("controls", Some("")).await;
    let bar = host.get(".controls");
    assert_eq!(bar.get_attribute("aria-label").as_deref(), Some("Reading"));
    assert_eq!(
        host.texts(".controls button"),
        ["", "", "Light or dark", "Share", "Copy with source", "Listen"]
    );
}

#[wasm_bindgen_test]
async fn callouts() {
    for (kind, title) in [
        ("note", "Note"),
        ("correction", "Correction"),
        ("clarification", "Clarification"),
        ("update", "Update"),
        ("key-points", "Key points"),
        ("qa", "Questions and answers"),
        ("facts", "Facts"),
        ("timeline", "Timeline"),
    ] {
        let host =
            body(&format!(r#"{{"type": "callout", "kind": "{kind}", "text": "Words."}}"#)).await;
        let expected = format!(
            r#"<aside aria-label="{title}" part="callout" role="note"><p part="callout-title">{title}</p><p>Words.</p></aside>"#
        );
        assert_eq!(host.inside("[part=body]"), expected);
        let classes = host.get("aside").class_name();
        assert!(classes.split(' ').any(|name| name == format!("callout-{kind}")), "{classes}");
    }
    check(
        r#"{"type": "callout", "kind": "correction", "title": [{"text": "Put", "marks": ["em"]}, " right"],
            "date": "2024-10-22", "text": "One.", "body": [{"type": "list", "items": ["Two"]}]}"#,
        r#"<aside aria-label="Put right, 22 October 2024" part="callout" role="note">
            <p part="callout-title"><em>Put</em> right</p>
            <time datetime="2024-10-22" dir="auto">22 October 2024</time>
            <p>One.</p><ul part="list"><li>Two</li></ul>
        </aside>"#,
    )
    .await;
}

#[wasm_bindgen_test]
async fn details() {
    check(
        r#"{"type": "details", "summary": [{"text": "More", "marks": ["em"]}], "body": [
            {"type": "paragraph", "text": "One."}, {"type": "paragraph", "text": "Two."}
        ]}"#,
        r#"<details part="details"><summary><em>More</em></summary><p>One.</p><p>Two.</p></details>"#,
    )
    .await;
    // The browser has a name for one without a summary; an empty one would be a control without a name.
    check(
        r#"{"type": "details", "text": "One."}"#,
        r#"<details part="details"><p>One.</p></details>"#,
    )
    .await;
}

#[wasm_bindgen_test]
async fn unknown_blocks_keep_their_text() {
    check(
        r#"{"type": "poll", "text": "Yes or no?"}, "bare", 3, {"type": "html", "html": "<p>Old</p>"}"#,
        "<p>Yes or no?</p><p>bare</p><p>Old</p>",
    )
    .await;
}

const NOTES: &str = r#"
    {"type": "paragraph", "content": ["Words", {"text": "1", "note": "a", "marks": ["sup"]}]},
    {"type": "footnotes", "notes": [
        {"id": "a", "text": "The first."},
        {"id": "b", "body": [{"type": "paragraph", "text": "One."}, {"type": "paragraph", "text": "Two."}]}
    ]}"#;

#[wasm_bindgen_test]
async fn footnotes() {
    check(
        NOTES,
        r##"<p>Words<a href="#note-a" id="ref-a" role="doc-noteref"><sup>1</sup></a></p>
        <ol part="footnotes">
            <li id="note-a" tabindex="-1">
                The first. <a aria-label="Back to the text" href="#ref-a" role="doc-backlink">↩</a>
            </li>
            <li id="note-b" tabindex="-1">
                <p>One.</p><p>Two.</p>
                ␠<a aria-label="Back to the text" href="#ref-b" role="doc-backlink">↩</a>
            </li>
        </ol>"##,
    )
    .await;
    // Nothing refers to a note without an id: no way back, and no id that another one has too.
    check(
        r#"{"type": "footnotes", "notes": [{"text": "One."}, {"text": "Two."}]}"#,
        r#"<ol part="footnotes"><li tabindex="-1">One.</li><li tabindex="-1">Two.</li></ol>"#,
    )
    .await;
}

/// The browser looks for `#…` in the page only, which has no such place, and would change its address.
#[wasm_bindgen_test]
async fn footnotes_are_reached_inside_the_shadow_root() {
    let host = body(NOTES).await;
    let location = web_sys::window().unwrap().location();
    let before = location.href().unwrap();
    let focused = || host.shadow().active_element().map(|element| element.id());
    // The click may land on what stands in the link.
    host.get("#ref-a sup").unchecked_into::<HtmlElement>().click();
    // The note opens where it is referred to: a copy of its words, without the way back.
    assert_eq!(html::inside(&host.get(".note:popover-open")), "The first. ");
    assert_eq!(
        host.shadow().active_element().map(|element| element.class_name()).as_deref(),
        Some("note")
    );
    for (click, expected) in [
        ("#note-a a", "ref-a"),
        // To nowhere: the focus stays where it is.
        ("#note-b a", "ref-a"),
    ] {
        host.get(click).unchecked_into::<HtmlElement>().click();
        assert_eq!(focused().as_deref(), Some(expected), "after a click on {click}");
        assert_eq!(location.href().unwrap(), before);
    }
}
