//! A way to the element itself.

use std::marker::PhantomData;

use real::html::ElementType;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{
    el::{Alive, El},
    signal::RwSignal,
};

/// Leads to an element once it is there (`node_ref=…`), and to nothing after it has been taken down.
///
/// As Leptos' own. `E` is the element's type, such as `leptos::html::Ul`.
pub struct NodeRef<E>(RwSignal<Option<Element>>, PhantomData<fn() -> E>);

impl<E> Clone for NodeRef<E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for NodeRef<E> {}

impl<E> Default for NodeRef<E> {
    fn default() -> Self {
        NodeRef(RwSignal::new(None), PhantomData)
    }
}

impl<E> std::fmt::Debug for NodeRef<E> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("NodeRef").finish()
    }
}

impl<E: ElementType> NodeRef<E>
where
    E::Output: JsCast,
{
    /// Leads nowhere yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The element, if it is there; who asks follows it.
    #[must_use]
    pub fn get(&self) -> Option<E::Output> {
        self.0.try_get().flatten().map(JsCast::unchecked_into)
    }

    /// The element, if it is there.
    #[must_use]
    pub fn get_untracked(&self) -> Option<E::Output> {
        self.0.try_get_untracked().flatten().map(JsCast::unchecked_into)
    }
}

impl El {
    /// Lets a reference lead to the element.
    pub fn node_ref<E>(self, node_ref: NodeRef<E>) -> El {
        let signal = node_ref.0;
        self.begins(Box::new(move |node| {
            signal.try_set(Some(node.unchecked_into()));
            Some(Box::new(Away(signal)) as Alive)
        }))
    }
}

/// Leads nowhere when the element is taken down.
struct Away(RwSignal<Option<Element>>);

impl Drop for Away {
    fn drop(&mut self) {
        self.0.try_set(None);
    }
}
