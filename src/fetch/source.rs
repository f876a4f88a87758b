//! A document, and reading an article from it.

use article::{Error, Format, Options, Reading};
use wasm_bindgen::JsValue;

use super::{
    document::{Document, Words},
    pages,
    start::Parts,
};
use crate::browser::{address::resolve, time::now};

/// A document, and how it is read.
pub(crate) struct Source {
    /// The parsed value.
    pub(crate) value: JsValue,
    /// Where it came from.
    pub(crate) base: Option<String>,
    /// What is known of its format.
    pub(crate) asked: Asked,
    /// How many pages there are of the list that it is one of.
    pub(crate) pages: Option<i64>,
}

/// How the page wants a document to be read.
#[derive(Clone, Default)]
pub(crate) struct Asked {
    /// The format; `None` to detect it.
    pub(crate) format: Option<Format>,
    /// Where fields stand, in a document of no known format.
    pub(crate) map: Option<String>,
}

/// How many related stories are read before the article is drawn: reading 500 takes longer than everything else.
pub const BEGINNING: usize = 24;

/// Which part of a document is read.
#[derive(Clone, Copy)]
pub(crate) enum Wanted {
    /// The article; of a list the first, with the others as its related stories.
    Article,
    /// The same with as many related stories as are drawn at first, and some more.
    Beginning,
    /// Only the story at a place of a list.
    Story(usize),
    /// All stories as related stories.
    List,
}

impl Source {
    /// Reads the document.
    pub(crate) async fn read(
        &self,
        wanted: Wanted,
        parts: Option<Parts>,
    ) -> Result<Reading, Error> {
        let words = Words::of(&self.value);
        let document = &words.document();
        let mut format = self.asked.format;
        if let Some(parts) = parts.filter(|_| article::takes_foreign(&document, format)) {
            parts.get("formats").await?;
            let mapped = self.asked.map.as_ref().map(|_| Format::Map);
            format = format.or_else(|| article::detect(document)).or(mapped);
            all(&parts, format.into_iter().flat_map(Format::parts)).await?;
            if let Some(map) = self.map(format) {
                all(&parts, article::parts_by(document, map)).await?;
            }
        }
        self.read_as(document, format, wanted)
    }

    #[inline(never)]
    fn read_as(
        &self,
        document: &Document<'_>,
        format: Option<Format>,
        wanted: Wanted,
    ) -> Result<Reading, Error> {
        article::read(
            document,
            &Options {
                format,
                map: self.map(format),
                base: self.base.as_deref(),
                pick: if let Wanted::Story(place) = wanted { Some(place) } else { None },
                list: matches!(wanted, Wanted::List),
                first: matches!(wanted, Wanted::Beginning).then_some(BEGINNING),
                ..Options::new(&resolve, now())
            },
        )
    }

    /// The map, where a document of that format is read by it.
    fn map(&self, format: Option<Format>) -> Option<&str> {
        self.asked.map.as_deref().filter(|_| format == Some(Format::Map))
    }

    /// All of a document whose beginning was read; every part for it is loaded.
    pub(crate) fn whole(&self, format: Format) -> Option<Reading> {
        let words = Words::of(&self.value);
        self.read_as(&words.document(), Some(format), Wanted::Article).ok()
    }

    /// All stories of what was read of it as cards, for which every part is there: those of a list, else the article.
    #[inline(never)]
    pub(crate) fn cards(&self, reading: &Reading) -> Reading {
        reading.as_cards(|| {
            let words = Words::of(&self.value);
            self.read_as(&words.document(), Some(reading.format), Wanted::List).ok()
        })
    }

    /// Where the list goes on.
    pub(crate) fn next(&self) -> Option<String> {
        pages::next(&self.value, self.base.as_deref()?, self.pages)
    }
}

/// Waits for several parts, which are all requested at the same time.
async fn all(parts: &Parts, names: impl IntoIterator<Item = &'static str>) -> Result<(), Error> {
    let asked = names.into_iter().map(|name| parts.get(name));
    for part in asked.collect::<Vec<_>>() {
        part.await?;
    }
    Ok(())
}
