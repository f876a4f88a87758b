//! Some formats keep a text as a tree of their own. A table of templates turns such a tree into markup: it says for
//! each kind of node what is written. The HTML reader then makes blocks of the markup, so that one place decides
//! what is allowed.
//!
//! In a template, braces stand for values of the node, by paths as [`Node::get`] takes them:
//!
//! | written | becomes |
//! | --- | --- |
//! | `{path}` | text |
//! | `{!path}` | text that is markup |
//! | `{name=path}` | an attribute, unless there is no value |
//! | `{*path}` | the elements of an array, each by the template of its kind |
//! | `{*tag path}` | the same, each inside a tag; those that are arrays are rows of such cells |
//! | `{@name}` | a part that the adapter writes itself |

use super::parts::lead;
use crate::{
    Block, Flow, IssueCode,
    context::Context,
    fields::words,
    html,
    json::{Json, Kind},
    node::Node,
};

/// How a format writes its text.
pub(super) struct Grammar<J> {
    /// The field with an element's kind.
    pub(super) kind: &'static str,
    /// The field that tells kinds apart further, for rows such as `list.ordered`.
    pub(super) subkind: &'static str,
    /// The table; the first row that fits is taken.
    pub(super) rows: &'static [Row],
    /// Names of marks, and their elements.
    pub(super) marks: &'static [(&'static str, &'static str)],
    /// Writes the parts that templates name by `{@name}`.
    pub(super) part: Part<J>,
}

/// Kinds separated by blanks (`*`: any kind; `?`: any, and it is reported as unknown), a path at which something
/// must stand or nothing, and the template.
pub(super) type Row = (&'static str, &'static str, &'static str);

/// Writes a part of an element.
pub(super) type Part<J> = fn(&Writer<'_, J>, &str, &Node<'_, J>, &mut Markup, &mut Context<'_>);

/// A text being written.
pub(super) struct Writer<'w, J> {
    /// How its format writes.
    pub(super) grammar: &'w Grammar<J>,
    /// The document.
    pub(super) root: &'w Node<'w, J>,
}

impl<J: Json> Writer<'_, J> {
    /// The blocks of an element, whatever its kind.
    #[inline(never)]
    pub(super) fn read(&self, node: &Node<'_, J>, cx: &mut Context<'_>) -> Flow {
        let mut out = Markup::default();
        self.element(node, &mut out, cx);
        html::flow(&out.0, cx, node.path())
    }

    /// The blocks of the elements of an array.
    pub(super) fn read_each(&self, list: Option<Node<'_, J>>, cx: &mut Context<'_>) -> Flow {
        let mut flow = Flow::new();
        for item in list.iter().flat_map(Node::items) {
            flow.append(&mut self.read(&item, cx));
        }
        flow
    }

    /// The picture or film that an element is, for the head of an article.
    pub(super) fn lead(&self, node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Block> {
        lead(self.read(node, cx))
    }

    /// Writes an element by the template of its kind; a bare string as text.
    #[inline(never)]
    pub(super) fn element(&self, node: &Node<'_, J>, out: &mut Markup, cx: &mut Context<'_>) {
        if node.kind() != Kind::Object {
            return out.text(&words(node).unwrap_or_default());
        }
        let kind = string(node, self.grammar.kind);
        let subkind = string(node, self.grammar.subkind);
        for (kinds, needs, template) in self.grammar.rows {
            let fits = |name: &str| match name.split_once('.') {
                Some((one, other)) => one == kind && other == subkind,
                None => name == kind || matches!(name, "*" | "?"),
            };
            let says = |path: &str| node.get(path).is_some();
            if kinds.split(' ').any(fits) && (needs.is_empty() || says(needs)) {
                let from = out.0.len();
                self.write(template, node, out, cx);
                if *kinds == "?" && !kind.is_empty() {
                    let text = html::plain(out.0.get(from..).unwrap_or_default());
                    unknown(node, &kind, !text.is_empty(), cx);
                }
                return;
            }
        }
    }

    /// Writes a template.
    #[inline(never)]
    pub(super) fn write(
        &self,
        template: &str,
        node: &Node<'_, J>,
        out: &mut Markup,
        cx: &mut Context<'_>,
    ) {
        for piece in template.split('{') {
            let Some((inside, after)) = piece.split_once('}') else {
                out.0.push_str(piece);
                continue;
            };
            let (sign, path) = inside.split_at(1.min(inside.len()));
            match sign {
                "!" => out.0.push_str(&string(node, path)),
                "*" => self.children(path, node, out, cx),
                "@" => (self.grammar.part)(self, path, node, out, cx),
                _ => match inside.split_once('=') {
                    Some((name, path)) => out.attribute(name, node, path),
                    None => out.text(&string(node, inside)),
                },
            }
            out.0.push_str(after);
        }
    }

    fn children(&self, what: &str, node: &Node<'_, J>, out: &mut Markup, cx: &mut Context<'_>) {
        let (tag, path) = what.split_once(' ').unwrap_or(("", what));
        if let Some(list) = node.get(path) {
            self.each(tag, &list, out, cx);
        }
    }

    fn each(&self, tag: &str, list: &Node<'_, J>, out: &mut Markup, cx: &mut Context<'_>) {
        // The browser reads JSON of any depth; a stack has an end.
        cx.deeper(list.path(), |cx| self.each_in(tag, list, out, cx));
    }

    fn each_in(&self, tag: &str, list: &Node<'_, J>, out: &mut Markup, cx: &mut Context<'_>) {
        for item in list.items() {
            if item.kind() == Kind::Array {
                out.tag("tr");
                self.each(tag, &item, out, cx);
                continue;
            }
            let mut inside = Markup::default();
            self.element(&item, &mut inside, cx);
            // A list beside the items of another belongs to the item before it.
            let inner = inside.0.starts_with("<ul") || inside.0.starts_with("<ol");
            if !(tag.is_empty() || inner && tag == "li") {
                out.tag(tag);
            }
            out.0.push_str(&inside.0);
        }
    }

    /// Writes a text inside the elements of its marks: names, or objects with a `type`. What a name that is not
    /// in the table refers to, if anything, is an address.
    #[inline(never)]
    pub(super) fn marked(
        &self,
        text: &str,
        marks: Option<Node<'_, J>>,
        refers: &dyn Fn(&str) -> Option<String>,
        out: &mut Markup,
    ) {
        let mut ends = Vec::new();
        for mark in marks.iter().flat_map(Node::items).take(20) {
            let name = string(&mark, if mark.kind() == Kind::Object { "type" } else { "" });
            if let Some((_, tag)) = self.grammar.marks.iter().find(|(key, _)| *key == name) {
                out.tag(tag);
                ends.push(*tag);
            } else if let Some(href) = refers(&name) {
                out.0.push_str("<a");
                out.value("href", &href);
                out.0.push('>');
                ends.push("a");
            }
        }
        out.text(text);
        while let Some(tag) = ends.pop() {
            out.end(tag);
        }
    }
}

/// Adds a file of a width to a `srcset`.
pub(super) fn candidate(srcset: &mut String, src: &str, width: &str) {
    srcset.extend([src, " ", width, "w,"]);
}

/// The text at a path, white space and all; empty where there is none.
#[inline(never)]
pub(super) fn string<J: Json>(node: &Node<'_, J>, path: &str) -> String {
    node.get(path).and_then(|field| words(&field)).unwrap_or_default()
}

/// Reports an element of a kind that is not known.
#[inline(never)]
pub(super) fn unknown<J: Json>(node: &Node<'_, J>, kind: &str, kept: bool, cx: &mut Context<'_>) {
    let what = if kept { "`: its text kept" } else { "`: left out" };
    cx.report(IssueCode::UnknownBlock, ["a block of kind `", kind, what].concat(), node.path());
}

/// Markup being written.
#[derive(Default)]
pub(super) struct Markup(pub(super) String);

impl Markup {
    /// Adds text; line breaks stay.
    #[inline(never)]
    pub(super) fn text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '"' => self.0.push_str("&quot;"),
                '\n' | '\u{2028}' => self.0.push_str("<br>"),
                letter => self.0.push(letter),
            }
        }
    }

    /// Adds a tag: `p`, `/p`.
    #[inline(never)]
    pub(super) fn tag(&mut self, tag: &str) {
        self.0.push('<');
        self.0.push_str(tag);
        self.0.push('>');
    }

    /// Adds an end tag.
    pub(super) fn end(&mut self, tag: &str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    /// Adds an attribute, unless nothing stands at the path.
    pub(super) fn attribute<J: Json>(&mut self, name: &str, node: &Node<'_, J>, path: &str) {
        if let Some(value) = node.get(path).and_then(|field| words(&field)) {
            self.value(name, &value);
        }
    }

    /// Adds an attribute.
    #[inline(never)]
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        self.text(value);
        self.0.push('"');
    }
}
