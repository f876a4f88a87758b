//! Quotations when they end: who said it, and whether it is somebody's post.

use super::{
    builder::Builder,
    cursor::Cursor,
    frames::{Frame, Kind},
    media,
    walk::{self, taken},
};
use crate::{Block, Content, Flow, Mark, Quote, Run, content};

impl Builder<'_, '_> {
    /// A quotation ends: it becomes a quote, an embed where it is a network's post, or its source alone.
    pub(super) fn close_quote(&mut self, frame: &mut Frame) {
        let flow = &mut frame.flow;
        let cite = &mut frame.caption;
        if let Some(url) = frame.url.take() {
            if !cite.is_empty() {
                walk::add(flow, Block::Paragraph(taken(cite)));
            }
            return self.block(media::embed(url, None, taken(flow)));
        }
        if cite.is_empty() {
            take_cite(flow, cite);
        }
        let pull = frame.kind == Kind::Pull;
        // A pull quote is often a quotation in a figure.
        if let (true, [Block::Quote(inner)]) = (pull, flow.as_mut_slice()) {
            inner.pull = pull;
            walk::append(&mut inner.cite, cite);
        } else if flow.is_empty() {
            self.paragraph(cite);
        } else {
            let quote = Quote { body: taken(flow), cite: taken(cite), pull };
            self.block(Block::Quote(quote));
        }
    }
}

/// Where the dash begins that stands at the end of a text before a source, and whether there is one. A
/// hyphen is one if nothing stands before it.
#[inline(never)]
pub(super) fn dash(text: &str) -> (usize, bool) {
    let (mut from, mut found) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            '–' | '—' | '―' => found = true,
            '-' => found |= from == 0,
            ' ' | '\u{A0}' => {}
            _ => (from, found) = (at + c.len_utf8(), false),
        }
    }
    (from, found)
}

/// The source at the end of a quotation: a last paragraph that is `<cite>` and nothing else, or a `<cite>`
/// at its end after a dash or on a line of its own. The dash goes with it.
#[inline(never)]
fn take_cite(body: &mut Flow, source: &mut Content) {
    let Some(Block::Paragraph(last)) = body.last_mut() else { return };
    let mut from = last.len();
    while last.get(from.wrapping_sub(1)).is_some_and(|run| run.marks.has(Mark::Cite)) {
        from -= 1;
    }
    if from == last.len() {
        return;
    }
    if let Some(before) = last.get_mut(from.wrapping_sub(1)) {
        let (kept, found) = dash(&before.text);
        if !found && !before.text.ends_with("\n") {
            return;
        }
        let mut cursor = Cursor::new(&before.text);
        cursor.end();
        source.push(Run::plain(cursor.since(kept).to_owned()));
        before.text.truncate(kept);
    }
    let mut cited = last.split_off(from);
    for run in &mut cited {
        run.marks = run.marks.without(Mark::Cite);
    }
    source.append(&mut cited);
    content::trim(last);
    if last.is_empty() {
        body.pop();
    }
    content::trim(source);
}
