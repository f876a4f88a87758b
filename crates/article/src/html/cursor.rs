//! A position in a text that moves forward. Everything here that reads characters uses it.
//!
//! It works on bytes. Every place where it stops is an ASCII character or the end, so it never cuts a character in
//! two. Its functions are small and used often, which keeps the reader small.

use crate::text::trim;

/// A place in a text.
pub(super) struct Cursor<'a> {
    text: &'a str,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, at: 0 }
    }

    /// The byte so many on; past the end a null.
    #[inline(never)]
    pub(super) fn byte(&self, ahead: usize) -> u8 {
        self.text.as_bytes().get(self.at + ahead).copied().unwrap_or_default()
    }

    pub(super) fn ended(&self) -> bool {
        self.left() == 0
    }

    /// The bytes from here to the end.
    #[inline(never)]
    pub(super) fn left(&self) -> usize {
        self.text.len().saturating_sub(self.at)
    }

    /// To the end.
    pub(super) fn end(&mut self) {
        self.at = self.text.len();
    }

    /// Whether this piece comes next, which is then passed.
    #[inline(never)]
    pub(super) fn eat(&mut self, piece: &str) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let found = rest.starts_with(piece.as_bytes());
        if found {
            self.at += piece.len();
        }
        found
    }

    /// Whether this piece comes next, in any case.
    #[inline(never)]
    pub(super) fn sees(&self, ahead: usize, piece: &str) -> bool {
        let from = self.at + ahead;
        let found = self.text.as_bytes().get(from..from + piece.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(piece.as_bytes()))
    }

    /// Past the bytes of a kind.
    #[inline(never)]
    pub(super) fn skip(&mut self, kind: fn(u8) -> bool) {
        while !self.ended() && kind(self.byte(0)) {
            self.at += 1;
        }
    }

    /// Past the next such piece, or to the end.
    #[inline(never)]
    pub(super) fn past(&mut self, piece: &str) {
        while !self.ended() && !self.eat(piece) {
            self.at += 1;
        }
    }

    /// The text from a place up to here.
    #[inline(never)]
    pub(super) fn since(&self, from: usize) -> &'a str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    /// The bytes of a kind that come next.
    #[inline(never)]
    pub(super) fn take(&mut self, kind: fn(u8) -> bool) -> &'a str {
        let from = self.at;
        self.skip(kind);
        self.since(from)
    }

    /// The bytes up to white space, a null or the end.
    #[inline(never)]
    pub(super) fn word(&mut self) -> &'a str {
        let from = self.at;
        while self.byte(0) != 0 && !is_space(self.byte(0)) && !self.sees(0, NO_BREAK) {
            self.at += 1;
        }
        self.since(from)
    }

    /// A whole number; `None`: there is none here.
    #[inline(never)]
    pub(super) fn number(&mut self) -> Option<i32> {
        let negative = self.eat("-");
        let from = self.at;
        let mut number = 0i32;
        while self.byte(0).is_ascii_digit() {
            number = number.saturating_mul(10).saturating_add(i32::from(self.byte(0) - b'0'));
            self.at += 1;
        }
        (self.at > from).then_some(if negative { -number } else { number })
    }
}

/// A no-break space: one is meant to keep two words together; more are somebody's layout.
pub(super) const NO_BREAK: &str = "\u{A0}";

pub(super) fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

pub(super) fn is_no_space(byte: u8) -> bool {
    !is_space(byte)
}

/// Whether a piece of ASCII stands somewhere in a text, in any case. The standard library's search is made
/// for long pieces, and large.
pub(super) fn has(text: &str, piece: &str) -> bool {
    let mut cursor = Cursor::new(text);
    while !cursor.ended() {
        if cursor.sees(0, piece) {
            return true;
        }
        cursor.at += 1;
    }
    false
}

/// White space as single spaces, none at the ends; a single no-break space between words stays.
pub(super) fn collapse(text: &str) -> String {
    let mut out = String::new();
    let mut cursor = Cursor::new(text);
    let mut gap = "";
    while !cursor.ended() {
        let word = cursor.word();
        if !word.is_empty() {
            if !out.is_empty() {
                out.push_str(gap);
            }
            gap = "";
            out.push_str(word);
        } else if cursor.eat(NO_BREAK) {
            gap = if gap.is_empty() { NO_BREAK } else { " " };
        } else {
            gap = if cursor.byte(0) == 0 { gap } else { " " };
            cursor.at += 1;
        }
    }
    // What is left at the ends is white space that HTML would show, and nobody wants.
    trim(&out).to_owned()
}

/// Letters and digits; the Unicode tables for all scripts are too large for this.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || ('\u{C0}'..'\u{2000}').contains(&c)
        || ('\u{3040}'..'\u{FE00}').contains(&c)
}
