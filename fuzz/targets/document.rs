//! JSON to an article, in every format. The first line names the format, or is `auto`, or `list` for a list of
//! stories; the rest is the document.

#![no_main]

use article::Format;
use article_fuzz::{document, mutate};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use serde_json::Value;

fuzz_target!(|data: &[u8]| {
    let Some((format, value)) = parts(data) else { return };
    document(&value, Format::from_name(&format), format == "list");
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut dice = mutate::Dice::new(seed);
    let parsed = data.get(..size).and_then(parts);
    let Some((mut format, mut value)) = parsed.filter(|_| dice.below(16) > 0) else {
        return fuzzer_mutate(data, size, max_size);
    };
    if dice.below(24) == 0 {
        let names = Format::ALL.iter().map(|format| format.name()).chain(["auto", "list"]);
        format = names.collect::<Vec<_>>()[dice.below(Format::ALL.len() + 2)].to_owned();
    }
    for _ in 0..=dice.below(3) {
        mutate::mutate(&mut value, &mut dice, &mut |text| {
            let mut bytes = text.as_bytes().to_vec();
            let length = bytes.len();
            bytes.resize(length + 64, 0);
            let changed = fuzzer_mutate(&mut bytes, length, length + 64);
            String::from_utf8_lossy(bytes.get(..changed).unwrap_or_default()).into_owned()
        });
    }
    let text = format!("{format}\n{value}");
    match data.get_mut(..text.len()) {
        Some(place) if text.len() <= max_size => {
            place.copy_from_slice(text.as_bytes());
            text.len()
        }
        _ => size,
    }
});

fn parts(data: &[u8]) -> Option<(String, Value)> {
    let (format, json) = str::from_utf8(data).ok()?.split_once('\n')?;
    Some((format.to_owned(), serde_json::from_str(json).ok()?))
}
