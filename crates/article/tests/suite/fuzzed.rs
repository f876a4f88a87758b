//! The rules of `fuzz/` hold of what it begins with: what is new in the core and in a sample has to be known there too,
//! and a run of the fuzzer is late to tell.
#![allow(clippy::print_stdout, reason = "of a failure, what was printed last is the culprit")]

#[allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::string_slice,
    reason = "written for a crate of its own"
)]
#[path = "../../../../fuzz/src/lib.rs"]
mod rules;

use crate::samples;
use article::Format;
use std::{fs, path::Path};

/// A guard: reports of a live blog became blocks of a kind that the rules did not know.
#[test]
fn every_sample_keeps_the_rules() {
    for format in Format::ALL {
        for (name, document) in samples(format.name()) {
            println!("{} {name}", format.name());
            for format in [None, Some(format)] {
                for list in [false, true] {
                    rules::document(&document, format.copied(), list);
                }
            }
        }
    }
}

/// One address for each host of a player that the rules allow.
#[test]
fn what_stands_in_quotes_in_the_tests_keeps_the_rules() {
    for text in
        [include_str!("players.rs"), include_str!("values.rs"), include_str!("own_format.rs")]
    {
        for string in text.split('"').skip(1).step_by(2) {
            rules::followed(string);
            rules::dated(string);
        }
    }
}

#[test]
fn the_markup_of_the_tests_keeps_the_rules() {
    for folder in ["html/bodies", "html/cases"] {
        each_file(folder, rules::markup);
    }
}

#[test]
fn the_maps_of_the_tests_keep_the_rules() {
    each_file("maps", |text| {
        let case: serde_json::Value = serde_json::from_str(text).unwrap();
        rules::mapped(&case["document"], case["map"].as_str().unwrap());
    });
}

/// The text of each file of a folder of `tests/`.
fn each_file(folder: &str, mut act: impl FnMut(&str)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut number = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        println!("{}", path.display());
        act(&fs::read_to_string(path).unwrap());
        number += 1;
    }
    assert!(number > 0, "no files");
}
