//! The position of a row of cards: the arithmetic, without a browser.
//!
//! All cards have the same width, so places are counted in cards, not measured one by one. Positions are in pixels
//! from the beginning of the row, in the direction of reading.

/// Pixels that a position may be off, by rounding and by the room for the focus ring.
const SLACK: f64 = 5.0;

/// What is measured of a row.
#[derive(Clone, Copy)]
pub(super) struct Measures {
    /// Its width in pixels; more than 0, since it is in view.
    pub(super) view: f64,
    /// The width of a card.
    pub(super) card: f64,
    /// The distance from the beginning of the first card to that of the last.
    pub(super) way: f64,
    /// How many pixels there are to scroll.
    pub(super) room: f64,
    /// How far it is scrolled.
    pub(super) position: f64,
    /// How many cards there are: one at least.
    pub(super) count: i32,
}

/// Where a row is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// The first card that is wholly in view.
    pub(super) first: i32,
    /// How many cards have room in view.
    pub(super) page: i32,
    /// The first card in view when the row is at its end.
    pub(super) end: i32,
    /// How many cards there are.
    pub(super) count: i32,
    /// From one card to the next.
    step: f64,
    /// How many pixels there are to scroll.
    room: f64,
}

/// Whether there is something to scroll, and which end of it the row is at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ends {
    /// There is something to scroll.
    pub(super) scrolls: bool,
    /// The row is at its beginning.
    pub(super) begins: bool,
    /// The row is at its end.
    pub(super) ends: bool,
}

impl Ends {
    /// Whether there is nothing more in that direction.
    pub(super) fn stops(&self, pages: i32) -> bool {
        if pages < 0 { self.begins } else { self.ends }
    }
}

/// Nothing is known yet.
impl Default for Place {
    fn default() -> Place {
        Place { first: 0, page: 1, end: 0, count: 0, step: 1.0, room: 0.0 }
    }
}

impl Place {
    /// The place of a row that has been measured. `stays`: the first card in view, if it is known better than from the
    /// position.
    pub(super) fn of(measures: &Measures, stays: Option<i32>) -> Place {
        let Measures { view, card, way, room, position, count } = *measures;
        let between = way / f64::from(count - 1);
        // One card, or one below the other.
        let step = if between > 0.0 { between } else { view };
        let page = ((view - card + SLACK) / step).floor() as i32 + 1;
        let end = ((room - SLACK) / step).ceil() as i32;
        let first = stays.unwrap_or_else(|| ((position - SLACK) / step).ceil() as i32);
        Place {
            first: first.min(count - 1).max(0),
            page: page.max(1),
            end: end.min(count - 1).max(0),
            count,
            step,
            room,
        }
    }

    /// The last card that is wholly in view.
    pub(super) fn last(&self) -> i32 {
        self.until(self.first) - 1
    }

    /// The card after those that are in view where `first` is the first of them.
    pub(super) fn until(&self, first: i32) -> i32 {
        (first + self.page).min(self.count)
    }

    /// Whether there is something to scroll.
    pub(super) fn scrolls(&self) -> bool {
        self.room > SLACK
    }

    /// Which end the row is at, at a position.
    pub(super) fn ends(&self, position: f64) -> Ends {
        Ends {
            scrolls: self.scrolls(),
            begins: position <= SLACK,
            ends: self.room - position <= SLACK,
        }
    }

    /// The card that can be the first in view, if this one is wanted there.
    pub(super) fn reached(&self, card: i32) -> i32 {
        card.min(self.end).max(0)
    }

    /// The position at which a card is the first in view.
    pub(super) fn position(&self, card: i32) -> f64 {
        (f64::from(card) * self.step).min(self.room)
    }

    /// Which card has to be the first, so that a given card is in view; `None` if it already is.
    pub(super) fn showing(&self, card: i32, first: i32) -> Option<i32> {
        if card < first {
            Some(card)
        } else if card >= first + self.page {
            Some(card - self.page + 1)
        } else {
            None
        }
    }

    /// Of the cards in view, with `first` as the first, the one nearest to a given card.
    pub(super) fn nearest(&self, card: i32, first: i32) -> i32 {
        card.min(first + self.page - 1).max(first)
    }

    /// The card that a key scrolls to from `first`, by the key's name; `None` for a key that has no meaning here.
    pub(super) fn by_key(&self, key: &str, first: i32, is_from_right: bool) -> Option<i32> {
        let right = if is_from_right { -1 } else { 1 };
        match key {
            "Home" => Some(0),
            "End" => Some(self.end),
            "ArrowLeft" => Some(first - right),
            "ArrowRight" => Some(first + right),
            _ => None,
        }
    }

    /// The card at which a row stops that was dragged from one position to another: a fifth of a card's width is enough
    /// for the next one.
    pub(super) fn by_drag(&self, from: f64, to: f64) -> i32 {
        let place = to / self.step;
        let card = if to > from { (place - 0.2).ceil() } else { (place + 0.2).floor() };
        card as i32
    }
}

#[cfg(test)]
mod tests;
