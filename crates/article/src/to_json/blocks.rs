//! Blocks and running text in the shape of the own format.

use super::{Fields, image, string};
use crate::{
    Block, Callout, Cell, Definition, Embed, Footnote, List, Mark, Media, Quote, Run, Table,
    json::Value,
};

/// A block with its type.
pub(super) fn block(block: &Block) -> Value {
    match block {
        Block::Paragraph(content) => {
            let mut out = Fields::of_type("paragraph");
            put_content(&mut out, content);
            out
        }
        Block::Heading { level, content } => {
            let mut out = Fields::of_type("heading");
            out.number("level", Some(*level));
            put_content(&mut out, content);
            out
        }
        Block::List(inner) => {
            let mut out = Fields::of_type("list");
            put_list(&mut out, inner);
            out
        }
        Block::Definitions(items) => {
            let mut out = Fields::of_type("definitions");
            out.list("items", items, definition);
            out
        }
        Block::Quote(inner) => quote(inner),
        Block::Image(inner) => {
            let mut out = Fields::of_type("image");
            out.0.extend(image(inner).0);
            out
        }
        Block::Gallery(images) => {
            let mut out = Fields::of_type("gallery");
            out.list("images", images, |inner| image(inner).done());
            out
        }
        Block::Table(inner) => table(inner),
        Block::Code { language, text } => {
            let mut out = Fields::of_type("code");
            out.text("language", language);
            out.put("text", string(text));
            out
        }
        Block::Divider => Fields::of_type("divider"),
        Block::Video(inner) => media("video", inner),
        Block::Audio(inner) => media("audio", inner),
        Block::Embed(inner) => embed(inner),
        Block::Callout(inner) => callout(inner),
        Block::Details { summary, body } => {
            let mut out = Fields::of_type("details");
            out.some("summary", inline(summary));
            out.list("body", body, self::block);
            out
        }
        Block::Footnotes(notes) => {
            let mut out = Fields::of_type("footnotes");
            out.list("notes", notes, footnote);
            out
        }
    }
    .done()
}

/// The inside of a block as one value: text or runs where it is one paragraph, else `{body}`.
pub(super) fn flow_value(flow: &[Block]) -> Value {
    if let [Block::Paragraph(content)] = flow {
        return inline(content).unwrap_or_else(|| string(""));
    }
    let mut out = Fields::default();
    out.list("body", flow, block);
    out.done()
}

/// Running text as one value: a string where it is plain, else runs; nothing where there is none.
pub(super) fn inline(content: &[Run]) -> Option<Value> {
    match content {
        [] => None,
        [only] if only.is_plain() => Some(string(&only.text)),
        runs => Some(sequence(runs, run)),
    }
}

/// An array of what each element gives.
pub(super) fn sequence<T>(list: &[T], to_json: impl Fn(&T) -> Value) -> Value {
    Value::Array(list.iter().map(to_json).collect())
}

/// Running text as a block's field: `text` where it is plain, else `content`.
fn put_content(out: &mut Fields, content: &[Run]) {
    if let Some(value) = inline(content) {
        let plain = matches!(value, Value::String(_));
        out.put(if plain { "text" } else { "content" }, value);
    }
}

/// What stands inside a block as its fields: `text` or `content` for one paragraph, else `body`.
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
    out.put("text", string(&run.text));
    out.url("href", &run.href);
    out.name("lang", run.lang.as_ref().map(|lang| lang.as_str()));
    out.text("note", &run.note);
    let marks: Vec<Mark> = run.marks.iter().collect();
    out.list("marks", &marks, |mark| string(mark.name()));
    if let Some(rare) = &run.rare {
        out.text("title", &rare.title);
        out.text("datetime", &rare.datetime);
        out.name("dir", rare.dir.map(|dir| dir.name()));
        out.text("ruby", &rare.ruby);
    }
    out.done()
}

fn put_list(out: &mut Fields, list: &List) {
    out.flag("ordered", list.ordered);
    out.number("start", list.start);
    out.flag("reversed", list.reversed);
    out.put("items", sequence(&list.items, |flow| item(flow)));
}

/// An item; an inner list right after its text, or alone, stands in the item's own fields.
fn item(flow: &[Block]) -> Value {
    let mut out = Fields::default();
    match flow {
        [Block::List(list)] => put_list(&mut out, list),
        [Block::Paragraph(content), Block::List(list)] => {
            put_content(&mut out, content);
            put_list(&mut out, list);
        }
        flow => put_flow(&mut out, flow),
    }
    out.done()
}

fn definition(definition: &Definition) -> Value {
    let mut out = Fields::default();
    out.some("term", inline(&definition.term));
    put_flow(&mut out, &definition.body);
    out.done()
}

fn quote(quote: &Quote) -> Fields {
    let mut out = Fields::of_type("quote");
    put_flow(&mut out, &quote.body);
    out.some("cite", inline(&quote.cite));
    out.flag("pull", quote.pull);
    out
}

fn table(table: &Table) -> Fields {
    let mut out = Fields::of_type("table");
    out.some("caption", inline(&table.caption));
    out.list("header", &table.header, |row| sequence(row, |one| cell(one, true)));
    out.list("rows", &table.rows, |row| sequence(row, |one| cell(one, false)));
    out
}

/// A cell: its text or runs alone where nothing else is to be said. In the table's header every cell is
/// a header without saying so.
fn cell(cell: &Cell, in_header: bool) -> Value {
    let header = cell.header && !in_header;
    let bare = !header && cell.colspan == 1 && cell.rowspan == 1;
    match cell.body.as_slice() {
        [] if bare => return string(""),
        flow @ [Block::Paragraph(_)] if bare => return flow_value(flow),
        _ => {}
    }
    let mut out = Fields::default();
    put_flow(&mut out, &cell.body);
    out.flag("header", header);
    out.number("colspan", Some(cell.colspan).filter(|span| *span != 1));
    out.number("rowspan", Some(cell.rowspan).filter(|span| *span != 1));
    out.done()
}

fn media(kind: &'static str, media: &Media) -> Fields {
    let mut out = Fields::of_type(kind);
    let mut sources = media.sources.as_slice();
    if let Some((first, rest)) = sources.split_first().filter(|(first, _)| first.kind.is_none()) {
        out.put("src", string(first.src.as_str()));
        sources = rest;
    }
    out.list("sources", sources, |source| {
        let mut out = Fields::default();
        out.put("src", string(source.src.as_str()));
        out.text("type", &source.kind);
        out.done()
    });
    out.url("poster", &media.poster);
    out.list("tracks", &media.tracks, |track| {
        let mut out = Fields::default();
        out.put("src", string(track.src.as_str()));
        out.name("language", track.language.as_ref().map(|language| language.as_str()));
        out.text("label", &track.label);
        out.done()
    });
    out.text("title", &media.title);
    out.some("caption", inline(&media.caption));
    out.some("credit", inline(&media.credit));
    out.number("width", media.width);
    out.number("height", media.height);
    out
}

fn embed(embed: &Embed) -> Fields {
    let mut out = Fields::of_type("embed");
    out.put("url", string(embed.url.as_str()));
    out.text("title", &embed.title);
    put_flow(&mut out, &embed.body);
    out.number("width", embed.width);
    out.number("height", embed.height);
    out
}

fn callout(callout: &Callout) -> Fields {
    let mut out = Fields::of_type("callout");
    out.name("kind", Some(callout.kind.name()));
    out.some("title", inline(&callout.title));
    out.some("date", callout.date.map(|date| Value::String(date.to_string())));
    put_flow(&mut out, &callout.body);
    out
}

fn footnote(note: &Footnote) -> Value {
    let mut out = Fields::default();
    out.put("id", string(&note.id));
    put_flow(&mut out, &note.body);
    out.done()
}
