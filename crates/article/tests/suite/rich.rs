//! Rich texts by their shapes: `tests/rich` has the cases of each editor, a text and what it becomes.
//!
//! `RICH=new cargo test -p article --test suite rich` writes what they become; read it before you commit it.

use crate::{options, written};
use article::Options;
use serde_json::{Value, json};
use std::{env, fs, path::Path};

/// A text as the body of a document of no known format: its blocks, and what was reported.
fn read(text: &Value, map: &str) -> (Value, Vec<String>) {
    let document = json!({ "text": text });
    let reading = article::read(&document, &Options { map: Some(map), ..options() }).unwrap();
    let issues = reading.issues.iter();
    let issues = issues.map(|it| format!("{}: {} {}", it.code.name(), it.message, it.path));
    (written(&reading.article.body), issues.collect())
}

fn check(editor: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/rich/{editor}.json"));
    let text = fs::read_to_string(&path).unwrap();
    let mut cases: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert!(cases.len() >= 15, "{editor}: {} cases", cases.len());
    for case in &mut cases {
        assert_eq!(
            article::parts_by(&json!({ "text": case["text"] }), "body=$.text"),
            ["rich"],
            "{}",
            case["name"]
        );
        let (blocks, issues) = read(&case["text"], "headline='x'; body=$.text");
        if env::var("RICH").is_ok_and(|what| what == "new") {
            case["blocks"] = blocks;
            case["issues"] = json!(issues);
        } else {
            assert_eq!(blocks, case["blocks"], "{editor}: {}", case["name"]);
            assert_eq!(json!(issues), case["issues"], "{editor}: {}", case["name"]);
        }
    }
    if env::var("RICH").is_ok_and(|what| what == "new") {
        fs::write(&path, serde_json::to_string_pretty(&cases).unwrap() + "\n").unwrap();
    }
}

/// A field of an object.
type Field = (&'static str, Value);

/// Trees of any depth come to an end, and it is said where they were cut.
#[test]
fn deep_trees_are_cut() {
    let kinds: [fn(Value) -> Vec<Field>; 4] = [
        |inner| vec![("type", "taskItem".into()), ("content", inner)],
        |inner| vec![("type", "list".into()), ("children", inner)],
        |inner| vec![("type", "link".into()), ("version", 1.into()), ("children", inner)],
        |inner| vec![("content", "x".into()), ("items", inner)],
    ];
    for (at, node) in kinds.iter().enumerate() {
        let object = |fields: Vec<(&str, Value)>| {
            Value::Object(
                fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            )
        };
        let mut tree = Value::Array(Vec::new());
        for _ in 0..3_000 {
            tree = Value::Array(vec![object(node(tree))]);
        }
        let text = match at {
            0 => object(vec![("type", "doc".into()), ("content", tree)]),
            1 => tree,
            2 => object(vec![("root", object(vec![("version", 1.into()), ("children", tree)]))]),
            _ => {
                let list =
                    object(vec![("type", "list".into()), ("data", object(vec![("items", tree)]))]);
                object(vec![("blocks", Value::Array(vec![list]))])
            }
        };
        let document = object(vec![("text", text)]);
        let options = Options { map: Some("headline='x'; body=$.text"), ..options() };
        let issues = article::read(&document, &options).unwrap().issues;
        assert!(
            issues.iter().any(|issue| issue.code == article::IssueCode::Limit),
            "{at}: {issues:?}"
        );
        // It is taken apart by recursion.
        std::mem::forget(document);
    }
}

#[test]
fn prose_mirror() {
    check("prose-mirror");
}

#[test]
fn slate() {
    check("slate");
}

#[test]
fn lexical() {
    check("lexical");
}

#[test]
fn editor_js() {
    check("editor-js");
}
