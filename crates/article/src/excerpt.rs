//! The excerpt on a card: a text, cut at the end of a word.

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
    // One character past the limit: a word that ends right at it is whole.
    let (mut end, mut space) = (None, None);
    for (count, (at, letter)) in shown.char_indices().enumerate() {
        if letter == ' ' {
            space = Some((count, at));
        }
        if count == LONGEST {
            let word_end = space.filter(|(count, _)| LONGEST - count <= SPARED);
            end = Some(word_end.map_or(at, |(_, at)| at));
            break;
        }
    }
    let Some(end) = end else { return whole };
    whole.truncate(end);
    while matches!(whole.chars().next_back(), Some(' ' | ',' | ';' | ':' | '–' | '—' | '-' | '…'))
    {
        whole.pop();
    }
    whole.push('…');
    whole
}
