//! A third party's player or post in a sandboxed frame, which may do only what it needs to work, with a link that
//! skips it on either side.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use article::SafeUrl;
use leptos::{html::Iframe, prelude::*};

use crate::{browser::address::fetched, components::context::use_interface, locale::texts};

/// What the frame of a known provider may do. Its origin differs from the page's, so it cannot reach into the page.
const KNOWN: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
/// What any other frame may do: without an origin it has neither cookies nor storage.
const UNKNOWN: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/// How many were opened, for names that have to be unique.
static OPENED: AtomicU32 = AtomicU32::new(0);

/// A frame that the reader has opened; it takes the focus.
#[component]
pub fn Frame(
    /// The address of the content's own page.
    url: SafeUrl,
    /// What it is.
    title: String,
    /// Its provider.
    from: Arc<str>,
    /// Whether the article gives its proportions.
    has_ratio: bool,
) -> impl IntoView {
    let player =
        article::provider(&url).and_then(|known| Some((known.player(&url)?, KNOWN, known.size)));
    let (address, sandbox, size) = player.unwrap_or_else(|| (fetched(&url), UNKNOWN, ""));
    let is_height = size.ends_with("px");
    let height = is_height.then_some(size);
    let ratio = (!is_height && !has_ratio && !size.is_empty()).then_some(size);

    let number = article::text::number(OPENED.fetch_add(1, Ordering::Relaxed));
    let begin = ["embed-", &number].concat();
    let end = [&begin, "-end"].concat();
    let interface = use_interface();
    let say = move |text| {
        let (interface, from) = (interface.clone(), from.clone());
        move || interface.say(text, &[&from])
    };

    let frame = NodeRef::<Iframe>::new();
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            let _ = frame.focus();
        }
    });
    view! {
        <a class="skip" id=begin.clone() href=["#", &end].concat()>{say(texts::SKIP)}</a>
        <iframe
            node_ref=frame
            title=title
            sandbox=sandbox
            allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
            referrerpolicy="strict-origin-when-cross-origin"
            style:--height=height
            style:--ratio=ratio
            // Last, so that the browser knows all else before it begins to fetch.
            src=address
        />
        <a class="skip" id=end href=["#", &begin].concat()>{say(texts::RETURN)}</a>
    }
}
