//! The rules of `fuzz/` hold of what it begins with: what is new in the core and in a sample has to be known there too,
//! and a run of the fuzzer is late to tell.

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
fn every_address_of_the_tests_keeps_the_rules() {
    let addresses = include_str!("players.rs").split('"').skip(1).step_by(2);
    addresses.for_each(rules::followed);
}
