//! Pictures: lazy ones, candidates of other widths, and what only counts readers.

use super::{
    builder::Builder,
    classes,
    cursor::{Cursor, is_no_space, is_space},
    frames::Kind,
    media::{is_counter, size},
    tags::Tag,
    tokens::{Token, filled},
};
use crate::{Block, Image, ImageSource, IssueCode, SafeUrl};

/// Where scripts for lazy pictures keep the address; `src` is then a placeholder.
const LAZY: &str = "data-src data-lazy-src data-original";
/// The same for candidates.
const SETS: &str = "data-srcset data-lazy-srcset srcset";

impl Builder<'_, '_> {
    /// `<img>`.
    pub(super) fn image(&mut self, start: &Token<'_>) {
        let (width, height) = size(start);
        let pixel = match (width, height) {
            (None, None) => is_counter(start, 0),
            _ => width.unwrap_or(1) == 1 && height.unwrap_or(1) == 1,
        };
        let kind = classes::kind(start.first("class"));
        // The pictures on a card or a player are its ornament.
        if pixel
            || kind == Some(Kind::Dropped)
            || matches!(self.frame.kind, Kind::Bookmark | Kind::Dropped)
        {
            return;
        }
        let alt = start.get("alt").map(super::collapse);
        let no_alt = alt.as_deref().is_none_or(str::is_empty);
        if kind == Some(Kind::Character) {
            return self.words(&alt.unwrap_or_default());
        }
        let Some(src) = self.image_url(start) else { return self.sources.clear() };
        if no_alt {
            self.report(IssueCode::MissingAlt, "a picture without alternative text");
        }
        self.flush();
        let mut image = Image::new(src);
        image.alt = alt;
        image.width = width;
        image.height = height;
        image.sources.append(&mut self.sources);
        self.block(Block::Image(image));
    }

    /// The address that every browser can show. The others are added to those of the open picture.
    fn image_url(&mut self, start: &Token<'_>) -> Option<SafeUrl> {
        let set = start.first(SETS);
        let own = self.sources.len();
        self.candidates(set, "");
        let lazy = self.media_url(start.first(LAZY));
        if lazy.is_some() {
            return lazy;
        }
        let mut address = start.first("src");
        if is_placeholder(address) {
            // The widest one below the size of a large screen, else the first.
            let mut best: Option<&ImageSource> = None;
            for source in self.sources.iter().skip(own) {
                if best.is_none_or(|best| source.width <= Some(1600) && source.width > best.width) {
                    best = Some(source);
                }
            }
            if let Some(best) = best {
                return Some(best.src.clone());
            }
            let first = first_address(set);
            if !is_placeholder(first) {
                address = first;
            }
        }
        if address.is_empty() {
            self.report(IssueCode::Missing, "a picture without an address: left out");
        }
        self.media_url(address)
    }

    /// `<source>` of a picture. One for a medium may show another detail, and is left out.
    pub(super) fn picture_source(&mut self, start: &Token<'_>) {
        let set = start.first(SETS);
        if self.last() != Tag::PICTURE || set.is_empty() || !start.first("media").is_empty() {
            return;
        }
        let kind = start.first("type");
        let before = self.sources.len();
        self.candidates(set, kind);
        if self.sources.len() == before && !kind.is_empty() {
            // One file of another type, in the picture's own width.
            self.source(first_address(set), None, kind);
        }
    }

    /// The candidates of a `srcset` that say their width.
    #[inline(never)]
    fn candidates(&mut self, set: &str, kind: &str) {
        let mut cursor = Cursor::new(set);
        while !cursor.ended() {
            cursor.skip(|byte| byte == b',' || is_space(byte));
            let address = cursor.take(is_no_space);
            // A comma at the end of the address ends the candidate; commas inside belong to it.
            if address.ends_with(",") {
                continue;
            }
            while !cursor.ended() && cursor.byte(0) != b',' {
                cursor.skip(is_space);
                let number = cursor.number();
                let unit = cursor.take(|byte| byte != b',' && is_no_space(byte));
                if let (Some(width @ 1..=100_000), "w") = (number, unit)
                    && self.cx.take_node(self.path)
                {
                    self.source(address, Some(width.unsigned_abs()), kind);
                }
            }
        }
    }

    #[inline(never)]
    fn source(&mut self, address: &str, width: Option<u32>, kind: &str) {
        // A placeholder among the candidates is no loss.
        if !is_placeholder(address)
            && let Some(src) = self.media_url(address)
        {
            self.sources.push(ImageSource { src, width, kind: filled(kind) });
        }
    }
}

fn is_placeholder(address: &str) -> bool {
    address.is_empty() || address.starts_with("data:")
}

/// The address of the first candidate.
fn first_address(set: &str) -> &str {
    let address = Cursor::new(set).take(is_no_space);
    address.strip_suffix(",").unwrap_or(address)
}
