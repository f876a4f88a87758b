//! `article check`: one document, read, judged and summed up in a line, or in a line a story.

use crate::{
    count::{self, Counts},
    how::How,
};
use article::Reading;
use serde_json::{Value, json};

/// Stands for the address that a file will be served from, so that relative addresses can be read.
const BASE: &str = "https://article.invalid/";

/// The lines of a document: one, or one a story.
pub(crate) fn lines(how: &How, name: &str) -> Vec<Value> {
    let document = match how.document(name) {
        Ok(document) => document,
        Err((code, message)) => return vec![failure(name, code, &message)],
    };
    how.picks(&document).into_iter().map(|pick| line(how, name, &document, pick)).collect()
}

/// The line of a document, or of a story in it.
fn line(how: &How, name: &str, document: &Value, pick: Option<usize>) -> Value {
    let mut line = match how.read(name, document, pick, Some(BASE)) {
        Ok(reading) => summary(name, &reading),
        Err(error) => failure(name, error.code().name(), error.message()),
    };
    if let (Some(at), Some(line)) = (pick, line.as_object_mut()) {
        line.insert("story".to_owned(), at.into());
    }
    line
}

/// The line of a document that cannot be shown.
fn failure(file: &str, code: &str, message: &str) -> Value {
    json!({ "file": file, "error": { "code": code, "message": message } })
}

fn summary(file: &str, Reading { article, format, issues, .. }: &Reading) -> Value {
    let Counts { words, images } = count::article(article);
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
