//! A view that is there or not.

#![allow(
    unreachable_pub,
    reason = "`#[component]` makes a public type of the function's arguments"
)]

use std::sync::Arc;

use real::prelude::component;

use crate::{
    child::{ChildrenFn, IntoView},
    effect::Again,
    el::El,
    keyed::{Wanted, list},
};

/// What is shown in the place of something else: a function that gives a view.
#[derive(Clone)]
pub struct ViewFn(Arc<dyn Fn() -> El + Send + Sync>);

impl Default for ViewFn {
    fn default() -> ViewFn {
        ViewFn(Arc::new(El::nothing))
    }
}

impl<F: Fn() -> V + Send + Sync + 'static, V: IntoView> From<F> for ViewFn {
    fn from(view: F) -> ViewFn {
        ViewFn(Arc::new(move || view().into_el()))
    }
}

impl ViewFn {
    /// The view.
    pub fn run(&self) -> El {
        (self.0)()
    }
}

impl std::fmt::Debug for ViewFn {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("ViewFn").finish()
    }
}

/// Shows its children while a condition holds. They are drawn anew only when that changes.
#[component(transparent)]
pub fn Show<W>(
    /// What is shown.
    children: ChildrenFn,
    /// Whether it is shown; run again when a signal changes that it reads.
    when: W,
    /// What is shown else: nothing, if it is left out.
    #[prop(optional, into)]
    fallback: ViewFn,
) -> impl IntoView
where
    W: Fn() -> bool + Send + Sync + 'static,
{
    show(Box::new(when), children, fallback)
}

/// One item that is told from the other by the condition: what is shown stays while it holds.
fn show(mut when: Again<bool>, children: ChildrenFn, fallback: ViewFn) -> El {
    list(Box::new(move || {
        let (shown, children, fallback) = (when.run(), children.clone(), fallback.clone());
        let make = move || if shown { children() } else { fallback.run() };
        vec![Wanted { key: shown.into(), make: Box::new(make) }]
    }))
}
