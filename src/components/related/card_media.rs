//! The mark on a card whose story has a video, a sound or a gallery.

use article::{MediaKind, text::number};
use leptos::prelude::*;

use crate::{components::context::text, locale::texts};

/// The media of a story and their length: "Video 1:30".
#[component]
pub fn CardMedia(
    /// What it is.
    kind: MediaKind,
    /// How long it lasts, in seconds, if that is known.
    duration: Option<u32>,
) -> impl IntoView {
    let word = match kind {
        MediaKind::Video => texts::VIDEO,
        MediaKind::Audio => texts::AUDIO,
        MediaKind::Gallery => texts::GALLERY,
    };
    let length = duration.filter(|seconds| *seconds > 0).map(|seconds| {
        let datetime = ["PT", &number(seconds), "S"].concat();
        view! { " "<time datetime=datetime>{clock(seconds)}</time> }
    });
    view! { <span class="card-media" part="card-media">{text(word)}{length}</span> }
}

/// Seconds as a clock shows them: "1:05:05", "1:30".
fn clock(seconds: u32) -> String {
    let mut clock = String::new();
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        clock.push_str(&number(hours));
        clock.push_str(if minutes < 10 { ":0" } else { ":" });
    }
    clock.push_str(&number(minutes));
    clock.push_str(if seconds < 10 { ":0" } else { ":" });
    clock.push_str(&number(seconds));
    clock
}
