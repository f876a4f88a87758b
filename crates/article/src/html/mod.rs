//! The HTML reader: markup as publishers' systems write it, to blocks and runs.
//!
//! What comes out is made of the model's closed types, so that nothing but text, known marks and checked
//! addresses can pass. A misreading can only look wrong, never act wrong; how wrong is measured against
//! html5ever in the tests.
//!
//! `tokens` cuts the markup, with `cursor`; `builder` and `start` keep the stack of open elements, by what
//! `tags` and `classes` say of them; `line` puts runs together, in the `style` that holds; `frames` makes
//! blocks of what ends.
//!
//! It is written to be small in wasm: one shape for all blocks that are open, tables in place of code, content
//! moved from list to list in place, and what is done in many places in a function that is not inlined.

mod builder;
mod classes;
mod cursor;
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
mod tags;
mod tokens;
mod walk;

use builder::Builder;
use cursor::{Cursor, NO_BREAK};

use crate::{Content, Flow, IssueCode, content, context::Context, node::Path, text::trim};

/// A body to blocks. Addresses are resolved and checked by `cx`, which also counts blocks and runs; what is
/// repaired or left out is reported for `path`.
#[inline(never)]
pub fn flow(html: &str, cx: &mut Context<'_>, path: &Path<'_>) -> Flow {
    Builder::read(html, cx, path)
}

/// An inline field, such as a caption, to runs. Blocks in it become lines; what is not text is left out and
/// reported.
pub fn content(html: &str, cx: &mut Context<'_>, path: &Path<'_>) -> Content {
    let mut flow = flow(html, cx, path);
    let mut line = Content::new();
    walk::line(&mut flow, &mut line);
    if !flow.is_empty() {
        cx.report(IssueCode::UnknownBlock, "a block in a line of text: its text kept", path);
        walk::all(&mut flow, &mut line);
        content::trim(&mut line);
    }
    line
}

/// The text of markup: tags taken away, references decoded once, white space collapsed and trimmed. Elements
/// that are never shown (script, style …) go with their content; blocks end a word.
pub fn plain(html: &str) -> String {
    let mut cx = Context::new(&|_, _| None, None, 0);
    collapse(&content::text(&content(html, &mut cx, &Path::ROOT)))
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
    references::decode(text, false)
}

/// White space as single spaces, none at the ends; a single no-break space between words stays.
fn collapse(text: &str) -> String {
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
