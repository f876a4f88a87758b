//! The blocks that are being put together, and what becomes of each when it ends.

use std::mem::take;

use super::{builder::Builder, figures, media, quotes, walk};
use crate::{
    Block, Callout, CalloutKind, Cell, Content, Definition, Flow, Footnote, Language, Media,
    SafeUrl,
};

/// A block that is being put together. One shape for all kinds: most stay empty, and the code that moves
/// and drops them is there once.
pub(super) struct Frame {
    pub(super) kind: Kind,
    /// The blocks that stand in it so far.
    pub(super) flow: Flow,
    /// A caption, a summary, a quotation's source.
    pub(super) caption: Content,
    pub(super) credit: Content,
    /// Preformatted text.
    pub(super) text: String,
    /// A programming language, a title, an item's id.
    pub(super) name: Option<String>,
    pub(super) url: Option<SafeUrl>,
    /// The items of a list, as if all were footnotes; the id is empty for one without.
    pub(super) items: Vec<Footnote>,
    pub(super) definitions: Vec<Definition>,
    /// The rows of a table: at its head, and below.
    pub(super) header: Vec<Vec<Cell>>,
    pub(super) rows: Vec<Vec<Cell>>,
    pub(super) cells: Vec<Cell>,
    pub(super) media: Option<Box<Media>>,
}

/// What it is going to be.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Root,
    /// What is left out with all that stands in it.
    Dropped,
    Heading(u8),
    Pre,
    Verse,
    Quote {
        pull: bool,
        post: Post,
    },
    Cite,
    /// A list, and whether it says that it is one of footnotes.
    List {
        ordered: bool,
        start: Option<i32>,
        reversed: bool,
        notes: bool,
    },
    Item,
    Definitions,
    Term,
    Description,
    /// A figure, and whether it is said to be one around an embed.
    Figure(bool),
    /// A caption, and whether its class says that it belongs to the picture before it.
    Caption(bool),
    Credit,
    Gallery,
    Table,
    Row {
        header: bool,
    },
    Cell {
        header: bool,
        colspan: u32,
        rowspan: u32,
    },
    Details,
    Summary,
    Callout,
    Bookmark,
    Title,
    Video,
    Audio,
    Object,
}

/// Whether a quotation is somebody's post in a network, and where its address is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Post {
    No,
    FirstLink,
    LastLink,
}

impl Kind {
    /// Whether blocks in it stand one level deeper in the article.
    pub(super) fn nests(self) -> bool {
        matches!(
            self,
            Kind::Quote { .. }
                | Kind::List { .. }
                | Kind::Definitions
                | Kind::Cell { .. }
                | Kind::Details
                | Kind::Callout
                | Kind::Bookmark
        )
    }
}

impl Frame {
    pub(super) fn new(kind: Kind) -> Frame {
        Frame {
            kind,
            flow: Flow::new(),
            caption: Content::new(),
            credit: Content::new(),
            text: String::new(),
            name: None,
            url: None,
            items: Vec::new(),
            definitions: Vec::new(),
            header: Vec::new(),
            rows: Vec::new(),
            cells: Vec::new(),
            media: None,
        }
    }
}

impl Builder<'_, '_> {
    /// What is being put together here.
    pub(super) fn kind(&self) -> Kind {
        self.frames.last().map_or(Kind::Root, |frame| frame.kind)
    }

    /// Adds a finished block to the one around it.
    pub(super) fn block(&mut self, block: Block) {
        if !self.full && !self.cx.take_node(self.path) {
            self.full = true;
        }
        self.add(block);
    }

    /// Adds finished blocks to the one around them; they are counted already.
    pub(super) fn blocks(&mut self, blocks: &mut Flow) {
        if let Some(frame) = self.frames.last_mut() {
            frame.flow.append(blocks);
        }
    }

    /// Adds running text as a paragraph.
    pub(super) fn paragraph(&mut self, content: Content) {
        if !content.is_empty() {
            self.block(Block::Paragraph(content));
        }
    }

    /// The innermost block ends.
    pub(super) fn close(&mut self) {
        let Some(mut frame) = self.frames.pop() else { return };
        self.depth -= usize::from(frame.kind.nests());
        self.galleries -= usize::from(frame.kind == Kind::Gallery);
        // What becomes of the frame is taken out of it: it is dropped in one place.
        if let Some(block) = self.finish(&mut frame) {
            self.block(block);
        }
        self.blocks(&mut frame.flow);
    }

    /// What a frame becomes; blocks that it leaves in its flow follow.
    fn finish(&mut self, frame: &mut Frame) -> Option<Block> {
        match frame.kind {
            Kind::Root | Kind::Verse => {}
            Kind::Dropped => frame.flow.clear(),
            Kind::Figure(embed) => {
                if embed {
                    media::bare_address(&mut frame.flow, self.cx, self.path);
                }
                figures::close(frame);
            }
            Kind::Gallery => figures::gallery(&mut frame.flow),
            Kind::Heading(level) => self.heading(level, frame),
            Kind::Pre => {
                self.blocks(&mut frame.flow);
                frame.text.truncate(frame.text.trim_end().len());
                let text = take(&mut frame.text);
                let code = Block::Code { language: frame.name.take(), text };
                return Some(code)
                    .filter(|it| !matches!(it, Block::Code { text, .. } if text.is_empty()));
            }
            Kind::Quote { pull, post } => quotes::close(pull, post, frame),
            Kind::List { .. } | Kind::Definitions => return self.close_list(frame),
            Kind::Item | Kind::Term | Kind::Description => self.close_item(frame),
            Kind::Cite | Kind::Summary | Kind::Caption(_) | Kind::Credit | Kind::Title => {
                let line = walk::line(&mut frame.flow);
                self.blocks(&mut frame.flow);
                self.place(line, frame.kind);
            }
            Kind::Table | Kind::Row { .. } | Kind::Cell { .. } => {
                return self.close_in_table(frame);
            }
            Kind::Details if frame.caption.is_empty() => {}
            Kind::Details => {
                let summary = take(&mut frame.caption);
                return Some(Block::Details { summary, body: take(&mut frame.flow) });
            }
            Kind::Callout if frame.flow.is_empty() => {}
            Kind::Callout => {
                quotes::join_sign(&mut frame.flow);
                return Some(Block::Callout(Callout {
                    kind: CalloutKind::Note,
                    title: Content::new(),
                    date: None,
                    body: take(&mut frame.flow),
                }));
            }
            Kind::Bookmark => return self.close_bookmark(frame),
            Kind::Video | Kind::Audio => return self.close_media(frame),
            Kind::Object => return self.close_object(frame),
        }
        None
    }

    /// A heading holds text only: what else stands in one, as in many that were never closed, follows it
    /// or goes before it, with the text after that as paragraphs.
    fn heading(&mut self, level: u8, frame: &mut Frame) {
        let mut content = Content::new();
        let mut rest = take(&mut frame.flow).into_iter().peekable();
        while let Some(block) = rest.next() {
            match block {
                Block::Paragraph(more) | Block::Heading { content: more, .. } => {
                    walk::append(&mut content, more);
                    if !matches!(rest.peek(), Some(Block::Paragraph(_) | Block::Heading { .. })) {
                        break;
                    }
                }
                other => self.add(other),
            }
        }
        if !content.is_empty() {
            self.block(Block::Heading { level, content });
        }
        frame.flow.extend(rest);
    }

    /// A caption, a credit, a title …: what it belongs to is around it, or it is a paragraph.
    fn place(&mut self, line: Content, kind: Kind) {
        let mut around = self.frames.iter_mut().rev();
        let mut place = None;
        if let Some(frame) = around.next() {
            let outer = frame.kind;
            place = match (kind, outer) {
                (Kind::Credit, Kind::Figure(_)) => Some(&mut frame.credit),
                (Kind::Credit, _) => match around.next() {
                    Some(frame) if matches!(frame.kind, Kind::Figure(_)) => Some(&mut frame.credit),
                    _ => None,
                },
                (
                    _,
                    Kind::Figure(_)
                    | Kind::Quote { .. }
                    | Kind::Details
                    | Kind::Table
                    | Kind::Video
                    | Kind::Audio,
                )
                | (Kind::Title, Kind::Bookmark) => Some(&mut frame.caption),
                (Kind::Caption(true), _) => match frame.flow.last_mut() {
                    Some(Block::Image(image)) if image.caption.is_empty() => {
                        Some(&mut image.caption)
                    }
                    _ => None,
                },
                _ => None,
            };
        }
        match place {
            Some(place) => walk::append(place, line),
            None => self.paragraph(line),
        }
    }

    fn add(&mut self, block: Block) {
        if let Some(frame) = self.frames.last_mut() {
            frame.flow.push(block);
        }
    }
}

/// The language that a tag names, if it is one.
pub(super) fn language(tag: Option<&str>) -> Option<Language> {
    Language::parse(tag?)
}
