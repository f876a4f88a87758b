//! One file: read, judged and summed up in a line.

use crate::count::{self, Counts};
use article::{Error, ErrorCode, Issue, Options, Reading};
use serde_json::{Value, json};
use std::{fs::File, io::Read, path::Path};

/// The largest document that the widget takes, in bytes (contract, section 3).
const LARGEST: u64 = 10_000_000;

/// Stands for the address that the file will be served from, so that relative addresses can be read.
const BASE: &str = "https://article.invalid/";

/// The line of a file, and whether it can be shown.
pub(crate) fn file(path: &Path) -> (Value, bool) {
    let name = path.to_string_lossy();
    match read(path) {
        Ok(reading) => (summary(&name, &reading), true),
        Err((code, message)) => {
            (json!({ "file": name, "error": { "code": code, "message": message } }), false)
        }
    }
}

fn summary(file: &str, Reading { article, format, issues }: &Reading) -> Value {
    let Counts { words, images } = count::article(article);
    let issues: Vec<Value> = issues.iter().map(Issue::to_json).map(Value::from).collect();
    json!({
        "file": file,
        "format": format.name(),
        "headline": article.headline,
        "published": article.published.map(|date| date.to_string()),
        "blocks": article.body.len(),
        "words": words,
        "images": images,
        "related": article.related.as_ref().map_or(0, |related| related.stories.len()),
        "issues": issues,
    })
}

/// Reads a file. A failure is a code, the contract's or `unreadable`, and what was found.
fn read(path: &Path) -> Result<Reading, (&'static str, String)> {
    let mut bytes = Vec::new();
    // One byte more than is allowed tells a file that is too large, whatever its length is said to be.
    File::open(path)
        .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
        .map_err(|error| ("unreadable", format!("cannot be read: {error}")))?;
    parse(&bytes).map_err(|error| (error.code().name(), error.message().to_owned()))
}

fn parse(bytes: &[u8]) -> Result<Reading, Error> {
    if bytes.len() as u64 > LARGEST {
        return Err(Error::new(ErrorCode::TooLarge, "over 10 MB"));
    }
    // A byte order mark, and bytes that are not UTF-8, are what a browser's `response.json()` takes.
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let document: Value = serde_json::from_str(text)
        .map_err(|error| Error::new(ErrorCode::Malformed, format!("not JSON: {error}")))?;
    let options = Options { format: None, base: Some(BASE), resolve: &article::url::resolve };
    article::read(&document, &options)
}
