//! What is true of the characters that come next: marks, link, language.
//!
//! The standard repairs `<b><i></b></i>` and `<b><p></b></p>` by moving elements about. Runs are flat, so
//! one list of what is in effect says all that is needed.

use super::tags::{FORMAT, SCOPE, Tag};
use crate::{Direction, Language, Run, SafeUrl};

/// Effects that elements may have in each other; the inner ones past it have none.
const MAX_EFFECTS: usize = 128;
/// Equal formatting elements that may be active (the standard calls this the Noah's Ark clause).
const MAX_EQUAL: usize = 3;
/// Bytes of addresses, titles and the like that may be repeated from run to run. Real articles need a
/// few thousand; without a limit, one long address around many small runs would fill the memory.
const MAX_REPEATED: usize = 8_000_000;
/// The block of a formatting element has ended, and it goes on in the next.
const WAITING: usize = usize::MAX;

/// The style of the text, and what it is made of. A style is a run without text.
#[derive(Default)]
pub(super) struct Styles {
    effects: Vec<Effect>,
    current: Run,
    /// The bytes that `current` repeats.
    weight: usize,
    stale: bool,
    repeated: usize,
}

/// An element that has an effect, or past whose tag formatting does not reach (a cell).
pub(super) struct Effect {
    pub(super) tag: Tag,
    /// How many elements were open around it.
    pub(super) at: usize,
    pub(super) lang: Option<Language>,
    pub(super) href: Option<SafeUrl>,
    /// The place in the document that a link leads to; a title, a date, a direction.
    pub(super) text: String,
    /// The bytes in it that may be repeated.
    pub(super) weight: usize,
}

impl Effect {
    fn is_none(&self) -> bool {
        self.lang.is_none() && self.text.is_empty() && self.tag.known().mark.is_none()
    }
}

impl Styles {
    /// An element begins that may have an effect.
    #[inline(never)]
    pub(super) fn push(&mut self, effect: Effect) {
        let tag = effect.tag;
        if tag.is(FORMAT) {
            self.attach(effect.at);
            let (mut equal, mut first) = (0, 0);
            for at in (self.begin()..self.effects.len()).rev() {
                if self.tag(at) == tag {
                    equal += 1;
                    first = at;
                }
            }
            if equal >= MAX_EQUAL {
                self.effects.remove(first);
            }
        } else if !is_cell(tag) && (effect.is_none() || self.effects.len() >= MAX_EFFECTS) {
            return;
        }
        self.effects.push(effect);
        self.stale = true;
    }

    /// A formatting element ends. Inside: how many elements were open around it.
    #[inline(never)]
    pub(super) fn end(&mut self, tag: Tag) -> Option<usize> {
        for at in (self.begin()..self.effects.len()).rev() {
            if self.tag(at) == tag {
                self.stale = true;
                return Some(self.effects.remove(at).at);
            }
        }
        None
    }

    /// Elements were ended, so that only so many are open: their effects end, but formatting waits for the
    /// next block, unless a cell ends that it was begun in.
    #[inline(never)]
    pub(super) fn detach(&mut self, open: usize) {
        let mut at = 0;
        while let Some(effect) = self.effects.get_mut(at) {
            if effect.tag.is(FORMAT) {
                if effect.at > open {
                    effect.at = WAITING;
                }
                at += 1;
            } else if effect.at < open {
                at += 1;
            } else {
                self.stale = true;
                if is_cell(effect.tag) {
                    self.effects.truncate(at);
                } else {
                    self.effects.remove(at);
                }
            }
        }
    }

    /// Text begins: formatting that goes on from an earlier block stands here now.
    #[inline(never)]
    pub(super) fn attach(&mut self, open: usize) {
        let from = self.begin();
        for effect in self.effects.iter_mut().skip(from) {
            if effect.at == WAITING {
                effect.at = open;
            }
        }
    }

    /// The style of text that stands here. `true`: it was put together anew.
    #[inline(never)]
    pub(super) fn refresh(&mut self) -> bool {
        let stale = std::mem::take(&mut self.stale);
        if stale {
            let from = self.begin();
            let mut style = Run::default();
            self.weight = 0;
            for (at, effect) in self.effects.iter().enumerate() {
                if at >= from || !effect.tag.is(FORMAT) {
                    overlay(&mut style, effect);
                    self.weight += effect.weight;
                }
            }
            self.current = style;
            self.spend();
        }
        stale
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

    #[inline(never)]
    fn spend(&mut self) {
        self.repeated += self.weight;
        if self.exhausted() {
            self.current = Run { marks: self.current.marks, ..Run::default() };
        }
    }

    fn tag(&self, at: usize) -> Tag {
        self.effects.get(at).map_or(Tag::OTHER, |effect| effect.tag)
    }

    /// Where formatting begins that reaches here: after the innermost cell.
    #[inline(never)]
    fn begin(&self) -> usize {
        let mut at = self.effects.len();
        while at > 0 && !is_cell(self.tag(at - 1)) {
            at -= 1;
        }
        at
    }
}

/// Whether formatting from outside does not reach into it: a cell, a caption, an object.
fn is_cell(tag: Tag) -> bool {
    tag.is(SCOPE) && tag != Tag::TABLE
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
