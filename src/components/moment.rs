//! A date that says how long ago it was.

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use article::Timestamp;
use leptos::prelude::*;
use leptos_markup::keep;
use web_sys::Element;

use super::{
    context::{use_interface, use_story},
    date::Date,
};
use crate::{
    browser::{intl::ago, observe::Turn},
    locale::DateStyle,
};

/// After how many milliseconds it is updated.
const MINUTE: f64 = 60_000.0;

/// A date: how long ago it was, while that is less than a week. (Exactly when: `times.rs`.)
#[component]
pub fn Moment(
    /// The date.
    date: Timestamp,
    /// Its class.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    let Some(instant) = date.epoch_ms() else {
        return view! { <Date date nostrip:class=class/> }.into_any();
    };
    // In what stands in the page the words would change their length.
    if use_story().stands {
        return view! { <Date date nostrip:class=class/> }.into_any();
    }
    let now = ArcRwSignal::new(0_u32);
    let (says, ticks) = (use_interface(), now.clone());
    let words = move || {
        now.track();
        let ago = ago(&says.language(), instant);
        ago.unwrap_or_else(|| says.date(&date, DateStyle::Full))
    };
    view! {
        <time
            datetime=date.rfc3339()
            class=class
            // It is the interface's, whatever the direction of the story around it.
            dir="auto"
            use:tick=(instant, ticks)
        >
            {words}
        </time>
    }
    .into_any()
}

/// A directive: has the words written again once a minute, while the element is in view and there is something to
/// count.
fn tick(time: Element, (instant, now): (i64, ArcRwSignal<u32>)) {
    let clock = Rc::new(Clock { time, instant, now, turn: RefCell::default() });
    Clock::wait(&clock);
    keep(clock);
}

struct Clock {
    time: Element,
    instant: i64,
    now: ArcRwSignal<u32>,
    turn: RefCell<Option<Turn>>,
}

impl Clock {
    fn wait(clock: &Rc<Clock>) {
        if ago("", clock.instant).is_none() {
            return;
        }
        let weak: Weak<Clock> = Rc::downgrade(clock);
        let turn = Turn::new(&clock.time, MINUTE, false, move || {
            if let Some(clock) = weak.upgrade() {
                clock.now.update(|now| *now = now.wrapping_add(1));
                Clock::wait(&clock);
            }
        });
        clock.turn.replace(Some(turn));
    }
}
