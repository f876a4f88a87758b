//! Scripts and empty elements that would insert a chart, a post or a player: its page is embedded instead.

use super::{
    super::{
        addresses::{is_address, path_of},
        tree::{Id, Node},
        walker::Walker,
    },
    facades,
};

/// `<script src>` that stands where it shows something.
pub(super) const SCRIPT: &str = "script";
/// Elements that a script fills.
pub(super) const EMPTY: &str = ".flourish-embed .infogram-embed .tableauPlaceholder .fb-page \
.fb-post .fb-video [data-pin-do] [data-telegram-post] .riddle-embed .typeform-widget .juxtapose-embed \
.speakerdeck-embed [data-datawrapper-id]";

pub(super) fn script(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let node = w.tree.node(id);
    let Some(address) = page_of(node) else { return false };
    if let Some(url) = w.media_url(&address) {
        facades::show(w, url, node.owned("title data-title"), node);
    }
    true
}

/// The page of what a script shows.
fn page_of(node: &Node<'_>) -> Option<String> {
    let src = node.first("src data-src");
    let post = node.first("data-telegram-post");
    if !post.is_empty() {
        return Some(format!("https://t.me/{post}"));
    }
    let path = path_of(src);
    let rest = path.strip_prefix("https:").or_else(|| path.strip_prefix("http:")).unwrap_or(path);
    let (host, place) = rest.strip_prefix("//")?.split_once('/')?;
    let id = node.first("data-id id");
    let page = |end: &str| Some(format!("https://{host}/{}{end}", place.strip_suffix(".js")?));
    match host {
        "gist.github.com" | "asciinema.org" | "gist.githubusercontent.com" => page(""),
        "cdn.jwplayer.com" | "content.jwplatform.com" if place.starts_with("players/") => {
            page(".html")
        }
        "datawrapper.dwcdn.net" => Some(format!("https://{host}/{}/", place.split('/').next()?)),
        "e.infogram.com" | "e.infogr.am" => {
            let id = id.strip_prefix("infogram_0_").unwrap_or(id);
            (!id.is_empty()).then(|| format!("https://infogram.com/{id}"))
        }
        "speakerdeck.com" => {
            (!id.is_empty()).then(|| format!("https://speakerdeck.com/player/{id}"))
        }
        _ => None,
    }
}

pub(super) fn empty(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    let node = tree.node(id);
    let text = tree.text_of(id);
    let of = |prefix: &str, names: &str| {
        let value = node.first(names);
        if value.is_empty() || is_address(value) {
            return (!value.is_empty()).then(|| value.to_owned());
        }
        Some(format!("{prefix}{}", value.trim_start_matches('/')))
    };
    let address = if node.has_class("flourish-embed") {
        let address = of("https://public.flourish.studio/", "data-src data-url");
        address.map(|it| it.split('?').next().unwrap_or_default().to_owned())
    } else if node.has_class("infogram-embed") {
        of("https://infogram.com/", "data-id")
    } else if node.has_class("typeform-widget") {
        of("https://form.typeform.com/to/", "data-url data-tf-widget")
    } else if node.get("data-datawrapper-id").is_some() {
        of("https://datawrapper.dwcdn.net/", "data-datawrapper-id")
    } else if !text.is_empty() {
        // Words of its own are shown, with their links.
        return false;
    } else {
        of("https://t.me/", "data-telegram-post")
            .or_else(|| of("", "data-href href data-url data-src"))
    };
    let Some(url) = address.and_then(|address| w.media_url(&address)) else { return false };
    w.leave_out(id);
    facades::show(w, url, node.owned("title data-title aria-label"), node);
    true
}
