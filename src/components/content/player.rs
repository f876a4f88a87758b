//! A video or sound, fetched when the reader plays it.

use article::Media;
use leptos::prelude::*;

use super::Caption;
use crate::{browser::address::fetched, components::context::use_story};

/// What a player plays.
#[derive(Clone, Copy, PartialEq)]
pub enum Plays {
    /// Moving pictures.
    Video,
    /// Sound alone.
    Audio,
}

/// The browser's own player, with its caption.
#[component]
pub fn Player<'a>(
    /// What it plays.
    media: &'a Media,
    /// Whether that has pictures.
    plays: Plays,
) -> AnyView {
    let (width, height) = media.width.zip(media.height).unzip();
    let title = media.title.clone();
    let player = match plays {
        Plays::Video => {
            let poster = media.poster.as_ref().filter(|_| !use_story().saves).map(fetched);
            view! {
                <video
                    controls=true
                    preload="none"
                    poster=poster
                    aria-label=title
                    width=width
                    height=height
                >
                    <Files media/>
                </video>
            }
            .into_any()
        }
        Plays::Audio => view! {
            <audio controls=true preload="none" aria-label=title>
                <Files media/>
            </audio>
        }
        .into_any(),
    };
    view! {
        <figure class="media" part="figure">
            {player}
            <Caption caption=&media.caption credit=&media.credit/>
        </figure>
    }
    .into_any()
}

/// The files of a player, and its captions and subtitles.
#[component]
fn Files<'a>(
    /// What is played.
    media: &'a Media,
) -> AnyView {
    let sources = media.sources.iter().map(|source| {
        view! { <source src=fetched(&source.src) type=source.kind.clone()/> }
    });
    let tracks = media.tracks.iter().map(|track| {
        let language = track.language.as_ref().map(|tag| tag.as_str().to_owned());
        view! {
            <track kind="captions" src=fetched(&track.src) srclang=language label=track.label.clone()/>
        }
    });
    (sources.collect::<Vec<_>>(), tracks.collect::<Vec<_>>()).into_any()
}
