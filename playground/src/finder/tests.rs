//! Documents in the shapes of systems that the code does not know, and the maps that are found for them.

use super::{find, guess, read, with};
use serde_json::{Value, json};

const ORIGIN: &str = "https://news.example";
const LONG: &str = "The first lamp was lit on Tuesday, and the fortieth on Friday; the ladder was borrowed from the baker, \
                    who wants it back by May, when the evenings are long enough for everybody to find the way home.";

/// The guess, a field a line.
fn lines(document: &Value) -> Vec<String> {
    let map = guess(&document, ORIGIN).unwrap_or_default();
    read(&map).into_iter().map(|(field, value)| format!("{field}={value}")).collect()
}

#[test]
fn an_api_of_ones_own_is_found() {
    let document = json!({ "ok": true, "data": {
        "id": 57, "slug": "lamps", "title": "Lamplighters return", "teaser": "Forty lamps, one ladder and a rota.",
        "content": format!("<p>{LONG}</p>"), "date": "2025-03-04T09:30:00+01:00", "modified_at": "2025-03-05",
        "cover": { "url": "/lamps.jpg", "alt": "A lamp", "width": 12 },
        "author": { "id": 1, "name": "Petra Lindqvor", "avatar": "/petra.png" },
        "category": { "name": "Town" }, "tags": ["oil", "light"], "lang": "en"
    } });
    assert_eq!(
        lines(&document),
        [
            "headline=$.data.title",
            "body=$.data.content",
            "standfirst=$.data.teaser",
            "url='https://news.example/{$.data.slug}'",
            "published=$.data.date",
            "updated=$.data.modified_at",
            "image=$.data.cover",
            "authors=$.data.author",
            "section=$.data.category",
            "tags=$.data.tags",
            "language=$.data.lang",
        ]
    );
}

#[test]
fn a_rich_text_is_the_text() {
    let paragraph = json!({ "type": "paragraph", "version": 1, "children": [{ "type": "text", "text": LONG }] });
    let document = json!({
        "title": "Nets", "meta": { "title": "Nets – The Harbour", "description": "Nine evenings by the quay." },
        "layout": { "root": { "type": "root", "version": 1, "children": [paragraph] } },
        "createdAt": "2025-03-04T08:30:00.000Z",
        "owner": { "firstName": "Ada", "lastName": "Lind" }
    });
    let found = lines(&document);
    for line in [
        "headline=$.title",
        "body=$.layout",
        "published=$.createdAt",
        "authors='{$.owner.firstName} {$.owner.lastName}'",
    ] {
        assert!(found.contains(&line.to_owned()), "{line}: {found:?}");
    }
}

#[test]
fn a_list_is_found_with_what_is_in_it() {
    let item = |at: i32| json!({ "Head line": format!("Story {at}"), "path": format!("a-{at}"), "paras": [LONG, LONG], "ts": 1_741_077_000 + at });
    let document = json!({ "payload": { "site": { "name": "The Harbour" }, "items": [item(1), item(2), item(3)] } });
    let found = lines(&document);
    for line in [
        "stories=$.payload.items",
        "headline=@['Head line']",
        "body=@.paras",
        "url='https://news.example/{@.path}'",
        "published=@.ts",
        "source=$.payload.site",
    ] {
        assert!(found.contains(&line.to_owned()), "{line}: {found:?}");
    }
}

#[test]
fn stories_beside_the_article_are_related_ones() {
    let card = |title: &str| json!({ "title": title, "link": "https://news.example/x", "thumb": "https://news.example/x.jpg" });
    let document = json!({
        "headline": "Lamps", "text": LONG, "relatedArticles": [card("One more"), card("Another one")]
    });
    let found = lines(&document);
    for line in [
        "headline=$.headline",
        "body=$.text",
        "related=$.relatedArticles",
        "related-headline=@.title",
        "related-url=@.link",
        "related-image=@.thumb",
    ] {
        assert!(found.contains(&line.to_owned()), "{line}: {found:?}");
    }
}

/// What is found can be read: every guess is a map that the widget takes without a complaint.
#[test]
fn every_guess_is_a_map() {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/article/tests/maps");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("its text");
        let sample: Value = serde_json::from_str(&text).expect("it is JSON");
        let document = &sample["document"];
        let map = guess(&document, ORIGIN).unwrap_or_default();
        let resolve = &article::url::resolve;
        let options = |map| {
            let base = Some("https://news.example/api");
            article::Options { map: Some(map), base, ..article::Options::new(resolve, 0) }
        };
        let reading = article::read(document, &options(&map)).expect("it is shown");
        let map_of = sample["map"].as_str().expect("a map");
        let wanted = article::read(document, &options(map_of)).expect("it is shown");
        let name = path.display();
        assert_eq!(reading.article.headline, wanted.article.headline, "{name}: {map}");
        assert!(!reading.article.body.is_empty(), "{name}: {map}");
        assert_eq!(reading.article.body.len(), wanted.article.body.len(), "{name}: {map}");
        let complaints: Vec<_> =
            reading.issues.iter().filter(|it| it.code == article::IssueCode::Map).collect();
        assert!(complaints.is_empty(), "{name}: {map}: {complaints:?}");
        count += 1;
    }
    assert!(count >= 12, "{count}");
}

#[test]
fn a_choice_changes_its_field_alone() {
    let map = "headline=$.a; body='x; y{$.b}'";
    assert_eq!(with(map, "headline", "$.c"), "headline=$.c; body='x; y{$.b}'");
    assert_eq!(with(map, "body", ""), "headline=$.a");
    assert_eq!(with("", "place", "'Here'"), "place='Here'");
}

#[test]
fn what_has_no_article_has_no_map() {
    for document in [json!({}), json!([]), json!(5), json!({ "ok": true }), json!([[[]]])] {
        assert_eq!(guess(&&document, ORIGIN), None, "{document}");
        find(&&document, ORIGIN);
    }
}
