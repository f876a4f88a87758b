//! Addresses: what may be followed or fetched, and where third parties' players are. The first line is the address,
//! the second what it is relative to.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| article_fuzz::followed(text));
