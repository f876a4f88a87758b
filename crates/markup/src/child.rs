//! What a view can be, and what a component may take as its children.

use std::{borrow::Cow, sync::Arc};

use real::prelude::{ArcMemo, ArcReadSignal, Get, Memo, ReadSignal, Signal};

use crate::{
    attribute::{digits, signals},
    el::El,
    place,
};

/// What can be drawn, and stand in an element: see the crate's own page.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be drawn",
    note = "a subtree without anything in braces would be parsed as HTML: put one of its values into braces"
)]
pub trait IntoView: Sized {
    /// Whether it is text and nothing else: then a closure keeps its text node.
    #[doc(hidden)]
    const IS_TEXT: bool = false;

    /// The view as a tree.
    #[doc(hidden)]
    fn into_el(self) -> El;
}

/// Made by `view!` in the place of Leptos' wrapper of the same name: a tree needs none.
#[derive(Debug)]
pub struct View;

impl View {
    /// The view as a tree.
    #[allow(clippy::new_ret_no_self, reason = "the macro calls it by this name")]
    pub fn new(view: impl IntoView) -> El {
        view.into_el()
    }
}

impl El {
    /// A child, or several.
    #[inline(always)]
    pub fn child(self, child: impl IntoView) -> El {
        self.with(child.into_el())
    }
}

impl IntoView for El {
    fn into_el(self) -> El {
        self
    }
}

impl IntoView for () {
    fn into_el(self) -> El {
        El::nothing()
    }
}

macro_rules! texts {
    ($($text:ty)*) => {
        $(impl IntoView for $text {
            const IS_TEXT: bool = true;

            fn into_el(self) -> El {
                El::text(&self)
            }
        })*
    };
}
texts! { &'static str String &String Cow<'static, str> Arc<str> }

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl IntoView for $number {
            const IS_TEXT: bool = true;

            fn into_el(self) -> El {
                El::text(&digits(i64::from(self)))
            }
        })*
    };
}
numbers! { u8 u16 u32 i8 i16 i32 i64 }

impl IntoView for usize {
    const IS_TEXT: bool = true;

    fn into_el(self) -> El {
        El::text(&digits(i64::try_from(self).unwrap_or(i64::MAX)))
    }
}

impl IntoView for char {
    const IS_TEXT: bool = true;

    fn into_el(self) -> El {
        El::text(self.encode_utf8(&mut [0; 4]))
    }
}

impl<T: IntoView> IntoView for Option<T> {
    fn into_el(self) -> El {
        self.map_or_else(El::nothing, T::into_el)
    }
}

impl<T: IntoView> IntoView for Vec<T> {
    fn into_el(self) -> El {
        El::all(self.into_iter().map(T::into_el).collect())
    }
}

impl<F: FnMut() -> T + 'static, T: IntoView> IntoView for F {
    fn into_el(mut self) -> El {
        let part = move || self().into_el();
        if T::IS_TEXT { place::text(Box::new(part)) } else { place::view(Box::new(part)) }
    }
}

signals! { IntoView into_el El }

macro_rules! tuples {
    ($($all:ident)*) => { tuples! { @ $($all)* } };
    (@ $first:ident $($rest:ident)*) => {
        impl<$first: IntoView, $($rest: IntoView),*> IntoView for ($first, $($rest,)*) {
            #[allow(non_snake_case, reason = "the names of the types serve for the values")]
            fn into_el(self) -> El {
                let ($first, $($rest,)*) = self;
                El::nothing().child($first)$(.child($rest))*
            }
        }
        tuples! { @ $($rest)* }
    };
    (@) => {};
}
tuples! { A B C D E F G H I J K L M N O P }

/// Makes one type of all views.
pub trait IntoAny {
    /// The view as a tree.
    fn into_any(self) -> El;
}

impl<T: IntoView> IntoAny for T {
    #[inline(always)]
    fn into_any(self) -> El {
        self.into_el()
    }
}

/// What the macros wrap a value in braces in: nothing.
#[doc(hidden)]
pub trait IntoRender: Sized {
    /// The value itself.
    #[inline(always)]
    fn into_render(self) -> Self {
        self
    }
}

impl<T> IntoRender for T {}

/// What the macros wrap the value of an attribute in: nothing.
#[doc(hidden)]
pub trait IntoAttributeValue: Sized {
    /// The value itself.
    #[inline(always)]
    fn into_attribute_value(self) -> Self {
        self
    }
}

impl<T> IntoAttributeValue for T {}

/// Children that are drawn once.
pub type Children = Box<dyn FnOnce() -> El + Send>;

/// Children that may be drawn more than once.
pub type ChildrenFn = Arc<dyn Fn() -> El + Send + Sync>;

/// Makes the children that a component asks for of what stands in it.
pub trait ToChildren<F> {
    /// The children.
    fn to_children(children: F) -> Self;
}

/// Text that is the only child of a component.
#[derive(Debug)]
pub struct ChildrenOptContainer<T>(pub T);

impl<F: FnOnce() -> V + Send + 'static, V: IntoView> ToChildren<F> for Children {
    fn to_children(children: F) -> Self {
        Box::new(move || children().into_el())
    }
}

impl<T: IntoView + Send + 'static> ToChildren<ChildrenOptContainer<T>> for Children {
    fn to_children(children: ChildrenOptContainer<T>) -> Self {
        Box::new(move || children.0.into_el())
    }
}

impl<F: Fn() -> V + Send + Sync + 'static, V: IntoView> ToChildren<F> for ChildrenFn {
    fn to_children(children: F) -> Self {
        Arc::new(move || children().into_el())
    }
}

impl<T: IntoView + Clone + Send + Sync + 'static> ToChildren<ChildrenOptContainer<T>>
    for ChildrenFn
{
    fn to_children(children: ChildrenOptContainer<T>) -> Self {
        Arc::new(move || children.0.clone().into_el())
    }
}
