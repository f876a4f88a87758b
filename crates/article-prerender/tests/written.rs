//! What is written of every sample of every format, of hostile markup, and in every language: parsed by another parser,
//! it is the tree that was written, and nothing in it could run.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use article_prerender::{Assets, Prerender, Styles};
use html5ever::{local_name, ns, parse_fragment, tendril::TendrilSink as _};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::{Value, json};

const SRC: &str = "https://news.example/api/story.json";

fn assets() -> Assets {
    let integrity =
        r#"{"article-widget-AAAA.css": "sha256-AAAA", "article-widget-BBBB.wasm": "sha256-BBBB"}"#;
    Assets::new("https://cdn.example/widget", integrity).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files with an ending in a folder and all below it.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut entries: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found
}

/// All documents that this repository has.
fn documents() -> Vec<(String, Value)> {
    let folders = ["crates/article/tests", "demo", "playground/samples", "e2e/stories"];
    let mut all = Vec::new();
    for path in folders.iter().flat_map(|folder| files(&root().join(folder), ".json")) {
        if let Ok(value) = serde_json::from_str(&fs::read_to_string(&path).unwrap()) {
            all.push((path.display().to_string(), value));
        }
    }
    for path in files(&root().join("crates/article/tests/html"), ".html") {
        let html = fs::read_to_string(&path).unwrap();
        let body = json!([{ "type": "html", "html": html }]);
        all.push((path.display().to_string(), json!({ "headline": "A body", "body": body })));
    }
    all
}

/// Elements that may be there: none that runs or loads something by itself but pictures and players.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "article-widget",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "button",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "link",
    "mark",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "slot",
    "small",
    "source",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "template",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "track",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];
const VOID: [&str; 7] = ["br", "hr", "img", "link", "source", "track", "wbr"];

/// A parsed tree, as this project would have written it.
fn write(node: &Handle, name: &str, html: &mut String) {
    match &node.data {
        NodeData::Text { contents } => escape(&contents.borrow(), html),
        NodeData::Element { name: tag, attrs, template_contents, .. } => {
            let tag = &*tag.local;
            assert!(ELEMENTS.contains(&tag), "{name}: <{tag}>");
            html.push('<');
            html.push_str(tag);
            for attribute in &*attrs.borrow() {
                let (key, value) = (&*attribute.name.local, &*attribute.value);
                assert!(!key.starts_with("on") && key != "style", "{name}: <{tag} {key}>");
                if ["href", "src", "poster"].contains(&key) && tag != "article-widget" {
                    let safe = ["https:", "http:", "mailto:", "tel:", "#"];
                    assert!(safe.iter().any(|begin| value.starts_with(begin)), "{name}: {value}");
                }
                html.push(' ');
                html.push_str(key);
                if !value.is_empty() {
                    html.push_str("=\"");
                    escape(value, html);
                    html.push('"');
                }
            }
            html.push('>');
            let inside = template_contents.borrow();
            let inside = inside.as_ref().unwrap_or(node);
            for child in &*inside.children.borrow() {
                write(child, name, html);
            }
            if !VOID.contains(&tag) {
                html.push_str(&format!("</{tag}>"));
            }
        }
        _ => unreachable!("{name}: something else"),
    }
}

fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\u{a0}' => html.push_str("&nbsp;"),
            '\r' => html.push_str("&#13;"),
            letter => html.push(letter),
        }
    }
}

/// The tree that HTML becomes, as this project would have written it.
fn parsed(html: &str, name: &str) -> String {
    let context = html5ever::QualName::new(None, ns!(html), local_name!("div"));
    let dom =
        parse_fragment(RcDom::default(), Default::default(), context, vec![], false).one(html);
    let mut written = String::new();
    let fragment = dom.document.children.borrow()[0].clone();
    for child in &*fragment.children.borrow() {
        write(child, name, &mut written);
    }
    written
}

#[track_caller]
fn check(name: &str, document: &Value, language: Option<&str>) {
    let assets = assets();
    let mut prerender = Prerender::new(SRC, &assets)
        .attribute("controls", "size theme share copy listen embed")
        .attribute("contents", "")
        .attribute("today", "");
    if let Some(language) = language {
        prerender = prerender.attribute("lang", language);
    }
    let Ok(html) = prerender.html(document) else { return };
    // A line feed at the beginning of a text that is set as it is: a parser leaves it out.
    let written = html.replace("<pre>\n", "<pre>").replace("\"\">", "\">");
    assert_eq!(parsed(&html, name), written, "{name}");
}

#[test]
fn all_documents_are_parsed_as_they_were_written() {
    let documents = documents();
    assert!(documents.len() > 100, "{}", documents.len());
    for (name, document) in documents {
        check(&name, &document, None);
    }
}

/// Documents of your own: `ARTICLE_DOCUMENTS=<folder> cargo test -p article-prerender`.
#[test]
fn documents_from_elsewhere_are_parsed_as_they_were_written() {
    let Some(folder) = std::env::var_os("ARTICLE_DOCUMENTS") else { return };
    for path in files(Path::new(&folder), ".json") {
        let text = fs::read_to_string(&path).unwrap();
        if let Ok(document) = serde_json::from_str(&text) {
            check(&path.display().to_string(), &document, None);
        }
    }
}

#[test]
fn every_language_is_written() {
    let path = root().join("demo/every-block.json");
    let document: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut said = Vec::new();
    for path in files(&root().join("locales"), ".json") {
        let language = path.file_stem().unwrap().to_string_lossy().into_owned();
        check(&language, &document, Some(&language));
        let texts: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        let assets = assets();
        let html = Prerender::new(SRC, &assets).attribute("lang", &language).html(&document);
        let enlarge = texts["enlarge"].as_str().unwrap();
        let html = html.unwrap();
        assert!(html.contains(enlarge), "{language}: {html}");
        said.push(language);
    }
    assert_eq!(said.len(), 24);
}

#[test]
fn every_place_for_text_is_escaped() {
    let hostile = "</template></article-widget><script>hit()</script>\" onload=hit() x='";
    let document = json!({
        "url": "https://news.example/?\"><script>",
        "language": "en",
        "section": { "name": hostile, "url": "javascript:hit()" },
        "headline": hostile,
        "standfirst": hostile,
        "authors": [{ "name": hostile, "url": "data:text/html,<script>", "image": "https://i.example/\">" }],
        "place": hostile,
        "published": hostile,
        "lead": { "type": "image", "src": "https://i.example/a.jpg?\"onerror=", "alt": hostile, "caption": hostile, "credit": hostile },
        "body": [
            { "type": "paragraph", "text": hostile },
            { "type": "heading", "level": 2, "text": hostile },
            { "type": "code", "language": hostile, "text": hostile },
            { "type": "embed", "url": "https://e.example/\"", "title": hostile },
            { "type": "callout", "kind": "note", "title": hostile, "text": hostile },
            { "type": "table", "caption": hostile, "header": [[hostile]], "rows": [[hostile]] },
            { "type": "html", "html": hostile },
        ],
        "tags": [{ "name": hostile }],
        "source": { "name": hostile, "licence": hostile, "note": hostile },
        "related": { "heading": hostile, "stories": [{ "headline": hostile, "excerpt": hostile, "kicker": hostile }] },
    });
    check("hostile", &document, None);
    let assets = assets();
    let prerender = Prerender::new("https://news.example/\"><script>", &assets)
        .attribute("map", hostile)
        .attribute("theme", hostile)
        .attribute("onload", "hit()");
    let html = prerender.html(&json!({ "headline": "A" }));
    assert!(html.is_err(), "a map that leads nowhere");
    let prerender =
        Prerender::new(hostile, &assets).attribute("theme", hostile).attribute("onload", "hit()");
    let html = prerender.html(&json!({ "headline": "A" })).unwrap();
    assert_eq!(parsed(&html, "attributes"), html);
}

#[test]
fn styles_may_stand_in_the_element() {
    let assets = assets();
    let css = "a{content:\"</style>\"}";
    let prerender = Prerender::new(SRC, &assets).styles(Styles::Inline(css.to_owned()));
    let html = prerender.html(&json!({ "headline": "A" })).unwrap();
    assert!(html.contains("<style>a{content:\"<\\/style>\"}</style>"), "{html}");
    assert!(!html.contains("<link"), "{html}");
}

#[test]
fn the_line_for_the_head_names_the_same_file() {
    let assets = assets();
    let prerender = Prerender::new(SRC, &assets);
    let reference = "href=\"https://cdn.example/widget/article-widget-AAAA.css\" integrity=\"sha256-AAAA\" crossorigin=\"anonymous\">";
    assert_eq!(prerender.head(), format!("<link rel=\"preload\" as=\"style\" {reference}\n"));
    let html = prerender.html(&json!({ "headline": "A" })).unwrap();
    assert!(html.contains(&format!("<link rel=\"stylesheet\" {reference}")), "{html}");
    assert!(html.contains("data-build=\"BBBB\""), "{html}");
}

#[test]
fn a_time_in_utc_says_so_without_a_zone() {
    let document = json!({ "headline": "A", "published": "2024-10-22T09:05:00Z" });
    let assets = assets();
    for (zone, expected) in [
        (None, "22 October 2024 at 09:05 UTC<"),
        (Some("Asia/Seoul"), "22 October 2024 at 18:05<"),
        (Some("nowhere"), "22 October 2024 at 09:05 UTC<"),
    ] {
        let mut prerender = Prerender::new(SRC, &assets).attribute("lang", "en-GB");
        if let Some(zone) = zone {
            prerender = prerender.attribute("time-zone", zone);
        }
        let html = prerender.html(&document).unwrap();
        assert!(html.contains(expected), "{zone:?}: {html}");
    }
}
