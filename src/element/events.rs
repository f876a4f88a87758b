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
