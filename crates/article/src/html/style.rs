//! What is true of the characters that come next: marks, link, language.
//!
//! The standard repairs `<b><i></b></i>` and `<b><p></b></p>` by moving elements about. Runs are flat, so
//! the list of active formatting elements says all that is needed.

use super::tags::Tag;
use crate::{Mark, Run};

/// Elements that have an effect and may stand in each other; the inner ones past it have none.
const MAX_EFFECTS: usize = 64;
/// Equal formatting elements that may be active (the standard calls this the Noah's Ark clause).
const MAX_EQUAL: usize = 3;
/// Bytes of addresses, titles and the like that may be repeated from run to run. Real articles need a
/// few thousand; without a limit, one long address around many small runs would fill the memory.
const MAX_REPEATED: usize = 8_000_000;

/// The style of the text, and what it is made of. A style is a run without text.
#[derive(Default)]
pub(super) struct Styles {
    effects: Vec<Run>,
    formats: Vec<Format>,
    current: Run,
    stale: bool,
    /// Whether a format waits for text to stand somewhere again.
    detached: bool,
    repeated: usize,
}

/// An active formatting element, or the marker that a cell sets.
struct Format {
    tag: Option<Tag>,
    effect: Run,
    /// How many elements were open around it. `None`: its block has ended, and it goes on in the next.
    at: Option<usize>,
}

impl Styles {
    /// An element begins. `false`: it has no effect, or there are too many that have.
    pub(super) fn push(&mut self, effect: Run) -> bool {
        let room = !effect.is_plain() && self.effects.len() < MAX_EFFECTS;
        if room {
            self.effects.push(effect);
            self.stale = true;
        }
        room
    }

    /// The last such element ends.
    pub(super) fn pop(&mut self) {
        self.effects.pop();
        self.stale = true;
    }

    /// A formatting element begins.
    pub(super) fn begin(&mut self, tag: Tag, effect: Run, open: usize) {
        self.attach(open);
        let (mut equal, mut first) = (0, 0);
        for (at, format) in self.formats.iter().enumerate().skip(self.after_marker()) {
            if format.tag == Some(tag) {
                equal += 1;
                if equal == 1 {
                    first = at;
                }
            }
        }
        if equal >= MAX_EQUAL {
            self.formats.remove(first);
        }
        self.formats.push(Format { tag: Some(tag), effect, at: Some(open) });
        self.stale = true;
    }

    /// A formatting element ends. Inside: how many elements were open around it.
    pub(super) fn end(&mut self, tag: Tag) -> Option<Option<usize>> {
        let from = self.after_marker();
        let at = self.formats.iter().rposition(|format| format.tag == Some(tag))?;
        if at < from {
            return None;
        }
        self.stale = true;
        Some(self.formats.remove(at).at)
    }

    /// A cell begins: formatting from outside does not reach into it.
    pub(super) fn mark(&mut self) {
        self.formats.push(Format { tag: None, effect: Run::default(), at: None });
        self.stale = true;
    }

    /// A cell ends, and what was not ended in it.
    pub(super) fn unmark(&mut self) {
        self.formats.truncate(self.after_marker().saturating_sub(1));
        self.stale = true;
    }

    /// Elements were ended, so that only so many are open.
    pub(super) fn detach(&mut self, open: usize) {
        for format in &mut self.formats {
            format.at = format.at.filter(|at| *at <= open);
            self.detached |= format.at.is_none();
        }
    }

    /// Text begins: formatting that goes on from an earlier block stands here now.
    pub(super) fn attach(&mut self, open: usize) {
        if !self.detached {
            return;
        }
        self.detached = false;
        for format in self.formats.iter_mut().rev() {
            if format.tag.is_none() {
                // Those of the outside wait until the cell ends.
                self.detached = true;
                break;
            }
            format.at = format.at.or(Some(open));
        }
    }

    /// The style of text that stands here. `true`: it was put together anew.
    pub(super) fn refresh(&mut self) -> bool {
        if !std::mem::take(&mut self.stale) {
            return false;
        }
        let from = self.after_marker();
        let formats = self.formats.iter().skip(from).map(|format| &format.effect);
        let mut style = Run::default();
        for effect in self.effects.iter().chain(formats) {
            overlay(&mut style, effect);
        }
        self.current = style;
        self.spend();
        true
    }

    /// The style as it was last put together.
    pub(super) fn current(&self) -> &Run {
        &self.current
    }

    /// A run of that style.
    pub(super) fn run(&mut self, text: String) -> Run {
        self.spend();
        Run { text, ..self.current.clone() }
    }

    /// Whether so much was repeated that addresses are left out.
    pub(super) fn exhausted(&self) -> bool {
        self.repeated > MAX_REPEATED
    }

    fn spend(&mut self) {
        self.repeated += weight(&self.current);
        if self.exhausted() {
            self.current = Run { marks: self.current.marks, ..Run::default() };
        }
    }

    fn after_marker(&self) -> usize {
        self.formats.iter().rposition(|format| format.tag.is_none()).map_or(0, |at| at + 1)
    }
}

/// What two styles share: the style of the space between their words.
pub(super) fn common(one: &Run, other: &Run) -> Run {
    let mut both = Run { rare: None, text: String::new(), ..other.clone() };
    both.marks = Mark::ALL
        .into_iter()
        .filter(|mark| one.marks.has(*mark) && other.marks.has(*mark))
        .fold(Default::default(), crate::Marks::with);
    if one.href != other.href {
        both.href = None;
    }
    if one.note != other.note {
        both.note = None;
    }
    if one.lang != other.lang {
        both.lang = None;
    }
    both
}

/// Whether text of this style may be added to the run.
pub(super) fn fits(run: &Run, style: &Run) -> bool {
    run.marks == style.marks
        && run.href == style.href
        && run.note == style.note
        && run.lang == style.lang
        && run.rare == style.rare
}

fn overlay(style: &mut Run, effect: &Run) {
    style.marks = effect.marks.iter().fold(style.marks, crate::Marks::with);
    if effect.href.is_some() || effect.note.is_some() {
        style.href.clone_from(&effect.href);
        style.note.clone_from(&effect.note);
    }
    if effect.lang.is_some() {
        style.lang.clone_from(&effect.lang);
    }
    if effect.rare.is_some() {
        style.rare.clone_from(&effect.rare);
    }
}

fn weight(style: &Run) -> usize {
    let mut weight = 0;
    if let Some(href) = &style.href {
        weight += href.as_str().len();
    }
    if let Some(lang) = &style.lang {
        weight += lang.as_str().len();
    }
    if let Some(rare) = &style.rare {
        for text in [&rare.title, &rare.datetime].into_iter().flatten() {
            weight += text.len();
        }
    }
    weight + style.note.as_ref().map_or(0, String::len)
}
