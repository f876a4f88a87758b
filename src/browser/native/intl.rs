//! As `browser/intl.rs`, by ICU4X and the IANA zones, for HTML that is written beforehand. Nobody knows yet when and
//! where it will be read: what depends on that is left to the browser.

use std::fmt;

use icu::{
    datetime::{
        DateTimeFormatter,
        fieldsets::YMD,
        input::{Date, DateTime, Time},
    },
    decimal::{DecimalFormatter, input::Decimal},
    list::{
        ListFormatter,
        options::{ListFormatterOptions, ListLength},
        parts::ELEMENT,
    },
    locale::{Locale, locale},
};
use icu_experimental::duration::{
    Duration, DurationFormatter, ValidatedDurationFormatterOptions,
    options::{BaseStyle, DurationFormatterOptions},
};
use jiff::{
    Timestamp,
    tz::{Offset, TimeZone},
};
use writeable::{Part, PartsWrite, Writeable};

/// How a date is written.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Style {
    /// Day and time.
    Long,
    /// The day.
    Day,
    /// The day with a short month.
    Short,
}

/// "22 October 2024 at 09:00".
pub(crate) const LONG: Style = Style::Long;
/// "22 October 2024".
pub(crate) const DAY: Style = Style::Day;
/// "22 Oct 2024".
pub(crate) const SHORT: Style = Style::Short;

/// An instant in words, in epoch milliseconds, for a zone by its IANA name. An empty one is the reader's, which nobody
/// knows: then it is UTC.
pub(crate) fn date(language: &str, instant: i64, zone: &str, style: Style) -> String {
    let Some(moment) = moment(instant, if zone.is_empty() { "UTC" } else { zone }) else {
        return String::new();
    };
    let language = locale_of(language);
    match style {
        Style::Long => DateTimeFormatter::try_new(language.into(), YMD::long().with_time_hm())
            .map(|writes| writes.format(&moment).to_string()),
        Style::Day => DateTimeFormatter::try_new(language.into(), YMD::long())
            .map(|writes| writes.format(&moment).to_string()),
        Style::Short => DateTimeFormatter::try_new(language.into(), YMD::medium())
            .map(|writes| writes.format(&moment).to_string()),
    }
    .unwrap_or_default()
    // As browsers do it, because pages expected this space.
    .replace('\u{202f}', " ")
}

/// Today is when the reader reads.
pub(crate) fn today(_: &str, _: &str) -> String {
    String::new()
}

/// Whether there is a zone of this name.
pub(crate) fn is_zone(zone: &str) -> bool {
    time_zone(zone).is_some()
}

/// The exact time is told beside the reader's, which is not known yet.
pub(crate) fn exact(_: &str, _: i64, _: &str, _: Option<i32>) -> Option<(String, Option<String>)> {
    None
}

/// How long ago something was depends on when it is read.
pub(crate) fn ago(_: &str, _: i64) -> Option<String> {
    None
}

/// A number as the language writes it.
pub(crate) fn number(language: &str, number: u32) -> String {
    match DecimalFormatter::try_new(locale_of(language).into(), Default::default()) {
        Ok(writes) => writes.format(&Decimal::from(number)).to_string(),
        Err(_) => article::text::number(number),
    }
}

/// So many minutes, in words.
pub(crate) fn minutes(language: &str, number: u32) -> String {
    let written = || {
        let mut style = DurationFormatterOptions::default();
        style.base = BaseStyle::Long;
        let style = ValidatedDurationFormatterOptions::validate(style).ok()?;
        let language = locale_of(language);
        let writes = DurationFormatter::try_new((&language).into(), style).ok()?;
        let duration = Duration { minutes: number.into(), ..Duration::default() };
        Some(writes.format(&duration).to_string())
    };
    written().unwrap_or_else(|| article::text::number(number))
}

/// The parts of a list in words ("A, B and C"): whether each is an item, and its text.
pub(crate) fn list(language: &str, items: &[String]) -> Vec<(bool, String)> {
    let style = ListFormatterOptions::default().with_length(ListLength::Wide);
    let mut parts = Parts::default();
    if let Ok(writes) = ListFormatter::try_new_and(locale_of(language).into(), style) {
        // Writing to a text does not fail.
        let _ = writes.format(items.iter().map(String::as_str)).write_to_parts(&mut parts);
        return parts.done;
    }
    items.iter().map(|item| (true, item.clone())).collect()
}

/// What is written, cut where an item begins and ends.
#[derive(Default)]
struct Parts {
    done: Vec<(bool, String)>,
    in_item: bool,
}

impl fmt::Write for Parts {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        match self.done.last_mut() {
            Some((is_item, words)) if *is_item == self.in_item => words.push_str(text),
            _ => self.done.push((self.in_item, text.to_owned())),
        }
        Ok(())
    }
}

impl PartsWrite for Parts {
    type SubPartsWrite = Self;

    fn with_part(
        &mut self,
        part: Part,
        mut write: impl FnMut(&mut Self) -> fmt::Result,
    ) -> fmt::Result {
        let around = self.in_item;
        if part == ELEMENT {
            self.in_item = true;
            // Two items without a word between them are two.
            self.done.push((true, String::new()));
        }
        let outcome = write(self);
        self.in_item = around;
        outcome
    }
}

/// A language by its tag; English for what is none, as the browser's own is not known.
fn locale_of(language: &str) -> Locale {
    Locale::try_from_str(language).unwrap_or(locale!("en"))
}

/// The zone of a name, as the browser knows it: an IANA name in any case, or an offset ("+05:30").
fn time_zone(name: &str) -> Option<TimeZone> {
    if let Some(zone) = offset(name) {
        return Some(zone);
    }
    TimeZone::get(name).ok()
}

fn offset(name: &str) -> Option<TimeZone> {
    let sign = match name.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = name.get(1..)?.chars().filter(|letter| *letter != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.as_str(), "0"),
        4 => digits.split_at(2),
        _ => return None,
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    Some(TimeZone::fixed(Offset::from_seconds(sign * (hours * 3_600 + minutes * 60)).ok()?))
}

/// What calendar and clock show at an instant; `None` for an unknown zone, and for years that there is no name for.
fn moment(instant: i64, zone: &str) -> Option<DateTime<icu::calendar::Iso>> {
    let there = time_zone(zone)?.to_datetime(Timestamp::from_millisecond(instant).ok()?);
    let unsigned = |number: i8| u8::try_from(number).ok();
    let date =
        Date::try_new_iso(there.year().into(), unsigned(there.month())?, unsigned(there.day())?);
    let time = Time::try_new(unsigned(there.hour())?, unsigned(there.minute())?, 0, 0);
    Some(DateTime { date: date.ok()?, time: time.ok()? })
}
