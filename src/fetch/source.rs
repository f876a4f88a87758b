//! A document, and what is read of it.

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
    /// Its format; `None` to detect it.
    pub(crate) format: Option<Format>,
    /// How many pages there are of the list that it is one of.
    pub(crate) pages: Option<i64>,
}

/// Related stories that are read before the article is drawn: reading 500 takes longer than all the rest.
const BEGINNING: usize = 24;

/// What is read of a document.
#[derive(Clone, Copy)]
pub(crate) enum Wanted {
    /// The article; of a list the first, with the others as its related stories.
    Article,
    /// The same with as many related stories as are drawn at first, and some more.
    Beginning,
    /// Of a list the story at a place alone.
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
        let mut format = self.format;
        if let Some(parts) = parts.filter(|_| article::takes_foreign(&document, format)) {
            parts.get("formats").await?;
            format = format.or_else(|| article::detect(document));
            // All are asked for before the first is there.
            let asked = format.into_iter().flat_map(Format::parts).map(|part| parts.get(part));
            for part in asked.collect::<Vec<_>>() {
                part.await?;
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
                base: self.base.as_deref(),
                pick: if let Wanted::Story(place) = wanted { Some(place) } else { None },
                list: matches!(wanted, Wanted::List),
                first: matches!(wanted, Wanted::Beginning).then_some(BEGINNING),
                ..Options::new(&resolve, now())
            },
        )
    }

    /// All of what the beginning was read of, for which every part is there.
    pub(crate) fn whole(&self, format: Format) -> Option<Reading> {
        let words = Words::of(&self.value);
        self.read_as(&words.document(), Some(format), Wanted::Article).ok()
    }

    /// Where the list goes on.
    pub(crate) fn next(&self) -> Option<String> {
        pages::next(&self.value, self.base.as_deref()?, self.pages)
    }
}
