//! Markup to blocks, to a line, and to plain text.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| article_fuzz::markup(text));
