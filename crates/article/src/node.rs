//! A place in a JSON document: what stands there, and the way to it.
//!
//! Adapters walk from the root by [`Node::get`] and [`Node::items`]; the way is kept as links to the
//! parents, and becomes text only when an issue is reported.

use crate::json::{Json, Kind};

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

impl std::fmt::Display for Path<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(out)?;
        }
        match self.step {
            Step::Root => out.write_str("$"),
            Step::Field(name) => {
                out.write_str(".")?;
                out.write_str(name)
            }
            Step::Index(index) => write!(out, "[{index}]"),
        }
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
