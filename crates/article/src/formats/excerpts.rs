//! Excerpts, which may be a standfirst, or no more than the beginning of the text.

use crate::{Block, Flow, content};

/// Whether a body begins with an excerpt.
pub(super) fn opens(body: &Flow, excerpt: &str) -> bool {
    let mut start = String::new();
    collect(body, excerpt.len(), &mut start);
    // It may end with a mark that says that it goes on.
    let excerpt = open_end(excerpt);
    let mut start = start.chars().filter(|letter| !letter.is_whitespace());
    let mut excerpt = excerpt.chars().filter(|letter| !letter.is_whitespace());
    excerpt.all(|letter| start.next() == Some(letter))
}

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
fn collect(flow: &Flow, enough: usize, text: &mut String) {
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
