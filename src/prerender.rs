//! The views as HTML, for a page that shows them before any script has come: what `crates/article-prerender` writes.
//!
//! The same components as in the browser draw here. What they ask of it, `browser/native/` answers.

use std::sync::Arc;

use article::{Article, Direction, Reading};
use leptos::prelude::*;

use crate::{
    components::{
        Widget,
        context::{Actions, Settings, Shown, Stories, Story},
        related::RowHandle,
        widget::spoken,
    },
    element::{list::List, settings},
    locale::texts_in,
};

/// How the views are written.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The element's attributes by their names.
    pub attribute: &'a dyn Fn(&str) -> Option<String>,
    /// The language of the page around the element; empty where it is not known.
    pub page_language: &'a str,
    /// The address of the article's JSON.
    pub src: &'a str,
    /// How deep the views stand in the HTML of the page, in levels of two spaces.
    pub level: usize,
}

/// How many related stories are read, as in the browser at first.
pub use crate::fetch::BEGINNING;

/// What stands in the root of the views.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Views {
    /// The views.
    pub html: String,
    /// The language that the root says.
    pub language: Option<String>,
    /// The direction that the root says.
    pub direction: Option<&'static str>,
}

/// Writes the views of what was read of an article; with `cards`, what was read of its document as cards, those.
#[must_use]
pub fn views(reading: Reading, cards: Option<Reading>, options: &Options<'_>) -> Views {
    let owner = Owner::new();
    owner.with(|| write(Arc::new(reading), cards.map(Arc::new), options))
}

fn write(reading: Arc<Reading>, cards: Option<Arc<Reading>>, options: &Options<'_>) -> Views {
    let settings = Settings::default();
    settings::take_from(options.attribute, options.page_language.to_owned(), &settings);
    let list = match cards {
        Some(cards) => cards_of(&cards),
        None => list(&reading, options),
    };
    // How wide the element will be is not known.
    let shown = Shown::new(reading, 0);
    let story = Story::from(Shown { src: Some(options.src.to_owned()), stands: true, ..shown });
    let (language, direction) = spoken(&settings, &story);
    let language = language.map(|language| language.as_str().to_owned());
    let tag = language.as_deref().unwrap_or_default();
    settings.texts.set(texts_in(&[tag, options.page_language, "en"]));
    let (story, stories) = (ArcRwSignal::new(Some(story)), ArcRwSignal::new(list));
    let (row, actions) = (RowHandle::default(), Actions::new(|_| {}));
    let views = view! { <Widget settings story stories row actions/> };
    Views {
        html: views.to_indented_html(options.level),
        language,
        direction: direction.map(Direction::name),
    }
}

/// Stories that stand as cards, in place of an article.
fn cards_of(cards: &Arc<Reading>) -> Stories {
    let mut list = List::default();
    list.add(cards, None, &Article::default());
    list.stories()
}

/// The related stories, as the element has them at first.
fn list(reading: &Arc<Reading>, options: &Options<'_>) -> Stories {
    let mut list = List::default();
    if let Some(address) = (options.attribute)("related-src") {
        list.next = Some(address);
        list.late = true;
    } else {
        list.add(reading, None, &reading.article);
    }
    list.stories()
}
