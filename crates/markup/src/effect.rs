//! What runs again when a signal changes that it has read.
//!
//! Why not Leptos' own effects: one that is dropped stays in the subscribers of each signal that it has read
//! (`reactive_graph` 0.2.16), so that a page that lives long grows with every change. These take themselves out.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak},
};

use real::{
    prelude::{EffectFunction, Owner},
    reactive::graph::{
        AnySource, AnySubscriber, ReactiveNode, Source as _, Subscriber, ToAnySubscriber,
        WithObserver as _,
    },
};

use crate::local::{Local, keep};

/// A function that runs whenever a signal changes that it has read, until this is dropped.
pub(crate) struct Watcher(Arc<Inner>);

struct Inner {
    me: Weak<Inner>,
    act: Local<RefCell<Box<dyn FnMut()>>>,
    owner: Owner,
    /// Whether what it made before is cleaned up before it runs.
    cleans: bool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    sources: Vec<AnySource>,
    dirty: bool,
    queued: bool,
}

impl Watcher {
    /// Runs the function now, and whenever it has to. What it makes (signals, effects, cleanups) lasts until it runs
    /// again.
    pub(crate) fn new(act: Box<dyn FnMut()>) -> Watcher {
        let watcher = Watcher::waiting(act, Owner::new(), true);
        watcher.0.run();
        watcher
    }

    /// The same for a function that makes nothing, or minds that itself: it runs where it was made, and costs no
    /// owner.
    pub(crate) fn plain(act: Box<dyn FnMut()>) -> Watcher {
        let watcher = Watcher::waiting(act, Owner::current().unwrap_or_default(), false);
        watcher.0.run();
        watcher
    }

    fn waiting(act: Box<dyn FnMut()>, owner: Owner, cleans: bool) -> Watcher {
        let act = Local::new(RefCell::new(act));
        Watcher(Arc::new_cyclic(|me| Inner {
            me: me.clone(),
            act,
            owner,
            cleans,
            state: Mutex::default(),
        }))
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.0.clear_sources(&self.0.to_any_subscriber());
    }
}

impl Inner {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self) {
        let Some(act) = self.act.get() else { return };
        let Ok(mut act) = act.try_borrow_mut() else { return };
        let subscriber = self.to_any_subscriber();
        self.clear_sources(&subscriber);
        if self.cleans {
            self.owner.cleanup();
        }
        self.owner.with(|| subscriber.with_observer(&mut *act));
    }

    fn queue(&self) {
        if !mem::replace(&mut self.state().queued, true) {
            QUEUE.with_borrow_mut(|queue| queue.push_back(self.me.clone()));
            schedule();
        }
    }
}

impl ToAnySubscriber for Inner {
    fn to_any_subscriber(&self) -> AnySubscriber {
        AnySubscriber(self.me.as_ptr() as usize, self.me.clone())
    }
}

impl ReactiveNode for Inner {
    fn mark_dirty(&self) {
        self.state().dirty = true;
        self.queue();
    }

    fn mark_check(&self) {
        self.queue();
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        if mem::take(&mut self.state().dirty) {
            return true;
        }
        let sources = self.state().sources.clone();
        sources.iter().any(AnySource::update_if_necessary)
    }
}

impl Subscriber for Inner {
    fn add_source(&self, source: AnySource) {
        let sources = &mut self.state().sources;
        if !sources.contains(&source) {
            sources.push(source);
        }
    }

    fn clear_sources(&self, subscriber: &AnySubscriber) {
        let sources = mem::take(&mut self.state().sources);
        for source in sources {
            source.remove_subscriber(subscriber);
        }
    }
}

thread_local! {
    static QUEUE: RefCell<VecDeque<Weak<Inner>>> = RefCell::default();
    static SCHEDULED: Cell<bool> = const { Cell::new(false) };
    static FLUSHING: Cell<bool> = const { Cell::new(false) };
}

/// Has what waits run in the next microtask.
fn schedule() {
    if SCHEDULED.replace(true) {
        return;
    }
    // Without a browser nothing changes: a tree is written down once.
    #[cfg(target_family = "wasm")]
    wasm_bindgen_futures::spawn_local(async { flush() });
}

/// Runs all that waits because signals have changed. It runs by itself in the next microtask; this is for whoever
/// needs the tree as it will be then.
pub fn flush() {
    SCHEDULED.set(false);
    // An effect that asks for this is part of it already.
    if FLUSHING.replace(true) {
        return;
    }
    while let Some(next) = QUEUE.with_borrow_mut(VecDeque::pop_front) {
        // Gone: what has run before has taken it down.
        let Some(inner) = next.upgrade() else { continue };
        inner.state().queued = false;
        if inner.update_if_necessary() {
            inner.run();
        }
    }
    FLUSHING.set(false);
}

/// A function that runs once what is being drawn is there, and again whenever a signal changes that it has read. It
/// ends with the place where it was made.
///
/// As Leptos' own `Effect::new`; its other constructors are missing.
#[derive(Clone, Copy, Debug)]
pub struct Effect;

impl Effect {
    /// Makes an effect of a function without parameters, or with one: what it returned the last time.
    // It gives no handle away: it lives with the place where it was made. Leptos' name for it is `new`.
    #[allow(clippy::new_ret_no_self, reason = "there is nothing to hold")]
    pub fn new<T: 'static, M>(mut act: impl EffectFunction<T, M> + 'static) {
        let mut last = None;
        let act = move || {
            let value = act.run(last.take());
            last = Some(value);
        };
        begin(Box::new(act));
    }
}

fn begin(act: Box<dyn FnMut()>) {
    let watcher = Watcher::waiting(act, Owner::new(), true);
    watcher.0.mark_dirty();
    keep(watcher);
}
