//! Whether the article has changed since it was published, as far as that is news.

use article::Timestamp;
#[cfg(stock_leptos)] // for the methods of signals, which are traits' there
use leptos::prelude::*;

use super::context::{Interface, use_interface, use_story};
use crate::{browser::time::now, locale::DateStyle};

/// Milliseconds for which a change on the day of publication is news.
const NEWS: i64 = 10 * 60 * 60_000;
/// The milliseconds of a day.
const DAY: i64 = 24 * 60 * 60_000;

/// When the article was last changed, where that deserves a line; who asks follows language and zone.
pub(super) fn changed() -> impl Fn() -> Option<Timestamp> + Clone + Send + Sync + 'static {
    let (story, interface) = (use_story(), use_interface());
    let reading = story.reading();
    let (published, updated) = (reading.article.published, reading.article.updated);
    let now = if story.stands { None } else { Some(now()) };
    move || updated.filter(|updated| is_news(updated, published.as_ref(), now, &interface))
}

/// Whether a change deserves its line: it came more than a minute after the publication, and on another day or
/// within the last ten hours, where that is known. (The rule of the BBC's article pages.)
fn is_news(
    updated: &Timestamp,
    published: Option<&Timestamp>,
    now: Option<i64>,
    interface: &Interface,
) -> bool {
    let Some(published) = published else { return true };
    if updated.order_ms() - published.order_ms() <= 60_000 {
        return false;
    }
    let Some(now) = now else {
        // The same for every reader, wherever they are: the line stands in the page, or it does not.
        return updated.local_ms() / DAY != published.local_ms() / DAY;
    };
    let day = |date| interface.date(date, DateStyle::Short);
    updated.epoch_ms().is_some_and(|at| now - at < NEWS) || day(updated) != day(published)
}
