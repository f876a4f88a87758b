//! Dates and languages as anybody writes them.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| article_fuzz::dated(text));
