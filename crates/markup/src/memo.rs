//! A value that is made of signals, and tells of a change only when it is another one.

use std::ops::Deref;

use real::{
    prelude::{ArcMemo, Signal, on_cleanup},
    reactive::graph::{Subscriber as _, ToAnySubscriber as _},
};

use crate::{
    attribute::{AttributeValue, PropertyValue, Value},
    child::IntoView,
    el::El,
};

/// Leptos' `Memo`, which leaves nothing behind.
///
/// Leptos' own stays in the subscribers of each signal that it has read: some 140 bytes, measured, for as long as the signal
/// lives (`reactive_graph` 0.2.16). This one takes itself out with the place where it was made. All that Leptos' can be
/// asked (`get`, `with`, `read`, `track` …) is asked of it in the same way.
pub struct Memo<T: Send + Sync + 'static>(real::prelude::Memo<T>);

impl<T: Send + Sync + 'static> Memo<T> {
    /// A value by a function that is given the value before. It runs when it is asked and a signal that it has read
    /// has changed.
    #[track_caller]
    pub fn new(value: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq,
    {
        let memo = ArcMemo::new(value);
        let subscriber = memo.to_any_subscriber();
        on_cleanup(move || subscriber.clear_sources(&subscriber));
        Memo(memo.into())
    }
}

impl<T: Send + Sync + 'static> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Memo<T> {}

impl<T: Send + Sync + 'static> std::fmt::Debug for Memo<T> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_tuple("Memo").finish()
    }
}

impl<T: Send + Sync + 'static> Deref for Memo<T> {
    type Target = real::prelude::Memo<T>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<T: Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Signal<T> {
        memo.0.into()
    }
}

impl<T: Send + Sync + 'static> IntoView for Memo<T>
where
    real::prelude::Memo<T>: IntoView,
{
    fn into_el(self) -> El {
        self.0.into_el()
    }
}

impl<T: Send + Sync + 'static> AttributeValue for Memo<T>
where
    real::prelude::Memo<T>: AttributeValue,
{
    fn into_value(self) -> Value {
        self.0.into_value()
    }
}

impl<T: Send + Sync + 'static> PropertyValue for Memo<T>
where
    real::prelude::Memo<T>: PropertyValue,
{
    fn give(self, el: El, name: &'static str) -> El {
        self.0.give(el, name)
    }
}
