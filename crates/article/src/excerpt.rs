//! The few sentences on a card: a text cut where a word ends.

/// The longest excerpt in characters, without the `…`.
const LONGEST: usize = 200;
/// A cut at a word's end may cost so many characters; a text that would lose more has no spaces between
/// its words, as Chinese, and is cut at the limit.
const SPARED: usize = 100;

/// A text as an excerpt: white space as single spaces, whole up to 200 characters, else cut at the last
/// word's end before, with `…`. An excerpt's excerpt is itself.
pub fn excerpt(text: &str) -> String {
    let mut whole = String::new();
    for word in text.split_whitespace() {
        if !whole.is_empty() {
            whole.push(' ');
        }
        whole.push_str(word);
    }
    let shown = whole.strip_suffix('…').unwrap_or(&whole);
    let Some((limit, _)) = shown.char_indices().nth(LONGEST) else { return whole };
    // One character past the limit: a word that ends right at it is whole.
    let past = shown.char_indices().nth(LONGEST + 1).map_or(shown.len(), |(at, _)| at);
    let word_end = shown
        .get(..past)
        .and_then(|text| text.bytes().rposition(|byte| byte == b' '))
        .filter(|end| shown.get(*end..limit).is_none_or(|lost| lost.chars().count() <= SPARED));
    whole.truncate(word_end.unwrap_or(limit));
    whole.truncate(whole.trim_end_matches([' ', ',', ';', ':', '–', '—', '-', '…']).len());
    whole.push('…');
    whole
}
