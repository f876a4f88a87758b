//! Context for a part of a tree.

#![allow(
    unreachable_pub,
    reason = "`#[component]` makes a public type of the function's arguments"
)]

use real::prelude::{Owner, component};

use crate::{
    child::{Children, IntoView},
    given::provide_context,
};

/// Gives a value to all that stands in it, by [`use_context`](crate::use_context).
#[component(transparent)]
pub fn Provider<T>(
    /// The value.
    value: T,
    /// What can ask for it.
    children: Children,
) -> impl IntoView
where
    T: Send + Sync + 'static,
{
    let owner = Owner::new();
    let view = owner.with(move || {
        provide_context(value);
        children()
    });
    crate::keep(owner);
    view
}
