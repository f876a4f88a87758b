//! Turns text into runs: white space collapses as in CSS; line breaks and annotations are kept.

use std::mem::take;

use super::{
    cursor::{Cursor, NO_BREAK, collapse, is_space},
    style::{self, Styles},
};
use crate::{Content, Image, Mark, Run, Sign, content};

/// The running text that is being put together.
#[derive(Default)]
pub(super) struct Line {
    runs: Content,
    /// White space that is shown only if more text follows.
    space: &'static str,
    /// What the last run has in common with the style of that white space, where it changed.
    between: Run,
    /// Whether it changed.
    parted: bool,
    /// A line break that is shown only if more text follows.
    broken: bool,
    /// Whether the next text is a run of its own, whatever its style.
    fresh: bool,
    /// Whether the last run has the style that text had last.
    same: bool,
    /// Where the runs begin that the next annotation belongs to.
    base: usize,
    /// The annotation that is being read (`rt`).
    annotation: Option<String>,
    /// The name of the place where the next text stands.
    pub(super) anchor: Option<String>,
}

impl Line {
    /// Adds text without references in the style that holds. `lines`: whether its line breaks are kept.
    /// What comes out: how many runs were begun, and whether a kept line break ends the paragraph here, with
    /// the text after it.
    #[inline(never)]
    pub(super) fn words<'t>(
        &mut self,
        text: &'t str,
        styles: &mut Styles,
        lines: bool,
    ) -> Option<&'t str> {
        if let Some(annotation) = &mut self.annotation {
            annotation.push_str(text);
            return None;
        }
        let mut cursor = Cursor::new(text);
        while !cursor.ended() {
            let first = cursor.byte(0);
            if cursor.eat(NO_BREAK) {
                let alone = self.space.is_empty();
                self.space(if alone { NO_BREAK } else { " " }, styles);
                continue;
            }
            if first != 0 && !is_space(first) {
                self.word(cursor.word(), styles);
                continue;
            }
            cursor.at += 1;
            if first == b'\n' && lines {
                if self.line_break() {
                    let from = cursor.at;
                    cursor.end();
                    return Some(cursor.since(from));
                }
            } else if first != 0 {
                self.space(" ", styles);
            }
        }
        None
    }

    /// The style has changed since the last text.
    pub(super) fn restyle(&mut self) {
        self.same = false;
    }

    /// How many runs there are.
    pub(super) fn runs(&self) -> usize {
        self.runs.len()
    }

    /// A line break if text stands on both sides. `true`: it is the second one, which ends the paragraph.
    pub(super) fn line_break(&mut self) -> bool {
        if let Some(annotation) = &mut self.annotation {
            annotation.push(' ');
        } else if self.broken {
            return true;
        } else {
            self.broken = !self.runs.is_empty();
            self.space = "";
        }
        false
    }

    /// The last text, if any.
    pub(super) fn last(&self) -> Option<&Run> {
        self.runs.last()
    }

    /// What was put together so far, if it shows anything; then nothing is left.
    pub(super) fn take(&mut self) -> Content {
        let anchor = self.anchor.take();
        let mut runs = take(self).runs;
        self.anchor = anchor;
        content::trim(&mut runs);
        // What has no width is there to keep an editor from deleting the paragraph.
        let shown = |run: &Run| run.rare.is_some() || !run.text.chars().all(is_invisible);
        if runs.iter().any(shown) { runs } else { Content::new() }
    }

    /// `<ruby>`: annotations belong to what follows.
    pub(super) fn begin_ruby(&mut self) {
        if let Some(run) = self.runs.last_mut() {
            run.text.push_str(take(&mut self.space));
        }
        self.base = self.runs.len();
        self.fresh = true;
    }

    /// `<rt>`: an annotation.
    pub(super) fn begin_annotation(&mut self, styles: &mut Styles) {
        self.end_annotation(styles);
        self.annotation = Some(String::new());
    }

    /// `</rp>`: what stands around an annotation where none can be shown.
    pub(super) fn drop_annotation(&mut self) {
        self.annotation = None;
    }

    /// `</rt>`: the annotation goes to the run before it; without one it is text.
    pub(super) fn end_annotation(&mut self, styles: &mut Styles) {
        let Some(annotation) = self.annotation.take() else { return };
        let words = collapse(&annotation);
        let base = self.runs.len() > self.base;
        let run = self.runs.last_mut().filter(|run| base && !run.text.trim().is_empty());
        match run {
            _ if words.is_empty() => {}
            Some(run) => run.rare.get_or_insert_default().ruby = Some(words),
            None => {
                self.words(&words, styles, false);
            }
        }
        self.base = self.runs.len();
        self.fresh = true;
    }

    /// A small picture in the line.
    pub(super) fn sign(&mut self, image: Image, styles: &mut Styles) {
        let alt = image.alt.unwrap_or_default();
        // A run is never empty.
        let text = if alt.is_empty() { "\u{200B}".to_owned() } else { alt };
        self.fresh = true;
        self.word(&text, styles);
        if let Some(run) = self.runs.last_mut() {
            let sign = Sign { src: image.src, width: image.width, height: image.height };
            run.rare.get_or_insert_default().image = Some(sign);
        }
        self.fresh = true;
        self.same = false;
    }

    /// A reference to a note: the number that stands here already, else one of its own.
    pub(super) fn reference(&mut self, place: &str, number: usize) {
        let is_number =
            |run: &Run| run.marks.has(Mark::Sup) && run.note.is_none() && run.text.trim().len() < 6;
        if self.runs.last().is_none_or(|run| !is_number(run)) {
            self.runs.push(Run::plain(number.to_string()));
        }
        if let Some(run) = self.runs.last_mut() {
            run.note = Some(place.to_owned());
            run.href = None;
            run.marks = run.marks.without(Mark::Sup);
        }
        (self.fresh, self.same, self.parted, self.space) = (true, false, false, "");
    }

    /// White space. In `<kbd>A</kbd> <kbd>B</kbd>` it belongs to neither.
    #[inline(never)]
    fn space(&mut self, space: &'static str, styles: &Styles) {
        self.space = space;
        if !self.same {
            self.part(styles.current());
        }
    }

    /// Leaves of the style of the white space what it shares with the text before it and that of now.
    #[inline(never)]
    fn part(&mut self, style: &Run) {
        let Some(last) = self.runs.last() else { return };
        if !self.parted {
            self.parted = true;
            self.between = style.clone();
            style::narrow(&mut self.between, last);
        }
        style::narrow(&mut self.between, style);
    }

    #[inline(never)]
    fn word(&mut self, word: &str, styles: &mut Styles) {
        let mut lead = take(&mut self.space);
        if take(&mut self.broken) {
            lead = "\n";
        }
        self.fresh |= self.anchor.is_some();
        let style = styles.current();
        // Styles are compared only where they can differ: an address may be long.
        let whole = !self.fresh && (!self.parted || style::fits(&self.between, style));
        if let Some(last) = self.runs.last_mut().filter(|_| whole)
            && (self.same || style::fits(last, style))
        {
            last.text.push_str(lead);
            last.text.push_str(word);
            (self.same, self.parted) = (true, false);
            return;
        }
        let mut text = String::new();
        let mut fresh = false;
        self.part(style);
        if let Some(last) = self.runs.last_mut().filter(|_| !lead.is_empty()) {
            // The space between two styles belongs to neither link, unless to both.
            if style::fits(last, &self.between) {
                last.text.push_str(lead);
            } else if style::fits(&self.between, style) {
                text.push_str(lead);
            } else {
                self.between.text.push_str(lead);
                self.runs.push(take(&mut self.between));
            }
        }
        text.push_str(word);
        let mut run = styles.run(text);
        if let Some(anchor) = self.anchor.take() {
            run.rare.get_or_insert_default().anchor = Some(anchor);
            fresh = true;
        }
        self.runs.push(run);
        (self.same, self.fresh, self.parted) = (!fresh, fresh, false);
    }
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}
