//! `article check` as a newsroom runs it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../article/tests/samples/article");

/// Runs the program: its lines as JSON, and the exit status.
fn check(files: &[&Path]) -> (Vec<Value>, i32) {
    let output = run(&["check"], files);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (lines, output.status.code().unwrap())
}

fn run(arguments: &[&str], files: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_article")).args(arguments).args(files).output().unwrap()
}

/// A file of the test's own.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_good_file_is_summed_up() {
    let path = file(
        "good.json",
        json!({
            "headline": "Two words",
            "published": "2024-10-22 09:00 +0900",
            "standfirst": "One more",
            "lead": { "src": "a.jpg", "alt": "x", "caption": "A caption" },
            "body": [
                { "type": "paragraph", "text": "Three words here" },
                { "type": "quote", "body": [
                    { "type": "paragraph", "text": "Inner" },
                    { "type": "gallery", "images": [{ "src": "b.jpg", "alt": "x" }, { "src": "c.jpg" }] },
                ] },
            ],
            "related": [{ "headline": "Not counted as words" }],
        })
        .to_string()
        .as_bytes(),
    );
    let (lines, status) = check(&[&path]);
    let expected = json!({
        "file": path,
        "format": "article",
        "headline": "Two words",
        "published": "2024-10-22T09:00:00+09:00",
        "blocks": 2,
        "words": 10,
        "images": 3,
        "related": 1,
        "issues": [{
            "code": "missing-alt",
            "message": "a picture without alternative text",
            "path": "$.body[1].body[1].images[1]",
        }],
    });
    assert_eq!((lines, status), (vec![expected], 0));
}

#[test]
fn a_line_has_its_fields_in_the_order_of_the_contract() {
    let output = run(&["check"], &[&Path::new(SAMPLES).join("minimal.json")]);
    let line = String::from_utf8(output.stdout).unwrap();
    let fields = [
        "file",
        "format",
        "headline",
        "published",
        "blocks",
        "words",
        "images",
        "related",
        "issues",
    ];
    let places: Vec<_> =
        fields.iter().map(|field| line.find(&format!("\"{field}\":")).unwrap()).collect();
    assert!(places.is_sorted(), "{line}");
    assert!(line.contains("\"published\":null") && line.ends_with("}\n"), "{line}");
}

#[test]
fn every_sample_gives_a_line() {
    let paths: Vec<PathBuf> =
        fs::read_dir(SAMPLES).unwrap().map(|entry| entry.unwrap().path()).collect();
    let (lines, status) = check(&paths.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    assert_eq!((lines.len(), status), (paths.len(), 0));
    for (line, path) in lines.iter().zip(&paths) {
        assert_eq!(line["file"], json!(path));
        assert_eq!(line["format"], "article", "{line}");
    }
}

#[test]
fn a_file_that_cannot_be_shown_says_why() {
    for (name, bytes, code) in [
        ("broken.json", &b"{\"headline\":"[..], "malformed"),
        ("nothing.json", b"", "malformed"),
        ("page.html", b"<!doctype html><title>x</title>", "malformed"),
        ("two.json", b"{\"headline\":\"a\"} {}", "malformed"),
        ("deep.json", "[".repeat(100_000).as_bytes(), "malformed"),
        ("unknown.json", b"{\"foo\":1}", "unknown-format"),
        ("empty.json", b"[]", "empty"),
        ("silent.json", b"{\"headline\":\"\"}", "empty"),
    ] {
        let path = file(name, bytes);
        let (lines, status) = check(&[&path]);
        assert_eq!((lines.len(), status), (1, 1), "{name}");
        assert_eq!(lines[0]["file"], json!(path));
        assert_eq!(lines[0]["error"]["code"], code, "{name}");
        let message = lines[0]["error"]["message"].as_str().unwrap();
        assert!(!message.is_empty() && !message.ends_with('.'), "{message}");
    }
}

#[test]
fn a_file_that_cannot_be_read_says_so() {
    let missing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no such file.json");
    for path in [missing.as_path(), Path::new(SAMPLES)] {
        let (lines, status) = check(&[path]);
        assert_eq!((lines.len(), status), (1, 1));
        assert_eq!(lines[0]["error"]["code"], "unreadable");
    }
}

#[test]
fn over_ten_megabytes_is_too_large() {
    let padded = |length: usize| {
        let mut bytes = br#"{"headline":"x"}"#.to_vec();
        bytes.resize(length, b' ');
        bytes
    };
    let (most, more) =
        (file("most.json", &padded(10_000_000)), file("more.json", &padded(10_000_001)));
    let (lines, status) = check(&[&most, &more]);
    assert_eq!(status, 1);
    assert_eq!(lines[0]["headline"], "x");
    assert_eq!(lines[1]["error"]["code"], "too-large");
}

#[test]
fn one_failure_does_not_hide_the_others() {
    let bad = file("bad.json", b"no");
    let good = file("fine.json", "\u{feff}{\"headline\":\"Fine\"}".as_bytes());
    let (lines, status) = check(&[&bad, &good]);
    assert_eq!((lines.len(), status), (2, 1));
    assert_eq!(lines[1]["headline"], "Fine");
}

#[test]
fn bytes_that_are_not_utf_8_are_taken_as_a_browser_takes_them() {
    let path = file("latin.json", b"{\"headline\":\"caf\xe9\"}");
    let (lines, status) = check(&[&path]);
    assert_eq!((lines[0]["headline"].as_str(), status), (Some("caf\u{fffd}"), 0));
}

#[test]
fn without_a_file_there_is_a_usage_message() {
    for arguments in [&["check"][..], &[], &["chek"]] {
        let output = run(arguments, &[]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}

/// A feed: a story, one with nothing in it, one with a picture that says nothing.
const FEED: &str = r#"{ "version": "https://jsonfeed.org/version/1.1", "title": "Feed", "items": [
    { "id": "1", "title": "One", "content_html": "<p>First words.</p>" },
    { "id": "2" },
    { "id": "3", "title": "Three", "content_html": "<p>Words</p><img src='/a.jpg'>" }
] }"#;

#[test]
fn each_story_of_a_list_has_a_line_of_its_own() {
    let path = file("feed.json", FEED.as_bytes());
    let output = run(&["check", "--each"], &[&path]);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<Value> = lines
        .iter()
        .map(|line| {
            json!([
                line["story"],
                line["headline"],
                line["error"]["code"],
                line["issues"][0]["path"]
            ])
        })
        .collect();
    assert_eq!(
        told,
        [
            json!([0, "One", null, null]),
            json!([1, null, "empty", null]),
            json!([2, "Three", null, "$.items[2].content_html"]),
        ]
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn warnings_are_denied_on_request() {
    let path = file("warned.json", br#"{ "headline": "x", "lead": { "src": "a.jpg" } }"#);
    assert_eq!(run(&["check"], &[&path]).status.code(), Some(0));
    assert_eq!(run(&["check", "--deny", "warnings"], &[&path]).status.code(), Some(1));
    let clean = file("clean.json", br#"{ "headline": "x" }"#);
    assert_eq!(run(&["check", "--deny", "warnings"], &[&clean]).status.code(), Some(0));
}

#[test]
fn a_format_can_be_asked_for() {
    let path = file("both.json", br#"{ "headline": "x", "title": { "rendered": "y" } }"#);
    for (arguments, headline) in [
        (&["check"][..], "y"),
        (&["check", "--format", "article"], "x"),
        (&["check", "--format", "wordpress"], "y"),
    ] {
        let output = run(arguments, &[&path]);
        let line: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(line["headline"], headline, "{arguments:?}");
    }
    assert_eq!(run(&["check", "--format", "none"], &[&path]).status.code(), Some(2));
}

#[test]
fn a_report_for_people_has_everything_in_words() {
    let path = file("told.json", br#"{ "headline": "Told", "lead": { "src": "a.jpg" } }"#);
    let missing = Path::new("nowhere.json");
    let output = run(&["check", "--pretty"], &[&path, missing]);
    let text = String::from_utf8(output.stdout).unwrap();
    for part in
        ["Told", "article, published none", "missing-alt", "$.lead", "nowhere.json", "unreadable"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains('\u{1b}'), "colours are for terminals");
}

#[test]
fn the_standard_input_and_addresses_are_documents_too() {
    use std::io::{Read, Write};
    let mut child = Command::new(env!("CARGO_BIN_EXE_article"))
        .args(["check", "-"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(br#"{ "headline": "Piped" }"#).unwrap();
    let line: Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!((&line["file"], &line["headline"]), (&json!("-"), &json!("Piped")));

    let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/a/story.json", server.local_addr().unwrap());
    let answers = std::thread::spawn(move || {
        let story = r#"{ "headline": "Served", "url": "../page" }"#;
        for head in ["200 OK", "404 Not Found"] {
            let (mut stream, _) = server.accept().unwrap();
            let read = stream.read(&mut [0; 4096]).unwrap();
            assert!(read > 0);
            let length = story.len();
            let head =
                format!("HTTP/1.1 {head}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
            stream.write_all((head + story).as_bytes()).unwrap();
        }
    });
    let output = run(&["check"], &[Path::new(&address), Path::new(&address)]);
    answers.join().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&lines[0]["file"], &lines[0]["headline"]), (&json!(address), &json!("Served")));
    assert_eq!((&lines[1]["error"]["code"], output.status.code()), (&json!("http"), Some(1)));
}
