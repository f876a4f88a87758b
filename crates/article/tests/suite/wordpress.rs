//! The adapter of WordPress, field by field; `samples/wordpress` shows it whole.

use crate::{never_panics, options, read, samples};
use article::{Format, Options, Reading};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A post with some fields more, as the own format has it; the codes and paths of its issues.
fn post(fields: Value) -> (Value, Vec<String>) {
    let mut post = json!({
        "id": 7, "link": "https://a.example/7/", "title": { "rendered": "x" }, "_embedded": {},
        "content": { "rendered": "<p>One two.</p><p>Three.</p>", "protected": false },
    });
    for (name, value) in fields.as_object().unwrap() {
        post[name] = value.clone();
    }
    let Reading { article, format, issues, .. } = read(&post).unwrap();
    assert_eq!(format, Format::WordPress);
    let issues = issues.iter().map(|issue| [issue.code.name(), &issue.path].join(" ")).collect();
    (crate::written(&article), issues)
}

/// What a field of a post becomes.
fn check(fields: Value, pointer: &str, expected: Value) {
    let (article, _) = post(fields.clone());
    assert_eq!(article.pointer(pointer).unwrap_or(&Value::Null), &expected, "{fields}");
}

#[test]
fn the_zone_is_what_the_two_dates_differ_by() {
    for (date, gmt, expected) in [
        (json!("2024-06-03T07:30:00"), json!("2024-06-03T05:30:00"), "2024-06-03T07:30:00+02:00"),
        (json!("2024-06-03T23:30:00"), json!("2024-06-04T04:30:00"), "2024-06-03T23:30:00-05:00"),
        (json!("2024-06-04T01:00:00"), json!("2024-06-03T19:30:00"), "2024-06-04T01:00:00+05:30"),
        (json!("2024-01-01T14:00:00"), json!("2024-01-01T00:00:00"), "2024-01-01T14:00:00+14:00"),
        (json!("2024-06-03T05:30:00"), json!("2024-06-03T05:30:00"), "2024-06-03T05:30:00+00:00"),
        (json!("2024-06-03 07:30:00"), json!("2024-06-03T05:30:00Z"), "2024-06-03T07:30:00+02:00"),
        (json!("2024-06-03T07:30:00"), json!(null), "2024-06-03T07:30:00"),
        (json!("2024-06-03T07:30:00"), json!("soon"), "2024-06-03T07:30:00"),
        (json!(null), json!("2024-06-03T05:30:00"), "2024-06-03T05:30:00Z"),
        (
            json!("2024-06-03T07:30:00-03:00"),
            json!("2024-06-03T05:30:00"),
            "2024-06-03T07:30:00-03:00",
        ),
        // Somebody changed one of them by hand.
        (json!("2024-01-01T15:00:00"), json!("2024-01-01T00:00:00"), "2024-01-01T00:00:00Z"),
        (json!("2024-01-01T00:00:00"), json!("2024-01-01T13:00:00"), "2024-01-01T13:00:00Z"),
        (json!("2021-06-03T07:30:00"), json!("2024-06-03T05:30:00"), "2024-06-03T05:30:00Z"),
        (json!("2024-06-03"), json!("2024-06-03T05:30:00"), "2024-06-03"),
    ] {
        check(json!({ "date": date, "date_gmt": gmt }), "/published", json!(expected));
        check(json!({ "modified": date, "modified_gmt": gmt }), "/updated", json!(expected));
    }
}

#[test]
fn an_update_is_later_than_the_publication() {
    for (modified, expected) in [
        ("2024-06-03T05:30:01", json!("2024-06-03T07:30:01+02:00")),
        ("2024-06-03T05:30:00", json!(null)),
        ("2024-06-01T05:30:00", json!(null)),
    ] {
        let local = modified.replace("T05", "T07");
        let fields = json!({
            "date": "2024-06-03T07:30:00", "date_gmt": "2024-06-03T05:30:00",
            "modified": local, "modified_gmt": modified,
        });
        check(fields, "/updated", expected);
    }
}

#[test]
fn an_excerpt_is_a_standfirst_unless_it_is_the_text_again() {
    let more = "<a class=\"more-link\" href=\"https://a.example/7/#more-7\">Continue reading</a>";
    for (excerpt, standfirst, on_card) in [
        ("<p>By hand.</p>", "By hand.", "By hand."),
        (&*format!("<p>By hand. {more}</p>"), "By hand.", "By hand."),
        (&*format!("<p>By hand.</p><p>{more}</p>"), "By hand.", "By hand."),
        ("<p>Then it rained&hellip;</p>", "Then it rained…", "Then it rained…"),
        ("<p>One two. [&hellip;]</p>", "", "One two…"),
        ("<p>Other words [...]</p>", "", "Other words…"),
        ("<p>One two. Three&hellip;</p>", "", "One two. Three…"),
        (&*format!("<p>One two. &hellip; {more}</p>"), "", "One two. …"),
        ("<p>ONE two</p>", "ONE two", "ONE two"),
        ("", "", ""),
    ] {
        let standfirst = if standfirst.is_empty() { json!(null) } else { json!(standfirst) };
        let fields = json!({ "excerpt": { "rendered": excerpt } });
        let (article, _) = post(fields);
        assert_eq!(article["standfirst"], standfirst, "{excerpt}");
        let card = json!({
            "title": { "rendered": "y" }, "link": "https://a.example/7/", "excerpt": { "rendered": excerpt },
        });
        let list = json!([{ "title": { "rendered": "x" } }, card]);
        let list = crate::written(&read(&list).unwrap().article);
        let shown = list["related"]["stories"][0]["excerpt"].as_str().unwrap_or_default();
        assert_eq!(shown, on_card, "{excerpt}");
    }
}

#[test]
fn plain_text_is_decoded_once_and_again_where_a_reference_is_left() {
    for (title, expected, doubled) in [
        ("A &amp; B &#8211; <em>c</em>", "A & B – c", false),
        ("A &amp;amp; B", "A & B", true),
        ("It&amp;#8217;s", "It’s", true),
        ("&amp;lt;b&amp;gt;", "<b>", true),
        ("a?b=1&amp;copy=2 &amp; c", "a?b=1&copy=2 & c", false),
        ("R&amp;D, Q&amp;A", "R&D, Q&A", false),
        ("two<br>lines", "two lines", false),
    ] {
        let (article, issues) = post(json!({ "title": { "rendered": title } }));
        assert_eq!(article["headline"], expected, "{title}");
        let expected: &[&str] = if doubled { &["double-encoded $.title.rendered"] } else { &[] };
        assert_eq!(issues, expected, "{title}");
    }
}

/// A featured picture of 1200 to 800 pixels.
fn featured(fields: Value) -> Value {
    let mut media = json!({
        "source_url": "https://a.example/u/2024/06/weir.jpg", "alt_text": "A weir",
        "media_details": { "width": 1200, "height": 800 },
    });
    for (name, value) in fields.as_object().unwrap() {
        media[name] = value.clone();
    }
    json!({ "wp:featuredmedia": [media] })
}

#[test]
fn only_sizes_that_show_the_whole_picture_are_its_sources() {
    for (size, shown) in [
        (json!([300, 200]), true),
        (json!([1024, 683]), true),
        (json!(["300", "200"]), true),
        (json!([297, 200]), true),
        (json!([296, 200]), false),
        (json!([300, 300]), false),
        (json!([200, 300]), false),
        (json!([300, null]), false),
        (json!([0, 0]), false),
    ] {
        let sizes = json!({ "a": { "source_url": "/s.jpg", "width": size[0], "height": size[1] } });
        let details = json!({ "width": 1200, "height": 800, "sizes": sizes });
        let (article, _) =
            post(json!({ "_embedded": featured(json!({ "media_details": details })) }));
        assert_eq!(article["lead"]["sources"].is_array(), shown, "{size}");
    }
}

#[test]
fn the_lead_picture_is_not_at_the_head_of_the_text_again() {
    for (src, again) in [
        ("https://a.example/u/2024/06/weir.jpg", true),
        ("/u/2024/06/weir-300x200.jpg?x=1", true),
        ("https://cache.example/a.example/u/2024/06/weir-scaled.jpg", true),
        ("/u/2024/06/weir.webp", true),
        ("/u/2024/05/weir.jpg", false),
        ("/u/2024/06/weir-2.jpg", false),
        ("/u/2024/06/weir-at-dusk.jpg", false),
    ] {
        let html = format!(
            "<figure><img src='{src}' alt='w'><figcaption>Mine</figcaption></figure><p>x</p>"
        );
        let (article, issues) =
            post(json!({ "_embedded": featured(json!({})), "content": { "rendered": html } }));
        assert_eq!(article["body"].as_array().unwrap().len() == 1, again, "{src}");
        assert_eq!(article["lead"]["caption"], if again { json!("Mine") } else { json!(null) });
        assert_eq!(issues.len(), usize::from(again), "{src}: {issues:?}");
    }
}

#[test]
fn a_picture_of_a_plugin_stands_in_where_the_own_is_not_there() {
    let yoast = json!({ "og_image": [{ "url": "/og.jpg", "width": 1200, "height": 630 }] });
    let jetpack = "https://a.example/jet.jpg";
    for (fields, expected) in [
        (json!({ "yoast_head_json": yoast }), json!("https://a.example/og.jpg")),
        (json!({ "featured_media": 3, "jetpack_featured_media_url": jetpack }), json!(jetpack)),
        (json!({ "featured_media": 3, "jetpack_featured_media_url": "" }), json!(null)),
        // None was chosen: what Yoast names is any picture of the text.
        (json!({ "featured_media": 0, "yoast_head_json": yoast }), json!(null)),
        (
            json!({ "_embedded": featured(json!({})), "yoast_head_json": yoast }),
            json!("https://a.example/u/2024/06/weir.jpg"),
        ),
    ] {
        check(fields, "/lead/src", expected);
    }
}

#[test]
fn authors_are_the_best_names_there_are() {
    let jane = json!({ "name": "Jane O&#8217;Hara", "link": "/jane/", "avatar_urls": { "24": "/j24", "96": "/j96" } });
    let coauthor =
        |name: &str, slug: &str| json!({ "taxonomy": "author", "name": name, "slug": slug });
    for (fields, expected) in [
        (
            json!({ "_embedded": { "author": [jane] } }),
            json!([["Jane O’Hara", "https://a.example/j96"]]),
        ),
        (json!({ "_embedded": { "author": [{ "code": "rest_user_invalid_id" }] } }), json!([])),
        (
            json!({ "_embedded": { "author": [jane], "wp:term": [[coauthor("Bob Jones", "bob-jones"), coauthor("Jane O’Hara", "j")]] } }),
            json!([["Bob Jones", null], ["Jane O’Hara", null]]),
        ),
        (
            json!({ "_embedded": { "author": [jane], "wp:term": [[coauthor("bjones", "cap-bjones")]] } }),
            json!([["Jane O’Hara", "https://a.example/j96"]]),
        ),
        (json!({ "yoast_head_json": { "author": "Y" } }), json!([["Y", null]])),
        (
            json!({ "yoast_head_json": { "twitter_misc": { "Written by": "W" } } }),
            json!([["W", null]]),
        ),
    ] {
        let (article, _) = post(fields.clone());
        let authors: Vec<_> = article["authors"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|author| json!([author["name"], author["image"]]))
            .collect();
        assert_eq!(json!(authors), expected, "{fields}");
    }
}

#[test]
fn languages_are_those_of_plugins() {
    check(json!({ "lang": "ar" }), "/language", json!("ar"));
    check(json!({ "yoast_head_json": { "og_locale": "pt_BR" } }), "/language", json!("pt-BR"));
    check(json!({}), "/language", json!(null));
}

#[test]
fn documents_without_a_post_say_why() {
    let protected = json!({ "title": { "rendered": "Protected: x" }, "content": { "rendered": "", "protected": true } });
    for (document, code, status) in [
        (protected.clone(), "withheld", 0),
        (json!([protected]), "withheld", 0),
        (json!([]), "empty", 0),
        (json!({ "title": { "rendered": " " }, "content": { "rendered": "" } }), "empty", 0),
        (json!([{ "title": { "rendered": "" } }]), "empty", 0),
        (
            json!({ "code": "rest_no_route", "message": "No route", "data": { "status": 404 } }),
            "http",
            404,
        ),
        (json!({ "code": "x", "message": "No data", "data": null }), "http", 0),
        (
            json!({ "errors": [{ "type": "UnauthorizedError", "message": "Unknown key" }] }),
            "http",
            401,
        ),
        (json!({ "errors": [{ "type": "OtherError", "message": "Other" }] }), "http", 0),
        (json!({ "statusCode": "503", "message": "Later" }), "http", 503),
        (json!({ "status": 200, "message": "Fine" }), "unknown-format", 0),
        (json!({ "message": "A letter" }), "unknown-format", 0),
    ] {
        let error = read(&document).unwrap_err();
        assert_eq!((error.code().name(), error.status()), (code, status), "{document}");
        // The same where the format was named.
        let options = Options { format: Some(Format::WordPress), ..options() };
        let error = article::read(&document, &options).unwrap_err();
        let named = if code == "unknown-format" { "empty" } else { code };
        assert_eq!((error.code().name(), error.status()), (named, status), "{document}");
    }
}

/// Each value of the full sample, one after the other, replaced by a value of every kind.
#[test]
fn any_one_value_may_be_wrong() {
    let samples = samples("wordpress");
    let (_, full) = samples.iter().find(|(name, _)| name == "full").unwrap();
    let mut pointers = Vec::new();
    never_panics::collect(full, String::new(), &mut pointers);
    assert!(pointers.len() > 150, "{}", pointers.len());
    for pointer in pointers {
        for value in
            [json!(null), json!(false), json!(-1), json!(""), json!("x"), json!([]), json!({})]
        {
            let mut document = full.clone();
            *document.pointer_mut(&pointer).unwrap() = value;
            never_panics::survives(&document);
        }
    }
}

proptest! {
    #![proptest_config(crate::cases(512))]

    #[test]
    fn nothing_panics(
        html in "[ -~é…\u{A0}]{0,40}|(<p>|</p>|<a href='https://a.example/7/'>|\\[…\\]|&amp;amp;|x|…){0,8}",
        date in "[0-9]{4}-0[1-9]-[0-2][1-9]T[01][0-9]:00:00",
        gmt in "[0-9]{4}-0[1-9]-[0-2][1-9]T[01][0-9]:00:00",
        any in prop::collection::vec(never_panics::any_document(), 6),
    ) {
        let post = |id| json!({
            "id": id, "link": "https://a.example/7/", "date": date, "date_gmt": gmt, "lang": any[5],
            "title": { "rendered": html }, "excerpt": { "rendered": html }, "content": { "rendered": html },
            "_embedded": { "author": any[0], "wp:featuredmedia": [{ "source_url": "x-1x1.", "media_details": any[1] }], "wp:term": [any[2], [any[3]]] },
            "jetpack-related-posts": any[4], "yoast_head_json": any[3], "_links": any[0],
        });
        never_panics::survives(&post(1));
        never_panics::survives(&json!([any[0], post(1), post(2), any[1]]));
    }
}
