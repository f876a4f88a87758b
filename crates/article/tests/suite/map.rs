//! Documents of no known format, by a map: the paths of RFC 9535, the words of a map, and what is said of a wrong one.

use crate::{options, written};
use article::{Error, Options, Reading};
use serde_json::{Value, json};

/// Reads a document by a map.
fn read(document: &Value, map: &str) -> Result<Reading, Error> {
    article::read(document, &Options { map: Some(map), ..options() })
}

/// The article, and the issues as `code message path`.
fn parts(document: &Value, map: &str) -> (Value, Vec<String>) {
    let reading = read(document, map).unwrap_or_else(|error| panic!("{map}: {error}"));
    assert_eq!(reading.format.name(), "map");
    let issue =
        |issue: &article::Issue| format!("{} {} {}", issue.code.name(), issue.message, issue.path);
    (written(&reading.article), reading.issues.iter().map(issue).collect())
}

/// The headline that a field says, beside a body that is there in any case.
fn headline(document: &Value, value: &str) -> (String, Vec<String>) {
    let (article, issues) = parts(document, &format!("body='text'; headline={value}"));
    (article["headline"].as_str().unwrap_or_default().to_owned(), issues)
}

/// The examples of RFC 9535 for names (2.3.1), wildcards (2.3.2), indexes (2.3.3), child segments (2.5.1) and null (2.6).
#[test]
fn paths_lead_where_the_standard_says() {
    let names = json!({ "o": { "j j": { "k.k": 3 } }, "'": { "@": 2 } });
    let wild = json!({ "o": { "j": 1, "k": 2 }, "a": [5, 3] });
    let list = json!(["a", "b"]);
    let letters = json!(["a", "b", "c", "d", "e", "f", "g"]);
    let nulls = json!({ "a": null, "b": [null], "c": [{}], "null": 1 });
    let store = json!({ "store": {
        "book": [
            { "author": "Nigel Rees", "price": 8.95 },
            { "author": "Evelyn Waugh", "price": 12.99 },
            { "author": "Herman Melville", "isbn": "0-553-21311-3" }
        ],
        "bicycle": { "color": "red", "price": 399 }
    } });
    for (document, path, expected) in [
        (&names, "$.o['j j']['k.k']", "3"),
        (&names, r#"$.o["j j"]["k.k"]"#, "3"),
        (&names, r#"$["'"]["@"]"#, "2"),
        (&names, r"$['\'']['@']", "2"),
        (&wild, "$.o[*]", "1 2"),
        (&wild, "$.o[*, *]", "1 2 1 2"),
        (&wild, "$.a[*]", "5 3"),
        (&wild, "$.o.*", "1 2"),
        (&wild, "$[*][0]", "5"),
        (&list, "$[1]", "b"),
        (&list, "$[-2]", "a"),
        (&letters, "$[0, 3]", "a d"),
        (&letters, "$[0, 0]", "a a"),
        (&letters, "$ [ 0 ,\t3 ]", "a d"),
        (&nulls, "$.null", "1"),
        (&nulls, "$.c[0]['x'] | $.null", "1"),
        (&store, "$.store.book[*].author", "Nigel Rees Evelyn Waugh Herman Melville"),
        (&store, "$.store.book[2].isbn", "0-553-21311-3"),
        (&store, "$.store.book[-1].author", "Herman Melville"),
        (&store, "$.store['bicycle'].color", "red"),
        (&store, "$['store']['book'][0]['price']", "8.95"),
    ] {
        assert_eq!(headline(document, path), (expected.to_owned(), vec![]), "{path}");
    }
    // Nothing is there, and the path is not wrong.
    for path in ["$.a", "$.b[0]", "$.b[*]", "$.a[0]", "$.a.d"] {
        assert_eq!(headline(&nulls, path), (String::new(), vec![]), "{path}");
    }
    for path in ["$.b[1]", "$.c[0].d", "$.c.d", "$[2]", "$.null.x", "$.null[0]"] {
        let lost = format!("map map: `headline={path}`: nothing stands there $");
        assert_eq!(headline(&nulls, path), (String::new(), vec![lost]), "{path}");
    }
}

#[test]
fn names_may_be_escaped() {
    for (name, path) in [
        ("a\"b", r#"$['a"b']"#),
        ("a\"b", r#"$["a\"b"]"#),
        ("\u{263a}", r"$['\u263A']"),
        ("\u{1d11e}", r"$['\uD834\uDd1e']"),
        ("a\\b/c\n", r"$['a\\b\/c\n']"),
        ("\u{8}\u{c}\r\t", r"$['\b\f\r\t']"),
        ("größe", "$.größe"),
        ("og-title", "$.og-title"),
        ("2x", "$.2x"),
        ("a]}';", r"'{$['a]}\';']}'"),
        ("", "$['']"),
        ("x;y", "$['x;y']"),
        ("$", "$['$']"),
    ] {
        let document = json!({ name: "found" });
        assert_eq!(headline(&document, path), ("found".to_owned(), vec![]), "{path}");
    }
}

/// Each message names the map, the field with its path, and the place.
#[test]
fn what_is_wrong_with_a_map_is_said() {
    let document = json!({ "title": "Found", "text": "y" });
    for (field, place, expected) in [
        (
            "headline=title",
            10,
            "expected a path, which begins with `$` or `@`, or a text in quotes",
        ),
        ("headline=", 10, "expected a path, which begins with `$` or `@`, or a text in quotes"),
        (
            "headline=$.",
            12,
            "expected a name after the dot; others stand in brackets: `['a name']`",
        ),
        ("headline=$..title", 12, "expected a name: `..` is not supported"),
        ("headline=$[", 12, "expected a number, `*`, or a name in quotes"),
        ("headline=$[title]", 12, "expected a number, `*`, or a name in quotes"),
        ("headline=$[0", 13, "expected `]`"),
        ("headline=$[0:1]", 13, "expected `]`: slices are not supported"),
        ("headline=$[:1]", 12, "expected a name, a number or `*`: slices are not supported"),
        ("headline=$[?@.a]", 12, "expected a name, a number or `*`: filters are not supported"),
        (
            "headline=$[01]",
            12,
            "expected a whole number without leading zeros, of at most 2^53 - 1",
        ),
        (
            "headline=$[-0]",
            12,
            "expected a whole number without leading zeros, of at most 2^53 - 1",
        ),
        ("headline=$[-]", 12, "expected a whole number without leading zeros, of at most 2^53 - 1"),
        (
            "headline=$[9007199254740992]",
            12,
            "expected a whole number without leading zeros, of at most 2^53 - 1",
        ),
        (
            "headline=$[99999999999999999999]",
            12,
            "expected a whole number without leading zeros, of at most 2^53 - 1",
        ),
        (r"headline=$['\x']", 13, "expected what JSON allows after a backslash"),
        (r#"headline=$['\"']"#, 13, "expected what JSON allows after a backslash"),
        (r"headline=$['\uD834']", 13, "expected what JSON allows after a backslash"),
        (r"headline=$['\uDC00']", 13, "expected what JSON allows after a backslash"),
        (r"headline=$['\u12']", 13, "expected what JSON allows after a backslash"),
        ("headline=$['\u{1}']", 13, "expected no control character in a name"),
        ("headline=$.title x", 18, "expected `;`, `|`, or the end"),
        (
            "headline=$.title |",
            19,
            "expected a path, which begins with `$` or `@`, or a text in quotes",
        ),
        ("headline='{title}'", 12, "expected a path, which begins with `$` or `@`"),
        ("headline='{$.title'", 19, "expected `}` after the path"),
        ("headline $.title", 10, "expected `=` after the name of the field"),
        ("größe='{'", 1, "not the name of a field"),
        ("headlines=$.title", 1, "not the name of a field"),
        ("related-tags=$.title", 1, "not the name of a field"),
        ("related-stories=$.title", 1, "not the name of a field"),
        ("body='x'", 1, "this field is there already"),
    ] {
        // What comes before and after it is read all the same.
        let before = "body=$.text; ";
        let (article, issues) = parts(&document, &format!("{before}{field}; place='Here'"));
        let at = before.len() + place;
        let expected = format!("map map: `{field}` (character {at}): {expected} $");
        assert_eq!(issues.first(), Some(&expected), "{field}");
        assert_eq!(issues.len(), 1, "{field}");
        assert_eq!((&article["body"][0]["text"], &article["place"]), (&json!("y"), &json!("Here")));
    }
    for field in ["headline='x", r"headline='\", "headline=\"x", "headline=$['x"] {
        let (_, issues) = parts(&document, &format!("body=$.text; {field}"));
        assert!(issues[0].contains("expected a quotation mark at the end of the"), "{issues:?}");
    }
    let steps = ".a".repeat(101);
    assert!(headline(&document, &format!("${steps}")).1[0].contains("at most 100 steps"));
    let many = "0,".repeat(101);
    assert!(headline(&document, &format!("$[{many}0]")).1[0].contains("at most 100 of these"));
}

#[test]
fn a_map_without_headline_and_text_is_an_error_that_says_why() {
    let document = json!({ "title": "Found" });
    for (map, expected) in [
        (
            "",
            "map: neither headline nor text; it has no fields: expected `headline=$.title; body=$.text` and so on",
        ),
        ("place='Here'", "map: neither headline nor text"),
        (
            "headline=$.titel; body=$.",
            "map: neither headline nor text; `body=$.` (character 26): expected a name after the dot; others stand in \
             brackets: `['a name']`; `headline=$.titel`: nothing stands there",
        ),
        (
            "stories=$.posts[*]; headline=@.title",
            "map: neither headline nor text; `stories=$.posts[*]`: nothing stands there",
        ),
    ] {
        let error = read(&document, map).unwrap_err();
        assert_eq!((error.code().name(), error.message()), ("empty", expected), "{map}");
    }
    let format = Options { format: Some(article::Format::Map), ..options() };
    let error = article::read(&document, &format).unwrap_err();
    assert_eq!(error.code().name(), "empty");
    // What an API says instead counts.
    let refused =
        json!({ "code": "rest_no_route", "message": "No route", "data": { "status": 404 } });
    assert_eq!(read(&refused, "headline=$.title").unwrap_err().status(), 404);
}

/// A field that is there in one of many stories is not lost; one that nobody asks for is not either.
#[test]
fn what_is_never_found_is_said_once() {
    let document = json!({ "posts": [
        { "title": "One", "image": null },
        { "title": "Two", "date": "2025-01-02" },
        { "title": "Three" }
    ] });
    let map = "stories=$.posts; headline=@.title; published=@.date; image=@.image; image-alt=@.alt; section=@.kind";
    let (article, issues) = parts(&document, map);
    assert_eq!(article["related"]["stories"][0]["published"], "2025-01-02");
    assert_eq!(issues, ["map map: `section=@.kind`: nothing stands there $"]);
}

#[test]
fn texts_are_put_together() {
    let document =
        json!({ "a": " x\n y ", "b": "", "c": ["p", "q"], "d": {}, "n": 4, "e": "A &amp; B <i>" });
    for (value, expected) in [
        ("'The Paper'", "The Paper"),
        ("\"It's\"", "It's"),
        (r"'It\'s \{here\}'", "It's {here}"),
        ("'{$.a}/{$.n}'", "x y/4"),
        ("'{ $.a }'", "x y"),
        ("'{$.c[*]}!'", "p q!"),
        ("$.c[*]", "p q"),
        ("'{$.x}-' | $.b | $.a", "x y"),
        ("$.b | 'none'", "none"),
        ("$.e", "A & B <i>"),
        ("'{$.e}'", "A & B <i>"),
    ] {
        assert_eq!(headline(&document, value), (expected.to_owned(), vec![]), "{value}");
    }
    let wrong = "wrong-type found an object, expected a string: left out $.d".to_owned();
    assert_eq!(headline(&document, "$.d"), (String::new(), vec![wrong.clone()]));
    assert_eq!(headline(&document, "'{$.d}'").1, [wrong]);
    let places = "wrong-type found an array, expected a string: left out $.c".to_owned();
    assert_eq!(headline(&document, "$.c"), (String::new(), vec![places]));
}

#[test]
fn every_field_has_its_place() {
    let document = json!({ "data": {
        "slug": "lamps", "lang": "nl", "desk": { "name": "Town", "url": "/town" },
        "title": "Lamps <b>&amp;</b> oil", "deck": "<p>Forty <em>lamps</em>.</p>",
        "html": "<p>First.</p><p>See <a href='more'>more</a>.</p>",
        "people": [{ "name": "Ada &amp; co", "url": "/ada", "avatar": { "url": "/ada.png" } }, "Bo"],
        "city": "Gent", "ts": 1741077000, "changed": "2025-03-05T10:00:00Z",
        "pic": { "url": "/q.jpg", "width": 1200, "height": "800", "alternativeText": "A lamp", "caption": "Lit" },
        "keys": ["oil", { "label": "light" }]
    } });
    let map = "url='https://news.example/{$.data.slug}/'; language=$.data.lang; section=$.data.desk; \
               headline=$.data.title; standfirst=$.data.deck; body=$.data.html; authors=$.data.people; \
               place=$.data.city; published=$.data.ts; updated=$.data.changed; image=$.data.pic; \
               image-credit='Photo: us'; tags=$.data.keys[*]; source='The Paper'; licence='CC BY 4.0'";
    let (article, issues) = parts(&document, map);
    assert_eq!(issues, [""; 0]);
    assert_eq!(
        article,
        json!({
            "url": "https://news.example/lamps/",
            "language": "nl",
            "section": { "name": "Town", "url": "https://news.example/town" },
            "headline": "Lamps <b>&</b> oil",
            "standfirst": ["Forty ", { "text": "lamps", "marks": ["em"] }, "."],
            "authors": [
                { "name": "Ada & co", "url": "https://news.example/ada", "image": "https://news.example/ada.png" },
                { "name": "Bo" }
            ],
            "place": "Gent",
            "published": "2025-03-04T08:30:00Z",
            "updated": "2025-03-05T10:00:00Z",
            "lead": {
                "type": "image", "src": "https://news.example/q.jpg", "alt": "A lamp", "width": 1200, "height": 800,
                "caption": "Lit", "credit": "Photo: us"
            },
            "body": [
                { "type": "paragraph", "text": "First." },
                { "type": "paragraph", "content": [
                    "See ", { "text": "more", "href": "https://news.example/lamps/more" }, "."
                ] }
            ],
            "tags": [{ "name": "oil" }, { "name": "light" }],
            "source": { "name": "The Paper", "licence": "CC BY 4.0" }
        })
    );
}

/// What a body may be, and what of it is left out.
#[test]
fn a_body_may_be_many_things() {
    let paragraph = |text: &str| json!({ "type": "paragraph", "text": text });
    let pair = json!([paragraph("One & one."), paragraph("Two.")]);
    for body in [
        json!("<p>One &amp; one.</p><p>Two.</p>"),
        json!("<p class=x>One &amp; one.<p class=y>Two."),
        json!("One &amp; one.\n\nTwo."),
        json!("One & one.\nTwo."),
        json!("&lt;p&gt;One &amp;amp; one.&lt;/p&gt;Two."),
        json!(["One & one.", "<p>Two.</p>"]),
        json!([["One & one."], "Two.", null, ""]),
        json!([{ "type": "paragraph", "text": "One & one." }, { "type": "paragraph", "content": ["Two."] }]),
        json!([{ "_type": "block", "children": [{ "text": "One & one." }] }, { "_type": "block", "children": [{ "text": "Two." }] }]),
        json!({ "nodeType": "document", "content": [
            { "nodeType": "paragraph", "content": [{ "nodeType": "text", "value": "One & one." }] },
            { "nodeType": "paragraph", "content": [{ "nodeType": "text", "value": "Two." }] }
        ] }),
    ] {
        let document = json!({ "body": body });
        let mut paths = vec!["$.body"];
        paths.extend(body.is_array().then_some("$.body[*]"));
        for path in paths {
            let (article, issues) = parts(&document, &format!("headline='x'; body={path}"));
            assert_eq!(article["body"], pair, "{path} of {body}");
            let other = issues.iter().filter(|issue| !issue.starts_with("double-encoded"));
            assert_eq!(other.count(), 0, "{issues:?}");
        }
    }
    let (article, issues) = parts(&json!({ "a": "x" }), "headline='h'; body='<p>{$.a}</p><p>y'");
    assert_eq!((&article["body"][1]["text"], issues.len()), (&json!("y"), 0));
    for body in [json!(true), json!({ "x": 1 })] {
        let (article, issues) = parts(&json!({ "body": body }), "headline='x'; body=$.body");
        assert_eq!(article["body"], json!([]));
        assert!(issues[0].starts_with("wrong-type"), "{issues:?}");
    }
}

/// Of a list, the first is the article and the others its related stories; or all are cards, or one is picked.
#[test]
fn stories_are_read_by_what_is_relative_to_them() {
    let story = |at: usize| {
        json!({
            "id": at, "title": format!("Story {at}"), "text": format!("Text {at}."),
            "more": [{ "t": format!("More {at}"), "u": format!("/more/{at}") }]
        })
    };
    let document =
        json!({ "site": "The Paper", "posts": [story(0), { "draft": true }, story(2), story(3)] });
    let map = "stories=$.posts; url='https://news.example/{@.id}'; headline=@.title; body=@.text; \
               source=$.site; related=@.more; related-headline=@.t; related-url=@.u; related-source=$.site";
    let cards = |article: &Value| {
        let stories = article["related"]["stories"].as_array().cloned().unwrap_or_default();
        stories.iter().map(|it| it["headline"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for stories in ["stories=$.posts;", "stories=$.posts[*];", "stories=$.posts[0,1,2,3];"] {
        let map = map.replace("stories=$.posts;", stories);
        let (article, issues) = parts(&document, &map);
        assert_eq!(article["headline"], "Story 0");
        assert_eq!(article["source"]["name"], "The Paper");
        assert_eq!(cards(&article), ["Story 2", "Story 3", "More 0"]);
        let card = &article["related"]["stories"][0];
        assert_eq!(card["url"], "https://news.example/2");
        assert_eq!((&card["excerpt"], &card["source"]), (&json!("Text 2."), &json!("The Paper")));
        assert_eq!(article["related"]["stories"][2]["url"], "https://news.example/more/0");
        assert_eq!(issues, ["missing a story without a headline: left out $.posts[1]"]);
    }
    assert_eq!(article::count_by(&document, map), 4);
    assert_eq!(article::count_by(&document, "headline=$.x"), 1);
    let options = Options { map: Some(map), ..options() };
    let third = article::read(&document, &Options { pick: Some(2), ..options }).unwrap();
    assert_eq!(third.article.headline, "Story 2");
    assert_eq!(cards(&written(&third.article)), ["More 2"]);
    let options = Options { map: Some(map), ..crate::options() };
    let list = article::read(&document, &Options { list: true, ..options }).unwrap();
    assert_eq!(list.article.headline, "");
    assert_eq!(cards(&written(&list.article)), ["Story 0", "Story 2", "Story 3"]);
    let places = list.article.related.unwrap().stories;
    assert_eq!(
        places.iter().map(|story| story.place.0).collect::<Vec<_>>(),
        [Some(0), Some(2), Some(3)]
    );
    let options = Options { map: Some(map), ..crate::options() };
    let first = article::read(&document, &Options { first: Some(1), ..options }).unwrap();
    assert!(first.is_partial);
}

/// As a list of its own, a document without one gives the stories beside its article, or else is one itself.
#[test]
fn any_document_can_be_a_list() {
    let document = json!({ "t": "Alone", "more": [{ "t": "Other" }] });
    for (map, expected) in [
        ("headline=$.t", "Alone"),
        ("headline=@.t", "Alone"),
        ("headline=$.t; related=$.more; related-headline=@.t", "Other"),
    ] {
        let options = Options { map: Some(map), list: true, ..options() };
        let stories = article::read(&document, &options).unwrap().article.related.unwrap().stories;
        assert_eq!(stories.iter().map(|it| it.headline.as_str()).collect::<Vec<_>>(), [expected]);
    }
}

/// The parts of the widget: one too few, and reading is a trap.
#[test]
fn parts_are_told_by_the_shapes_of_texts() {
    let sanity = json!([{ "_type": "block", "children": [] }]);
    let rich = json!({ "nodeType": "document", "content": [] });
    for (document, map, expected) in [
        (json!({ "a": "<p>x" }), "body=$.a", &[][..]),
        (json!({ "a": sanity }), "body=$.a", &["portable-text"]),
        (json!({ "a": "x", "b": sanity }), "body=$.x | $.b", &["portable-text"]),
        (json!({ "a": "x", "b": sanity }), "body=$.a | $.b", &[]),
        (json!({ "a": [[rich]] }), "standfirst=$.a", &["contentful", "markdown"]),
        (json!([{ "a": "x" }, { "a": rich }]), "stories=$; body=@.a", &["contentful", "markdown"]),
        (
            json!({ "m": [{ "d": sanity }, { "d": rich }] }),
            "related=$.m; related-standfirst=@.d",
            &["portable-text", "contentful", "markdown"],
        ),
        (
            json!({ "p": [{ "m": [{ "d": sanity }] }] }),
            "stories=$.p; related=@.m; related-body=@.d",
            &["portable-text"],
        ),
    ] {
        assert_eq!(article::parts_by(&document, map), expected, "{map}");
    }
}

#[test]
fn hostile_maps_and_documents_end() {
    let wide = json!({ "a": vec![json!({ "b": [1, 2, 3] }); 2_000] });
    let twice = "[*,*]".repeat(60);
    let (_, issues) = headline(&wide, &format!("$.a{twice} | $.a[*,*,*,*,*,*].b[*,*]"));
    assert!(issues.iter().any(|issue| issue.contains("more than 10,000 values")), "{issues:?}");
    let mut deep = json!("x");
    for _ in 0..5_000 {
        deep = Value::Array(vec![deep]);
    }
    let document = Value::Object([("deep".to_owned(), deep)].into_iter().collect());
    let (_, issues) = parts(&document, "headline='x'; body=$.deep");
    assert!(issues[0].starts_with("limit"), "{issues:?}");
    article::parts_by(&document, "body=$.deep");
    // It is taken apart without the stack.
    std::mem::forget(document);
    let long = format!("headline='{}'", "x".repeat(30_000));
    assert!(read(&wide, &long).unwrap_err().message().contains("longer than 20,000 bytes"));
}

/// Documents in the shapes of systems whose fields each site names itself, whole: `tests/maps`.
#[test]
fn every_system_is_read_by_its_map() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/maps");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 12, "{files:?}");
    for path in files {
        let sample: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let reading = read(&sample["document"], sample["map"].as_str().unwrap()).unwrap();
        let article = written(&reading.article);
        assert!(crate::schema::validator().is_valid(&article), "{}", path.display());
        assert!(
            reading.issues.iter().all(|issue| issue.code != article::IssueCode::Map),
            "{:?}",
            reading.issues
        );
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        insta::assert_json_snapshot!(name, crate::shown(&reading));
    }
}
