//! Knows what is still being drawn: a long body, a long row of cards. The element reports that an article is there
//! when nothing is left.

use std::{
    future::poll_fn,
    mem,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::{Poll, Waker},
};

/// How many drawings are under way.
#[derive(Clone, Default)]
pub struct Drawing(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    under_way: usize,
    /// Who waits for their end. (Asking repeatedly instead would leave the page no idle time, in which they continue.)
    waiting: Vec<Waker>,
}

impl Drawing {
    /// Whether any drawing is under way.
    pub fn is_under_way(&self) -> bool {
        self.state().under_way > 0
    }

    /// Returns when none is.
    pub async fn end(&self) {
        poll_fn(|context| {
            let mut state = self.state();
            if state.under_way == 0 {
                return Poll::Ready(());
            }
            state.waiting.push(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    /// Begins one; it ends when the returned value is dropped.
    #[must_use]
    pub fn begin(&self) -> Begun {
        self.state().under_way += 1;
        Begun { drawing: self.clone(), has_ended: AtomicBool::new(false) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One drawing, under way until it is ended or this is dropped.
pub struct Begun {
    drawing: Drawing,
    has_ended: AtomicBool,
}

impl Begun {
    /// Everything is there.
    pub fn end(&self) {
        if self.has_ended.swap(true, Ordering::Relaxed) {
            return;
        }
        let mut state = self.drawing.state();
        state.under_way -= 1;
        if state.under_way > 0 {
            return;
        }
        let waiting = mem::take(&mut state.waiting);
        drop(state);
        for waker in waiting {
            waker.wake();
        }
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        self.end();
    }
}
