//! The text of markup, a paragraph for each of its paragraphs: what an `html` block becomes where the reader
//! (`html/`, feature `html`) is not linked.

use crate::{Block, Flow, IssueCode, content, context::Context, node::Path};

/// The text of a body. That the markup itself is lost is reported.
pub(crate) fn flow(html: &str, cx: &mut Context<'_>, path: &Path<'_>) -> Flow {
    let mut flow = Flow::new();
    for part in html.split('<') {
        // Before the first tag there is text alone.
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        let text = decode(text);
        let more = match flow.last_mut() {
            Some(Block::Paragraph(words)) if !starts_paragraph(tag) => words.last_mut(),
            _ => None,
        };
        match more {
            Some(run) => run.text.push_str(&text),
            None => {
                let words = content::plain(text.trim_start());
                if !words.is_empty() {
                    flow.push(Block::Paragraph(words));
                }
            }
        }
    }
    cx.report(IssueCode::UnsafeMarkup, "markup: only its text is shown", path);
    flow
}

/// Whether a tag is one of those that most bodies break their text by.
fn starts_paragraph(tag: &str) -> bool {
    let tag = tag.as_bytes();
    let name = tag.strip_prefix(b"/").unwrap_or(tag);
    matches!(name, [b'p' | b'P', rest @ ..] if !rest.first().is_some_and(u8::is_ascii_alphabetic))
        || matches!(name, [b'h' | b'H', b'1'..=b'6', ..] | [b'l' | b'L', b'i' | b'I', ..])
}

/// Decodes the references that every writer of HTML needs.
fn decode(text: &str) -> String {
    const KNOWN: [(&str, &str); 6] =
        [("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("#39;", "'"), ("nbsp;", " ")];
    let mut parts = text.split('&');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let known = KNOWN
            .iter()
            .find_map(|(name, character)| part.strip_prefix(name).map(|rest| (*character, rest)));
        let (character, rest) = known.unwrap_or(("&", part));
        decoded.push_str(character);
        decoded.push_str(rest);
    }
    decoded
}
