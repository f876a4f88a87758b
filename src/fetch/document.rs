//! Brings a document from the browser into the core.
//!
//! The browser parses the JSON. The result comes over as one text, of which this file makes a `Document`. Asking for
//! one value after the other was too slow: each is a call into the browser, and 500 stories need 20,000 of them
//! (`docs/decisions/0003-json.md`).

use article::{
    json::{Json, Kind},
    text,
};
use js_sys::{Number, Object};
use wasm_bindgen::{
    JsCast,
    prelude::{JsValue, wasm_bindgen},
};

#[wasm_bindgen(module = "/src/fetch/document.js")]
extern "C" {
    fn flatten(value: &JsValue, deepest: u32) -> String;
}

/// A document, in the text that it came in: see [`Words`].
#[allow(missing_docs)] // the names say it
pub enum Document<'a> {
    Null,
    Bool(bool),
    Number(f64),
    String(&'a str),
    Array(Vec<Document<'a>>),
    Object(Vec<(&'a str, Document<'a>)>),
}

/// How deep a document is read; what lies deeper counts as `null`. The core's 64 blocks need less, so it is the core
/// that cuts and reports.
const MAX_DEPTH: u32 = 256;

/// A document as `flatten` in `document.js` writes it: a pilcrow, then words with a unit separator between them.
///
/// | word | what it is |
/// | --- | --- |
/// | `"text` | a string |
/// | `null`, `true`, `false` | themselves |
/// | `[`, `]` | the beginning and the end of an array |
/// | `{`, `}` | the beginning and the end of an object |
/// | `:name` | the name of the value that comes next |
/// | everything else | a number, as JavaScript writes it |
pub struct Words(String);

impl Words {
    /// Takes a value that `JSON.parse` has made.
    #[must_use]
    pub fn of(value: &JsValue) -> Words {
        Words(flatten(value, MAX_DEPTH))
    }

    /// The document that they describe.
    #[must_use]
    pub fn document(&self) -> Document<'_> {
        Reader(self.0.strip_prefix(BEGIN).unwrap_or_default()).next()
    }
}

/// What stands before the first word.
const BEGIN: char = '¶';
/// What stands between two words.
const END: u8 = 0x1f;

/// What is still to be read.
struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    fn word(&mut self) -> &'a str {
        let end = self.0.bytes().position(|byte| byte == END).unwrap_or(self.0.len());
        let word = self.0.get(..end).unwrap_or_default();
        self.0 = self.0.get(end + 1..).unwrap_or_default();
        word
    }

    fn next(&mut self) -> Document<'a> {
        let word = self.word();
        self.value(word)
    }

    fn value(&mut self, word: &'a str) -> Document<'a> {
        if let Some(text) = word.strip_prefix('"') {
            return Document::String(text);
        }
        match word {
            "null" | "" => Document::Null,
            "true" => Document::Bool(true),
            "false" => Document::Bool(false),
            "[" => {
                let mut items = Vec::new();
                loop {
                    match self.word() {
                        "]" | "" => return Document::Array(items),
                        word => items.push(self.value(word)),
                    }
                }
            }
            "{" => {
                let mut fields = Vec::new();
                while let Some(name) = self.word().strip_prefix(':') {
                    fields.push((name, self.next()));
                }
                Document::Object(fields)
            }
            // Rust's own code for fractions is large.
            _ => Document::Number(match text::whole(word) {
                Some(number) => number as f64,
                None => Number::parse_float(word),
            }),
        }
    }
}

impl Json for &Document<'_> {
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
        fields.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }

    fn keys(&self) -> Vec<String> {
        let Document::Object(fields) = self else { return Vec::new() };
        fields.iter().map(|(name, _)| (*name).to_owned()).collect()
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
