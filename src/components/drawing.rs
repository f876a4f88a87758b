//! What is still being drawn: a long body, a long row of cards. The element says that an article is there once nothing
//! is any more.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use crate::browser::time::pass;

/// How many drawings are under way.
#[derive(Clone, Default)]
pub struct Drawing(Arc<AtomicUsize>);

impl Drawing {
    /// Whether any is.
    pub fn is_under_way(&self) -> bool {
        self.0.load(Ordering::Relaxed) > 0
    }

    /// Comes back once none is.
    pub async fn end(&self) {
        while self.is_under_way() {
            pass().await;
        }
    }

    /// One is, until what is returned is dropped.
    #[must_use]
    pub fn begin(&self) -> Begun {
        self.0.fetch_add(1, Ordering::Relaxed);
        Begun(self.clone(), AtomicUsize::new(1))
    }
}

/// One drawing, under way until it is ended or this is dropped.
pub struct Begun(Drawing, AtomicUsize);

impl Begun {
    /// Everything is there.
    pub fn end(&self) {
        self.0.0.fetch_sub(self.1.swap(0, Ordering::Relaxed), Ordering::Relaxed);
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        self.end();
    }
}
