//! Reads the fields of a JSON object as values of the model. Every adapter uses it.
//!
//! Each method looks up a field, takes what is allowed, and reports what is not.

use crate::{
    IssueCode, Language, SafeUrl, Timestamp,
    context::Context,
    json::{Json, Kind},
    node::{Node, Path},
    text::{push_number, trim, whole},
    url::Purpose,
};
use std::ops::RangeInclusive;

impl Context<'_> {
    /// Reports a value of the wrong type.
    pub fn wrong_type<J: Json>(&mut self, node: &Node<'_, J>, expected: &str) {
        self.wrong_kind(node.kind(), expected, node.path());
    }

    #[inline(never)]
    fn wrong_kind(&mut self, kind: Kind, expected: &str, path: &Path<'_>) {
        let mut message = "found ".to_owned();
        for part in [kind.name(), ", expected ", expected, ": left out"] {
            message.push_str(part);
        }
        self.report(IssueCode::WrongType, message, path);
    }

    /// A field's text, trimmed; a number's as it is written. `None` where it is missing or blank;
    /// another type is reported.
    #[inline(never)]
    pub fn string<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> Option<String> {
        let field = node.get(name)?;
        let Some(text) = words(&field) else {
            self.wrong_type(&field, "a string");
            return None;
        };
        let text = trim(&text);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A field's address; a number, which would resolve as a relative one, is none.
    #[inline(never)]
    pub fn url_of<J: Json>(
        &mut self,
        node: &Node<'_, J>,
        name: &str,
        purpose: Purpose,
    ) -> Option<SafeUrl> {
        let field = node.get(name)?;
        let Some(address) = field.value.str() else {
            self.wrong_type(&field, "an address");
            return None;
        };
        self.url(address, purpose, field.path())
    }

    /// Hands a field's text to a reader; that it cannot be read is reported.
    #[inline(never)]
    fn read_string<J: Json>(
        &mut self,
        node: &Node<'_, J>,
        name: &str,
        (code, message): (IssueCode, &str),
        read: &mut dyn FnMut(&str) -> bool,
    ) {
        if let Some(text) = self.string(node, name)
            && !read(&text)
            && let Some(field) = node.get(name)
        {
            self.report(code, message, field.path());
        }
    }

    /// A field's date (see [`Timestamp::parse`]), or an epoch time in milliseconds, or in seconds; one
    /// that cannot be read is reported.
    pub fn date<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> Option<Timestamp> {
        let mut date = None;
        let wrong = (IssueCode::BadDate, "a date that cannot be read: left out");
        self.read_string(node, name, wrong, &mut |text| {
            date = instant(text);
            date.is_some()
        });
        date
    }

    /// A field's value out of a closed list of names; another name is reported.
    pub fn one_of<T, J: Json>(
        &mut self,
        node: &Node<'_, J>,
        name: &str,
        from_name: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let mut value = None;
        let wrong = (IssueCode::WrongValue, "not one of the known values: left out");
        self.read_string(node, name, wrong, &mut |text| {
            value = from_name(text);
            value.is_some()
        });
        value
    }

    /// Whether a field is `true`; what is neither `true` nor `false` is reported and taken for `false`.
    #[inline(never)]
    pub fn flag<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> bool {
        let Some(field) = node.get(name) else { return false };
        if field.kind() != Kind::Bool {
            self.wrong_type(&field, "a boolean");
        }
        field.value.is_true()
    }

    /// A field's language; one that is not shaped like a tag is reported.
    pub fn language<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> Option<Language> {
        let mut language = None;
        let wrong = (IssueCode::WrongValue, "not a language tag (BCP 47): left out");
        self.read_string(node, name, wrong, &mut |text| {
            language = Language::parse(text);
            language.is_some()
        });
        language
    }

    /// A field's whole number inside a range, from a number or from digits, which many systems write;
    /// what lies outside is reported.
    pub fn number<J: Json>(
        &mut self,
        node: &Node<'_, J>,
        name: &str,
        range: RangeInclusive<i64>,
    ) -> Option<i64> {
        self.whole(node, name, range.into_inner(), false)
    }

    /// As [`Context::number`], but what lies outside is brought inside, and that reported.
    pub fn clamped<J: Json>(
        &mut self,
        node: &Node<'_, J>,
        name: &str,
        range: RangeInclusive<i64>,
    ) -> Option<i64> {
        self.whole(node, name, range.into_inner(), true)
    }

    /// A field's size in pixels. Nought, which publishers write for "unknown", is left out in silence.
    #[inline(never)]
    pub fn pixels<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> Option<u32> {
        let pixels = self.number(node, name, 0..=100_000)?;
        u32::try_from(pixels).ok().filter(|pixels| *pixels > 0)
    }

    /// The text that stands in for a picture: `None` where it is missing, which is reported; empty where it is
    /// empty, which somebody who writes the own format means so.
    pub fn own_alt<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> Option<String> {
        let empty = node.get(name).and_then(|alt| alt.value.string());
        if empty.is_some_and(|alt| trim(&alt).is_empty()) {
            return Some(String::new());
        }
        self.alt(node, name)
    }

    /// The text that stands in for a picture: `None` where it is missing, empty where it is empty; both
    /// are reported.
    pub fn alt<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> Option<String> {
        let given = node.get(name).is_some_and(|field| field.kind() == Kind::String);
        let alt = self.string(node, name).or_else(|| given.then(String::new));
        // The picture on a card needs none: the headline says what it is for.
        if alt.as_deref().is_none_or(str::is_empty) && !self.brief {
            let message = "a picture without alternative text";
            self.report(IssueCode::MissingAlt, message, node.path());
        }
        alt
    }

    /// A field's array; another type is reported, except that `null` is as good as missing.
    pub fn array<'b, J: Json>(
        &mut self,
        node: &'b Node<'_, J>,
        name: &'b str,
    ) -> Option<Node<'b, J>> {
        let field = node.get(name)?;
        if field.kind() == Kind::Array {
            return Some(field);
        }
        self.wrong_type(&field, "an array");
        None
    }

    /// A field's whole number. One that is outside, too large to be exact, or text that is none is
    /// reported; where it is a number, it may be brought inside instead of being left out.
    #[inline(never)]
    fn whole<J: Json>(
        &mut self,
        node: &Node<'_, J>,
        name: &str,
        (from, to): (i64, i64),
        bring_inside: bool,
    ) -> Option<i64> {
        let field = node.get(name)?;
        let found = if let Some(number) = field.value.number() {
            integer(number)
        } else if let Some(text) = field.value.str() {
            let text = trim(text);
            whole(trim(text.strip_suffix("px").unwrap_or(text)))
        } else {
            self.wrong_type(&field, "a number");
            return None;
        };
        let inside = found.map(|number| number.clamp(from, to));
        if found.is_some() && found == inside {
            return found;
        }
        let kept = inside.filter(|_| bring_inside);
        let mut message = "expected a whole number from ".to_owned();
        push_number(&mut message, from);
        message.push_str(" to ");
        push_number(&mut message, to);
        message.push_str(if kept.is_some() { ": brought inside" } else { ": left out" });
        self.report(IssueCode::WrongValue, message, field.path());
        kept
    }
}

/// The date that a text says, or an epoch time in milliseconds, or in seconds.
pub(crate) fn instant(text: &str) -> Option<Timestamp> {
    // Shorter ones are years, or days without their hyphens; of ten digits it is in seconds. Fourteen are a day and a
    // time.
    let number = whole(text).filter(|_| text.len() >= 10);
    let epoch = number.map(|it| if text.len() == 10 { it * 1_000 } else { it });
    Timestamp::parse(text).or_else(|| epoch.and_then(Timestamp::from_epoch_ms))
}

/// The characters of a string, white space and all, or of a number.
pub(crate) fn words<J: Json>(node: &Node<'_, J>) -> Option<String> {
    node.value.string().or_else(|| node.value.number_text())
}

/// A number without its fraction, where it is small enough to be exact.
fn integer(number: f64) -> Option<i64> {
    (number.abs() < 9e15).then_some(number as i64)
}
