//! The language of the interface: its texts, and dates and lists by the browser's `Intl`.

use article::{Timestamp, Zone};
use js_sys::Array;
use wasm_bindgen::JsValue;

use crate::platform;

/// How dates and lists are written.
pub(crate) struct Locale<'a> {
    /// A language tag; empty for the browser's own.
    pub(crate) language: &'a str,
    /// The IANA zone that the page's author asks for; empty for the article's offset, else the reader's.
    pub(crate) time_zone: &'a str,
}

/// How much of a date is written.
#[derive(Clone, Copy)]
pub(crate) enum DateStyle {
    /// "22 October 2024 at 09:00"; a day alone without a time.
    Full,
    /// "22 Oct 2024".
    Short,
}

impl Locale<'_> {
    /// A date in words. One without a time is never moved to another day; one without a zone is written as
    /// the publisher wrote it.
    pub(crate) fn date(&self, date: &Timestamp, style: DateStyle) -> String {
        let (instant, zone) = match (date.epoch_ms(), date.time.map(|time| time.zone)) {
            (Some(instant), _) if !self.time_zone.is_empty() => (instant, self.time_zone),
            (Some(instant), Some(Zone::Utc)) => (instant, ""),
            // The publisher's own clock: what is written there, formatted as if it were UTC.
            _ => (date.local_ms(), "UTC"),
        };
        let (date_style, time_style) = match style {
            DateStyle::Full => ("long", date.time.map(|_| "short")),
            DateStyle::Short => ("medium", None),
        };
        platform::date(self.language, instant as f64, zone, date_style, time_style)
    }

    /// Today's date, "22 October 2024".
    pub(crate) fn today(&self) -> String {
        platform::date(self.language, js_sys::Date::now(), self.time_zone, "long", None)
    }

    /// The parts of a list in words: whether each is an item, and its text.
    pub(crate) fn list(&self, items: &[String]) -> Vec<(bool, String)> {
        let items: Array = items.iter().map(JsValue::from).collect();
        let parts = platform::list(self.language, &items);
        let (mut list, mut at) = (Vec::new(), 0);
        while let Some(text) = parts.get(at + 1).as_string() {
            list.push((parts.get(at).is_truthy(), text));
            at += 2;
        }
        list
    }
}

/// The texts of the interface.
pub(crate) mod texts {
    /// Before today's date.
    pub(crate) const TODAY: &str = "Today:";
    /// Before the date of the last change.
    pub(crate) const UPDATED: &str = "Updated";
    /// Before the date of a copy that is shown because there is no network.
    pub(crate) const SAVED: &str = "Saved copy";
    /// Before the authors.
    pub(crate) const BY: &str = "By";
    /// Before a credit, for screen readers.
    pub(crate) const CREDIT: &str = "Picture:";
    /// Before the name of the publisher.
    pub(crate) const SOURCE: &str = "Source:";
    /// The heading above related stories, where the article gives none.
    pub(crate) const RELATED: &str = "Latest Contents";
    /// What the related stories are, for screen readers.
    pub(crate) const CAROUSEL: &str = "carousel";
    /// The button to the stories before.
    pub(crate) const PREVIOUS: &str = "Previous stories";
    /// The button to the stories after.
    pub(crate) const NEXT: &str = "Next stories";
    /// Where the row of stories is.
    pub(crate) const POSITION: &str = "Stories {first} to {last} of {count}";
    /// The same where one story has room.
    pub(crate) const POSITION_ONE: &str = "Story {first} of {count}";
    /// In the place of related stories.
    pub(crate) const RELATED_FAILED: &str = "These stories could not be loaded.";
    /// The button below.
    pub(crate) const TRY_AGAIN: &str = "Try again";
    /// The button that leads back to the story before.
    pub(crate) const RETURN: &str = "Back";
    /// Above a story that is told as it happens.
    pub(crate) const LIVE: &str = "Live";
    /// The name of a rating: a number from 0 to 5, halves as "½".
    pub(crate) const RATING: &str = "{rating} out of 5 stars";
    /// What waits behind a card.
    pub(crate) fn media(kind: article::MediaKind) -> &'static str {
        match kind {
            article::MediaKind::Video => "Video",
            article::MediaKind::Audio => "Audio",
            article::MediaKind::Gallery => "Gallery",
        }
    }
    /// The link to a story's own page.
    pub(crate) const READ_ON: &str = "Read the whole story";
    /// The way back from a footnote.
    pub(crate) const BACK: &str = "Back to the text";
    /// The name of a table without a caption.
    pub(crate) const TABLE: &str = "Table";
    /// The name of the tags.
    pub(crate) const TAGS: &str = "Tags";
    /// The title of a callout without one.
    pub(crate) fn callout(kind: article::CalloutKind) -> &'static str {
        use article::CalloutKind::{
            Clarification, Correction, Facts, KeyPoints, Note, Qa, Timeline, Update,
        };
        match kind {
            Note => "Note",
            Correction => "Correction",
            Clarification => "Clarification",
            Update => "Update",
            KeyPoints => "Key points",
            Qa => "Questions and answers",
            Facts => "Facts",
            Timeline => "Timeline",
        }
    }
}
