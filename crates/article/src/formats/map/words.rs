//! Parses a map: its fields, and where each of them stands.
//!
//! `headline=$.data.title | 'Untitled'; url='https://news.example/{$.data.slug}'`

use std::cell::Cell;

use super::{
    cursor::{Cursor, Mistake},
    path::Path,
};
use crate::{
    IssueCode,
    context::Context,
    node,
    text::{push_digits, trim},
};

/// The fields, each with whether a card has it too.
const FIELDS: &[(&str, bool)] = &[
    ("url", true),
    ("language", false),
    ("section", true),
    ("headline", true),
    ("standfirst", true),
    ("body", true),
    ("authors", false),
    ("place", false),
    ("published", true),
    ("updated", false),
    ("image", true),
    ("image-alt", true),
    ("image-caption", false),
    ("image-credit", false),
    ("tags", false),
    ("source", true),
    ("licence", false),
    ("stories", false),
    ("related", false),
];

/// What stands before the fields of related stories.
const RELATED: &str = "related-";

/// Bytes that a map may have.
const LONGEST: usize = 20_000;

/// A map.
#[derive(Default)]
pub(super) struct Map<'m> {
    fields: Vec<Field<'m>>,
}

/// A field, and where it stands.
pub(super) struct Field<'m> {
    /// Its name, with `related-` before it where it is one of those.
    name: &'m str,
    /// The words that say where it stands.
    words: &'m str,
    /// The first that finds something is taken.
    pub(super) choices: Vec<Choice>,
    /// What has become of it so far.
    pub(super) fate: Cell<Fate>,
}

/// What has become of a field.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Fate {
    /// Nobody has asked for it.
    Unasked,
    /// Nothing stands where it should.
    Lost,
    /// Something stands there, be it null.
    Found,
}

/// One of the places where a field may stand.
pub(super) enum Choice {
    /// A path.
    Path(Path),
    /// A text: its pieces.
    Text(Vec<Piece>),
}

/// A piece of a text.
pub(super) enum Piece {
    /// The words themselves.
    Words(String),
    /// What a path leads to.
    Path(Path),
}

impl<'m> Map<'m> {
    /// Reads a map. What cannot be read is left out, and reported.
    pub(super) fn parse(text: &'m str, cx: &mut Context<'_>) -> Map<'m> {
        let mut map = Map::default();
        if text.len() > LONGEST {
            report(&["map: longer than 20,000 bytes: left out"], cx);
            return map;
        }
        let mut cursor = Cursor::new(text);
        loop {
            cursor.blank();
            if cursor.eat(';') {
                continue;
            }
            if cursor.peek().is_none() {
                return map;
            }
            let from = cursor.at;
            let field = map.read_field(&mut cursor);
            if let Err(Mistake { at, message }) = field {
                cursor.at = from;
                skip(&mut cursor);
                let mut place = String::new();
                let before = text.get(..at).unwrap_or_default();
                push_digits(&mut place, before.chars().count() as u64 + 1, 1);
                let words = shortened(trim(cursor.since(from)));
                report(&["map: `", words, "` (character ", &place, "): ", message], cx);
            }
        }
    }

    fn read_field(&mut self, cursor: &mut Cursor<'m>) -> Result<(), Mistake> {
        let start = cursor.at;
        let name = cursor.take_while(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        let unknown = Mistake { at: start, message: "not the name of a field" };
        let own = name.strip_prefix(RELATED);
        let key = own.unwrap_or(name);
        if !FIELDS.iter().any(|(field, card)| *field == key && (*card || own.is_none())) {
            return Err(unknown);
        }
        cursor.blank();
        if !cursor.eat('=') {
            return cursor.fail("expected `=` after the name of the field");
        }
        cursor.blank();
        let from = cursor.at;
        let mut choices = Vec::new();
        loop {
            cursor.blank();
            choices.push(choice(cursor)?);
            let end = cursor.at;
            cursor.blank();
            if cursor.eat('|') {
                continue;
            }
            if !matches!(cursor.peek(), None | Some(';')) {
                return cursor.fail("expected `;`, `|`, or the end");
            }
            let words = cursor.since(from).get(..end - from).unwrap_or_default();
            if self.field(false, name).is_some() {
                return Err(Mistake { at: start, message: "this field is there already" });
            }
            self.fields.push(Field { name, words, choices, fate: Cell::new(Fate::Unasked) });
            return Ok(());
        }
    }

    /// A field of an article, or of a related story.
    pub(super) fn field(&self, related: bool, name: &str) -> Option<&Field<'m>> {
        let key = |field: &Field<'m>| {
            if related { field.name.strip_prefix(RELATED) } else { Some(field.name) }
        };
        self.fields.iter().find(|field| key(field) == Some(name))
    }

    /// Reports the fields that were looked for and never found.
    pub(super) fn report_lost(&self, cx: &mut Context<'_>) {
        for field in self.fields.iter().filter(|field| field.fate.get() == Fate::Lost) {
            let words = shortened(field.words);
            report(&["map: `", field.name, "=", words, "`: nothing stands there"], cx);
        }
    }
}

#[inline(never)]
fn report(message: &[&str], cx: &mut Context<'_>) {
    cx.report(IssueCode::Map, message.concat(), &node::Path::ROOT);
}

/// As much of some words as fits into a message.
fn shortened(words: &str) -> &str {
    const ENOUGH: usize = 120;
    let end = words.char_indices().map(|(at, _)| at).find(|at| *at >= ENOUGH);
    words.get(..end.unwrap_or(words.len())).unwrap_or_default()
}

fn choice(cursor: &mut Cursor<'_>) -> Result<Choice, Mistake> {
    match cursor.peek() {
        Some(quote @ ('\'' | '"')) => {
            cursor.at += 1;
            text(cursor, quote).map(Choice::Text)
        }
        Some('$' | '@') => Path::parse(cursor).map(Choice::Path),
        _ => cursor.fail("expected a path, which begins with `$` or `@`, or a text in quotes"),
    }
}

/// A text in quotes, of which the first is read. A backslash takes the next character as it is.
fn text(cursor: &mut Cursor<'_>, quote: char) -> Result<Vec<Piece>, Mistake> {
    let (mut pieces, mut words) = (Vec::new(), String::new());
    loop {
        match cursor.next() {
            None => return cursor.fail("expected a quotation mark at the end of the text"),
            Some(letter) if letter == quote => {
                pieces.push(Piece::Words(words));
                return Ok(pieces);
            }
            Some('\\') => words.extend(cursor.next()),
            Some('{') => {
                pieces.push(Piece::Words(std::mem::take(&mut words)));
                cursor.blank();
                pieces.push(Piece::Path(Path::parse(cursor)?));
                cursor.blank();
                if !cursor.eat('}') {
                    return cursor.fail("expected `}` after the path");
                }
            }
            Some(letter) => words.push(letter),
        }
    }
}

/// Goes on to the next field: past the next semicolon that is in no quotes.
fn skip(cursor: &mut Cursor<'_>) {
    let mut quotes: Option<char> = None;
    while let Some(letter) = cursor.peek() {
        match (quotes, letter) {
            (None, ';') => return,
            (None, '\'' | '"') => quotes = Some(letter),
            (Some(quote), letter) if letter == quote => quotes = None,
            (Some(_), '\\') => cursor.at += 1,
            _ => {}
        }
        cursor.next();
    }
}
