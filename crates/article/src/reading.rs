//! The result of reading a document, and the details of events that are made of it.

use crate::{Article, Format, Issue, Related, SafeUrl, Timestamp, stories::card_of};
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
    /// All stories of what was read as cards: those of a list, which `list` reads, else the article's own.
    #[must_use]
    pub fn as_cards(&self, list: impl FnOnce() -> Option<Reading>) -> Reading {
        let beside = self.article.related.as_ref();
        if beside.is_some_and(|all| all.stories.iter().any(|story| story.place.0.is_some()))
            && let Some(listed) = list()
        {
            return listed;
        }
        let related = Some(Related { heading: None, stories: vec![card_of(&self.article)] });
        let article = Article { related, ..Article::default() };
        Reading { article, format: self.format, issues: Vec::new(), is_partial: false }
    }

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
