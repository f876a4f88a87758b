//! Headings, captions, preformatted text, boxes that can be opened.

use super::super::{
    classes,
    flows::{self, taken},
    frame::Kind,
    tags::Tag,
    tree::{Id, Node},
    walker::Walker,
};
use crate::{Block, Content, Mark};

/// A heading holds text only: what else stands in one, as in many that were never closed, follows it or goes
/// before it, with the text after that as paragraphs.
pub(in super::super) fn heading(w: &mut Walker<'_, '_>, id: Id) {
    w.anchor(w.tree.node(id));
    let mut frame = w.inside(id, Kind::Heading);
    let mut content = Content::new();
    let mut over = false;
    for mut block in taken(&mut frame.flow) {
        let flow = match flows::text_of(&mut block) {
            Some(more) if !over => {
                flows::append(&mut content, more);
                continue;
            }
            _ if content.is_empty() => &mut w.frame.flow,
            _ => &mut frame.flow,
        };
        over = !content.is_empty();
        flows::add(flow, block);
    }
    if let (Some(level), false) = (w.tree.tag(id).level(), content.is_empty()) {
        w.block(Block::Heading { level, content });
    }
    w.frame.flow.append(&mut frame.flow);
}

/// Preformatted text.
pub(in super::super) fn preformatted(w: &mut Walker<'_, '_>, id: Id) {
    let mut frame = w.inside(id, Kind::Pre);
    w.frame.flow.append(&mut frame.flow);
    frame.text.truncate(frame.text.trim_end().len());
    if frame.text.is_empty() {
        return;
    }
    let named = |node: &Node<'_>| classes::code_language(node.first("class"));
    let inner = w.tree.find(id, &|node| node.tag == Tag::CODE && named(node).is_some());
    let language = named(w.tree.node(id)).or_else(|| named(w.tree.node(inner?)));
    w.block(Block::Code { language, text: frame.text, caption: Content::new() });
}

/// A poem: its line breaks are kept.
pub(in super::super) fn verse(w: &mut Walker<'_, '_>, id: Id) {
    let mut frame = w.inside(id, Kind::Verse);
    w.frame.flow.append(&mut frame.flow);
}

/// A box that opens; without a summary it is what stands in it.
pub(in super::super) fn details(w: &mut Walker<'_, '_>, id: Id) {
    let mut frame = w.inside(id, Kind::Details);
    if frame.caption.is_empty() {
        w.frame.flow.append(&mut frame.flow);
    } else {
        let (summary, body) = (taken(&mut frame.caption), taken(&mut frame.flow));
        let open = w.tree.node(id).get("open").is_some();
        w.block(Block::Details { summary, body, open });
    }
}

/// The words on a button that opens something: a line of its own.
pub(in super::super) fn label(w: &mut Walker<'_, '_>, id: Id) {
    let mut line = w.line_of(id);
    for run in &mut line {
        run.marks = run.marks.with(Mark::Strong);
    }
    w.paragraph(&mut line);
}

/// A caption, a summary, a source: it belongs to what is around it, or is a paragraph.
pub(in super::super) fn caption(w: &mut Walker<'_, '_>, id: Id) {
    let mut frame = w.inside(id, Kind::Caption);
    flows::line(&mut frame.flow, &mut frame.caption);
    w.frame.flow.append(&mut frame.flow);
    let place = matches!(
        w.frame.kind,
        Kind::Figure | Kind::Gallery | Kind::Quote | Kind::Details | Kind::Table | Kind::Media
    );
    if place {
        flows::append(&mut w.frame.caption, &mut frame.caption);
    } else {
        w.paragraph(&mut frame.caption);
    }
    if w.frame.kind == Kind::Figure {
        flows::append(&mut w.frame.credit, &mut frame.credit);
    } else {
        w.paragraph(&mut frame.credit);
    }
}

/// Who made a picture: of the figure around, maybe by way of its caption.
pub(in super::super) fn credit(w: &mut Walker<'_, '_>, id: Id) {
    let mut line = w.line_of(id);
    flows::append(&mut w.frame.credit, &mut line);
}
