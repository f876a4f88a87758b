//! How well a place fits a field: by the value there, and by its name.

use super::spots::{Spot, What, length};
use article::{Timestamp, json::Json};

/// Words that fields are called by, the best first.
const HEADLINE: &[&str] =
    &["headline", "title", "heading", "name", "strapline", "subject", "caption"];
const BODY: &[&str] =
    &["body", "content", "text", "html", "article", "copy", "story", "paragraphs", "main"];
const STANDFIRST: &[&str] = &[
    "standfirst",
    "excerpt",
    "summary",
    "description",
    "teaser",
    "lead",
    "intro",
    "deck",
    "subtitle",
    "abstract",
];
const PUBLISHED: &[&str] = &[
    "published",
    "publishedat",
    "publishdate",
    "datepublished",
    "firstpublishedat",
    "publicationdate",
    "date",
    "created",
    "createdat",
    "time",
    "timestamp",
    "ts",
];
const UPDATED: &[&str] =
    &["updated", "updatedat", "modified", "datemodified", "changed", "lastmodified", "edited"];
const IMAGE: &[&str] = &[
    "image",
    "cover",
    "heroimage",
    "hero",
    "picture",
    "photo",
    "thumbnail",
    "featuredimage",
    "coverimage",
    "pic",
    "media",
];
const AUTHORS: &[&str] =
    &["authors", "author", "byline", "writers", "writer", "by", "creator", "contributors"];
const SECTION: &[&str] =
    &["section", "category", "kicker", "desk", "channel", "rubric", "categories"];
const TAGS: &[&str] = &["tags", "keywords", "topics", "taglist", "labels"];
const URL: &[&str] = &["url", "permalink", "canonical", "canonicalurl", "link", "weburl", "href"];
const SLUG: &[&str] = &["fullslug", "slug", "path", "uri"];
const LANGUAGE: &[&str] = &["language", "lang", "locale", "langcode"];

/// Names around a place that make it one of something else.
const OTHERS: &[&str] = &[
    "author",
    "authors",
    "image",
    "cover",
    "picture",
    "media",
    "seo",
    "meta",
    "category",
    "categories",
    "tags",
    "user",
    "site",
    "publisher",
    "links",
    "pagination",
    "related",
    "include",
    "asset",
];

/// A value for a field, and how well it fits; less than 1 is no guess.
pub(super) type Fit = Option<(String, i32)>;

/// How a field is found.
pub(super) type Fits<J> = fn(&Spot<J>, &str) -> Fit;

/// The fields of an article, what the page calls them, and how they are found. Addresses that have only their end are
/// completed by the origin that is handed over.
pub(super) fn fields<J: Json>() -> [(&'static str, &'static str, Fits<J>); 12] {
    [
        ("headline", "Headline", headline),
        ("body", "Text", body),
        ("standfirst", "Standfirst", |spot, _| {
            let size = length(&spot.value, 0);
            let fits = matches!(spot.kind, What::Text | What::Rich) && (15..1_000).contains(&size);
            fits.then(|| plain(spot, called(spot, STANDFIRST) - 20))
        }),
        ("url", "Its page", url),
        ("published", "Published", |spot, _| date(spot, PUBLISHED)),
        ("updated", "Updated", |spot, _| date(spot, UPDATED)),
        ("image", "Picture", image),
        ("authors", "Authors", authors),
        ("section", "Section", |spot, _| names(spot, SECTION)),
        ("tags", "Tags", |spot, _| names(spot, TAGS)),
        ("language", "Language", |spot, _| {
            let text = text(spot)?;
            let fits = article::Language::parse(text).is_some() && text.len() < 8;
            let called = called(spot, LANGUAGE);
            (fits && called > 0).then(|| plain(spot, called))
        }),
        ("source", "Publisher", |spot, _| {
            names(spot, &["source", "publisher", "site", "publication", "brand"])
        }),
    ]
}

fn plain<J>(spot: &Spot<J>, score: i32) -> (String, i32) {
    (spot.path.clone(), score)
}

fn text<J: Json>(spot: &Spot<J>) -> Option<&str> {
    spot.value.str().filter(|text| !text.trim().is_empty())
}

/// How well a place is called: 60 for the best word, less for the others, for a word inside a longer name, and for
/// what belongs to something else.
pub(super) fn called<J>(spot: &Spot<J>, words: &[&str]) -> i32 {
    let rank = |at: usize| 60 - 3 * i32::try_from(at).unwrap_or(20);
    let exact = words.iter().position(|word| *word == spot.name).map(rank);
    let inside = words.iter().position(|word| word.len() > 3 && spot.name.contains(word));
    let score = exact.or(inside.map(|at| rank(at) - 25)).unwrap_or(0);
    let foreign = spot.around.iter().any(|name| OTHERS.iter().any(|word| name.contains(word)));
    let depth = i32::try_from(spot.around.len()).unwrap_or(20);
    score - 2 * depth - if foreign { 70 } else { 0 }
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://") || text.starts_with('/')
}

fn headline<J: Json>(spot: &Spot<J>, _: &str) -> Fit {
    let text = text(spot)?;
    let fits = (2..250).contains(&text.len()) && !is_address(text) && !text.contains("<p");
    let words = i32::from(text.contains(' ')) * 15;
    let fits = fits && Timestamp::parse(text).is_none();
    fits.then(|| plain(spot, called(spot, HEADLINE) + words))
}

fn body<J: Json>(spot: &Spot<J>, _: &str) -> Fit {
    let size = length(&spot.value, 0);
    let kind = match spot.kind {
        What::Rich => 70,
        What::Texts if size > 15 * spot.value.len() => 20,
        What::Text if text(spot).is_some_and(|text| text.contains("</")) => 40,
        What::Text if size > 80 => 0,
        _ => return None,
    };
    let long = i32::try_from(size.min(3_000) / 30).unwrap_or(0);
    Some(plain(spot, kind + long + called(spot, BODY) / 2))
}

fn date<J: Json>(spot: &Spot<J>, words: &[&str]) -> Fit {
    let fits = match (spot.value.str(), spot.value.number()) {
        (Some(text), _) => text.len() > 7 && Timestamp::parse(text).is_some(),
        // From 2001 on, in seconds or milliseconds.
        (_, Some(number)) => (1e9..1e10).contains(&number) || (1e12..1e13).contains(&number),
        _ => false,
    };
    (spot.kind == What::Text && fits).then(|| plain(spot, called(spot, words)))
}

fn image<J: Json>(spot: &Spot<J>, _: &str) -> Fit {
    let has =
        |name: &str| spot.value.get(name).and_then(|it| it.str().map(is_address)) == Some(true);
    let file = |text: &str| {
        let path = text.split(['?', '#']).next().unwrap_or_default().to_lowercase();
        [".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"]
            .iter()
            .any(|end| path.ends_with(end))
    };
    let called = called(spot, IMAGE);
    let fits = match spot.kind {
        What::Object => {
            let sized = spot.value.get("width").is_some() || spot.value.get("alt").is_some();
            let found = ["url", "src", "filename"].iter().any(|name| has(name));
            found && (sized || called > 0)
        }
        What::Text => text(spot).is_some_and(|text| file(text) || is_address(text) && called > 0),
        _ => false,
    };
    fits.then(|| plain(spot, called.max(5) + if spot.kind == What::Object { 10 } else { 0 }))
}

fn authors<J: Json>(spot: &Spot<J>, _: &str) -> Fit {
    let has = |name: &str| spot.value.get(name).is_some_and(|it| it.str().is_some());
    let called = called(spot, AUTHORS);
    for (first, last) in [("first_name", "last_name"), ("firstName", "lastName")] {
        if has(first) && has(last) && !has("name") {
            let path = &spot.path;
            return Some((format!("'{{{path}.{first}}} {{{path}.{last}}}'"), called.max(10)));
        }
    }
    names(spot, AUTHORS)
}

/// Names: a string, an object with one, or a list of these.
fn names<J: Json>(spot: &Spot<J>, words: &[&str]) -> Fit {
    let named = |value: &J| ["name", "title", "label"].iter().any(|name| value.get(name).is_some());
    let fits = match spot.kind {
        What::Text => text(spot).is_some_and(|text| text.len() < 120 && !is_address(text)),
        What::Texts => true,
        What::Object => named(&spot.value),
        What::List | What::Array => spot.value.at(0).as_ref().is_some_and(named),
        What::Rich => false,
    };
    let called = called(spot, words);
    (fits && called > 0).then(|| plain(spot, called))
}

fn url<J: Json>(spot: &Spot<J>, origin: &str) -> Fit {
    let text = text(spot)?;
    if is_address(text) && !text.starts_with("//") {
        return Some(plain(spot, called(spot, URL).max(called(spot, SLUG))));
    }
    let called = called(spot, SLUG);
    let fits = called > 0 && !text.contains(char::is_whitespace);
    fits.then(|| (format!("'{origin}/{{{}}}'", spot.path), called - 10))
}
