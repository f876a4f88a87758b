//! The places in a document where a field may be.

use article::json::{Json, Kind};

/// A place, and what stands there.
#[derive(Clone)]
pub(super) struct Spot<J> {
    /// The way to it: `$.data.title`.
    pub(super) path: String,
    /// The name of the field that it is, in lower case, without what parts words.
    pub(super) name: String,
    /// Names on the way to it, as above.
    pub(super) around: Vec<String>,
    /// What stands there.
    pub(super) value: J,
    /// What of it can be shown.
    pub(super) kind: What,
}

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum What {
    /// A string, or a number.
    Text,
    /// An array of strings.
    Texts,
    /// A rich text.
    Rich,
    /// An object.
    Object,
    /// An array of objects that are alike.
    List,
    /// An array of other things.
    Array,
}

/// Places that are looked at, and how deep they may be.
const MOST: usize = 2_000;
const DEEPEST: usize = 9;

/// The places of a document; of an array the first element stands for all.
pub(super) fn spots<J: Json>(root: &J) -> Vec<Spot<J>> {
    let mut spots = Vec::new();
    visit(root, root.clone(), "$".to_owned(), Vec::new(), &mut spots);
    spots
}

fn visit<J: Json>(
    root: &J,
    value: J,
    path: String,
    mut around: Vec<String>,
    spots: &mut Vec<Spot<J>>,
) {
    if spots.len() >= MOST || around.len() > DEEPEST || path.len() > 300 {
        return;
    }
    let Some(kind) = what(root, &value, &path) else { return };
    let name = around.last().cloned().unwrap_or_default();
    let before = around.split_last().map(|(_, before)| before.to_vec()).unwrap_or_default();
    spots.push(Spot { path: path.clone(), name, around: before, value: value.clone(), kind });
    match kind {
        What::Object => {
            for key in value.keys() {
                let Some(inner) = value.get(&key) else { continue };
                around.push(simple(&key));
                visit(root, inner, step(&path, &key), around.clone(), spots);
                around.pop();
            }
        }
        What::List | What::Array => {
            if let Some(first) = value.at(0) {
                visit(root, first, format!("{path}[0]"), around, spots);
            }
        }
        What::Text | What::Texts | What::Rich => {}
    }
}

fn what<J: Json>(root: &J, value: &J, path: &str) -> Option<What> {
    let rich = || !article::parts_by(root.clone(), &format!("body={path}")).is_empty();
    match value.kind() {
        Kind::Null | Kind::Bool => None,
        Kind::String | Kind::Number => Some(What::Text),
        Kind::Object if rich() => Some(What::Rich),
        Kind::Object => Some(What::Object),
        Kind::Array => {
            let first = value.at(0)?;
            Some(match first.kind() {
                Kind::String => What::Texts,
                // A list of stories may hold rich texts, and is none.
                Kind::Object if is_rich_list(&first) && rich() => What::Rich,
                Kind::Object if alike(value) => What::List,
                _ => What::Array,
            })
        }
    }
}

fn is_rich_list<J: Json>(first: &J) -> bool {
    ["children", "_type", "data", "nodeType"].iter().any(|name| first.get(name).is_some())
}

/// Whether an array has two objects at least that have half of their fields in common.
fn alike<J: Json>(list: &J) -> bool {
    let (Some(one), Some(other)) = (list.at(0), list.at(1)) else { return false };
    let keys = one.keys();
    let common = keys.iter().filter(|key| other.get(key).is_some()).count();
    other.kind() == Kind::Object && common * 2 >= keys.len() && common > 1
}

/// One step more, to a field.
fn step(path: &str, key: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    if !key.is_empty() && key.chars().all(plain) {
        return format!("{path}.{key}");
    }
    let mut name = String::new();
    for letter in key.chars() {
        match letter {
            '\'' | '\\' => name.extend(['\\', letter]),
            letter if letter < ' ' => name.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => name.push(letter),
        }
    }
    format!("{path}['{name}']")
}

/// A name in lower case, without what parts its words.
fn simple(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The characters of all texts inside a value, as far as it matters.
pub(super) fn length<J: Json>(value: &J, depth: usize) -> usize {
    let mut sum = value.str().map_or(0, str::len);
    if depth < 20 {
        value.any(&mut |_, inner| {
            sum += length(&inner, depth + 1);
            sum > 20_000
        });
    }
    sum
}
