//! Watches how far the reader gets in a story.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use web_sys::Element as Dom;

use super::left::Told;
use crate::browser::{
    observe::{InView, Turn},
    time::Timer,
};

/// Milliseconds for which a story is in view before somebody has begun to read it.
const GLANCE: f64 = 1_000.0;

/// How much of the text's height has been in view at each step, in per cent: the beginning, and the quarters.
const STEPS: [u8; 5] = [0, 25, 50, 75, 100];

/// What watches a reader of one story, until it is dropped.
pub(super) struct Reader {
    /// The steps that were told.
    pub(super) told: Told,
    _watch: Rc<RefCell<Watch>>,
}

/// What is waited for.
#[derive(Default)]
enum Watch {
    #[default]
    Nothing,
    /// The story comes into view, and stays there for a moment.
    Glance(#[expect(dead_code, reason = "it ends when it is dropped")] Glance),
    /// More of the text comes into view.
    Text(#[expect(dead_code, reason = "it ends when it is dropped")] InView),
}

/// The story is in view or not; while it is, a timer runs, and after that the page is waited for.
struct Glance {
    _view: Option<InView>,
    _timer: Rc<RefCell<Option<Timer>>>,
    _turn: Rc<RefCell<Option<Turn>>>,
}

impl Reader {
    /// Watches the reader of an article and its text; some steps may have been told before. `tell` hears of each step
    /// once, in per cent.
    pub(super) fn new(article: &Dom, text: Dom, told: Told, tell: impl Fn(u8) + 'static) -> Reader {
        let watch = Rc::new(RefCell::new(Watch::Nothing));
        let tells = told.clone();
        let tell: Rc<dyn Fn(usize)> = Rc::new(move |step| {
            if let (true, Some(percent)) = (tells.get() <= step, STEPS.get(step)) {
                tells.set(step + 1);
                tell(*percent);
            }
        });
        if told.get() > 0 {
            watch.replace(Watch::text(&text, tell));
        } else {
            let place = Rc::downgrade(&watch);
            let glance = Glance::new(article, move || {
                tell(0);
                if let Some(watch) = place.upgrade() {
                    watch.replace(Watch::text(&text, tell));
                }
            });
            watch.replace(glance.map_or(Watch::Nothing, Watch::Glance));
        }
        Reader { told, _watch: watch }
    }
}

impl Watch {
    fn text(text: &Dom, tell: Rc<dyn Fn(usize)>) -> Watch {
        let shares = STEPS.map(|percent| f64::from(percent) / 100.0);
        let view = InView::above(text, &shares, move |share| {
            for (step, percent) in STEPS.iter().enumerate().skip(1) {
                // The browser rounds to parts of a pixel.
                if share * 100.0 + 0.2 >= f64::from(*percent) {
                    tell(step);
                }
            }
        });
        view.map_or(Watch::Nothing, Watch::Text)
    }
}

impl Glance {
    fn new(article: &Dom, act: impl FnOnce() + 'static) -> Option<Glance> {
        let act = Rc::new(Cell::new(Some(act)));
        let (timer, turn) = (Rc::new(RefCell::new(None)), Rc::new(RefCell::new(None)));
        let (times, takes_turn, seen) = (timer.clone(), turn.clone(), article.clone());
        let view = InView::new(article, "0px", move |is_in_view| {
            let (act, turn, article) = (act.clone(), takes_turn.clone(), seen.clone());
            let began = is_in_view.then(|| {
                Timer::new(GLANCE, move || {
                    let act = act.clone();
                    // A tab behind another one is read by nobody.
                    let turns = Turn::new(&article, 0.0, false, move || {
                        if let Some(act) = act.take() {
                            act();
                        }
                    });
                    turn.replace(Some(turns));
                })
            });
            times.replace(began);
        })?;
        Some(Glance { _view: Some(view), _timer: timer, _turn: turn })
    }
}
