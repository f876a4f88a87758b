//! The stars that a review gives.

use std::cmp::Ordering;

use article::text;
use leptos::prelude::*;

use crate::{components::context::use_interface, locale::texts};

/// Stars, to a half of one.
#[component]
pub fn Rating(
    /// How many there are, 0 to 5.
    stars: f64,
) -> impl IntoView {
    let halves = (stars * 2.0 + 0.5) as u32;
    let (whole, half) = (halves / 2, halves % 2);
    let mut number = text::number(whole);
    let mut row = String::new();
    for star in 0..5 {
        row.push(match star.cmp(&whole) {
            Ordering::Less => '★',
            Ordering::Equal if half > 0 => '½',
            _ => '☆',
        });
    }
    if half > 0 {
        number.push('½');
    }
    let interface = use_interface();
    let label = move || interface.say(texts::RATING, &[&number, "5"]);
    view! {
        <p class="card-rating" part="card-rating">
            <span role="img" aria-label=label>{row}</span>
        </p>
    }
}
