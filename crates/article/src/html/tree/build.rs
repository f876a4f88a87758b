//! Builds the tree from tags: what a tag opens, and what it closes.
//!
//! It follows the tree construction stage of the HTML standard, as far as that matters for an article.

use super::{
    super::{
        cursor::is_no_space,
        references,
        tags::{
            BLOCK, BUTTON, FORMAT, HEADING, LIST, PART, RAW, ROW, SCOPE, SECTION, SPECIAL, STOP,
            TERM, Tag, VOID,
        },
        tokens::{Piece, Token, Tokens},
    },
    active::{Active, Effect, is_cell},
    node::{Id, Node, Style, Tree},
};
use crate::text::trim;

/// Open elements; tags past it are passed over. Browsers have the same limit.
const MAX_OPEN: usize = 512;
/// Open elements of formatting and of no known name; past it they hold nothing, and only their style counts.
const MAX_LIGHT: usize = 128;

/// What the reader knows at one place of the markup.
pub(super) struct Builder<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) tree: Tree<'a>,
    /// The open elements, without the root.
    open: Vec<(Tag, Id)>,
    active: Active,
    /// How many of them are formatting or of no known name.
    light: usize,
}

impl<'a> Builder<'a> {
    /// Reads to the end.
    #[inline(never)]
    pub(super) fn read(html: &'a str) -> Tree<'a> {
        let mut reader = Builder {
            tokens: Tokens::new(html),
            tree: Tree::default(),
            open: Vec::new(),
            active: Active::default(),
            light: 0,
        };
        reader.tree.add(Node { tag: Tag::OTHER, ..Node::default() }, 0);
        let mut token = Token::default();
        while !reader.tree.cut && reader.tokens.next(&mut token) {
            match token.piece {
                Piece::Text => reader.text(token.text),
                Piece::Start => reader.start(&mut token),
                Piece::End => reader.end(Tag::from_name(token.text), token.text),
            }
        }
        reader.pop_to(0);
        reader.tree.end(0);
        reader.tree
    }

    fn text(&mut self, text: &'a str) {
        if !is_space(text) {
            self.end_implied();
            self.active.attach(self.open.len());
        }
        let style = self.active.style(&mut self.tree);
        self.tree.add(Node { tag: Tag::TEXT, text, style, ..Node::default() }, self.place());
    }

    fn start(&mut self, token: &mut Token<'a>) {
        let tag = Tag::from_name(token.text);
        match tag {
            _ if tag.is(RAW) => self.raw(tag, token),
            _ if tag.is(VOID) => self.void(tag, token),
            _ if tag.is(FORMAT) => self.begin_format(tag, token),
            _ if tag.is(PART) => self.begin_in_table(tag, token),
            Tag::SVG | Tag::MATH | Tag::TEMPLATE | Tag::SELECT => self.skip(tag, token),
            Tag::TABLE => self.begin_table(token),
            Tag::LI => self.begin_item(token),
            _ => self.begin(tag, token),
        }
    }

    /// Any other element begins.
    fn begin(&mut self, tag: Tag, token: &mut Token<'a>) {
        if tag.is(BLOCK) {
            if tag.is(TERM) {
                self.end_in(tag, TERM, STOP | SPECIAL);
            } else {
                self.end_implied();
            }
            self.end_paragraph();
            if tag.is(HEADING) && self.last().is(HEADING) {
                self.end_in(Tag::OTHER, HEADING, 0);
            }
        } else {
            self.end_implied();
            if matches!(tag, Tag::RT | Tag::RP) && matches!(self.last(), Tag::RT | Tag::RP) {
                let last = self.last();
                self.end_in(last, 0, 0);
            }
        }
        self.push(tag, token);
    }

    fn begin_item(&mut self, token: &mut Token<'a>) {
        self.end_in(Tag::LI, 0, STOP | SPECIAL);
        self.end_paragraph();
        if !self.in_list() {
            self.push(Tag::IMPLIED, &mut Token::default());
        }
        self.push(Tag::LI, token);
    }

    /// Whether the block around is a list.
    fn in_list(&self) -> bool {
        for (tag, _) in self.open.iter().rev() {
            match *tag {
                Tag::UL | Tag::OL | Tag::MENU | Tag::DIR | Tag::IMPLIED => return true,
                tag if holds_blocks(tag) => return false,
                _ => {}
            }
        }
        false
    }

    fn begin_format(&mut self, tag: Tag, token: &mut Token<'a>) {
        if tag == Tag::A {
            // A link cannot stand in a link: the first one ends.
            self.end_format(tag);
        }
        self.end_implied();
        let at = self.open.len();
        let Some(id) = self.leaf(tag, token) else { return };
        let open = self.light < MAX_LIGHT && at < MAX_OPEN;
        self.active.push(Effect { tag, id, at, open });
        if open {
            self.light += 1;
            self.open.push((tag, id));
        }
    }

    fn begin_table(&mut self, token: &mut Token<'a>) {
        // Outside of the cells of a table, a table ends it.
        if self.last().is(SECTION | ROW) {
            self.end_in(Tag::TABLE, 0, 0);
        }
        self.end_implied();
        self.end_paragraph();
        self.push(Tag::TABLE, token);
    }

    /// A part of a table; without one around it, it means nothing.
    fn begin_in_table(&mut self, tag: Tag, token: &mut Token<'a>) {
        let cell = matches!(tag, Tag::TD | Tag::TH);
        let places = match tag {
            Tag::TR => SECTION,
            _ if cell => SECTION | ROW,
            _ => 0,
        };
        let Some(place) = self.seek(Tag::TABLE, places, 0) else { return };
        self.pop_to(place + 1);
        if cell && self.last() != Tag::TR {
            self.push(Tag::TR, &mut Token::default());
        }
        self.push(tag, token);
    }

    /// An element without content.
    fn void(&mut self, tag: Tag, token: &mut Token<'a>) {
        if tag == Tag::HR {
            self.end_implied();
            self.end_paragraph();
        }
        self.leaf(tag, token);
    }

    /// An element whose content is not markup.
    fn raw(&mut self, tag: Tag, token: &mut Token<'a>) {
        if tag.is(BLOCK) {
            self.end_paragraph();
        }
        let from = self.tokens.cursor.at;
        self.tokens.skip_raw(token.text);
        let text = self.tokens.cursor.since(from);
        self.whole(tag, text, token);
    }

    /// Begins an element.
    #[inline(never)]
    fn push(&mut self, tag: Tag, token: &mut Token<'a>) {
        if self.open.len() >= MAX_OPEN {
            self.tree.deep = true;
            return;
        }
        let at = self.open.len();
        let effect = has_effect(tag, token);
        let Some(id) = self.whole(tag, "", token) else { return };
        if effect || is_cell(tag) {
            self.active.push(Effect { tag, id, at, open: true });
        }
        let light = is_light(tag);
        if !light || self.light < MAX_LIGHT {
            self.light += usize::from(light);
            self.open.push((tag, id));
        }
    }

    /// Adds an element, with the style that stands here.
    fn leaf(&mut self, tag: Tag, token: &mut Token<'a>) -> Option<Id> {
        let id = self.whole(tag, "", token)?;
        let style = self.active.style(&mut self.tree);
        self.tree.set_style(id, style);
        Some(id)
    }

    /// Adds an element with its content.
    #[inline(never)]
    pub(super) fn whole(&mut self, tag: Tag, text: &'a str, token: &mut Token<'a>) -> Option<Id> {
        let attributes = std::mem::take(&mut token.attributes);
        let style = Style::default();
        let node = Node { tag, name: token.text, text, attributes, parent: 0, end: 0, style };
        self.tree.add(node, self.place())
    }

    /// The element in which the next one stands.
    fn place(&self) -> Id {
        self.open.last().map_or(0, |(_, id)| *id)
    }

    /// Ends elements until only so many are open.
    #[inline(never)]
    fn pop_to(&mut self, open: usize) {
        while self.open.len() > open {
            let Some((tag, id)) = self.open.pop() else { return };
            self.light -= usize::from(is_light(tag));
            self.tree.end(id);
        }
        self.active.detach(open);
    }

    /// The innermost open element that is not formatting.
    #[inline(never)]
    fn last(&self) -> Tag {
        let mut tags = self.open.iter().rev().map(|(tag, _)| *tag);
        tags.find(|tag| !is_light(*tag)).unwrap_or(Tag::OTHER)
    }

    /// How many elements are open around the innermost one that is of this name or these kinds, unless a
    /// barrier comes before it.
    #[inline(never)]
    pub(super) fn seek(&self, tag: Tag, kinds: u16, barriers: u16) -> Option<usize> {
        for (at, (found, _)) in self.open.iter().enumerate().rev() {
            if (*found == tag && tag != Tag::OTHER) || found.is(kinds) {
                return Some(at);
            }
            if found.is(barriers) {
                return None;
            }
        }
        None
    }

    /// Ends the innermost open element of this name or these kinds, unless a barrier comes before it.
    #[inline(never)]
    fn end_in(&mut self, tag: Tag, kinds: u16, barriers: u16) {
        if let Some(at) = self.seek(tag, kinds, barriers) {
            self.pop_to(at);
        }
    }

    /// Ends an open paragraph.
    #[inline(never)]
    fn end_paragraph(&mut self) {
        self.end_in(Tag::P, 0, SCOPE | BUTTON);
    }

    /// Ends a list that is not in the markup, because something else than an item follows.
    #[inline(never)]
    fn end_implied(&mut self) {
        if self.last() == Tag::IMPLIED {
            self.end_in(Tag::IMPLIED, 0, 0);
        }
    }

    /// An end tag.
    fn end(&mut self, tag: Tag, name: &str) {
        match tag {
            // Without a paragraph it stands for an empty one.
            Tag::P if self.seek(tag, 0, SCOPE | BUTTON).is_none() => {
                self.whole(tag, "", &mut Token::default());
            }
            Tag::P => self.end_paragraph(),
            Tag::BR => {
                self.leaf(tag, &mut Token::default());
            }
            Tag::LI => self.end_in(tag, 0, LIST | SCOPE),
            Tag::TABLE => self.end_in(tag, 0, 0),
            Tag::OTHER => self.end_other(name),
            _ if tag.is(PART) => self.end_in(tag, 0, SECTION),
            _ if tag.is(FORMAT) => self.end_format(tag),
            _ if tag.is(HEADING) => self.end_in(tag, HEADING, SCOPE),
            _ if tag.is_special() => self.end_in(tag, 0, SCOPE),
            // The end tag of an inline element does not reach past a block.
            _ => self.end_in(tag, 0, BLOCK | SPECIAL),
        }
    }

    /// The end tag of an element of no known name.
    fn end_other(&mut self, name: &str) {
        for (at, (tag, id)) in self.open.iter().enumerate().rev() {
            if *tag == Tag::OTHER && self.tree.node(*id).is_named(name) {
                return self.pop_to(at);
            }
            if tag.is(BLOCK | SPECIAL) {
                return;
            }
        }
    }

    /// A formatting element ends.
    #[inline(never)]
    fn end_format(&mut self, tag: Tag) {
        if let Some(at) = self.active.end(tag) {
            // Inline elements that were begun in it end with it.
            if !self.open.iter().skip(at).any(|(tag, _)| tag.is_special()) {
                self.pop_to(at);
            }
        }
    }
}

/// Whether an element says something of its text: what it is, its language, its direction.
fn has_effect(tag: Tag, token: &Token<'_>) -> bool {
    let own = match tag {
        Tag::TIME => "datetime",
        Tag::BDO => "dir",
        _ => "lang",
    };
    let says = |(name, value): &(&str, String)| {
        (name.eq_ignore_ascii_case(own) || name.eq_ignore_ascii_case("lang"))
            && !trim(value).is_empty()
    };
    tag.known().mark.is_some() || token.attributes.iter().any(says)
}

/// Whether a block of the article may begin with it, so that a list around it is another one's.
fn holds_blocks(tag: Tag) -> bool {
    tag.is(HEADING | SCOPE | TERM)
        || matches!(
            tag,
            Tag::LI
                | Tag::BLOCKQUOTE
                | Tag::FIGURE
                | Tag::FIGCAPTION
                | Tag::DETAILS
                | Tag::SUMMARY
                | Tag::DL
                | Tag::PRE
                | Tag::LISTING
                | Tag::BUTTON
                | Tag::VIDEO
                | Tag::AUDIO
        )
}

fn is_light(tag: Tag) -> bool {
    tag == Tag::OTHER || tag.is(FORMAT)
}

/// Whether a text as it was written has no words.
fn is_space(text: &str) -> bool {
    let plain = |byte: u8| !is_no_space(byte) || byte == 0;
    text.bytes().all(plain)
        || (text.len() < 64 && references::decode(text, false).chars().all(char::is_whitespace))
}
