//! The adapter of Arc XP's ANS, rule by rule; `samples/arc-ans` shows it whole.

use crate::{article_of, read};
use serde_json::{Value, json};

/// What a field of a story with some fields more becomes.
fn check(fields: Value, pointer: &str, expected: Value) {
    let story = json!({ "type": "story", "_id": "1", "headlines": { "basic": "x" } });
    assert_eq!(article_of(story, &fields, "arc-ans", pointer), expected, "{fields}");
}

#[test]
fn drafts_and_embargoes_are_not_shown() {
    for (fields, shown) in [
        (json!({ "revision": { "published": true } }), true),
        (json!({ "revision": { "published": false } }), false),
        (json!({ "revision": {} }), true),
        (json!({ "content_restrictions": { "embargo": { "active": true } } }), false),
        (
            json!({ "content_restrictions": { "embargo": { "active": true, "end_time": "2025-12-31T23:59:59Z" } } }),
            true,
        ),
        (
            json!({ "content_restrictions": { "embargo": { "active": true, "end_time": "2026-01-01T00:00:01Z" } } }),
            false,
        ),
        (json!({ "content_restrictions": { "embargo": { "active": false } } }), true),
        (json!({ "content_restrictions": { "content_code": "premium" } }), true),
    ] {
        let mut story = json!({ "type": "story", "headlines": { "basic": "x" } });
        for (name, value) in fields.as_object().unwrap() {
            story[name] = value.clone();
        }
        assert_eq!(read(&story).is_ok(), shown, "{fields}");
    }
}

#[test]
fn the_file_of_a_video_is_the_widest_up_to_full_hd_that_every_browser_plays() {
    let file = |kind: &str, width: u32| json!({ "stream_type": kind, "width": width, "url": format!("https://v.example/{kind}{width}") });
    for (streams, expected) in [
        (
            json!([file("mp4", 640), file("mp4", 1920), file("mp4", 3840)]),
            json!("https://v.example/mp41920"),
        ),
        (json!([file("ts", 1920), file("mp4", 640)]), json!("https://v.example/mp4640")),
        (json!([{ "url": "https://v.example/only" }]), json!("https://v.example/only")),
        (
            json!([file("mp4", 640), { "stream_type": "mp4", "width": 640, "url": "https://v.example/second" }]),
            json!("https://v.example/mp4640"),
        ),
        (json!([file("ts", 1920)]), json!(null)),
    ] {
        let video = json!({ "type": "video", "streams": streams });
        check(json!({ "content_elements": [video] }), "/body/0/src", expected);
    }
}

#[test]
fn a_credit_is_as_it_is_to_be_printed_else_it_names_everybody() {
    let by = |names: &[&str]| {
        json!(names.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>())
    };
    for (fields, expected) in [
        (json!({ "credits": { "by": by(&["Bo"]) } }), "Bo"),
        (
            json!({ "credits": { "by": by(&["Bo", "", "Mo"]), "affiliation": by(&["Wire"]) } }),
            "Bo / Mo / Wire",
        ),
        (
            json!({ "credits": { "by": by(&["Bo"]) }, "vanity_credits": { "by": by(&["B. for us"]) } }),
            "B. for us",
        ),
    ] {
        let mut image = json!({ "type": "image", "url": "https://i.example/1.jpg" });
        for (name, value) in fields.as_object().unwrap() {
            image[name] = value.clone();
        }
        check(json!({ "promo_items": { "basic": image } }), "/lead/credit", json!(expected));
    }
}

#[test]
fn the_lead_is_what_can_be_shown_first() {
    let image = json!({ "type": "image", "url": "https://i.example/1.jpg" });
    for lead in [
        json!({ "type": "reference", "referent": { "id": "1" } }),
        json!({ "type": "story", "headlines": { "basic": "y" }, "canonical_url": "/y" }),
        json!(null),
        json!({ "type": "raw_html", "content": "<script>x()</script>" }),
    ] {
        let promo = json!({ "lead_art": lead, "basic": image });
        check(json!({ "promo_items": promo }), "/lead/src", json!("https://i.example/1.jpg"));
    }
}
