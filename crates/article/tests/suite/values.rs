//! The small types: dates, addresses, languages, directions, marks, errors, paths.

use article::{
    Article, Direction, Error, ErrorCode, Language, Mark, Marks, Run, SafeUrl, Timestamp, Zone,
    content,
    node::{Node, Path},
    text,
    url::{Purpose, resolve},
};
use proptest::prelude::*;

#[test]
fn timestamps_are_read_and_written() {
    fn check(text: &str, expected: Option<&str>) {
        let read = Timestamp::parse(text).map(|timestamp| timestamp.to_string());
        assert_eq!(read.as_deref(), expected, "{text:?}");
    }
    for (text, expected) in [
        ("2024-10-22", "2024-10-22"),
        (" 2024-10-22 ", "2024-10-22"),
        ("2024-10-22T09:00:00+09:00", "2024-10-22T09:00:00+09:00"),
        ("2024-10-22t09:00:00z", "2024-10-22T09:00:00Z"),
        ("2024-10-22 09:00:00", "2024-10-22T09:00:00"),
        ("2024-10-22 09:00:00 UTC", "2024-10-22T09:00:00Z"),
        ("2024-10-22 09:00:00 GMT", "2024-10-22T09:00:00Z"),
        ("2024-10-22 09:00:00 +0900", "2024-10-22T09:00:00+09:00"),
        ("2024-10-22T09:00", "2024-10-22T09:00:00"),
        ("2024-10-22T09:00+05:45", "2024-10-22T09:00:00+05:45"),
        ("2024-10-22T09:00-0330", "2024-10-22T09:00:00-03:30"),
        ("2024-10-22T09:00:00+09", "2024-10-22T09:00:00+09:00"),
        ("2024-10-22T09:00:00.123456789Z", "2024-10-22T09:00:00Z"),
        ("2024-10-22T09:00:00,5-01:00", "2024-10-22T09:00:00-01:00"),
        ("2024-10-22T09:00:00+00:00", "2024-10-22T09:00:00+00:00"),
        ("2024-10-22T09:00:00-00:00", "2024-10-22T09:00:00Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ("2024-02-29", "2024-02-29"),
        ("2000-02-29", "2000-02-29"),
        ("0002-01-01", "0002-01-01"),
        ("2024-1-1", "2024-01-01"),
        ("2024/10/22", "2024-10-22"),
        ("2024.10.2", "2024-10-02"),
        ("2024–10–22", "2024-10-22"),
        ("2024年10月2日", "2024-10-02"),
        ("20241022", "2024-10-22"),
        ("20241022T090000Z", "2024-10-22T09:00:00Z"),
        ("20241022T0900+0900", "2024-10-22T09:00:00+09:00"),
        ("2024-10-22T9:05:00Z", "2024-10-22T09:05:00Z"),
        ("2024-10-22T09:00:00+1:00", "2024-10-22T09:00:00+01:00"),
        ("2024-10-22T09:00:00\u{2212}05:00", "2024-10-22T09:00:00-05:00"),
        ("2024-10-22T09:00:00+09:00[Asia/Seoul]", "2024-10-22T09:00:00+09:00"),
        ("Tue, 22 Oct 2024 09:00:00 GMT", "2024-10-22T09:00:00Z"),
        ("Tue, 22 Oct 2024 09:00:00 +0900", "2024-10-22T09:00:00+09:00"),
        ("22 October 2024", "2024-10-22"),
        ("October 22, 2024", "2024-10-22"),
        ("October 22nd, 2024 at 9:05 pm", "2024-10-22T21:05:00"),
        ("Sept 2, 2024 12:00 AM", "2024-09-02T00:00:00"),
        ("Tue Oct 22 2024 09:00:00 GMT+0900 (KST)", "2024-10-22T09:00:00+09:00"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ] {
        check(text, Some(expected));
    }
    for junk in [
        "",
        " ",
        "yesterday",
        "2024",
        "2024-10",
        "October 2024",
        "22 Oktobar 2024",
        "03.04.2026",
        "2024-W10-2",
        "0001-01-01T00:00:00Z",
        "\u{2212}0001-11-30",
        "-0001-11-30T00:00:00",
        "22.10.2024",
        "10/22/2024",
        "2023-02-29",
        "1900-02-29",
        "2024-02-30",
        "2024-04-31",
        "2024-13-01",
        "2024-00-10",
        "2024-10-00",
        "2024-10-32",
        "0000-01-01",
        "12024-10-22",
        "-2024-10-22",
        "+2024-10-22",
        "2024-10-22T",
        "2024-10-22T24:00:00",
        "2024-10-22T09:60",
        "2024-10-22T09",
        "2024-10-22T09:00:61",
        "2024-10-22T09:00:00+24:00",
        "2024-10-22T09:00:00+09:60",
        "2024-10-22T09:00:00+",
        "2024-10-22T09:00:00+09:00 ago",
        "2024-10-22T09:00:00Zulu",
        "2024-10-22x09:00",
        "２０２４-10-22",
        "1729555200000",
    ] {
        check(junk, None);
    }
}

#[test]
fn epoch_times_are_instants_in_utc() {
    for (ms, expected) in [
        (0, Some("1970-01-01T00:00:00Z")),
        (-1, Some("1969-12-31T23:59:59Z")),
        (951_782_400_000, Some("2000-02-29T00:00:00Z")),
        // The end of a century tells most about the arithmetic.
        (920_246_400_000, Some("1999-03-01T00:00:00Z")),
        (4_107_542_400_000, Some("2100-03-01T00:00:00Z")),
        (1_729_555_200_999, Some("2024-10-22T00:00:00Z")),
        (253_402_300_799_999, Some("9999-12-31T23:59:59Z")),
        (253_402_300_800_000, None),
        // What some systems write for "never".
        (-62_135_596_800_000, None),
        (-62_104_060_800_000, Some("0002-01-01T00:00:00Z")),
        (-62_104_060_800_001, None),
        (i64::MAX, None),
        (i64::MIN, None),
    ] {
        let written = Timestamp::from_epoch_ms(ms).map(|timestamp| timestamp.to_string());
        assert_eq!(written.as_deref(), expected, "{ms}");
    }
}

#[test]
fn instants_are_known_where_the_zone_is() {
    for (text, epoch, offset) in [
        ("1970-01-01", None, None),
        ("1970-01-01T00:00", None, None),
        ("1970-01-01T00:00Z", Some(0), None),
        ("1970-01-01T09:00+09:00", Some(0), Some(540)),
        ("1969-12-31T20:30-03:30", Some(0), Some(-210)),
    ] {
        let timestamp = Timestamp::parse(text).unwrap();
        assert_eq!((timestamp.epoch_ms(), timestamp.offset()), (epoch, offset), "{text}");
    }
}

#[test]
fn an_offset_told_elsewhere_keeps_the_instant() {
    for (text, minutes, expected) in [
        ("2024-10-22T00:00:00Z", 540, "2024-10-22T09:00:00+09:00"),
        ("2024-03-01T00:30:00Z", -60, "2024-02-29T23:30:00-01:00"),
        ("2024-10-22T09:00:00+09:00", 0, "2024-10-22T00:00:00+00:00"),
        ("2024-10-22T09:00:00", 540, "2024-10-22T09:00:00"),
        ("2024-10-22", 540, "2024-10-22"),
        ("2024-10-22T00:00:00Z", 1_440, "2024-10-22T00:00:00Z"),
        ("2024-10-22T00:00:00Z", i16::MIN, "2024-10-22T00:00:00Z"),
        ("9999-12-31T23:59:59Z", 1, "9999-12-31T23:59:59Z"),
    ] {
        let shifted = Timestamp::parse(text).unwrap().with_offset(minutes);
        assert_eq!(shifted.to_string(), expected, "{text} {minutes}");
    }
}

proptest! {
    #[test]
    fn timestamps_never_panic(text in ".{0,40}", near in "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]?[0-9:.,+Z-]{0,16}") {
        let _ = Timestamp::parse(&text);
        if let Some(read) = Timestamp::parse(&near) {
            prop_assert_eq!(Timestamp::parse(&read.to_string()), Some(read));
        }
    }

    #[test]
    fn epoch_times_come_back(ms in -62_104_060_800_000_i64..253_402_300_800_000, offset in -1_439_i16..1_440) {
        let timestamp = Timestamp::from_epoch_ms(ms).unwrap();
        let second = ms.div_euclid(1_000) * 1_000;
        prop_assert_eq!(timestamp.epoch_ms(), Some(second));
        let shifted = timestamp.with_offset(offset);
        prop_assert_eq!(shifted.epoch_ms(), Some(second));
        prop_assert_eq!(Timestamp::parse(&timestamp.to_string()), Some(timestamp));
        if shifted.offset().is_some() {
            prop_assert_eq!(shifted.local_ms() - second, i64::from(offset) * 60_000);
            let is_back = Timestamp::parse(&shifted.to_string()).map(|back| back.time.unwrap().zone);
            prop_assert!(matches!(is_back, Some(Zone::Offset(back)) if back == offset));
        }
    }

    #[test]
    fn epoch_times_never_panic(ms: i64, offset: i16) {
        let _ = Timestamp::from_epoch_ms(ms).map(|timestamp| timestamp.with_offset(offset));
    }
}

#[test]
fn addresses_are_safe_for_their_purpose() {
    const BASE: Option<&str> = Some("https://news.example/a/b.json");
    for (address, link, media) in [
        ("https://x.example/", true, true),
        ("HTTP://X.example", true, true),
        ("c.jpg", true, true),
        ("//x.example/y", true, true),
        ("mailto:a@b.example", true, false),
        ("tel:+1", true, false),
        ("javascript:alert(1)", false, false),
        ("java\nscript:alert(1)", false, false),
        ("\u{1}javascript:alert(1)", false, false),
        ("data:image/png,x", false, false),
        ("blob:https://x.example/1", false, false),
        ("file:///etc/passwd", false, false),
        ("ftp://x.example/", false, false),
        ("httpsx://x.example/", false, false),
    ] {
        let resolved = resolve(address, BASE).unwrap();
        let safe = |purpose| SafeUrl::new(resolved.clone(), purpose).is_some();
        assert_eq!((safe(Purpose::Link), safe(Purpose::Media)), (link, media), "{address:?}");
    }
}

#[test]
fn addresses_are_resolved() {
    for (address, base, expected) in [
        ("x", Some("https://a.example/b/c"), Some("https://a.example/b/x")),
        ("x", None, None),
        ("https://a.example", None, Some("https://a.example/")),
        ("https://a.example", Some("no base"), Some("https://a.example/")),
        ("x", Some("no base"), None),
        ("https://", Some("https://a.example/"), None),
    ] {
        assert_eq!(resolve(address, base).as_deref(), expected, "{address:?} {base:?}");
    }
}

#[test]
fn hosts_of_addresses() {
    for (address, expected) in [
        ("https://a.example/b?c@d#e", Some("a.example")),
        ("https://a.example:8443", Some("a.example:8443")),
        ("https://user:pass@a.example/", Some("a.example")),
        ("http://[::1]/", Some("[::1]")),
        ("mailto:a@b.example?body=http://c.example/", None),
        ("tel:1", None),
    ] {
        let url = SafeUrl::new(address.to_owned(), Purpose::Link).unwrap();
        assert_eq!(url.host(), expected, "{address}");
    }
}

#[test]
fn languages_are_shaped_like_tags_and_have_a_direction() {
    use Direction::{Ltr, Rtl};
    for (text, expected) in [
        ("en", Some(("en", Ltr))),
        (" pt_BR ", Some(("pt-BR", Ltr))),
        ("zh-Hant", Some(("zh-Hant", Ltr))),
        ("de-1996", Some(("de-1996", Ltr))),
        ("AR", Some(("AR", Rtl))),
        ("ar-1994", Some(("ar-1994", Rtl))),
        ("az-Arab", Some(("az-Arab", Rtl))),
        ("ar-Latn", Some(("ar-Latn", Ltr))),
        ("fa-IR", Some(("fa-IR", Rtl))),
        ("ckb", Some(("ckb", Rtl))),
        ("english", Some(("english", Ltr))),
        ("", None),
        ("e", None),
        ("en-", None),
        ("en--GB", None),
        ("English (UK)", None),
        ("en-toolongtag", None),
        ("françes", None),
        ("12", None),
    ] {
        let read = Language::parse(text);
        let read = read.as_ref().map(|language| (language.as_str(), language.direction()));
        assert_eq!(read, expected, "{text:?}");
    }
}

#[test]
fn texts_have_the_direction_of_their_first_letter() {
    for (text, expected) in [
        ("12 Tage", Some(Direction::Ltr)),
        ("“שלום” he said", Some(Direction::Rtl)),
        ("2024: العربية", Some(Direction::Rtl)),
        ("日本", Some(Direction::Ltr)),
        ("📰 \u{fe0f}שלום", Some(Direction::Rtl)),
        ("12 – 13!", None),
        ("", None),
    ] {
        assert_eq!(Direction::of_text(text), expected, "{text}");
    }
}

#[test]
fn whole_numbers_are_written_and_read() {
    for number in [0, 7, -1, 10, 99, 100, i64::MAX, i64::MIN] {
        assert_eq!(text::number(number), number.to_string());
    }
    for (text, expected) in [
        ("0", Some(0)),
        ("-12", Some(-12)),
        ("+12", Some(12)),
        ("007", Some(7)),
        // What may be too large for 64 bits is none.
        ("9223372036854775799", Some(9_223_372_036_854_775_799)),
        ("9223372036854775800", None),
        ("", None),
        ("-", None),
        ("+", None),
        ("1.5", None),
        ("1:", None),
        ("1/", None),
        (" 1", None),
        ("١", None),
    ] {
        assert_eq!(text::whole(text), expected, "{text:?}");
    }
}

#[test]
fn an_article_runs_as_it_says_else_as_its_language_else_as_its_headline() {
    for (direction, language, headline, expected) in [
        (Some(Direction::Ltr), Some("he"), "שלום", Some(Direction::Ltr)),
        (None, Some("en"), "שלום", Some(Direction::Ltr)),
        (None, Some("he"), "Hello", Some(Direction::Rtl)),
        (None, None, "שלום", Some(Direction::Rtl)),
        (None, None, "12", None),
    ] {
        let article = Article {
            direction,
            language: language.and_then(Language::parse),
            headline: headline.to_owned(),
            ..Article::default()
        };
        assert_eq!(article.direction(), expected, "{direction:?} {language:?} {headline}");
    }
}

#[test]
fn names_lead_back_to_what_they_name() {
    for mark in Mark::ALL {
        assert_eq!(Mark::from_name(mark.name()), Some(mark));
    }
    for kind in article::CalloutKind::ALL {
        assert_eq!(article::CalloutKind::from_name(kind.name()), Some(kind));
    }
    for &format in article::Format::ALL {
        assert_eq!(article::Format::from_name(format.name()), Some(format));
    }
    for name in ["video", "audio", "gallery"] {
        assert_eq!(article::MediaKind::from_name(name).map(|kind| kind.name()), Some(name));
    }
    for unknown in ["", "b", "Strong", "strong "] {
        assert_eq!(Mark::from_name(unknown), None);
    }
}

#[test]
fn marks_are_a_set_in_the_order_of_the_contract() {
    let all = Mark::ALL.into_iter().rev().fold(Marks::default(), Marks::with);
    assert!(all.iter().eq(Mark::ALL));
    let two = Marks::default().with(Mark::Q).with(Mark::Strong).with(Mark::Q);
    assert!(two.iter().eq([Mark::Strong, Mark::Q]));
    assert!(two.has(Mark::Q) && !two.has(Mark::Cite));
    assert!(two.without(Mark::Q).without(Mark::Em).iter().eq([Mark::Strong]));
    assert_eq!(Marks::default().iter().count(), 0);
}

#[test]
fn errors_know_whether_a_retry_makes_sense() {
    for (error, name, tried_again, retryable) in [
        (Error::new(ErrorCode::Network, "x"), "network", true, true),
        (Error::new(ErrorCode::Timeout, "x"), "timeout", false, true),
        (Error::new(ErrorCode::TooLarge, "x"), "too-large", false, false),
        (Error::new(ErrorCode::Malformed, "x"), "malformed", false, false),
        (Error::new(ErrorCode::UnknownFormat, "x"), "unknown-format", false, false),
        (Error::new(ErrorCode::Empty, "x"), "empty", false, false),
        (Error::new(ErrorCode::Withheld, "x"), "withheld", false, false),
        (Error::http(404, "x"), "http", false, false),
        (Error::http(408, "x"), "http", true, true),
        (Error::http(425, "x"), "http", true, true),
        (Error::http(429, "x"), "http", true, true),
        (Error::http(499, "x"), "http", false, false),
        (Error::http(500, "x"), "http", true, true),
        (Error::http(599, "x"), "http", true, true),
        (Error::http(600, "x"), "http", false, false),
    ] {
        assert_eq!(error.code().name(), name);
        let found = (error.is_tried_again(), error.is_retryable());
        assert_eq!(found, (tried_again, retryable), "{name} {}", error.status());
        assert_eq!((error.to_string().as_str(), error.message()), ("x", "x"));
    }
}

#[test]
fn paths_say_where_a_value_stands() {
    let document = serde_json::json!({ "body": [1, { "src": null, "alt": "x" }] });
    let root = Node::root(&document);
    let body = root.get("body").unwrap();
    let block = body.items().nth(1).unwrap();
    assert_eq!(root.path().to_string(), "$");
    assert_eq!(block.path().to_string(), "$.body[1]");
    assert_eq!(block.get("alt").unwrap().path().to_string(), "$.body[1].alt");
    assert!(block.get("src").is_none(), "null is as good as missing");
    assert_eq!(Path::ROOT.index(3).to_string(), "$[3]");
}

#[test]
fn content_is_blank_without_a_visible_character() {
    let runs = |texts: &[&str]| texts.iter().map(|text| Run::plain(*text)).collect::<Vec<_>>();
    for (content, blank, trimmed) in [
        (runs(&[]), true, runs(&[])),
        (runs(&["", " ", "\n"]), true, runs(&[])),
        (runs(&[" ", " a", " b ", ""]), false, runs(&["a", " b"])),
        (runs(&["a"]), false, runs(&["a"])),
    ] {
        assert_eq!(content::is_blank(&content), blank, "{content:?}");
        let mut found = content;
        content::trim(&mut found);
        assert_eq!(found, trimmed);
    }
}

/// Of alternatives the first that says something, else one that is blank; after a blank one an object, which is
/// what stands around it, is no better.
#[test]
fn alternatives_are_looked_at_in_their_order() {
    let document = serde_json::json!({
        "blank": " ", "empty": [], "null": null, "around": { "in": 1, "list": ["x"] }, "text": "x", "no": false,
    });
    let root = Node::root(&document);
    for (paths, expected) in [
        ("text", Some("$.text")),
        ("null", None),
        ("missing|null", None),
        ("blank", Some("$.blank")),
        ("missing|text", Some("$.text")),
        ("null|text", Some("$.text")),
        ("blank|text", Some("$.text")),
        ("empty|text", Some("$.text")),
        ("no|text", Some("$.no")),
        ("around|text", Some("$.around")),
        ("text|blank", Some("$.text")),
        ("blank|empty", Some("$.blank")),
        ("empty|blank", Some("$.empty")),
        ("blank|around", Some("$.blank")),
        ("blank|around|text", Some("$.text")),
        ("around.missing|around.in", Some("$.around.in")),
        ("around.list[0]", Some("$.around.list[0]")),
        ("around.list[0].in|text.in", None),
        ("missing|", Some("$")),
        ("blank|", Some("$.blank")),
    ] {
        let found = root.get(paths).map(|node| node.path().to_string());
        assert_eq!(found.as_deref(), expected, "{paths}");
    }
}
