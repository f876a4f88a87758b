//! The style of the characters that come next: marks, link, language.
//!
//! Runs are flat: each has the sum of the elements around it.

use super::tags::Tag;
use crate::{Direction, Language, Run, SafeUrl};

/// Bytes of addresses, titles and the like that may be repeated from run to run. Real articles need a
/// few thousand; without a limit, one long address around many small runs would fill the memory.
const MAX_REPEATED: usize = 8_000_000;

/// The style of the text. A style is a run without text.
#[derive(Default)]
pub(super) struct Styles {
    current: Run,
    /// The bytes that `current` repeats.
    weight: usize,
    repeated: usize,
}

/// What an element says of its text.
#[derive(Default)]
pub(super) struct Effect {
    pub(super) tag: Tag,
    pub(super) lang: Option<Language>,
    pub(super) href: Option<SafeUrl>,
    /// The place in the document that a link leads to; a title, a date, a direction.
    pub(super) text: String,
    /// What the publisher says of a link.
    pub(super) rel: Option<String>,
    /// The bytes in it that may be repeated.
    pub(super) weight: usize,
}

impl Styles {
    /// The style is put together anew: begin with none.
    pub(super) fn clear(&mut self) {
        self.current = Run::default();
        self.weight = 0;
    }

    /// An element more, inside of those before.
    pub(super) fn add(&mut self, effect: &Effect) {
        overlay(&mut self.current, effect);
        self.weight += effect.weight;
    }

    /// The style as it was last put together.
    pub(super) fn current(&self) -> &Run {
        &self.current
    }

    /// A run of that style.
    #[inline(never)]
    pub(super) fn run(&mut self, text: String) -> Run {
        self.spend();
        let mut run = self.current.clone();
        run.text = text;
        run
    }

    /// Whether so much was repeated that addresses are left out.
    pub(super) fn exhausted(&self) -> bool {
        self.repeated > MAX_REPEATED
    }

    /// Counts what is repeated.
    #[inline(never)]
    pub(super) fn spend(&mut self) {
        self.repeated += self.weight;
        if self.exhausted() {
            self.current = Run { marks: self.current.marks, ..Run::default() };
        }
    }
}

/// Leaves of a style what it shares with another.
#[inline(never)]
pub(super) fn narrow(style: &mut Run, other: &Run) {
    style.rare = None;
    style.marks = style.marks.and(other.marks);
    if style.href != other.href {
        style.href = None;
    }
    if style.note != other.note {
        style.note = None;
    }
    if style.lang != other.lang {
        style.lang = None;
    }
}

/// Whether text of this style may be added to the run.
#[inline(never)]
pub(super) fn fits(run: &Run, style: &Run) -> bool {
    run.marks == style.marks
        && run.href == style.href
        && run.note == style.note
        && run.lang == style.lang
        && run.rare == style.rare
}

/// Adds an effect to a style.
fn overlay(style: &mut Run, effect: &Effect) {
    if let Some(mark) = effect.tag.known().mark {
        style.marks = style.marks.with(mark);
    }
    if effect.lang.is_some() {
        style.lang = effect.lang.clone();
    }
    if effect.href.is_some() {
        style.href = effect.href.clone();
        if effect.rel.is_some() {
            style.rare.get_or_insert_default().rel = effect.rel.clone();
        }
    }
    let dir = Direction::from_name(&effect.text).filter(|_| effect.tag == Tag::BDO);
    if effect.text.is_empty() || (effect.tag == Tag::BDO && dir.is_none()) {
        return;
    }
    let text = Some(effect.text.clone());
    if effect.tag == Tag::A {
        style.note = text;
        return;
    }
    let rare = style.rare.get_or_insert_default();
    match effect.tag {
        Tag::TIME => rare.datetime = text,
        Tag::BDO => rare.dir = dir,
        _ => rare.title = text,
    }
}
