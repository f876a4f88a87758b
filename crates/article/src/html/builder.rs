//! The reader's state, and the stack of open elements: what a tag begins, and what it ends.
//!
//! Follows the tree construction stage of the HTML standard as far as it shows in an article. There is no
//! tree: elements that make a block have a [`Frame`], the others only begin and end paragraphs.

use std::mem::{replace, take};

use super::{
    frames::{Frame, Kind},
    line::Line,
    style::Styles,
    tags::{BLOCK, BUTTON, FORMAT, HEADING, LIST, PART, SCOPE, SECTION, SPECIAL, Tag},
    tokens::{Piece, Token, Tokens},
};
use crate::{Flow, ImageSource, IssueCode, context::Context, context::MAX_DEPTH, node::Path};

/// Open elements; tags past it are passed over. Browsers have the same limit.
const MAX_OPEN: usize = 512;

/// What the reader knows at one place of the markup.
pub(super) struct Builder<'a, 'c> {
    pub(super) cx: &'a mut Context<'c>,
    pub(super) path: &'a Path<'a>,
    pub(super) tokens: Tokens<'a>,
    pub(super) open: Vec<Element>,
    /// The innermost block that is being put together.
    pub(super) frame: Frame,
    /// Those around it.
    pub(super) frames: Vec<Frame>,
    pub(super) styles: Styles,
    pub(super) line: Line,
    /// How deep the blocks of the innermost frame stand in the article.
    pub(super) depth: usize,
    /// Galleries that are open: lists in them are layout.
    pub(super) galleries: usize,
    /// The other files of the picture that is open.
    pub(super) sources: Vec<ImageSource>,
    /// What links inside the document point to.
    pub(super) refs: Vec<String>,
    /// The ids of the footnotes that were found.
    pub(super) notes: Vec<String>,
    /// Whether the limit of blocks and runs is reached.
    pub(super) full: bool,
    told: u16,
}

/// An open element.
pub(super) struct Element {
    pub(super) tag: Tag,
    /// Whether a frame ends with it.
    frame: bool,
}

/// Issues that are reported once in a document, however often they are found.
#[derive(Clone, Copy)]
pub(super) enum Told {
    Script,
    Handler,
    Form,
    Style,
    Drawing,
    Srcdoc,
    Shortcode,
    Depth,
    Repeated,
}

impl Told {
    fn issue(self) -> (IssueCode, &'static str) {
        let (code, message) = match self {
            Told::Script => (IssueCode::UnsafeMarkup, "a script: left out"),
            Told::Handler => {
                (IssueCode::UnsafeMarkup, "an event handler in an attribute: left out")
            }
            Told::Form => (IssueCode::UnsafeMarkup, "a form: left out, its text kept"),
            Told::Style => (IssueCode::UnsafeMarkup, "a style sheet: left out"),
            Told::Drawing => (IssueCode::UnknownBlock, "a drawing or formula: left out"),
            Told::Srcdoc => {
                (IssueCode::UnsafeMarkup, "a frame with a document of its own: left out")
            }
            Told::Shortcode => {
                (IssueCode::Shortcode, "a shortcode that was never processed: left out")
            }
            Told::Depth => (
                IssueCode::Limit,
                "elements too deep in each other: the inner ones are cut, their text kept",
            ),
            Told::Repeated => (IssueCode::Limit, "addresses that are repeated too often: left out"),
        };
        (code, message)
    }
}

impl<'a, 'c> Builder<'a, 'c> {
    /// Reads to the end.
    #[inline(never)]
    pub(super) fn read(html: &'a str, cx: &'a mut Context<'c>, path: &'a Path<'a>) -> Flow {
        let depth = cx.depth();
        let mut reader = Builder {
            cx,
            path,
            tokens: Tokens::new(html),
            open: Vec::new(),
            frame: Frame::new(Kind::Root, Tag::OTHER),
            frames: Vec::new(),
            styles: Styles::default(),
            line: Line::default(),
            depth,
            galleries: 0,
            sources: Vec::new(),
            refs: Vec::new(),
            notes: Vec::new(),
            full: false,
            told: 0,
        };
        let mut token = Token::default();
        while !reader.full && reader.tokens.next(&mut token) {
            match token.piece {
                Piece::Text => reader.text(token.text),
                Piece::Start => reader.start(&token),
                Piece::End => reader.end(Tag::from_name(token.text)),
            }
        }
        reader.pop_to(0);
        reader.flush();
        let mut flow = take(&mut reader.frame.flow);
        reader.resolve_notes(&mut flow);
        flow
    }

    /// Begins an element, with what its start tag says of its text. `true`: a frame was begun with it.
    #[inline(never)]
    pub(super) fn push(&mut self, tag: Tag, kind: Option<Kind>, start: Option<&Token<'_>>) -> bool {
        if self.open.len() >= MAX_OPEN {
            self.tell(Told::Depth);
            return false;
        }
        if tag.is(BLOCK) || kind.is_some() {
            self.flush();
        }
        let kind = kind.filter(|kind| !kind.nests() || self.room());
        if let Some(start) = start {
            self.effect(tag, start);
        }
        self.open.push(Element { tag, frame: kind.is_some() });
        let Some(kind) = kind else { return false };
        self.depth += usize::from(kind.nests());
        self.galleries += usize::from(kind == Kind::Gallery);
        let frame = Frame::new(kind, tag);
        self.frames.push(replace(&mut self.frame, frame));
        true
    }

    /// Whether one more level of blocks is allowed here.
    #[inline(never)]
    pub(super) fn room(&mut self) -> bool {
        let room = self.depth < MAX_DEPTH;
        if !room {
            self.tell(Told::Depth);
        }
        room
    }

    /// Ends elements until only so many are open.
    #[inline(never)]
    pub(super) fn pop_to(&mut self, open: usize) {
        while self.open.len() > open {
            let Some(Element { tag, frame }) = self.open.pop() else { return };
            match tag {
                Tag::RT => self.end_annotation(),
                // What stands around an annotation where none can be shown.
                Tag::RP => self.line.annotation = None,
                Tag::PICTURE => self.sources.clear(),
                _ => {}
            }
            if frame || tag.is(BLOCK) {
                self.flush();
            }
            if frame {
                self.close();
            }
        }
        self.styles.detach(open);
    }

    /// The innermost open element.
    #[inline(never)]
    pub(super) fn last(&self) -> Tag {
        self.open.last().map_or(Tag::OTHER, |element| element.tag)
    }

    /// The innermost open element ends.
    #[inline(never)]
    pub(super) fn pop(&mut self) {
        self.pop_to(self.open.len().saturating_sub(1));
    }

    /// How many elements are open around the innermost one that is of this name or these kinds, unless a
    /// barrier comes before it.
    #[inline(never)]
    pub(super) fn seek(&self, tag: Tag, kinds: u16, barriers: u16) -> Option<usize> {
        for (at, element) in self.open.iter().enumerate().rev() {
            let found = element.tag;
            if found == tag || found.is(kinds) {
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
    pub(super) fn end_in(&mut self, tag: Tag, kinds: u16, barriers: u16) {
        if let Some(at) = self.seek(tag, kinds, barriers) {
            self.pop_to(at);
        }
    }

    /// Ends an open paragraph.
    #[inline(never)]
    pub(super) fn end_paragraph(&mut self) {
        self.end_in(Tag::P, 0, SCOPE | BUTTON);
    }

    /// Ends a list that is not in the markup, because something else than an item follows.
    #[inline(never)]
    pub(super) fn end_implied(&mut self) {
        if self.last() == Tag::IMPLIED {
            self.pop();
        }
    }

    /// An end tag.
    fn end(&mut self, tag: Tag) {
        match tag {
            Tag::P => {
                self.end_paragraph();
                self.flush();
            }
            Tag::BR => self.line_break(),
            Tag::LI => self.end_in(tag, 0, LIST | SCOPE),
            Tag::TABLE => self.end_in(tag, 0, 0),
            _ if tag.is(PART) => self.end_in(tag, 0, SECTION),
            _ if tag.is(FORMAT) => self.end_format(tag),
            _ if tag.is(HEADING) => self.end_in(tag, HEADING, SCOPE),
            _ if tag.is_special() => self.end_in(tag, 0, SCOPE),
            // The end tag of an inline element does not reach past a block.
            _ => self.end_in(tag, 0, BLOCK | SPECIAL),
        }
    }

    /// A formatting element ends.
    #[inline(never)]
    pub(super) fn end_format(&mut self, tag: Tag) {
        if let Some(at) = self.styles.end(tag) {
            // Inline elements that were begun in it end with it.
            if !self.open.iter().skip(at).any(|element| element.tag.is_special()) {
                self.pop_to(at);
            }
        }
    }

    /// Reports an issue.
    #[inline(never)]
    pub(super) fn report(&mut self, code: IssueCode, message: &'static str) {
        self.cx.report(code, message, self.path);
    }

    /// Reports an issue the first time that it is found.
    #[inline(never)]
    pub(super) fn tell(&mut self, what: Told) {
        let flag = 1 << what as u16;
        if self.told & flag == 0 {
            self.told |= flag;
            let (code, message) = what.issue();
            self.report(code, message);
        }
    }
}
