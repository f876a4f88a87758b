//! Text to runs: white space as CSS would collapse it, line breaks, annotations.

use super::{builder::Builder, frames::Kind, references, shortcodes, style};
use crate::{Content, Run, content};

/// The running text that is being put together.
#[derive(Default)]
pub(super) struct Line {
    runs: Content,
    /// White space that is shown only if more text follows.
    space: Option<char>,
    /// What the last run has in common with the style of that white space, where it changed.
    between: Option<Run>,
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
}

impl Builder<'_, '_> {
    /// Text as it stands in the markup.
    pub(super) fn text(&mut self, raw: &str) {
        if self.muted > 0 {
            return;
        }
        let text = references::decode(raw, false);
        let shown = shortcodes::strip(&text);
        if shown.len() < text.len() {
            self.tell_shortcode();
        }
        self.words(&shown);
    }

    /// Text without references.
    pub(super) fn words(&mut self, text: &str) {
        if let Some(annotation) = &mut self.line.annotation {
            annotation.push_str(text);
            return;
        }
        if self.kind() == Kind::Pre {
            return self.preformatted(text);
        }
        let verse = self.kind() == Kind::Verse;
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            match first {
                '\n' if verse => self.line_break(),
                // One no-break space is meant to keep two words together; more are somebody's layout.
                '\u{A0}' if self.line.space.is_none() => self.space(first),
                ' ' | '\n' | '\t' | '\r' | '\x0C' | '\u{A0}' => self.space(' '),
                '\0' => {}
                _ => {
                    let word = rest.find(is_break).and_then(|end| rest.get(..end)).unwrap_or(rest);
                    self.word(word);
                    rest = rest.get(word.len()..).unwrap_or_default();
                    continue;
                }
            }
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }

    /// `<br>`: a line break if text stands on both sides; two of them end the paragraph.
    pub(super) fn line_break(&mut self) {
        if self.kind() == Kind::Pre {
            self.preformatted("\n");
        } else if let Some(annotation) = &mut self.line.annotation {
            annotation.push(' ');
        } else if self.line.broken {
            self.flush();
        } else {
            self.line.broken = !self.line.runs.is_empty();
            self.line.space = None;
        }
    }

    /// Whether the text ends in the dash that stands before a source.
    pub(super) fn ends_in_dash(&self) -> bool {
        self.line.runs.last().is_some_and(|run| run.text.trim_end().ends_with(['–', '—', '―']))
    }

    /// A block boundary: what was put together so far is a paragraph.
    pub(super) fn flush(&mut self) {
        self.end_annotation();
        if self.kind() == Kind::Pre {
            if self.frames.last().is_some_and(|pre| !pre.text.ends_with('\n')) {
                self.preformatted("\n");
            }
            return;
        }
        let mut runs = std::mem::take(&mut self.line).runs;
        content::trim(&mut runs);
        // What has no width is there to keep an editor from deleting the paragraph.
        let shown = |run: &Run| run.rare.is_some() || run.text.contains(|c| !is_invisible(c));
        let shown = runs.iter().any(shown);
        if shown {
            self.paragraph(runs);
        }
    }

    /// `<ruby>`: annotations belong to what follows.
    pub(super) fn begin_ruby(&mut self) {
        let line = &mut self.line;
        if let (Some(run), Some(space)) = (line.runs.last_mut(), line.space.take()) {
            run.text.push(space);
        }
        line.base = line.runs.len();
        line.fresh = true;
    }

    /// `<rt>`: an annotation.
    pub(super) fn begin_annotation(&mut self) {
        self.end_annotation();
        self.line.annotation = Some(String::new());
    }

    /// `</rt>`: the annotation goes to the run before it; without one it is text.
    pub(super) fn end_annotation(&mut self) {
        let Some(annotation) = self.line.annotation.take() else { return };
        let words = super::collapse(&annotation);
        let base = self.line.runs.len() > self.line.base;
        let run = self.line.runs.last_mut().filter(|run| base && !run.text.trim().is_empty());
        match run {
            _ if words.is_empty() => {}
            Some(run) => run.rare.get_or_insert_default().ruby = Some(words),
            None => self.words(&words),
        }
        self.line.base = self.line.runs.len();
        self.line.fresh = true;
    }

    /// Text in which white space counts.
    fn preformatted(&mut self, text: &str) {
        let Some(pre) = self.frames.last_mut() else { return };
        let mut before = '\0';
        for c in text.chars() {
            match c {
                '\n' if before == '\r' => {}
                // A line feed right after the tag is not part of the text.
                '\r' | '\n' if pre.text.is_empty() => {}
                '\r' => pre.text.push('\n'),
                '\0' => {}
                c => pre.text.push(c),
            }
            before = c;
        }
    }

    /// White space. In `<kbd>A</kbd> <kbd>B</kbd>` it belongs to neither.
    fn space(&mut self, space: char) {
        let changed = self.styles.refresh();
        let line = &mut self.line;
        line.space = Some(space);
        line.same &= !changed;
        if let Some(last) = line.runs.last().filter(|_| !line.same) {
            let before = line.between.as_ref().unwrap_or(last);
            line.between = Some(style::common(before, self.styles.current()));
        }
    }

    fn word(&mut self, word: &str) {
        self.end_implied();
        self.styles.attach(self.open.len());
        let changed = self.styles.refresh();
        let line = &mut self.line;
        let lead = match (line.runs.is_empty(), line.broken) {
            (true, _) => None,
            (false, true) => Some('\n'),
            (false, false) => line.space,
        };
        (line.space, line.broken) = (None, false);
        let between = line.between.take();
        let style = self.styles.current();
        // Styles are compared only where they can differ: an address may be long.
        line.same &= !changed;
        let parted = between.as_ref().is_some_and(|between| !style::fits(between, style));
        let whole = !parted && !line.fresh;
        let last = line.runs.last_mut().filter(|_| whole);
        if let Some(last) = last.filter(|last| line.same || style::fits(last, style)) {
            last.text.extend(lead);
            last.text.push_str(word);
            line.same = true;
            return;
        }
        if !self.cx.take_node(self.path) {
            self.full = true;
            return;
        }
        let mut text = String::new();
        if let (Some(space), Some(last)) = (lead, line.runs.last_mut()) {
            // The space between two styles belongs to neither link, unless to both.
            let between = style::common(between.as_ref().unwrap_or(last), style);
            if style::fits(last, &between) {
                last.text.push(space);
            } else if style::fits(&between, style) {
                text.push(space);
            } else {
                line.runs.push(Run { text: space.into(), ..between });
            }
        }
        text.push_str(word);
        line.runs.push(self.styles.run(text));
        (line.same, line.fresh) = (true, false);
        if self.styles.exhausted() {
            self.tell_repeated();
        }
    }
}

fn is_break(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\x0C' | '\u{A0}' | '\0')
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}
