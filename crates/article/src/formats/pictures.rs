//! One picture in several files and places.

use crate::{Block, Flow, Image, IssueCode, SafeUrl, context::Context, node::Path};

/// Takes away the picture at the head of the text where it is the lead picture, which is given what the other
/// knew of it. The lead picture is not to be seen twice.
pub(super) fn once(lead: &mut Image, body: &mut Flow, cx: &mut Context<'_>, path: &Path<'_>) {
    let Some(Block::Image(first)) = body.first_mut() else { return };
    if !same_file(&lead.src, &first.src) {
        return;
    }
    if lead.caption.is_empty() {
        lead.caption = std::mem::take(&mut first.caption);
    }
    lead.alt = lead.alt.take().filter(|alt| !alt.is_empty()).or_else(|| first.alt.take());
    body.remove(0);
    cx.report(IssueCode::Duplicate, "the lead picture at the head of the text: left out", path);
}

/// Whether two sizes, as width and height, are of the same proportions within a hundredth: files of others
/// show a part of the picture. One that is not known is of none.
pub(super) fn same_ratio(
    one: (Option<u32>, Option<u32>),
    other: (Option<u32>, Option<u32>),
) -> bool {
    let (Some(width), Some(height), Some(other_width), Some(other_height)) =
        (one.0, one.1, other.0, other.1)
    else {
        return false;
    };
    let across = u64::from(width) * u64::from(other_height);
    let down = u64::from(height) * u64::from(other_width);
    across.abs_diff(down) * 100 <= across
}

/// Whether two addresses are of one picture: the same file in the same folders, whatever the host (it may be
/// a cache) and the size that ends its name.
fn same_file(one: &SafeUrl, other: &SafeUrl) -> bool {
    stem(one).rsplit('/').take(3).eq(stem(other).rsplit('/').take(3))
}

/// An address up to the size of the picture: `…/2024/05/quay` of `…/2024/05/quay-300x200.jpg?w=1`.
fn stem(url: &SafeUrl) -> &str {
    let file = url.as_str().split(['?', '#']).next().unwrap_or_default();
    let file = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let Some((stem, size)) = file.rsplit_once('-') else { return file };
    let number = |text: &str| text.parse::<u16>().is_ok();
    let is_size = size.split_once('x').is_some_and(|(w, h)| number(w) && number(h));
    // "scaled" is what WordPress calls the file that it shows in place of a very large one.
    if is_size || size == "scaled" { stem } else { file }
}
