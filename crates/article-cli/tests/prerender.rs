//! `article prerender` as a newsroom runs it.
#![cfg(feature = "prerender")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const ASSETS: &str = "https://cdn.example/widget/";
const STORY: &str = r#"{"headline": "A bridge opens", "url": "https://news.example/bridge", "published": "2024-10-22T09:00:00Z"}"#;

/// A folder of the test's own, with a release and stories.
fn folder(name: &str, stories: &[(&str, &str)]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(path.join("dist")).unwrap();
    let integrity = r#"{"article-widget-A.css": "sha256-A", "article-widget-B.wasm": "sha256-B"}"#;
    fs::write(path.join("dist/integrity.json"), integrity).unwrap();
    fs::write(path.join("dist/article-widget-A.css"), ".root{color:red}").unwrap();
    for (name, text) in stories {
        fs::write(path.join(name), text).unwrap();
    }
    path
}

fn prerender(folder: &Path, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_article");
    Command::new(program).current_dir(folder).arg("prerender").args(arguments).output().unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

const SRC: [&str; 4] = ["--src", "https://news.example/api/{name}.json", "--assets", ASSETS];

#[test]
fn an_element_goes_to_the_standard_output() {
    let folder = folder("one", &[("bridge.json", STORY)]);
    let output =
        prerender(&folder, &[&["bridge.json", "--head", "--lang", "de"], &SRC[..]].concat());
    assert!(output.status.success(), "{}", text(output.stderr));
    let html = text(output.stdout);
    let [head, element] = [0, 1].map(|line| html.lines().nth(line).unwrap());
    assert_eq!(
        head,
        r#"<link rel="preload" as="style" href="https://cdn.example/widget/article-widget-A.css" integrity="sha256-A" crossorigin="anonymous">"#,
    );
    assert_eq!(
        element,
        r#"<article-widget src="https://news.example/api/bridge.json" lang="de" data-state="ready">"#,
    );
    assert!(html.contains("22. Oktober 2024 um 09:00 UTC"), "{html}");
    assert!(html.contains(r#"<a href="https://news.example/bridge">A bridge opens</a>"#), "{html}");
}

#[test]
fn files_are_named_after_their_documents() {
    let folder = folder("many", &[("one.json", STORY), ("two.json", STORY), ("not.json", "{}")]);
    let all = ["one.json", "two.json", "not.json", "--out", "html", "--head", "--json-ld"];
    let output = prerender(&folder, &[&all, &SRC[..]].concat());
    assert_eq!(output.status.code(), Some(1));
    let told = text(output.stderr);
    assert!(told.starts_with("not.json: "), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    let mut names: Vec<_> = fs::read_dir(folder.join("html"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["head.html", "one.html", "two.html"]);
    let html = fs::read_to_string(folder.join("html/two.html")).unwrap();
    assert!(html.contains("https://news.example/api/two.json"), "{html}");
    let (_, data) = html.split_once("<script type=\"application/ld+json\">").unwrap();
    let data: serde_json::Value =
        serde_json::from_str(data.strip_suffix("</script>\n").unwrap()).unwrap();
    assert_eq!(data["@type"], "NewsArticle");
    assert_eq!(data["datePublished"], "2024-10-22T09:00:00Z");
}

#[test]
fn data_for_search_engines_end_nothing() {
    let story = r#"{"headline": "</script><script>hit()</script>"}"#;
    let folder = folder("hostile", &[("story.json", story)]);
    let html = text(prerender(&folder, &[&["story.json", "--json-ld"], &SRC[..]].concat()).stdout);
    assert_eq!(html.matches("</script>").count(), 1, "{html}");
    assert_eq!(html.matches("<script").count(), 1, "{html}");
}

#[test]
fn styles_may_stand_in_the_element() {
    let folder = folder("inline", &[("story.json", STORY)]);
    let output = prerender(&folder, &[&["story.json", "--styles", "inline"], &SRC[..]].concat());
    assert!(text(output.stdout).contains("<style>.root{color:red}</style>"));
}

#[test]
fn what_is_missing_is_said() {
    let folder = folder("missing", &[("story.json", STORY)]);
    for (arguments, told) in [
        (vec!["story.json", "--assets", ASSETS], "--src"),
        (vec!["story.json", "--src", "https://n.example/", "--assets", "nowhere"], "--assets"),
        (vec!["absent.json", "--src", "https://n.example/", "--assets", ASSETS], "unreadable"),
        (
            vec![
                "story.json",
                "--src",
                "https://n.example/",
                "--assets",
                "nowhere",
                "--dist",
                "no",
            ],
            "no/integrity.json",
        ),
    ] {
        let output = prerender(&folder, &arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let text = text(output.stderr);
        assert!(text.contains(told), "{arguments:?}: {text}");
    }
}
