//! What an attribute, a class, a property of the style and a property of the element can be.

use std::{borrow::Cow, sync::Arc};

use real::prelude::{ArcMemo, ArcReadSignal, Get, Memo, ReadSignal, Signal};
use wasm_bindgen::JsValue;
use web_sys::Node;

use crate::{
    dom,
    effect::Again,
    el::{El, follows},
};

/// A value of an attribute.
#[doc(hidden)]
pub enum Value {
    /// The attribute is not there.
    Missing,
    /// A text that stands in the source.
    Static(&'static str),
    /// A text that was made.
    Owned(String),
    /// A value that follows signals.
    Live(Again<Value>),
}

impl Value {
    /// The text that it is now.
    pub(crate) fn now(self) -> Option<String> {
        match self {
            Value::Missing => None,
            Value::Static(text) => Some(text.to_owned()),
            Value::Owned(text) => Some(text),
            Value::Live(mut value) => value.run().now(),
        }
    }
}

/// What an attribute can be: text, a whole number, `bool` (there and empty, or not there), `Option`, and closures and
/// signals of these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no value of an attribute",
    note = "text that is borrowed has to be made one's own: `.to_owned()`"
)]
pub trait AttributeValue: Sized {
    #[doc(hidden)]
    fn into_value(self) -> Value;

    /// Gives it to an element: what is known at once without a detour, since that is most of what an application
    /// consists of.
    #[doc(hidden)]
    #[inline]
    fn put(self, el: El, name: &'static str) -> El {
        el.give(name, self.into_value())
    }
}

impl AttributeValue for &'static str {
    fn into_value(self) -> Value {
        Value::Static(self)
    }

    #[inline(always)]
    fn put(self, el: El, name: &'static str) -> El {
        el.set('@', name, self)
    }
}

impl AttributeValue for String {
    fn into_value(self) -> Value {
        Value::Owned(self)
    }

    #[inline(never)]
    fn put(self, el: El, name: &'static str) -> El {
        el.set('@', name, &self)
    }
}

impl AttributeValue for &String {
    fn into_value(self) -> Value {
        Value::Owned(self.clone())
    }
}

impl AttributeValue for Cow<'static, str> {
    fn into_value(self) -> Value {
        match self {
            Cow::Borrowed(text) => Value::Static(text),
            Cow::Owned(text) => Value::Owned(text),
        }
    }
}

impl AttributeValue for Arc<str> {
    fn into_value(self) -> Value {
        Value::Owned((*self).to_owned())
    }
}

impl AttributeValue for bool {
    fn into_value(self) -> Value {
        if self { Value::Static("") } else { Value::Missing }
    }

    #[inline(always)]
    fn put(self, el: El, name: &'static str) -> El {
        if self { el.set('@', name, "") } else { el }
    }
}

impl<T: AttributeValue> AttributeValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Missing, T::into_value)
    }

    #[inline]
    fn put(self, el: El, name: &'static str) -> El {
        match self {
            Some(value) => value.put(el, name),
            None => el,
        }
    }
}

impl<F: FnMut() -> T + 'static, T: AttributeValue> AttributeValue for F {
    fn into_value(mut self) -> Value {
        Value::Live(Box::new(move || self().into_value()))
    }
}

/// A whole number in decimal digits. (Rust's own code for numbers is large in WebAssembly.)
pub(crate) fn digits(number: i64) -> String {
    let mut rest = number.unsigned_abs();
    let mut digits = Vec::new();
    loop {
        digits.push(char::from(b'0' + (rest % 10) as u8));
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        digits.push('-');
    }
    digits.into_iter().rev().collect()
}

macro_rules! numbers {
    ($($number:ty)*) => {
        $(impl AttributeValue for $number {
            fn into_value(self) -> Value {
                Value::Owned(digits(i64::from(self)))
            }
        })*
    };
}
numbers! { u8 u16 u32 i8 i16 i32 i64 }

impl AttributeValue for usize {
    fn into_value(self) -> Value {
        Value::Owned(digits(i64::try_from(self).unwrap_or(i64::MAX)))
    }
}

/// Implements a trait for signals by what it does for closures.
macro_rules! signals {
    ($name:ident $method:ident $result:ty) => {
        signals! { @ $name $method $result: ArcReadSignal ArcMemo ReadSignal Memo Signal }
        signals! { = $name $method $result: ArcRwSignal RwSignal }
    };
    (@ $name:ident $method:ident $result:ty: $($signal:ident)*) => {
        $(impl<T: $name + Send + Sync + 'static> $name for $signal<T>
        where
            $signal<T>: Get<Value = T> + 'static,
        {
            fn $method(self) -> $result {
                $name::$method(move || self.get())
            }
        })*
    };
    (= $name:ident $method:ident $result:ty: $($signal:ident)*) => {
        $(impl<T: $name + Clone + Send + Sync + 'static> $name for crate::signal::$signal<T> {
            fn $method(self) -> $result {
                $name::$method(move || self.get())
            }
        })*
    };
}
pub(crate) use signals;
signals! { AttributeValue into_value Value }

/// What `class` can be: the whole attribute, or a class of this name that is there or not.
pub trait ClassValue {
    #[doc(hidden)]
    fn give(self, el: El) -> El;
}

impl<T: AttributeValue> ClassValue for T {
    fn give(self, el: El) -> El {
        self.put(el, "class")
    }
}

impl<T: AttributeValue> ClassValue for (&'static str, T) {
    fn give(self, el: El) -> El {
        let (name, value) = self;
        match value.into_value() {
            Value::Missing => el,
            Value::Live(mut value) => {
                let now = move || value.run().now();
                let apply =
                    move |node: &Node, has: &Option<String>| dom::class(node, name, has.is_some());
                let (first, start) = follows(Box::new(now), Box::new(apply));
                if first.flatten().is_some() { el.mark('.', name) } else { el }.begins(start)
            }
            _ => el.mark('.', name),
        }
    }
}

/// What `style` can be: a property of this name and its value. It is set by `style.setProperty`, which no policy
/// forbids; a whole `style` attribute is not possible.
pub trait StyleValue {
    #[doc(hidden)]
    fn give(self, el: El) -> El;
}

impl<T: AttributeValue> StyleValue for (&'static str, T) {
    fn give(self, el: El) -> El {
        let (name, value) = self;
        match value.into_value() {
            Value::Live(mut value) => {
                let now = move || value.run().now();
                let apply = move |node: &Node, value: &Option<String>| {
                    dom::style(node, name, value.as_deref())
                };
                let (first, start) = follows(Box::new(now), Box::new(apply));
                match first.flatten() {
                    Some(value) => el.set('-', name, &value),
                    None => el,
                }
                .begins(start)
            }
            value => match value.now() {
                Some(value) => el.set('-', name, &value),
                None => el,
            },
        }
    }
}

/// What a property of an element can be (`prop:value=…`): what becomes a JavaScript value, closures and
/// signals of it. It is
/// set once the element is there; HTML that is written has none.
pub trait PropertyValue {
    #[doc(hidden)]
    fn give(self, el: El, name: &'static str) -> El;
}

macro_rules! properties {
    ($($value:ty)*) => {
        $(impl PropertyValue for $value {
            fn give(self, el: El, name: &'static str) -> El {
                el.begins(Box::new(move |node| {
                    dom::property(&node, name, &JsValue::from(self));
                    None
                }))
            }
        })*
    };
}
properties! { &'static str String bool f64 i32 u32 JsValue }

impl<F: FnMut() -> T + 'static, T: Into<JsValue>> PropertyValue for F {
    fn give(mut self, el: El, name: &'static str) -> El {
        // There are no values of JavaScript outside a browser, and HTML has no properties.
        if cfg!(not(target_family = "wasm")) {
            return el;
        }
        let value = move || -> JsValue { self().into() };
        let apply = move |node: &Node, value: &JsValue| dom::property(node, name, value);
        let (first, start) = follows(Box::new(value), Box::new(apply));
        el.begins(Box::new(move |node| {
            if let Some(first) = first {
                dom::property(&node, name, &first);
            }
            start(node)
        }))
    }
}

macro_rules! property_signals {
    ($($signal:ident)*) => {
        $(impl<T: Into<JsValue> + Send + Sync + 'static> PropertyValue for $signal<T>
        where
            $signal<T>: Get<Value = T> + 'static,
        {
            fn give(self, el: El, name: &'static str) -> El {
                PropertyValue::give(move || self.get(), el, name)
            }
        })*
    };
}
property_signals! { ArcReadSignal ArcMemo ReadSignal Memo Signal }

macro_rules! own_property_signals {
    ($($signal:ident)*) => {
        $(impl<T: Into<JsValue> + Clone + Send + Sync + 'static> PropertyValue for crate::signal::$signal<T> {
            fn give(self, el: El, name: &'static str) -> El {
                PropertyValue::give(move || self.get(), el, name)
            }
        })*
    };
}
own_property_signals! { ArcRwSignal RwSignal }

impl El {
    #[inline(never)]
    pub(crate) fn give(self, name: &'static str, value: Value) -> El {
        match value {
            Value::Missing => self,
            Value::Static(text) => self.set('@', name, text),
            Value::Owned(text) => self.set('@', name, &text),
            Value::Live(value) => self.follow(name, value),
        }
    }

    /// An attribute that follows signals.
    #[inline(never)]
    fn follow(self, name: &'static str, mut value: Again<Value>) -> El {
        let now = move || value.run().now();
        let apply =
            move |node: &Node, value: &Option<String>| dom::set(node, name, value.as_deref());
        let (first, start) = follows(Box::new(now), Box::new(apply));
        match first.flatten() {
            Some(value) => self.set('@', name, &value),
            None => self,
        }
        .begins(start)
    }

    /// The attribute `class`, or one class of it.
    #[inline(always)]
    pub fn class(self, value: impl ClassValue) -> El {
        value.give(self)
    }

    /// A property of the element's style.
    #[inline(always)]
    pub fn style(self, value: impl StyleValue) -> El {
        value.give(self)
    }

    /// A property of the element's object.
    #[inline(always)]
    pub fn prop(self, name: &'static str, value: impl PropertyValue) -> El {
        value.give(self, name)
    }

    /// An attribute with a name that has no method of its own: `data-…`.
    #[inline(always)]
    pub fn attr(self, name: &'static str, value: impl AttributeValue) -> El {
        value.put(self, name)
    }
}
