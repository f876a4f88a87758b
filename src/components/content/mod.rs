//! What an article holds.

pub(crate) mod picture;
