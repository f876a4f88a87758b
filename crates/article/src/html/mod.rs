//! The HTML reader: markup as publishers' systems write it, to blocks and runs.
//!
//! What comes out is made of the model's closed types, so that nothing but text, known marks and checked
//! addresses can pass. A misreading can only look wrong, never act wrong; how wrong is measured against
//! html5ever in the tests.
//!
//! `tokens` cuts the markup; `builder` and `start` keep the stack of open elements; `line` puts runs
//! together, in the `style` that holds; `frames` makes blocks of what ends.

mod builder;
mod classes;
mod figures;
mod foreign;
mod frames;
mod images;
mod line;
mod lists;
mod media;
mod notes;
mod quotes;
mod references;
mod shortcodes;
mod start;
mod style;
mod tables;
mod tags;
mod tokens;
mod walk;

use builder::Builder;
use tags::Tag;
use tokens::{Token, Tokens};

use crate::{Content, Flow, IssueCode, content, context::Context, node::Path};

/// A body to blocks. Addresses are resolved and checked by `cx`, which also counts blocks and runs; what is
/// repaired or left out is reported for `path`.
pub fn flow(html: &str, cx: &mut Context<'_>, path: &Path<'_>) -> Flow {
    Builder::new(html, cx, path).read()
}

/// An inline field, such as a caption, to runs. Blocks in it become lines; what is not text is left out and
/// reported.
pub fn content(html: &str, cx: &mut Context<'_>, path: &Path<'_>) -> Content {
    let mut flow = flow(html, cx, path);
    let mut line = walk::line(&mut flow);
    if !flow.is_empty() {
        cx.report(IssueCode::UnknownBlock, "a block in a line of text: its text kept", path);
        walk::append(&mut line, walk::all(&mut flow));
        content::trim(&mut line);
    }
    line
}

/// The text of markup: tags taken away, references decoded once, white space collapsed and trimmed. Elements
/// that are never shown (script, style …) go with their content; blocks end a word.
pub fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut tokens = Tokens::new(html);
    while let Some(token) = tokens.next() {
        let (name, starts) = match token {
            Token::Text(raw) => {
                text.push_str(&references::decode(raw, false));
                continue;
            }
            Token::Start(start) => (start.name, true),
            Token::End(name) => (name, false),
        };
        let Some(tag) = Tag::from_name(name) else { continue };
        if starts && tag.is_raw() {
            tokens.skip_raw(name);
        }
        if tag.is_special() || matches!(tag, Tag::Br | Tag::Hr) {
            text.push(' ');
        }
    }
    collapse(&text)
}

/// A field of plain text that is published as markup, such as a headline: as [`plain`]; what is then still a
/// character reference was encoded twice, is decoded a second time, and that reported.
pub fn line(html: &str, cx: &mut Context<'_>, path: &Path<'_>) -> String {
    let once = plain(html);
    let twice = references::decode(&once, true);
    if twice == once {
        return once;
    }
    cx.report(IssueCode::DoubleEncoded, "a character encoded twice: decoded twice", path);
    collapse(&twice)
}

/// Text with its character references decoded once; tags are not touched.
pub fn decode(text: &str) -> String {
    references::decode(text, false).into_owned()
}

/// White space as single spaces, none at the ends; a single no-break space between words stays.
fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = None;
    for c in text.chars().filter(|c| *c != '\0') {
        match (c, gap) {
            ('\u{A0}', None) => gap = Some(c),
            ('\u{A0}' | ' ' | '\t' | '\n' | '\r' | '\x0C', _) => gap = Some(' '),
            _ => {
                if !out.is_empty() {
                    out.extend(gap);
                }
                gap = None;
                out.push(c);
            }
        }
    }
    // What is left at the ends is white space that HTML would show, and nobody wants.
    out.trim().to_owned()
}
