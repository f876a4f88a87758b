//! Which documents take the part of the widget that is fetched for the formats of others. One that is taken for
//! the own format must be of no other: nobody asks them then.

use std::{fs, path::Path};

use article::{Format, takes_foreign};
use serde_json::{Value, json};

use crate::schema::SCHEMA;

#[test]
fn no_sample_of_another_format_does_without() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let mut count = 0;
    for format in Format::ALL.iter().filter(|format| **format != Format::Article) {
        for entry in fs::read_dir(samples.join(format.name())).unwrap() {
            let path = entry.unwrap().path();
            let value: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            assert!(takes_foreign(&&value, None), "{}", path.display());
            assert!(takes_foreign(&&value, Some(*format)), "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 40, "{count} samples");
}

#[test]
fn what_a_document_is_read_as_is_what_it_is_told_to_be() {
    for format in Format::ALL {
        for (name, document) in crate::samples(format.name()) {
            if let Ok(reading) = crate::read(&document) {
                assert_eq!(article::detect(&document), Some(reading.format), "{name}");
                assert_eq!(reading.format, *format, "{name}");
            }
        }
    }
    assert_eq!(article::detect(&json!({ "nothing": "known" })), None);
}

/// The widget fetches them: one too few, and the document cannot be read.
#[test]
fn a_format_is_read_by_the_part_of_its_name() {
    for format in Format::ALL {
        let expected: &[&str] = match format {
            Format::Article | Format::Ghost => &[],
            Format::AppleNews | Format::Contentful => &[format.name(), "markdown"],
            _ => &[format.name()],
        };
        assert!(format.parts().eq(expected.iter().copied()), "{}", format.name());
    }
}

#[test]
fn an_article_with_every_field_of_the_schema_does_without() {
    let fields = |definition: &Value| {
        let properties = definition["properties"].as_object().unwrap();
        properties.keys().cloned().collect::<Vec<_>>()
    };
    let definitions = SCHEMA["$defs"].as_object().unwrap();
    for name in ["article", "story", "related"] {
        for field in fields(&definitions[name]) {
            let mut document = json!({ "headline": "x" });
            document.as_object_mut().unwrap().entry(field.clone()).or_insert(json!([]));
            assert!(!takes_foreign(&&document, None), "{field}");
        }
    }
}

#[test]
fn what_is_not_the_own_format_beyond_doubt_is_looked_at() {
    let own = json!({ "headline": "x", "body": [{ "type": "paragraph", "text": "y" }] });
    assert!(!takes_foreign(&&own, None));
    assert!(!takes_foreign(&&own, Some(Format::Article)));
    assert!(takes_foreign(&&own, Some(Format::Ninjs)));
    for document in [
        json!({ "headline": "x", "uri": "urn:x" }),
        json!({ "headline": { "basic": "x" } }),
        json!({ "headline": "x", "body": [{ "_type": "block" }] }),
        json!({ "headline": "x", "body": [{ "type": "details", "body": [{ "type": "html", "html": "<p>y" }] }] }),
        json!([{ "headline": "x" }]),
        json!({}),
        json!(null),
    ] {
        assert!(takes_foreign(&&document, None), "{document}");
    }
    // The fields of another system do not matter where the format is said; an API's error does.
    let said = Some(Format::Article);
    assert!(!takes_foreign(&&json!({ "headline": "x", "uri": "urn:x" }), said));
    assert!(takes_foreign(
        &&json!({ "code": "no", "message": "x", "data": { "status": 404 } }),
        said
    ));
}
