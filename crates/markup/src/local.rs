//! Values that stay on their thread, behind a handle that may be sent anywhere.
//!
//! The reactive graph asks for `Send + Sync` of what it holds, and closures over the browser's objects are neither.
//! (Leptos wraps such values in `SendWrapper`, whose check of the thread costs 2 KB of the download.)

use std::{any::Any, cell::RefCell, marker::PhantomData, rc::Rc};

use real::prelude::on_cleanup;

struct Kept {
    values: Vec<Option<Rc<dyn Any>>>,
    free: Vec<usize>,
}

thread_local! {
    static KEPT: RefCell<Kept> =
        const { RefCell::new(Kept { values: Vec::new(), free: Vec::new() }) };
}

/// A handle to a value of this thread, which is dropped with it. On another thread it leads nowhere; dropped there, it
/// leaves the value until its thread ends.
pub(crate) struct Local<T: 'static>(usize, Thread, PhantomData<fn() -> T>);

impl<T: 'static> Local<T> {
    pub(crate) fn new(value: T) -> Local<T> {
        Local(put(Rc::new(value)), Thread::current(), PhantomData)
    }

    /// The value; `None` on another thread.
    pub(crate) fn get(&self) -> Option<Rc<T>> {
        if self.1 != Thread::current() {
            return None;
        }
        get(self.0)?.downcast().ok()
    }
}

/// What threads are told apart by. (In WebAssembly there is one, and nothing to tell.)
#[derive(PartialEq)]
struct Thread(#[cfg(not(target_family = "wasm"))] std::thread::ThreadId);

impl Thread {
    fn current() -> Thread {
        Thread(
            #[cfg(not(target_family = "wasm"))]
            std::thread::current().id(),
        )
    }
}

fn put(value: Rc<dyn Any>) -> usize {
    KEPT.with_borrow_mut(|kept| {
        let value = Some(value);
        match kept.free.pop() {
            Some(at) => {
                if let Some(place) = kept.values.get_mut(at) {
                    *place = value;
                }
                at
            }
            None => {
                kept.values.push(value);
                kept.values.len() - 1
            }
        }
    })
}

fn get(at: usize) -> Option<Rc<dyn Any>> {
    KEPT.with_borrow(|kept| kept.values.get(at)?.clone())
}

fn take(at: usize) -> Option<Rc<dyn Any>> {
    // The thread may be ending.
    let taken = KEPT.try_with(|kept| {
        let kept = &mut *kept.try_borrow_mut().ok()?;
        let value = kept.values.get_mut(at)?.take();
        kept.free.push(at);
        value
    });
    taken.ok().flatten()
}

impl<T: 'static> Drop for Local<T> {
    fn drop(&mut self) {
        // Dropped when nothing is borrowed: it may hold handles itself.
        if self.1 == Thread::current() {
            drop(take(self.0));
        }
    }
}

/// Keeps a value until what is being drawn is taken down, as [`on_cleanup`] does for a function: for listeners,
/// observers and timers, which end when they are dropped.
pub fn keep<T: 'static>(value: T) {
    let local = Local::new(value);
    on_cleanup(move || drop(local));
}
