//! The blocks of a text. `write.rs` serialises them; the end of this file deserialises them.

use crate::{
    Content, Image, Media, SafeUrl, Timestamp,
    content::{self, inline, words},
    serial::as_text,
    url::file,
};
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor, value},
};
use std::fmt;

/// Blocks in their order.
pub type Flow = Vec<Block>;

/// One block of an article's body.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph; its content is not blank.
    Paragraph(#[serde(deserialize_with = "words")] Content),
    /// A heading inside the article.
    Heading {
        /// The level that the publisher gave, 1 to 6; the views make it relative to the headline's.
        level: u8,
        /// Its text.
        #[serde(flatten, deserialize_with = "words")]
        content: Content,
    },
    /// A list.
    List(List),
    /// Terms with their descriptions.
    Definitions(#[serde(deserialize_with = "definitions")] Vec<Definition>),
    /// A quotation.
    Quote(Quote),
    /// A picture.
    Image(Image),
    /// Pictures that belong together.
    Gallery(Gallery),
    /// A table.
    Table(Table),
    /// Preformatted text.
    Code {
        /// The programming language, as the publisher names it.
        language: Option<String>,
        /// The text, white space kept.
        text: String,
        /// What it shows.
        #[serde(default, deserialize_with = "inline")]
        caption: Content,
    },
    /// A change of subject.
    Divider,
    /// A video file.
    Video(Media),
    /// A sound file.
    Audio(Media),
    /// A third party's content.
    Embed(Embed),
    /// A box beside the story: a correction, key points …
    Callout(Callout),
    /// Text that opens when its summary is activated.
    Details {
        /// What is always visible.
        #[serde(default, deserialize_with = "inline")]
        summary: Content,
        /// What opens.
        #[serde(flatten, deserialize_with = "flow")]
        body: Flow,
        /// Whether it is open from the start.
        #[serde(default)]
        open: bool,
    },
    /// An entry of a live blog.
    Update(Update),
    /// The notes that runs refer to.
    Footnotes(#[serde(deserialize_with = "notes")] Vec<Footnote>),
}

/// Pictures that belong together.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Gallery {
    /// The pictures.
    #[serde(default)]
    pub images: Vec<Image>,
    /// What they show together.
    #[serde(default, deserialize_with = "inline")]
    pub caption: Content,
}

/// A list.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct List {
    /// Whether the order matters.
    #[serde(default)]
    pub ordered: bool,
    /// The number of the first item, if it is not 1.
    pub start: Option<i32>,
    /// Whether numbers go down.
    #[serde(default)]
    pub reversed: bool,
    /// How the numbers are written, if not as usual in the language.
    pub style: Option<ListStyle>,
    /// The items; an inner list is a block of its item.
    #[serde(default, deserialize_with = "items")]
    pub items: Vec<Flow>,
}

/// How the numbers of a list are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the names are those of CSS
pub enum ListStyle {
    Decimal,
    LowerAlpha,
    UpperAlpha,
    LowerRoman,
    UpperRoman,
}

impl ListStyle {
    /// Every style.
    pub const ALL: [ListStyle; 5] = [
        ListStyle::Decimal,
        ListStyle::LowerAlpha,
        ListStyle::UpperAlpha,
        ListStyle::LowerRoman,
        ListStyle::UpperRoman,
    ];

    /// Its name in the own format, and in CSS.
    pub fn name(self) -> &'static str {
        match self {
            ListStyle::Decimal => "decimal",
            ListStyle::LowerAlpha => "lower-alpha",
            ListStyle::UpperAlpha => "upper-alpha",
            ListStyle::LowerRoman => "lower-roman",
            ListStyle::UpperRoman => "upper-roman",
        }
    }

    /// The style of that name.
    pub fn from_name(name: &str) -> Option<ListStyle> {
        ListStyle::ALL.into_iter().find(|style| style.name() == name)
    }
}

/// The side to which the text of a cell is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the names are those of CSS
pub enum Align {
    Start,
    Center,
    End,
}

impl Align {
    /// Its name in the own format, and in CSS.
    pub fn name(self) -> &'static str {
        match self {
            Align::Start => "start",
            Align::Center => "center",
            Align::End => "end",
        }
    }

    /// The side of that name.
    pub fn from_name(name: &str) -> Option<Align> {
        [Align::Start, Align::Center, Align::End].into_iter().find(|side| side.name() == name)
    }
}

as_text!(ListStyle, name, from_name, "a style of numbers");
as_text!(Align, name, from_name, "start, center or end");

/// A term and what it means.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Definition {
    /// The term; blank where a second description follows the same term.
    #[serde(default, deserialize_with = "inline")]
    pub term: Content,
    /// Its description.
    #[serde(flatten, deserialize_with = "flow")]
    pub body: Flow,
}

/// A quotation.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Quote {
    /// What was said.
    #[serde(flatten, deserialize_with = "flow")]
    pub body: Flow,
    /// Who said it, or where.
    #[serde(default, deserialize_with = "inline")]
    pub cite: Content,
    /// Whether it repeats words of the article as an ornament (a pull quote).
    #[serde(default)]
    pub pull: bool,
}

/// A third party's content: a link until the reader asks for it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Embed {
    /// The address of its page or player.
    #[serde(deserialize_with = "file")]
    pub url: SafeUrl,
    /// What it is.
    pub title: Option<String>,
    /// The text that is shown without it, such as that of a post.
    #[serde(flatten, deserialize_with = "flow")]
    pub body: Flow,
    /// Width in pixels; with the height, its proportions.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// What it shows.
    #[serde(default, deserialize_with = "inline")]
    pub caption: Content,
}

impl Embed {
    /// An embed of which nothing but its address is known.
    pub fn new(url: SafeUrl) -> Embed {
        let (body, caption) = (Flow::new(), Content::new());
        Embed { url, title: None, body, width: None, height: None, caption }
    }
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Table {
    /// What the table shows.
    #[serde(default, deserialize_with = "inline")]
    pub caption: Content,
    /// The rows at the top; their cells are headers.
    #[serde(default, deserialize_with = "header")]
    pub header: Vec<Vec<Cell>>,
    /// The rows below.
    #[serde(default)]
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(remote = "Self")] // the object; where there is nothing but blocks, they stand alone
pub struct Cell {
    /// Its content.
    #[serde(flatten, deserialize_with = "flow")]
    pub body: Flow,
    /// Whether it names its row or column.
    #[serde(default)]
    pub header: bool,
    /// Columns that it takes, 1 to 1,000.
    #[serde(default = "one")]
    pub colspan: u32,
    /// Rows that it takes, 1 to 65,534.
    #[serde(default = "one")]
    pub rowspan: u32,
    /// The side to which its text is aligned, if it is not the usual one.
    pub align: Option<Align>,
}

/// An entry of a live blog: newest first, as publishers have them.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Update {
    /// The publisher's identifier of the entry.
    pub id: Option<String>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// Its heading.
    #[serde(default, deserialize_with = "inline")]
    pub title: Content,
    /// Its text.
    #[serde(flatten, deserialize_with = "flow")]
    pub body: Flow,
}

/// A box beside the story.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Callout {
    /// What it is for.
    pub kind: CalloutKind,
    /// Its heading.
    #[serde(default, deserialize_with = "inline")]
    pub title: Content,
    /// When it was added.
    pub date: Option<Timestamp>,
    /// Its text.
    #[serde(flatten, deserialize_with = "flow")]
    pub body: Flow,
}

/// What a box is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub enum CalloutKind {
    Note,
    Correction,
    Clarification,
    Update,
    KeyPoints,
    Qa,
    Facts,
    Timeline,
}

impl CalloutKind {
    /// Every kind.
    pub const ALL: [CalloutKind; 8] = [
        CalloutKind::Note,
        CalloutKind::Correction,
        CalloutKind::Clarification,
        CalloutKind::Update,
        CalloutKind::KeyPoints,
        CalloutKind::Qa,
        CalloutKind::Facts,
        CalloutKind::Timeline,
    ];

    /// Its name in the own format.
    pub fn name(self) -> &'static str {
        match self {
            CalloutKind::Note => "note",
            CalloutKind::Correction => "correction",
            CalloutKind::Clarification => "clarification",
            CalloutKind::Update => "update",
            CalloutKind::KeyPoints => "key-points",
            CalloutKind::Qa => "qa",
            CalloutKind::Facts => "facts",
            CalloutKind::Timeline => "timeline",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<CalloutKind> {
        CalloutKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Footnote {
    /// The id by which runs refer to it.
    pub id: String,
    /// Its text.
    #[serde(flatten, deserialize_with = "flow")]
    pub body: Flow,
}

as_text!(CalloutKind, name, from_name, "a kind of callout");

fn one() -> u32 {
    1
}

/// The content of a block, for `flatten`: its words, then its `body`.
fn flow<'de, D: Deserializer<'de>>(from: D) -> Result<Flow, D::Error> {
    #[derive(Deserialize)]
    struct Fields {
        #[serde(flatten, deserialize_with = "words")]
        words: Content,
        #[serde(default)]
        body: Flow,
    }

    let Fields { words, body } = Fields::deserialize(from)?;
    Ok(paragraph(words).into_iter().chain(body).collect())
}

fn paragraph(words: Content) -> Option<Block> {
    (!words.is_empty()).then_some(Block::Paragraph(words))
}

/// The content of a block as one value, for a cell that has nothing else.
pub(super) fn flow_value<'de, D: Deserializer<'de>>(from: D) -> Result<Flow, D::Error> {
    <Cell as Deserialize>::deserialize(from).map(|cell| cell.body)
}

/// A list that is all of its block, for a variant of [`Block`].
macro_rules! only_field {
    ($read:ident, $name:ident: $type:ty) => {
        fn $read<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<$type>, D::Error> {
            #[derive(Deserialize)]
            struct Field {
                #[serde(default)]
                $name: Vec<$type>,
            }
            Field::deserialize(from).map(|field| field.$name)
        }
    };
}

only_field!(definitions, items: Definition);
only_field!(notes, notes: Footnote);

/// The items of a list, each with the inner list that may stand in its own fields.
fn items<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Flow>, D::Error> {
    #[derive(Deserialize)]
    struct Item {
        #[serde(flatten, deserialize_with = "flow")]
        body: Flow,
        #[serde(flatten)]
        list: List,
    }

    let items = Vec::<Item>::deserialize(from)?;
    let whole = |Item { body, list }| {
        let list = (!list.items.is_empty()).then_some(Block::List(list));
        body.into_iter().chain(list).collect()
    };
    Ok(items.into_iter().map(whole).collect())
}

/// The rows at the top of a table: every cell is a header without saying so.
fn header<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Vec<Cell>>, D::Error> {
    let mut rows = Vec::<Vec<Cell>>::deserialize(from)?;
    rows.iter_mut().flatten().for_each(|cell| cell.header = true);
    Ok(rows)
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Cell, D::Error> {
        struct AnyCell;

        impl<'de> Visitor<'de> for AnyCell {
            type Value = Cell;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a string, an array of runs, or an object")
            }

            fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
                Ok(of_words(content::of_text(text)))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, runs: A) -> Result<Cell, A::Error> {
                Content::deserialize(value::SeqAccessDeserializer::new(runs)).map(of_words)
            }

            fn visit_map<A: MapAccess<'de>>(self, cell: A) -> Result<Cell, A::Error> {
                Cell::deserialize(value::MapAccessDeserializer::new(cell))
            }
        }

        fn of_words(words: Content) -> Cell {
            let body = paragraph(words).into_iter().collect();
            Cell { body, header: false, colspan: 1, rowspan: 1, align: None }
        }

        from.deserialize_any(AnyCell)
    }
}
