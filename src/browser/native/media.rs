//! As `browser/media.rs`, for HTML that is written beforehand: of readers whom nobody knows yet.

/// Whether the reader has something against movement.
pub(crate) fn is_calm() -> bool {
    false
}

/// Whether the reader wants few bytes.
pub(crate) fn saves() -> bool {
    false
}

/// Whether there is a network.
pub(crate) fn is_online() -> bool {
    true
}
