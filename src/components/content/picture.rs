//! A stand-in, for compiling alone.

use article::Image;
use leptos::prelude::*;

/// Whether a picture is needed at once.
#[derive(Clone, Copy, PartialEq)]
pub enum Priority {
    /// The first thing that a reader sees.
    Lead,
    /// When it comes near the view.
    Lazy,
}

/// A picture in its box.
#[component]
pub fn Picture<'a>(
    /// The picture.
    image: &'a Image,
    /// Whether it is needed at once.
    #[prop(default = Priority::Lazy)]
    priority: Priority,
    /// The class of the box.
    class: &'static str,
    /// The part of the box.
    #[prop(optional)]
    part: Option<&'static str>,
    /// Whether it can be shown over the whole page.
    #[prop(optional)]
    enlarges: bool,
) -> AnyView {
    let _ = (image, priority == Priority::Lead, enlarges);
    view! { <div class=class part=part></div> }.into_any()
}
