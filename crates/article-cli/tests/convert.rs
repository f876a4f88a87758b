//! `article convert`, and what it is found by, as a publisher runs it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use serde_json::{Value, json};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../article/tests/samples");

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_article")).args(arguments).output().unwrap()
}

/// The articles, what was told of them, and whether the exit status is 0.
fn convert(arguments: &[&str]) -> (Vec<Value>, Vec<String>, bool) {
    let output = run(&[&["convert"], arguments].concat());
    let lines = |bytes: Vec<u8>| -> Vec<String> {
        String::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect()
    };
    let articles = lines(output.stdout);
    let articles = articles.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    (articles, lines(output.stderr), output.status.success())
}

/// A folder of the test's own, which is empty.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn file(folder: &Path, name: &str, value: &Value) -> String {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, value.to_string()).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_document_becomes_one_of_the_own_format() {
    let folder = folder("convert-one");
    let post = json!({
        "link": "https://news.example/lamps/", "title": { "rendered": "Lamps &amp; oil" },
        "content": { "rendered": "<p>See <a href=\"more\">more</a>.</p><figure><img src=\"/a.jpg\"></figure>" },
        "_embedded": {}
    });
    let path = file(&folder, "post.json", &post);
    let (articles, told, good) = convert(&[&path]);
    assert!(good);
    assert_eq!(
        articles,
        [json!({
            "url": "https://news.example/lamps/",
            "headline": "Lamps & oil",
            "body": [
                { "type": "paragraph", "content": ["See ", { "text": "more", "href": "https://news.example/lamps/more" }, "."] },
                { "type": "image", "src": "https://news.example/a.jpg" }
            ]
        })]
    );
    let issue = "missing-alt: a picture without alternative text ($.content.rendered)";
    assert_eq!(told, [format!("{path}: {issue}")]);
    assert!(!convert(&[&path, "--deny", "warnings"]).2);
    let pretty = String::from_utf8(run(&["convert", "--pretty", &path]).stdout).unwrap();
    assert!(pretty.starts_with("{\n  \"url\""), "{pretty}");
}

/// As the schema has it; the standard output is made of lines, a whole document each.
#[test]
fn every_sample_can_be_read_again() {
    let mut count = 0;
    for format in fs::read_dir(SAMPLES).unwrap() {
        for sample in fs::read_dir(format.unwrap().path()).unwrap() {
            let path = sample.unwrap().path();
            let (articles, _, good) = convert(&[path.to_str().unwrap()]);
            assert_eq!(articles.len(), usize::from(good), "{}", path.display());
            for article in articles {
                let again = file(&folder("convert-again"), "again.json", &article);
                let (second, told, _) = convert(&[&again, "--format", "article"]);
                assert_eq!(second, [article], "{}: {told:?}", path.display());
                count += 1;
            }
        }
    }
    assert!(count > 60, "{count} articles");
}

#[test]
fn any_json_is_converted_by_a_map() {
    let folder = folder("convert-map");
    let document = json!({ "posts": [
        { "t": "One", "slug": "one", "b": { "root": { "children": [
            { "type": "paragraph", "version": 1, "children": [{ "type": "text", "text": "Rich", "format": 1 }] }
        ] } } },
        { "t": "Two", "slug": "two", "b": "<p>Text</p>" }
    ] });
    let path = file(&folder, "export.json", &document);
    let map = "stories=$.posts; headline=@.t; body=@.b; url='https://news.example/{@.slug}'";
    let (articles, told, good) = convert(&["--map", map, "--each", &path]);
    assert_eq!((told, good), (vec![], true));
    assert_eq!(
        articles[0]["body"][0]["content"][0],
        json!({ "text": "Rich", "marks": ["strong"] })
    );
    assert_eq!(articles[1]["url"], "https://news.example/two");
    let (articles, told, good) =
        convert(&["--map", "headline=$.posts[0].tt; body=$.posts[1].b; x=$", &path]);
    assert!(good && articles[0]["headline"] == "");
    assert!(told[0].contains("map: `x=$` (character 44): not the name of a field"), "{told:?}");
    assert!(told[1].contains("map: `headline=$.posts[0].tt`: nothing stands there"), "{told:?}");
    let line = run(&["check", "--map", map, &path]).stdout;
    let line: Value = serde_json::from_slice(&line).unwrap();
    assert_eq!((&line["format"], &line["related"]), (&json!("map"), &json!(1)));
    let both = run(&["convert", "--map", map, "--format", "ghost", &path]);
    assert_eq!(both.status.code(), Some(2));
}

#[test]
fn files_are_written_to_a_folder() {
    let folder = folder("convert-out");
    let story = |title: &str| json!({ "headline": title, "body": [] });
    let paths = [
        file(&folder, "in/a/story.json", &story("A")),
        file(&folder, "in/b/Story.json", &story("B")),
        file(&folder, "in/list.json", &json!([story("C"), story("D")])),
    ];
    let out = folder.join("new/out");
    let mut arguments = vec!["--each", "--out", out.to_str().unwrap()];
    arguments.extend(paths.iter().map(String::as_str));
    assert_eq!(convert(&arguments), (vec![], vec![], true));
    let mut found = fs::read_dir(&out)
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect::<Vec<_>>();
    found.sort();
    assert_eq!(found, ["Story.2.json", "list-1.json", "list-2.json", "story.json"]);
}

#[test]
fn what_cannot_be_converted_is_said_and_hides_nothing() {
    let folder = folder("convert-bad");
    let good = file(
        &folder,
        "good.json",
        &json!({ "headline": "A", "lead": { "src": "a.jpg", "alt": "x" } }),
    );
    let bad = file(&folder, "bad.json", &json!({ "nothing": "known" }));
    let (articles, told, success) = convert(&[&bad, "missing.json", &good]);
    assert!(!success);
    assert_eq!(articles, [json!({ "headline": "A", "body": [] })]);
    assert!(
        told[0].starts_with(&format!("{bad}: error: unknown-format: JSON of no known format")),
        "{told:?}"
    );
    assert!(told[1].starts_with("missing.json: error: unreadable: cannot be read:"), "{told:?}");
    assert!(told.last().unwrap().contains("say by --base where the file comes from"), "{told:?}");
    let (articles, told, success) = convert(&[&good, "--base", "https://news.example/api/"]);
    assert_eq!((told, success), (vec![], true));
    assert_eq!(articles[0]["lead"]["src"], "https://news.example/api/a.jpg");
    let out = file(&folder, "file", &json!(1));
    let output = run(&["convert", "--out", &out, &good]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("article: "));
}

#[test]
fn the_standard_input_is_a_document_too() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_article"))
        .args(["convert", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(br#"{"headline":"A"}"#).unwrap();
    assert_eq!(child.wait_with_output().unwrap().stdout, b"{\"headline\":\"A\",\"body\":[]}\n");
}

#[test]
fn formats_completions_and_the_manual_are_written() {
    let text = |arguments: &[&str]| {
        let output = run(arguments);
        assert!(output.status.success(), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let formats = text(&["formats"]);
    assert_eq!(formats.lines().count(), article::Format::ALL.len() + 1);
    assert!(formats.contains("wordpress      The REST API of WordPress\n"), "{formats}");
    assert!(formats.contains("article        the project's own\n"), "{formats}");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(text(&["completions", shell]).contains("convert"), "{shell}");
    }
    let manual = text(&["man"]);
    for part in [".TH article 1", "ARTICLE CONVERT", "\\-\\-map", "\\-\\-out"] {
        assert!(manual.contains(part), "{part}: {manual}");
    }
}
