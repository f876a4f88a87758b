//! How a tree comes into a page.

use std::{cell::RefCell, rc::Rc};

use real::prelude::Owner;
use web_sys::{Element, HtmlElement};

use crate::{
    child::IntoView,
    dom,
    el::{self, Alive, Drawn, El},
};

/// A tree in a page. Dropped, what lives in it ends and its nodes go.
#[must_use = "dropped, the view is taken down"]
pub struct UnmountHandle {
    owner: Owner,
    drawn: Rc<RefCell<Option<Drawn>>>,
}

impl std::fmt::Debug for UnmountHandle {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("UnmountHandle").finish()
    }
}

impl Drop for UnmountHandle {
    fn drop(&mut self) {
        self.owner.cleanup();
        if let Some(Drawn { first, last, alive }) = self.drawn.take() {
            drop(alive);
            dom::remove(&first, &last);
        }
    }
}

/// Draws a view at the end of an element.
pub fn mount_to<F, V>(parent: HtmlElement, view: F) -> UnmountHandle
where
    F: FnOnce() -> V,
    V: IntoView,
{
    let (handle, el) = written(|| view().into_el());
    drop(el.draw(&parent, None));
    handle
}

/// Lays a view over what stands in an element, which became of the HTML that the same view was written as
/// ([`El::to_html`]): its nodes stay, and what lives begins at them. Where another tree stands there, as when the HTML
/// was written of an older version, what is the same stays, and the rest is changed, made or removed.
pub fn lay_over<F, V>(parent: &HtmlElement, view: F) -> UnmountHandle
where
    F: FnOnce() -> V,
    V: IntoView,
{
    let (handle, el) = written(|| view().into_el());
    let (words, starts) = el.into_words();
    let nodes = dom::lay(&words, parent);
    drop(el::begin(starts, &mut nodes.into_iter()));
    handle
}

/// Draws a view at the end of an element, for what goes with the element: nothing lives in it.
pub fn append_to<V: IntoView>(parent: &Element, view: V) {
    drop(view.into_el().draw(parent, None));
}

/// Writes a view down as one place, which the handle gets once it is drawn.
fn written(view: impl FnOnce() -> El) -> (UnmountHandle, El) {
    // For what is started by Leptos' own names (`leptos::task`).
    #[cfg(target_family = "wasm")]
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let content = owner.with(view);
    let drawn = Rc::new(RefCell::new(None));
    let place = drawn.clone();
    let el = El::place(
        content,
        Box::new(move |there| {
            place.replace(Some(there));
            Box::new(()) as Alive
        }),
    );
    (UnmountHandle { owner, drawn }, el)
}
