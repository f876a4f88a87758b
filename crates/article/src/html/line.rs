//! Text to runs: white space as CSS would collapse it, line breaks, annotations.

use std::mem::take;

use super::{
    builder::{Builder, Told},
    cursor::{Cursor, NO_BREAK, is_space},
    frames::Kind,
    quotes, references, shortcodes, style,
};
use crate::{Content, Run, content};

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
    pub(super) annotation: Option<String>,
}

impl Builder<'_, '_> {
    /// Text as it stands in the markup.
    pub(super) fn text(&mut self, raw: &str) {
        let mut text = references::decode(raw, false);
        if shortcodes::strip(&mut text) {
            self.tell(Told::Shortcode);
        }
        self.words(&text);
    }

    /// Text without references.
    #[inline(never)]
    pub(super) fn words(&mut self, text: &str) {
        if let Some(annotation) = &mut self.line.annotation {
            return annotation.push_str(text);
        }
        if self.frame.kind == Kind::Pre {
            return self.preformatted(text);
        }
        let mut cursor = Cursor::new(text);
        while !cursor.ended() {
            let first = cursor.byte(0);
            if cursor.eat(NO_BREAK) {
                let alone = self.line.space.is_empty();
                self.space(if alone { NO_BREAK } else { " " });
                continue;
            }
            if first != 0 && !is_space(first) {
                self.word(cursor.word());
                continue;
            }
            cursor.at += 1;
            if first == b'\n' && self.frame.kind == Kind::Verse {
                self.line_break();
            } else if first != 0 {
                self.space(" ");
            }
        }
    }

    /// `<br>`: a line break if text stands on both sides; two of them end the paragraph.
    pub(super) fn line_break(&mut self) {
        if self.frame.kind == Kind::Pre {
            self.preformatted("\n");
        } else if let Some(annotation) = &mut self.line.annotation {
            annotation.push(' ');
        } else if self.line.broken {
            self.flush();
        } else {
            self.line.broken = !self.line.runs.is_empty();
            self.line.space = "";
        }
    }

    /// Whether the text ends in the dash that stands before a source.
    pub(super) fn ends_in_dash(&self) -> bool {
        self.line.runs.last().is_some_and(|run| quotes::dash(&run.text).1)
    }

    /// A block boundary: what was put together so far is a paragraph.
    pub(super) fn flush(&mut self) {
        self.end_annotation();
        if self.frame.kind == Kind::Pre {
            if !self.frame.text.ends_with("\n") {
                self.preformatted("\n");
            }
            return;
        }
        let mut runs = take(&mut self.line).runs;
        content::trim(&mut runs);
        // What has no width is there to keep an editor from deleting the paragraph.
        let shown = |run: &Run| run.rare.is_some() || !run.text.chars().all(is_invisible);
        let shown = runs.iter().any(shown);
        if shown {
            self.paragraph(&mut runs);
        }
    }

    /// `<ruby>`: annotations belong to what follows.
    pub(super) fn begin_ruby(&mut self) {
        let line = &mut self.line;
        if let Some(run) = line.runs.last_mut() {
            run.text.push_str(take(&mut line.space));
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
        let pre = &mut self.frame.text;
        let mut before = '\0';
        for c in text.chars() {
            match c {
                '\n' if before == '\r' => {}
                // A line feed right after the tag is not part of the text.
                '\r' | '\n' if pre.is_empty() => {}
                '\r' => pre.push('\n'),
                '\0' => {}
                c => pre.push(c),
            }
            before = c;
        }
    }

    /// White space. In `<kbd>A</kbd> <kbd>B</kbd>` it belongs to neither.
    #[inline(never)]
    fn space(&mut self, space: &'static str) {
        let changed = self.styles.refresh();
        self.line.space = space;
        self.line.same &= !changed;
        if !self.line.same {
            self.part();
        }
    }

    /// Leaves of the style of the white space what it shares with the text before it and that of now.
    #[inline(never)]
    fn part(&mut self) {
        let line = &mut self.line;
        let Some(last) = line.runs.last() else { return };
        let style = self.styles.current();
        if !line.parted {
            line.parted = true;
            line.between = style.clone();
            style::narrow(&mut line.between, last);
        }
        style::narrow(&mut line.between, style);
    }

    #[inline(never)]
    fn word(&mut self, word: &str) {
        self.end_implied();
        self.styles.attach(self.open.len());
        let changed = self.styles.refresh();
        let line = &mut self.line;
        let mut lead = take(&mut line.space);
        if take(&mut line.broken) {
            lead = "\n";
        }
        let style = self.styles.current();
        // Styles are compared only where they can differ: an address may be long.
        line.same &= !changed;
        let whole = !line.fresh && (!line.parted || style::fits(&line.between, style));
        if let Some(last) = line.runs.last_mut().filter(|_| whole)
            && (line.same || style::fits(last, style))
        {
            last.text.push_str(lead);
            last.text.push_str(word);
            (line.same, line.parted) = (true, false);
            return;
        }
        if !self.cx.take_node(self.path) {
            self.full = true;
            return;
        }
        let mut text = String::new();
        self.part();
        let line = &mut self.line;
        if let Some(last) = line.runs.last_mut().filter(|_| !lead.is_empty()) {
            // The space between two styles belongs to neither link, unless to both.
            if style::fits(last, &line.between) {
                last.text.push_str(lead);
            } else if style::fits(&line.between, self.styles.current()) {
                text.push_str(lead);
            } else {
                line.between.text.push_str(lead);
                line.runs.push(take(&mut line.between));
            }
        }
        text.push_str(word);
        let run = self.styles.run(text);
        let line = &mut self.line;
        line.runs.push(run);
        (line.same, line.fresh, line.parted) = (true, false, false);
        if self.styles.exhausted() {
            self.tell(Told::Repeated);
        }
    }
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}
