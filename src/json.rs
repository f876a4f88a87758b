//! JSON between the browser and the core: documents on their way in, values on their way out.
//!
//! The browser parses; the document is then copied into plain Rust data once. Adapters that read the
//! browser's values directly were measured: each look-up crosses over and each value needs its own clean-up
//! (`docs/decisions/0003-json.md`).

use article::json::{Json, Kind, Value};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::platform;

/// A document.
pub(crate) enum Document {
    Null,
    Bool(bool),
    Number(f64),
    String(String),
    Array(Vec<Document>),
    Object(Vec<(String, Document)>),
}

/// Depth to which a document is read; what lies deeper is as good as `null`. More than the core's 64 blocks
/// take, so that it is the core that cuts and reports.
const MAX_DEPTH: usize = 256;

impl Document {
    /// Copies plain data, as `JSON.parse` makes it; own properties only, since a page
    /// may have polluted `Object.prototype`.
    pub(crate) fn copy(value: &JsValue) -> Document {
        Document::copy_at(value, 0)
    }

    fn copy_at(value: &JsValue, depth: usize) -> Document {
        if let Some(text) = value.as_string() {
            Document::String(text)
        } else if let Some(number) = value.as_f64() {
            Document::Number(number)
        } else if let Some(bool) = value.as_bool() {
            Document::Bool(bool)
        } else if depth >= MAX_DEPTH || !value.is_object() {
            Document::Null
        } else if Array::is_array(value) {
            let array: &Array = value.unchecked_ref();
            let mut items = Vec::new();
            for index in 0..array.length() {
                items.push(Document::copy_at(&array.get(index), depth + 1));
            }
            Document::Array(items)
        } else {
            let entries = platform::entries(value);
            let mut fields = Vec::new();
            let mut index = 0;
            while index < entries.length() {
                let name = entries.get(index).as_string().unwrap_or_default();
                fields.push((name, Document::copy_at(&entries.get(index + 1), depth + 1)));
                index += 2;
            }
            Document::Object(fields)
        }
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
        let Document::Object(fields) = self else { return None };
        fields.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    fn keys(&self) -> Vec<String> {
        let Document::Object(fields) = self else { return Vec::new() };
        fields.iter().map(|(name, _)| name.clone()).collect()
    }

    fn any(&self, fits: &mut dyn FnMut(&str, Self) -> bool) -> bool {
        match self {
            Document::Array(items) => items.iter().any(|item| fits("", item)),
            Document::Object(fields) => fields.iter().any(|(name, field)| fits(name, field)),
            _ => false,
        }
    }

    fn len(&self) -> usize {
        let Document::Array(items) = self else { return 0 };
        items.len()
    }

    fn at(&self, index: usize) -> Option<Self> {
        let Document::Array(items) = self else { return None };
        items.get(index)
    }

    fn str(&self) -> Option<&str> {
        let Document::String(text) = self else { return None };
        Some(text)
    }

    fn number(&self) -> Option<f64> {
        let Document::Number(number) = self else { return None };
        Some(*number)
    }

    fn is_true(&self) -> bool {
        matches!(self, Document::Bool(true))
    }

    /// As JavaScript writes it; Rust's own code for fractions is large.
    fn number_text(&self) -> Option<String> {
        let number = self.number().filter(|number| number.is_finite())?;
        let number = JsValue::from_f64(number);
        Some(number.unchecked_ref::<Object>().to_string().into())
    }
}

/// The value as the page's scripts see it.
pub(crate) fn to_js(value: Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Bool(bool) => bool.into(),
        Value::Number(number) => number.into(),
        Value::String(string) => string.into(),
        Value::Array(values) => values.into_iter().map(to_js).collect::<Array>().into(),
        Value::Object(fields) => {
            let object = Object::new();
            for (key, value) in fields {
                // Setting a property of a fresh plain object does not fail.
                let _ = Reflect::set(&object, &key.into(), &to_js(value));
            }
            object.into()
        }
    }
}
