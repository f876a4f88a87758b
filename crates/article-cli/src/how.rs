//! How documents are read: what the commands have in common.

use crate::source;
use article::{Error, ErrorCode, Format, Options, Reading};
use clap::{Args, builder::PossibleValuesParser};
use serde_json::Value;
use std::time::SystemTime;

/// In which format documents are.
#[derive(Args)]
pub(crate) struct Reads {
    /// The format, in place of what the document's marks say: `article formats` lists them.
    #[arg(long, value_name = "NAME", value_parser = names(), hide_possible_values = true)]
    format: Option<String>,
    /// Where fields stand in JSON of no known format, as in the attribute `map`: `headline=$.title; body=$.text`.
    #[arg(long, value_name = "FIELD=PATH; ...", conflicts_with = "format")]
    map: Option<String>,
}

/// How documents are read.
#[derive(Args)]
pub(crate) struct How {
    #[command(flatten)]
    reads: Reads,
    /// The address that a file will be served from: relative addresses in it are resolved against it.
    #[arg(long, value_name = "URL")]
    pub(crate) base: Option<String>,
    /// Each story of a list by itself, instead of the list as the widget shows it.
    #[arg(long)]
    each: bool,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(Format::ALL.iter().map(|format| format.name()))
}

impl Reads {
    /// What is given, as attributes of the element.
    pub(crate) fn given(&self) -> Vec<(&'static str, &str)> {
        let all = [("format", &self.format), ("map", &self.map)];
        all.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?))).collect()
    }

    /// A document.
    pub(crate) fn document(&self, name: &str) -> Result<Value, (&'static str, String)> {
        // Servers of the Fediverse answer anything else with a page for people.
        let accept = match self.format() {
            Some(Format::ActivityStreams) => "application/activity+json",
            _ => "application/json",
        };
        let bytes = source::read(name, accept)?;
        parse(&bytes).map_err(|error| (error.code().name(), error.message().to_owned()))
    }

    fn format(&self) -> Option<Format> {
        self.format.as_deref().and_then(Format::from_name)
    }
}

impl How {
    /// A document.
    pub(crate) fn document(&self, name: &str) -> Result<Value, (&'static str, String)> {
        self.reads.document(name)
    }

    /// What is read of a document: all of it, or the stories at these places.
    pub(crate) fn picks(&self, document: &Value) -> Vec<Option<usize>> {
        let count = match &self.reads.map {
            _ if !self.each => 0,
            Some(map) => article::count_by(document, map),
            None => article::count(document, self.reads.format()),
        };
        if count == 0 { vec![None] } else { (0..count).map(Some).collect() }
    }

    /// Reads a document, or a story in it. Where no other address is known, relative ones are against `base`.
    pub(crate) fn read(
        &self,
        name: &str,
        document: &Value,
        pick: Option<usize>,
        base: Option<&str>,
    ) -> Result<Reading, Error> {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let now = i64::try_from(now.as_millis()).unwrap_or(i64::MAX);
        let own = source::is_address(name).then_some(name);
        let options = Options {
            format: self.reads.format(),
            map: self.reads.map.as_deref(),
            base: self.base.as_deref().or(own).or(base),
            pick,
            ..Options::new(&article::url::resolve, now)
        };
        article::read(document, &options)
    }
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
