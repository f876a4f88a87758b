//! As `browser/voice.rs`, for HTML that is written beforehand.

/// Most browsers have a voice; one that has none takes the button away.
pub(crate) fn speaks() -> bool {
    true
}
