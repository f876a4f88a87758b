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
    /// In the place of a picture without words that cannot be shown.
    pub(crate) const BROKEN: &str = "Picture not available";
    /// The button that loads a picture, where the reader wants to save data.
    pub(crate) const SHOW: &str = "Show picture";
    /// The button that opens a picture over the whole page.
    pub(crate) const ENLARGE: &str = "Enlarge picture";
    /// The name of what it opens.
    pub(crate) const PICTURES: &str = "Pictures of the article";
    /// A button in it: shows the picture as large as it is.
    pub(crate) const ZOOM: &str = "Zoom in or out";
    /// A button in it.
    pub(crate) const BEFORE: &str = "Previous picture";
    /// A button in it.
    pub(crate) const AFTER: &str = "Next picture";
    /// A button in it.
    pub(crate) const CLOSE: &str = "Close";
    /// The button that copies code.
    pub(crate) const COPY: &str = "Copy";
    /// What it says afterwards.
    pub(crate) const COPIED: &str = "Copied";
    /// The name of a footnote that has opened where it is referred to.
    pub(crate) const NOTE: &str = "Footnote";
    /// The button that shows a third party's content; `{}` is its name.
    pub(crate) const OPEN: &str = "Show content from {}";
    /// What that means.
    pub(crate) const OPEN_NOTE: &str =
        "It comes from {}, which can then see your visit and store data on your device.";
    /// The link past that content.
    pub(crate) const SKIP: &str = "Skip content from {}";
    /// The link behind it, back before it.
    pub(crate) const RETURN: &str = "Back to before the content from {}";
    /// The name of the reader's controls.
    pub(crate) const CONTROLS: &str = "Reading";
    /// One of them.
    pub(crate) const SMALLER: &str = "Smaller text";
    /// One of them.
    pub(crate) const LARGER: &str = "Larger text";
    /// One of them.
    pub(crate) const THEME: &str = "Light or dark";
    /// One of them.
    pub(crate) const SHARE: &str = "Share";
    /// What it says where the browser cannot share.
    pub(crate) const LINK_COPIED: &str = "Link copied";
    /// One of them: copies what is selected, or the headline, with where it is from.
    pub(crate) const CITE: &str = "Copy with source";
    /// One of them.
    pub(crate) const LISTEN: &str = "Listen";
    /// What it says meanwhile.
    pub(crate) const STOP: &str = "Stop listening";
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
    /// The link to a story's own page.
    pub(crate) const READ_ON: &str = "Read the whole story";
    /// The way back from a footnote.
    pub(crate) const BACK: &str = "Back to the text";
    /// The name of a table without a caption.
    pub(crate) const TABLE: &str = "Table";
    /// The name of the tags.
    pub(crate) const TAGS: &str = "Tags";
    /// A text with a name in the place of `{}`.
    pub(crate) fn about(text: &str, name: &str) -> String {
        let at = text.bytes().position(|byte| byte == b'{').unwrap_or(text.len());
        let [before, after] = [text.get(..at), text.get(at + 2..)].map(Option::unwrap_or_default);
        [before, name, after].concat()
    }
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
