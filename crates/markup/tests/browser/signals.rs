//! Signals, values that are kept, callbacks and context: who is told, and what comes of them once they have gone.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::show;

/// How often something has run.
#[derive(Clone, Default)]
struct Runs(Arc<AtomicUsize>);

impl Runs {
    fn note(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn since(&self) -> usize {
        leptos::flush();
        self.0.swap(0, Ordering::Relaxed)
    }
}

#[wasm_bindgen_test]
fn who_has_read_is_told_once() {
    let owner = Owner::new();
    owner.with(|| {
        let (one, other) = (RwSignal::new(1), ArcRwSignal::new(1));
        let runs = Runs::default();
        let (noted, read) = (runs.clone(), other.clone());
        Effect::new(move || {
            noted.note();
            // Read in turns, and more than once.
            if one.get() + read.get() + one.with(|n| *n) > 0 {
                read.track();
            }
            let _ = (read.with_untracked(|n| *n), one.get_untracked());
        });
        assert_eq!(runs.since(), 1);
        one.set(2);
        other.update(|n| *n += 1);
        one.notify();
        assert_eq!(runs.since(), 1);
        for _ in 0..3 {
            other.set(5);
            assert_eq!(runs.since(), 1);
        }
        one.update_untracked(|n| *n = 7);
        assert_eq!((runs.since(), one.get()), (0, 7));
    });
    owner.cleanup();
}

#[wasm_bindgen_test]
fn what_reads_less_is_told_of_less() {
    let owner = Owner::new();
    owner.with(|| {
        let (on, n) = (RwSignal::new(true), RwSignal::new(0));
        let runs = Runs::default();
        let noted = runs.clone();
        Effect::new(move || {
            noted.note();
            let _ = on.get().then(|| n.get());
        });
        assert_eq!(runs.since(), 1);
        on.set(false);
        assert_eq!(runs.since(), 1);
        n.set(1);
        assert_eq!(runs.since(), 0);
        on.set(true);
        n.set(2);
        assert_eq!(runs.since(), 1);
    });
    owner.cleanup();
}

#[wasm_bindgen_test]
fn late_for_what_has_gone() {
    let owner = Owner::new();
    let shared = ArcRwSignal::new(3);
    let (signal, kept, callback, led) = owner.with(|| {
        let led = RwSignal::from(shared.clone());
        (RwSignal::new(1), StoredValue::new(2), Callback::new(|n: i32| n + 1), led)
    });
    kept.update_value(|n| *n += 1);
    led.set(4);
    assert_eq!((signal.get(), kept.get_value(), callback.run(1)), (1, 3, 2));
    assert_eq!(
        (signal.try_set(5), signal.try_get(), signal.try_update(|n| *n)),
        (None, Some(5), Some(5))
    );
    owner.cleanup();
    assert_eq!(
        (signal.try_get(), signal.try_get_untracked(), signal.try_set(9)),
        (None, None, Some(9))
    );
    assert_eq!((signal.try_with(|n| *n), signal.try_update(|n| *n)), (None, None));
    kept.set_value(9);
    assert_eq!((kept.try_get_value(), callback.try_run(1)), (None, None));
    // Whoever holds a value keeps it.
    assert_eq!((led.try_get(), shared.get()), (None, 4));
}

#[wasm_bindgen_test]
fn with_what_is_leptos_own() {
    let owner = Owner::new();
    owner.with(|| {
        let n = RwSignal::new(1);
        let memo = leptos::reactive::computed::Memo::new(move |_| n.get() * 2);
        let derived = Signal::derive(move || n.get() + 1);
        let page = show(move || view! { <p>{memo} "/" {derived} "/" {n.read_only()}</p> });
        assert_eq!(page.text(), "2/2/1");
        n.set(3);
        leptos::flush();
        assert_eq!(page.text(), "6/4/3");
    });
    owner.cleanup();
}

#[wasm_bindgen_test]
fn the_nearest_context() {
    let (outer, inner) = (Owner::new(), Owner::new());
    provide_context(1);
    assert_eq!(use_context::<i32>(), None);
    outer.with(|| {
        provide_context(1);
        provide_context("one");
        provide_context(2);
        assert_eq!(
            (use_context::<i32>(), with_context(|text: &&str| text.len())),
            (Some(2), Some(3))
        );
        let child = Owner::new();
        child.with(|| {
            assert_eq!(expect_context::<i32>(), 2);
            provide_context(3);
            assert_eq!((use_context::<i32>(), use_context::<&str>()), (Some(3), Some("one")));
        });
        child.cleanup();
        child.with(|| assert_eq!(use_context::<i32>(), Some(2)));
    });
    inner.with(|| assert_eq!(use_context::<i32>(), None));
    outer.cleanup();
    outer.with(|| assert_eq!((use_context::<i32>(), use_context::<&str>()), (None, None)));
}
