//! How long a text takes to be read.

use js_sys::{JsString, RegExp};

/// Letters that stand for a word or a syllable each: Chinese, Japanese, Korean.
const DENSE: &str = r"[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]";
/// Words of all others.
const WORD: &str = r"[\p{L}\p{N}]\S*";
/// How many of these letters are read in a minute …
const LETTERS: f64 = 500.0;
/// … and how many of these words.
const WORDS: f64 = 230.0;

/// The whole minutes that so many texts of this length take to be read.
pub(crate) fn minutes(text: &str, times: f64) -> u32 {
    // The browser knows the letters of all scripts.
    let (dense, word) = (RegExp::new(DENSE, "gu"), RegExp::new(WORD, "gu"));
    let text = JsString::from(text);
    let letters = count(&text, &dense);
    let words = count(&text.replace_by_pattern(&dense, " "), &word);
    ((letters / LETTERS + words / WORDS) * times + 0.5) as u32
}

fn count(text: &JsString, pattern: &RegExp) -> f64 {
    text.match_(pattern).map_or(0.0, |found| js_sys::Array::from(&found).length().into())
}
