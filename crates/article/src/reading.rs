//! The result of reading a document, and the details of events that are made of it.

use crate::{Article, Format, Issue, SafeUrl, Timestamp};
use serde::Serialize;

/// The result of reading a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// The format in which it was read.
    pub format: Format,
    /// What was repaired or left out.
    pub issues: Vec<Issue>,
    /// Whether related stories may have been left out because only the first of them were asked for.
    pub is_partial: bool,
}

/// The detail of `article-load` and `article-update` (contract, section 3), with null for a missing address or date.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Detail<'a> {
    /// The article's own page.
    pub url: Option<&'a SafeUrl>,
    /// The format in which it was read.
    pub format: Format,
    /// Its headline.
    pub headline: &'a str,
    /// When it was first published.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
    /// What was repaired or left out.
    pub issues: &'a [Issue],
}

impl Reading {
    /// The details of the events about it.
    pub fn detail(&self) -> Detail<'_> {
        Detail {
            url: self.article.url.as_ref(),
            format: self.format,
            headline: &self.article.headline,
            published: self.article.published,
            updated: self.article.updated,
            issues: &self.issues,
        }
    }
}
