//! A document read as a list of stories: all of them are cards, and each says where its whole story stands.

use article::{Options, Story};
use serde_json::{Value, json};

use crate::samples;

/// How a document is read.
fn options(list: bool, pick: Option<usize>) -> Options<'static> {
    Options { pick, list, ..crate::options() }
}

/// The stories of a document, and what it is called.
fn list(document: &Value) -> (Option<String>, Vec<Story>) {
    let reading = article::read(document, &options(true, None)).unwrap();
    let related = reading.article.related.unwrap();
    (related.heading, related.stories)
}

fn headlines(document: &Value) -> Vec<String> {
    list(document).1.into_iter().map(|story| story.headline).collect()
}

#[test]
fn every_story_is_a_card() {
    let card = json!({ "headline": "One", "live": true, "kicker": "Now" });
    for document in [
        json!([card, { "headline": "Two" }]),
        json!({ "heading": "Read next", "stories": [card, { "headline": "Two" }] }),
        json!({ "related": [card, { "headline": "Two" }, { "headline": "One" }] }),
        json!({ "version": "https://jsonfeed.org/version/1.1", "items": [
            { "id": "1", "title": "One", "content_text": "First." },
            { "id": "2", "title": "Two", "content_text": "Second." }
        ]}),
        json!([{ "title": { "rendered": "One" } }, { "title": { "rendered": "Two" } }]),
    ] {
        assert_eq!(headlines(&document), ["One", "Two"], "{document}");
    }
    let (heading, stories) = list(&json!({ "heading": "Read next", "stories": [card] }));
    assert_eq!(heading.as_deref(), Some("Read next"));
    assert!(stories[0].live);
    assert_eq!(stories[0].kicker.as_deref(), Some("Now"));
}

#[test]
fn one_article_is_one_card_and_one_of_the_own_format_has_the_cards_of_its_list() {
    assert_eq!(headlines(&json!({ "title": { "rendered": "Alone" } })), ["Alone"]);
    let article =
        json!({ "headline": "Top", "related": [{ "headline": "One" }, { "headline": "Two" }] });
    assert_eq!(headlines(&article), ["One", "Two"]);
}

/// What an article is on a card of its own.
#[test]
fn an_article_as_a_card() {
    let card = |document: Value| {
        let article = article::read(&document, &options(false, None)).unwrap().article;
        article::stories::card_of(&article)
    };
    let story = card(json!({
        "url": "https://news.example/a", "headline": "Top", "section": "World", "published": "2024-10-22",
        "lead": { "type": "video", "src": "/a.mp4", "poster": "https://news.example/a.jpg" },
        "standfirst": "What it is about.", "body": ["The text."], "related": [{ "headline": "Another" }],
    }));
    assert_eq!(story.kicker.as_deref(), Some("World"));
    assert_eq!(
        story.image.map(|image| image.src.as_str().to_owned()).as_deref(),
        Some("https://news.example/a.jpg")
    );
    assert_eq!((story.headline.as_str(), story.excerpt.as_str()), ("Top", "What it is about."));
    assert!(story.url.is_some() && story.published.is_some());
    assert_eq!(story.place.0, Some(0));
    // Without a standfirst its first words do; without a headline they are it. Without a text there is no more of it.
    let story = card(json!({ "headline": "Top", "body": ["The text."] }));
    assert_eq!((story.headline.as_str(), story.excerpt.as_str()), ("Top", "The text."));
    let story = card(json!({ "body": ["The text."], "headline": "" }));
    assert_eq!((story.headline.as_str(), story.excerpt.as_str()), ("The text.", ""));
    assert_eq!(card(json!({ "headline": "Top" })).place.0, None);
}

#[test]
fn a_list_without_a_story_is_empty() {
    for document in [json!([]), json!({ "stories": [] }), json!([{ "title": "" }, 7])] {
        let error = article::read(&document, &options(true, None)).unwrap_err();
        assert!(["empty", "unknown-format"].contains(&error.code().name()), "{document}: {error}");
    }
}

/// What is read first is the beginning of what is read in the end, in every format.
#[test]
fn the_first_stories_may_be_read_alone() {
    let headlines = |document: &Value, list, first| {
        let reading = article::read(document, &Options { first, ..options(list, None) }).ok()?;
        let stories = reading.article.related.map_or(Vec::new(), |related| related.stories);
        let headlines: Vec<String> = stories.into_iter().map(|story| story.headline).collect();
        Some((headlines, reading.is_partial, reading.issues))
    };
    let mut cut = 0;
    for format in article::Format::ALL {
        for (name, document) in samples(format.name()) {
            for list in [false, true] {
                let Some((all, is_partial, issues)) = headlines(&document, list, None) else {
                    continue;
                };
                assert!(!is_partial);
                let (first, is_partial, early) = headlines(&document, list, Some(1)).unwrap();
                assert_eq!(first[..], all[..all.len().min(1)], "{name}");
                assert!(early.iter().all(|issue| issues.contains(issue)), "{name}");
                assert!(is_partial || all.len() < 2, "{name}");
                cut += usize::from(all.len() > 1);
                let whole = headlines(&document, list, Some(all.len() + 20)).unwrap();
                assert_eq!(whole, (all, false, issues), "{name}");
            }
        }
    }
    assert!(cut > 10, "{cut}");
}

/// The place is what `pick` takes, in every format and also where some stories of the list are left out.
#[test]
fn a_card_knows_where_its_story_is() {
    let mut seen = 0;
    for format in article::Format::ALL {
        for (name, document) in samples(format.name()) {
            let whole = article::read(&document, &options(false, None));
            let cards = article::read(&document, &options(true, None));
            for reading in [whole, cards].into_iter().flatten() {
                for story in reading.article.related.into_iter().flat_map(|related| related.stories)
                {
                    let Some(place) = story.place.0 else { continue };
                    let picked = article::read(&document, &options(false, Some(place)));
                    // What has a summary alone is a card, and no article.
                    let Ok(picked) = picked else {
                        assert_eq!((name.as_str(), place), ("list", 5), "{story:?}");
                        continue;
                    };
                    // A card takes its first words where it has no headline.
                    let bare = picked.article.headline.is_empty();
                    assert!(bare || story.is(&picked.article), "{name} {place}: {story:?}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn the_same_page_by_another_address() {
    let story = |url: &str| json!({ "headline": url, "url": url });
    let list = |urls: [&str; 2]| headlines(&json!(urls.map(story))).len();
    for (urls, expected) in [
        (["https://a.example/one", "http://a.example/one/#comments"], 1),
        (["https://a.example/", "https://a.example"], 1),
        (["https://a.example/one", "https://a.example/one?page=2"], 2),
        (["https://a.example/one", "https://b.example/one"], 2),
    ] {
        assert_eq!(list(urls), expected, "{urls:?}");
    }
}

/// Also those that cannot be shown count: the places go by them.
#[test]
fn a_document_says_of_how_many_stories_it_is_a_list() {
    let three = json!([{ "headline": "a" }, { "headline": "b" }, null]);
    for (document, expected) in [
        (json!({ "headline": "a" }), 1),
        (three.clone(), 3),
        (json!({ "stories": three }), 3),
        (json!({ "headline": "a", "stories": three }), 1),
        (json!([]), 0),
        (json!({ "nothing": "known" }), 1),
    ] {
        assert_eq!(article::count(&document, None), expected, "{document}");
    }
    for format in article::Format::ALL {
        for (name, document) in samples(format.name()) {
            let count = article::count(&document, Some(*format));
            assert_eq!(count, article::count(&document, article::detect(&document)), "{name}");
            assert!(name != "list" || count > 1, "{}: {count}", format.name());
        }
    }
}

/// Markup inside a block of the own format has what is left of the depth that an article may have.
#[test]
fn markup_in_blocks_goes_no_deeper_than_the_article_may() {
    let deep = format!("{}x{}", "<blockquote>".repeat(60), "</blockquote>".repeat(60));
    let inner = json!({ "type": "html", "html": deep });
    let nest = |times: usize| {
        (0..times).fold(
            inner.clone(),
            |inner, _| json!({ "type": "quote", "text": "x", "body": [inner] }),
        )
    };
    let cut = |times| {
        let document = json!({ "headline": "x", "body": [nest(times)] });
        let reading = article::read(&document, &options(false, None)).unwrap();
        reading.issues.iter().any(|issue| issue.code == article::IssueCode::Limit)
    };
    assert!(!cut(1));
    assert!(cut(30));
}

/// What is being read is not offered again: a story is told by its id, its page or its headline.
#[test]
fn a_story_is_the_article_that_shares_a_mark_with_it() {
    let document = json!({ "id": "1", "url": "https://news.example/a", "headline": "One" });
    let article = article::read(&document, &options(false, None)).unwrap().article;
    for (story, is) in [
        (json!({ "id": "1", "headline": "x" }), true),
        (json!({ "url": "http://news.example/a/#top", "headline": "x" }), true),
        (json!({ "headline": "One" }), true),
        (json!({ "id": "2", "url": "https://news.example/b", "headline": "x" }), false),
        (json!({ "headline": "x" }), false),
    ] {
        assert_eq!(list(&json!([story])).1[0].is(&article), is, "{story}");
    }
}
