//! One document: read, judged and summed up in a line, or in a line a story.

use crate::{
    count::{self, Counts},
    source,
};
use article::{Error, ErrorCode, Format, Options, Reading};
use serde_json::{Value, json};
use std::time::SystemTime;

/// Stands for the address that a file will be served from, so that relative addresses can be read.
const BASE: &str = "https://article.invalid/";

/// How documents are checked.
pub(crate) struct Check {
    /// The format, where it is not to be detected.
    pub(crate) format: Option<Format>,
    /// Where fields stand in documents of no known format.
    pub(crate) map: Option<String>,
    /// The address that files will be served from.
    pub(crate) base: Option<String>,
    /// Whether each story of a list has a line of its own.
    pub(crate) each: bool,
}

impl Check {
    /// The lines of a document: one, or one a story.
    pub(crate) fn document(&self, name: &str) -> Vec<Value> {
        let document = match source::read(name) {
            Ok(bytes) => parse(&bytes),
            Err((code, message)) => return vec![failure(name, code, &message)],
        };
        let document = match document {
            Ok(document) => document,
            Err(error) => return vec![failure(name, error.code().name(), error.message())],
        };
        if !self.each {
            return vec![self.line(name, &document, None)];
        }
        let count = match &self.map {
            Some(map) => article::count_by(&document, map),
            None => article::count(&document, self.format),
        };
        if count == 0 {
            return vec![self.line(name, &document, None)];
        }
        (0..count).map(|at| self.line(name, &document, Some(at))).collect()
    }

    /// The line of a document, or of a story in it.
    fn line(&self, name: &str, document: &Value, pick: Option<usize>) -> Value {
        let mut line = match self.read(name, document, pick) {
            Ok(reading) => summary(name, &reading),
            Err(error) => failure(name, error.code().name(), error.message()),
        };
        if let (Some(at), Some(line)) = (pick, line.as_object_mut()) {
            line.insert("story".to_owned(), at.into());
        }
        line
    }

    fn read(&self, name: &str, document: &Value, pick: Option<usize>) -> Result<Reading, Error> {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let now = i64::try_from(now.as_millis()).unwrap_or(i64::MAX);
        let own = source::is_address(name).then_some(name);
        let options = Options {
            format: self.format,
            map: self.map.as_deref(),
            base: self.base.as_deref().or(own).or(Some(BASE)),
            pick,
            ..Options::new(&article::url::resolve, now)
        };
        article::read(document, &options)
    }
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

fn parse(bytes: &[u8]) -> Result<Value, Error> {
    if bytes.len() as u64 > source::LARGEST {
        return Err(Error::new(ErrorCode::TooLarge, "over 10 MB"));
    }
    // A byte order mark, and bytes that are not UTF-8, are what a browser's `response.json()` takes.
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    serde_json::from_str(text)
        .map_err(|error| Error::new(ErrorCode::Malformed, format!("not JSON: {error}")))
}
