//! What every view of one drawing of an article shares: the article, the settings, the heading levels.

use std::cell::RefCell;

use article::{Article, Direction, Language};

use super::node::{Node, node};
use crate::{
    browser::media,
    element::Shown,
    locale::{Locale, Text, fill},
    settings::Settings,
};

/// The width of the widest picture in pixels: the text and what a wide picture stands out of it, as the
/// styles have it. Where a page has them wider, `platform.js` finds that out.
const WIDEST: i32 = 900;

/// One drawing of an article.
pub(crate) struct Page<'a> {
    /// All that the views follow.
    pub(crate) shown: &'a Shown,
    /// How many pixels wide it is drawn.
    pub(crate) width: i32,
    /// What is drawn.
    pub(crate) article: &'a Article,
    /// What the page's author asks for.
    pub(crate) settings: &'a Settings,
    /// How dates and lists are written.
    pub(crate) locale: Locale<'a>,
    /// The width by which the files of pictures are chosen, as `sizes` has it.
    pub(crate) sizes: String,
    /// Whether pictures wait until the reader asks for them.
    pub(crate) saves: bool,
    levels: RefCell<Vec<u8>>,
}

impl<'a> Page<'a> {
    /// A drawing of what is shown, `width` pixels wide, if there is an article.
    pub(crate) fn of(shown: &'a Shown, width: i32) -> Option<Self> {
        let article = &shown.reading.as_ref()?.article;
        let settings = &*shown.settings;
        let locale = Locale {
            language: shown.language(article),
            time_zone: &settings.time_zone,
            texts: &shown.texts,
        };
        // Less the space that the styles leave at both sides. One that is hidden has no width yet.
        let sizes = match (width - (width / 100 * 8).min(48)).min(WIDEST) {
            ..1 => "100vw".to_owned(),
            width => article::text::number(width) + "px",
        };
        let saves = media::saves();
        let levels = RefCell::default();
        Some(Page { shown, width, article, settings, locale, sizes, saves, levels })
    }

    /// The levels of the headings that the next one can stand below.
    pub(crate) fn levels(&self) -> Vec<u8> {
        self.levels.borrow().clone()
    }

    /// Goes on after headings of these levels.
    pub(crate) fn after(self, levels: Vec<u8>) -> Self {
        self.levels.replace(levels);
        self
    }

    /// The language of the article, if anybody says it.
    pub(crate) fn language(&self) -> Option<&'a Language> {
        self.settings.language.as_ref().or(self.article.language.as_ref())
    }

    /// The direction of the article, if anybody says it.
    pub(crate) fn direction(&self) -> Option<Direction> {
        self.settings.direction.or_else(|| self.article.direction())
    }

    /// A text of the interface in the article's language.
    pub(crate) fn text(&self, text: Text) -> &str {
        self.locale.texts.get(text)
    }

    /// A text with a value for each of `{0}`, `{1}` ….
    pub(crate) fn say(&self, text: Text, values: &[&str]) -> String {
        fill(self.text(text), values)
    }

    /// The level of a heading of the body, which the publisher gave as `level`: one below the nearest
    /// heading before it that is above it, so that none is skipped.
    pub(crate) fn level(&self, level: u8) -> u8 {
        let mut levels = self.levels.borrow_mut();
        while levels.last().is_some_and(|above| *above >= level) {
            levels.pop();
        }
        levels.push(level);
        self.settings.heading_level + u8::try_from(levels.len()).unwrap_or(6)
    }
}

/// A heading: the element of its level, past 6 by `aria-level`.
pub(crate) fn heading(level: u8) -> Node {
    let tag = match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6 => "h6",
        _ => return node("div").attr("role", "heading").number("aria-level", level),
    };
    node(tag)
}
