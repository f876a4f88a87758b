//! Languages, as publishers name them, and the direction in which each is written.

use crate::{serial::as_text, text::trim};

/// The direction in which a text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub enum Direction {
    Ltr,
    Rtl,
}

impl Direction {
    /// `ltr` or `rtl`.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }

    /// The direction of that name.
    pub fn from_name(name: &str) -> Option<Direction> {
        [Direction::Ltr, Direction::Rtl].into_iter().find(|direction| direction.name() == name)
    }

    /// The direction of the first letter that has one, as HTML's `dir=auto` finds it.
    pub fn of_text(text: &str) -> Option<Direction> {
        text.chars().find_map(|letter| match letter {
            '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}' => Some(Direction::Rtl),
            // Of the rest, what is no letter (digits, punctuation, symbols) stands in a few blocks. The exact
            // table of letters would cost more than it is worth here.
            'A'..='Z' | 'a'..='z' => Some(Direction::Ltr),
            '\0'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' => None,
            '\u{fe00}'..='\u{fe0f}' | '\u{1f000}'..='\u{1faff}' => None,
            _ => Some(Direction::Ltr),
        })
    }
}

as_text!(Direction, name, from_name, "`ltr` or `rtl`");

/// Scripts that run from right to left.
const RTL_SCRIPTS: &str = "arab hebr thaa syrc nkoo adlm rohg mand samr";
/// Languages that are usually written in one of them.
const RTL_LANGUAGES: &str =
    "ar arc arz azb bal ckb dv fa glk he iw ks lrc mzn nqo pnb prs ps rhg sd skr syr ug ur yi";

/// A BCP 47 language tag, well-formed, in the publisher's own case: `en`, `pt-BR`, `zh-Hant`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language(String);

impl Language {
    /// The tag, or `None` when the text is not shaped like one (RFC 5646 section 2.1: subtags of one to
    /// eight letters or digits, the first of two to eight letters). An underscore is read as a hyphen.
    pub fn parse(text: &str) -> Option<Language> {
        let mut tag = String::new();
        let (mut first, mut length) = (true, 0);
        let is_whole = |first, length| (1 + usize::from(first)..=8).contains(&length);
        for byte in trim(text).bytes() {
            if matches!(byte, b'-' | b'_') {
                if !is_whole(first, length) {
                    return None;
                }
                (first, length) = (false, 0);
                tag.push('-');
            } else {
                if !byte.is_ascii_alphabetic() && (first || !byte.is_ascii_digit()) {
                    return None;
                }
                length += 1;
                tag.push(char::from(byte));
            }
        }
        is_whole(first, length).then_some(Language(tag))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The direction in which the language is usually written.
    pub fn direction(&self) -> Direction {
        let mut subtags = self.0.split('-');
        let language = subtags.next().unwrap_or_default().to_ascii_lowercase();
        let is_script = |tag: &&str| tag.len() == 4 && tag.bytes().all(|b| b.is_ascii_alphabetic());
        let script = subtags.find(is_script).map(str::to_ascii_lowercase);
        let (rtl, tag) = match &script {
            Some(script) => (RTL_SCRIPTS, script),
            None => (RTL_LANGUAGES, &language),
        };
        let rtl = rtl.split(' ').any(|one| one == tag);
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }
}

as_text!(Language, as_str, parse, "a language tag (BCP 47)");
