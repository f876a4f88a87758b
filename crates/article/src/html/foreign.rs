//! What is left out with its content, where the content is markup: SVG, MathML, templates, menus.

use super::{
    builder::{Builder, Told},
    frames::Kind,
    tags::Tag,
    tokens::{Start, Token},
};
use crate::IssueCode;

/// Elements of SVG and MathML in which HTML may stand.
const INTEGRATION: &[&str] =
    &["foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"];

impl Builder<'_, '_> {
    /// An element that is left out with its content.
    pub(super) fn skip(&mut self, tag: Tag, start: &Start<'_>) {
        let foreign = matches!(tag, Tag::Svg | Tag::Math);
        if let (Tag::Math, Some(text)) = (tag, start.filled("alttext")) {
            self.words(text);
        } else if foreign && start.get("aria-hidden").is_none() && self.kind() != Kind::Dropped {
            let message = "a drawing or formula: left out";
            self.tell(Told::Drawing, IssueCode::UnknownBlock, message);
        }
        if foreign && start.closed {
            return;
        }
        // How many of the same element are open, and how many in which HTML may stand.
        let (mut depth, mut html) = (1usize, 0usize);
        loop {
            let outside = foreign && html == 0;
            self.tokens.foreign = outside;
            let here = self.tokens.rest();
            let (name, start) = match self.tokens.next() {
                None => break,
                Some(Token::Text(_)) => continue,
                Some(Token::Start(start)) => (start.name, Some(start.closed)),
                Some(Token::End(name)) => (name, None),
            };
            if foreign && INTEGRATION.iter().any(|point| point.eq_ignore_ascii_case(name)) {
                match start {
                    Some(closed) => html += usize::from(!closed),
                    None => html = html.saturating_sub(1),
                }
                continue;
            }
            let Some(known) = Tag::from_name(name) else { continue };
            let ends = if known == tag && html == 0 {
                match start {
                    // A menu cannot stand in a menu: the second one ends the first.
                    Some(_) if tag == Tag::Select => break,
                    Some(closed) => depth += usize::from(!(foreign && closed)),
                    None => depth -= 1,
                }
                if depth == 0 {
                    break;
                }
                false
            } else if start.is_some() {
                let ends_menu = tag == Tag::Select && matches!(known, Tag::Input | Tag::Textarea);
                // HTML cannot stand in SVG and MathML: it ends them.
                ends_menu || (outside && known.ends_foreign())
            } else {
                // So does the end of what is around them.
                let around = self.open.iter().any(|element| element.tag == known);
                outside && (around || matches!(known, Tag::P | Tag::Br))
            };
            if ends {
                self.tokens.back(here);
                break;
            }
            if known.is_raw() && start.is_some() && !outside {
                self.tokens.skip_raw(name);
            }
        }
        self.tokens.foreign = false;
    }
}
