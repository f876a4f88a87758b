//! Blocks and running text in the shape of the own format.

use super::{
    fields::{Fields, array, string},
    image,
};
use crate::{Block, Cell, Definition, Footnote, List, Media, MediaSource, Run, Track, json::Value};

/// A block with its type.
#[inline(never)]
pub(super) fn block(block: &Block, out: &mut Fields) {
    out.string("type", kind(block));
    match block {
        Block::Paragraph(content) => put_content(out, content),
        Block::Heading { level, content } => {
            out.size("level", Some((*level).into()));
            put_content(out, content);
        }
        Block::List(list) => put_list(list, out),
        Block::Definitions(items) => out.list("items", items, definition),
        Block::Quote(quote) => {
            put_flow(out, &quote.body);
            out.content("cite", &quote.cite);
            out.flag("pull", quote.pull);
        }
        Block::Image(picture) => image(picture, out),
        Block::Gallery(images) => out.list("images", images, image),
        Block::Table(table) => {
            out.content("caption", &table.caption);
            put_rows(out, "header", &table.header);
            put_rows(out, "rows", &table.rows);
        }
        Block::Code { language, text } => {
            out.text("language", language);
            out.string("text", text);
        }
        Block::Divider => {}
        Block::Video(inner) | Block::Audio(inner) => media(inner, out),
        Block::Embed(embed) => {
            out.string("url", embed.url.as_str());
            out.text("title", &embed.title);
            put_flow(out, &embed.body);
            out.size("width", embed.width);
            out.size("height", embed.height);
        }
        Block::Callout(callout) => {
            out.string("kind", callout.kind.name());
            out.content("title", &callout.title);
            out.date("date", &callout.date);
            put_flow(out, &callout.body);
        }
        Block::Details { summary, body } => {
            out.content("summary", summary);
            out.list("body", body, self::block);
        }
        Block::Footnotes(notes) => out.list("notes", notes, footnote),
    }
}

#[inline(never)]
fn kind(block: &Block) -> &'static str {
    match block {
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
        Block::Footnotes(_) => "footnotes",
    }
}

/// The inside of a block as one value: text or runs where it is one paragraph, else `{body}`.
pub(super) fn flow_value(flow: &[Block]) -> Value {
    if let [Block::Paragraph(content)] = flow {
        return content_value(content);
    }
    let mut out = Fields::default();
    out.list("body", flow, block);
    out.done()
}

/// Running text as one value: a string where it is plain, else runs.
#[inline(never)]
pub(super) fn content_value(content: &[Run]) -> Value {
    match content {
        [] => string(""),
        [only] if only.is_plain() => string(&only.text),
        runs => Value::Array(runs.iter().map(run).collect()),
    }
}

/// Running text as a block's field: `text` where it is plain, else `content`.
#[inline(never)]
fn put_content(out: &mut Fields, content: &[Run]) {
    let plain = matches!(content, [only] if only.is_plain());
    out.content(if plain { "text" } else { "content" }, content);
}

/// What stands inside a block as its fields: `text` or `content` for one paragraph, else `body`.
#[inline(never)]
fn put_flow(out: &mut Fields, flow: &[Block]) {
    match flow {
        [Block::Paragraph(content)] => put_content(out, content),
        flow => out.list("body", flow, block),
    }
}

fn run(run: &Run) -> Value {
    if run.is_plain() {
        return string(&run.text);
    }
    let mut out = Fields::default();
    out.string("text", &run.text);
    out.url("href", &run.href);
    out.language("lang", &run.lang);
    out.text("note", &run.note);
    let marks: Vec<Value> = run.marks.iter().map(|mark| string(mark.name())).collect();
    if !marks.is_empty() {
        out.put("marks", Value::Array(marks));
    }
    if let Some(rare) = &run.rare {
        out.text("title", &rare.title);
        out.text("datetime", &rare.datetime);
        out.name("dir", rare.dir.map(|dir| dir.name()));
        out.text("ruby", &rare.ruby);
    }
    out.done()
}

#[inline(never)]
fn put_list(list: &List, out: &mut Fields) {
    out.flag("ordered", list.ordered);
    if let Some(start) = list.start {
        out.put("start", Value::Number(start.into()));
    }
    out.flag("reversed", list.reversed);
    out.put("items", array(&list.items, |flow, out| item(flow, out)));
}

/// An item; an inner list right after its text, or alone, stands in the item's own fields.
fn item(flow: &[Block], out: &mut Fields) {
    match flow {
        [Block::List(list)] => put_list(list, out),
        [Block::Paragraph(content), Block::List(list)] => {
            put_content(out, content);
            put_list(list, out);
        }
        flow => put_flow(out, flow),
    }
}

fn definition(definition: &Definition, out: &mut Fields) {
    out.content("term", &definition.term);
    put_flow(out, &definition.body);
}

/// In the table's header every cell is a header without saying so.
#[inline(never)]
fn put_rows(out: &mut Fields, name: &'static str, rows: &[Vec<Cell>]) {
    let mut values = Vec::new();
    for row in rows {
        let cells = row.iter().map(|one| cell(one, one.header && name != "header"));
        values.push(Value::Array(cells.collect()));
    }
    if !values.is_empty() {
        out.put(name, Value::Array(values));
    }
}

/// A cell: its text or runs alone where nothing else is to be said.
fn cell(cell: &Cell, header: bool) -> Value {
    if !header && cell.colspan == 1 && cell.rowspan == 1 {
        match cell.body.as_slice() {
            [] => return string(""),
            flow @ [Block::Paragraph(_)] => return flow_value(flow),
            _ => {}
        }
    }
    let mut out = Fields::default();
    put_flow(&mut out, &cell.body);
    out.flag("header", header);
    out.size("colspan", Some(cell.colspan).filter(|span| *span != 1));
    out.size("rowspan", Some(cell.rowspan).filter(|span| *span != 1));
    out.done()
}

fn media(media: &Media, out: &mut Fields) {
    let mut sources = media.sources.as_slice();
    if let Some((MediaSource { src, kind: None }, rest)) = sources.split_first() {
        out.string("src", src.as_str());
        sources = rest;
    }
    out.list("sources", sources, media_source);
    out.url("poster", &media.poster);
    out.list("tracks", &media.tracks, track);
    out.text("title", &media.title);
    out.content("caption", &media.caption);
    out.content("credit", &media.credit);
    out.size("width", media.width);
    out.size("height", media.height);
}

fn media_source(source: &MediaSource, out: &mut Fields) {
    out.string("src", source.src.as_str());
    out.text("type", &source.kind);
}

fn track(track: &Track, out: &mut Fields) {
    out.string("src", track.src.as_str());
    out.language("language", &track.language);
    out.text("label", &track.label);
}

fn footnote(note: &Footnote, out: &mut Fields) {
    out.string("id", &note.id);
    put_flow(out, &note.body);
}
