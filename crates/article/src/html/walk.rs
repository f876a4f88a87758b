//! Blocks that are already there: their text, their links. Depth is limited by the reader.

use crate::{Block, Content, Flow, Run};

/// Calls `each` for every content of the blocks, in their order.
pub(super) fn contents(flow: &mut [Block], each: &mut dyn FnMut(&mut Content)) {
    for block in flow {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => each(content),
            Block::List(list) => {
                for item in &mut list.items {
                    contents(item, each);
                }
            }
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
            Block::Image(image) => pair(&mut image.caption, &mut image.credit, each),
            Block::Gallery(images) => {
                for image in images {
                    pair(&mut image.caption, &mut image.credit, each);
                }
            }
            Block::Table(table) => {
                each(&mut table.caption);
                for rows in [&mut table.header, &mut table.rows] {
                    for row in rows {
                        for cell in row {
                            contents(&mut cell.body, each);
                        }
                    }
                }
            }
            Block::Code { .. } | Block::Divider => {}
            Block::Video(media) | Block::Audio(media) => {
                pair(&mut media.caption, &mut media.credit, each);
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
                for note in notes {
                    contents(&mut note.body, each);
                }
            }
        }
    }
}

/// Takes the running text of paragraphs and headings out of blocks, as one content with line breaks
/// between them; the other blocks stay.
pub(super) fn line(flow: &mut Flow) -> Content {
    let mut line = Content::new();
    for block in std::mem::take(flow) {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => {
                append(&mut line, content);
            }
            other => flow.push(other),
        }
    }
    line
}

/// All running text of the blocks as one content, also that inside lists, tables and so on.
pub(super) fn all(flow: &mut Flow) -> Content {
    let mut line = Content::new();
    contents(flow, &mut |content| append(&mut line, std::mem::take(content)));
    line
}

/// Adds content on a new line.
pub(super) fn append(line: &mut Content, mut more: Content) {
    if let Some(last) = line.last_mut().filter(|_| !more.is_empty()) {
        if last.is_plain() {
            last.text.push('\n');
        } else {
            line.push(Run::plain("\n"));
        }
    }
    line.append(&mut more);
}

fn pair(caption: &mut Content, credit: &mut Content, each: &mut dyn FnMut(&mut Content)) {
    each(caption);
    each(credit);
}
