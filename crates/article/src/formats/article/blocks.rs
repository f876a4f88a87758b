//! The blocks of the own format.

use super::{
    media,
    reader::{Read, Reader, elements},
    runs,
};
use crate::{
    Align, Block, Callout, CalloutKind, Cell, Content, Definition, Embed, Flow, Footnote,
    IssueCode, List, ListStyle, Quote, Table, Update, html,
    json::{Json, Kind},
};

/// An array of blocks.
#[inline(never)]
pub(super) fn body<J: Json>(r: &mut Reader<'_, '_, J>, out: &mut Flow) {
    match r.node.kind() {
        Kind::Array => r.cx.deeper(r.node.path(), |cx| {
            elements(r.node, cx, &mut |item| block(item, out));
        }),
        // Text is kept, even where it stands in a wrong place.
        Kind::String => bare(r, out),
        _ => r.cx.wrong_type(r.node, "an array of blocks"),
    }
}

/// What stands inside a block: its `text` or `content`, then its `body`.
#[inline(never)]
pub(super) fn flow<J: Json>(r: &mut Reader<'_, '_, J>, out: &mut Flow) {
    paragraph(runs::of_block(r), out);
    if let Some(inner) = r.node.get("body") {
        body(&mut Reader { node: &inner, cx: r.cx }, out);
    }
}

/// A value that stands for the inside of a block: text, runs, or an object with `text`, `content` or
/// `body`.
#[inline(never)]
pub(super) fn flow_value<J: Json>(r: &mut Reader<'_, '_, J>, out: &mut Flow) {
    match r.node.kind() {
        Kind::Object => flow(r, out),
        _ => paragraph(runs::value(r.node, r.cx), out),
    }
}

impl<J: Json> Reader<'_, '_, J> {
    /// A field of blocks (see [`flow_value`]).
    #[inline(never)]
    pub(super) fn flow(&mut self, name: &str, place: &mut Flow) {
        if let Some(field) = self.node.get(name) {
            flow_value(&mut Reader { node: &field, cx: self.cx }, place);
        }
    }

    /// The blocks that are read as a whole. (A constant: it stands in the data, where a variable would be put
    /// together by code.)
    const BLOCKS: [(&'static str, Read<Block, J>); 15] = [
        ("heading", heading),
        ("list", |r| list(r).map(Block::List)),
        ("definitions", definitions),
        ("quote", quote),
        ("image", media::image_block),
        ("gallery", media::gallery),
        ("video", media::video),
        ("audio", media::audio),
        ("embed", embed),
        ("table", table),
        ("code", code),
        ("callout", callout),
        ("details", details),
        ("update", update),
        ("footnotes", footnotes),
    ];
}

/// Reads one block. One that gives nothing has said why, or is reported here.
#[inline(never)]
pub(super) fn block<J: Json>(r: &mut Reader<'_, '_, J>, out: &mut Flow) {
    match r.node.kind() {
        Kind::Object => {}
        Kind::String => return bare(r, out),
        _ => return r.cx.wrong_type(r.node, "a block"),
    }
    let (blocks, issues) = (out.len(), r.cx.issue_count());
    let kind = r.cx.string(r.node, "type").unwrap_or_default();
    if let Some((_, read)) = Reader::<J>::BLOCKS.iter().find(|(name, _)| *name == kind) {
        out.extend(read(r));
    } else {
        match kind.as_str() {
            "paragraph" => paragraph(runs::of_block(r), out),
            "divider" => out.push(Block::Divider),
            "html" => markup(r, out),
            _ => {
                flow(r, out);
                markup(r, out);
                let message = if out.len() > blocks {
                    "a block of an unknown type: text kept"
                } else {
                    "a block of an unknown type: left out"
                };
                r.cx.report(IssueCode::UnknownBlock, message, r.node.path());
            }
        }
    }
    if out.len() == blocks && r.cx.issue_count() == issues {
        r.cx.report(IssueCode::Missing, "a block with nothing to show: left out", r.node.path());
    }
}

/// The block at the head of the article; a picture where no type is given.
pub(super) fn lead<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    if !r.is_object("an image, gallery, video, audio or embed") {
        return None;
    }
    let mut kind = None;
    r.text("type", &mut kind);
    match kind.as_deref().unwrap_or("image") {
        "image" => media::image_block(r),
        "gallery" => media::gallery(r),
        "video" => media::video(r),
        "audio" => media::audio(r),
        "embed" => embed(r),
        _ => {
            let message = "expected an image, gallery, video, audio or embed: left out";
            r.cx.report(IssueCode::UnknownBlock, message, r.node.path());
            None
        }
    }
}

#[inline(never)]
fn bare<J: Json>(r: &mut Reader<'_, '_, J>, out: &mut Flow) {
    let message = "found a string, expected a block: read as a paragraph";
    r.cx.report(IssueCode::WrongType, message, r.node.path());
    paragraph(runs::value(r.node, r.cx), out);
}

#[inline(never)]
fn markup<J: Json>(r: &mut Reader<'_, '_, J>, out: &mut Flow) {
    if let Some(markup) = r.cx.string(r.node, "html") {
        out.extend(html::flow(&markup, r.cx, &r.node.path().field("html")));
    }
}

#[inline(never)]
fn paragraph(content: Content, out: &mut Flow) {
    if !content.is_empty() {
        out.push(Block::Paragraph(content));
    }
}

fn heading<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    let level = r.cx.clamped(r.node, "level", 1..=6).unwrap_or(2);
    let content = runs::of_block(r);
    (!content.is_empty()).then_some(Block::Heading { level: level as u8, content })
}

/// A list, or the inner list of an item, which has the same fields.
#[inline(never)]
fn list<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<List> {
    r.node.get("items")?;
    let mut list = List::default();
    let items = &mut list.items;
    r.cx.deeper(r.node.path(), |cx| Reader { node: r.node, cx }.list("items", items, item));
    if list.items.is_empty() {
        return None;
    }
    r.flag("ordered", &mut list.ordered);
    let start = r.cx.number(r.node, "start", i32::MIN.into()..=i32::MAX.into());
    list.start = start.map(|start| start as i32);
    r.flag("reversed", &mut list.reversed);
    list.style = r.one_of("style", ListStyle::from_name);
    Some(list)
}

fn item<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Flow> {
    let mut item = Flow::new();
    flow_value(r, &mut item);
    item.extend(list(r).map(Block::List));
    (!item.is_empty()).then_some(item)
}

fn definitions<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    let mut items = Vec::new();
    r.list("items", &mut items, |r| {
        let mut one = Definition { term: Content::new(), body: Flow::new() };
        r.content("term", &mut one.term);
        flow(r, &mut one.body);
        (!one.term.is_empty() || !one.body.is_empty()).then_some(one)
    });
    (!items.is_empty()).then_some(Block::Definitions(items))
}

fn quote<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    let mut quote = Quote::default();
    flow(r, &mut quote.body);
    if quote.body.is_empty() {
        return None;
    }
    r.content("cite", &mut quote.cite);
    r.flag("pull", &mut quote.pull);
    Some(Block::Quote(quote))
}

fn embed<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    let url = r.needed_file("url")?;
    let mut embed = Embed::new(url);
    r.text("title", &mut embed.title);
    flow(r, &mut embed.body);
    r.pixels("width", &mut embed.width);
    r.pixels("height", &mut embed.height);
    r.content("caption", &mut embed.caption);
    Some(Block::Embed(embed))
}

fn table<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    let mut table = Table::default();
    r.content("caption", &mut table.caption);
    r.list("header", &mut table.header, |r| row(r, true));
    r.list("rows", &mut table.rows, |r| row(r, false));
    (!table.header.is_empty() || !table.rows.is_empty()).then_some(Block::Table(table))
}

fn row<J: Json>(r: &mut Reader<'_, '_, J>, header: bool) -> Option<Vec<Cell>> {
    if r.node.kind() != Kind::Array {
        r.cx.wrong_type(r.node, "an array of cells");
        return None;
    }
    let mut cells = Vec::new();
    elements(r.node, r.cx, &mut |r| {
        // A cell that cannot be read stays as an empty one: the others keep their columns.
        let mut cell = Cell { body: Flow::new(), header, colspan: 1, rowspan: 1, align: None };
        flow_value(r, &mut cell.body);
        if !header {
            r.flag("header", &mut cell.header);
        }
        cell.colspan = r.cx.clamped(r.node, "colspan", 1..=1_000).unwrap_or(1) as u32;
        cell.rowspan = r.cx.clamped(r.node, "rowspan", 1..=65_534).unwrap_or(1) as u32;
        cell.align = r.one_of("align", Align::from_name);
        cells.push(cell);
    });
    Some(cells)
}

fn code<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    let mut language = None;
    r.text("language", &mut language);
    // White space counts, so that this is not `Context::string`, which trims.
    r.cx.string(r.node, "text")?;
    let text = r.node.get("text").and_then(|text| text.value.string())?;
    let mut caption = Content::new();
    r.content("caption", &mut caption);
    Some(Block::Code { language, text, caption })
}

fn callout<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    let kind = r.one_of("kind", CalloutKind::from_name).unwrap_or(CalloutKind::Note);
    let mut callout = Callout { kind, title: Content::new(), date: None, body: Flow::new() };
    r.content("title", &mut callout.title);
    r.date("date", &mut callout.date);
    flow(r, &mut callout.body);
    let empty = callout.title.is_empty() && callout.body.is_empty();
    (!empty).then_some(Block::Callout(callout))
}

fn details<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    let (mut summary, mut body, mut open) = (Content::new(), Flow::new(), false);
    r.content("summary", &mut summary);
    flow(r, &mut body);
    r.flag("open", &mut open);
    (!summary.is_empty() || !body.is_empty()).then_some(Block::Details { summary, body, open })
}

fn update<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    let mut update = Update::default();
    r.text("id", &mut update.id);
    r.date("published", &mut update.published);
    r.content("title", &mut update.title);
    flow(r, &mut update.body);
    let empty = update.title.is_empty() && update.body.is_empty();
    (!empty).then_some(Block::Update(update))
}

fn footnotes<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Block> {
    let mut notes = Vec::new();
    r.list("notes", &mut notes, |r| {
        let mut note = Footnote { id: String::new(), body: Flow::new() };
        flow(r, &mut note.body);
        if note.body.is_empty() {
            return None;
        }
        note.id = r.cx.string(r.node, "id").unwrap_or_default();
        if note.id.is_empty() {
            let message = "a footnote without an id: nothing refers to it";
            r.cx.report(IssueCode::Missing, message, r.node.path());
        }
        Some(note)
    });
    (!notes.is_empty()).then_some(Block::Footnotes(notes))
}
