//! Looks up the fields of a map in a document, or in one story of it.

use super::{
    path::{Path, Place},
    words::{Choice, Fate, Field, Map, Piece},
};
use crate::{
    IssueCode, SafeUrl, Timestamp,
    context::Context,
    fields::{instant, words},
    html,
    json::{Json, Kind},
    node::Node,
    text::trim,
    url::Purpose,
};

/// Where fields are looked for.
#[derive(Clone)]
pub(super) struct Scope<'m, J> {
    map: &'m Map<'m>,
    /// The document.
    pub(super) root: &'m Node<'m, J>,
    /// The story that `@` stands for.
    story: Place<J>,
    /// Whether it is a related one, which has fields of its own.
    related: bool,
}

/// What a field says.
pub(super) enum Value<J> {
    /// Values of the document, of which one says something.
    Places(Vec<Place<J>>),
    /// A text that the map puts together.
    Text(String),
}

impl<'m, J: Json> Scope<'m, J> {
    /// A document; what is relative to a story is relative to it.
    pub(super) fn new(root: &'m Node<'m, J>, map: &'m Map<'m>) -> Self {
        let story = Place { value: root.value.clone(), way: String::new() };
        Scope { map, root, story, related: false }
    }

    /// A story of the document.
    pub(super) fn at(&self, story: &Place<J>, related: bool) -> Self {
        Scope { map: self.map, root: self.root, story: story.clone(), related }
    }

    /// The story, as adapters read it.
    pub(super) fn here(&self) -> Node<'_, J> {
        self.node(&self.story)
    }

    /// A place, as adapters read it.
    pub(super) fn node<'p>(&'p self, place: &'p Place<J>) -> Node<'p, J> {
        self.root.descendant(place.value.clone(), &place.way)
    }

    /// Whether the map has a field.
    pub(super) fn has(&self, name: &str) -> bool {
        self.map.field(self.related, name).is_some()
    }

    /// The stories of a list: the elements of the arrays that its field leads to, and what is no array. `None` where
    /// the map has no such field.
    pub(super) fn stories(&self, name: &str, cx: &mut Context<'_>) -> Option<Vec<Place<J>>> {
        // A list in a list has no fields of its own.
        self.map.field(false, name).filter(|_| !self.related)?;
        let mut stories = Vec::new();
        if let Some(Value::Places(places)) = self.value(name, cx) {
            places.iter().for_each(|place| place.elements(&mut stories));
        }
        Some(stories)
    }

    /// What a field says: its first choice that says something.
    #[inline(never)]
    pub(super) fn value(&self, name: &str, cx: &mut Context<'_>) -> Option<Value<J>> {
        let field = self.map.field(self.related, name)?;
        if field.fate.get() == Fate::Unasked {
            field.fate.set(Fate::Lost);
        }
        field.choices.iter().find_map(|choice| match choice {
            Choice::Path(path) => {
                let places = self.find(path, field, cx);
                places.iter().any(says_something).then_some(Value::Places(places))
            }
            Choice::Text(pieces) => self.put_together(pieces, field, cx).map(Value::Text),
        })
    }

    fn find(&self, path: &Path, field: &Field<'_>, cx: &mut Context<'_>) -> Vec<Place<J>> {
        let root = Place { value: self.root.value.clone(), way: String::new() };
        let found = path.find(if path.relative { &self.story } else { &root });
        if found.fits {
            field.fate.set(Fate::Found);
        }
        if found.cut {
            let message = "a path that leads to more than 10,000 values: the rest is cut";
            cx.report(IssueCode::Limit, message, self.root.path());
        }
        found.places
    }

    /// A text with what its paths lead to; `None` unless each of them leads to a text.
    fn put_together(
        &self,
        pieces: &[Piece],
        field: &Field<'_>,
        cx: &mut Context<'_>,
    ) -> Option<String> {
        let mut text = String::new();
        for piece in pieces {
            match piece {
                Piece::Words(words) => text.push_str(words),
                Piece::Path(path) => text.push_str(&self.joined(&self.find(path, field, cx), cx)?),
            }
        }
        field.fate.set(Fate::Found);
        Some(text)
    }

    /// The texts of some places with a space between them; `None` where none has one. What is no text is reported.
    #[inline(never)]
    fn joined(&self, places: &[Place<J>], cx: &mut Context<'_>) -> Option<String> {
        let mut joined = String::new();
        for place in places {
            let node = self.node(place);
            let Some(text) = words(&node) else {
                cx.wrong_type(&node, "a string");
                continue;
            };
            let text = trim(&text);
            if !(joined.is_empty() || text.is_empty()) {
                joined.push(' ');
            }
            joined.push_str(text);
        }
        (!joined.is_empty()).then_some(joined)
    }

    /// The characters of a field, and where they stand. `alone`: of several values the first.
    #[inline(never)]
    fn words(
        &self,
        name: &str,
        alone: bool,
        cx: &mut Context<'_>,
    ) -> Option<(String, Option<Place<J>>)> {
        match self.value(name, cx)? {
            Value::Text(text) => Some((text, None)),
            Value::Places(mut places) => {
                if alone {
                    places.truncate(1);
                }
                let text = self.joined(&places, cx)?;
                Some((text, places.into_iter().next()))
            }
        }
    }

    /// Reports something of a field, at its place.
    fn report(&self, code: IssueCode, message: &str, at: &Option<Place<J>>, cx: &mut Context<'_>) {
        match at {
            Some(place) => cx.report(code, message, self.node(place).path()),
            None => cx.report(code, message, self.root.path()),
        }
    }

    /// A line of plain text; empty where there is none.
    pub(super) fn text(&self, name: &str, cx: &mut Context<'_>) -> String {
        self.words(name, false, cx).map(|(text, _)| plain(&text)).unwrap_or_default()
    }

    /// An address.
    pub(super) fn url(
        &self,
        name: &str,
        purpose: Purpose,
        cx: &mut Context<'_>,
    ) -> Option<SafeUrl> {
        let (address, at) = self.words(name, true, cx)?;
        match at {
            Some(place) => cx.url(&address, purpose, self.node(&place).path()),
            None => cx.url(&address, purpose, self.root.path()),
        }
    }

    /// A date, or an epoch time in milliseconds or seconds.
    pub(super) fn date(&self, name: &str, cx: &mut Context<'_>) -> Option<Timestamp> {
        let (text, at) = self.words(name, true, cx)?;
        let is_seconds = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit());
        let date = instant(&[text.as_str(), if is_seconds { "000" } else { "" }].concat());
        if date.is_none() {
            self.report(IssueCode::BadDate, "a date that cannot be read: left out", &at, cx);
        }
        date
    }

    /// A value out of those that a function knows.
    pub(super) fn one_of<T>(
        &self,
        name: &str,
        (message, parse): (&str, fn(&str) -> Option<T>),
        cx: &mut Context<'_>,
    ) -> Option<T> {
        let (text, at) = self.words(name, true, cx)?;
        let value = parse(trim(&text));
        if value.is_none() {
            self.report(IssueCode::WrongValue, message, &at, cx);
        }
        value
    }
}

/// A text without its line breaks, character references decoded.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::new();
    for word in html::decode(text).split_ascii_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a value is more than a blank text or an empty array.
fn says_something<J: Json>(place: &Place<J>) -> bool {
    match place.value.kind() {
        Kind::String => place.value.str().is_some_and(|text| !trim(text).is_empty()),
        Kind::Array => place.value.len() > 0,
        _ => true,
    }
}
