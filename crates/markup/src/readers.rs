//! Who has read a signal, and is told of its changes.
//!
//! Whoever runs again reads again: it is told once, and then no more until it has read once more. Ours take themselves
//! out when they end, and so know what they have read.

use std::{
    cell::RefCell,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use real::reactive::graph::{AnySubscriber, Observer, ReactiveNode as _};

thread_local! {
    static READ: RefCell<Read> = const { RefCell::new(Read { by: 0, all: Vec::new() }) };
}

/// What has been read by the innermost of our own that run now.
pub(crate) struct Read {
    by: usize,
    /// Those whose values they were.
    pub(crate) all: Vec<Arc<Readers>>,
}

/// Takes note of what is read by what runs from now on; what was noted for what runs around it is to be given back.
pub(crate) fn noting(by: usize) -> Read {
    READ.replace(Read { by, all: Vec::new() })
}

/// Goes on with what runs around; what was noted meanwhile.
pub(crate) fn noted(around: Read) -> Vec<Arc<Readers>> {
    READ.replace(around).all
}

/// Who has read a value, and is to be told of its next change.
#[derive(Default)]
pub(crate) struct Readers(Mutex<Vec<AnySubscriber>>);

/// How many of the latest readers are looked through for one that reads again: another entry does no harm.
const RECENT: usize = 8;

impl Readers {
    fn all(&self) -> MutexGuard<'_, Vec<AnySubscriber>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes note of who runs now and reads the value.
    #[inline(never)]
    pub(crate) fn track(self: &Arc<Self>) {
        let Some(reader) = Observer::get() else { return };
        let mut all = self.all();
        if all.iter().rev().take(RECENT).any(|known| known.0 == reader.0) {
            return;
        }
        // What is not ours, as a memo of Leptos', does not take itself out when it ends.
        if all.len() == all.capacity() {
            all.retain(|known| known.1.strong_count() > 0);
        }
        let id = reader.0;
        all.push(reader);
        drop(all);
        READ.with_borrow_mut(|read| {
            if read.by == id {
                read.all.push(self.clone());
            }
        });
    }

    /// Tells all who have read the value. They read it again if they want to be told of the next change.
    #[inline(never)]
    pub(crate) fn notify(&self) {
        let all = mem::take(&mut *self.all());
        for reader in all {
            reader.mark_dirty();
        }
    }

    /// Forgets one time that a reader has read the value. (Views end in the order in which they began: it is near the
    /// beginning.)
    pub(crate) fn forget(&self, id: usize) {
        let mut all = self.all();
        if let Some(at) = all.iter().position(|known| known.0 == id) {
            all.remove(at);
        }
    }
}
