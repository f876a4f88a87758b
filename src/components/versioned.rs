//! A part of the article that a newer version may change.

use std::sync::{Arc, Mutex, PoisonError};

use article::Article;
use leptos::prelude::*;

use super::context::use_story;

/// Draws its children again when a newer version differs here; otherwise they stay as the reader has them.
#[component]
pub fn Versioned(
    /// Whether two versions are the same here.
    same: fn(&Article, &Article) -> bool,
    /// What is drawn of the version that is shown.
    children: ChildrenFn,
) -> impl IntoView {
    let story = use_story();
    let last = Arc::new(Mutex::new((0_u32, story.reading())));
    let version = move || {
        let new = story.reading.get();
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        if !same(&last.1.article, &new.article) {
            last.0 += 1;
        }
        last.1 = new;
        [last.0]
    };
    view! { <For each=version key=|version| *version children=move |_| children()/> }
}
