//! Dates in words: in which zone, in which language, and that a day alone never moves.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{fakes::Fakes, host::Host};

/// An article with this date, for a reader in Newfoundland (UTC−2:30 in summer); the words must begin and
/// end like this.
async fn check(date: &str, attributes: &[(&str, &str)], begins: &str, ends: &str) {
    let _browser = Fakes::new(&[]).reader_in("America/St_Johns");
    let article = format!(r#"{{"headline": "Dates", "language": "en-GB", "published": "{date}"}}"#);
    let host = Host::of(attributes, &article).await;
    let words = host.texts("[part=dateline] time").join("");
    assert!(
        words.starts_with(begins) && words.ends_with(ends),
        "{date} {attributes:?}: {words}, expected {begins} … {ends}"
    );
}

#[wasm_bindgen_test]
async fn in_the_articles_offset() {
    check("2024-10-22T09:00:00+09:00", &[], "22 October 2024", "09:00").await;
    check("2024-10-22T23:59:00-11:00", &[], "22 October 2024", "23:59").await;
    check("2024-10-22T00:00:30+05:45", &[], "22 October 2024", "00:00").await;
}

#[wasm_bindgen_test]
async fn in_the_zone_that_is_asked_for() {
    const DATE: &str = "2024-10-22T09:00:00+09:00"; // Midnight in UTC.
    check(DATE, &[("time-zone", "UTC")], "22 October 2024", "00:00").await;
    check(DATE, &[("time-zone", "America/New_York")], "21 October 2024", "20:00").await;
    check(DATE, &[("time-zone", "Asia/Kathmandu")], "22 October 2024", "05:45").await;
    check("2024-10-22T09:00:00Z", &[("time-zone", "Asia/Tokyo")], "22 October 2024", "18:00").await;
    // Summer time is the zone's.
    check("2024-07-01T12:00:00Z", &[("time-zone", "Europe/Berlin")], "1 July 2024", "14:00").await;
    check("2024-12-01T12:00:00Z", &[("time-zone", "Europe/Berlin")], "1 December 2024", "13:00")
        .await;
}

/// `Z` says when it was, not where.
#[wasm_bindgen_test]
async fn without_an_offset_in_the_readers_zone() {
    check("2024-10-22T00:00:00Z", &[], "21 October 2024", "21:30").await;
    check("2024-10-22T12:00:00-00:00", &[], "22 October 2024", "09:30").await;
}

#[wasm_bindgen_test]
async fn a_day_alone_never_moves() {
    for zone in ["", "UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Pago_Pago"] {
        check("2024-10-22", &[("time-zone", zone)], "22 October 2024", "22 October 2024").await;
    }
    check("2024-10-22", &[], "22 October 2024", "22 October 2024").await;
    check("0001-01-01", &[], "1 January 1", "").await;
}

/// A time without a zone is the publisher's own.
#[wasm_bindgen_test]
async fn without_a_zone_as_it_was_written() {
    check("2024-10-22T23:30", &[], "22 October 2024", "23:30").await;
    check("2024-10-22 23:30:00", &[("time-zone", "Asia/Tokyo")], "22 October 2024", "23:30").await;
    // In a zone that skips the hour in spring.
    check("2024-03-31T02:30", &[("time-zone", "Europe/Berlin")], "31 March 2024", "02:30").await;
}

/// As good as none: the article's offset, else the reader's zone.
#[wasm_bindgen_test]
async fn an_unknown_zone_or_language_is_left_out() {
    for zone in ["Mars/Olympus", " ", "+99:99", "\u{0}"] {
        check("2024-10-22T09:00:00+09:00", &[("time-zone", zone)], "22 October 2024", "09:00")
            .await;
        check("2024-10-22T00:00:00Z", &[("time-zone", zone)], "21 October 2024", "21:30").await;
    }
    // Shaped like a language, but none that any browser knows; and not even shaped like one.
    for language in ["tlh-Piqd", "xx-invalidvariant1", "x_y z", ""] {
        check("2024-10-22", &[("lang", language)], "", "").await;
    }
    let article = r#"{"headline": "Dates", "language": "aa-bb-cc-dd", "published": "2024-10-22"}"#;
    let host = Host::with(article).await;
    assert!(host.texts("time").join("").contains("2024"));
}

#[wasm_bindgen_test]
async fn in_the_language_of_the_article() {
    for (language, expected) in [
        ("en-US", "October 22, 2024"),
        ("de", "22. Oktober 2024"),
        ("ja", "2024年10月22日"),
        ("ar-EG", "٢٢ أكتوبر ٢٠٢٤"),
        ("fa", "۱ آبان ۱۴۰۳"),
        ("en_GB", "22 October 2024"),
    ] {
        let article = format!(
            r#"{{"headline": "Dates", "language": "{language}", "published": "2024-10-22"}}"#
        );
        let host = Host::with(&article).await;
        assert_eq!(host.texts("time"), [expected], "{language}");
        assert_eq!(host.get("time").get_attribute("datetime").as_deref(), Some("2024-10-22"));
    }
}

#[wasm_bindgen_test]
async fn datetime_is_what_the_publisher_wrote() {
    for (written, expected) in [
        ("2024-10-22", "2024-10-22"),
        ("2024-10-22 09:00", "2024-10-22T09:00:00"),
        ("2024-10-22T09:00:00.123Z", "2024-10-22T09:00:00Z"),
        ("2024-10-22T09:00:00+0900", "2024-10-22T09:00:00+09:00"),
        ("2024-10-22T09:00:00-03:30", "2024-10-22T09:00:00-03:30"),
    ] {
        let article = format!(r#"{{"headline": "Dates", "published": "{written}"}}"#);
        let host = Host::of(&[("time-zone", "Asia/Tokyo")], &article).await;
        let datetime = host.get("time").get_attribute("datetime");
        assert_eq!(datetime.as_deref(), Some(expected), "{written}");
    }
}

#[wasm_bindgen_test]
async fn today_is_the_readers_day() {
    let midnight = 1_729_555_200_000.0; // 2024-10-22T00:00Z
    for (zone, expected) in [
        (None, "Today: 21 October 2024"),
        (Some("Mars/Olympus"), "Today: 21 October 2024"),
        (Some("UTC"), "Today: 22 October 2024"),
        (Some("America/Lima"), "Today: 21 October 2024"),
    ] {
        let _browser = Fakes::new(&[]).reader_in("America/St_Johns").at(midnight);
        let mut attributes = vec![("today", ""), ("lang", "en-GB")];
        attributes.extend(zone.map(|zone| ("time-zone", zone)));
        // The article's offset is not the reader's.
        let article = r#"{"headline": "Dates", "published": "2024-10-22T09:00:00+09:00"}"#;
        let host = Host::of(&attributes, article).await;
        assert_eq!(host.texts("[part=today]"), [expected], "{zone:?}");
    }
}

#[wasm_bindgen_test]
async fn lists_of_authors_are_the_languages_own() {
    for (language, authors, expected) in [
        ("en-GB", r#"["Ada"]"#, "By Ada"),
        ("en-GB", r#"["Ada", "Ben"]"#, "By Ada and Ben"),
        ("en-GB", r#"["Ada", "Ben", "Cy"]"#, "By Ada, Ben and Cy"),
        ("en-US", r#"["Ada", "Ben", "Cy"]"#, "By Ada, Ben, and Cy"),
        ("de", r#"["Ada", "Ben"]"#, "Von Ada und Ben"),
        ("ja", r#"["Ada", "Ben"]"#, "文：Ada、Ben"),
    ] {
        let article =
            format!(r#"{{"headline": "Authors", "language": "{language}", "authors": {authors}}}"#);
        let host = Host::with(&article).await;
        assert_eq!(host.texts("[part=byline]"), [expected]);
    }
}
