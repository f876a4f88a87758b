//! Running text of the own format: a string, a run, or runs.

use super::reader::{Reader, elements};
use crate::{
    Content, Direction, IssueCode, Mark, Rare, Run, Sign, content,
    context::Context,
    fields::words,
    json::{Json, Kind},
    node::Node,
};

impl<J: Json> Reader<'_, '_, J> {
    /// A field of running text.
    #[inline(never)]
    pub(super) fn content(&mut self, name: &str, place: &mut Content) {
        if let Some(field) = self.node.get(name) {
            *place = value(&field, self.cx);
        }
    }
}

/// The running text of a block: its `content`, else its `text`.
#[inline(never)]
pub(super) fn of_block<J: Json>(r: &mut Reader<'_, '_, J>) -> Content {
    let mut content = Content::new();
    r.content("content", &mut content);
    if content.is_empty() {
        r.content("text", &mut content);
    }
    content
}

/// A value as running text, without white space at its ends.
#[inline(never)]
pub(super) fn value<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Content {
    let mut content = Content::new();
    if node.kind() == Kind::Array {
        elements(node, cx, &mut |item| run(item, &mut content));
    } else if cx.take_node(node.path()) {
        run(&mut Reader { node, cx }, &mut content);
    }
    content::trim(&mut content);
    content
}

#[inline(never)]
fn run<J: Json>(r: &mut Reader<'_, '_, J>, out: &mut Content) {
    let mut run = Run::default();
    let text = match r.node.kind() {
        Kind::String | Kind::Number => words(r.node),
        Kind::Object => marked(r, &mut run),
        Kind::Null => None,
        _ => {
            r.cx.wrong_type(r.node, "text");
            None
        }
    };
    if let Some(text) = text {
        run.text = text;
        out.push(run);
    }
}

/// Reads all of a run but its text, which it gives back.
fn marked<J: Json>(r: &mut Reader<'_, '_, J>, run: &mut Run) -> Option<String> {
    r.text("note", &mut run.note);
    let text = match r.node.get("text") {
        Some(text) => match words(&text) {
            Some(text) => text,
            None => {
                r.cx.wrong_type(&text, "a string");
                return None;
            }
        },
        // A reference to a footnote is shown by the footnote's id where the text gives it no sign.
        None => match &run.note {
            Some(note) => note.clone(),
            None => {
                r.cx.report(IssueCode::Missing, "a run without text: left out", r.node.path());
                return None;
            }
        },
    };
    let mut rare = Rare::default();
    r.text("title", &mut rare.title);
    r.text("datetime", &mut rare.datetime);
    rare.dir = r.one_of("dir", Direction::from_name);
    r.text("ruby", &mut rare.ruby);
    r.text("rel", &mut rare.rel);
    r.text("anchor", &mut rare.anchor);
    r.text("place", &mut rare.place);
    if let Some(image) = r.node.get("image") {
        rare.image = sign(&mut Reader { node: &image, cx: r.cx });
    }
    if rare != Rare::default() {
        run.rare = Some(Box::new(rare));
    }
    marks(r, run);
    r.link("href", &mut run.href);
    r.language("lang", &mut run.lang);
    Some(text)
}

fn marks<J: Json>(r: &mut Reader<'_, '_, J>, run: &mut Run) {
    let Some(names) = r.cx.array(r.node, "marks") else { return };
    for name in names.items() {
        match name.value.str().and_then(Mark::from_name) {
            Some(mark) => run.marks = run.marks.with(mark),
            None => {
                let message = "not one of the known marks: left out, its text kept";
                r.cx.report(IssueCode::WrongValue, message, name.path());
            }
        }
    }
}

/// A small picture in the line.
fn sign<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<Sign> {
    let mut sign = Sign { src: r.needed_file("src")?, width: None, height: None };
    r.pixels("width", &mut sign.width);
    r.pixels("height", &mut sign.height);
    Some(sign)
}
