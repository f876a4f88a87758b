//! The blocks that are being put together, and what becomes of each when it ends.

use super::{builder::Builder, figures, lists, media, quotes, walk};
use crate::{
    Block, Callout, CalloutKind, Cell, Content, Definition, Flow, Language, Media, SafeUrl,
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
    /// The items of a list, and their ids; empty for one without.
    pub(super) items: Vec<Flow>,
    pub(super) ids: Vec<String>,
    pub(super) definitions: Vec<Definition>,
    /// The rows of a table: at its head, and below.
    pub(super) header: Vec<Vec<Cell>>,
    pub(super) rows: Vec<Vec<Cell>>,
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
            ids: Vec::new(),
            definitions: Vec::new(),
            header: Vec::new(),
            rows: Vec::new(),
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
    pub(super) fn blocks(&mut self, blocks: Flow) {
        for block in blocks {
            self.add(block);
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
        let block = match frame.kind {
            Kind::Dropped => return,
            Kind::Root | Kind::Verse | Kind::Figure(_) | Kind::Gallery | Kind::Title => {
                match frame.kind {
                    Kind::Figure(embed) => {
                        if embed {
                            media::bare_address(&mut frame.flow, self.cx, self.path);
                        }
                        figures::close(&mut frame);
                    }
                    Kind::Gallery => {
                        self.galleries -= 1;
                        figures::gallery(&mut frame.flow);
                    }
                    Kind::Title if self.kind() == Kind::Bookmark => {
                        let title = crate::content::text(&walk::all(frame.flow));
                        if let Some(card) = self.frames.last_mut() {
                            card.name = Some(title);
                        }
                        return;
                    }
                    _ => {}
                }
                return self.blocks(frame.flow);
            }
            Kind::Heading(level) => return self.heading(level, frame.flow),
            Kind::Pre => {
                frame.text.truncate(frame.text.trim_end().len());
                self.blocks(frame.flow);
                if frame.text.is_empty() {
                    return;
                }
                Block::Code { language: frame.name, text: frame.text }
            }
            Kind::Quote { pull, post } => {
                return self.blocks(quotes::close(pull, post, frame));
            }
            Kind::List { ordered, start, reversed, notes } => {
                lists::settle(&mut frame);
                if frame.items.is_empty() {
                    return;
                }
                if self.are_notes(&frame, notes) {
                    lists::notes(frame, &mut self.notes)
                } else {
                    lists::list(frame.items, ordered, start, reversed)
                }
            }
            Kind::Item | Kind::Term | Kind::Description => return self.close_item(frame),
            Kind::Definitions => {
                lists::settle(&mut frame);
                frame.definitions.retain(|it| !it.term.is_empty() || !it.body.is_empty());
                if frame.definitions.is_empty() {
                    return;
                }
                Block::Definitions(frame.definitions)
            }
            Kind::Cite | Kind::Summary | Kind::Caption(_) | Kind::Credit => {
                let content = self.line_of(frame.flow);
                return match frame.kind {
                    Kind::Credit => self.credit(content),
                    kind => self.caption(content, kind == Kind::Caption(true)),
                };
            }
            Kind::Table => {
                // What stands in a table outside of its cells is shown before it.
                self.blocks(std::mem::take(&mut frame.flow));
                if frame.rows.is_empty() && frame.header.is_empty() {
                    return self.paragraph(frame.caption);
                }
                lists::table(frame)
            }
            Kind::Row { .. } | Kind::Cell { .. } => return self.close_in_table(frame),
            Kind::Details if frame.caption.is_empty() => return self.blocks(frame.flow),
            Kind::Details => Block::Details { summary: frame.caption, body: frame.flow },
            Kind::Callout if frame.flow.is_empty() => return,
            Kind::Callout => {
                quotes::join_sign(&mut frame.flow);
                Block::Callout(Callout {
                    kind: CalloutKind::Note,
                    title: Content::new(),
                    date: None,
                    body: frame.flow,
                })
            }
            Kind::Bookmark => return self.close_bookmark(frame),
            Kind::Video | Kind::Audio => return self.close_media(frame),
            Kind::Object => return self.close_object(frame),
        };
        self.block(block);
    }

    /// The text of blocks that stand where only text can; the others go to the block around.
    fn line_of(&mut self, flow: Flow) -> Content {
        let mut line = Content::new();
        for block in flow {
            match block {
                Block::Paragraph(content) | Block::Heading { content, .. } => {
                    walk::append(&mut line, content);
                }
                other => self.add(other),
            }
        }
        line
    }

    /// A heading holds text only: what else stands in one, as in many that were never closed, follows it
    /// or goes before it, with the text after that as paragraphs.
    fn heading(&mut self, level: u8, flow: Flow) {
        let mut heading = Content::new();
        let mut ended = false;
        for block in flow {
            match block {
                Block::Paragraph(content) | Block::Heading { content, .. } if !ended => {
                    walk::append(&mut heading, content);
                }
                other => {
                    ended |= self.title(level, std::mem::take(&mut heading));
                    self.add(other);
                }
            }
        }
        self.title(level, heading);
    }

    fn title(&mut self, level: u8, content: Content) -> bool {
        let shown = !content.is_empty();
        if shown {
            self.block(Block::Heading { level, content });
        }
        shown
    }

    /// A caption, a summary or a quotation's source: what it belongs to is around it, or it is a
    /// paragraph.
    pub(super) fn caption(&mut self, content: Content, above: bool) {
        let place = self.frames.last_mut().and_then(|frame| match frame.kind {
            Kind::Figure(_)
            | Kind::Quote { .. }
            | Kind::Details
            | Kind::Table
            | Kind::Video
            | Kind::Audio => Some(&mut frame.caption),
            _ => match frame.flow.last_mut() {
                Some(Block::Image(image)) if above && image.caption.is_empty() => {
                    Some(&mut image.caption)
                }
                _ => None,
            },
        });
        match place {
            Some(place) => walk::append(place, content),
            None => self.paragraph(content),
        }
    }

    fn credit(&mut self, content: Content) {
        let figure = |frame: &&mut Frame| matches!(frame.kind, Kind::Figure(_));
        match self.frames.iter_mut().rev().take(2).find(figure) {
            Some(frame) => walk::append(&mut frame.credit, content),
            None => self.paragraph(content),
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
