//! The related stories: the cards, the row that scrolls, and what a page is told of a click.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use crate::{
    host::{Host, Told, json},
    html::{html, lines},
};

/// An article with these stories.
fn with(related: &str) -> String {
    format!(
        r#"{{"headline": "Top", "language": "en-GB",
            "body": [{{"type": "paragraph", "text": "Words."}}], "related": {related}}}"#
    )
}

/// An article with so many stories.
fn with_many(stories: usize) -> String {
    let story = |number| format!(r#"{{"headline": "Story {number}", "url": "/{number}"}}"#);
    let stories: Vec<String> = (1..=stories).map(story).collect();
    with(&format!("[{}]", stories.join(",")))
}

#[wasm_bindgen_test]
async fn cards() {
    let host = Host::with(&with(
        r#"{"heading": "Read next", "stories": [
            {
                "url": "/one", "headline": "Story one", "excerpt": "What it says.", "kicker": "World",
                "image": {"src": "/one.jpg", "alt": "One", "width": 3, "height": 2},
                "published": "2024-10-22T09:00:00+09:00", "source": "The Example"
            },
            {"headline": "Story two"}
        ]}"#,
    ))
    .await;
    assert_eq!(host.texts("[part=related-heading]"), ["Read next"]);
    let expected = r#"
        <ul id="cards" part="cards" tabindex="-1">
            <li part="card">
                <div part="card-image" style="--ratio: 3/2;">
                    <img alt="One" decoding="async" height="2" loading="lazy"
                    ␠src="https://news.example/one.jpg" width="3">
                </div>
                <p part="card-kicker"><span>World</span></p>
                <h4 part="card-headline"><a data-index="0" href="https://news.example/one">Story one</a></h4>
                <p part="card-excerpt">What it says.</p>
                <p>
                    <time datetime="2024-10-22T09:00:00+09:00" dir="auto" part="card-date">22 Oct 2024</time>
                    ␠<span part="card-source">The Example</span>
                </p>
            </li>
            <li part="card"><h4 part="card-headline">Story two</h4></li>
        </ul>"#;
    assert_eq!(html(&host.get("[part=related] ul")), lines(expected));
}

#[wasm_bindgen_test]
async fn what_waits_behind_a_card() {
    for (fields, expected) in [
        (r#""live": true"#, r#"<p part="card-kicker"><span part="card-live">Live</span></p>"#),
        (
            r#""live": true, "kicker": "World""#,
            r#"<p part="card-kicker"><span part="card-live">Live</span> <span>World</span></p>"#,
        ),
        (r#""media": {"type": "gallery"}"#, r#"<p><span part="card-media">Gallery</span></p>"#),
        (
            r#""media": {"type": "video", "duration": 90}"#,
            r#"<p><span part="card-media">Video <time datetime="PT90S">1:30</time></span></p>"#,
        ),
        (
            r#""media": {"type": "audio", "duration": 3905}"#,
            r#"<p><span part="card-media">Audio <time datetime="PT3905S">1:05:05</time></span></p>"#,
        ),
        (
            r#""media": {"type": "audio", "duration": 0}"#,
            r#"<p><span part="card-media">Audio</span></p>"#,
        ),
        (
            r#""rating": 4"#,
            r#"<p part="card-rating"><span aria-label="4 out of 5 stars" role="img">★★★★☆</span></p>"#,
        ),
        (
            r#""rating": 2.6"#,
            r#"<p part="card-rating"><span aria-label="2½ out of 5 stars" role="img">★★½☆☆</span></p>"#,
        ),
        (
            r#""rating": 0"#,
            r#"<p part="card-rating"><span aria-label="0 out of 5 stars" role="img">☆☆☆☆☆</span></p>"#,
        ),
        (
            r#""rating": 5"#,
            r#"<p part="card-rating"><span aria-label="5 out of 5 stars" role="img">★★★★★</span></p>"#,
        ),
    ] {
        let host = Host::with(&with(&format!(r#"[{{"headline": "A", {fields}}}]"#))).await;
        let headline = r#"<h4 part="card-headline">A</h4>"#;
        let rest = host.inside("[part=card]").replace(headline, "");
        assert_eq!(rest, expected, "{fields}");
    }
}

/// A screen reader would say the same twice.
#[wasm_bindgen_test]
async fn a_picture_does_not_repeat_the_headline() {
    for (alt, expected) in [
        ("A boat", "A boat"),
        ("The Tide", ""),
        ("the tide", ""),
        ("Picture for: The tide", ""),
        ("The tid", "The tid"),
    ] {
        let host = Host::with(&with(&format!(
            r#"[{{"headline": "The tide", "image": {{"src": "/a.jpg", "alt": "{alt}", "width": 3, "height": 2,
                "sources": [{{"src": "/b.jpg", "width": 300}}]}}}}]"#
        )))
        .await;
        let picture = host.get("img");
        assert_eq!(picture.get_attribute("alt").as_deref(), Some(expected), "{alt}");
        assert_eq!(picture.get_attribute("width").as_deref(), Some("3"));
        assert!(picture.has_attribute("srcset"));
    }
}

/// A carousel begins with three; what is no carousel does not call itself one.
#[wasm_bindgen_test]
async fn one_or_two_are_a_plain_list() {
    for (stories, is_carousel) in [(1, false), (2, false), (3, true)] {
        let host = Host::with(&with_many(stories)).await;
        let section = host.get("[part=related]");
        assert_eq!(section.has_attribute("aria-roledescription"), is_carousel, "{stories}");
        assert_eq!(host.find("button").is_some(), is_carousel, "{stories}");
        assert_eq!(host.find("[role=status]").is_some(), is_carousel, "{stories}");
        assert_eq!(article_widget::carousel(host.number).is_null(), !is_carousel, "{stories}");
        assert_eq!(host.all("li").len(), stories);
    }
}

/// More than one draw can take: the article is reported when all are there, and not more than 500.
#[wasm_bindgen_test]
async fn all_are_there_when_the_article_is() {
    let host = Host::new(&[]);
    host.load(&[("base", crate::host::BASE.into()), ("text", with_many(501).into())]);
    assert_eq!(host.told().await.name, "drawn");
    assert!(host.all("li").len() < 50);
    assert_eq!(host.told().await.name, "article-load");
    assert_eq!(host.all("li").len(), 500);
    assert_eq!(host.texts("li").pop().as_deref(), Some("Story 500"));
}

#[wasm_bindgen_test]
async fn the_row_says_what_it_is() {
    let host = Host::with(&with_many(3)).await;
    let row = host.get("[part=related]");
    assert_eq!(row.get_attribute("aria-roledescription").as_deref(), Some("carousel"));
    let named_by = row.get_attribute("aria-labelledby").unwrap();
    let heading = host.shadow().get_element_by_id(&named_by).unwrap();
    assert_eq!(heading.text_content().as_deref(), Some("More stories"));
    let names: Vec<_> = host
        .all("button")
        .iter()
        .map(|button| button.get_attribute("aria-label").unwrap())
        .collect();
    assert_eq!(names, ["Previous stories", "Next stories"]);
    // Before them in the order of reading, so that they are where the eye is.
    assert!(host.find(".related-head ~ ul").is_some());
}

#[wasm_bindgen_test]
async fn an_excerpt_is_cut_at_a_word() {
    let whole = "word ".repeat(39) + "word";
    let long = "word ".repeat(60);
    let host = Host::with(&with(&format!(
        r#"[{{"headline": "A", "excerpt": "{whole}"}}, {{"headline": "B", "excerpt": "{long}"}}]"#
    )))
    .await;
    let excerpts = host.texts("[part=card-excerpt]");
    assert_eq!(
        excerpts,
        [whole.clone(), whole + " word…"].map(|text| text.replace(" word word…", " word…"))
    );
}

#[wasm_bindgen_test]
async fn none_where_none_is_wanted() {
    for (attributes, related, expected) in [
        (&[][..], r#"[{"headline": "A"}]"#, 1),
        (&[("related", "link")], r#"[{"headline": "A"}]"#, 1),
        (&[("related", "anything")], r#"[{"headline": "A"}]"#, 1),
        (&[("related", "none")], r#"[{"headline": "A"}]"#, 0),
        (&[], "[]", 0),
        (&[], r#"{"heading": "Read next", "stories": []}"#, 0),
        (&[], "null", 0),
        // The article itself is not a story to read next.
        (&[], r#"[{"headline": "Top"}]"#, 0),
    ] {
        let host = Host::of(attributes, &with(related)).await;
        let parts = host.all("[part=related], [part=card], button").len().min(1);
        assert_eq!(parts, expected, "{attributes:?} {related}");
    }
}

#[wasm_bindgen_test]
async fn a_click_on_a_card_is_told() {
    const STORIES: &str = r#"[{"headline": "Bare"}, {"headline": "One", "url": "/one"}, {"headline": "Two", "url": "/two"}]"#;
    let host = Host::with(&with(STORIES)).await;
    // The test's page stays: what would follow the link is written down and prevented.
    let prevented = std::rc::Rc::new(std::cell::Cell::new(None));
    let seen = prevented.clone();
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        seen.set(Some(event.default_prevented()));
        event.prevent_default();
    });
    host.element
        .add_event_listener_with_callback("click", listener.as_ref().unchecked_ref())
        .unwrap();

    for (selector, cancels, expected) in [
        (
            "a[href$='/one']",
            false,
            Some(r#"{"url": "https://news.example/one", "index": 1, "headline": "One"}"#),
        ),
        (
            "a[href$='/two']",
            false,
            Some(r#"{"url": "https://news.example/two", "index": 2, "headline": "Two"}"#),
        ),
        (
            "a[href$='/two']",
            true,
            Some(r#"{"url": "https://news.example/two", "index": 2, "headline": "Two"}"#),
        ),
        // Beside a link nothing is activated.
        ("[part=card]", true, None),
        ("[part=related] ul", true, None),
    ] {
        host.cancel(cancels);
        host.get(selector).click();
        assert_eq!(prevented.take(), Some(cancels && expected.is_some()), "{selector}");
        match expected {
            Some(detail) => {
                let told = Told { name: "related-select".to_owned(), detail: json(detail) };
                assert_eq!(host.told().await, told);
            }
            None => assert_eq!(host.unheard(), 0, "{selector}"),
        }
    }
}

#[wasm_bindgen_test]
async fn buttons_scroll_the_row_to_its_ends() {
    for (dir, sign) in [("ltr", 1), ("rtl", -1)] {
        let host = wide(600, dir, 7).await;
        let row = host.get("[part=related] ul");
        let (previous, next) = (host.get("[part=previous]"), host.get("[part=next]"));
        let ends = || {
            [&previous, &next]
                .map(|button| button.get_attribute("aria-disabled").as_deref() == Some("true"))
        };
        until("the row was measured", || ends() == [true, false]).await;
        assert_eq!(row.scroll_left(), 0, "{dir}");

        // On to the end, always by whole cards, never past one that was not seen.
        let mut clicks = 0;
        while ends() != [false, true] {
            let before = row.scroll_left() * sign;
            next.click();
            clicks += 1;
            until("the row scrolled on", || row.scroll_left() * sign > before).await;
            settled(&row).await;
            assert!(row.scroll_left() * sign - before <= row.client_width(), "{dir}");
            assert!(clicks < 7, "{dir}: the end is not reached");
        }
        assert!(clicks > 1, "{dir}: all was in sight at once");
        // At the end, one more does nothing.
        let end = row.scroll_left();
        next.click();
        settled(&row).await;
        assert_eq!(row.scroll_left(), end, "{dir}");

        for _ in 0..clicks {
            let before = row.scroll_left() * sign;
            previous.click();
            until("the row scrolled back", || row.scroll_left() * sign < before).await;
            settled(&row).await;
        }
        until("the beginning is told", || ends() == [true, false]).await;
        assert_eq!(row.scroll_left(), 0, "{dir}");
    }
}

#[wasm_bindgen_test]
async fn no_buttons_where_all_is_in_sight() {
    let host = wide(1600, "ltr", 3).await;
    frame().await;
    frame().await;
    let drawn = || host.get("[part=next]").offset_width() > 0;
    assert!(!drawn());
    host.show(&with_many(7)).await;
    until("the buttons are there", drawn).await;
}

/// What has focus in the row is in sight, and a button at its end keeps the focus.
#[wasm_bindgen_test]
async fn a_button_at_the_end_can_keep_the_focus() {
    let host = wide(600, "ltr", 7).await;
    let previous = host.get("[part=previous]");
    until("the row was measured", || previous.get_attribute("aria-disabled").is_some()).await;
    assert!(!previous.has_attribute("disabled"));
    let buttons = host.get(".related-buttons");
    until("the button is there", || !buttons.has_attribute("hidden")).await;
    previous.focus().unwrap();
    assert_eq!(host.shadow().active_element().as_ref(), Some(previous.as_ref()));
}

/// An element of a width with so many stories.
async fn wide(width: u32, dir: &str, stories: usize) -> Host {
    let host = Host::of(&[("dir", dir)], &with_many(stories)).await;
    let style = host.element.style();
    style.set_property("display", "block").unwrap();
    style.set_property("width", &format!("{width}px")).unwrap();
    host
}

/// The next frame that the browser draws.
async fn frame() {
    let drawn = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(drawn).await.map(|_: JsValue| ()).unwrap();
}

/// Waits until something is so, looking at every frame.
async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..600 {
        if is_so() {
            return;
        }
        frame().await;
    }
    panic!("waited in vain until {what}");
}

/// Waits until a row stands still.
async fn settled(row: &web_sys::Element) {
    let (mut before, mut still) = (row.scroll_left(), 0);
    while still < 10 {
        frame().await;
        let now = row.scroll_left();
        still = if now == before { still + 1 } else { 0 };
        before = now;
    }
}
