//! Pictures: lazy ones, candidates of other widths, and what only counts readers.

use super::{
    builder::Builder,
    classes::{self, Role},
    frames::Kind,
    media::{pixels, zero},
    tags::Tag,
    tokens::{Start, number},
};
use crate::{Block, Image, ImageSource, IssueCode, SafeUrl, url::Purpose};

/// Where scripts for lazy pictures keep the address; `src` is then a placeholder.
const LAZY: &[&str] = &["data-src", "data-lazy-src", "data-original"];
/// The same for candidates.
const SETS: &[&str] = &["data-srcset", "data-lazy-srcset", "srcset"];

impl Builder<'_, '_> {
    /// `<img>`.
    pub(super) fn image(&mut self, start: &Start<'_>) {
        let (width, height) = (pixels(start, "width"), pixels(start, "height"));
        let pixel = match (width, height) {
            (None, None) => zero(start),
            (width, height) => width.unwrap_or(1) == 1 && height.unwrap_or(1) == 1,
        };
        let role = classes::role(start.class());
        // The pictures on a card or a player are its ornament.
        let ornament =
            role == Some(Role::Player) || matches!(self.kind(), Kind::Bookmark | Kind::Dropped);
        if pixel || ornament {
            return;
        }
        let alt = start.get("alt").map(super::collapse);
        if role == Some(Role::Character) {
            return self.words(&alt.unwrap_or_default());
        }
        let set = start.first(SETS).unwrap_or_default();
        let mut sources = std::mem::take(&mut self.sources);
        let own = sources.len();
        self.candidates(set, None, &mut sources);
        let own = sources.get(own..).unwrap_or_default();
        let Some(src) = self.image_address(start, set, own) else { return };
        if alt.as_deref().is_none_or(str::is_empty) {
            self.report(IssueCode::MissingAlt, "a picture without alternative text");
        }
        self.flush();
        self.block(Block::Image(Image { alt, width, height, sources, ..Image::new(src) }));
    }

    /// `<source>` of a picture. One for a medium may show another detail, and is left out.
    pub(super) fn picture_source(&mut self, start: &Start<'_>) {
        let picture = self.open.last().is_some_and(|it| it.tag == Tag::Picture);
        let Some(set) = start.first(SETS).filter(|_| picture) else { return };
        if start.filled("media").is_some() {
            return;
        }
        let kind = start.filled("type");
        let mut sources = std::mem::take(&mut self.sources);
        let before = sources.len();
        self.candidates(set, kind, &mut sources);
        if sources.len() == before && kind.is_some() {
            // One file of another type, in the picture's own width.
            self.source(first_address(set), None, kind, &mut sources);
        }
        self.sources = sources;
    }

    /// The candidates of a `srcset` that say their width.
    fn candidates(&mut self, set: &str, kind: Option<&str>, sources: &mut Vec<ImageSource>) {
        let mut rest = set;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
            if rest.is_empty() {
                return;
            }
            let end = rest.bytes().position(|c| c.is_ascii_whitespace()).unwrap_or(rest.len());
            let (address, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            // A comma at the end of the address ends the candidate; commas inside belong to it.
            let (descriptor, after) = match address.ends_with(',') {
                true => ("", after),
                false => after.split_once(',').unwrap_or((after, "")),
            };
            rest = after;
            for word in descriptor.split_ascii_whitespace() {
                if let Some((width @ 1..=100_000, "w")) = number(word)
                    && self.cx.take_node(self.path)
                {
                    self.source(address, Some(width.unsigned_abs()), kind, sources);
                }
            }
        }
    }

    fn source(
        &mut self,
        address: &str,
        width: Option<u32>,
        kind: Option<&str>,
        sources: &mut Vec<ImageSource>,
    ) {
        // A placeholder among the candidates is no loss.
        if !address.starts_with("data:")
            && let Some(src) = self.cx.url(address, Purpose::Media, self.path)
        {
            sources.push(ImageSource { src, width, kind: kind.map(str::to_owned) });
        }
    }

    fn image_address(
        &mut self,
        start: &Start<'_>,
        set: &str,
        sources: &[ImageSource],
    ) -> Option<SafeUrl> {
        let mut address = start.filled("src").filter(|src| !src.starts_with("data:"));
        let lazy = start.first(LAZY).and_then(|it| self.cx.url(it, Purpose::Media, self.path));
        if lazy.is_some() {
            return lazy;
        }
        if address.is_none() {
            // The widest one below the size of a large screen, else the first.
            let mut best = sources.first();
            for source in sources {
                if source.width <= Some(1600) && best.is_some_and(|best| source.width > best.width)
                {
                    best = Some(source);
                }
            }
            if let Some(source) = best {
                return Some(source.src.clone());
            }
            let first = first_address(set);
            let placeholder = first.is_empty() || first.starts_with("data:");
            address = if placeholder { start.filled("src") } else { Some(first) };
        }
        if address.is_none() {
            self.report(IssueCode::Missing, "a picture without an address: left out");
        }
        self.cx.url(address?, Purpose::Media, self.path)
    }
}

/// The address of the first candidate.
fn first_address(set: &str) -> &str {
    set.split_ascii_whitespace().next().unwrap_or_default().trim_end_matches(',')
}
