//! The HTML reader: turns markup, as publishers' systems write it, into blocks and runs.
//!
//! Its output consists of the model's closed types, so only text, known marks and checked addresses can pass. Markup
//! that is read wrongly can look wrong, but cannot do anything. The tests compare the result with html5ever.
//!
//! `tokens` splits the markup, with `cursor`. `tree` nests the elements, by the rules in `tags`. `walker` goes through
//! the tree and makes lines and paragraphs of it. `blocks` decides what an element becomes: `cards` recognise the
//! shapes that publishers' systems write, `elements` know what the names mean.

mod addresses;
mod blocks;
mod cards;
mod classes;
mod cursor;
mod elements;
mod flows;
mod frame;
mod furniture;
mod line;
mod links;
mod notes;
mod quotes;
mod references;
mod shortcodes;
mod style;
mod tags;
mod tokens;
mod told;
mod tree;
mod walker;

use cursor::collapse;
use walker::Walker;

use crate::{Content, Flow, IssueCode, content, context::Context, node::Path};

/// A body to blocks. Addresses are resolved and checked by `cx`, which also counts blocks and runs; what is
/// repaired or left out is reported for `path`.
#[inline(never)]
pub fn flow(html: &str, cx: &mut Context<'_>, path: &Path<'_>) -> Flow {
    let tree = tree::read(html);
    let names = shortcodes::Names::of(html);
    let mut walker = Walker::new(&tree, &names, blocks::rule, cx, path);
    let mut flow = walker.read();
    notes::resolve(&mut walker, &mut flow);
    flow
}

/// An inline field, such as a caption, to runs. Blocks in it become lines; what is not text is left out and
/// reported.
pub fn content(html: &str, cx: &mut Context<'_>, path: &Path<'_>) -> Content {
    let mut flow = flow(html, cx, path);
    let mut line = Content::new();
    flows::line(&mut flow, &mut line);
    if !flow.is_empty() {
        cx.report(IssueCode::UnknownBlock, "a block in a line of text: its text kept", path);
        flows::all(&mut flow, &mut line);
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

/// A line of plain text: its character references decoded once, and reported if that has to be done again; tags
/// are words.
pub fn plain_line(text: &str, cx: &mut Context<'_>, path: &Path<'_>) -> String {
    let once = collapse(&decode(text));
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
