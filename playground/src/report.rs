//! What was read from a document: its format, how much of what there is, what was repaired or left out.

use crate::address::origin;
use article::{
    Format, IssueCode, Options, Reading, SafeUrl, context,
    json::Json,
    provider,
    url::{Purpose, Resolve},
};
use serde_json::Value;

/// A document that can be shown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Report {
    /// The format that it was read as.
    pub(crate) format: &'static str,
    /// The headline; may be empty.
    pub(crate) headline: String,
    /// The article's own page.
    pub(crate) page: Option<String>,
    /// The language that the article names.
    pub(crate) language: Option<String>,
    /// Blocks of the body that stand in no other block.
    pub(crate) blocks: usize,
    /// Related stories.
    pub(crate) related: usize,
    /// What was repaired or left out, the gravest first.
    pub(crate) issues: Vec<Entry>,
    /// How often something was: an entry may have happened in several places.
    count: usize,
    /// Whom the browser asks for what is in it.
    pub(crate) hosts: Hosts,
}

/// Something that was repaired or left out, in one place or in several.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    /// How much it matters.
    pub(crate) severity: Severity,
    /// The code of the contract.
    pub(crate) code: &'static str,
    /// What was found and what became of it.
    pub(crate) message: String,
    /// The JSON paths to the places.
    pub(crate) paths: Vec<String>,
}

/// How much an issue matters to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Severity {
    /// Something that the publisher wrote is not shown, or not as it was meant.
    Lost,
    /// It is shown to some readers only.
    Unequal,
    /// It was put right, or nobody misses it.
    Mended,
}

impl Severity {
    /// Its name on the page.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Severity::Lost => "Left out",
            Severity::Unequal => "Accessibility",
            Severity::Mended => "Repaired",
        }
    }

    /// Its class in the page's style sheet.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Severity::Lost => "issue lost",
            Severity::Unequal => "issue unequal",
            Severity::Mended => "issue mended",
        }
    }

    fn of(code: IssueCode) -> Severity {
        match code {
            IssueCode::Missing
            | IssueCode::WrongType
            | IssueCode::WrongValue
            | IssueCode::BadDate
            | IssueCode::BadUrl
            | IssueCode::UnsafeUrl
            | IssueCode::UnsafeMarkup
            | IssueCode::Limit
            | IssueCode::Map => Severity::Lost,
            IssueCode::MissingAlt => Severity::Unequal,
            IssueCode::UnknownBlock
            | IssueCode::DoubleEncoded
            | IssueCode::Shortcode
            | IssueCode::Duplicate => Severity::Mended,
        }
    }
}

/// Origins, each once, in the order in which they come.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Hosts {
    /// Of pictures.
    pub(crate) images: Vec<String>,
    /// Of video and sound.
    pub(crate) media: Vec<String>,
    /// Of the players of third parties, after the reader's click.
    pub(crate) frames: Vec<String>,
}

/// Why a document cannot be shown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Failure {
    /// The code of the contract.
    pub(crate) code: String,
    /// What was found and what was expected.
    pub(crate) message: String,
}

/// Reads a document as the widget does: relative addresses by `base`, embargoes by `now` (epoch milliseconds).
pub(crate) fn read<J: Json>(
    document: J,
    format: Option<Format>,
    map: Option<&str>,
    base: &str,
    resolve: Resolve<'_>,
    now: i64,
) -> Result<Report, Failure> {
    let options = Options { format, map, base: Some(base), ..Options::new(resolve, now) };
    let reading = article::read(document, &options).map_err(|error| Failure {
        code: error.code().name().to_owned(),
        message: error.message().to_owned(),
    })?;
    Ok(Report::of(&reading))
}

impl Report {
    fn of(Reading { article, format, issues, .. }: &Reading) -> Report {
        let mut entries: Vec<Entry> = Vec::new();
        for issue in issues {
            let code = issue.code.name();
            let same = |entry: &&mut Entry| entry.code == code && entry.message == issue.message;
            match entries.iter_mut().find(same) {
                Some(entry) => entry.paths.push(issue.path.clone()),
                None => entries.push(Entry {
                    severity: Severity::of(issue.code),
                    code,
                    message: issue.message.clone(),
                    paths: vec![issue.path.clone()],
                }),
            }
        }
        entries.sort_by_key(|entry| entry.severity);
        let mut hosts = Hosts::default();
        // Writing what was read does not fail.
        hosts.add(&serde_json::to_value(article).unwrap_or_default(), false);
        Report {
            format: format.name(),
            headline: article.headline.clone(),
            page: article.url.as_ref().map(|url| url.as_str().to_owned()),
            language: article.language.as_ref().map(|language| language.as_str().to_owned()),
            blocks: article.body.len(),
            related: article.related.as_ref().map_or(0, |related| related.stories.len()),
            issues: entries,
            count: issues.len(),
            hosts,
        }
    }

    /// How many issues there are, in words.
    pub(crate) fn count(&self) -> String {
        match self.count {
            0 => "no issues".to_owned(),
            1 => "1 issue".to_owned(),
            count if count > context::MAX_ISSUES => "more than 1,000 issues".to_owned(),
            count => format!("{count} issues"),
        }
    }
}

impl Hosts {
    /// Adds the addresses in an article of the own format; `media`: inside a video or sound.
    fn add(&mut self, value: &Value, media: bool) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.add(item, media)),
            Value::Object(fields) => {
                let kind = fields.get("type").and_then(Value::as_str);
                let media = media || matches!(kind, Some("video" | "audio"));
                for (name, value) in fields {
                    match (name.as_str(), value) {
                        ("src", Value::String(address)) if media => {
                            once(&mut self.media, address);
                        }
                        ("src" | "image" | "logo" | "poster", Value::String(address)) => {
                            once(&mut self.images, address);
                        }
                        ("url", Value::String(address)) if kind == Some("embed") => {
                            self.frame(address);
                        }
                        _ => self.add(value, media),
                    }
                }
            }
            _ => {}
        }
    }

    fn frame(&mut self, address: &str) {
        let Some(url) = SafeUrl::new(address.to_owned(), Purpose::Media) else { return };
        let player = provider(&url).and_then(|provider| provider.player(&url));
        once(&mut self.frames, player.as_deref().unwrap_or(address));
    }
}

fn once(origins: &mut Vec<String>, address: &str) {
    let origin = origin(address);
    if !origin.is_empty() && !origins.contains(&origin) {
        origins.push(origin);
    }
}

#[cfg(not(target_family = "wasm"))]
#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> Result<Report, Failure> {
        let document: serde_json::Value = serde_json::from_str(json).expect("JSON");
        read(&document, None, None, "https://news.example/a.json", &article::url::resolve, 0)
    }

    #[test]
    fn hosts_are_told_apart_by_what_comes_from_them() {
        let report = of(r#"{ "headline": "A", "authors": [{ "name": "B", "image": "/b.png" }], "body": [
            { "type": "image", "src": "https://img.example/a.png", "alt": "" },
            { "type": "image", "src": "https://img.example/b.png", "alt": "" },
            { "type": "video", "src": "https://video.example/a.mp4", "poster": "https://img.example/c.png" },
            { "type": "embed", "url": "https://www.youtube.com/watch?v=abcdefghijk", "title": "C" }
        ] }"#)
        .expect("it can be read");
        assert_eq!(report.hosts.images, ["https://news.example", "https://img.example"]);
        assert_eq!(report.hosts.media, ["https://video.example"]);
        assert_eq!(report.hosts.frames, ["https://www.youtube-nocookie.com"]);
        assert_eq!((report.format, report.blocks), ("article", 4));
    }

    #[test]
    fn the_gravest_issue_comes_first_and_the_same_but_once() {
        let report = of(r#"{ "headline": "A", "body": [
            { "type": "mystery", "text": "kept" },
            { "type": "image", "src": "b.png" },
            { "type": "image", "src": "c.png" },
            { "type": "image", "src": "data:,x" }
        ] }"#)
        .expect("it can be read");
        let severities: Vec<_> = report.issues.iter().map(|issue| issue.severity).collect();
        assert!(severities.is_sorted(), "{severities:?}");
        assert_eq!(report.issues[0].code, "unsafe-url");
        assert_eq!(report.issues[1].paths, ["$.body[1]", "$.body[2]"]);
        assert_eq!(report.count(), "4 issues");
    }

    #[test]
    fn a_failure_has_the_code_of_the_contract() {
        for (json, code) in [("{}", "unknown-format"), ("{\"headline\":\"\",\"body\":[]}", "empty")]
        {
            assert_eq!(of(json).expect_err(json).code, code);
        }
    }
}
