//! The list of elements and texts, and the questions that can be asked about each.

use super::super::{
    cursor::{Cursor, collapse},
    references,
    tags::{BLOCK, Tag},
};
use crate::text::trim;

/// Elements and texts of a tree; what follows is cut.
const MAX_NODES: usize = 200_000;
/// How many elements and texts are looked through for one.
const MAX_SEARCH: usize = 2_000;

/// The place of a node in the list.
pub(in super::super) type Id = usize;

/// The style of a text: a place in [`Tree::styles`], counted from one; nought is none.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) struct Style(u32);

/// Markup that was read.
#[derive(Default)]
pub(in super::super) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    /// Elements in whose style texts stand, each with what is around it.
    styles: Vec<(Style, Id)>,
    /// Whether elements were passed over, because they stood too deep in each other.
    pub(in super::super) deep: bool,
    /// Whether it was cut.
    pub(in super::super) cut: bool,
}

/// An element or a text. The first one is the root.
#[derive(Default)]
pub(in super::super) struct Node<'a> {
    pub(in super::super) tag: Tag,
    /// The name as it was written.
    pub(in super::super) name: &'a str,
    /// A text with its references; the content of an element whose content is not read as markup.
    pub(in super::super) text: &'a str,
    /// Names as written, values decoded.
    pub(in super::super) attributes: Vec<(&'a str, String)>,
    pub(in super::super) parent: Id,
    /// Behind the last of what stands in it.
    pub(in super::super) end: Id,
    /// Of a text, and of an element without content.
    pub(in super::super) style: Style,
}

impl<'a> Tree<'a> {
    /// Adds a node below another. `None`: there are too many.
    #[inline(never)]
    pub(super) fn add(&mut self, mut node: Node<'a>, parent: Id) -> Option<Id> {
        let id = self.nodes.len();
        if id >= MAX_NODES {
            self.cut = true;
            return None;
        }
        node.parent = parent;
        node.end = id + 1;
        self.nodes.push(node);
        Some(id)
    }

    /// An element ends here.
    pub(super) fn end(&mut self, id: Id) {
        let end = self.nodes.len();
        if let Some(node) = self.nodes.get_mut(id) {
            node.end = end;
        }
    }

    /// The style in which an element stands.
    pub(super) fn set_style(&mut self, id: Id, style: Style) {
        if let Some(node) = self.nodes.get_mut(id) {
            node.style = style;
        }
    }

    /// The style of an element in that of another.
    pub(super) fn add_style(&mut self, around: Style, id: Id) -> Style {
        self.styles.push((around, id));
        Style(u32::try_from(self.styles.len()).unwrap_or_default())
    }

    /// The innermost element of a style, and the style around it.
    pub(in super::super) fn style(&self, style: Style) -> Option<(Style, Id)> {
        self.styles.get((style.0 as usize).checked_sub(1)?).copied()
    }

    /// A node; the root for one that is not there.
    #[inline(never)]
    pub(in super::super) fn node(&self, id: Id) -> &Node<'a> {
        const NONE: &Node<'static> = &Node {
            tag: Tag::OTHER,
            name: "",
            text: "",
            attributes: Vec::new(),
            parent: 0,
            end: 0,
            style: Style(0),
        };
        self.nodes.get(id).or(self.nodes.first()).unwrap_or(NONE)
    }

    /// What an element is.
    pub(in super::super) fn tag(&self, id: Id) -> Tag {
        self.node(id).tag
    }

    /// The first node in an element.
    pub(in super::super) fn first(&self, id: Id) -> Option<Id> {
        (id + 1 < self.node(id).end).then_some(id + 1)
    }

    /// The node after one in the element around both.
    pub(in super::super) fn next(&self, id: Id) -> Option<Id> {
        let node = self.node(id);
        (id > 0 && node.end < self.node(node.parent).end).then_some(node.end)
    }

    /// The nodes in an element, without those that stand in them.
    pub(in super::super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.first(id), |child| self.next(*child))
    }

    /// All nodes in an element, up to a limit.
    pub(in super::super) fn inside(&self, id: Id) -> std::ops::Range<Id> {
        id + 1..self.node(id).end.min(id + MAX_SEARCH)
    }

    /// The first node in an element for which something is true.
    #[inline(never)]
    pub(in super::super) fn find(&self, id: Id, is: &dyn Fn(&Node<'a>) -> bool) -> Option<Id> {
        self.inside(id).find(|at| is(self.node(*at)))
    }

    /// The first element of a class in another.
    pub(in super::super) fn find_class(&self, id: Id, class: &str) -> Option<Id> {
        self.find(id, &|node| node.has_class(class))
    }

    /// The words in an element, without its markup.
    #[inline(never)]
    pub(in super::super) fn text_of(&self, id: Id) -> String {
        let mut text = String::new();
        for at in id..self.node(id).end {
            let node = self.node(at);
            if node.is_text() {
                text.push_str(&references::decode(node.text, false));
            } else if node.tag.is(BLOCK) || node.tag == Tag::BR {
                text.push(' ');
            }
        }
        collapse(&text)
    }
}

impl Node<'_> {
    /// Whether it is a text.
    pub(in super::super) fn is_text(&self) -> bool {
        self.tag == Tag::TEXT
    }

    /// Whether its name is that, in any case.
    pub(in super::super) fn is_named(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// An attribute's value; the first of several. Names are given in lower case.
    #[inline(never)]
    pub(in super::super) fn get(&self, name: &str) -> Option<&str> {
        for (key, value) in &self.attributes {
            if key.eq_ignore_ascii_case(name) {
                return Some(value);
            }
        }
        None
    }

    /// The first of these attributes whose value is not blank, without white space around it; empty where
    /// there is none.
    #[inline(never)]
    pub(in super::super) fn first(&self, names: &str) -> &str {
        for name in names.split(' ') {
            let value = trim(self.get(name).unwrap_or_default());
            if !value.is_empty() {
                return value;
            }
        }
        ""
    }

    /// The same, to keep.
    #[inline(never)]
    pub(in super::super) fn owned(&self, names: &str) -> Option<String> {
        let value = self.first(names);
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// A whole number: `600`, `600px`, `600.5`; percentages are none.
    #[inline(never)]
    pub(in super::super) fn number(&self, name: &str) -> Option<i32> {
        let value = self.first(name);
        let mut cursor = Cursor::new(value);
        let number = cursor.number();
        number.filter(|_| cursor.ended() || matches!(cursor.byte(0), b'.' | b'p'))
    }

    /// Its class names.
    pub(in super::super) fn classes(&self) -> impl Iterator<Item = &str> {
        self.first("class").split(|c: char| c.is_ascii_whitespace()).filter(|it| !it.is_empty())
    }

    /// Whether it has a class.
    pub(in super::super) fn has_class(&self, class: &str) -> bool {
        self.classes().any(|own| own == class)
    }

    /// Whether it has one of these classes.
    #[inline(never)]
    pub(in super::super) fn has_class_of(&self, classes: &str) -> bool {
        self.classes().any(|own| classes.split(' ').any(|class| class == own))
    }

    /// Whether it is a text without words.
    pub(in super::super) fn is_blank_text(&self) -> bool {
        self.is_text() && self.text.trim().is_empty()
    }

    /// Whether white space is all that the text is.
    pub(in super::super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}
