//! Reads JSON, whoever has parsed it.
//!
//! In wasm a value is the widget's own type, made of what the browser has parsed (`JSON.parse` costs no code); natively
//! it is `serde_json`'s. Adapters are generic over [`Json`], and are compiled once for each of the two.

/// One JSON value.
#[expect(clippy::len_without_is_empty, reason = "what is no array has no length to be empty")]
pub trait Json: Clone {
    /// What the value is.
    fn kind(&self) -> Kind;
    /// The value of an object's own property; `None` for everything else.
    fn get(&self, key: &str) -> Option<Self>;
    /// The names of an object's own properties in their order; empty for everything else.
    fn keys(&self) -> Vec<String>;
    /// Whether a field (by its name) or an element (without one) fits, in one pass.
    fn any(&self, fits: &mut dyn FnMut(&str, Self) -> bool) -> bool;
    /// The number of an array's elements; 0 for everything else.
    fn len(&self) -> usize;
    /// An array's element; `None` for everything else.
    fn at(&self, index: usize) -> Option<Self>;
    /// A string's characters (a lone surrogate as U+FFFD); `None` for everything else.
    fn str(&self) -> Option<&str>;
    /// As [`Json::str`], for keeping.
    fn string(&self) -> Option<String> {
        self.str().map(str::to_owned)
    }
    /// A number; `None` for everything else.
    fn number(&self) -> Option<f64>;
    /// Whether the value is `true`.
    fn is_true(&self) -> bool;
    /// What stands at the end of a path such as `content.rendered` or `_links.self[0]`; `*` is the first field
    /// that is named as a language.
    fn walk(&self, path: &str) -> Option<Self> {
        let mut value = self.clone();
        let mut rest = path;
        while !rest.is_empty() {
            let end = rest.bytes().position(|byte| byte == b'.').unwrap_or(rest.len());
            let name = rest.get(..end)?;
            rest = rest.get(end + 1..).unwrap_or_default();
            let first = name.strip_suffix("[0]");
            value = match name {
                "*" => value.get(value.keys().iter().find(|key| is_locale(key))?)?,
                _ => value.get(first.unwrap_or(name))?,
            };
            if first.is_some() {
                value = value.at(0)?;
            }
        }
        Some(value)
    }
    /// A number as text, as the platform prints it; `None` for everything else. (Code that prints fractions is
    /// large.)
    fn number_text(&self) -> Option<String>;
}

/// Whether a field's name is a language's: `en`, `en-US`.
fn is_locale(name: &str) -> bool {
    matches!(name.as_bytes(), [_, _] | [_, _, b'-', ..] | [_, _, _, b'-', ..])
}

/// The kinds of JSON values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub enum Kind {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    /// Its name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Bool => "a boolean",
            Kind::Number => "a number",
            Kind::String => "a string",
            Kind::Array => "an array",
            Kind::Object => "an object",
        }
    }
}

#[cfg(not(target_family = "wasm"))]
impl Json for &serde_json::Value {
    fn kind(&self) -> Kind {
        match self {
            serde_json::Value::Null => Kind::Null,
            serde_json::Value::Bool(_) => Kind::Bool,
            serde_json::Value::Number(_) => Kind::Number,
            serde_json::Value::String(_) => Kind::String,
            serde_json::Value::Array(_) => Kind::Array,
            serde_json::Value::Object(_) => Kind::Object,
        }
    }

    fn get(&self, key: &str) -> Option<Self> {
        self.as_object()?.get(key)
    }

    fn keys(&self) -> Vec<String> {
        self.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default()
    }

    fn any(&self, fits: &mut dyn FnMut(&str, Self) -> bool) -> bool {
        match self {
            serde_json::Value::Array(items) => items.iter().any(|item| fits("", item)),
            serde_json::Value::Object(fields) => {
                fields.iter().any(|(name, field)| fits(name, field))
            }
            _ => false,
        }
    }

    fn len(&self) -> usize {
        self.as_array().map_or(0, Vec::len)
    }

    fn at(&self, index: usize) -> Option<Self> {
        self.as_array()?.get(index)
    }

    fn str(&self) -> Option<&str> {
        self.as_str()
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn is_true(&self) -> bool {
        self.as_bool() == Some(true)
    }

    fn number_text(&self) -> Option<String> {
        self.is_number().then(|| self.to_string())
    }
}
