//! Changes that leave JSON JSON: parts of a document replaced, moved, doubled, or taken from the samples of any
//! format. Characters that change at random hardly ever get past a parser.

use std::{fs, path::Path, sync::OnceLock};

use serde_json::{Value, json};

/// Random numbers of a seed (xorshift).
pub struct Dice(u64);

impl Dice {
    /// The numbers of a seed.
    pub fn new(seed: u32) -> Dice {
        Dice(u64::from(seed) * 0x9e37_79b9 + 1)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// Changes one part of a document. `text` changes a string in its own way.
pub fn mutate(document: &mut Value, dice: &mut Dice, text: &mut dyn FnMut(&str) -> String) {
    let mut places = Vec::new();
    collect(document, String::new(), &mut places);
    let place = &places[dice.below(places.len())];
    let other = document.pointer(&places[dice.below(places.len())]).cloned().unwrap_or_default();
    let Some(value) = document.pointer_mut(place) else { return };
    match (dice.below(8), &mut *value) {
        (0, _) => *value = odd(dice),
        (1, _) => *value = other,
        (2, Value::Array(items)) => items.push(other),
        (2, Value::Object(fields)) => {
            let name = names()[dice.below(names().len())].clone();
            fields.insert(name, other);
        }
        (3, Value::Array(items)) if !items.is_empty() => {
            let index = dice.below(items.len());
            items.remove(index);
        }
        (3, Value::Object(fields)) if !fields.is_empty() => {
            let name = fields.keys().nth(dice.below(fields.len())).cloned();
            fields.remove(&name.unwrap_or_default());
        }
        (4, _) => *value = json!([value.take()]),
        (5, Value::Object(fields)) => {
            let (name, part) = foreign(dice);
            fields.insert(name, part);
        }
        (_, Value::String(string)) => *string = text(string),
        _ => *value = foreign(dice).1,
    }
}

fn odd(dice: &mut Dice) -> Value {
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(1e300),
        json!(0.1),
        json!(""),
        json!("x"),
        json!([]),
        json!({}),
        json!("javascript:alert(1)"),
        json!("data:text/html,x"),
        json!("//x.example/ y"),
        json!("\u{0}"),
        json!("2024-02-30T25:61:61+99:99"),
        json!(i64::MIN),
        json!(u64::MAX),
        json!("<p>a<b>c</p>d<img src=x>"),
        json!("\u{202e}\u{feff}é"),
        json!("__proto__"),
    ];
    odd[dice.below(odd.len())].clone()
}

/// A field of one of the samples.
fn foreign(dice: &mut Dice) -> (String, Value) {
    let fields = fields();
    fields[dice.below(fields.len())].clone()
}

/// Every field of every sample, with its value.
fn fields() -> &'static [(String, Value)] {
    static FIELDS: OnceLock<Vec<(String, Value)>> = OnceLock::new();
    FIELDS.get_or_init(|| {
        let mut fields = Vec::new();
        for format in article::Format::ALL {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../crates/article/tests/samples")
                .join(format.name());
            let mut files: Vec<_> = fs::read_dir(folder)
                .into_iter()
                .flatten()
                .flatten()
                .map(|file| file.path())
                .collect();
            files.sort();
            for file in files {
                let text = fs::read_to_string(file).unwrap_or_default();
                take(&serde_json::from_str(&text).unwrap_or_default(), &mut fields);
            }
        }
        assert!(fields.len() > 100, "the samples are where the sources are");
        fields
    })
}

fn names() -> &'static [String] {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names: Vec<_> = fields().iter().map(|(name, _)| name.clone()).collect();
        names.sort();
        names.dedup();
        names
    })
}

fn take(value: &Value, out: &mut Vec<(String, Value)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| take(item, out)),
        Value::Object(fields) => {
            for (name, field) in fields {
                out.push((name.clone(), field.clone()));
                take(field, out);
            }
        }
        _ => {}
    }
}

fn collect(value: &Value, pointer: String, out: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, format!("{pointer}/{index}"), out);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                let name = name.replace('~', "~0").replace('/', "~1");
                collect(field, format!("{pointer}/{name}"), out);
            }
        }
        _ => {}
    }
    out.push(pointer);
}
