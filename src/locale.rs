//! The language of the interface: its texts, and dates and lists written by the browser's `Intl`.

use std::sync::Arc;

use article::{CalloutKind, Timestamp, Zone};
use wasm_bindgen::JsValue;

use crate::browser::intl;

/// How dates and lists are written.
pub struct Locale<'a> {
    /// A language tag; empty for the browser's own.
    pub(crate) language: &'a str,
    /// The IANA zone that the page's author asks for; empty for the article's offset, else the reader's.
    pub(crate) time_zone: &'a str,
    /// The texts of the interface.
    pub(crate) texts: &'a Texts,
    /// Whether dates are those of HTML that was written beforehand, for a reader in no known zone: then they are in
    /// UTC in the place of the reader's, and say so.
    pub(crate) stands: bool,
}

/// How much of a date is written.
#[derive(Clone, Copy)]
pub enum DateStyle {
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
            (Some(instant), Some(Zone::Utc)) if !self.stands => (instant, ""),
            // The publisher's own clock: what is written there, formatted as if it were UTC.
            _ => (date.local_ms(), "UTC"),
        };
        let is_full = matches!(style, DateStyle::Full);
        let style = match style {
            DateStyle::Full if date.time.is_some() => intl::LONG,
            DateStyle::Full => intl::DAY,
            DateStyle::Short => intl::SHORT,
        };
        let mut words = intl::date(self.language, instant, zone, style);
        let is_utc = date.time.is_some_and(|time| time.zone == Zone::Utc);
        if self.stands && is_utc && self.time_zone.is_empty() && is_full {
            words.push_str(" UTC");
        }
        words
    }

    /// The exact time of an instant with its zone, and below it the reader's, if that is another. `None` where
    /// the instant is not known.
    pub(crate) fn exact(&self, date: &Timestamp) -> Option<String> {
        let instant = date.epoch_ms()?;
        let offset = if self.time_zone.is_empty() { date.offset() } else { None };
        let offset = offset.map(i32::from);
        let (mut words, here) = intl::exact(self.language, instant, self.time_zone, offset)?;
        if let Some(here) = here {
            words.push('\n');
            words.push_str(&fill(self.texts.get(texts::YOUR_TIME), &[&here]));
        }
        Some(words)
    }

    /// Today's date, "22 October 2024"; nothing where that is not known yet.
    pub(crate) fn today(&self) -> String {
        intl::today(self.language, self.time_zone)
    }

    /// The parts of a list in words: whether each is an item, and its text.
    pub(crate) fn list(&self, items: &[String]) -> Vec<(bool, String)> {
        intl::list(self.language, items)
    }
}

/// A text of the interface, by its name: `texts::UPDATED`. They stand in `locales/`, a file a language.
#[derive(Clone, Copy)]
pub struct Text(usize);

/// One constant for each text; its comment is the English one. `{0}`, `{1}` … stand for what varies.
#[allow(dead_code, reason = "the loader has a few of its own in the same files")]
pub(crate) mod texts {
    use super::Text;

    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// The texts of the interface in one language: a line each. The default is English, which is built in.
#[derive(Clone, Default)]
pub struct Texts(Option<Arc<str>>);

impl Texts {
    /// What the loader gives for a language: its lines, or nothing for English.
    #[must_use]
    pub fn new(lines: &JsValue) -> Texts {
        Texts::of(&lines.as_string().unwrap_or_default())
    }

    /// The lines themselves, none for English.
    pub(crate) fn of(lines: &str) -> Texts {
        Texts(Some(lines).filter(|lines| !lines.is_empty()).map(Arc::from))
    }

    /// A text as it is written.
    #[inline(never)]
    pub(crate) fn get(&self, text: Text) -> &str {
        let lines = self.0.as_deref().unwrap_or(texts::ENGLISH);
        lines.split('\n').nth(text.0).unwrap_or_default()
    }

    /// The title of a callout without one.
    pub(crate) fn callout(&self, kind: CalloutKind) -> &str {
        self.get(match kind {
            CalloutKind::Note => texts::CALLOUT_NOTE,
            CalloutKind::Correction => texts::CALLOUT_CORRECTION,
            CalloutKind::Clarification => texts::CALLOUT_CLARIFICATION,
            CalloutKind::Update => texts::CALLOUT_UPDATE,
            CalloutKind::KeyPoints => texts::CALLOUT_KEY_POINTS,
            CalloutKind::Qa => texts::CALLOUT_QA,
            CalloutKind::Facts => texts::CALLOUT_FACTS,
            CalloutKind::Timeline => texts::CALLOUT_TIMELINE,
        })
    }
}

/// The texts of the interface in the first of these languages that there are texts in, as the loader finds them in the
/// browser; else in English.
#[cfg(not(target_family = "wasm"))]
pub(crate) fn texts_in(languages: &[&str]) -> Texts {
    let spoken = |tag: &&str| {
        let name = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let known = native::LANGUAGES.iter().find(|(language, _)| *language == name);
        // English is built in.
        known.map(|(language, lines)| if *language == "en" { "" } else { lines })
    };
    Texts::of(languages.iter().find_map(spoken).unwrap_or_default())
}

#[cfg(not(target_family = "wasm"))]
mod native {
    include!(concat!(env!("OUT_DIR"), "/languages.rs"));
}

/// A text with a value for each of `{0}`, `{1}` ….
pub(crate) fn fill(text: &str, values: &[&str]) -> String {
    let mut pieces = text.split('{');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (number, rest) = piece.split_once('}').unwrap_or_default();
        let value = article::text::whole(number).and_then(|n| values.get(usize::try_from(n).ok()?));
        out.push_str(value.unwrap_or(&""));
        out.push_str(rest);
    }
    out
}
