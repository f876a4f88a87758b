//! The details of events (contract, section 3), but for those that a reading has itself.

use article::{Error, SafeUrl};
use serde::Serialize;

/// Of `article-error`; the loader adds the attempt.
#[derive(Serialize)]
pub(crate) struct Failure<'a> {
    code: &'static str,
    message: &'a str,
    status: u16,
    retryable: bool,
}

impl<'a> From<&'a Error> for Failure<'a> {
    fn from(error: &'a Error) -> Failure<'a> {
        Failure {
            code: error.code().name(),
            message: error.message(),
            status: error.status(),
            retryable: error.is_retryable(),
        }
    }
}

/// Of `related-select`.
#[derive(Serialize)]
pub(crate) struct Selected<'a> {
    /// The story's page.
    pub(crate) url: Option<&'a SafeUrl>,
    /// Its place in the row, counted from 0.
    pub(crate) index: u32,
    /// Its headline.
    pub(crate) headline: &'a str,
}

/// Of `article-progress`.
#[derive(Serialize)]
pub(crate) struct Progress<'a> {
    /// How much of the text's height the reader has had in view: 0, 25, 50, 75 or 100 per cent.
    pub(crate) percent: u8,
    /// The story's page.
    pub(crate) url: Option<&'a SafeUrl>,
}

/// Of `related-slide`: the first and the last card that are wholly in view, counted from 0, and how many there are.
#[derive(Serialize)]
pub(crate) struct Slide {
    first: u32,
    last: u32,
    count: u32,
}

impl Slide {
    /// The row as it has come to rest.
    pub(crate) fn of(first: usize, last: usize, count: usize) -> Slide {
        let [first, last, count] =
            [first, last, count].map(|number| u32::try_from(number).unwrap_or(u32::MAX));
        Slide { first, last, count }
    }
}
