//! Works on blocks that have been made: their text, their links. The reader has limited their depth.

use crate::{Block, Callout, Cell, Content, Flow, Image, Media, Quote, Run, Update};

/// Calls `each` for every content of the blocks.
#[inline(never)]
pub(super) fn contents(flow: &mut Flow, each: &mut dyn FnMut(&mut Content)) {
    for block in flow {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => each(content),
            Block::List(list) => list.items.iter_mut().for_each(|item| contents(item, each)),
            Block::Footnotes(notes) => {
                notes.iter_mut().for_each(|note| contents(&mut note.body, each));
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    each(&mut definition.term);
                    contents(&mut definition.body, each);
                }
            }
            Block::Quote(Quote { body, cite: line, .. })
            | Block::Callout(Callout { body, title: line, .. })
            | Block::Update(Update { body, title: line, .. })
            | Block::Details { body, summary: line, .. } => {
                each(line);
                contents(body, each);
            }
            Block::Embed(embed) => {
                contents(&mut embed.body, each);
                each(&mut embed.caption);
            }
            Block::Gallery(gallery) => {
                each(&mut gallery.caption);
                for image in &mut gallery.images {
                    each(&mut image.caption);
                    each(&mut image.credit);
                }
            }
            Block::Image(Image { caption, credit, .. })
            | Block::Video(Media { caption, credit, .. })
            | Block::Audio(Media { caption, credit, .. }) => {
                each(caption);
                each(credit);
            }
            Block::Table(table) => {
                each(&mut table.caption);
                cells(&mut table.header, each);
                cells(&mut table.rows, each);
            }
            Block::Code { caption, .. } => each(caption),
            Block::Divider => {}
        }
    }
}

/// The same for the cells of a table.
#[inline(never)]
fn cells(rows: &mut [Vec<Cell>], each: &mut dyn FnMut(&mut Content)) {
    for row in rows {
        for cell in row {
            contents(&mut cell.body, each);
        }
    }
}

/// What a list holds, which is then empty. Out of line, as it is done everywhere.
#[inline(never)]
pub(super) fn taken<T>(list: &mut Vec<T>) -> Vec<T> {
    std::mem::take(list)
}

/// Adds a block.
#[inline(never)]
pub(super) fn add(flow: &mut Flow, block: Block) {
    flow.push(block);
}

/// Takes the blocks of a kind out of others, which stay.
#[inline(never)]
pub(super) fn split(flow: &mut Flow, kind: fn(&Block) -> bool) -> Flow {
    let mut found = Flow::new();
    for block in taken(flow) {
        add(if kind(&block) { &mut found } else { flow }, block);
    }
    found
}

/// The running text of a paragraph or heading.
pub(super) fn text_of(block: &mut Block) -> Option<&mut Content> {
    match block {
        Block::Paragraph(content) | Block::Heading { content, .. } => Some(content),
        _ => None,
    }
}

/// Moves the running text of paragraphs and headings to a content, with line breaks between them; the
/// other blocks stay.
#[inline(never)]
pub(super) fn line(flow: &mut Flow, line: &mut Content) {
    let is_text = |block: &Block| matches!(block, Block::Paragraph(_) | Block::Heading { .. });
    all(&mut split(flow, is_text), line);
}

/// Moves all running text of the blocks to a content, also that inside lists, tables and so on.
#[inline(never)]
pub(super) fn all(flow: &mut Flow, line: &mut Content) {
    contents(flow, &mut |content| append(line, content));
}

/// Moves content to the next line of another.
#[inline(never)]
pub(super) fn append(line: &mut Content, more: &mut Content) {
    if let Some(last) = line.last_mut().filter(|_| !more.is_empty()) {
        if last.is_plain() {
            last.text.push('\n');
        } else {
            line.push(Run::plain("\n".to_owned()));
        }
    }
    line.append(more);
}
