//! The formatting elements that apply at one place of the markup: the next text has their style.
//!
//! Formatting that was not closed continues in the next block (`<p><b>a</p><p>b`). It ends at its end tag, whatever
//! else is open.

use super::{
    super::tags::{FORMAT, SCOPE, Tag},
    node::{Id, Style, Tree},
};

/// Effects that elements may have in each other; the inner ones past it have none.
const MAX_EFFECTS: usize = 128;
/// Equal formatting elements that may be active (the standard calls this the Noah's Ark clause).
const MAX_EQUAL: usize = 3;
/// The block of a formatting element has ended, and it goes on in the next.
const WAITING: usize = usize::MAX;

/// What is in effect, from the outside.
#[derive(Default)]
pub(super) struct Active {
    effects: Vec<Effect>,
    /// The effects of the style that was put together last, with the style that each completes.
    chain: Vec<(Id, Style)>,
    stale: bool,
}

/// An element that has an effect, or past whose tag formatting does not reach (a cell).
pub(super) struct Effect {
    pub(super) tag: Tag,
    pub(super) id: Id,
    /// How many elements were open around it.
    pub(super) at: usize,
    /// Whether it stands among the open elements itself.
    pub(super) open: bool,
}

impl Active {
    /// An element begins that has an effect.
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
        } else if !is_cell(tag) && self.effects.len() >= MAX_EFFECTS {
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
                if effect.at > open || (effect.open && effect.at == open) {
                    effect.at = WAITING;
                    effect.open = false;
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

    /// The style of what stands here.
    #[inline(never)]
    pub(super) fn style(&mut self, tree: &mut Tree<'_>) -> Style {
        if std::mem::take(&mut self.stale) {
            let from = self.begin();
            let mut known = 0;
            for (at, effect) in self.effects.iter().enumerate() {
                if at < from && effect.tag.is(FORMAT) {
                    continue;
                }
                if self.chain.get(known).is_none_or(|(id, _)| *id != effect.id) {
                    self.chain.truncate(known);
                    let around = self.chain.last().map(|(_, style)| *style).unwrap_or_default();
                    self.chain.push((effect.id, tree.add_style(around, effect.id)));
                }
                known += 1;
            }
            self.chain.truncate(known);
        }
        self.chain.last().map(|(_, style)| *style).unwrap_or_default()
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
pub(super) fn is_cell(tag: Tag) -> bool {
    tag.is(SCOPE) && tag != Tag::TABLE
}
