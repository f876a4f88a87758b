//! Signals: values that tell of their changes whoever has read them.
//!
//! They are used as Leptos' own of the same names. Those compile each access anew for each type of value, with a guard
//! of its own and a table of subscribers: a third of what the reactive graph adds to a download. Here only the value's
//! own copy, comparison and end are compiled for its type; all else is the same code for every signal.

use std::{
    any::Any,
    fmt,
    marker::PhantomData,
    mem,
    sync::{Arc, PoisonError, RwLock},
};

use real::{prelude::Signal, reactive::owner::ArenaItem};

use crate::readers::Readers;

/// A value, and who has read it.
struct Held<T> {
    readers: Arc<Readers>,
    value: RwLock<T>,
}

impl<T> Held<T> {
    fn new(value: T) -> Arc<Held<T>> {
        Arc::new(Held { readers: Arc::default(), value: RwLock::new(value) })
    }

    fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(&self.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn change<U>(&self, change: impl FnOnce(&mut T) -> U) -> U {
        change(&mut self.value.write().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What leads to a value as long as the place lives where it was made. All of them are one type inside.
type Place = ArenaItem<Arc<dyn Any + Send + Sync>>;

fn put(value: Arc<dyn Any + Send + Sync>) -> Place {
    ArenaItem::new(value)
}

#[inline(never)]
fn take(place: Place) -> Option<Arc<dyn Any + Send + Sync>> {
    place.try_get_value()
}

/// A value that lives as long as somebody holds it, and tells of its changes.
pub struct ArcRwSignal<T>(Arc<Held<T>>);

/// The same for as long as the place lives where it was made: then there is nothing to hold, and it can be copied.
pub struct RwSignal<T>(Place, PhantomData<fn() -> T>);

/// A value that is kept with the place where it was made, and tells nobody of its changes.
pub struct StoredValue<T>(RwSignal<T>);

impl<T: Send + Sync + 'static> ArcRwSignal<T> {
    /// A signal with its first value.
    #[must_use]
    pub fn new(value: T) -> Self {
        ArcRwSignal(Held::new(value))
    }

    fn held(&self) -> Option<&Arc<Held<T>>> {
        Some(&self.0)
    }
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal with its first value.
    #[must_use]
    pub fn new(value: T) -> Self {
        RwSignal(put(Held::new(value)), PhantomData)
    }

    #[inline(never)]
    fn held(&self) -> Option<Arc<Held<T>>> {
        take(self.0)?.downcast().ok()
    }
}

/// A signal was asked for that went with the place where it was made: as in Leptos, the application is at fault.
#[cold]
#[inline(never)]
#[allow(
    clippy::panic,
    reason = "there is no value to go on with; whoever may be late asks by `try_`"
)]
fn gone() -> ! {
    panic!("a signal is used after the place where it was made has been taken down")
}

macro_rules! signal {
    ($signal:ident) => {
        impl<T: Send + Sync + 'static> $signal<T> {
            /// A copy of the value; who asks is told of changes.
            #[must_use]
            pub fn get(&self) -> T
            where
                T: Clone,
            {
                self.with(T::clone)
            }

            /// As [`Self::get`]; `None` after its place has been taken down.
            #[must_use]
            pub fn try_get(&self) -> Option<T>
            where
                T: Clone,
            {
                self.try_with(T::clone)
            }

            /// A copy of the value, of whose changes nobody is told.
            #[must_use]
            pub fn get_untracked(&self) -> T
            where
                T: Clone,
            {
                self.with_untracked(T::clone)
            }

            /// As [`Self::get_untracked`]; `None` after its place has been taken down.
            #[must_use]
            pub fn try_get_untracked(&self) -> Option<T>
            where
                T: Clone,
            {
                self.try_with_untracked(T::clone)
            }

            /// Does something with the value; who asks is told of changes.
            pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
                self.try_with(read).unwrap_or_else(|| gone())
            }

            /// As [`Self::with`]; `None` after its place has been taken down.
            pub fn try_with<U>(&self, read: impl FnOnce(&T) -> U) -> Option<U> {
                let held = self.held()?;
                held.readers.track();
                Some(held.with(read))
            }

            /// Does something with the value, and is not told of its changes.
            pub fn with_untracked<U>(&self, read: impl FnOnce(&T) -> U) -> U {
                self.try_with_untracked(read).unwrap_or_else(|| gone())
            }

            /// As [`Self::with_untracked`]; `None` after its place has been taken down.
            pub fn try_with_untracked<U>(&self, read: impl FnOnce(&T) -> U) -> Option<U> {
                Some(self.held()?.with(read))
            }

            /// Gives it another value.
            pub fn set(&self, value: T) {
                if self.try_set(value).is_some() {
                    gone();
                }
            }

            /// As [`Self::set`]; the value comes back after the signal's place has been taken down.
            pub fn try_set(&self, value: T) -> Option<T> {
                let Some(held) = self.held() else { return Some(value) };
                // The one before ends when nothing is locked: that may be code of the application's.
                drop(held.change(|old| mem::replace(old, value)));
                held.readers.notify();
                None
            }

            /// Changes the value.
            pub fn update(&self, change: impl FnOnce(&mut T)) {
                self.try_update(change).unwrap_or_else(|| gone());
            }

            /// As [`Self::update`], with what the change returns; `None` after the signal's place has been taken down.
            pub fn try_update<U>(&self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
                let held = self.held()?;
                let outcome = held.change(change);
                held.readers.notify();
                Some(outcome)
            }

            /// Changes the value, and tells nobody.
            pub fn update_untracked<U>(&self, change: impl FnOnce(&mut T) -> U) -> U {
                self.held().unwrap_or_else(|| gone()).change(change)
            }

            /// Who asks is told of changes.
            pub fn track(&self) {
                if let Some(held) = self.held() {
                    held.readers.track();
                }
            }

            /// Tells of a change.
            pub fn notify(&self) {
                if let Some(held) = self.held() {
                    held.readers.notify();
                }
            }

            /// The value alone, to be read.
            #[must_use]
            pub fn read_only(&self) -> Signal<T>
            where
                T: Clone,
            {
                self.clone().into()
            }
        }

        impl<T: Clone + Send + Sync + 'static> From<$signal<T>> for Signal<T> {
            fn from(signal: $signal<T>) -> Signal<T> {
                Signal::derive(move || signal.get())
            }
        }

        impl<T: Default + Send + Sync + 'static> Default for $signal<T> {
            fn default() -> Self {
                Self::new(T::default())
            }
        }

        impl<T> Eq for $signal<T> {}

        impl<T> fmt::Debug for $signal<T> {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.debug_tuple(stringify!($signal)).finish()
            }
        }
    };
}
signal! { ArcRwSignal }
signal! { RwSignal }

impl<T> Clone for ArcRwSignal<T> {
    fn clone(&self) -> Self {
        ArcRwSignal(self.0.clone())
    }
}

impl<T> PartialEq for ArcRwSignal<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T> PartialEq for RwSignal<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T: Send + Sync + 'static> From<ArcRwSignal<T>> for RwSignal<T> {
    fn from(signal: ArcRwSignal<T>) -> RwSignal<T> {
        RwSignal(put(signal.0), PhantomData)
    }
}

impl<T: Send + Sync + 'static> StoredValue<T> {
    /// Keeps a value.
    #[must_use]
    pub fn new(value: T) -> Self {
        StoredValue(RwSignal::new(value))
    }

    /// A copy of the value.
    #[must_use]
    pub fn get_value(&self) -> T
    where
        T: Clone,
    {
        self.0.get_untracked()
    }

    /// As [`Self::get_value`]; `None` after its place has been taken down.
    #[must_use]
    pub fn try_get_value(&self) -> Option<T>
    where
        T: Clone,
    {
        self.0.try_get_untracked()
    }

    /// Does something with the value.
    pub fn with_value<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        self.0.with_untracked(read)
    }

    /// Keeps another value. Nothing comes of it after its place has been taken down.
    pub fn set_value(&self, value: T) {
        self.update_value(|old| *old = value);
    }

    /// Changes the value. Nothing comes of it after its place has been taken down.
    pub fn update_value(&self, change: impl FnOnce(&mut T)) {
        if let Some(held) = self.0.held() {
            held.change(change);
        }
    }
}

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T> PartialEq for StoredValue<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for StoredValue<T> {}

impl<T> fmt::Debug for StoredValue<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("StoredValue").finish()
    }
}

/// A function that is kept with the place where it was made, and can be copied.
pub struct Callback<In, Out = ()>(Place, PhantomData<fn(In) -> Out>);

/// What a [`Callback`] holds.
type Called<In, Out> = Box<dyn Fn(In) -> Out + Send + Sync>;

impl<In: 'static, Out: 'static> Callback<In, Out> {
    /// Keeps a function.
    #[must_use]
    pub fn new(function: impl Fn(In) -> Out + Send + Sync + 'static) -> Self {
        let function: Called<In, Out> = Box::new(function);
        Callback(put(Arc::new(function)), PhantomData)
    }

    /// Calls it.
    pub fn run(&self, input: In) -> Out {
        self.try_run(input).unwrap_or_else(|| gone())
    }

    /// Calls it; `None` after its place has been taken down.
    pub fn try_run(&self, input: In) -> Option<Out> {
        let function: Arc<Called<In, Out>> = take(self.0)?.downcast().ok()?;
        Some(function(input))
    }
}

impl<In, Out> Clone for Callback<In, Out> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<In, Out> Copy for Callback<In, Out> {}

impl<In, Out> fmt::Debug for Callback<In, Out> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Callback").finish()
    }
}
