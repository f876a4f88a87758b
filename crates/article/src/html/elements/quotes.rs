//! Quotations.

use super::super::{
    flows::{self, taken},
    frame::{Frame, Kind},
    quotes,
    tree::Id,
    walker::Walker,
};
use crate::{Block, Quote};

/// A quotation; `pull`: it repeats the article.
pub(in super::super) fn quote(w: &mut Walker<'_, '_>, id: Id, pull: bool) {
    let mut frame = w.inside(id, Kind::Quote);
    close(w, &mut frame, pull);
}

/// A quotation ends. Without words it is its source alone.
pub(in super::super) fn close(w: &mut Walker<'_, '_>, frame: &mut Frame, pull: bool) {
    let (flow, cite) = (&mut frame.flow, &mut frame.caption);
    if cite.is_empty() {
        quotes::take_cite(flow, cite);
    }
    // A pull quote is often a quotation in a figure.
    if let (true, [Block::Quote(inner)]) = (pull, flow.as_mut_slice()) {
        inner.pull = pull;
        flows::append(&mut inner.cite, cite);
        w.frame.flow.append(flow);
    } else if flow.is_empty() {
        w.paragraph(cite);
    } else {
        w.block(Block::Quote(Quote { body: taken(flow), cite: taken(cite), pull }));
    }
}
