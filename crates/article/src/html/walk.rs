//! Blocks that are already there: their text, their links. Depth is limited by the reader.

use crate::{Block, Content, Flow, Run, content};

/// Calls `each` for every content of the blocks, in their order.
pub(super) fn contents(flow: &mut Flow, each: &mut dyn FnMut(&mut Content)) {
    for block in flow {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => each(content),
            Block::List(list) => list.items.iter_mut().for_each(|item| contents(item, each)),
            Block::Definitions(definitions) => {
                for definition in definitions {
                    each(&mut definition.term);
                    contents(&mut definition.body, each);
                }
            }
            Block::Quote(quote) => {
                contents(&mut quote.body, each);
                each(&mut quote.cite);
            }
            Block::Image(image) => {
                each(&mut image.caption);
                each(&mut image.credit);
            }
            Block::Gallery(images) => {
                for image in images {
                    each(&mut image.caption);
                    each(&mut image.credit);
                }
            }
            Block::Table(table) => {
                each(&mut table.caption);
                for cell in table.header.iter_mut().chain(&mut table.rows).flatten() {
                    contents(&mut cell.body, each);
                }
            }
            Block::Code { .. } | Block::Divider => {}
            Block::Video(media) | Block::Audio(media) => {
                each(&mut media.caption);
                each(&mut media.credit);
            }
            Block::Embed(embed) => contents(&mut embed.body, each),
            Block::Callout(callout) => {
                each(&mut callout.title);
                contents(&mut callout.body, each);
            }
            Block::Details { summary, body } => {
                each(summary);
                contents(body, each);
            }
            Block::Footnotes(notes) => {
                notes.iter_mut().for_each(|note| contents(&mut note.body, each));
            }
        }
    }
}

/// All text of the blocks as one line.
pub(super) fn text(flow: &Flow) -> String {
    content::text(&all(flow.clone()))
}

/// The running text of paragraphs and headings as one content with line breaks between them, and the
/// other blocks.
pub(super) fn line(flow: Flow) -> (Content, Flow) {
    let mut line = Content::new();
    let mut rest = Flow::new();
    for block in flow {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => {
                append(&mut line, content)
            }
            other => rest.push(other),
        }
    }
    (line, rest)
}

/// All running text of the blocks as one content, also that inside lists, tables and so on.
pub(super) fn all(mut flow: Flow) -> Content {
    let mut line = Content::new();
    contents(&mut flow, &mut |content| append(&mut line, std::mem::take(content)));
    line
}

/// Adds content on a new line.
pub(super) fn append(line: &mut Content, more: Content) {
    if more.is_empty() {
        return;
    }
    match line.last_mut() {
        Some(last) if last.is_plain() => last.text.push('\n'),
        Some(_) => line.push(Run::plain("\n")),
        None => {}
    }
    line.extend(more);
}
