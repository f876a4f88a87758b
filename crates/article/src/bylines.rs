//! Names that publishers write with a word before them, such as "By Ilka Varnholt": the word is removed.

use crate::{Article, Language};

/// The word before a name, by language. With a colon it is nobody's name.
const WORDS: &[(&str, &str)] = &[
    ("en", "By"),
    ("de", "Von"),
    ("es", "Por"),
    ("pt", "Por"),
    ("fr", "Par"),
    ("nl", "Door"),
    ("it", "Di"),
    ("ro", "De"),
    ("sv", "Av"),
    ("no", "Av"),
    ("nb", "Av"),
    ("da", "Af"),
    ("ar", "بقلم"),
    ("he", "מאת"),
    ("fa", "نوشتهٔ"),
    ("", "بقلم:"),
    ("", "Text:"),
    ("", "Tekst:"),
    ("", "Autor:"),
    ("", "Текст:"),
    ("", "Автор:"),
    ("", "Κείμενο:"),
    ("", "Yazı:"),
    ("", "Yazan:"),
    ("", "文："),
    ("", "글:"),
    ("", "作者："),
    ("", "تحریر:"),
    ("", "লেখা:"),
    ("", "लेखन:"),
];
/// Words that are also known where the language of the article is not.
const KNOWN: &[&str] = &["Von", "Por", "Par", "Door"];

/// Takes the words away: the views have their own.
pub(crate) fn strip(article: &mut Article) {
    let language = article.language.as_ref().map(Language::as_str).unwrap_or_default();
    let language = language.split('-').next().unwrap_or_default().to_owned();
    for author in &mut article.authors {
        let name = WORDS.iter().find_map(|(own, word)| after(&author.name, own, word, &language));
        if let Some(name) = name.map(str::to_owned) {
            author.name = name;
        }
    }
}

/// The name after a word.
fn after<'n>(name: &'n str, own: &str, word: &str, language: &str) -> Option<&'n str> {
    let begin = name.get(..word.len())?;
    let rest = name.get(word.len()..)?;
    let name = rest.trim_start();
    let parted = own.is_empty() || name.len() < rest.len();
    let here = own.is_empty()
        || own == "en"
        || own == language
        || (language.is_empty() && KNOWN.contains(&word));
    let is_name = !name.is_empty() && !name.starts_with(char::is_lowercase);
    // A word of another language alone before one more may be a name itself: Von Trapp, Di Maria.
    let sure = matches!(own, "" | "en" | "ar" | "he" | "fa") || name.contains(' ');
    (begin.eq_ignore_ascii_case(word) && parted && here && is_name && sure).then_some(name)
}
