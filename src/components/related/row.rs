//! A row of cards that scrolls: where it is, and moving it elsewhere.
//!
//! The browser does the scrolling, with touch, momentum and snapping; this file only tells it where to go.

use leptos::{html::Ul, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior};

use super::place::{Ends, Measures, Place};
use crate::{
    browser::{focus, scroll},
    components::context::{Action, Actions},
};

/// A row of cards. After it has been removed, its methods do nothing.
// All that it holds is the reactive graph's, and goes with the section: hence the `try_`.
#[derive(Clone, Copy)]
pub struct Row {
    /// Its list.
    pub(super) list: NodeRef<Ul>,
    /// Whether it scrolls and which end it is at, once that is known.
    pub(super) ends: RwSignal<Option<Ends>>,
    /// What the status says, if it says something.
    pub(super) said: RwSignal<Option<Said>>,
    /// Whether a mouse drags it, or has dragged it and it is still moving.
    pub(super) is_dragged: RwSignal<bool>,
    state: StoredValue<State>,
    actions: Actions,
}

/// The place of a row in words: its first card in view, the one after the last, and how many there are.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Said {
    pub(super) first: i32,
    pub(super) until: i32,
    pub(super) count: i32,
}

#[derive(Clone, Copy, Default)]
pub(super) struct State {
    pub(super) place: Place,
    /// The card that the row is on its way to.
    aim: Option<i32>,
    /// The width that the place was measured at, in pixels …
    width: f64,
    /// … and whether the row began at the right.
    pub(super) is_from_right: bool,
    /// Whether the row has been near the view.
    is_near: bool,
    /// The first and last card that were reported last.
    told: Option<(i32, i32)>,
    pub(super) drag: Drag,
}

impl State {
    /// The first card in view, or on its way there.
    pub(super) fn first(&self) -> i32 {
        self.aim.unwrap_or(self.place.first)
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Row) -> bool {
        self.state == other.state
    }
}

impl Row {
    /// Scrolls on by as many cards as are wholly in view.
    pub fn next(&self) {
        self.turn(1);
    }

    /// Scrolls back by as many cards as are wholly in view.
    pub fn previous(&self) {
        self.turn(-1);
    }

    /// Scrolls to a card of this place, counted from 0, or as near as the row's ends allow.
    pub fn go_to(&self, card: i32) {
        self.go(card, scroll::behaviour());
    }

    /// The same at once, without movement.
    pub fn bring(&self, card: i32) {
        self.go(card, ScrollBehavior::Instant);
    }

    /// The first card wholly in view, or on its way there, counted from 0.
    pub fn first(&self) -> i32 {
        self.state().first()
    }

    /// A row that has not been drawn yet.
    pub(super) fn new(actions: Actions) -> Row {
        Row {
            list: NodeRef::new(),
            ends: RwSignal::new(None),
            said: RwSignal::new(None),
            is_dragged: RwSignal::new(false),
            state: StoredValue::new(State::default()),
            actions,
        }
    }

    /// Its element, while that is there.
    pub(super) fn element(&self) -> Option<HtmlElement> {
        self.list.get_untracked().map(Into::into)
    }

    /// The element of a card.
    pub(super) fn card(&self, at: i32) -> Option<Element> {
        self.element()?.children().item(u32::try_from(at).ok()?)
    }

    /// Which card has the focus.
    pub(super) fn focused(&self) -> Option<i32> {
        let list = self.element()?;
        let card = focus::focused(&list)?.closest(".card").ok().flatten()?;
        if !list.contains(Some(&card)) {
            return None;
        }
        let mut at = 0;
        let mut before = card.previous_element_sibling();
        while let Some(card) = before {
            at += 1;
            before = card.previous_element_sibling();
        }
        Some(at)
    }

    /// Takes the focus from a card that disappears.
    pub(super) fn take_focus(&self) {
        if let Some(list) = self.element() {
            focus::give(&list);
        }
    }

    /// Where it is.
    pub(super) fn state(&self) -> State {
        self.state.try_get_value().unwrap_or_default()
    }

    /// Changes what is known of it.
    pub(super) fn change(&self, change: impl FnOnce(&mut State)) {
        self.state.update_value(change);
    }

    /// A button was pressed: the row scrolls by as many pages, and the status says where it is.
    pub(super) fn press(&self, pages: i32) {
        if self.ends.try_get_untracked().flatten().is_none_or(|ends| ends.stops(pages)) {
            return;
        }
        self.turn(pages);
        let state = self.state();
        let first = state.first();
        let said = Said { first, until: state.place.until(first), count: state.place.count };
        self.said.set(Some(said));
    }

    /// It scrolls.
    pub(super) fn scrolled(&self) {
        let is_from_right = self.element().is_some_and(|list| scroll::is_from_right(&list));
        if is_from_right == self.state().is_from_right {
            self.look();
        } else {
            self.adapt();
        }
    }

    /// It has stopped; that is reported if it is somewhere else than before.
    pub(super) fn rest(&self) {
        if self.state().drag.is_pressed() {
            return;
        }
        self.change(|state| state.aim = None);
        if self.is_dragged.try_get_untracked() == Some(true) {
            self.is_dragged.set(false);
        }
        if self.measured().is_none() {
            return;
        }
        self.look();
        let Place { first, page, count, .. } = self.state().place;
        let last = self.state().place.last();
        // What was said is not so any more; the same words can be said again.
        if self.said.try_get_untracked().flatten().is_some_and(|said| said.first != first) {
            self.said.set(None);
        }
        if self.state().told == Some((first, last)) {
            return;
        }
        self.change(|state| state.told = Some((first, last)));
        let slide = [first, last, count].map(|number| number.max(0) as usize);
        self.actions.ask(Action::Slid(slide));
        if last + page >= count - 1 {
            self.actions.ask(Action::More);
        }
    }

    /// Its width or direction may have changed, or it is shown again: the same cards stay in view.
    pub(super) fn adapt(&self) {
        let Some(list) = self.element() else { return };
        let before = self.state();
        let (width, is_from_right) = (list.client_width().into(), scroll::is_from_right(&list));
        self.change(|state| {
            state.width = width;
            state.is_from_right = is_from_right;
        });
        // Hidden: it stays where it was.
        if width == 0.0 {
            return;
        }
        self.look();
        let stays = before.place.first;
        if stays > 0 && (width, is_from_right) != (before.width, before.is_from_right) {
            self.bring(stays);
        }
        self.change(|state| state.told = Some((state.place.first, state.place.last())));
        self.fill();
    }

    /// It is near the view.
    pub(super) fn come_near(&self) {
        self.change(|state| state.is_near = true);
        self.grow();
    }

    /// It has other cards than before, or more.
    pub(super) fn grow(&self) {
        self.look();
        self.fill();
    }

    /// Measures where it is.
    pub(super) fn look(&self) {
        let Some((measures, is_from_right)) = self.measured() else { return };
        let State { width, is_from_right: was_from_right, place, .. } = self.state();
        // Under another width or direction than is known it is not the reader who has moved it: WebKit tells of the
        // position that it got by that before it tells of the width.
        let is_same = measures.view == width && is_from_right == was_from_right;
        let place = Place::of(&measures, (!is_same).then_some(place.first));
        self.change(|state| state.place = place);
        let ends = Some(place.ends(measures.position));
        if self.ends.try_get_untracked() != Some(ends) {
            self.ends.set(ends);
        }
    }

    fn turn(&self, pages: i32) {
        let state = self.state();
        self.go_to(state.first().saturating_add(pages * state.place.page));
    }

    fn go(&self, card: i32, how: ScrollBehavior) {
        self.look();
        let Some(list) = self.element() else { return };
        let State { place, is_from_right, .. } = self.state();
        let aim = place.reached(card);
        self.change(|state| state.aim = Some(aim));
        let position = place.position(aim);
        // Where it is already, the browser has no end to tell of.
        if (scroll::position(&list, is_from_right) - position).abs() < 1.0 {
            return self.rest();
        }
        scroll::go(&list, position, is_from_right, how);
        self.look();
    }

    /// Asks for more stories if there is nothing to scroll, since nobody can reach the end by scrolling.
    fn fill(&self) {
        let State { place, is_near, .. } = self.state();
        if is_near && !place.scrolls() {
            self.actions.ask(Action::More);
        }
    }

    /// What is measured, and whether it begins at the right; `None` while it is hidden, or has no cards.
    fn measured(&self) -> Option<(Measures, bool)> {
        let list = self.element()?;
        let view = f64::from(list.client_width());
        if view == 0.0 {
            return None;
        }
        let first: HtmlElement = list.first_element_child()?.unchecked_into();
        let last: HtmlElement = list.last_element_child()?.unchecked_into();
        let is_from_right = scroll::is_from_right(&list);
        let measures = Measures {
            view,
            card: first.offset_width().into(),
            way: (last.offset_left() - first.offset_left()).abs().into(),
            room: f64::from(list.scroll_width()) - view,
            position: scroll::position(&list, is_from_right),
            count: i32::try_from(list.child_element_count()).unwrap_or(i32::MAX),
        };
        Some((measures, is_from_right))
    }
}

/// What a mouse does with a row.
#[derive(Clone, Copy, Default)]
pub(super) struct Drag {
    /// Where it was pressed, while it is.
    pub(super) pressed: Option<Pressed>,
    /// Whether it has moved farther than for a click since it was pressed.
    pub(super) has_moved: bool,
}

#[derive(Clone, Copy)]
pub(super) struct Pressed {
    /// Where the mouse was, in pixels of the page's view.
    pub(super) x: i32,
    /// Where the row was.
    pub(super) position: f64,
}

impl Drag {
    /// Whether the mouse is pressed.
    pub(super) fn is_pressed(&self) -> bool {
        self.pressed.is_some()
    }
}
