//! Dates, numbers and lists in the reader's words, by the browser's `Intl`.

use std::cell::RefCell;

use article::text;
use js_sys::{Array, Date, Object};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::{get, options, time::now};

// Those of js-sys cannot be told that a language is unknown.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    #[derive(Clone)]
    type DateTimeFormat;
    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(language: Option<&str>, options: &Object) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn format(this: &DateTimeFormat, milliseconds: f64) -> Result<String, JsValue>;
    #[wasm_bindgen(catch, method, js_name = formatToParts)]
    fn parts(this: &DateTimeFormat, milliseconds: f64) -> Result<Array, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(language: Option<&str>, options: &Object) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn format(this: &NumberFormat, number: u32) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type RelativeTimeFormat;
    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(language: Option<&str>, options: &Object) -> Result<RelativeTimeFormat, JsValue>;
    #[wasm_bindgen(catch, method)]
    fn format(this: &RelativeTimeFormat, number: i32, unit: &str) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type ListFormat;
    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(language: Option<&str>, options: &Object) -> Result<ListFormat, JsValue>;
    #[wasm_bindgen(catch, method, js_name = formatToParts)]
    fn parts(this: &ListFormat, items: &Array) -> Result<Array, JsValue>;
}

/// How a date is written: options of `Intl.DateTimeFormat` with their values.
pub(crate) type Style = &'static [(&'static str, &'static str)];

/// "22 October 2024 at 09:00".
pub(crate) const LONG: Style = &[("dateStyle", "long"), ("timeStyle", "short")];
/// "22 October 2024".
pub(crate) const DAY: Style = &[("dateStyle", "long")];
/// "22 Oct 2024".
pub(crate) const SHORT: Style = &[("dateStyle", "medium")];

/// An instant in words, in epoch milliseconds, for a zone by its IANA name, which is the reader's where it is empty.
/// A language that the browser does not know is left out; empty is the browser's own. An unknown zone gives no words.
pub(crate) fn date(language: &str, instant: i64, zone: &str, style: Style) -> String {
    let words = written(language, |language| format(language, instant, zone, style));
    words.unwrap_or_default()
}

/// Today's date, "22 October 2024".
pub(crate) fn today(language: &str, zone: &str) -> String {
    date(language, now(), zone, DAY)
}

/// Whether the browser knows a zone by this name.
pub(crate) fn is_zone(zone: &str) -> bool {
    format(None, 0, zone, DAY).is_some()
}

/// An instant to the minute with its zone, which has a name or is an offset from UTC in minutes, else is the reader's;
/// and the same for the reader, if that is something else.
pub(crate) fn exact(
    language: &str,
    instant: i64,
    zone: &str,
    offset: Option<i32>,
) -> Option<(String, Option<String>)> {
    written(language, |language| {
        let here = format(language, instant, "", LONG)?;
        let (there, name) = match offset {
            Some(offset) => {
                let shifted = instant + i64::from(offset) * 60_000;
                (format(language, shifted, "UTC", LONG)?, utc(offset))
            }
            None => (format(language, instant, zone, LONG)?, zone_name(language, instant, zone)?),
        };
        let here = match here == there {
            true => None,
            false => Some([&here, " ", &zone_name(language, instant, "")?].concat()),
        };
        Some(([&there, " ", &name].concat(), here))
    })
}

/// How long ago an instant was ("3 hours ago"), while that is less than a week.
pub(crate) fn ago(language: &str, instant: i64) -> Option<String> {
    const DAY: i64 = 24 * 60;
    let minutes = (now() - instant).div_euclid(60_000);
    let (number, unit) = match minutes {
        // "Now".
        0 => (0, "second"),
        1..60 => (minutes, "minute"),
        60..DAY => (minutes / 60, "hour"),
        DAY..10_080 => (minutes / DAY, "day"),
        _ => return None,
    };
    // Nought seconds ago is "now"; but a day ago may be the day before yesterday.
    let numeric = if number == 0 { "auto" } else { "always" };
    let style = options(&[("numeric", numeric.into())]);
    written(language, |language| {
        let format = RelativeTimeFormat::new(language, &style).ok()?;
        format.format(-(number as i32), unit).ok()
    })
}

/// A number as the language writes it.
#[allow(dead_code, reason = "for the carousel and newer versions")]
pub(crate) fn number(language: &str, number: u32) -> String {
    counted(language, number, &options(&[]))
}

/// So many minutes, in words.
pub(crate) fn minutes(language: &str, number: u32) -> String {
    let style = [("style", "unit"), ("unit", "minute"), ("unitDisplay", "long")];
    counted(language, number, &options(&style.map(|(name, value)| (name, value.into()))))
}

fn counted(language: &str, number: u32, style: &Object) -> String {
    let words =
        written(language, |language| NumberFormat::new(language, style).ok()?.format(number).ok());
    words.unwrap_or_else(|| text::number(number))
}

/// The parts of a list in words ("A, B and C"): whether each is an item, and its text.
pub(crate) fn list(language: &str, items: &[String]) -> Vec<(bool, String)> {
    let style = options(&[("type", "conjunction".into())]);
    let values: Array = items.iter().map(JsValue::from).collect();
    let parts =
        written(language, |language| ListFormat::new(language, &style).ok()?.parts(&values).ok());
    let Some(parts) = parts else {
        return items.iter().map(|item| (true, item.clone())).collect();
    };
    parts.iter().map(|part| (field(&part, "type") == "element", field(&part, "value"))).collect()
}

/// What is written for a language, else, where the browser does not know it, for its own.
fn written<T>(language: &str, write: impl Fn(Option<&str>) -> Option<T>) -> Option<T> {
    write(Some(language).filter(|tag| !tag.is_empty())).or_else(|| write(None))
}

thread_local! {
    /// What writes dates. One of each kind is enough for a page: making it takes 0.1 ms.
    static FORMATTERS: RefCell<Vec<(String, DateTimeFormat)>> = const { RefCell::new(Vec::new()) };
}

#[inline(never)]
fn format(language: Option<&str>, instant: i64, zone: &str, style: Style) -> Option<String> {
    formatter(language, zone, style)?.format(instant as f64).ok()
}

/// The name of a zone at an instant: "BST", "GMT+9".
fn zone_name(language: Option<&str>, instant: i64, zone: &str) -> Option<String> {
    let parts = formatter(language, zone, &[("timeZoneName", "short")])?.parts(instant as f64);
    let name = parts.ok()?.iter().find(|part| field(part, "type") == "timeZoneName")?;
    Some(field(&name, "value"))
}

fn formatter(language: Option<&str>, zone: &str, style: Style) -> Option<DateTimeFormat> {
    let kind = kind(language, zone, style);
    let known = FORMATTERS.with_borrow(|all| {
        let known = all.iter().find(|(other, _)| *other == kind);
        known.map(|(_, formatter)| formatter.clone())
    });
    if known.is_some() {
        return known;
    }
    let mut fields: Vec<(&str, JsValue)> = Vec::new();
    fields.extend(style.iter().map(|(name, value)| (*name, JsValue::from(*value))));
    if !zone.is_empty() {
        fields.push(("timeZone", zone.into()));
    }
    let made = DateTimeFormat::new(language, &options(&fields)).ok()?;
    FORMATTERS.with_borrow_mut(|all| all.push((kind, made.clone())));
    Some(made)
}

/// What tells formatters apart. A reader's own zone may change: a date says which it is.
fn kind(language: Option<&str>, zone: &str, style: Style) -> String {
    let mut kind = String::new();
    for word in style.iter().flat_map(|(name, value)| [*name, *value]).chain(language) {
        kind.push_str(word);
        kind.push(' ');
    }
    kind.push('@');
    match zone {
        "" => kind.push_str(&String::from(Date::new(&0.into()).to_string())),
        zone => kind.push_str(zone),
    }
    kind
}

/// "UTC+5:30". Its sign stands before the number in every direction of the text.
fn utc(offset: i32) -> String {
    if offset == 0 {
        return "UTC".to_owned();
    }
    let minutes = offset.unsigned_abs();
    let mut words = "\u{2066}UTC".to_owned();
    words.push(if offset < 0 { '−' } else { '+' });
    words.push_str(&text::number(minutes / 60));
    let rest = minutes % 60;
    if rest > 0 {
        words.push_str(if rest < 10 { ":0" } else { ":" });
        words.push_str(&text::number(rest));
    }
    words.push('\u{2069}');
    words
}

/// A text in a part.
fn field(part: &JsValue, name: &str) -> String {
    get(part, name).as_string().unwrap_or_default()
}
