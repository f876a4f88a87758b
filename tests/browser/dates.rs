//! Dates in words: in which zone, in which language, and that a day alone never moves.

use wasm_bindgen::JsValue;
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
    check("0002-01-01", &[], "1 January 2", "").await;
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

const MINUTE: f64 = 60_000.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

/// 2024-03-10T08:00:00Z.
const NOW: f64 = 1_710_057_600_000.0;

/// What a reader in UTC sees of the dates at a time so many milliseconds after `NOW`.
async fn seen(now: f64, language: &str, dates: &str) -> Vec<String> {
    let _browser = Fakes::new(&[]).reader_in("UTC").at(NOW + now);
    let host =
        Host::with(&format!(r#"{{"headline": "Top", "language": "{language}", {dates}}}"#)).await;
    host.all("[part=dateline] > :not(button)")
        .iter()
        .map(|part| part.text_content().unwrap())
        .collect()
}

#[wasm_bindgen_test]
async fn a_change_is_told_of_on_another_day_or_for_ten_hours() {
    const YEAR: f64 = 365.0 * DAY;
    for (now, published, updated, told) in [
        // A minute is no change, whenever it is; nor is one before the publication.
        (0.0, "2024-03-10T07:00:00Z", "2024-03-10T07:01:00Z", false),
        (0.0, "2024-03-09T23:59:30Z", "2024-03-10T00:00:10Z", false),
        (0.0, "2024-03-10T07:00:00Z", "2024-03-09T07:00:00Z", false),
        (0.0, "2024-03-10T07:00:00Z", "2024-03-10T07:00:00Z", false),
        // On the same day: for ten hours.
        (0.0, "2024-03-10T07:00:00Z", "2024-03-10T07:01:01Z", true),
        (0.0, "2024-03-10T01:00:00Z", "2024-03-10T02:00:00Z", true),
        (4.0 * HOUR - 1.0, "2024-03-10T01:00:00Z", "2024-03-10T02:00:00Z", true),
        (4.0 * HOUR, "2024-03-10T01:00:00Z", "2024-03-10T02:00:00Z", false),
        (YEAR, "2024-03-10T01:00:00Z", "2024-03-10T23:00:00Z", false),
        // On another day: always. The day is the publisher's.
        (YEAR, "2024-03-10T23:50:00Z", "2024-03-11T00:10:00Z", true),
        (YEAR, "2024-03-10T23:50:00+09:00", "2024-03-11T00:10:00+09:00", true),
        (YEAR, "2024-03-10T08:50:00+09:00", "2024-03-10T09:10:00+09:00", false),
        // Days alone, and times without a zone.
        (YEAR, "2024-03-10", "2024-03-11", true),
        (YEAR, "2024-03-10", "2024-03-10", false),
        (0.0, "2024-03-10", "2024-03-09", false),
        (YEAR, "2024-03-10", "2024-03-10T09:00:00", false),
        (YEAR, "2024-03-10T09:00:00", "2024-03-11T08:00:00", true),
    ] {
        let dates = format!(r#""published": "{published}", "updated": "{updated}""#);
        let seen = seen(now, "en-GB", &dates).await;
        assert_eq!(seen.len(), 1 + usize::from(told), "{published} {updated}: {seen:?}");
        assert_eq!(seen.iter().any(|part| part.starts_with("Updated ")), told, "{updated}");
    }
    let alone = seen(YEAR, "en-GB", r#""updated": "2024-03-10""#).await;
    assert_eq!(alone, ["Updated 10 March 2024"]);
}

#[wasm_bindgen_test]
async fn how_long_ago_for_less_than_a_week() {
    const DATE: &str = r#""published": "2024-03-10T08:00:00Z""#;
    for (later, expected) in [
        (0.0, "now"),
        (MINUTE - 1.0, "now"),
        (MINUTE, "1 minute ago"),
        (HOUR - 1.0, "59 minutes ago"),
        (HOUR, "1 hour ago"),
        (DAY - 1.0, "23 hours ago"),
        (DAY, "1 day ago"),
        (7.0 * DAY - 1.0, "6 days ago"),
        (7.0 * DAY, "10 March 2024 at 08:00"),
        // Not yet, by the reader's clock.
        (-1.0, "10 March 2024 at 08:00"),
    ] {
        assert_eq!(seen(later, "en-GB", DATE).await, [expected], "{later}");
    }
    for (language, expected) in
        [("de", "vor 3 Stunden"), ("ar-EG", "قبل ٣ ساعات"), ("ja", "3 時間前")]
    {
        assert_eq!(seen(3.0 * HOUR, language, DATE).await, [expected]);
    }
    // Where the instant is not known, so is the time since.
    for written in ["2024-03-10", "2024-03-10T08:00:00"] {
        let seen = seen(0.0, "en-GB", &format!(r#""published": "{written}""#)).await;
        assert!(seen[0].starts_with("10 March 2024"), "{seen:?}");
    }
}

/// The first of the exact times, if there is a button that opens them.
fn exact_time(host: &Host) -> Option<String> {
    host.find(".times")?.click();
    leptos::flush();
    host.texts(".exact").into_iter().next()
}

#[wasm_bindgen_test]
async fn the_exact_time_is_told_with_the_readers() {
    for (date, zone, expected) in [
        (
            "2024-10-22T09:00:00+09:00",
            "",
            Some("22 October 2024 at 09:00 UTC+9\nYour time: 21 October 2024 at 21:30 GMT-2:30"),
        ),
        (
            "2024-10-22T09:00:00-03:30",
            "",
            Some("22 October 2024 at 09:00 UTC−3:30\nYour time: 22 October 2024 at 10:00 GMT-2:30"),
        ),
        (
            "2024-10-22T09:00:00+09:00",
            "Europe/London",
            Some("22 October 2024 at 01:00 BST\nYour time: 21 October 2024 at 21:30 GMT-2:30"),
        ),
        (
            "2024-10-22T09:00:00+00:00",
            "",
            Some("22 October 2024 at 09:00 UTC\nYour time: 22 October 2024 at 06:30 GMT-2:30"),
        ),
        // The same twice is said once.
        ("2024-10-22T09:00:00Z", "", Some("22 October 2024 at 06:30 GMT-2:30")),
        ("2024-10-22T09:00:00-02:30", "", Some("22 October 2024 at 09:00 UTC−2:30")),
        // There is nothing more to tell.
        ("2024-10-22", "", None),
        ("2024-10-22T09:00:00", "Europe/London", None),
    ] {
        let _browser = Fakes::new(&[]).reader_in("America/St_Johns");
        let article =
            format!(r#"{{"headline": "Top", "language": "en-GB", "published": "{date}"}}"#);
        let host = Host::of(&[("time-zone", zone)], &article).await;
        let exact = exact_time(&host).map(|exact| exact.replace(['\u{2066}', '\u{2069}', ','], ""));
        assert_eq!(exact.as_deref(), expected, "{date} {zone}");
        assert!(!host.get("time").has_attribute("tabindex"));
    }
}

#[wasm_bindgen_test]
async fn how_long_it_takes_to_read() {
    let (word, letter) = ("word, ".repeat(690), "字".repeat(2_000));
    for (language, text, expected) in [
        ("en-GB", "A few words.", None),
        ("en-GB", word.as_str(), Some("Reading time: 3 minutes")),
        ("de", word.as_str(), Some("Lesezeit: 3 Minuten")),
        ("ja", letter.as_str(), Some("読了時間：4 分")),
        ("ko", &"한국어 ".repeat(500), Some("읽는 시간: 3분")),
        ("ar-EG", &"كلمة ".repeat(690), Some("مدة القراءة: ٣ دقائق")),
        // Dashes and stars are no words, however many.
        ("en-GB", &"— * ".repeat(10_000), None),
        ("en-GB", &"-".repeat(300_000), None),
        ("en-GB", &[word.as_str(), &letter].concat(), Some("Reading time: 7 minutes")),
    ] {
        let host = Host::with(&format!(
            r#"{{"headline": "Top", "language": "{language}", "body": [{{"type": "paragraph", "text": "{text}"}}]}}"#
        ))
        .await;
        let found = host.find(".reading-time").map(|time| time.text_content().unwrap());
        assert_eq!(found.as_deref(), expected, "{language}");
    }
}

#[wasm_bindgen_test]
async fn authors_have_portraits_that_are_not_read_out() {
    let host = Host::with(
        r#"{"headline": "Top", "authors": [{"name": "Ada", "image": "/ada.jpg"}, "Ben"]}"#,
    )
    .await;
    assert_eq!(host.texts("[part=byline]"), ["By Ada and Ben"]);
    let portrait = host.get("[part=byline] > img");
    assert_eq!(portrait.get_attribute("alt").as_deref(), Some(""));
    assert_eq!(portrait.get_attribute("src").as_deref(), Some("https://news.example/ada.jpg"));
}

/// Six zones of the reader and twelve languages: when it was, exactly; the dates of an instant without an offset
/// months later, and within hours. What a clock on the wall shows there stands in the table; how that is written is
/// the browser's own, which changes with its version.
#[wasm_bindgen_test]
async fn six_zones_and_twelve_languages() {
    /// A zone, and the clocks there when it was published and updated.
    const ZONES: [(&str, &str, &str); 6] = [
        ("Pacific/Pago_Pago", "2024-03-09T11:30", "2024-03-09T20:10"),
        ("America/Panama", "2024-03-09T17:30", "2024-03-10T02:10"),
        ("UTC", "2024-03-09T22:30", "2024-03-10T07:10"),
        ("Asia/Kolkata", "2024-03-10T04:00", "2024-03-10T12:40"),
        ("Asia/Tokyo", "2024-03-10T07:30", "2024-03-10T16:10"),
        ("Pacific/Kiritimati", "2024-03-10T12:30", "2024-03-10T21:10"),
    ];
    /// A language, and our own words in it.
    const LANGUAGES: [(&str, &str, &str); 12] = [
        ("en-GB", "Your time: ", "Updated "),
        ("en-US", "Your time: ", "Updated "),
        ("de", "Bei Ihnen: ", "Aktualisiert: "),
        ("fr", "Chez vous : ", "Mis à jour : "),
        ("es", "Su hora: ", "Actualizado: "),
        ("ru", "Ваше время: ", "Обновлено: "),
        ("ar-EG", "بتوقيتك: ", "آخر تحديث: "),
        ("fa", "به وقت شما: ", "به‌روزشده: "),
        ("he", "השעה אצלכם: ", "עודכן: "),
        ("hi", "आपका समय: ", "अपडेट: "),
        // We have no texts in it.
        ("th", "Your time: ", "Updated "),
        ("ja", "現地時間：", "更新："),
    ];
    const THERE: &str = "2024-03-10T07:30";
    const OFFSET: &str = r#""published": "2024-03-10T07:30:00+09:00""#;
    const INSTANTS: &str =
        r#""published": "2024-03-09T22:30:00Z", "updated": "2024-03-10T07:10:00Z""#;
    for (zone, published, updated) in ZONES {
        for (language, yours, renewed) in LANGUAGES {
            let clock = |local: &str| intl(CLOCK, language, local);
            let exact = if published == THERE {
                format!("{} UTC+9", clock(THERE))
            } else {
                let name = intl(ZONE_NAME, language, zone);
                format!("{} UTC+9\n{yours}{} {name}", clock(THERE), clock(published))
            };
            // The day of the update is told if it is another one.
            let mut dates = clock(published);
            if published.get(..10) != updated.get(..10) {
                dates = format!("{dates} {renewed}{}", clock(updated));
            }
            let [hours, minutes] = ["9 hour", "50 minute"].map(|ago| intl(AGO, language, ago));
            let ago = format!("{hours} {renewed}{minutes}");
            for (later, written, expected) in
                [(90.0 * DAY, OFFSET, exact), (90.0 * DAY, INSTANTS, dates), (0.0, INSTANTS, ago)]
            {
                let _browser = Fakes::new(&[]).reader_in(zone).at(NOW + later);
                let article =
                    format!(r#"{{"headline": "Top", "language": "{language}", {written}}}"#);
                let host = Host::with(&article).await;
                let found = match written {
                    OFFSET => exact_time(&host).unwrap(),
                    _ => host.texts("[part=dateline]").join(" "),
                };
                assert_eq!(plain(&found), plain(&expected), "{zone} {language} {written}");
            }
        }
    }
}

/// Without what is not seen, and with one kind of space.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
        .replace(['\u{2066}', '\u{2069}', '\u{200e}', '\u{200f}'], "")
}

/// What a clock shows, as a language writes it: whatever zone it is in, UTC's shows the same.
const CLOCK: &str = "return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(Date.parse(what + 'Z'))";

/// What a zone is called, on that day.
const ZONE_NAME: &str = "return new Intl.DateTimeFormat(language, { timeZone: what, timeZoneName: 'short' }).formatToParts(Date.UTC(2024, 2, 10)).find(({ type }) => type === 'timeZoneName').value";

/// So many units ago.
const AGO: &str = "return new Intl.RelativeTimeFormat(language).format(...what.split(' ').map((word, at) => (at ? word : -word)))";

/// Asks the browser itself.
fn intl(body: &str, language: &str, what: &str) -> String {
    let ask = js_sys::Function::new_with_args("language, what", body);
    let answer = ask.call2(&JsValue::NULL, &language.into(), &what.into());
    answer.unwrap().as_string().unwrap()
}
