//! Content of a third party: the text that came with it, a link, and a button that loads the rest. Nothing of it is
//! fetched before the reader presses the button.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Blocks, Frame, picture::ratio};
use crate::{
    components::context::{use_interface, use_settings},
    locale::texts,
};

/// A third party's content.
#[component]
pub fn Embed<'a>(
    /// What it is, and where.
    embed: &'a article::Embed,
) -> AnyView {
    let host = embed.url.host();
    let provider = article::provider(&embed.url).map(|provider| provider.name);
    let named = embed.title.is_some();
    let title = embed.title.as_deref().or(host).unwrap_or(embed.url.as_str()).to_owned();
    let ratio = ratio(embed.width, embed.height);
    // An unknown page with words of its own is a page to go to, not a player.
    let plays = provider.is_some() || embed.body.is_empty();
    let from = provider.or(host).filter(|_| plays).map(Arc::<str>::from);

    let opened = RwSignal::new(false);
    let frame = from.clone().map(|from| {
        let (url, title, has_ratio) = (embed.url.clone(), title.clone(), ratio.is_some());
        view! {
            <Show when=move || opened.get()>
                <Frame url=url.clone() title=title.clone() from=from.clone() has_ratio/>
            </Show>
        }
    });
    let offer = from.map(|from| view! { <Offer from opened/> });
    // The title of a page stands above what is said of it; that of a post is where it leads.
    let link = view! {
        <p class="embed-link"><a href=embed.url.as_str().to_owned()>{title}</a></p>
    };
    let (first, last) = if named && !plays { (Some(link), None) } else { (None, Some(link)) };
    view! {
        <div class="embed" part="embed" style:--ratio=ratio>
            {provider.map(|name| view! { <p class="provider">{name}</p> })}
            {first}
            <Blocks blocks=&embed.body/>
            {frame}
            {last}
            {offer}
        </div>
    }
    .into_any()
}

/// The button that opens the frame, and a note on what that means. If the page's author wants no frames, there is
/// nothing, and an opened frame closes.
#[component]
fn Offer(
    /// The provider of the content.
    from: Arc<str>,
    /// Whether the frame was opened.
    opened: RwSignal<bool>,
) -> impl IntoView {
    let settings = use_settings();
    let allowed = settings.clone();
    Effect::new(move |_| {
        if !allowed.embeds.get() && opened.get_untracked() {
            opened.set(false);
        }
    });
    let interface = use_interface();
    let say = move |text| {
        let (interface, from) = (interface.clone(), from.clone());
        move || interface.say(text, &[&from])
    };
    view! {
        <Show when=move || settings.embeds.get() && !opened.get()>
            <button type="button" class="open" part="open" on:click=move |_| opened.set(true)>
                {say(texts::OPEN)}
            </button>
            <p class="embed-note">{say(texts::OPEN_NOTE)}</p>
        </Show>
    }
}
