//! The element's attributes and custom properties, with the control that each has on the page.
//!
//! A test compares the names with `package/element.mjs`, the list of what the element offers.

/// An attribute, or a custom property.
pub(crate) struct Setting {
    /// Its name in HTML or CSS.
    pub(crate) name: &'static str,
    /// What the control is called.
    pub(crate) label: &'static str,
    /// The kind of control.
    pub(crate) control: Control,
}

/// Kinds of controls. An empty value stands for the default.
pub(crate) enum Control {
    /// One of several words; the first text says what the default is.
    Choice(&'static str, &'static [&'static str]),
    /// One of the formats, or detection.
    Format,
    /// On or off.
    Flag,
    /// Any text, with an example; the list has values worth trying.
    Text(&'static str, &'static [&'static str]),
    /// A colour, as CSS writes it, with a place to pick one.
    Colour,
}

use Control::{Choice, Colour, Flag, Text};

const fn row(name: &'static str, label: &'static str, control: Control) -> Setting {
    Setting { name, label, control }
}

/// The language tags to try; the interface speaks them all.
const LANGUAGES: &[&str] =
    &["ar", "de", "en-GB", "en-US", "es", "fr", "he", "hi", "ja", "ko", "pl", "zh"];

/// Every attribute but `src`, which has a place of its own.
pub(crate) const ATTRIBUTES: &[Setting] = &[
    row("display", "Shown as", Choice("article", &["card"])),
    row("theme", "Theme", Choice("auto", &["light", "dark"])),
    row("heading-level", "Level of the headline", Choice("2", &["1", "3", "4", "5", "6"])),
    row("lang", "Language", Text("the article’s own", LANGUAGES)),
    row("dir", "Direction", Choice("the article’s own", &["ltr", "rtl"])),
    row("related", "Related stories", Choice("link", &["in-place", "none"])),
    row("related-src", "Related stories from", Text("address of a list", &["demo/orchard.json"])),
    row("embeds", "Third-party content", Choice("click", &["off"])),
    row("controls", "Reader’s controls", Flag),
    row("portraits", "Pictures of authors", Choice("on", &["off"])),
    row("contents", "List of headings", Flag),
    row("today", "Line with today’s date", Flag),
    row(
        "time-zone",
        "Time zone",
        Text("the article’s own", &["Europe/London", "America/New_York", "Asia/Tokyo", "UTC"]),
    ),
    row("format", "Format", Control::Format),
    row("map", "Where fields stand", Text("headline=$.title; …", &[])),
    row("loading", "Loading", Choice("eager", &["lazy"])),
    row("refresh", "Newer versions, every … s", Text("never", &["60", "300"])),
    row("cache", "Copy for failures", Flag),
];

const SIZES: &[&str] = &["1rem", "1.125rem", "1.25rem", "1.5rem"];

/// Every custom property.
pub(crate) const PROPERTIES: &[Setting] = &[
    row("--article-accent", "Accent", Colour),
    row("--article-color", "Text", Colour),
    row("--article-muted", "Dates and captions", Colour),
    row("--article-background", "Ground", Colour),
    row("--article-border", "Thin lines", Colour),
    row(
        "--article-font",
        "Font",
        Text("by the widget", &["Georgia, serif", "system-ui", "Verdana, sans-serif"]),
    ),
    row(
        "--article-heading-font",
        "Font of headings",
        Text("as the text", &["Georgia, serif", "system-ui", "Impact, sans-serif"]),
    ),
    row("--article-size", "Size of the text", Text("by width", SIZES)),
    row("--article-measure", "Width of the text", Text("60ch", &["45ch", "60ch", "75ch", "none"])),
    row("--article-gap", "Space between paragraphs", Text("1.2em", &["0.8em", "1.2em", "2em"])),
    row("--article-radius", "Corners", Text("3px", &["0px", "3px", "12px"])),
    row("--article-image-ratio", "Pictures without a size", Text("3/2", &["1", "3/2", "16/9"])),
    row("--article-card-width", "Width of a card", Text("by width", &["12rem", "16rem", "80%"])),
    row("--article-reserve", "Height while loading", Text("90vh", &["20rem", "50vh", "90vh"])),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The names in a list of `package/element.mjs`.
    fn listed(list: &str) -> Vec<String> {
        let source = include_str!("../../package/element.mjs");
        let begin = source.split_once(&format!("export const {list} = [")).expect("the list").1;
        let inside = begin.split_once("\n];").expect("its end").0;
        let names = inside.split("name: \"").skip(1).filter_map(|rest| rest.split('"').next());
        let mut names: Vec<_> = names.map(str::to_owned).collect();
        names.sort();
        names
    }

    fn named(settings: &[Setting]) -> Vec<String> {
        let mut names: Vec<_> = settings.iter().map(|setting| setting.name.to_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn every_attribute_and_property_of_the_element_has_a_control() {
        let mut attributes = named(ATTRIBUTES);
        attributes.push("src".to_owned());
        attributes.sort();
        assert_eq!(attributes, listed("attributes"));
        assert_eq!(named(PROPERTIES), listed("cssProperties"));
    }
}
