//! What the page's author asks for by attributes.

use article::{Direction, Format, Language, text};
use web_sys::{Element, HtmlElement};

use crate::browser::{address::resolve, intl};

/// The attributes that change how an article is drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Settings {
    /// The level of the headline, 1 to 6.
    pub(crate) heading_level: u8,
    /// What becomes of related stories.
    pub(crate) related: Related,
    /// The address of a list of stories that takes the place of the article's own.
    pub(crate) related_src: Option<String>,
    /// Whether a third party's content can be shown in the article; else it is a link.
    pub(crate) embeds: bool,
    /// Whether the reader's controls are shown.
    pub(crate) controls: bool,
    /// Whether today's date is shown.
    pub(crate) today: bool,
    /// The language that overrides the article's.
    pub(crate) language: Option<Language>,
    /// The language of the page around the element.
    pub(crate) page_language: String,
    /// The direction that overrides the article's.
    pub(crate) direction: Option<Direction>,
    /// Whether newer versions are asked for.
    pub(crate) refresh: bool,
    /// The zone that dates are shown in.
    pub(crate) time_zone: String,
}

/// What becomes of related stories.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) enum Related {
    /// A card follows its link.
    #[default]
    Link,
    /// A card opens inside the element.
    InPlace,
    /// There are none.
    None,
}

impl Settings {
    /// Reads the element's attributes; a value that is not allowed is as good as none.
    pub(crate) fn of(host: &HtmlElement) -> Settings {
        let level = attribute(host, "heading-level").and_then(|level| leading_number(&level));
        let page_language = match host.closest("[lang]") {
            Ok(Some(element)) => attribute(&element, "lang"),
            _ => None,
        };
        let page = || host.owner_document()?.document_element();
        Settings {
            heading_level: level.map_or(2, |level| level.clamp(1, 6)) as u8,
            related: match attribute(host, "related").as_deref().map(text::trim) {
                Some("none") => Related::None,
                Some("in-place") => Related::InPlace,
                _ => Related::Link,
            },
            related_src: attribute(host, "related-src")
                .filter(|src| !text::trim(src).is_empty())
                .and_then(|src| resolve(&src, host.base_uri().ok()??.as_str().into())),
            embeds: !says(host, "embeds", "off"),
            controls: host.has_attribute("controls"),
            today: host.has_attribute("today"),
            language: language(host),
            page_language: page_language
                .or_else(|| attribute(&page()?, "lang"))
                .unwrap_or_default(),
            direction: attribute(host, "dir")
                .and_then(|name| Direction::from_name(&name.to_ascii_lowercase())),
            refresh: attribute(host, "refresh")
                .and_then(|seconds| leading_number(&seconds))
                .is_some_and(|seconds| seconds > 0),
            time_zone: attribute(host, "time-zone")
                .filter(|zone| intl::is_zone(zone))
                .unwrap_or_default(),
        }
    }
}

/// Whether an attribute is this keyword.
fn says(host: &Element, name: &str, keyword: &str) -> bool {
    attribute(host, name).is_some_and(|value| text::trim(&value).eq_ignore_ascii_case(keyword))
}

/// The language that the element asks for.
pub(crate) fn language(host: &HtmlElement) -> Option<Language> {
    Language::parse(&attribute(host, "lang")?)
}

#[inline(never)]
fn attribute(element: &Element, name: &str) -> Option<String> {
    element.get_attribute(name)
}

/// The whole number at the beginning of a text, as HTML reads one ("rules for parsing integers").
fn leading_number(text: &str) -> Option<i32> {
    let text = text.trim_ascii_start();
    let is_part = |(at, byte): &(usize, u8)| {
        byte.is_ascii_digit() || (*at == 0 && matches!(byte, b'-' | b'+'))
    };
    let end = text.bytes().enumerate().take_while(is_part).count();
    i32::try_from(text::whole(text.get(..end)?)?).ok()
}

/// The format that the element asks for; `None` to detect it.
pub(crate) fn format(host: &HtmlElement) -> Option<Format> {
    Format::from_name(text::trim(&attribute(host, "format")?))
}
