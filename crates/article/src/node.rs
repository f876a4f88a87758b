//! A place in a JSON document: what stands there, and the way to it.
//!
//! Adapters walk from the root by [`Node::get`] and [`Node::items`]; the way is kept as links to the
//! parents, and becomes text only when an issue is reported.

use crate::{
    json::{Json, Kind},
    text::push_digits,
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

    /// A field of an object, unless it is missing or null.
    pub fn get<'b>(&'b self, name: &'b str) -> Option<Node<'b, J>> {
        let value = self.value.get(name)?;
        (value.kind() != Kind::Null).then(|| Node { value, path: self.path.field(name) })
    }

    /// What stands at the end of a path such as `content.rendered` or `_links.self[0]`, as a single step;
    /// `None` where nothing does, or null.
    pub fn at<'b>(&'b self, path: &'b str) -> Option<Node<'b, J>> {
        let mut value = self.value.clone();
        let mut rest = path;
        while !rest.is_empty() {
            let end = rest.bytes().position(|byte| byte == b'.').unwrap_or(rest.len());
            let name = rest.get(..end)?;
            rest = rest.get(end + 1..).unwrap_or_default();
            let first = name.strip_suffix("[0]");
            value = value.get(first.unwrap_or(name))?;
            if first.is_some() {
                value = value.at(0)?;
            }
        }
        (value.kind() != Kind::Null).then(|| Node { value, path: self.path.field(path) })
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
