//! A place in a JSON document: the value there, and the path to it.
//!
//! Adapters walk from the root by [`Node::get`] and [`Node::items`]; the path is kept as links to the
//! parents, and becomes text only when an issue is reported.

use crate::{
    json::{Json, Kind},
    text::{push_digits, trim},
};

/// A value of a JSON document and the way to it.
#[derive(Debug, Clone)]
pub struct Node<'a, J> {
    /// What stands there.
    pub value: J,
    path: Path<'a>,
}

/// The way to a value.
#[derive(Debug, Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Root,
    Field(&'a str),
    Index(usize),
    Way(&'a str),
}

impl<'a> Path<'a> {
    /// The way to the root.
    pub const ROOT: Path<'static> = Path { parent: None, step: Step::Root };

    /// One step on, to a field.
    pub fn field(&'a self, name: &'a str) -> Path<'a> {
        Path { parent: Some(self), step: Step::Field(name) }
    }

    /// One step on, to an element.
    pub fn index(&'a self, index: usize) -> Path<'a> {
        Path { parent: Some(self), step: Step::Index(index) }
    }
}

impl Path<'_> {
    /// As a JSON path: `$.body[3].src`.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) {
        if let Some(parent) = self.parent {
            parent.write(out);
        }
        match self.step {
            Step::Root => out.push('$'),
            Step::Field(name) => {
                out.push('.');
                out.push_str(name);
            }
            Step::Way(way) => out.push_str(way),
            Step::Index(index) => {
                out.push('[');
                push_digits(out, index as u64, 1);
                out.push(']');
            }
        }
    }
}

impl std::fmt::Display for Path<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.text())
    }
}

impl<J: Json> Node<'static, J> {
    /// The root of a document.
    pub fn root(value: J) -> Self {
        Node { value, path: Path::ROOT }
    }
}

impl<'a, J: Json> Node<'a, J> {
    /// The way to this value.
    pub fn path(&self) -> &Path<'a> {
        &self.path
    }

    /// What stands at the end of a path: a field's name, or `content.rendered`, `_links.self[0]` and so on, as
    /// a single step; the empty path ends where it begins. Alternatives are separated by `|`: the first that
    /// says something is taken, else one that is there and blank. `None` where nothing is there, or null.
    pub fn get<'b>(&'b self, paths: &'b str) -> Option<Node<'b, J>> {
        let (mut rest, mut blank) = (paths, None);
        loop {
            let end = rest.bytes().position(|byte| byte == b'|');
            let path = rest.get(..end.unwrap_or(rest.len()))?;
            if let Some(value) = self.value.walk(path).filter(|value| value.kind() != Kind::Null) {
                // After a blank field, the object around it is no better.
                let better = blank.is_none() || value.kind() != Kind::Object;
                let says_something = end.is_none() && blank.is_none() || !is_blank(&value);
                let way = if path.is_empty() { self.path } else { self.path.field(path) };
                let found = Node { value, path: way };
                if says_something && better {
                    return Some(found);
                }
                blank.get_or_insert(found);
            }
            match end {
                Some(end) => rest = rest.get(end + 1..)?,
                None => return blank,
            }
        }
    }

    /// A field whose name comes from the document, unless it is missing or null.
    pub fn child<'b>(&'b self, name: &'b str) -> Option<Node<'b, J>> {
        let value = self.value.get(name).filter(|value| value.kind() != Kind::Null)?;
        Some(Node { value, path: self.path.field(name) })
    }

    /// A value found inside this one, by the name of the field that it was found under.
    pub fn child_of<'b>(&'b self, value: J, name: &'b str) -> Node<'b, J> {
        Node { value, path: self.path.field(name) }
    }

    /// A value found inside this one, by the whole way to it: `.data[0]`.
    pub fn descendant<'b>(&'b self, value: J, way: &'b str) -> Node<'b, J> {
        Node { value, path: Path { parent: Some(&self.path), step: Step::Way(way) } }
    }

    /// The elements of an array; none for everything else.
    pub fn items<'b>(&'b self) -> impl Iterator<Item = Node<'b, J>> {
        (0..self.value.len()).filter_map(|index| {
            Some(Node { value: self.value.at(index)?, path: self.path.index(index) })
        })
    }

    /// What the value is.
    pub fn kind(&self) -> Kind {
        self.value.kind()
    }
}

/// Whether a value says nothing: a blank string, an empty array.
fn is_blank<J: Json>(value: &J) -> bool {
    match value.kind() {
        Kind::String => value.str().is_none_or(|text| trim(text).is_empty()),
        Kind::Array => value.len() == 0,
        _ => false,
    }
}
