//! Dates and languages as anybody writes them.

#![no_main]

use article::{Language, Timestamp, Zone};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(date) = Timestamp::parse(text) {
        checked(&date);
        for minutes in [-1_440, -720, 0, 59, 840, 1_440, i16::MIN, i16::MAX] {
            let moved = date.with_offset(minutes);
            checked(&moved);
            assert_eq!(moved.epoch_ms(), date.epoch_ms(), "an offset does not move an instant");
        }
    }
    if let Some(date) = text.trim().parse().ok().and_then(Timestamp::from_epoch_ms) {
        checked(&date);
        let instant = date.epoch_ms().expect("it came of an instant");
        let given: i64 = text.trim().parse().expect("it was a number");
        assert_eq!(instant, given.div_euclid(1_000) * 1_000, "to the second");
    }
    if let Some(language) = Language::parse(text) {
        let tag = language.as_str();
        assert!(tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{tag}");
        assert_eq!(Language::parse(tag), Some(language.clone()));
        language.direction();
    }
});

fn checked(date: &Timestamp) {
    assert!(
        (1..=9_999).contains(&date.year)
            && (1..=12).contains(&date.month)
            && (1..=31).contains(&date.day)
    );
    if let Some(time) = date.time {
        assert!(time.hour < 24 && time.minute < 60 && time.second < 60);
        assert!(!matches!(time.zone, Zone::Offset(minutes) if minutes.abs() >= 1_440));
    }
    assert_eq!(Timestamp::parse(&date.rfc3339()).as_ref(), Some(date));
    let _ = (date.local_ms(), date.order_ms());
}
