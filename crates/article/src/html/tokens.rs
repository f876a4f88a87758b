//! Markup to tokens: text, start tags with their attributes, end tags.
//!
//! Follows the tokenization stage of the HTML standard. Comments, doctypes and processing instructions are
//! passed over. Text and attribute values are slices of the input, references not yet decoded.

use std::borrow::Cow;

use super::references;

/// A piece of markup.
pub(super) enum Token<'a> {
    /// Text, references not decoded.
    Text(&'a str),
    /// A start tag.
    Start(Start<'a>),
    /// An end tag's name as written.
    End(&'a str),
}

/// A start tag.
#[derive(Default)]
pub(super) struct Start<'a> {
    /// Its name as written.
    pub(super) name: &'a str,
    /// Whether it ends in `/>`; that means something in foreign content only.
    pub(super) closed: bool,
    /// Names as written, values decoded.
    pub(super) attributes: Vec<(&'a str, Cow<'a, str>)>,
}

impl Start<'_> {
    /// An attribute's value; the first of several. Names are given in lower case.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(value)
    }

    /// The first of these attributes whose value is not blank, without white space around it.
    pub(super) fn first(&self, names: &[&str]) -> Option<&str> {
        let values = names.iter().filter_map(|name| self.get(name));
        values.map(str::trim).find(|value| !value.is_empty())
    }

    /// An attribute's value without white space around it, unless that is empty.
    pub(super) fn filled(&self, name: &str) -> Option<&str> {
        self.first(&[name])
    }

    /// The same, to keep.
    pub(super) fn owned(&self, name: &str) -> Option<String> {
        self.filled(name).map(str::to_owned)
    }

    /// The class names.
    pub(super) fn class(&self) -> &str {
        self.get("class").unwrap_or_default()
    }

    /// A whole number: `600`, `600px`, `600.5`; percentages are none.
    pub(super) fn number(&self, name: &str) -> Option<i32> {
        let (number, rest) = number(self.filled(name)?)?;
        matches!(rest.as_bytes(), [] | [b'.', ..] | [b'p', ..]).then_some(number)
    }
}

/// The whole number at the head of a text, and what follows it.
pub(super) fn number(text: &str) -> Option<(i32, &str)> {
    let negative = text.starts_with('-');
    let digits = text.get(usize::from(negative)..)?;
    let mut number = 0i32;
    let mut taken = 0;
    for byte in digits.bytes().take_while(u8::is_ascii_digit) {
        number = number.saturating_mul(10).saturating_add(i32::from(byte - b'0'));
        taken += 1;
    }
    if taken == 0 {
        return None;
    }
    Some((if negative { -number } else { number }, digits.get(taken..)?))
}

/// Reads markup.
pub(super) struct Tokens<'a> {
    /// What is still to be read.
    rest: &'a str,
    /// Whether this is SVG or MathML, where CDATA sections are known.
    pub(super) foreign: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(html: &'a str) -> Tokens<'a> {
        Tokens { rest: html, foreign: false }
    }

    /// Where it stands, to come back to.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    /// Back to where it stood.
    pub(super) fn back(&mut self, rest: &'a str) {
        self.rest = rest;
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let mut end = 0;
            let markup = loop {
                let Some(found) = self.from(end).find('<') else { break None };
                end += found;
                let markup = Markup::at(self.from(end));
                if markup.is_some() {
                    break markup;
                }
                end += 1;
            };
            let Some(markup) = markup else {
                let text = std::mem::take(&mut self.rest);
                return (!text.is_empty()).then_some(Token::Text(text));
            };
            if end > 0 {
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Token::Text(text));
            }
            match markup {
                Markup::Start => return self.tag(1).map(Token::Start),
                Markup::End => return self.tag(2).map(|tag| Token::End(tag.name)),
                Markup::Comment => self.comment(),
                Markup::Other if self.foreign && self.rest.starts_with("<![CDATA[") => {
                    self.past("]]>");
                }
                Markup::Other => self.past(">"),
            }
        }
    }

    /// Passes over the content of an element whose content is not markup.
    pub(super) fn skip_raw(&mut self, name: &str) {
        let script = name.eq_ignore_ascii_case("script");
        // In a script `<!-- <script> … </script> -->` hides an end tag: a leftover of old browsers.
        let (mut comment, mut inner) = (false, false);
        if name.eq_ignore_ascii_case("plaintext") {
            self.rest = "";
        }
        while let Some(found) = self.rest.find(['<', '-']) {
            self.rest = self.from(found);
            if comment && self.rest.starts_with("-->") {
                (comment, inner) = (false, false);
            } else if script && self.rest.starts_with("<!--") {
                // `<!-->` is a whole comment: its dashes are also those of its end.
                comment = true;
                self.rest = self.from(2);
                continue;
            } else if self.names(2, name) && self.rest.starts_with("</") {
                if !inner {
                    return;
                }
                inner = false;
            } else if comment && self.names(1, name) {
                inner = true;
            }
            self.rest = self.from(1);
        }
        self.rest = "";
    }

    /// Whether this name stands so many bytes on, and is whole.
    fn names(&self, offset: usize, name: &str) -> bool {
        let found = self.rest.get(offset..offset + name.len());
        let after = self.rest.as_bytes().get(offset + name.len());
        self.rest.starts_with('<')
            && found.is_some_and(|found| found.eq_ignore_ascii_case(name))
            && after.is_some_and(|after| ends_name(*after))
    }

    fn from(&self, at: usize) -> &'a str {
        self.rest.get(at..).unwrap_or_default()
    }

    fn past(&mut self, end: &str) {
        let at = find(self.rest, end).map_or(self.rest.len(), |at| at + end.len());
        self.rest = self.from(at);
    }

    /// `<!-- … -->`; also `--!>`, and `<!-->` and `<!--->` are whole.
    fn comment(&mut self) {
        let body = self.from(4);
        self.rest = body;
        for whole in [">", "->"] {
            if let Some(after) = body.strip_prefix(whole) {
                self.rest = after;
                return;
            }
        }
        loop {
            self.past("--");
            self.rest = self.rest.trim_start_matches('-');
            let after = self.rest.strip_prefix('>').or_else(|| self.rest.strip_prefix("!>"));
            if let Some(after) = after {
                self.rest = after;
                return;
            }
            if self.rest.is_empty() {
                return;
            }
        }
    }

    /// A tag; `None` where it is cut off by the end of the input, which drops it.
    fn tag(&mut self, skipped: usize) -> Option<Start<'a>> {
        let mut tag = Start::default();
        self.rest = self.from(skipped);
        tag.name = self.take(ends_name);
        loop {
            let gap = self.take(|byte| !(byte == b'/' || byte.is_ascii_whitespace()));
            if let Some(rest) = self.rest.strip_prefix('>') {
                self.rest = rest;
                tag.closed = gap.ends_with('/');
                return Some(tag);
            }
            if self.rest.is_empty() {
                return None;
            }
            // An equals sign at the start belongs to the name.
            let start = self.rest;
            let first = usize::from(start.starts_with('='));
            self.rest = self.from(first);
            let name = self.take(|byte| byte == b'=' || ends_name(byte)).len() + first;
            let name = start.get(..name).unwrap_or_default();
            let mut value = references::decode(self.value()?, true);
            if value.contains('\0') {
                value = value.replace('\0', "\u{FFFD}").into();
            }
            tag.attributes.push((name, value));
        }
    }

    /// What follows an attribute's name: `= value`, or nothing.
    fn value(&mut self) -> Option<&'a str> {
        let Some(after) = self.rest.trim_ascii_start().strip_prefix('=') else { return Some("") };
        self.rest = after.trim_ascii_start();
        for quote in ['"', '\''] {
            if let Some(quoted) = self.rest.strip_prefix(quote) {
                let parts = quoted.split_once(quote);
                self.rest = parts.map_or("", |(_, after)| after);
                return parts.map(|(value, _)| value);
            }
        }
        Some(self.take(|byte| byte == b'>' || byte.is_ascii_whitespace()))
    }

    /// The bytes up to one where something else begins, which is always an ASCII character.
    fn take(&mut self, ends: fn(u8) -> bool) -> &'a str {
        let length = self.rest.bytes().position(ends).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

/// What begins at a `<`.
enum Markup {
    Start,
    End,
    Comment,
    /// Doctypes, processing instructions, CDATA outside of foreign content, `</3>`: up to the next `>`.
    Other,
}

impl Markup {
    fn at(rest: &str) -> Option<Markup> {
        let mut bytes = rest.bytes().skip(1);
        match bytes.next()? {
            b'/' => match bytes.next()? {
                byte if byte.is_ascii_alphabetic() => Some(Markup::End),
                _ => Some(Markup::Other),
            },
            b'!' if rest.starts_with("<!--") => Some(Markup::Comment),
            b'!' | b'?' => Some(Markup::Other),
            byte if byte.is_ascii_alphabetic() => Some(Markup::Start),
            _ => None,
        }
    }
}

/// Where a piece of ASCII begins in a text, in any case. The standard library's search is made for long
/// pieces, and large.
pub(super) fn find(text: &str, piece: &str) -> Option<usize> {
    let mut places = text.as_bytes().windows(piece.len());
    places.position(|place| place.eq_ignore_ascii_case(piece.as_bytes()))
}

fn ends_name(byte: u8) -> bool {
    byte == b'/' || byte == b'>' || byte.is_ascii_whitespace()
}
