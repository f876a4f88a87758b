//! Tests of the arithmetic: in the browser, and without one.

use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{Ends, Measures, Place};

/// Seven cards of 280 pixels, one each 300, in a view of 690, scrolled to a position.
fn seven(position: f64) -> Measures {
    Measures { view: 690.0, card: 280.0, way: 1_800.0, room: 1_390.0, position, count: 7 }
}

fn at(position: f64) -> Place {
    Place::of(&seven(position), None)
}

#[test(unsupported = test)]
fn what_is_in_view() {
    for (position, first, last) in [
        (0.0, 0, 1),
        // Rounding, and the focus ring.
        (4.9, 0, 1),
        (5.1, 1, 2),
        (300.0, 1, 2),
        (304.0, 1, 2),
        (1_390.0, 5, 6),
        // Where a browser lets a row be pulled past its ends.
        (-80.0, 0, 1),
        (1_900.0, 6, 6),
    ] {
        let place = at(position);
        assert_eq!((place.first, place.last()), (first, last), "{position}");
        assert_eq!((place.page, place.end, place.count), (2, 5, 7), "{position}");
    }
}

#[test(unsupported = test)]
fn what_is_known_better_than_by_the_position() {
    for (stays, first) in [(0, 0), (4, 4), (6, 6), (9, 6), (-1, 0)] {
        assert_eq!(Place::of(&seven(300.0), Some(stays)).first, first, "{stays}");
    }
}

#[test(unsupported = test)]
fn rows_of_one_view_or_less() {
    let one = Measures { way: 0.0, room: 0.0, count: 1, ..seven(0.0) };
    let place = Place::of(&one, None);
    assert_eq!((place.first, place.last(), place.page, place.end), (0, 0, 1, 0));
    assert!(!place.scrolls());
    // One below the other.
    let below = Measures { count: 2, ..one };
    assert_eq!(Place::of(&below, None).page, 1);
    // A card that is wider than the view.
    let wide = Measures { view: 200.0, room: 1_900.0, ..seven(300.0) };
    assert_eq!(Place::of(&wide, None).page, 1);
    // All in view.
    let all = Measures { view: 2_090.0, room: 0.0, ..seven(0.0) };
    let place = Place::of(&all, None);
    assert_eq!((place.page, place.last(), place.end), (7, 6, 0));
}

#[test(unsupported = test)]
fn ends() {
    let ends = |scrolls, begins, ends| Ends { scrolls, begins, ends };
    for (position, expected) in [
        (0.0, ends(true, true, false)),
        (5.0, ends(true, true, false)),
        (6.0, ends(true, false, false)),
        (1_384.0, ends(true, false, false)),
        (1_385.0, ends(true, false, true)),
        (1_390.0, ends(true, false, true)),
    ] {
        assert_eq!(at(position).ends(position), expected, "{position}");
    }
    let short = Place::of(&Measures { room: 5.0, ..seven(0.0) }, None);
    assert_eq!(short.ends(0.0), ends(false, true, true));
}

#[test(unsupported = test)]
fn where_a_card_is_the_first() {
    let place = at(0.0);
    for (card, reached, position) in [
        (-3, 0, 0.0),
        (0, 0, 0.0),
        (2, 2, 600.0),
        // The last ones cannot be: the row ends before.
        (5, 5, 1_390.0),
        (i32::MAX, 5, 1_390.0),
    ] {
        assert_eq!(place.reached(card), reached, "{card}");
        assert_eq!(place.position(reached), position, "{card}");
    }
}

#[test(unsupported = test)]
fn a_card_comes_into_view() {
    let place = at(600.0);
    for (card, showing, nearest) in [
        (0, Some(0), 2),
        (1, Some(1), 2),
        (2, None, 2),
        (3, None, 3),
        (4, Some(3), 3),
        (6, Some(5), 3),
    ] {
        assert_eq!(place.showing(card, 2), showing, "{card}");
        assert_eq!(place.nearest(card, 2), nearest, "{card}");
    }
}

#[test(unsupported = test)]
fn keys() {
    let place = at(600.0);
    for (key, is_from_right, expected) in [
        ("Home", false, Some(0)),
        ("End", false, Some(5)),
        ("ArrowLeft", false, Some(1)),
        ("ArrowRight", false, Some(3)),
        ("Home", true, Some(0)),
        ("End", true, Some(5)),
        ("ArrowLeft", true, Some(3)),
        ("ArrowRight", true, Some(1)),
        ("ArrowUp", false, None),
        ("PageDown", false, None),
        (" ", false, None),
        ("toString", false, None),
    ] {
        assert_eq!(place.by_key(key, 2, is_from_right), expected, "{key} {is_from_right}");
    }
}

#[test(unsupported = test)]
fn a_fifth_of_a_card_is_enough_for_a_drag() {
    for (from, to, expected) in [
        (0.0, 50.0, 0),
        (0.0, 70.0, 1),
        (0.0, 350.0, 1),
        (0.0, 370.0, 2),
        (900.0, 850.0, 3),
        (900.0, 830.0, 2),
        (900.0, 0.0, 0),
    ] {
        assert_eq!(at(from).by_drag(from, to), expected, "{from} to {to}");
    }
}
