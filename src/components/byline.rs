//! Who wrote the article, and where.

use article::Author;
use leptos::prelude::*;

use super::{
    context::{Interface, use_interface, use_settings, use_story},
    name::Name,
    portrait::Portrait,
};
use crate::locale::texts;

/// The byline, if the article names authors or a place.
#[component]
pub fn Byline() -> impl IntoView {
    let reading = use_story().reading();
    let (authors, place) = (&reading.article.authors, &reading.article.place);
    if authors.is_empty() && place.is_none() {
        return None;
    }
    let portraits: Vec<_> = authors.iter().filter_map(|author| author.image.clone()).collect();
    let portraits = (!portraits.is_empty()).then(|| {
        let settings = use_settings();
        view! {
            <Show when=move || !settings.faceless.get()>
                {portraits.iter().cloned().map(|src| view! { <Portrait src/> }).collect::<Vec<_>>()}
            </Show>
        }
    });
    let space = (!authors.is_empty()).then_some(" ");
    let place = place.clone().map(|place| view! { {space}<span class="place">{place}</span> });
    let authors = (!authors.is_empty()).then(|| view! { <Authors authors=authors.clone()/> });
    Some(view! { <p class="byline" part="byline">{portraits}{authors}{place}</p> })
}

/// "By A, B and C": the names stay, and the words between them follow the language.
#[component]
fn Authors(
    /// The authors, at least one.
    authors: Vec<Author>,
) -> impl IntoView {
    let interface = use_interface();
    let names: Vec<String> = authors.iter().map(|author| author.name.clone()).collect();
    let between = move |place: usize| {
        let (interface, names) = (interface.clone(), names.clone());
        move || between(&interface, &names).get(place).cloned().unwrap_or_default()
    };
    let last = between(authors.len());
    let names = authors.into_iter().enumerate().map(|(place, author)| {
        let words = between(place);
        view! { {words}<Name class="author" part="author" name=author.name url=author.url/> }
    });
    let names = names.collect::<Vec<_>>();
    view! { {names}{last} }
}

/// What stands before each name, and after the last one.
fn between(interface: &Interface, names: &[String]) -> Vec<String> {
    let (before, after) = interface.around(texts::BY);
    let mut all = Vec::new();
    let mut words = before;
    for (is_name, part) in interface.locale(|locale| locale.list(names)) {
        if is_name {
            all.push(std::mem::take(&mut words));
        } else {
            words.push_str(&part);
        }
    }
    words.push_str(&after);
    all.push(words);
    all
}
