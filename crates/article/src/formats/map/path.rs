//! Paths: JSONPath (RFC 9535) without filters, slices and descendants.
//!
//! | written | leads to |
//! | --- | --- |
//! | `$`, `@` | the document; the story |
//! | `.name`, `['any name']` | a field |
//! | `[0]`, `[-1]` | an element, from the beginning or from the end |
//! | `[*]`, `.*` | all elements, or all fields |
//! | `[0, 2]`, `['a', 'b']` | several of these |
//!
//! Beyond the RFC a name after a dot may have a hyphen, and begin with a digit.

use super::cursor::{Cursor, Mistake};
use crate::{
    json::{Json, Kind},
    text::{push_digits, whole},
};

/// A path.
pub(super) struct Path {
    /// Whether it begins at the story (`@`), not at the document (`$`).
    pub(super) relative: bool,
    /// What is selected one step after another, of each step at least one thing.
    steps: Vec<Vec<Selector>>,
}

enum Selector {
    Name(String),
    Index(i64),
    All,
}

/// A value, and the way to it from the document: `.data[0]`.
#[derive(Clone)]
pub(super) struct Place<J> {
    pub(super) value: J,
    pub(super) way: String,
}

/// What a path leads to.
pub(super) struct Found<J> {
    /// The values that are there, none of them null.
    pub(super) places: Vec<Place<J>>,
    /// Whether the path fits the document: it also does where it leads to null, or to the elements of an empty
    /// array.
    pub(super) fits: bool,
    /// Whether there was more than is taken.
    pub(super) cut: bool,
}

/// Values that a path may lead to; past it the rest is cut.
const MOST_PLACES: usize = 10_000;
/// Steps of a path, and selectors of a step.
const MOST_STEPS: usize = 100;
/// The largest number that JSON has everywhere (RFC 7493), which limits an index.
const LARGEST_INDEX: i64 = (1 << 53) - 1;

impl Path {
    /// Reads a path: as much as belongs to it.
    pub(super) fn parse(cursor: &mut Cursor<'_>) -> Result<Path, Mistake> {
        let relative = cursor.eat('@');
        if !relative && !cursor.eat('$') {
            return cursor.fail("expected a path, which begins with `$` or `@`");
        }
        let mut steps = Vec::new();
        loop {
            let end = cursor.at;
            cursor.blank();
            if cursor.eat('.') {
                steps.push(vec![after_dot(cursor)?]);
            } else if cursor.eat('[') {
                steps.push(bracket(cursor)?);
            } else {
                cursor.at = end;
                return Ok(Path { relative, steps });
            }
            if steps.len() > MOST_STEPS {
                return cursor.fail("expected a path of at most 100 steps");
            }
        }
    }

    /// What it leads to from a place.
    pub(super) fn find<J: Json>(&self, from: &Place<J>) -> Found<J> {
        let mut found = Found { places: vec![from.clone()], fits: false, cut: false };
        for step in &self.steps {
            for place in std::mem::take(&mut found.places) {
                found.fits |= says_nothing(&place.value);
                for selector in step {
                    selector.select(&place, &mut found);
                }
            }
        }
        let here = found.places.len();
        found.fits |= here > 0;
        found.places.retain(|place| place.value.kind() != Kind::Null);
        found
    }
}

/// Whether nothing can lead on from a value that stands where something else might.
fn says_nothing<J: Json>(value: &J) -> bool {
    value.kind() == Kind::Null || value.kind() == Kind::Array && value.len() == 0
}

impl Selector {
    fn select<J: Json>(&self, place: &Place<J>, found: &mut Found<J>) {
        match self {
            Selector::Name(name) => {
                if let Some(value) = place.value.get(name) {
                    found.add(value, &place.way, Some(name), 0);
                }
            }
            Selector::Index(index) => {
                let length = place.value.len() as i64;
                let index = if *index < 0 { length.saturating_add(*index) } else { *index };
                if let Some((value, at)) =
                    usize::try_from(index).ok().and_then(|at| Some((place.value.at(at)?, at)))
                {
                    found.add(value, &place.way, None, at);
                }
            }
            Selector::All => {
                let is_array = place.value.kind() == Kind::Array;
                let mut at = 0;
                place.value.any(&mut |name, value| {
                    found.add(value, &place.way, (!is_array).then_some(name), at);
                    at += 1;
                    found.cut
                });
            }
        }
    }
}

impl<J> Found<J> {
    fn add(&mut self, value: J, way: &str, name: Option<&str>, index: usize) {
        if self.places.len() >= MOST_PLACES {
            self.cut = true;
            return;
        }
        self.places.push(Place { value, way: further(way, name, index) });
    }
}

impl<J: Json> Place<J> {
    /// Adds the elements of an array, or the place itself where there is none.
    pub(super) fn elements(&self, all: &mut Vec<Place<J>>) {
        if self.value.kind() != Kind::Array {
            return all.push(self.clone());
        }
        let mut at = 0;
        self.value.any(&mut |_, value| {
            all.push(Place { value, way: further(&self.way, None, at) });
            at += 1;
            false
        });
    }
}

/// A way and one step more: to a field of that name, or to an element.
#[inline(never)]
fn further(way: &str, name: Option<&str>, index: usize) -> String {
    let mut way = way.to_owned();
    match name {
        Some(name) if is_plain(name) => way.extend([".", name]),
        Some(name) => way.extend(["['", name, "']"]),
        None => {
            way.push('[');
            push_digits(&mut way, index as u64, 1);
            way.push(']');
        }
    }
    way
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(is_of_name)
}

/// Letters, digits, `_` and `-`; and all that is not ASCII, as the RFC has it.
fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-') || !letter.is_ascii()
}

fn after_dot(cursor: &mut Cursor<'_>) -> Result<Selector, Mistake> {
    if cursor.eat('*') {
        return Ok(Selector::All);
    }
    if cursor.peek() == Some('.') {
        return cursor.fail("expected a name: `..` is not supported");
    }
    let name = cursor.take_while(is_of_name);
    if name.is_empty() {
        return cursor
            .fail("expected a name after the dot; others stand in brackets: `['a name']`");
    }
    Ok(Selector::Name(name.to_owned()))
}

/// What stands in brackets, of which the first is read.
fn bracket(cursor: &mut Cursor<'_>) -> Result<Vec<Selector>, Mistake> {
    let mut selectors = Vec::new();
    loop {
        cursor.blank();
        selectors.push(selector(cursor)?);
        cursor.blank();
        if cursor.eat(']') {
            return Ok(selectors);
        }
        if cursor.peek() == Some(':') {
            return cursor.fail("expected `]`: slices are not supported");
        }
        if !cursor.eat(',') {
            return cursor.fail("expected `]`");
        }
        if selectors.len() >= MOST_STEPS {
            return cursor.fail("expected at most 100 of these in brackets");
        }
    }
}

fn selector(cursor: &mut Cursor<'_>) -> Result<Selector, Mistake> {
    match cursor.peek() {
        Some('*') => {
            cursor.at += 1;
            Ok(Selector::All)
        }
        Some(quote @ ('\'' | '"')) => {
            cursor.at += 1;
            quoted(cursor, quote).map(Selector::Name)
        }
        Some('?') => cursor.fail("expected a name, a number or `*`: filters are not supported"),
        Some(':') => cursor.fail("expected a name, a number or `*`: slices are not supported"),
        Some('-' | '0'..='9') => index(cursor).map(Selector::Index),
        _ => cursor.fail("expected a number, `*`, or a name in quotes"),
    }
}

fn index(cursor: &mut Cursor<'_>) -> Result<i64, Mistake> {
    let from = cursor.at;
    let negative = cursor.eat('-');
    let digits = cursor.take_while(|letter| letter.is_ascii_digit());
    let leading = digits.len() > 1 && digits.starts_with('0') || negative && digits == "0";
    match whole(cursor.since(from)) {
        Some(index) if !leading && (-LARGEST_INDEX..=LARGEST_INDEX).contains(&index) => Ok(index),
        _ => {
            cursor.at = from;
            cursor.fail("expected a whole number without leading zeros, of at most 2^53 - 1")
        }
    }
}

/// A name in quotes, of which the first is read.
fn quoted(cursor: &mut Cursor<'_>, quote: char) -> Result<String, Mistake> {
    let mut name = String::new();
    loop {
        let at = cursor.at;
        match cursor.next() {
            None => return cursor.fail("expected a quotation mark at the end of the name"),
            Some(letter) if letter == quote => return Ok(name),
            Some('\\') => match escaped(cursor, quote) {
                Some(letter) => name.push(letter),
                None => {
                    cursor.at = at;
                    return cursor.fail("expected what JSON allows after a backslash");
                }
            },
            Some(letter) if letter < ' ' => {
                cursor.at = at;
                return cursor.fail("expected no control character in a name");
            }
            Some(letter) => name.push(letter),
        }
    }
}

/// What an escape stands for, of which the backslash is read.
fn escaped(cursor: &mut Cursor<'_>, quote: char) -> Option<char> {
    Some(match cursor.next()? {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let unit = hex(cursor)?;
            match unit {
                // A surrogate, which needs its other half.
                0xd800..=0xdbff if cursor.eat('\\') && cursor.eat('u') => {
                    let low = hex(cursor)?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                    char::from_u32(0x10000 + ((unit - 0xd800) << 10) + low)?
                }
                _ => char::from_u32(unit)?,
            }
        }
        letter if letter == quote || matches!(letter, '/' | '\\') => letter,
        _ => return None,
    })
}

fn hex(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut unit = 0;
    for _ in 0..4 {
        unit = unit * 16 + cursor.next()?.to_digit(16)?;
    }
    Some(unit)
}
