//! JSON as the browser has parsed it, copied into plain data: what the article's core reads.

use article::json::{Json, Kind};
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast as _, JsValue};

/// A document.
pub(crate) enum Document {
    Null,
    Bool(bool),
    Number(f64),
    String(String),
    Array(Vec<Document>),
    Object(Vec<(String, Document)>),
}

/// Depth to which a document is read, as in the widget.
const MAX_DEPTH: usize = 256;

impl Document {
    /// Copies what `JSON.parse` made.
    pub(crate) fn copy(value: &JsValue, depth: usize) -> Document {
        if let Some(text) = value.as_string() {
            return Document::String(text);
        }
        if let Some(number) = value.as_f64() {
            return Document::Number(number);
        }
        if let Some(bool) = value.as_bool() {
            return Document::Bool(bool);
        }
        if depth >= MAX_DEPTH {
            return Document::Null;
        }
        if let Some(items) = value.dyn_ref::<Array>() {
            return Document::Array(
                items.iter().map(|item| Document::copy(&item, depth + 1)).collect(),
            );
        }
        let Some(object) = value.dyn_ref::<Object>() else { return Document::Null };
        let field = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            (entry.get(0).as_string().unwrap_or_default(), Document::copy(&entry.get(1), depth + 1))
        };
        Document::Object(Object::entries(object).iter().map(field).collect())
    }
}

impl Json for &Document {
    fn kind(&self) -> Kind {
        match self {
            Document::Null => Kind::Null,
            Document::Bool(_) => Kind::Bool,
            Document::Number(_) => Kind::Number,
            Document::String(_) => Kind::String,
            Document::Array(_) => Kind::Array,
            Document::Object(_) => Kind::Object,
        }
    }

    fn get(&self, key: &str) -> Option<Self> {
        self.fields().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    fn keys(&self) -> Vec<String> {
        self.fields().iter().map(|(name, _)| name.clone()).collect()
    }

    fn any(&self, fits: &mut dyn FnMut(&str, Self) -> bool) -> bool {
        self.items().iter().any(|item| fits("", item))
            || self.fields().iter().any(|(name, field)| fits(name, field))
    }

    fn len(&self) -> usize {
        self.items().len()
    }

    fn at(&self, index: usize) -> Option<Self> {
        self.items().get(index)
    }

    fn str(&self) -> Option<&str> {
        if let Document::String(text) = self { Some(text) } else { None }
    }

    fn number(&self) -> Option<f64> {
        if let Document::Number(number) = self { Some(*number) } else { None }
    }

    fn is_true(&self) -> bool {
        matches!(self, Document::Bool(true))
    }

    fn number_text(&self) -> Option<String> {
        self.number().filter(|number| number.is_finite()).map(|number| number.to_string())
    }
}

impl Document {
    fn fields(&self) -> &[(String, Document)] {
        if let Document::Object(fields) = self { fields } else { &[] }
    }

    fn items(&self) -> &[Document] {
        if let Document::Array(items) = self { items } else { &[] }
    }
}
