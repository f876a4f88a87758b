//! Elements that are skipped with all their content: SVG, MathML, templates, menus.

use super::{
    super::{
        tags::{BREAKOUT, RAW, Tag},
        tokens::{Piece, Token},
    },
    build::Builder,
};

/// Elements of SVG and MathML in which HTML may stand.
const INTEGRATION: &str = "foreignobject desc title mi mo mn ms mtext annotation-xml";

impl<'a> Builder<'a> {
    /// An element that is passed over with its content, which is kept as it was written.
    pub(super) fn skip(&mut self, tag: Tag, token: &mut Token<'a>) {
        let from = self.tokens.cursor.at;
        let foreign = matches!(tag, Tag::SVG | Tag::MATH);
        let mut start = std::mem::take(token);
        if !(foreign && start.closed) {
            self.pass(tag, foreign, token);
        }
        let text = self.tokens.cursor.since(from);
        self.whole(tag, text, &mut start);
    }

    fn pass(&mut self, tag: Tag, foreign: bool, token: &mut Token<'a>) {
        // How many of the same element are open, and how many in which HTML may stand.
        let (mut depth, mut html) = (1usize, 0usize);
        loop {
            let outside = foreign && html == 0;
            self.tokens.foreign = outside;
            let here = self.tokens.cursor.at;
            if !self.tokens.next(token) {
                break;
            }
            let name = token.text;
            let starts = token.piece == Piece::Start;
            if token.piece == Piece::Text {
                continue;
            }
            if foreign && INTEGRATION.split(' ').any(|point| point.eq_ignore_ascii_case(name)) {
                if starts {
                    html += usize::from(!token.closed);
                } else {
                    html = html.saturating_sub(1);
                }
                continue;
            }
            let known = Tag::from_name(name);
            let ends = if known == tag && html == 0 {
                if !starts {
                    depth -= 1;
                } else if tag == Tag::SELECT {
                    // A menu cannot stand in a menu: the second one ends the first.
                    depth = 0;
                } else if !(foreign && token.closed) {
                    depth += 1;
                }
                if depth == 0 {
                    break;
                }
                false
            } else if starts {
                let ends_menu = tag == Tag::SELECT && matches!(known, Tag::INPUT | Tag::TEXTAREA);
                // HTML cannot stand in SVG and MathML: it ends them.
                ends_menu || (outside && known.is(BREAKOUT))
            } else {
                // So does the end of what is around them.
                let around = known != Tag::OTHER && self.seek(known, 0, 0).is_some();
                outside && (around || matches!(known, Tag::P | Tag::BR))
            };
            if ends {
                self.tokens.cursor.at = here;
                break;
            }
            if starts && !outside && known.is(RAW) {
                self.tokens.skip_raw(name);
            }
        }
        self.tokens.foreign = false;
    }
}
