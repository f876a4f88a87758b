//! Serialises blocks, in the shape of the own format (contract, section 7): reading it again gives an equal article.
//! Empty fields are left out.

use super::{
    Align, Block, Callout, Cell, Definition, Embed, Footnote, Image, List, Media, MediaSource,
    Quote, Table, Update,
};
use crate::{
    content::{Inline, put_inline, put_words},
    serial::{Fields as _, Object, as_object},
};
use serde::{Serialize, Serializer, ser::SerializeStruct};

as_object!(Block, Image, Media, List, Definition, Quote, Embed, Table, Callout, Update, Footnote);

impl Object for Block {
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        out.serialize_field("type", self.kind())?;
        match self {
            Block::Paragraph(content) => put_words(content, out),
            Block::Heading { level, content } => {
                out.serialize_field("level", level)?;
                put_words(content, out)
            }
            Block::List(list) => list.put(out),
            Block::Definitions(items) => out.list("items", items),
            Block::Quote(quote) => quote.put(out),
            Block::Image(image) => image.put(out),
            Block::Gallery(gallery) => {
                out.list("images", &gallery.images)?;
                put_inline("caption", &gallery.caption, out)
            }
            Block::Table(table) => table.put(out),
            Block::Code { language, text, caption } => {
                out.some("language", language)?;
                out.serialize_field("text", text)?;
                put_inline("caption", caption, out)
            }
            Block::Divider => Ok(()),
            Block::Video(media) | Block::Audio(media) => media.put(out),
            Block::Embed(embed) => embed.put(out),
            Block::Callout(callout) => callout.put(out),
            Block::Details { summary, body, open } => {
                put_inline("summary", summary, out)?;
                out.list("body", body)?;
                out.flag("open", *open)
            }
            Block::Update(update) => update.put(out),
            Block::Footnotes(notes) => out.list("notes", notes),
        }
    }
}

impl Block {
    /// Its `type` in the own format.
    pub fn kind(&self) -> &'static str {
        match self {
            Block::Paragraph(_) => "paragraph",
            Block::Heading { .. } => "heading",
            Block::List(_) => "list",
            Block::Definitions(_) => "definitions",
            Block::Quote(_) => "quote",
            Block::Image(_) => "image",
            Block::Gallery(_) => "gallery",
            Block::Table(_) => "table",
            Block::Code { .. } => "code",
            Block::Divider => "divider",
            Block::Video(_) => "video",
            Block::Audio(_) => "audio",
            Block::Embed(_) => "embed",
            Block::Callout(_) => "callout",
            Block::Details { .. } => "details",
            Block::Update(_) => "update",
            Block::Footnotes(_) => "footnotes",
        }
    }
}

/// The fields of a picture, without a type.
impl Object for Image {
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        out.serialize_field("src", &self.src)?;
        out.some("alt", &self.alt)?;
        out.some("width", &self.width)?;
        out.some("height", &self.height)?;
        put_inline("caption", &self.caption, out)?;
        put_inline("credit", &self.credit, out)?;
        out.list("sources", &self.sources)?;
        out.some("href", &self.href)
    }
}

impl Object for Media {
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        let mut sources = self.sources.as_slice();
        if let Some((MediaSource { src, kind: None }, rest)) = sources.split_first() {
            out.serialize_field("src", src)?;
            sources = rest;
        }
        out.list("sources", sources)?;
        out.some("poster", &self.poster)?;
        out.list("tracks", &self.tracks)?;
        out.some("title", &self.title)?;
        put_inline("caption", &self.caption, out)?;
        put_inline("credit", &self.credit, out)?;
        out.some("width", &self.width)?;
        out.some("height", &self.height)
    }
}

impl Object for List {
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        out.flag("ordered", self.ordered)?;
        out.some("start", &self.start)?;
        out.flag("reversed", self.reversed)?;
        out.some("style", &self.style)?;
        let items: Vec<_> = self.items.iter().map(|flow| Item(flow)).collect();
        out.list("items", &items)
    }
}

/// An item; an inner list right after its text, or alone, stands in the item's own fields.
struct Item<'a>(&'a [Block]);

as_object!(Item<'_>);

impl Object for Item<'_> {
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        match self.0 {
            [Block::List(list)] => list.put(out),
            [Block::Paragraph(content), Block::List(list)] => {
                put_words(content, out)?;
                list.put(out)
            }
            flow => put_flow(flow, out),
        }
    }
}

impl Object for Definition {
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        put_inline("term", &self.term, out)?;
        put_flow(&self.body, out)
    }
}

impl Object for Quote {
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        put_flow(&self.body, out)?;
        put_inline("cite", &self.cite, out)?;
        out.flag("pull", self.pull)
    }
}

impl Object for Embed {
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        out.serialize_field("url", &self.url)?;
        out.some("title", &self.title)?;
        put_flow(&self.body, out)?;
        out.some("width", &self.width)?;
        out.some("height", &self.height)?;
        put_inline("caption", &self.caption, out)
    }
}

impl Object for Update {
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        out.some("id", &self.id)?;
        out.some("published", &self.published)?;
        put_inline("title", &self.title, out)?;
        put_flow(&self.body, out)
    }
}

impl Object for Callout {
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        out.serialize_field("kind", &self.kind)?;
        put_inline("title", &self.title, out)?;
        out.some("date", &self.date)?;
        put_flow(&self.body, out)
    }
}

impl Object for Footnote {
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        out.serialize_field("id", &self.id)?;
        put_flow(&self.body, out)
    }
}

impl Object for Table {
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        put_inline("caption", &self.caption, out)?;
        // Up there every cell is a header without saying so.
        let header = self.header.iter();
        let header: Vec<Vec<_>> =
            header.map(|row| row.iter().map(|cell| Shown::of(cell, false)).collect()).collect();
        out.list("header", &header)?;
        out.list("rows", &self.rows)
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Shown::of(self, self.header).serialize(to)
    }
}

/// A cell, or what is written as one.
struct Shown<'a> {
    body: &'a [Block],
    /// Whether it has to say that it is a header.
    header: bool,
    colspan: u32,
    rowspan: u32,
    align: Option<Align>,
}

impl Shown<'_> {
    fn of(cell: &Cell, header: bool) -> Shown<'_> {
        Shown {
            body: &cell.body,
            header,
            colspan: cell.colspan,
            rowspan: cell.rowspan,
            align: cell.align,
        }
    }
}

impl Object for Shown<'_> {
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        put_flow(self.body, out)?;
        out.flag("header", self.header)?;
        out.some("colspan", &Some(self.colspan).filter(|span| *span != 1))?;
        out.some("rowspan", &Some(self.rowspan).filter(|span| *span != 1))?;
        out.some("align", &self.align)
    }
}

/// Its text or runs alone where nothing else is to be said.
impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.body {
            _ if self.header || self.colspan != 1 || self.rowspan != 1 || self.align.is_some() => {
                self.object(to)
            }
            [] => to.serialize_str(""),
            [Block::Paragraph(content)] => Inline(content).serialize(to),
            _ => self.object(to),
        }
    }
}

/// Puts what stands inside a block into its object: `text` or `content` for one paragraph, else `body`.
fn put_flow<S: SerializeStruct>(flow: &[Block], out: &mut S) -> Result<(), S::Error> {
    match flow {
        [Block::Paragraph(content)] => put_words(content, out),
        flow => out.list("body", flow),
    }
}

/// What stands inside a block as one value: a string or runs for one paragraph, else an object with its `body`.
pub(super) fn flow_value<S: Serializer>(flow: &[Block], to: S) -> Result<S::Ok, S::Error> {
    Shown { body: flow, header: false, colspan: 1, rowspan: 1, align: None }.serialize(to)
}
