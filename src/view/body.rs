//! The body: one `match` over every kind of block.

use article::{Block, Callout, Definition, Flow, Footnote, List, Quote};

use super::{
    dateline::time,
    embed::embed,
    figure::{Priority, figure, gallery, media},
    inline::{content, single, some_content},
    node::{Node, action, node},
    page::{Page, heading},
    table::table,
};
use crate::locale::{DateStyle, texts};

/// Blocks as nodes.
pub(crate) fn flow(blocks: &[Block], page: &Page<'_>) -> Vec<Node> {
    blocks.iter().map(|block| self::block(block, page)).collect()
}

/// Blocks as nodes, one paragraph without its element.
pub(crate) fn tight(blocks: &Flow, page: &Page<'_>) -> Vec<Node> {
    match single(blocks) {
        Some(words) => content(words),
        None => flow(blocks, page),
    }
}

/// One block.
pub(crate) fn block(block: &Block, page: &Page<'_>) -> Node {
    match block {
        Block::Paragraph(words) => node("p").all(content(words)),
        Block::Heading { level, content: words } => {
            let level = page.level(*level);
            let class = match level - page.settings.heading_level {
                0 | 1 => "heading heading-2",
                2 => "heading heading-3",
                3 => "heading heading-4",
                _ => "heading heading-5",
            };
            heading(level).class(class).all(content(words))
        }
        Block::List(list) => self::list(list, page),
        Block::Definitions(definitions) => self::definitions(definitions, page),
        Block::Quote(quote) => self::quote(quote, page),
        Block::Image(image) => figure(image, Priority::Lazy, page),
        Block::Gallery(images) => gallery(images, page),
        Block::Table(table) => self::table(table, page),
        Block::Code { language, text } => code(language.as_deref(), text, page),
        Block::Divider => node("hr").class("divider"),
        Block::Video(video) => media("video", video, page),
        Block::Audio(audio) => media("audio", audio, page),
        Block::Embed(embed) => self::embed(embed, page),
        Block::Callout(callout) => self::callout(callout, page),
        Block::Details { summary, body } => node("details")
            .class("details")
            // The browser names one without a summary; an empty summary would be a control without a name.
            .with_some(some_content(summary).map(|words| node("summary").all(words)))
            .all(flow(body, page)),
        Block::Footnotes(notes) => footnotes(notes, page),
    }
}

fn list(list: &List, page: &Page<'_>) -> Node {
    let mut items = node(if list.ordered { "ol" } else { "ul" }).class("list");
    if let Some(start) = list.start {
        items = items.number("start", start);
    }
    if list.reversed {
        items = items.attr("reversed", "");
    }
    for item in &list.items {
        // The first paragraph of an item stands bare, as in most publishers' lists; the rest are blocks.
        let mut rest = item.as_slice();
        let mut item = node("li");
        if let Some((Block::Paragraph(words), after)) = rest.split_first() {
            item = item.all(content(words));
            rest = after;
        }
        items = items.with(item.all(flow(rest, page)));
    }
    items
}

fn definitions(definitions: &[Definition], page: &Page<'_>) -> Node {
    let mut list = node("dl").class("definitions");
    for definition in definitions {
        list = list
            .with_some(some_content(&definition.term).map(|words| node("dt").all(words)))
            .with_some(node("dd").all(tight(&definition.body, page)).unless_empty());
    }
    list
}

fn quote(quote: &Quote, page: &Page<'_>) -> Node {
    let cite = some_content(&quote.cite)
        .map(|words| node("footer").class("cite").with(node("cite").all(words)));
    node("blockquote")
        .class(if quote.pull { "quote pull" } else { "quote" })
        .attr("part", "quote")
        .all(flow(&quote.body, page))
        .with_some(cite)
}

fn code(language: Option<&str>, code: &str, page: &Page<'_>) -> Node {
    let label = language.map(|name| node("figcaption").class("code-language").text(name));
    node("figure")
        .class("code")
        .with_some(label)
        .with(action("copy").attr("aria-live", "polite").text(page.text(texts::COPY)))
        .with(node("pre").with(node("code").text(code)))
}

fn callout(callout: &Callout, page: &Page<'_>) -> Node {
    let title = node("p").class("callout-title");
    let title = match some_content(&callout.title) {
        Some(words) => title.all(words),
        None => title.text(page.locale.texts.callout(callout.kind)),
    };
    let date = callout.date.as_ref();
    node("aside")
        .set("class", &["callout callout-", callout.kind.name()].concat())
        .with(title)
        .with_some(date.map(|date| time(date, DateStyle::Full, page).class("callout-date")))
        .all(flow(&callout.body, page))
}

fn footnotes(notes: &[Footnote], page: &Page<'_>) -> Node {
    let item = |note: &Footnote| {
        let item = node("li").attr("tabindex", "-1").all(tight(&note.body, page));
        // Nothing refers to a note without an id: there is no way back.
        if note.id.is_empty() {
            return item;
        }
        let back = node("a")
            .class("note-back")
            .attr("role", "doc-backlink")
            .set("aria-label", page.text(texts::BACK))
            .set("href", &["#ref-", &note.id].concat())
            .text("↩");
        item.set("id", &["note-", &note.id].concat()).text(" ").with(back)
    };
    node("ol").class("footnotes").all(notes.iter().map(item).collect())
}
