//! Quotations and boxes when they end: who said it, and whether it is somebody's post.

use super::{frames::Post, walk};
use crate::{Block, Content, Embed, Flow, Mark, Marks, Quote, Run, SafeUrl, content};

/// What becomes of a quotation: a quote, an embed where it is a network's post, or its source alone.
pub(super) fn close(pull: bool, post: Option<Post>, mut cite: Content, mut body: Flow) -> Flow {
    if let Some(url) = post.and_then(|post| address(post, &mut body)) {
        if !cite.is_empty() {
            body.push(Block::Paragraph(cite));
        }
        return vec![Block::Embed(Embed { url, title: None, body, width: None, height: None })];
    }
    if cite.is_empty() {
        cite = take_cite(&mut body);
    }
    if body.is_empty() {
        return if cite.is_empty() { body } else { vec![Block::Paragraph(cite)] };
    }
    // A pull quote is often a quotation in a figure.
    if pull && body.len() == 1 {
        match body.pop() {
            Some(Block::Quote(inner)) => {
                let mut source = inner.cite;
                walk::append(&mut source, cite);
                return vec![Block::Quote(Quote { body: inner.body, cite: source, pull })];
            }
            other => body.extend(other),
        }
    }
    vec![Block::Quote(Quote { body, cite, pull })]
}

/// A box's sign, which stands apart in the markup, at the head of its first paragraph.
pub(super) fn join_sign(mut flow: Flow) -> Flow {
    if let [Block::Paragraph(sign), Block::Paragraph(first), ..] = flow.as_mut_slice()
        && !content::text(sign).contains(char::is_alphanumeric)
    {
        sign.push(Run::plain(" "));
        sign.append(first);
        std::mem::swap(sign, first);
        flow.remove(0);
    }
    flow
}

fn address(post: Post, body: &mut Flow) -> Option<SafeUrl> {
    let (mut first, mut last) = (None, None);
    walk::contents(body, &mut |content| {
        for href in content.iter().filter_map(|run| run.href.as_ref()) {
            first.get_or_insert_with(|| href.clone());
            last = Some(href.clone());
        }
    });
    match post {
        Post::Known(url) => Some(url),
        Post::FirstLink => first,
        Post::LastLink => last,
    }
}

/// The source at the end of a quotation: a last paragraph that is `<cite>` and nothing else, or a `<cite>`
/// at its end after a dash or on a line of its own. The dash goes with it.
fn take_cite(body: &mut Flow) -> Content {
    let Some(Block::Paragraph(last)) = body.last_mut() else { return Content::new() };
    let from = last.iter().rposition(|run| !run.marks.has(Mark::Cite)).map_or(0, |at| at + 1);
    if from == last.len() {
        return Content::new();
    }
    let mut source = Content::new();
    if let Some(before) = from.checked_sub(1).and_then(|at| last.get_mut(at)) {
        let kept = before.text.trim_end_matches([' ', '\u{A0}', '-', '–', '—', '―']).len();
        let dash = before.text.get(kept..).unwrap_or_default().to_owned();
        let opens = dash.contains(['–', '—', '―']) || (kept == 0 && dash.contains('-'));
        if !opens && !before.text.ends_with('\n') {
            return source;
        }
        before.text.truncate(kept);
        source.extend(Some(Run::plain(dash)).filter(|run| !run.text.is_empty()));
    }
    for mut run in last.drain(from..) {
        let marks = run.marks.iter().filter(|mark| *mark != Mark::Cite);
        run.marks = marks.fold(Marks::default(), Marks::with);
        source.push(run);
    }
    content::trim(last);
    if last.is_empty() {
        body.pop();
    }
    content::trim(&mut source);
    source
}
