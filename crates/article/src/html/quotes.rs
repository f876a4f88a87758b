//! Quotations and boxes when they end: who said it, and whether it is somebody's post.

use std::mem::take;

use super::{
    frames::{Frame, Post},
    media, walk,
};
use crate::{Block, Content, Flow, Mark, Marks, Quote, Run, SafeUrl, content};

/// A quotation ends: its flow becomes a quote, an embed where it is a network's post, or its source alone.
pub(super) fn close(pull: bool, post: Post, frame: &mut Frame) {
    let flow = &mut frame.flow;
    let mut cite = take(&mut frame.caption);
    if let Some(url) = frame.url.take().or_else(|| address(post, flow)) {
        if !cite.is_empty() {
            flow.push(Block::Paragraph(cite));
        }
        let body = take(flow);
        flow.push(Block::Embed(media::embed(url, None, body)));
        return;
    }
    if cite.is_empty() {
        cite = take_cite(flow);
    }
    // A pull quote is often a quotation in a figure.
    if let (true, [Block::Quote(inner)]) = (pull, flow.as_mut_slice()) {
        inner.pull = pull;
        walk::append(&mut inner.cite, cite);
    } else if !flow.is_empty() {
        let body = take(flow);
        flow.push(Block::Quote(Quote { body, cite, pull }));
    } else if !cite.is_empty() {
        flow.push(Block::Paragraph(cite));
    }
}

/// A box's sign, which stands apart in the markup, at the head of its first paragraph.
pub(super) fn join_sign(flow: &mut Flow) {
    if let [Block::Paragraph(sign), Block::Paragraph(first), ..] = flow.as_mut_slice()
        && sign.iter().all(|run| run.text.chars().all(|c| c > '\u{2000}'))
    {
        sign.push(Run::plain(" "));
        sign.append(first);
        std::mem::swap(sign, first);
        flow.remove(0);
    }
}

/// A run's marks without one of them.
pub(super) fn unmark(run: &mut Run, gone: Mark) {
    run.marks = run.marks.iter().filter(|mark| *mark != gone).fold(Marks::default(), Marks::with);
}

/// The address of a post, from the links in its words.
fn address(post: Post, body: &mut Flow) -> Option<SafeUrl> {
    let mut found = None;
    if post != Post::No {
        walk::contents(body, &mut |content| {
            for run in content {
                if run.href.is_some() && (found.is_none() || post == Post::LastLink) {
                    found.clone_from(&run.href);
                }
            }
        });
    }
    found
}

/// The source at the end of a quotation: a last paragraph that is `<cite>` and nothing else, or a `<cite>`
/// at its end after a dash or on a line of its own. The dash goes with it.
fn take_cite(body: &mut Flow) -> Content {
    let Some(Block::Paragraph(last)) = body.last_mut() else { return Content::new() };
    let from = last.iter().rposition(|run| !run.marks.has(Mark::Cite)).map_or(0, |at| at + 1);
    if from == last.len() {
        return Content::new();
    }
    let mut dash = String::new();
    if let Some(before) = from.checked_sub(1).and_then(|at| last.get_mut(at)) {
        let opens = |c: char| matches!(c, ' ' | '\u{A0}' | '-' | '–' | '—' | '―');
        let kept = before.text.trim_end_matches(opens).len();
        let found = before.text.get(kept..).unwrap_or_default();
        let long = found.chars().any(|c| matches!(c, '–' | '—' | '―'));
        let named = kept == 0 && found.contains('-');
        if !(long || named || before.text.ends_with('\n')) {
            return Content::new();
        }
        dash.push_str(found);
        before.text.truncate(kept);
    }
    let mut source = last.split_off(from);
    source.iter_mut().for_each(|run| unmark(run, Mark::Cite));
    if !dash.is_empty() {
        source.insert(0, Run::plain(dash));
    }
    content::trim(last);
    if last.is_empty() {
        body.pop();
    }
    content::trim(&mut source);
    source
}
