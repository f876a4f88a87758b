//! The blocks that are being put together, and what becomes of each when it ends.

use super::{
    builder::Builder,
    figures,
    tags::Tag,
    walk::{self, taken},
};
use crate::{
    Block, Callout, CalloutKind, Cell, Content, Definition, Flow, Footnote, Media, SafeUrl,
};

/// A block that is being put together. One shape for all kinds: most stay empty, and the code that moves
/// and drops them is there once.
#[derive(Default)]
pub(super) struct Frame {
    pub(super) kind: Kind,
    /// The element that makes it.
    pub(super) tag: Tag,
    /// The blocks that stand in it so far.
    pub(super) flow: Flow,
    /// A caption, a summary, a quotation's source.
    pub(super) caption: Content,
    pub(super) credit: Content,
    /// Preformatted text; the id of an item.
    pub(super) text: String,
    /// A programming language.
    pub(super) name: Option<String>,
    pub(super) url: Option<SafeUrl>,
    /// The number of a list's first item.
    pub(super) start: Option<i32>,
    /// Whether a list's numbers go down; whether a row is at the table's head.
    pub(super) flag: bool,
    /// The columns and rows of a cell.
    pub(super) spans: (u32, u32),
    /// The items of a list, as if all were footnotes; the id is empty for one without.
    pub(super) items: Vec<Footnote>,
    pub(super) definitions: Vec<Definition>,
    /// The rows of a table: at its head, and below; and the row that is open.
    pub(super) header: Vec<Vec<Cell>>,
    pub(super) rows: Vec<Vec<Cell>>,
    pub(super) cells: Vec<Cell>,
    pub(super) media: Option<Box<Media>>,
}

/// What it is going to be.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Root,
    /// What is left out with all that stands in it.
    Dropped,
    Heading,
    Pre,
    /// A poem: its line breaks are kept.
    Verse,
    Quote,
    /// A quotation that repeats the article.
    Pull,
    /// The words of somebody's post in a network, with the address at their beginning.
    PostFirst,
    /// The same, with the address at their end.
    PostLast,
    /// The source of a quotation.
    Cite,
    List,
    /// A list that says that it is one of footnotes.
    Notes,
    Item,
    Definitions,
    Term,
    Description,
    Figure,
    /// A figure around an embed, which may be a bare address.
    Embed,
    Caption,
    /// A caption by its class, which may belong to the picture before it.
    After,
    /// Who made a picture.
    Credit,
    Gallery,
    Table,
    Cell,
    /// A box that opens.
    Details,
    /// What is always visible of it.
    Summary,
    /// A box beside the story.
    Callout,
    /// A card that leads to another page.
    Bookmark,
    /// The title on it.
    Title,
    Video,
    Audio,
    Object,
    /// By its class only the boundary of a block of text, whatever its element.
    Boundary,
    /// A picture that stands for a character.
    Character,
}

impl Kind {
    /// Whether blocks in it stand one level deeper in the article.
    pub(super) fn nests(self) -> bool {
        self.is_quote()
            || self.is_list()
            || matches!(
                self,
                Kind::Definitions | Kind::Cell | Kind::Details | Kind::Callout | Kind::Bookmark
            )
    }

    pub(super) fn is_quote(self) -> bool {
        matches!(self, Kind::Quote | Kind::Pull | Kind::PostFirst | Kind::PostLast)
    }

    pub(super) fn is_list(self) -> bool {
        matches!(self, Kind::List | Kind::Notes)
    }

    pub(super) fn is_figure(self) -> bool {
        matches!(self, Kind::Figure | Kind::Embed)
    }
}

impl Frame {
    #[inline(never)]
    pub(super) fn new(kind: Kind, tag: Tag) -> Frame {
        Frame { kind, tag, ..Frame::default() }
    }
}

impl Builder<'_, '_> {
    /// Adds a finished block to the one around it.
    #[inline(never)]
    pub(super) fn block(&mut self, block: Block) {
        self.full |= !self.cx.take_node(self.path);
        walk::add(&mut self.frame.flow, block);
    }

    /// Adds running text as a paragraph.
    #[inline(never)]
    pub(super) fn paragraph(&mut self, content: &mut Content) {
        if !content.is_empty() {
            self.block(Block::Paragraph(taken(content)));
        }
    }

    /// The innermost block ends. The blocks that it leaves in its flow follow it.
    #[inline(never)]
    pub(super) fn close(&mut self) {
        let Some(outer) = self.frames.pop() else { return };
        let mut frame = std::mem::replace(&mut self.frame, outer);
        let kind = frame.kind;
        self.depth -= usize::from(kind.nests());
        self.galleries -= usize::from(kind == Kind::Gallery);
        match kind {
            Kind::Dropped => frame.flow.clear(),
            Kind::Figure | Kind::Embed => {
                if kind == Kind::Embed {
                    self.bare_address(&mut frame.flow);
                }
                figures::close(&mut frame);
            }
            Kind::Gallery => figures::gallery(&mut frame.flow),
            Kind::Heading => self.close_heading(&mut frame),
            Kind::Pre => {
                self.frame.flow.append(&mut frame.flow);
                let mut text = std::mem::take(&mut frame.text);
                text.truncate(text.trim_end().len());
                if !text.is_empty() {
                    self.block(Block::Code { language: frame.name.take(), text });
                }
            }
            Kind::Quote | Kind::Pull | Kind::PostFirst | Kind::PostLast => {
                self.close_quote(&mut frame);
            }
            Kind::List | Kind::Notes | Kind::Definitions => self.close_list(&mut frame),
            Kind::Item | Kind::Term | Kind::Description => self.close_item(&mut frame),
            Kind::Cite
            | Kind::Summary
            | Kind::Caption
            | Kind::After
            | Kind::Credit
            | Kind::Title => {
                walk::line(&mut frame.flow, &mut frame.caption);
                self.frame.flow.append(&mut frame.flow);
                self.place(&mut frame.caption, kind);
            }
            Kind::Table => self.close_table(&mut frame),
            Kind::Cell => self.close_cell(&mut frame),
            Kind::Details if !frame.caption.is_empty() => {
                let summary = taken(&mut frame.caption);
                self.block(Block::Details { summary, body: taken(&mut frame.flow) });
            }
            Kind::Callout if !frame.flow.is_empty() => {
                figures::join_sign(&mut frame.flow);
                let body = taken(&mut frame.flow);
                let (kind, title) = (CalloutKind::Note, Content::new());
                self.block(Block::Callout(Callout { kind, title, date: None, body }));
            }
            Kind::Bookmark => self.close_bookmark(&mut frame),
            Kind::Video | Kind::Audio => self.close_media(&mut frame),
            Kind::Object => self.close_object(&mut frame),
            _ => {}
        }
        self.frame.flow.append(&mut frame.flow);
    }

    /// A heading holds text only: what else stands in one, as in many that were never closed, follows it
    /// or goes before it, with the text after that as paragraphs.
    fn close_heading(&mut self, frame: &mut Frame) {
        let content = &mut frame.caption;
        let mut over = false;
        for mut block in taken(&mut frame.flow) {
            let flow = match walk::text_of(&mut block) {
                Some(more) if !over => {
                    walk::append(content, more);
                    continue;
                }
                _ if content.is_empty() => &mut self.frame.flow,
                _ => &mut frame.flow,
            };
            over = !content.is_empty();
            walk::add(flow, block);
        }
        if let (Some(level), false) = (frame.tag.level(), content.is_empty()) {
            self.block(Block::Heading { level, content: taken(content) });
        }
    }

    /// A caption, a credit, a title …: what it belongs to is around it, or it is a paragraph.
    fn place(&mut self, line: &mut Content, kind: Kind) {
        let outer = self.frame.kind;
        let place = if kind == Kind::Credit {
            if outer.is_figure() { Some(&mut self.frame) } else { self.frames.last_mut() }
                .filter(|frame| frame.kind.is_figure())
                .map(|frame| &mut frame.credit)
        } else if outer.is_figure()
            || outer.is_quote()
            || matches!(outer, Kind::Details | Kind::Table | Kind::Video | Kind::Audio)
            || (kind, outer) == (Kind::Title, Kind::Bookmark)
        {
            Some(&mut self.frame.caption)
        } else {
            match self.frame.flow.last_mut() {
                Some(Block::Image(image)) if kind == Kind::After && image.caption.is_empty() => {
                    Some(&mut image.caption)
                }
                _ => None,
            }
        };
        match place {
            Some(place) => walk::append(place, line),
            None => self.paragraph(line),
        }
    }
}
