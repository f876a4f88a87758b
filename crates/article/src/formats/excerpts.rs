//! Decides whether a publisher's excerpt is a standfirst, or only repeats the beginning of the text.

use crate::{Block, Flow, content};

/// Whether a body begins with an excerpt: systems that cut one out of the text leave out what they do not take for
/// running text (lists, captions, tables, programs), or take it with them.
pub(super) fn opens(body: &Flow, excerpt: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    // It may end with a mark that says that it goes on.
    let excerpt = letters(open_end(excerpt));
    let mut rest = excerpt.as_str();
    // As many blocks as the beginning of a text has.
    for block in body.iter().take(MAX_BLOCKS) {
        let mut text = String::new();
        collect(std::slice::from_ref(block), rest.len(), &mut text);
        let text = letters(&text);
        if rest.is_empty() || text.starts_with(rest) {
            return true;
        }
        if let Some(after) = rest.strip_prefix(text.as_str()) {
            rest = after;
        } else if matches!(block, Block::Paragraph(_)) {
            return false;
        }
    }
    rest.is_empty()
}

/// Blocks in which the end of an excerpt is looked for.
const MAX_BLOCKS: usize = 50;

/// The text of an excerpt, as [`unfinished`] gives it.
pub(super) fn text(excerpt: &Flow) -> (String, bool) {
    let mut text = String::new();
    collect(excerpt, usize::MAX, &mut text);
    unfinished(&text)
}

/// A text that ends with `[…]`, as systems end one that they cut, ending with `…`; and whether it does.
pub(super) fn unfinished(text: &str) -> (String, bool) {
    let text = text.trim();
    match text.strip_suffix("[…]").or_else(|| text.strip_suffix("[...]")) {
        Some(cut) => (open_end(cut).to_owned() + "…", true),
        None => (text.to_owned(), false),
    }
}

/// A text without the points that it ends with.
fn open_end(mut text: &str) -> &str {
    while let Some(rest) =
        text.strip_suffix(' ').or(text.strip_suffix('.')).or(text.strip_suffix('…'))
    {
        text = rest;
    }
    text
}

/// The text of the first blocks, at least so many bytes where there are as many. Captions are left out, since
/// systems do so when they make an excerpt.
fn collect(flow: &[Block], enough: usize, text: &mut String) {
    for block in flow {
        if text.len() > enough {
            break;
        }
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => {
                text.push_str(&content::text(content));
                text.push(' ');
            }
            Block::List(list) => list.items.iter().for_each(|item| collect(item, enough, text)),
            Block::Quote(quote) => collect(&quote.body, enough, text),
            _ => {}
        }
    }
}
