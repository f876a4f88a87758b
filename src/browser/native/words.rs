//! As `browser/words.rs`, by the tables of ICU4X.

use icu::properties::{CodePointMapData, props::Script};

/// How many letters that stand for a word or a syllable each are read in a minute …
const LETTERS: f64 = 500.0;
/// … and how many words of all others.
const WORDS: f64 = 230.0;

/// The whole minutes that so many texts of this length take to be read.
pub(crate) fn minutes(text: &str, times: f64) -> u32 {
    let (mut letters, mut words) = (0.0, 0.0);
    // A word begins with its first letter or digit, and goes on until the next white space or dense letter.
    let mut in_word = false;
    for letter in text.chars() {
        if is_dense(letter) {
            letters += 1.0;
            in_word = false;
        } else if letter.is_whitespace() || letter == '\u{feff}' {
            in_word = false;
        } else if !in_word && letter.is_alphanumeric() {
            words += 1.0;
            in_word = true;
        }
    }
    ((letters / LETTERS + words / WORDS) * times + 0.5) as u32
}

/// Chinese, Japanese, Korean.
fn is_dense(letter: char) -> bool {
    let script = CodePointMapData::<Script>::new().get(letter);
    [Script::Han, Script::Hiragana, Script::Katakana, Script::Hangul].contains(&script)
}
