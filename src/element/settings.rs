//! What the page's author asks for by attributes.

use article::{Direction, Format, Language, text};
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::{
    browser::{address::resolve, intl},
    components::context::{CONTROLS, Related, Settings},
    fetch::Asked,
};

/// Takes the attributes as they are now; a value that is not allowed is as good as none. What has not changed tells
/// nobody.
pub(super) fn take(host: &HtmlElement, settings: &Settings) {
    take_from(&|name| attribute(host, name), page_language(host), settings);
}

/// The same for attributes by their names.
pub(crate) fn take_from(
    attribute: &dyn Fn(&str) -> Option<String>,
    page_language: String,
    settings: &Settings,
) {
    let says = |name: &str, keyword: &str| {
        attribute(name).is_some_and(|value| text::trim(&value).eq_ignore_ascii_case(keyword))
    };
    let level = attribute("heading-level").and_then(|level| leading_number(&level));
    set(&settings.heading_level, level.map_or(2, |level| level.clamp(1, 6)) as u8);
    set(
        &settings.related,
        match attribute("related").as_deref().map(text::trim) {
            Some("none") => Related::None,
            Some("in-place") => Related::InPlace,
            _ => Related::Link,
        },
    );
    set(&settings.cards, says("display", "card"));
    set(&settings.embeds, !says("embeds", "off"));
    set(&settings.controls, attribute("controls").map_or(0, |words| controls(&words)));
    set(&settings.contents, attribute("contents").is_some());
    set(&settings.faceless, says("portraits", "off"));
    set(&settings.today, attribute("today").is_some());
    let seconds = attribute("refresh").and_then(|seconds| leading_number(&seconds));
    set(&settings.refresh, seconds.is_some_and(|seconds| seconds > 0));
    set(&settings.page_language, page_language);
    set(&settings.language, attribute("lang").and_then(|tag| Language::parse(&tag)));
    set(&settings.direction, attribute("dir").and_then(|name| named_direction(&name)));
    let zone = attribute("time-zone").filter(|zone| intl::is_zone(zone));
    set(&settings.time_zone, zone.unwrap_or_default());
}

fn set<T: PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}

/// The controls that a list of words names, a bit for each; all but the last one where it names none.
fn controls(words: &str) -> u8 {
    let mut named = 0;
    for word in words.split_ascii_whitespace() {
        if let Some(place) = CONTROLS.iter().position(|name| word.eq_ignore_ascii_case(name)) {
            named |= 1 << place;
        }
    }
    if named == 0 { ALL_BUT_LAST } else { named }
}

/// The controls that an empty list stands for.
const ALL_BUT_LAST: u8 = (1 << (CONTROLS.len() - 1)) - 1;

/// The language of the page around the element; empty where it says none.
fn page_language(host: &HtmlElement) -> String {
    let around = match host.closest("[lang]") {
        Ok(Some(element)) => attribute(&element, "lang"),
        _ => None,
    };
    let page = || attribute(&host.owner_document()?.document_element()?, "lang");
    around.or_else(page).unwrap_or_default()
}

/// The address of a list of stories that takes the place of the article's own.
pub(super) fn related_src(host: &HtmlElement) -> Option<String> {
    let src = attribute(host, "related-src").filter(|src| !text::trim(src).is_empty())?;
    resolve(&src, host.base_uri().ok()??.as_str().into())
}

/// The direction that the element asks for.
pub(super) fn direction(host: &HtmlElement) -> Option<Direction> {
    named_direction(&attribute(host, "dir")?)
}

fn named_direction(name: &str) -> Option<Direction> {
    Direction::from_name(&name.to_ascii_lowercase())
}

/// The language that the element asks for.
pub(super) fn language(host: &HtmlElement) -> Option<Language> {
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

/// How the element asks for its document to be read: by its map, in the format that it names, or in that which is
/// detected.
pub(super) fn asked(host: &HtmlElement) -> Asked {
    let map = map(host);
    let named = || Format::from_name(text::trim(&attribute(host, "format")?));
    let format = if map.is_some() { Some(Format::Map) } else { named() };
    Asked { format, map }
}

/// Where fields stand in documents of no known format.
pub(super) fn map(host: &HtmlElement) -> Option<String> {
    attribute(host, "map").filter(|map| !text::trim(map).is_empty())
}
