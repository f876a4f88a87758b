//! What has to hold of everything that the core makes of hostile input; a broken rule is a panic, which the fuzzer
//! reports. The rules are written against the JSON that an article becomes, not against the types that are to
//! guarantee them.

pub mod mutate;

use std::{
    collections::BTreeSet,
    sync::LazyLock,
    time::{Duration, Instant},
};

use article::{
    Article, Format, Language, Options, Reading, SafeUrl, Timestamp, Zone, context,
    context::Context, html, node::Path, provider, url::Purpose,
};
use serde_json::Value;

/// Where the documents say that they come from.
pub const BASE: &str = "https://news.example/api/story.json";
/// 2026-01-01T00:00:00Z, in milliseconds.
pub const NOW: i64 = 1_767_225_600_000;

/// What one input may cost, with every check on and the fuzzer's counters in the code. The costliest honest input
/// of the largest size takes a twentieth of it.
const TIME: Duration = Duration::from_secs(2);

/// What the own format may hold, by its contract, the schema: a kind of block that is new is known here too.
struct Contract {
    blocks: BTreeSet<String>,
    marks: BTreeSet<String>,
}

static CONTRACT: LazyLock<Contract> = LazyLock::new(|| {
    let schema = include_str!("../../crates/article/schema/article.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    let definitions = &schema["$defs"];
    let kinds = definitions["block"]["anyOf"].as_array().expect("the kinds of blocks");
    let named = kinds.iter().map(|kind| {
        let name = kind["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/"));
        let definition = &definitions[name.expect("a kind is a definition")];
        definition["properties"]["type"]["const"].clone()
    });
    // Markup is read, and never written.
    let blocks = texts(named).filter(|kind| kind != "html").collect();
    let marks = &definitions["run"]["properties"]["marks"]["items"]["enum"];
    let marks = texts(marks.as_array().expect("the marks").iter().cloned()).collect();
    Contract { blocks, marks }
});

fn texts(values: impl Iterator<Item = Value>) -> impl Iterator<Item = String> {
    values.map(|value| value.as_str().expect("a text").to_owned())
}

/// Hosts of players, each as the end of a name.
const PLAYERS: [&str; 8] = [
    "embed.bsky.app",
    "www.instagram.com",
    "w.soundcloud.com",
    "open.spotify.com",
    "www.tiktok.com",
    "player.vimeo.com",
    "platform.twitter.com",
    "www.youtube-nocookie.com",
];

/// Reads a document in every way that the widget does, and checks what it becomes.
pub fn document(value: &Value, format: Option<Format>, list: bool) {
    in_time(|| {
        let mut options = Options { format, list, ..options() };
        let count = article::count(value, format);
        let Ok(reading) = article::read(value, &options) else { return };
        checked(&reading);
        if count > 1 {
            options.pick = Some(count - 1);
            options.list = false;
            if let Ok(last) = article::read(value, &options) {
                checked(&last);
            }
        }
    });
}

/// Reads a document of no known format by a map, in every way that the widget does, and checks what it becomes.
pub fn mapped(value: &Value, map: &str) {
    in_time(|| {
        article::parts_by(value, map);
        let count = article::count_by(value, map);
        for (list, pick) in [(false, None), (true, None), (false, Some(count / 2))] {
            let options = Options { map: Some(map), list, pick, ..options() };
            match article::read(value, &options) {
                Ok(reading) => checked(&reading),
                Err(error) => assert!(!error.message().is_empty()),
            }
        }
    });
}

/// What every reading begins with: the format to be detected, one article wanted.
fn options() -> Options<'static> {
    Options { base: Some(BASE), ..Options::new(&article::url::resolve, NOW) }
}

/// Checks what was read, and that it comes back when it is written and read again.
pub fn checked(reading: &Reading) {
    assert!(reading.issues.len() <= context::MAX_ISSUES + 1, "{} issues", reading.issues.len());
    let detail = written(&reading.detail());
    assert!(detail.get("issues").is_some_and(Value::is_array));
    let written = article(&reading.article);
    if reading.article.headline.is_empty() {
        return;
    }
    let again = article::read(&written, &options());
    let again = again.expect("what was written can be read");
    assert_eq!(again.format, Format::Article, "what was written is of the own format");
    assert_eq!(again.article, reading.article, "what was written is what was read");
}

/// Checks an article by what it is written as.
pub fn article(article: &Article) -> Value {
    let written = written(article);
    let stories = article.related.as_ref().map_or(0, |related| related.stories.len());
    assert!(stories <= context::MAX_STORIES, "{stories} stories");
    walk(&written, "article", 0);
    written
}

fn written(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("all that is written is JSON")
}

/// Checks a value of the own format and all inside it; `name` is the field that it stands in.
fn walk(value: &Value, name: &str, depth: usize) {
    // A block adds an object and a list to the levels, a list's items one more.
    assert!(depth <= 4 * context::MAX_DEPTH, "too deep");
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, name, depth + 1)),
        Value::Object(fields) => {
            if let Some(Value::String(kind)) = fields.get("type") {
                let known = CONTRACT.blocks.contains(kind);
                // What a file is and what stands behind a card are no blocks.
                assert!(known || ["sources", "media", "src"].contains(&name), "a {kind} in {name}");
            }
            fields.iter().for_each(|(name, field)| walk(field, name, depth + 1));
        }
        Value::String(text) => string(name, text),
        Value::Number(number) => {
            let number = number.as_f64().expect("a number is one");
            let (least, most) = match name {
                "level" => (1.0, 6.0),
                "colspan" => (1.0, 1_000.0),
                "rowspan" => (0.0, 65_534.0),
                "rating" => (0.0, 5.0),
                "width" | "height" | "duration" => (0.0, 4_294_967_295.0),
                _ => return,
            };
            assert!((least..=most).contains(&number), "{name}: {number}");
        }
        Value::Null | Value::Bool(_) => {}
    }
}

fn string(name: &str, text: &str) {
    match name {
        "src" | "image" | "logo" | "poster" | "article" => address(text, false),
        "url" | "href" => address(text, true),
        "marks" => assert!(CONTRACT.marks.contains(text), "the mark {text}"),
        "published" | "updated" | "date" => {
            let date = article::Timestamp::parse(text).expect("a date can be read");
            assert_eq!(date.rfc3339(), text);
        }
        "excerpt" => assert!(text.chars().count() <= 201, "an excerpt of {}", text.len()),
        "direction" => assert!(["ltr", "rtl"].contains(&text), "{text}"),
        "language" | "lang" => {
            assert!(text.bytes().all(|byte| byte.is_ascii_graphic() || name != "lang"), "{text}");
        }
        _ => {}
    }
}

/// Checks an address that may be fetched, or only followed.
pub fn address(text: &str, link: bool) {
    let parsed = url::Url::parse(text).expect("an address is whole");
    let allowed: &[&str] =
        if link { &["http", "https", "mailto", "tel"] } else { &["http", "https"] };
    assert!(allowed.contains(&parsed.scheme()), "an address of the scheme {}", parsed.scheme());
    assert_eq!(parsed.as_str(), text, "an address is as the platform writes it");
    assert!(!text.bytes().any(|byte| byte < b' ' || byte == 0x7f), "{text:?}");
}

/// Reads markup in every way that the core does: as blocks, as a line, as plain text.
pub fn markup(markup: &str) {
    in_time(|| {
        let mut context = Context::new(&article::url::resolve, Some(BASE), NOW);
        let body = html::flow(markup, &mut context, &Path::ROOT);
        let article = Article { headline: "Headline".to_owned(), body, ..Article::default() };
        let issues = context.into_issues();
        checked(&Reading { article, format: Format::Article, issues, is_partial: false });
        let mut context = Context::new(&article::url::resolve, Some(BASE), NOW);
        let line = html::content(markup, &mut context, &Path::ROOT);
        for run in &line {
            if let Some(href) = &run.href {
                address(href.as_str(), true);
            }
        }
        let plain = html::plain(markup);
        assert_eq!(plain, plain.trim(), "plain text has no space at its ends");
        html::line(markup, &mut context, &Path::ROOT);
        html::decode(markup);
    });
}

/// Reads a text as a date, as an epoch time and as the tag of a language, and checks what it becomes.
pub fn dated(text: &str) {
    if let Some(date) = Timestamp::parse(text) {
        ranges(&date);
        for minutes in [-1_440, -720, 0, 59, 840, 1_440, i16::MIN, i16::MAX] {
            let moved = date.with_offset(minutes);
            ranges(&moved);
            assert_eq!(moved.epoch_ms(), date.epoch_ms(), "an offset does not move an instant");
        }
    }
    if let Some(date) = text.trim().parse().ok().and_then(Timestamp::from_epoch_ms) {
        ranges(&date);
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
}

fn ranges(date: &Timestamp) {
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

/// Resolves an address, which stands in the first line, in both ways that an article has for one, and checks it. What it
/// is relative to may stand in the second line.
pub fn followed(text: &str) {
    let (text, base) = text.split_once('\n').unwrap_or((text, BASE));
    for purpose in [Purpose::Link, Purpose::Media] {
        let mut context = Context::new(&article::url::resolve, Some(base), NOW);
        let found = context.url(text, purpose, &Path::ROOT);
        let issues = context.into_issues().len();
        assert!(issues <= 1);
        let Some(url) = found else { continue };
        assert_eq!(issues, 0, "an address that is used is no issue");
        address(url.as_str(), purpose == Purpose::Link);
        let again = article::url::resolve(url.as_str(), None).expect("it is whole");
        assert_eq!(SafeUrl::new(again, purpose).as_ref(), Some(&url));
        host(&url);
        player(&url);
    }
}

fn host(url: &SafeUrl) {
    let parsed = url::Url::parse(url.as_str()).expect("it is whole");
    let host = parsed.host_str().map(|host| match parsed.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    });
    assert_eq!(url.host().map(str::to_owned), host.filter(|_| parsed.scheme().starts_with("http")));
}

fn player(url: &SafeUrl) {
    let Some(provider) = provider(url) else { return };
    let Some(player) = provider.player(url) else { return };
    let parsed = url::Url::parse(&player).expect("a player's address is whole");
    assert_eq!(parsed.scheme(), "https");
    assert!(PLAYERS.contains(&parsed.host_str().unwrap_or_default()), "{player}");
    assert!(parsed.username().is_empty() && parsed.port().is_none());
}

/// Runs it; what takes too long is tried twice more before it counts: the machine may have had other things to do.
pub fn in_time(run: impl Fn()) {
    let best = (0..3)
        .map(|_| {
            let started = Instant::now();
            run();
            started.elapsed()
        })
        .find(|time| *time < TIME);
    assert!(best.is_some(), "one input takes more than {TIME:?}");
}
