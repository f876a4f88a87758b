//! The article around its body: header, heading levels, footer, the link to the whole story.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    host::Host,
    html::{html, lines},
};

const WHOLE: &str = r#"{
    "url": "https://news.example/world/story",
    "language": "en-GB",
    "section": {"name": "World", "url": "/world"},
    "headline": "A bridge is opened",
    "standfirst": "It took nine years.",
    "authors": [{"name": "Ada Reed", "url": "/ada"}, {"name": "Ben Moss"}, "Cy Lund"],
    "place": "Seoul",
    "published": "2024-10-22",
    "updated": "2024-10-23",
    "lead": {"type": "image", "src": "/bridge.jpg", "alt": "The bridge"},
    "body": [{"type": "paragraph", "text": "Words."}],
    "tags": [{"name": "Bridges", "url": "/bridges"}, "Steel"],
    "source": {
        "name": "The Example", "url": "https://news.example/", "logo": "/logo.svg", "licence": "CC BY 4.0"
    }
}"#;

#[wasm_bindgen_test]
async fn stands_in_its_order() {
    let host = Host::with(WHOLE).await;
    let order = r#"
        <article aria-labelledby="headline" part="article">
            <header>
                <p part="section"><a href="https://news.example/world">World</a></p>
                <p part="dateline">
                    <time datetime="2024-10-22" dir="auto">22 October 2024</time>
                </p>
                <h2 id="headline" part="headline">A bridge is opened</h2>
                <div part="standfirst"><p>It took nine years.</p></div>
                <p part="byline">
                    By␠
                    <a href="https://news.example/ada" part="author">Ada Reed</a>
                    , <span part="author">Ben Moss</span>
                    ␠and <span part="author">Cy Lund</span>
                    ␠<span>Seoul</span>
                </p>
                <p part="dateline">
                    <span>Updated <time datetime="2024-10-23" dir="auto">23 October 2024</time></span>
                </p>
            </header>
            <figure part="figure lead">
                <div>
                    <img alt="The bridge" decoding="async" fetchpriority="high"
                    ␠src="https://news.example/bridge.jpg">
                    <button aria-label="Enlarge picture: The bridge" part="enlarge" type="button"></button>
                </div>
            </figure>
            <div part="body"><p>Words.</p></div>
            <footer part="footer">
                <ul aria-label="Tags">
                    <li><a href="https://news.example/bridges" part="tag">Bridges</a></li>
                    <li><span part="tag">Steel</span></li>
                </ul>
                <p part="source">
                    <img alt loading="lazy" src="https://news.example/logo.svg">
                    Originally published by <a href="https://news.example/world/story">The Example</a>
                    ␠<a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>
                </p>
            </footer>
        </article>"#;
    assert_eq!(html(&host.get("article")), lines(order));
}

#[wasm_bindgen_test]
async fn shows_what_there_is() {
    for (article, expected) in [
        (
            r#"{"headline": "Only a headline"}"#,
            r#"<article aria-labelledby="headline" part="article">
                <header><h2 id="headline" part="headline">Only a headline</h2></header>
            </article>"#,
        ),
        // Without a headline the article has no name, rather than the name of nothing.
        (
            r#"{"headline": "", "body": [{"type": "paragraph", "text": "Words."}]}"#,
            r#"<article part="article">
                <header></header>
                <div part="body"><p>Words.</p></div>
            </article>"#,
        ),
        // Nothing to read here: the way to the page.
        (
            r#"{"headline": "No body", "url": "/story"}"#,
            r#"<article aria-labelledby="headline" part="article">
                <header><h2 id="headline" part="headline">No body</h2></header>
                <p><a href="https://news.example/story">Read the whole story</a></p>
            </article>"#,
        ),
        // The same date twice is one date; a place without authors stands alone.
        (
            r#"{
                "headline": "Dates", "language": "en-GB", "place": "Lima",
                "published": "2024-10-22", "updated": "2024-10-22"
            }"#,
            r#"<article aria-labelledby="headline" part="article">
                <header>
                    <p part="dateline"><time datetime="2024-10-22" dir="auto">22 October 2024</time></p>
                    <h2 id="headline" part="headline">Dates</h2>
                    <p part="byline"><span>Lima</span></p>
                </header>
            </article>"#,
        ),
        // Without an address of the article, its publisher's.
        (
            r#"{"headline": "Source", "source": {"name": "The Example", "url": "https://a.example/"}}"#,
            r#"<article aria-labelledby="headline" part="article">
                <header><h2 id="headline" part="headline">Source</h2></header>
                <footer part="footer">
                    <p part="source">Originally published by <a href="https://a.example/">The Example</a></p>
                </footer>
            </article>"#,
        ),
        // A standfirst of several blocks.
        (
            r#"{"headline": "Points", "standfirst": {"body": [
                {"type": "list", "items": ["One", "Two"]}
            ]}}"#,
            r#"<article aria-labelledby="headline" part="article">
                <header>
                    <h2 id="headline" part="headline">Points</h2>
                    <div part="standfirst"><ul part="list"><li>One</li><li>Two</li></ul></div>
                </header>
            </article>"#,
        ),
        // Text stays text.
        (
            r#"{"headline": "<img src=x onerror=alert(1)> & \u0000more"}"#,
            "<article aria-labelledby=\"headline\" part=\"article\">
                <header>
                    <h2 id=\"headline\" part=\"headline\"><img src=x onerror=alert(1)> & more</h2>
                </header>
            </article>",
        ),
        // Also what looks like the words that a drawing is made of.
        (
            r#"{"headline": "A\u001f/\u001f<img\u001f@src=x\u001f!", "source": {"name": "\u001f<img\u001f"}}"#,
            r#"<article aria-labelledby="headline" part="article">
                <header><h2 id="headline" part="headline">A/<img@src=x!</h2></header>
                <footer part="footer"><p part="source">Originally published by <span><img</span></p></footer>
            </article>"#,
        ),
    ] {
        let host = Host::with(article).await;
        assert_eq!(html(&host.get("article")), lines(expected));
        assert_eq!(host.all("img").len(), 0);
    }
}

#[wasm_bindgen_test]
async fn the_lead_may_be_more_than_a_picture() {
    for (lead, expected) in [
        (r#"{"src": "/a.jpg", "alt": "A"}"#, "figure[part~=lead] > div > img"),
        (
            r#"{"type": "gallery", "images": [{"src": "/a.jpg", "alt": "A"}]}"#,
            "[part=lead] > div > figure",
        ),
        (r#"{"type": "video", "src": "/a.mp4"}"#, "[part=lead] > figure > video"),
        (r#"{"type": "audio", "src": "/a.mp3"}"#, "[part=lead] > figure > audio"),
        (r#"{"type": "embed", "url": "https://video.example/1"}"#, "[part=lead] > [part=embed]"),
    ] {
        let host = Host::with(&format!(r#"{{"headline": "Lead", "lead": {lead}}}"#)).await;
        let found = host.all(&format!("article > header + {expected}"));
        assert_eq!(found.len(), 1, "{lead}: {}", host.drawn());
    }
}

#[wasm_bindgen_test]
async fn headings_go_down_by_one() {
    /// The levels that the publisher gave, and those that are shown below a headline of level 2.
    const CASES: [(&[u8], &[u8]); 8] = [
        (&[2, 3, 4, 2], &[3, 4, 5, 3]),
        (&[1, 2], &[3, 4]),
        (&[4, 4], &[3, 3]),
        // None is skipped.
        (&[2, 5, 2, 4, 3], &[3, 4, 3, 4, 4]),
        (&[3, 2, 3], &[3, 3, 4]),
        // Past 6 there is no element.
        (&[1, 2, 3, 4, 5, 6], &[3, 4, 5, 6, 7, 8]),
        (&[6, 1], &[3, 3]),
        (&[], &[]),
    ];
    for (given, expected) in CASES {
        let blocks: Vec<String> = given
            .iter()
            .map(|level| format!(r#"{{"type": "heading", "level": {level}, "text": "Part"}}"#))
            .collect();
        let article = format!(r#"{{"headline": "Top", "body": [{}]}}"#, blocks.join(","));
        let host = Host::with(&article).await;
        let mut headings = vec!["2 Top".to_owned()];
        headings.extend(expected.iter().map(|level| format!("{level} Part")));
        assert_eq!(host.headings(), headings, "{given:?}");
    }
}

#[wasm_bindgen_test]
async fn headings_in_boxes_count_too() {
    let host = Host::with(
        r#"{"headline": "Top", "body": [
            {"type": "heading", "level": 2, "text": "Part"},
            {"type": "callout", "body": [{"type": "heading", "level": 4, "text": "In a box"}]},
            {"type": "details", "summary": "More", "body": [
                {"type": "heading", "level": 3, "text": "Opened"}
            ]},
            {"type": "heading", "level": 2, "text": "Last"}
        ]}"#,
    )
    .await;
    assert_eq!(host.headings(), ["2 Top", "3 Part", "4 In a box", "4 Opened", "3 Last"]);
}

#[wasm_bindgen_test]
async fn heading_level_moves_them_all() {
    const ARTICLE: &str = r#"{"headline": "Top",
        "body": [{"type": "heading", "level": 3, "text": "Part"}],
        "related": [{"headline": "Card"}]}"#;
    for (level, expected) in [
        ("1", ["1 Top", "2 Part", "2 More stories", "3 Card"]),
        ("2", ["2 Top", "3 Part", "3 More stories", "4 Card"]),
        ("3", ["3 Top", "4 Part", "4 More stories", "5 Card"]),
        ("4", ["4 Top", "5 Part", "5 More stories", "6 Card"]),
        ("5", ["5 Top", "6 Part", "6 More stories", "7 Card"]),
        ("6", ["6 Top", "7 Part", "7 More stories", "8 Card"]),
        (" 3 ", ["3 Top", "4 Part", "4 More stories", "5 Card"]),
        // What is not allowed.
        ("0", ["1 Top", "2 Part", "2 More stories", "3 Card"]),
        ("7", ["6 Top", "7 Part", "7 More stories", "8 Card"]),
        ("", ["2 Top", "3 Part", "3 More stories", "4 Card"]),
        ("top", ["2 Top", "3 Part", "3 More stories", "4 Card"]),
    ] {
        let host = Host::of(&[("heading-level", level)], ARTICLE).await;
        assert_eq!(host.headings(), expected, "heading-level={level}");
    }
    let host = Host::of(&[("heading-level", "6")], ARTICLE).await;
    assert_eq!(
        html(&host.get("[part=body]")),
        r#"<div part="body"><div aria-level="7" id="section-Part" part="heading" role="heading">Part</div></div>"#
    );
}

#[wasm_bindgen_test]
async fn language_and_direction_are_the_articles() {
    for (article, expected) in [
        (r#""language": "ar""#, (Some("ar"), Some("rtl"))),
        (r#""language": "az-Arab""#, (Some("az-Arab"), Some("rtl"))),
        (r#""language": "fr""#, (Some("fr"), Some("ltr"))),
        (r#""language": "en", "direction": "rtl""#, (Some("en"), Some("rtl"))),
        (r#""place": "Lima""#, (None, Some("ltr"))),
    ] {
        let host = Host::with(&format!(r#"{{"headline": "Top", {article}}}"#)).await;
        let attribute = |name| host.root.get_attribute(name);
        let found = (attribute("lang"), attribute("dir"));
        assert_eq!((found.0.as_deref(), found.1.as_deref()), expected, "{article}");
    }
}

#[wasm_bindgen_test]
async fn nothing_that_acts_is_in_the_tree() {
    let host = Host::with(
        r#"{"headline": "Acts", "body": [
            {"type": "html", "html": "<script>alert(1)</script><p onclick=x>Words</p><iframe src=//a.example>"},
            {"type": "paragraph", "content": [{"text": "click", "href": "javascript:alert(1)"}]},
            {"type": "image", "src": "data:image/png;base64,AAAA", "alt": "A"},
            {"type": "embed", "url": "https://video.example/1"}
        ]}"#,
    )
    .await;
    let acting =
        "script, style, link, form, template, use, iframe, object, embed, [onclick], [onerror]";
    assert_eq!(host.all(acting).len(), 0, "{}", host.inside("article"));
    assert_eq!(host.all("img, [href^='javascript']").len(), 0);
    assert!(host.texts("[part=body] p").contains(&"click".to_owned()));
}
