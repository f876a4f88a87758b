//! The samples: one of each format, every block, and the row of related stories in all its states.

/// A sample. Its own settings are those that it is there to show.
pub(crate) struct Sample {
    /// Its name in addresses.
    pub(crate) name: &'static str,
    /// What the page calls it.
    pub(crate) label: &'static str,
    /// Where it stands on the page.
    pub(crate) group: Group,
    /// Its JSON, relative to the page. Those in `demo/` are fetched by the widget itself; in those of the playground
    /// `{{demo}}` stands for the address of `demo/`, which the page fills in.
    pub(crate) file: &'static str,
    /// Attributes.
    pub(crate) settings: &'static [(&'static str, &'static str)],
}

/// Groups of samples, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    /// One of each format.
    Formats,
    /// The own format in full, and other scripts.
    Whole,
    /// Related stories.
    Carousel,
}

const fn row(
    name: &'static str,
    label: &'static str,
    group: Group,
    file: &'static str,
    settings: &'static [(&'static str, &'static str)],
) -> Sample {
    Sample { name, label, group, file, settings }
}

use Group::{Carousel, Formats, Whole};

/// Every sample.
pub(crate) const SAMPLES: &[Sample] = &[
    row("article", "article (own)", Formats, "demo/harbour.json", &[]),
    row("wordpress", "wordpress", Formats, "demo/orchard.json", &[]),
    row("ghost", "ghost", Formats, "playground/samples/ghost.json", &[]),
    row("json-feed", "json-feed", Formats, "playground/samples/json-feed.json", &[]),
    row("schema-org", "schema-org", Formats, "playground/samples/schema-org.json", &[]),
    row("guardian-capi", "guardian-capi", Formats, "playground/samples/guardian-capi.json", &[]),
    row("bbc-optimo", "bbc-optimo", Formats, "playground/samples/bbc-optimo.json", &[]),
    row("arc-ans", "arc-ans", Formats, "playground/samples/arc-ans.json", &[]),
    row("apple-news", "apple-news", Formats, "playground/samples/apple-news.json", &[]),
    row("portable-text", "portable-text", Formats, "playground/samples/portable-text.json", &[]),
    row("contentful", "contentful", Formats, "playground/samples/contentful.json", &[]),
    row("ninjs", "ninjs", Formats, "playground/samples/ninjs.json", &[]),
    row(
        "activitystreams",
        "activitystreams",
        Formats,
        "playground/samples/activitystreams.json",
        &[],
    ),
    row("drupal", "drupal", Formats, "playground/samples/drupal.json", &[]),
    row("every-block", "Every block", Whole, "demo/every-block.json", &[]),
    row("arabic", "Arabic, right to left", Whole, "demo/minaa.json", &[]),
    row("failing", "A story that is missing", Whole, "demo/missing.json", &[]),
    row("no-cards", "None", Carousel, "playground/samples/cards-0.json", &[]),
    row("one-card", "One", Carousel, "playground/samples/cards-1.json", &[]),
    row("two-cards", "Two", Carousel, "playground/samples/cards-2.json", &[]),
    row("many-cards", "Many", Carousel, "playground/samples/cards-9.json", &[]),
    row(
        "cards-rtl",
        "Right to left",
        Carousel,
        "playground/samples/cards-9.json",
        &[("dir", "rtl")],
    ),
    row(
        "in-place",
        "Opened in place",
        Carousel,
        "playground/samples/cards-9.json",
        &[("related", "in-place")],
    ),
    row(
        "list-fails",
        "List that fails",
        Carousel,
        "playground/samples/cards-0.json",
        &[("related-src", "demo/missing.json")],
    ),
];

/// The sample of a name.
pub(crate) fn named(name: &str) -> Option<&'static Sample> {
    SAMPLES.iter().find(|sample| sample.name == name)
}

#[cfg(not(target_family = "wasm"))]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::report;

    const DEMO: &str = "https://page.example/demo";

    /// Each sample as the page reads it.
    fn reports() -> Vec<(&'static Sample, report::Report)> {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        let there = SAMPLES.iter().filter(|sample| sample.name != "failing");
        there
            .map(|sample| {
                let text = std::fs::read_to_string(format!("{root}/{}", sample.file));
                let text = text.expect(sample.file).replace("{{demo}}", DEMO);
                let document: serde_json::Value = serde_json::from_str(&text).expect(sample.file);
                let base = format!("https://page.example/{}", sample.file);
                let report =
                    report::read(&document, None, None, &base, &article::url::resolve, i64::MAX);
                (sample, report.expect(sample.file))
            })
            .collect()
    }

    #[test]
    fn every_format_has_a_sample_that_is_known_for_it() {
        let reports = reports();
        for format in article::Format::ALL {
            let of = |(sample, _): &&(&Sample, _)| {
                sample.group == Formats && sample.name == format.name()
            };
            let Some((sample, report)) = reports.iter().find(of) else { panic!("{format:?}") };
            assert_eq!(report.format, sample.name);
            assert!(
                report.blocks > 2 && !report.headline.is_empty(),
                "{}: {report:?}",
                sample.name
            );
        }
    }

    #[test]
    fn no_sample_asks_a_stranger_for_anything() {
        let mut strangers = Vec::new();
        for (sample, report) in reports() {
            let hosts = report.hosts.images.into_iter().chain(report.hosts.media);
            let others = hosts.filter(|host| host != "https://page.example");
            strangers.extend(others.map(|host| (sample.name, host)));
        }
        assert_eq!(strangers, []);
    }
}
