//! The blocks that are being put together, and what becomes of each when it ends.

use super::{builder::Builder, figures, lists, media, quotes, walk};
use crate::{
    Block, Callout, CalloutKind, Cell, Content, Definition, Flow, List, Media, SafeUrl, Table,
};

/// A block that is being put together.
pub(super) struct Frame {
    pub(super) kind: Kind,
    /// The blocks that stand in it so far.
    pub(super) flow: Flow,
}

/// What it is going to be.
pub(super) enum Kind {
    Root,
    /// What is left out with all that stands in it.
    Dropped,
    Heading(u8),
    Pre {
        language: Option<String>,
        text: String,
    },
    Verse,
    Quote {
        pull: bool,
        post: Option<Post>,
        cite: Content,
    },
    Cite,
    /// A list, the ids of its items, and whether it says that it is one of footnotes.
    List {
        list: List,
        ids: Vec<Option<String>>,
        notes: bool,
    },
    Item(Option<String>),
    Definitions(Vec<Definition>),
    Term,
    Description,
    Figure {
        caption: Content,
        credit: Content,
        embed: bool,
    },
    /// A caption, and whether its class says that it belongs to the picture before it.
    Caption(bool),
    Credit,
    Gallery,
    Table(Table),
    Row {
        cells: Vec<Cell>,
        header: bool,
    },
    Cell {
        header: bool,
        colspan: u32,
        rowspan: u32,
    },
    Details(Content),
    Summary,
    Callout,
    Bookmark {
        url: Option<SafeUrl>,
        title: Option<String>,
    },
    Title,
    Media {
        video: bool,
        media: Media,
    },
    Object(Option<SafeUrl>),
}

/// Where the address of a network's post is.
pub(super) enum Post {
    Known(SafeUrl),
    FirstLink,
    LastLink,
}

impl Kind {
    /// Whether blocks in it stand one level deeper in the article.
    pub(super) fn nests(&self) -> bool {
        matches!(
            self,
            Kind::Quote { .. }
                | Kind::List { .. }
                | Kind::Definitions(_)
                | Kind::Cell { .. }
                | Kind::Details(_)
                | Kind::Callout
                | Kind::Bookmark { .. }
        )
    }
}

impl Builder<'_, '_> {
    /// Adds a finished block to the one around it.
    pub(super) fn block(&mut self, block: Block) {
        if !self.full && !self.cx.take_node(self.path) {
            self.full = true;
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.flow.push(block);
        }
    }

    /// Adds finished blocks to the one around them; they are counted already.
    pub(super) fn blocks(&mut self, blocks: impl IntoIterator<Item = Block>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.flow.extend(blocks);
        }
    }

    /// The innermost block ends.
    pub(super) fn close(&mut self) {
        let Some(Frame { kind, mut flow }) = self.frames.pop() else { return };
        self.depth -= usize::from(kind.nests());
        match kind {
            Kind::Root | Kind::Verse => self.blocks(flow),
            Kind::Dropped => {}
            Kind::Heading(level) => self.heading(level, flow),
            Kind::Pre { language, mut text } => {
                text.truncate(text.trim_end().len());
                self.blocks(flow);
                if !text.is_empty() {
                    self.block(Block::Code { language, text });
                }
            }
            Kind::Quote { pull, post, cite } => self.blocks(quotes::close(pull, post, cite, flow)),
            Kind::Item(id) => self.close_item(id, flow),
            Kind::List { list, ids, notes } => {
                let list = lists::close(list, ids, notes, flow, &self.refs, &mut self.notes);
                list.into_iter().for_each(|list| self.block(list));
            }
            Kind::Term => {
                let term = self.line_of(flow);
                self.define(term, Flow::new());
            }
            Kind::Description => self.define(Content::new(), flow),
            Kind::Definitions(mut definitions) => {
                lists::stray_definition(&mut definitions, &mut flow);
                definitions.retain(|it| !it.term.is_empty() || !it.body.is_empty());
                if !definitions.is_empty() {
                    self.block(Block::Definitions(definitions));
                }
            }
            Kind::Figure { caption, credit, embed } => {
                if embed {
                    media::bare_address(&mut flow, self.cx, self.path);
                }
                let blocks = figures::close(flow, caption, credit);
                self.blocks(blocks);
            }
            Kind::Gallery => {
                self.galleries -= 1;
                self.blocks(figures::gallery(flow));
            }
            Kind::Cite | Kind::Summary => {
                let content = self.line_of(flow);
                self.caption(content, false);
            }
            Kind::Caption(above) => {
                let content = self.line_of(flow);
                self.caption(content, above);
            }
            Kind::Credit => {
                let content = self.line_of(flow);
                self.credit(content);
            }
            Kind::Table(table) => {
                // What stands in a table outside of its cells is shown before it.
                self.blocks(flow);
                match lists::table(table) {
                    Ok(table) => self.block(Block::Table(table)),
                    Err(caption) => self.caption(caption, false),
                }
            }
            Kind::Row { cells, header } => {
                let Some(Frame { kind: Kind::Table(table), flow: outer }) = self.frames.last_mut()
                else {
                    return;
                };
                outer.extend(flow);
                if cells.iter().any(|cell| !cell.body.is_empty()) {
                    let rows = if header && table.rows.is_empty() {
                        &mut table.header
                    } else {
                        &mut table.rows
                    };
                    rows.push(cells);
                }
            }
            Kind::Cell { header, colspan, rowspan } => {
                let cell = Cell { body: flow, header, colspan, rowspan };
                if let Some(Kind::Row { cells, .. }) = self.frames.last_mut().map(|f| &mut f.kind) {
                    cells.push(cell);
                }
            }
            Kind::Details(summary) if summary.is_empty() => self.blocks(flow),
            Kind::Details(summary) => self.block(Block::Details { summary, body: flow }),
            Kind::Callout => {
                let body = quotes::join_sign(flow);
                let callout =
                    Callout { kind: CalloutKind::Note, title: Content::new(), date: None, body };
                if !callout.body.is_empty() {
                    self.block(Block::Callout(callout));
                }
            }
            Kind::Bookmark { url, title } => {
                flow.retain(|block| !matches!(block, Block::Image(_)));
                self.blocks(media::bookmark(url, title, flow));
            }
            Kind::Title => {
                let text = walk::text(&flow);
                if let Some(Kind::Bookmark { title, .. }) =
                    self.frames.last_mut().map(|frame| &mut frame.kind)
                {
                    *title = Some(text);
                } else {
                    self.blocks(flow);
                }
            }
            Kind::Media { video, media } => self.close_media(video, media, flow),
            Kind::Object(url) => self.close_object(url, flow),
        }
    }

    /// The text of blocks that stand where only text can; the others go to the block around.
    pub(super) fn line_of(&mut self, flow: Flow) -> Content {
        let (content, rest) = walk::line(flow);
        self.blocks(rest);
        content
    }

    /// A heading holds text only: what else stands in one, as in many that were never closed, follows it
    /// or goes before it, with the text after that as paragraphs.
    fn heading(&mut self, level: u8, flow: Flow) {
        let is_text = |block: &Block| matches!(block, Block::Paragraph(_) | Block::Heading { .. });
        let mut heading = Flow::new();
        let mut ended = false;
        for block in flow {
            if !ended && is_text(&block) {
                heading.push(block);
                continue;
            }
            ended = !heading.is_empty();
            self.title(level, std::mem::take(&mut heading));
            self.blocks([block]);
        }
        self.title(level, heading);
    }

    fn title(&mut self, level: u8, text: Flow) {
        let (content, _) = walk::line(text);
        if !content.is_empty() {
            self.block(Block::Heading { level, content });
        }
    }

    fn define(&mut self, term: Content, body: Flow) {
        match self.frames.last_mut() {
            Some(Frame { kind: Kind::Definitions(definitions), flow }) => {
                lists::stray_definition(definitions, flow);
                match definitions.last_mut() {
                    Some(last) if term.is_empty() && last.body.is_empty() => last.body = body,
                    _ => definitions.push(Definition { term, body }),
                }
            }
            _ => {
                if !term.is_empty() {
                    self.block(Block::Paragraph(term));
                }
                self.blocks(body);
            }
        }
    }

    /// A caption, a summary or a quotation's source: what it belongs to is around it, or it is a
    /// paragraph.
    pub(super) fn caption(&mut self, content: Content, above: bool) {
        if content.is_empty() {
            return;
        }
        let place = match self.frames.last_mut() {
            Some(Frame { kind: Kind::Figure { caption, .. }, .. }) => Some(caption),
            Some(Frame { kind: Kind::Quote { cite, .. }, .. }) => Some(cite),
            Some(Frame { kind: Kind::Details(summary), .. }) => Some(summary),
            Some(Frame { kind: Kind::Table(table), .. }) => Some(&mut table.caption),
            Some(Frame { kind: Kind::Media { media, .. }, .. }) => Some(&mut media.caption),
            Some(Frame { flow, .. }) if above => match flow.last_mut() {
                Some(Block::Image(image)) if image.caption.is_empty() => Some(&mut image.caption),
                _ => None,
            },
            _ => None,
        };
        match place {
            Some(place) => walk::append(place, content),
            None => self.block(Block::Paragraph(content)),
        }
    }

    fn credit(&mut self, content: Content) {
        let figure = self.frames.iter_mut().rev().take(2).find_map(|frame| match &mut frame.kind {
            Kind::Figure { credit, .. } => Some(credit),
            _ => None,
        });
        match figure {
            Some(credit) => walk::append(credit, content),
            None if content.is_empty() => {}
            None => self.block(Block::Paragraph(content)),
        }
    }
}
