//! What runs again when a signal changes that it has read.
//!
//! Why not Leptos' own effects: one that is dropped stays in the subscribers of each signal that it has read
//! (`reactive_graph` 0.2.16), so that a page that lives long grows with every change. These take themselves out.

use std::{
    cell::{Cell, RefCell},
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

use crate::{
    local::{Local, keep},
    readers::{Readers, noted, noting},
};

/// What is run again and again, by a trait of one function: a closure's own have two more, which stand in the program
/// for each of them and which nobody calls.
#[doc(hidden)]
pub trait Run<T> {
    #[doc(hidden)]
    fn run(&mut self) -> T;
}

impl<T, F: FnMut() -> T> Run<T> for F {
    fn run(&mut self) -> T {
        self()
    }
}

/// A function that is run again and again.
pub(crate) type Again<T> = Box<dyn Run<T>>;

/// A function that runs whenever a signal changes that it has read, until this is dropped.
pub(crate) struct Watcher(Arc<Inner>);

struct Inner {
    me: Weak<Inner>,
    act: Local<RefCell<Again<()>>>,
    owner: Owner,
    /// Whether what it made before is cleaned up before it runs.
    cleans: bool,
    turn: Turn,
    state: Mutex<State>,
}

/// When one of several that wait runs: views before effects, the outer before what it has made. So a view that is
/// drawn anew takes down what it held before that runs once more, and an effect finds the tree as it is to be.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Turn {
    effect: bool,
    depth: u32,
}

#[derive(Default)]
struct State {
    /// The signals that it has read …
    read: Vec<Arc<Readers>>,
    /// … and those of Leptos' own kinds, and memos.
    sources: Vec<AnySource>,
    /// A signal has changed that it has read.
    dirty: bool,
    /// It waits for its turn.
    queued: bool,
    /// What it changes is not there yet: until then it does not run.
    rests: bool,
    /// It has been told of a change meanwhile.
    missed: bool,
}

impl Watcher {
    /// Runs the function now, and whenever it has to once [`Watcher::wake`] is called. What it makes (signals,
    /// effects, cleanups) lasts until it runs again.
    pub(crate) fn new(act: Again<()>) -> Watcher {
        Watcher::first(act, Owner::new(), true)
    }

    /// The same for a function that makes nothing, or minds that itself: it runs where it was made, and costs no
    /// owner.
    pub(crate) fn plain(act: Again<()>) -> Watcher {
        Watcher::first(act, Owner::current().unwrap_or_default(), false)
    }

    fn first(act: Again<()>, owner: Owner, cleans: bool) -> Watcher {
        let watcher = Watcher::waiting(act, owner, cleans, false);
        watcher.0.state().rests = true;
        watcher.0.run();
        watcher
    }

    fn waiting(act: Again<()>, owner: Owner, cleans: bool, effect: bool) -> Watcher {
        let act = Local::new(RefCell::new(act));
        let turn = Turn { effect, depth: DEPTH.get() };
        Watcher(Arc::new_cyclic(|me| Inner {
            me: me.clone(),
            act,
            owner,
            cleans,
            turn,
            state: Mutex::default(),
        }))
    }

    /// What it changes is there.
    pub(crate) fn wake(&self) {
        let mut state = self.0.state();
        state.rests = false;
        let missed = mem::take(&mut state.missed);
        drop(state);
        if missed {
            self.0.queue();
        }
    }
}

impl Drop for Inner {
    /// Takes it out of its sources. (Not when its watcher is dropped: that may be while it runs, and reads.)
    fn drop(&mut self) {
        self.clear_sources(&self.to_any_subscriber());
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
        let depth = DEPTH.replace(self.turn.depth.saturating_add(1));
        let around = noting(subscriber.0);
        self.owner.with(|| subscriber.with_observer(|| act.run()));
        self.state().read = noted(around);
        DEPTH.set(depth);
    }

    fn queue(&self) {
        // Without a browser nothing changes: a tree is written down once.
        if cfg!(not(target_family = "wasm")) {
            return;
        }
        let mut state = self.state();
        if state.rests {
            state.missed = true;
            return;
        }
        if mem::replace(&mut state.queued, true) {
            return;
        }
        drop(state);
        QUEUE.with_borrow_mut(|queue| queue.push(self.turn, self.me.clone()));
        schedule();
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
        // A memo that is asked marks those dirty that have read it, this one among them.
        let sources = self.state().sources.clone();
        let dirty = || self.state().dirty;
        let due = dirty() || sources.iter().any(|source| source.update_if_necessary() || dirty());
        self.state().dirty = false;
        due
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
        let mut state = self.state();
        let (read, sources) = (mem::take(&mut state.read), mem::take(&mut state.sources));
        drop(state);
        for readers in read {
            readers.forget(subscriber.0);
        }
        for source in sources {
            source.remove_subscriber(subscriber);
        }
    }
}

thread_local! {
    static QUEUE: RefCell<Queue> = const { RefCell::new(Queue(Vec::new())) };
    static SCHEDULED: Cell<bool> = const { Cell::new(false) };
    static FLUSHING: Cell<bool> = const { Cell::new(false) };
    /// How many run, one made by the other, around what is made now.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// What waits, in the order of the turns. There are a few of them, however many wait.
struct Queue(Vec<Waiting>);

/// What waits for the same turn, in the order in which it came.
struct Waiting {
    turn: Turn,
    all: Vec<Weak<Inner>>,
    /// How many of them had their turn.
    gone: usize,
}

impl Queue {
    fn push(&mut self, turn: Turn, inner: Weak<Inner>) {
        let at = self.0.iter().position(|waiting| waiting.turn >= turn).unwrap_or(self.0.len());
        match self.0.get_mut(at) {
            Some(waiting) if waiting.turn == turn => waiting.all.push(inner),
            _ => self.0.insert(at, Waiting { turn, all: vec![inner], gone: 0 }),
        }
    }

    fn pop(&mut self) -> Option<Weak<Inner>> {
        let first = self.0.first_mut()?;
        let next = first.all.get(first.gone)?.clone();
        first.gone += 1;
        if first.gone == first.all.len() {
            self.0.remove(0);
        }
        Some(next)
    }
}

/// Has what waits run in the next microtask.
fn schedule() {
    if !SCHEDULED.replace(true) {
        #[cfg(target_family = "wasm")]
        wasm_bindgen_futures::spawn_local(async {
            SCHEDULED.set(false);
            flush();
        });
    }
}

/// Runs all that waits because signals have changed. It runs by itself in the next microtask; this is for whoever
/// needs the tree as it will be then. In an effect, or in a closure that is drawn, it does nothing: they are part of
/// such a run.
pub fn flush() {
    if DEPTH.get() > 0 || FLUSHING.replace(true) {
        return;
    }
    while let Some(next) = QUEUE.with_borrow_mut(Queue::pop) {
        // Gone: what has run before has taken it down.
        let Some(inner) = next.upgrade() else { continue };
        let due = inner.update_if_necessary();
        inner.state().queued = false;
        if due {
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

fn begin(act: Again<()>) {
    let watcher = Watcher::waiting(act, Owner::new(), true, true);
    watcher.0.mark_dirty();
    keep(watcher);
}
