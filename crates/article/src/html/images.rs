//! Pictures: lazy ones, candidates of other widths, and what only counts readers.

use super::{
    builder::Builder,
    classes::{self, Role},
    frames::Kind,
    media::{pixels, zero},
    tokens::Start,
};
use crate::{Block, Image, ImageSource, IssueCode, SafeUrl, url::Purpose};

/// Where scripts for lazy pictures keep the address; `src` is then a placeholder.
const LAZY: &[&str] = &["data-src", "data-lazy-src", "data-original"];
/// The same for candidates.
const SETS: &[&str] = &["data-srcset", "data-lazy-srcset", "srcset"];
/// Names of classes whose pictures are characters.
const CHARACTERS: &[&str] = &["emoji", "wp-smiley", "latex"];

impl Builder<'_, '_> {
    /// `<img>`.
    pub(super) fn image(&mut self, start: &Start<'_>) {
        let (width, height) = (pixels(start, "width"), pixels(start, "height"));
        let pixel = match (width, height) {
            (None, None) => zero(start),
            (width, height) => width.unwrap_or(1) == 1 && height.unwrap_or(1) == 1,
        };
        if pixel {
            return;
        }
        // The pictures on a card are its ornament.
        if matches!(self.around(), Some(Kind::Bookmark { .. } | Kind::Dropped)) {
            return;
        }
        let class = start.get("class").unwrap_or_default();
        if classes::role(&class) == Some(Role::Player) {
            return;
        }
        let alt = start.get("alt").map(|alt| super::collapse(&alt));
        if class.split_ascii_whitespace().any(|class| CHARACTERS.contains(&class)) {
            return self.words(&alt.unwrap_or_default());
        }
        let mut sources = Vec::new();
        let set = SETS.iter().find_map(|name| start.filled(name)).unwrap_or_default();
        self.candidates(&set, None, &mut sources);
        let Some(src) = self.image_address(start, &set, &sources) else { return };
        if alt.as_deref().is_none_or(str::is_empty) {
            let message = "a picture without alternative text";
            self.cx.report(IssueCode::MissingAlt, message, self.path);
        }
        sources.splice(0..0, std::mem::take(&mut self.sources));
        self.flush();
        self.block(Block::Image(Image { alt, width, height, sources, ..Image::new(src) }));
    }

    /// `<source>` of a picture. One for a medium may show another detail, and is left out.
    pub(super) fn picture_source(&mut self, start: &Start<'_>) {
        let set = SETS.iter().find_map(|name| start.filled(name));
        let (Some(set), None) = (set, start.filled("media")) else { return };
        let kind = start.filled("type");
        let mut sources = Vec::new();
        self.candidates(&set, kind.as_deref(), &mut sources);
        if sources.is_empty() && kind.is_some() {
            // One file of another type, in the picture's own width.
            let address = set.split_ascii_whitespace().next().unwrap_or_default();
            let src = self.cx.url(address.trim_end_matches(','), Purpose::Media, self.path);
            sources.extend(src.map(|src| ImageSource { src, width: None, kind }));
        }
        if self.open.last().is_some_and(|it| it.tag == super::tags::Tag::Picture) {
            self.sources.extend(sources);
        }
    }

    /// The candidates of a `srcset` that say their width.
    fn candidates(&mut self, set: &str, kind: Option<&str>, sources: &mut Vec<ImageSource>) {
        let mut rest = set;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
            if rest.is_empty() {
                return;
            }
            let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
            let (address, after) = rest.split_at(end);
            // A comma at the end of the address ends the candidate; commas inside belong to it.
            let (descriptor, after) = match address.strip_suffix(',') {
                Some(_) => ("", after),
                None => after.split_once(',').unwrap_or((after, "")),
            };
            rest = after;
            let mut words = descriptor.split_ascii_whitespace();
            let width = words.find_map(|word| word.strip_suffix('w')?.parse().ok());
            let Some(width) = width.filter(|width| (1..=100_000).contains(width)) else { continue };
            // A placeholder among the candidates is no loss.
            if address.starts_with("data:") || !self.cx.take_node(self.path) {
                continue;
            }
            if let Some(src) = self.cx.url(address, Purpose::Media, self.path) {
                let kind = kind.map(str::to_owned);
                sources.push(ImageSource { src, width: Some(width), kind });
            }
        }
    }

    fn image_address(
        &mut self,
        start: &Start<'_>,
        set: &str,
        sources: &[ImageSource],
    ) -> Option<SafeUrl> {
        let lazy = LAZY.iter().find_map(|name| start.filled(name));
        let given = start.filled("src");
        let placeholder = given.as_deref().is_none_or(|src| src.starts_with("data:"));
        if let Some(url) = lazy.and_then(|lazy| self.cx.url(&lazy, Purpose::Media, self.path)) {
            return Some(url);
        }
        if placeholder {
            // The widest one below the size of a large screen, else the first.
            let fitting = sources.iter().filter(|source| source.width.is_some_and(|w| w <= 1600));
            let best = fitting.max_by_key(|source| source.width).or_else(|| sources.first());
            if let Some(source) = best {
                return Some(source.src.clone());
            }
            let first = set.split_ascii_whitespace().next().map(|it| it.trim_end_matches(','));
            if let Some(first) = first.filter(|first| !first.starts_with("data:")) {
                return self.cx.url(first, Purpose::Media, self.path);
            }
        }
        let Some(given) = given else {
            self.cx.report(IssueCode::Missing, "a picture without an address: left out", self.path);
            return None;
        };
        self.cx.url(&given, Purpose::Media, self.path)
    }
}
