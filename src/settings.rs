//! What the page's author asks for by attributes.

use article::{Direction, Format, Language};
use web_sys::HtmlElement;

use crate::platform;

/// The attributes that change how an article is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Settings {
    /// The level of the headline, 1 to 6.
    pub(crate) heading_level: u8,
    /// Whether related stories are shown.
    pub(crate) related: bool,
    /// Whether today's date is shown.
    pub(crate) today: bool,
    /// The language that overrides the article's.
    pub(crate) language: Option<Language>,
    /// The language of the page around the element.
    pub(crate) page_language: String,
    /// The direction that overrides the article's.
    pub(crate) direction: Option<Direction>,
    /// The zone that dates are shown in.
    pub(crate) time_zone: String,
}

impl Settings {
    /// Reads the element's attributes; a value that is not allowed is as good as none.
    pub(crate) fn of(host: &HtmlElement) -> Settings {
        let attribute = |name: &str| host.get_attribute(name);
        let level = attribute("heading-level").and_then(|level| leading_number(&level));
        let page_language = host
            .closest("[lang]")
            .ok()
            .flatten()
            .and_then(|element| element.get_attribute("lang"))
            .or_else(|| host.owner_document()?.document_element()?.get_attribute("lang"));
        Settings {
            heading_level: level.map_or(2, |level| level.clamp(1, 6)) as u8,
            related: attribute("related").is_none_or(|value| value.trim() != "none"),
            today: host.has_attribute("today"),
            language: attribute("lang").and_then(|tag| Language::parse(&tag)),
            page_language: page_language.unwrap_or_default(),
            direction: attribute("dir")
                .and_then(|name| Direction::from_name(&name.to_ascii_lowercase())),
            time_zone: attribute("time-zone")
                .filter(|zone| !platform::date("", 0.0, zone, "short", None).is_empty())
                .unwrap_or_default(),
        }
    }
}

/// The whole number at the beginning of a text, as HTML reads one ("rules for parsing integers").
fn leading_number(text: &str) -> Option<i32> {
    let text = text.trim_ascii_start();
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let digits = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    text.get(..text.len() - unsigned.len() + digits)?.parse().ok()
}

/// The format that the element asks for; `None` to detect it.
pub(crate) fn format(host: &HtmlElement) -> Option<Format> {
    Format::from_name(host.get_attribute("format")?.trim())
}
