//! Finds a map for a document of no known format: for each field the places that fit, and the one that is probably
//! meant.
//!
//! It can only guess. The user chooses, and sees the result at once.

mod fits;
mod spots;

use article::json::Json;
use fits::fields;
use spots::{Spot, What, length, spots};

/// A field, and the places where it may stand.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// Its name in the map.
    pub(crate) field: &'static str,
    /// What the page calls it.
    pub(crate) label: &'static str,
    /// The best first.
    pub(crate) choices: Vec<Choice>,
    /// The place that it stands at, as far as can be guessed.
    pub(crate) guess: Option<String>,
}

/// A place, and what stands there.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Choice {
    /// As the map says it.
    pub(crate) value: String,
    /// The beginning of what stands there.
    pub(crate) shown: String,
}

/// Choices that are offered of a field.
const MOST: usize = 15;

/// The fields of a document. `origin` completes addresses of which the document has only the end.
pub(crate) fn find<J: Json>(root: &J, origin: &str) -> Vec<Row> {
    let all = spots(root);
    let list = stories(&all);
    let mut rows = Vec::new();
    let lists: Vec<&Spot<J>> = all.iter().filter(|spot| is_list(&all, spot)).collect();
    rows.push(row("stories", "List of stories", &lists, list));
    // What is relative to a story is written by `@`.
    let inside = list.map(|list| format!("{}[0]", list.path));
    let spots: Vec<Spot<J>> = all.iter().map(|spot| relative(spot, inside.as_deref())).collect();
    for (field, label, fits) in fields() {
        let mut found: Vec<(String, i32, &Spot<J>)> = Vec::new();
        for spot in &spots {
            if let Some((value, score)) = fits(spot, origin) {
                // In a list of stories, what belongs to all of them is seldom meant.
                let common = inside.is_some() && spot.path.starts_with('$') && field != "source";
                // Nor is what belongs to one of several others.
                let other = |list: &&Spot<J>| spot.path.starts_with(&format!("{}[0]", list.path));
                let common = common || lists.iter().any(other);
                found.push((value, if common { score - 50 } else { score }, spot));
            }
        }
        found.sort_by_key(|(_, score, _)| -score);
        found.truncate(MOST);
        let guess = found.first().filter(|(_, score, _)| *score > 0);
        let guess = guess.map(|(value, _, _)| value.clone());
        let choices = found
            .iter()
            .map(|(value, _, spot)| Choice { value: value.clone(), shown: shown(&spot.value) });
        rows.push(Row { field, label, choices: choices.collect(), guess });
    }
    standfirst_is_no_body(&mut rows);
    related(&all, list, &lists, &mut rows);
    rows.retain(|row| !row.choices.is_empty());
    rows
}

/// The map of what was guessed; `None` where there is neither headline nor text.
pub(crate) fn guess<J: Json>(root: &J, origin: &str) -> Option<String> {
    let rows = find(root, origin);
    let mut map = Vec::new();
    for row in &rows {
        map.extend(row.guess.as_ref().map(|value| (row.field.to_owned(), value.clone())));
    }
    let found = map.iter().any(|(field, _)| matches!(field.as_str(), "headline" | "body"));
    found.then(|| written(&map))
}

/// The fields of a map, each with its place.
pub(crate) fn read(map: &str) -> Vec<(String, String)> {
    let (mut parts, mut part, mut quote) = (Vec::new(), String::new(), None);
    for letter in map.chars() {
        match (quote, letter) {
            (None, ';') => {
                parts.push(std::mem::take(&mut part));
                continue;
            }
            (None, '\'' | '"') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
        part.push(letter);
    }
    parts.push(part);
    let pair = |part: String| {
        let (field, value) = part.split_once('=')?;
        Some((field.trim().to_owned(), value.trim().to_owned()))
    };
    parts.into_iter().filter_map(pair).collect()
}

/// A map with another place for a field; the field goes where there is none.
pub(crate) fn with(map: &str, field: &str, value: &str) -> String {
    let mut fields = read(map);
    match fields.iter_mut().find(|(name, _)| name == field) {
        Some(pair) => pair.1 = value.to_owned(),
        None => fields.push((field.to_owned(), value.to_owned())),
    }
    fields.retain(|(_, value)| !value.is_empty());
    written(&fields)
}

fn written(fields: &[(String, String)]) -> String {
    let pairs = fields.iter().map(|(field, value)| format!("{field}={value}"));
    pairs.collect::<Vec<_>>().join("; ")
}

fn row<J: Json>(
    field: &'static str,
    label: &'static str,
    lists: &[&Spot<J>],
    guess: Option<&Spot<J>>,
) -> Row {
    let choice = |spot: &&Spot<J>| Choice {
        value: spot.path.clone(),
        shown: format!("{} of them", spot.value.len()),
    };
    let choices = lists.iter().map(choice).collect();
    Row { field, label, choices, guess: guess.map(|list| list.path.clone()) }
}

/// Whether a place is a list of things that have a headline.
fn is_list<J: Json>(all: &[Spot<J>], list: &Spot<J>) -> bool {
    list.kind == What::List && title(all, list).is_some()
}

/// What the things of a list are called: the field that is best called so.
fn title<'s, J: Json>(all: &'s [Spot<J>], list: &Spot<J>) -> Option<&'s Spot<J>> {
    let first = format!("{}[0]", list.path);
    let depth = if list.path == "$" { 0 } else { list.around.len() + 1 };
    let direct = |spot: &&Spot<J>| spot.path.starts_with(&first) && spot.around.len() == depth;
    let titles = all.iter().filter(direct).filter(|spot| spot.kind == What::Text);
    let words = ["headline", "title", "heading", "name", "t"];
    let score = |spot: &&Spot<J>| fits::called(&relative(spot, Some(&first)), &words);
    titles.max_by_key(score).filter(|spot| score(spot) > 0)
}

/// The list that the longest text stands in, if it stands in one.
fn stories<J: Json>(all: &[Spot<J>]) -> Option<&Spot<J>> {
    let is_text = |spot: &&Spot<J>| matches!(spot.kind, What::Text | What::Texts | What::Rich);
    let longest = all.iter().filter(is_text).max_by_key(|spot| length(&spot.value, 0))?;
    let holds = |list: &&Spot<J>| longest.path.starts_with(&format!("{}[0]", list.path));
    all.iter().filter(|list| is_list(all, list)).find(holds)
}

fn relative<J: Json>(spot: &Spot<J>, inside: Option<&str>) -> Spot<J> {
    let rest = inside.and_then(|inside| spot.path.strip_prefix(inside));
    let path = rest.map_or_else(|| spot.path.clone(), |rest| format!("@{rest}"));
    // The list's own names say nothing of what is in it.
    let hidden = if rest.is_some() { inside.map_or(0, |it| it.matches('.').count()) } else { 0 };
    let around = spot.around.iter().skip(hidden).cloned().collect();
    Spot { path, around, ..spot.clone() }
}

/// One text is not both.
fn standfirst_is_no_body(rows: &mut [Row]) {
    let body = rows.iter().find(|row| row.field == "body").and_then(|row| row.guess.clone());
    for row in rows.iter_mut().filter(|row| row.field == "standfirst" && row.guess == body) {
        row.guess = None;
    }
}

/// Lists of likes beside the article become its related stories.
fn related<J: Json>(
    all: &[Spot<J>],
    stories: Option<&Spot<J>>,
    lists: &[&Spot<J>],
    rows: &mut Vec<Row>,
) {
    let known = ["related", "more", "also", "read"];
    let others: Vec<&Spot<J>> = lists
        .iter()
        .copied()
        .filter(|list| stories.is_none_or(|stories| !list.path.starts_with(&stories.path)))
        .collect();
    let list =
        others.iter().copied().find(|list| known.iter().any(|word| list.name.contains(word)));
    let Some(list) = list else { return };
    rows.push(row("related", "Related stories", &others, Some(list)));
    let first = format!("{}[0]", list.path);
    let spots: Vec<Spot<J>> = all
        .iter()
        .filter(|spot| spot.path.starts_with(&first))
        .map(|spot| relative(spot, Some(&first)))
        .collect();
    for (field, label, fit) in [
        ("related-headline", "Their headlines", 0),
        ("related-url", "Their pages", 3),
        ("related-image", "Their pictures", 6),
    ] {
        let Some((_, _, fits)) = fields().into_iter().nth(fit) else { continue };
        let mut found: Vec<_> = spots.iter().filter_map(|it| Some((fits(it, "")?, it))).collect();
        found.sort_by_key(|((_, score), _)| -score);
        let choices = found
            .iter()
            .take(MOST)
            .map(|((value, _), spot)| Choice { value: value.clone(), shown: shown(&spot.value) });
        let choices: Vec<Choice> = choices.collect();
        let guess = found.first().filter(|((_, score), _)| *score > 0);
        let guess = guess.map(|((value, _), _)| value.clone());
        rows.push(Row { field, label, choices, guess });
    }
}

/// The beginning of what stands at a place.
fn shown<J: Json>(value: &J) -> String {
    let mut words = String::new();
    collect(value, 0, &mut words);
    match words.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words,
    }
}

fn collect<J: Json>(value: &J, depth: usize, words: &mut String) {
    let text = value.string().or_else(|| value.number_text());
    for word in text.iter().flat_map(|text| text.split_whitespace()) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        if words.len() > 300 {
            return;
        }
    }
    if depth < 12 {
        value.any(&mut |name, inner| {
            // Kinds are no words.
            if !matches!(name, "type" | "_type" | "nodeType" | "_key" | "id" | "version") {
                collect(&inner, depth + 1, words);
            }
            words.len() > 300
        });
    }
}

#[cfg(not(target_family = "wasm"))]
#[cfg(test)]
mod tests;
