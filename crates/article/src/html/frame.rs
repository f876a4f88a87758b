//! The block that is being built.

use crate::{Cell, Content, Definition, Flow, Footnote};

/// A block that is being put together. One shape for all kinds: most stay empty.
#[derive(Default)]
pub(super) struct Frame {
    pub(super) kind: Kind,
    /// The blocks that stand in it so far.
    pub(super) flow: Flow,
    /// A caption, a summary, a quotation's source.
    pub(super) caption: Content,
    pub(super) credit: Content,
    /// Preformatted text.
    pub(super) text: String,
    /// The items of a list, as if all were footnotes; the id is empty for one without.
    pub(super) items: Vec<Footnote>,
    pub(super) definitions: Vec<Definition>,
    /// The rows of a table: at its head, and below; and the row that is open.
    pub(super) header: Vec<Vec<Cell>>,
    pub(super) rows: Vec<Vec<Cell>>,
    pub(super) cells: Vec<Cell>,
    /// Whether the row that is open is at the table's head.
    pub(super) head: bool,
}

/// What it is going to be, as far as what stands in it has to know.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    /// Blocks of no kind.
    #[default]
    Root,
    Heading,
    Pre,
    /// A poem: its line breaks are kept.
    Verse,
    Quote,
    List,
    Item,
    Definitions,
    Term,
    Description,
    Figure,
    /// A caption, a title, a source: one line of text.
    Caption,
    Gallery,
    Table,
    Cell,
    /// A box that opens.
    Details,
    /// A box beside the story.
    Callout,
    /// A video or a sound: what stands in it is for browsers that cannot play it.
    Media,
    Object,
}

impl Kind {
    /// Whether blocks in it stand one level deeper in the article.
    pub(super) fn nests(self) -> bool {
        matches!(
            self,
            Kind::Quote
                | Kind::List
                | Kind::Definitions
                | Kind::Cell
                | Kind::Details
                | Kind::Callout
        )
    }
}

impl Frame {
    #[inline(never)]
    pub(super) fn new(kind: Kind) -> Frame {
        Frame { kind, ..Frame::default() }
    }
}
