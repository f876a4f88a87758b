//! Blocks as lines that a person can read: one line a block, what stands inside indented.
//!
//! A run with anything but text is `{strong href=…|text}`; a line break is `⏎`, a no-break space `␣`.

use article::{Block, Cell, Content, Embed, Flow, Image, List, Media, Rare, Run, Table};

/// Blocks in the notation, a line feed after each line.
pub(crate) fn blocks(flow: &Flow) -> String {
    let mut out = String::new();
    write_flow(flow, 0, &mut out);
    out
}

/// Running text in the notation.
pub(crate) fn inline(content: &Content) -> String {
    content.iter().map(run).collect::<String>().replace('\n', "⏎").replace('\u{A0}', "␣")
}

fn write_flow(flow: &Flow, depth: usize, out: &mut String) {
    flow.iter().for_each(|block| write_block(block, depth, out));
}

fn write_block(block: &Block, depth: usize, out: &mut String) {
    let mut line = |text: String| push(out, depth, text);
    match block {
        Block::Paragraph(content) => line(format!("p {}", inline(content))),
        Block::Heading { level, content } => line(format!("h{level} {}", inline(content))),
        Block::List(list) => write_list(list, depth, out),
        Block::Definitions(definitions) => {
            line("dl".into());
            for definition in definitions {
                push(out, depth + 1, format!("dt {}", inline(&definition.term)));
                write_flow(&definition.body, depth + 2, out);
            }
        }
        Block::Quote(quote) => {
            line(if quote.pull { "quote pull" } else { "quote" }.into());
            write_flow(&quote.body, depth + 1, out);
            part("cite", &quote.cite, depth + 1, out);
        }
        Block::Image(image) => write_image(image, depth, out),
        Block::Gallery(gallery) => {
            line("gallery".into());
            gallery.images.iter().for_each(|image| write_image(image, depth + 1, out));
            part("caption", &gallery.caption, depth + 1, out);
        }
        Block::Table(table) => write_table(table, depth, out),
        Block::Code { language, text, caption } => {
            line(format!("code {}", language.as_deref().unwrap_or_default()));
            text.split('\n').for_each(|text| push(out, depth + 1, format!("| {text}")));
            part("caption", caption, depth + 1, out);
        }
        Block::Divider => line("hr".into()),
        Block::Video(media) => write_media("video", media, depth, out),
        Block::Audio(media) => write_media("audio", media, depth, out),
        Block::Embed(embed) => write_embed(embed, depth, out),
        Block::Callout(callout) => {
            line(format!("callout {} {}", callout.kind.name(), inline(&callout.title)));
            write_flow(&callout.body, depth + 1, out);
        }
        Block::Update(update) => {
            line(format!("update {}", inline(&update.title)));
            write_flow(&update.body, depth + 1, out);
        }
        Block::Details { summary, body, open } => {
            line(format!("details{} {}", if *open { " open" } else { "" }, inline(summary)));
            write_flow(body, depth + 1, out);
        }
        Block::Footnotes(notes) => {
            line("notes".into());
            for note in notes {
                push(out, depth + 1, format!("note {}", note.id));
                write_flow(&note.body, depth + 2, out);
            }
        }
    }
}

fn write_list(list: &List, depth: usize, out: &mut String) {
    let start = list.start.map(|start| format!(" start={start}")).unwrap_or_default();
    let reversed = if list.reversed { " reversed" } else { "" };
    let style = list.style.map(|style| format!(" {}", style.name())).unwrap_or_default();
    let name = if list.ordered { "ol" } else { "ul" };
    push(out, depth, format!("{name}{start}{reversed}{style}"));
    for item in &list.items {
        let mut rest = item.clone();
        let first = match rest.first() {
            Some(Block::Paragraph(content)) => inline(content),
            _ => String::new(),
        };
        if !first.is_empty() {
            rest.remove(0);
        }
        push(out, depth + 1, format!("- {first}"));
        write_flow(&rest, depth + 2, out);
    }
}

fn write_image(image: &Image, depth: usize, out: &mut String) {
    let alt = image.alt.as_ref().map(|alt| format!(" alt={alt:?}")).unwrap_or_default();
    let size = size(image.width, image.height);
    let href = image.href.as_ref().map(|href| format!(" -> {}", href.as_str())).unwrap_or_default();
    push(out, depth, format!("image {}{alt}{size}{href}", image.src.as_str()));
    for source in &image.sources {
        let width = source.width.map(|width| format!(" {width}w")).unwrap_or_default();
        let kind = source.kind.as_ref().map(|kind| format!(" {kind}")).unwrap_or_default();
        push(out, depth + 1, format!("source {}{width}{kind}", source.src.as_str()));
    }
    part("caption", &image.caption, depth + 1, out);
    part("credit", &image.credit, depth + 1, out);
}

fn write_table(table: &Table, depth: usize, out: &mut String) {
    push(out, depth, "table".into());
    part("caption", &table.caption, depth + 1, out);
    for (name, rows) in [("head", &table.header), ("row", &table.rows)] {
        for row in rows {
            let cells: Vec<String> = row.iter().map(cell).collect();
            push(out, depth + 1, format!("{name} | {}", cells.join(" | ")));
        }
    }
}

fn cell(cell: &Cell) -> String {
    let mut text = String::new();
    if cell.header {
        text.push_str("th ");
    }
    if let Some(align) = cell.align {
        text.push_str(&format!("{} ", align.name()));
    }
    if (cell.colspan, cell.rowspan) != (1, 1) {
        text.push_str(&format!("{}x{} ", cell.colspan, cell.rowspan));
    }
    match cell.body.as_slice() {
        [Block::Paragraph(content)] => text.push_str(&inline(content)),
        _ => text.push_str(&blocks(&cell.body).trim_end().replace('\n', " / ")),
    }
    text
}

fn write_media(name: &str, media: &Media, depth: usize, out: &mut String) {
    let title = media.title.as_ref().map(|title| format!(" {title:?}")).unwrap_or_default();
    push(out, depth, format!("{name}{title}{}", size(media.width, media.height)));
    for source in &media.sources {
        let kind = source.kind.as_ref().map(|kind| format!(" {kind}")).unwrap_or_default();
        push(out, depth + 1, format!("source {}{kind}", source.src.as_str()));
    }
    if let Some(poster) = &media.poster {
        push(out, depth + 1, format!("poster {}", poster.as_str()));
    }
    for track in &media.tracks {
        let language = track.language.as_ref().map(|it| it.as_str()).unwrap_or_default();
        let label = track.label.as_deref().unwrap_or_default();
        push(out, depth + 1, format!("track {} {language} {label}", track.src.as_str()));
    }
    part("caption", &media.caption, depth + 1, out);
    part("credit", &media.credit, depth + 1, out);
}

fn write_embed(embed: &Embed, depth: usize, out: &mut String) {
    let title = embed.title.as_ref().map(|title| format!(" {title:?}")).unwrap_or_default();
    let size = size(embed.width, embed.height);
    push(out, depth, format!("embed {}{title}{size}", embed.url.as_str()));
    write_flow(&embed.body, depth + 1, out);
    part("caption", &embed.caption, depth + 1, out);
}

fn size(width: Option<u32>, height: Option<u32>) -> String {
    let side = |side: Option<u32>| side.map_or("?".to_owned(), |pixels| pixels.to_string());
    if width.or(height).is_none() {
        return String::new();
    }
    format!(" {}x{}", side(width), side(height))
}

fn part(name: &str, content: &Content, depth: usize, out: &mut String) {
    if !content.is_empty() {
        push(out, depth, format!("{name} {}", inline(content)));
    }
}

fn run(run: &Run) -> String {
    if run.is_plain() {
        return run.text.clone();
    }
    let mut parts: Vec<String> = run.marks.iter().map(|mark| mark.name().to_owned()).collect();
    let mut add = |name: &str, value: Option<&str>| {
        parts.extend(value.map(|value| format!("{name}={value}")));
    };
    add("href", run.href.as_ref().map(|href| href.as_str()));
    add("note", run.note.as_deref());
    add("lang", run.lang.as_ref().map(|lang| lang.as_str()));
    if let Some(Rare { title, datetime, dir, ruby, image, rel, anchor, place }) =
        run.rare.as_deref()
    {
        add("title", title.as_deref());
        add("datetime", datetime.as_deref());
        add("dir", dir.map(|dir| dir.name()));
        add("ruby", ruby.as_deref());
        add("image", image.as_ref().map(|image| image.src.as_str()));
        add("rel", rel.as_deref());
        add("anchor", anchor.as_deref());
        add("place", place.as_deref());
    }
    format!("{{{}|{}}}", parts.join(" "), run.text)
}

fn push(out: &mut String, depth: usize, text: String) {
    out.push_str(&"  ".repeat(depth));
    out.push_str(text.trim_end());
    out.push('\n');
}
