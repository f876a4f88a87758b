//! Leptos with one type of element.
//!
//! `view!` and `#[component]` of Leptos expand to paths that begin with `::leptos::`. This crate is made to stand
//! under that name: it re-exports Leptos, and puts functions of its own in the place of those that make elements.
//! All of them return one type, [`El`]: a tree written down as words, which one call into the browser draws. So a
//! component costs a few bytes, where stock Leptos compiles each shape of element for itself; a drawing is one
//! crossing into the browser; and nothing is ever parsed as HTML, which pages with Trusted Types forbid.
//!
//! ```standalone_crate
//! // At the root of a crate that depends on both `leptos` and `leptos-markup`:
//! extern crate leptos_markup as leptos;
//!
//! use leptos::prelude::*;
//!
//! #[component]
//! fn Counter(
//!     /// What it begins with.
//!     start: i32,
//! ) -> impl IntoView {
//!     let count = RwSignal::new(start);
//!     view! { <button on:click=move |_| count.update(|count| *count += 1)>{count}</button> }
//! }
//!
//! # fn main() {
//! let html = Owner::new().with(|| view! { <Counter start=3/> }.to_html());
//! assert_eq!(html, "<button>3</button>");
//! # }
//! ```
//!
//! Without its first line a component compiles against stock Leptos.
//!
//! # What is there
//!
//! - Children: `()`, text (`&'static str`, `String`, `Cow`, `Arc<str>`, `char`, whole numbers), [`El`], `Option`, `Vec`,
//!   tuples, closures and signals of all of them. A closure that gives text keeps its text node.
//! - Attributes: text, whole numbers, `bool`, `Option`, closures and signals of these; `class:`, `style:`, `prop:`,
//!   `on:`, `use:`, `node_ref`. As in Leptos, a `class=` that follows signals takes the classes of `class:` away when
//!   it changes.
//! - [`For`], [`Show`], [`Provider`], [`Effect`], [`Memo`], [`NodeRef`], [`mount_to`](mount::mount_to); [`RwSignal`],
//!   [`ArcRwSignal`], [`StoredValue`], [`Callback`] and context, with the methods that are used most; and all of Leptos
//!   that makes no elements: other signals, `#[component]` with its props and children.
//!
//! # What is not
//!
//! - A subtree of literals alone is a compile error: Leptos would have it parsed as HTML. One value in braces makes
//!   it a tree like any other.
//!
//!   ```standalone_crate
//!   # extern crate leptos_markup as leptos;
//!   # use leptos::prelude::*;
//!   # fn main() {
//!   view! { <p><b>{"bold"}</b></p> }
//!   # ; }
//!   ```
//!
//!   ```compile_fail,E0277
//!   # extern crate leptos_markup as leptos;
//!   # use leptos::prelude::*;
//!   # fn main() {
//!   view! { <p><b>"bold"</b></p> } // `InertElement` can't be drawn
//!   # ; }
//!   ```
//! - `style="…"`, raw HTML, spread attributes (`{..}`), `bind:`, SVG, MathML, and elements that run or load
//!   something by themselves (`script`, `style`, `link`, `form`, `template`, `object`, `embed`).
//!
//! # When things run
//!
//! What a signal changes is changed in the next microtask ([`flush`] does it at once): views before effects, the outer
//! before what stands in it, each once. So a closure that shows nothing any more takes down what it has shown before
//! that asks for what is gone; and an effect finds the tree as it is to be. What a component makes (signals, effects,
//! what it gives to [`keep`]) ends with the closure, the item or the view that it was drawn in. A closure of an
//! attribute or of a text makes none of these: it has no place of its own.
//!
//! Nothing stays behind: a page may live for as long as it likes. Of Leptos' own, `ArcMemo` and `Selector` do where they
//! have read a signal of Leptos' own (`signal`, `Signal`), which never forgets them: that should live no longer than
//! they do.
//!
//! # The three things that are done with a tree
//!
//! It can be drawn ([`mount::mount_to`]), written as HTML ([`El::to_html`]), and laid over the tree that such HTML
//! became ([`mount::lay_over`]): then what lives in it (listeners, signals) begins at the nodes that are there.
//!
//! # An update of Leptos
//!
//! It leans on what the macros expand to, and Leptos is pinned. What an update changes there shows as a compile error:
//! of an element or attribute that `names.rs` does not list, of a path below `::leptos::`.

#![deny(missing_docs)]
// What follows a signal is a closure behind a pointer, wherever it is.
#![allow(clippy::type_complexity)]

extern crate self as leptos;

pub use real::*;

mod attribute;
mod child;
mod dom;
mod effect;
mod el;
mod event;
mod given;
mod keyed;
mod local;
mod memo;
pub mod mount;
mod names;
mod node_ref;
mod place;
mod provider;
mod readers;
mod show;
mod signal;
mod to_html;

pub use attribute::{AttributeValue, ClassValue, PropertyValue, StyleValue};
pub use child::{IntoAny, IntoView, View};
pub use dom::replace;
pub use effect::{Effect, Run, flush};
pub use el::{El, El as AnyView};
pub use event::Directive;
pub use given::{expect_context, provide_context, use_context, with_context};
pub use keyed::{For, ForProps};
pub use local::keep;
pub use memo::Memo;
pub use node_ref::NodeRef;
pub use provider::{Provider, ProviderProps};
pub use show::{Show, ShowProps, ViewFn};
pub use signal::{ArcRwSignal, Callback, RwSignal, StoredValue};
pub use to_html::escape;

/// What a component's module imports.
pub mod prelude {
    pub use real::prelude::*;

    pub use crate::{
        AnyView, ArcRwSignal, Callback, Effect, For, ForProps, IntoAny, IntoView, Memo, NodeRef,
        Provider, ProviderProps, RwSignal, Show, ShowProps, StoredValue, View, ViewFn,
        child::{IntoAttributeValue, IntoRender},
        children::{Children, ChildrenFn, ChildrenOptContainer, ToChildren},
        given::{expect_context, provide_context, use_context, with_context},
        mount::{UnmountHandle, append_to, lay_over, mount_to},
    };
}

/// What a component may take as its `children`.
pub mod children {
    pub use crate::child::{Children, ChildrenFn, ChildrenOptContainer, ToChildren};
}

/// What the macros look for below `::leptos::tachys`.
pub mod tachys {
    pub use real::tachys::*;

    /// Elements.
    pub mod html {
        pub use real::tachys::html::*;

        pub use crate::names::element;
    }
}

pub use names::element as html;

/// Components for control flow.
pub mod control_flow {
    pub use crate::{For, ForProps, Show, ShowProps};
}
