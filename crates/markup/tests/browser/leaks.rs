//! A page that lives long: the heap is the same after thousands of changes.

use leptos::prelude::*;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::{
    HEAP,
    page::{Page, show},
};

/// Bytes that are alive.
fn alive() -> usize {
    let stats = HEAP.stats();
    stats.bytes_allocated - stats.bytes_deallocated
}

/// Bytes that are alive after a warm-up, and after a number of changes more. It is a multiple of 12, so that the last
/// of both is the same change.
fn lives(changes: usize, mut change: impl FnMut(usize)) -> (usize, usize) {
    let mut run = |number| {
        for step in 0..number {
            change(step);
            leptos::flush();
        }
        alive()
    };
    assert_eq!(changes % 12, 0);
    run(300);
    let before = run(300);
    (before, run(changes))
}

/// The heap must not have grown by a byte a change: a table may have doubled once more, nothing else.
#[track_caller]
fn flat(changes: usize, change: impl FnMut(usize)) {
    let (before, after) = lives(changes, change);
    console_log!("{before} bytes, after {changes} changes {after}");
    assert!(after < before + changes, "{before} bytes, after {changes} changes {after}");
}

/// Has a signal of its own, an effect, a listener, a reference, and follows one of the page's.
#[component]
fn Block(
    /// Lives longer than this.
    setting: RwSignal<usize>,
) -> impl IntoView {
    let (own, place) = (RwSignal::new(0), NodeRef::<leptos::html::P>::new());
    Effect::new(move || own.set(setting.get()));
    let name = Memo::new(move |_| setting.get().to_string());
    leptos::keep(own);
    provide_context(own);
    view! {
        <p
            node_ref=place title=name class:odd=move || setting.get() % 2 == 1 style:--n=own prop:lang=name
            on:click=move |_| own.set(1) use:nothing
        >
            {own} {move || (setting.get() % 2 == 1).then(|| view! { <b>{setting}</b> })}
            <Show when=move || setting.get() % 3 < 1>{name}</Show>
        </p>
    }
}

fn nothing(_: web_sys::Element) {
    on_cleanup(|| {});
}

#[wasm_bindgen_test]
fn changes_of_signals() {
    let (setting, drawn) = (RwSignal::new(0), RwSignal::new(0));
    // Never changes, so that it never forgets by itself who has read it.
    let still = RwSignal::new(0);
    let page = show(|| {
        view! {
            <Block setting/>
            {move || (drawn.get() < usize::MAX).then(|| view! { <Block setting=still/> {drawn} })}
        }
    });
    flat(3000, |step| {
        setting.set(step);
        drawn.set(step);
    });
    drop(page);
}

fn list(items: RwSignal<Vec<usize>>, still: RwSignal<usize>) -> Page {
    show(|| {
        view! {
            <For each=move || items.get() key=|n| *n let:n>
                <Block setting=still/> {n}
                <For each=move || 0..n % 3 key=|n| *n let:_><Block setting=still/></For>
            </For>
        }
    })
}

#[wasm_bindgen_test]
fn new_items_of_a_list() {
    let (items, still) = (RwSignal::new(vec![]), RwSignal::new(0));
    let page = list(items, still);
    flat(1200, |step| items.set((step * 3..step * 3 + 3 + step % 4).collect()));
    drop(page);
}

#[wasm_bindgen_test]
fn views_that_are_mounted_and_taken_down() {
    let still = RwSignal::new(0);
    let items = RwSignal::new(vec![1, 2, 3]);
    flat(1200, |_| drop(list(items, still)));
}

#[wasm_bindgen_test]
fn views_that_are_never_drawn() {
    let still = RwSignal::new(0);
    flat(1200, |_| {
        let owner = Owner::new();
        drop(owner.with(
            || view! { <Block setting=still/> <p title=still>{move || Some(still.get())}</p> },
        ));
    });
}

/// What `Memo` and the signals mend. If this fails because nothing is left any more, Leptos has mended it, and ours can
/// go.
#[wasm_bindgen_test]
fn what_a_memo_of_leptos_leaves_behind() {
    let (n, still) = (RwSignal::new(0), leptos::reactive::signal::RwSignal::new(0));
    let page = show(|| {
        move || {
            n.track();
            let memo = leptos::reactive::computed::Memo::new(move |_| still.get());
            view! { <p>{memo}</p> }
        }
    });
    let (before, after) = lives(1200, |step| n.set(step));
    console_log!("a memo leaves {} bytes", (after - before) / 1200);
    assert!(after > before + 1200 * 16, "{before} {after}");
    drop(page);
}
