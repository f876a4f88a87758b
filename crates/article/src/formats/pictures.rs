//! Recognises one picture that is given in several files or places.

use crate::{Block, Flow, Image, IssueCode, SafeUrl, context::Context, node::Path};

/// Takes away the picture at the head of the text where it is the lead picture, which is given what the other
/// knew of it. The lead picture is not to be seen twice.
pub(super) fn once(lead: &mut Image, body: &mut Flow, cx: &mut Context<'_>, path: &Path<'_>) {
    let Some(Block::Image(first)) = body.first_mut() else { return };
    if file(&lead.src) != file(&first.src) {
        return;
    }
    // What the story says of it goes before what the library does.
    if !first.caption.is_empty() {
        lead.caption = std::mem::take(&mut first.caption);
    }
    if !first.credit.is_empty() {
        lead.credit = std::mem::take(&mut first.credit);
    }
    lead.href = lead.href.take().or_else(|| first.href.take());
    lead.alt = lead.alt.take().filter(|alt| !alt.is_empty()).or_else(|| first.alt.take());
    body.remove(0);
    cx.report(IssueCode::Duplicate, "the lead picture at the head of the text: left out", path);
}

/// Whether a size is of the picture's proportions, within a hundredth: files of others show a part of it.
pub(super) fn same_ratio(image: &Image, width: Option<u32>, height: Option<u32>) -> bool {
    let product = |one: Option<u32>, other: Option<u32>| Some(u64::from(one?) * u64::from(other?));
    let across = product(image.width, height);
    let down = product(image.height, width);
    across.zip(down).is_some_and(|(across, down)| across.abs_diff(down) * 100 <= across)
}

/// An address without its host and size: `2024/05/quay` of `https://a.example/2024/05/quay-300x200.jpg?w=1`.
/// The host may be a cache's.
fn file(url: &SafeUrl) -> &[u8] {
    let url = url.as_str().as_bytes();
    let end = url.iter().position(|byte| matches!(byte, b'?' | b'#'));
    let (mut path, _) = url.split_at(end.unwrap_or(url.len()));
    let mut cut = |at: u8, is_rest: fn(&[u8]) -> bool| {
        let place = path.iter().rposition(|byte| *byte == at);
        if let Some((stem, [_, rest @ ..])) = place.map(|place| path.split_at(place))
            && is_rest(rest)
        {
            path = stem;
        }
    };
    cut(b'.', |kind| kind.len() < 5);
    cut(b'-', |size| {
        // What WordPress calls the file that it shows in place of a very large one.
        size == b"scaled"
            || size.contains(&b'x')
                && size.iter().all(|byte| *byte == b'x' || byte.is_ascii_digit())
    });
    let mut slashes = 0;
    let folder = path.iter().rposition(|byte| {
        slashes += u8::from(*byte == b'/');
        slashes == 3
    });
    path.split_at(folder.unwrap_or(0)).1
}
