//! Checks that the files of `locales/`, one for each language, have the same texts with the same placeholders, in the
//! same order.

use std::fs;

use crate::repo;

/// The texts of a file: name, text, and the placeholders in it.
fn texts(tag: &str) -> Vec<(String, String, Vec<String>)> {
    let file = repo::path("locales").join(format!("{tag}.json"));
    let json = fs::read_to_string(&file).unwrap();
    let mut lines: Vec<&str> = json.lines().collect();
    assert_eq!((lines.remove(0), lines.pop()), ("{", Some("}")), "{tag}");
    let text = |line: &&str| {
        let line = line.trim().trim_end_matches(',');
        let (name, text) = line
            .strip_prefix('"')
            .and_then(|line| line.strip_suffix('"')?.split_once("\": \""))
            .unwrap_or_else(|| panic!("{tag}: {line}: expected a line like \"name\": \"text\","));
        assert!(!text.contains(['\\', '"']), "{tag}: {line}: expected typographic quotes");
        assert!(!text.trim().is_empty(), "{tag}: {line}: expected a text");
        let mut places: Vec<String> = text
            .split('{')
            .skip(1)
            .map(|piece| piece.split_once('}').unwrap_or((text, "")).0.to_owned())
            .collect();
        places.sort();
        places.dedup();
        (name.to_owned(), text.to_owned(), places)
    };
    lines.iter().map(text).collect()
}

fn tags() -> Vec<String> {
    let files = fs::read_dir(repo::path("locales")).unwrap();
    let name = |file: std::io::Result<fs::DirEntry>| file.unwrap().file_name().into_string();
    let mut tags: Vec<_> = files
        .map(|file| name(file).unwrap().strip_suffix(".json").expect("JSON only").to_owned())
        .collect();
    tags.sort();
    tags
}

#[test]
fn every_language_has_the_same_texts_and_placeholders() {
    let english = texts("en");
    let names: Vec<_> = english.iter().map(|(name, ..)| name).collect();
    assert!(names.is_sorted(), "the texts stand in the order of their names");
    for tag in tags() {
        let texts = texts(&tag);
        assert_eq!(texts.iter().map(|(name, ..)| name).collect::<Vec<_>>(), names, "{tag}");
        for ((name, _, places), (.., expected)) in texts.iter().zip(&english) {
            assert_eq!(places, expected, "{tag}: {name}");
        }
    }
}

#[test]
fn placeholders_are_counted_from_nought() {
    for (name, text, places) in texts("en") {
        let counted: Vec<_> = (0..places.len()).map(|number| number.to_string()).collect();
        assert_eq!(places, counted, "{name}: {text}");
    }
}

/// A text that was forgotten says the same as English, sentence for sentence.
#[test]
fn no_sentence_is_left_in_english() {
    let english = texts("en");
    for tag in tags().iter().filter(|tag| *tag != "en") {
        for ((name, text, _), (_, source, _)) in texts(tag).iter().zip(&english) {
            assert!(source.split(' ').count() < 3 || text != source, "{tag}: {name}: {text}");
        }
    }
}

#[test]
fn the_promised_languages_are_there() {
    let promised = "ar bn cs de el en es fa fr he hi it ja ko nl pl pt ro ru sv tr uk ur zh";
    assert_eq!(tags().join(" "), promised);
}
