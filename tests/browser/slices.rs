//! Long articles: the beginning at once, the rest in slices, and one event once all of it is there.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::host::Host;

/// An article whose blocks, so many, are numbered; each seventh is a heading.
fn numbered(headline: &str, blocks: usize) -> String {
    let block = |at: usize| match at % 7 {
        6 => format!(r#"{{"type": "heading", "level": {}, "text": "{at}"}}"#, 2 + at % 3),
        _ => format!(r#"{{"type": "paragraph", "text": "{at}"}}"#),
    };
    let body = (0..blocks).map(block).collect::<Vec<_>>().join(", ");
    format!(r#"{{"headline": "{headline}", "body": [{body}]}}"#)
}

/// The words of all blocks, whatever they stand in.
fn blocks(host: &Host) -> Vec<String> {
    host.texts(".body :is(p, h3, h4, h5)")
}

fn numbers(blocks: usize) -> Vec<String> {
    (0..blocks).map(|at| at.to_string()).collect()
}

fn load(host: &Host, json: &str) {
    host.load(&[("text", json.into())]);
}

#[wasm_bindgen_test]
async fn a_short_article_is_drawn_in_one_piece() {
    for count in [1, 200] {
        let host = Host::with(&numbered("Top", count)).await;
        assert_eq!(blocks(&host), numbers(count));
        assert_eq!(host.all(".body > *").len(), count);
        assert_eq!((host.all(".slice").len(), host.unheard()), (0, 0));
    }
}

#[wasm_bindgen_test]
async fn a_long_article_is_whole_when_it_is_told_of() {
    for count in [201, 3_000] {
        let host = Host::new(&[]);
        load(&host, &numbered("Top", count));
        assert_eq!(host.told().await.name, "drawn");
        let beginning = blocks(&host).len();
        assert!((60..100).contains(&beginning), "{beginning} blocks at first");
        assert!(host.find("article > .body").is_some());

        assert_eq!(host.told().await.name, "article-load");
        assert_eq!(blocks(&host), numbers(count));
        assert_eq!(host.all(".body > :not(.slice)").len(), beginning);
        for slice in host.all(".body > .slice") {
            let count = slice.child_element_count();
            assert!((32..64).contains(&count), "a slice of {count} blocks");
            // Cut where the distance is the same inside and outside.
            let before = slice.previous_element_sibling().unwrap();
            let before = before.last_element_child().unwrap_or(before);
            let sides = [before, slice.first_element_child().unwrap()];
            assert_eq!(sides.map(|side| side.local_name()), ["p", "p"]);
        }
        assert_eq!(host.unheard(), 0);
    }
}

/// The levels of headings depend on those before them, also of another slice.
#[wasm_bindgen_test]
async fn headings_go_on_from_slice_to_slice() {
    let deep = r#"{"type": "heading", "level": 2, "text": "a"}, {"type": "heading", "level": 3, "text": "b"}"#;
    let paragraph = r#"{"type": "paragraph", "text": "Words."}"#;
    let middle = vec![paragraph; 300].join(", ");
    let host = Host::new(&[]);
    load(
        &host,
        &format!(
            r#"{{"headline": "Top", "body": [{deep}, {middle}, {{"type": "heading", "level": 4, "text": "c"}},
                {{"type": "heading", "level": 2, "text": "d"}}, {paragraph}]}}"#
        ),
    );
    host.told().await;
    host.told().await;
    assert_eq!(host.headings(), ["2 Top", "3 a", "4 b", "5 c", "3 d"]);
}

/// Where no two paragraphs follow each other, too.
#[wasm_bindgen_test]
async fn a_body_without_paragraphs_is_cut_as_well() {
    let body = vec![r#"{"type": "code", "text": "x"}"#; 250].join(", ");
    let host = Host::new(&[]);
    load(&host, &format!(r#"{{"headline": "Top", "body": [{body}]}}"#));
    host.told().await;
    assert_eq!(host.told().await.name, "article-load");
    assert_eq!(host.all("pre").len(), 250);
    assert!(host.all(".slice").len() > 3);
}

#[wasm_bindgen_test]
async fn nothing_more_is_drawn_after_unmount() {
    let host = Host::new(&[]);
    load(&host, &numbered("Top", 3_000));
    assert_eq!(host.told().await.name, "drawn");
    let body: Element = host.get(".body").unchecked_into();
    article_widget::unmount(host.number);
    assert_eq!(host.drawn(), "");
    // One that begins later ends later.
    let other = Host::new(&[]);
    load(&other, &numbered("Other", 3_000));
    other.told().await;
    other.told().await;
    assert_eq!(body.query_selector_all(".slice").unwrap().length(), 0);
    assert_eq!(host.unheard(), 0);
}

#[wasm_bindgen_test]
async fn the_next_article_takes_the_place_of_one_that_is_half_drawn() {
    let host = Host::new(&[]);
    load(&host, &numbered("First", 3_000));
    assert_eq!(host.told().await.name, "drawn");
    let told = host
        .show(r#"{"headline": "Second", "body": [{"type": "paragraph", "text": "Words."}]}"#)
        .await;
    assert!(told.detail.contains("Second"), "{}", told.detail);
    assert_eq!((blocks(&host).join(""), host.unheard()), ("Words.".to_owned(), 0));

    load(&host, &numbered("Third", 3_000));
    assert_eq!(host.told().await.name, "drawn");
    load(&host, &numbered("Fourth", 400));
    assert_eq!(host.told().await.name, "drawn");
    let told = host.told().await;
    assert!(told.name == "article-load" && told.detail.contains("Fourth"), "{told:?}");
    assert_eq!((blocks(&host), host.unheard()), (numbers(400), 0));
}

/// The event waits for what is drawn anew.
#[wasm_bindgen_test]
async fn attributes_may_change_while_it_is_drawn() {
    let host = Host::new(&[]);
    load(&host, &numbered("Top", 1_000));
    assert_eq!(host.told().await.name, "drawn");
    host.set("heading-level", Some("1")).await;
    assert_eq!(host.told().await.name, "article-load");
    assert_eq!(host.texts(".body :is(p, h2, h3, h4)"), numbers(1_000));
    assert_eq!((host.texts("h1"), host.unheard()), (vec!["Top".to_owned()], 0));
}

/// One that may be renewed comes in slices like any other: a newer version changes blocks in them.
#[wasm_bindgen_test]
async fn one_that_is_renewed_comes_in_slices_too() {
    let host = Host::new(&[("refresh", "60")]);
    load(&host, &numbered("Top", 300));
    assert_eq!(host.told().await.name, "drawn");
    assert_eq!(host.told().await.name, "article-load");
    assert_eq!((blocks(&host), host.unheard()), (numbers(300), 0));
    assert!(host.all(".slice").len() > 1);
}

/// The time that it takes to be read is known before all of it is drawn.
#[wasm_bindgen_test]
async fn the_time_to_read_is_that_of_the_whole() {
    // 46 words, a fifth of a minute.
    let paragraph = format!(r#"{{"type": "paragraph", "text": "{}"}}"#, "word ".repeat(46));
    for count in [100, 200, 1_000] {
        let host = Host::new(&[]);
        let body = vec![paragraph.as_str(); count].join(", ");
        load(&host, &format!(r#"{{"headline": "Top", "body": [{body}]}}"#));
        while host.told().await.name != "article-load" {}
        let found = host.texts(".meta").join("");
        assert!(found.contains(&format!("{} min", count / 5)), "{count} blocks: {found}");
    }
}

/// Once all are there, the browser lays them out while it is idle: Chromium's accessibility tree has nothing of what is
/// skipped.
#[wasm_bindgen_test]
async fn all_are_laid_out_in_the_end() {
    let host = Host::new(&[]);
    load(&host, &numbered("Top", 600));
    while host.told().await.name != "article-load" {}
    let slices = host.all(".slice");
    assert!(slices.len() > 5);
    for _ in 0..200 {
        if slices.iter().all(|slice| slice.class_list().contains("laid-out")) {
            return;
        }
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
    }
    panic!("not laid out: {}", host.all(".slice:not(.laid-out)").len());
}

/// What was put right comes first, wherever it stands.
#[wasm_bindgen_test]
async fn a_correction_comes_first_in_a_long_article_too() {
    let paragraph = r#"{"type": "paragraph", "text": "Words."}"#;
    let correction = r#"{"type": "callout", "kind": "correction", "text": "Put right."}"#;
    let body = vec![paragraph; 299].join(", ");
    let host = Host::new(&[]);
    load(&host, &format!(r#"{{"headline": "Top", "body": [{body}, {correction}]}}"#));
    while host.told().await.name != "article-load" {}
    let first = host.get(".body > :first-child");
    assert!(first.text_content().unwrap().contains("Put right."));
    assert_eq!((host.all(".body p:not(.callout *)").len(), host.all(".callout").len()), (299, 1));
}
