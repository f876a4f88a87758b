//! The reader's state, and the stack of open elements: what a tag begins, and what it ends.
//!
//! Follows the tree construction stage of the HTML standard as far as it shows in an article. There is no
//! tree: elements that make a block have a [`Frame`], the others only begin and end paragraphs.

use super::{
    frames::{Frame, Kind},
    line::Line,
    style::Styles,
    tags::Tag,
    tokens::{Token, Tokens},
};
use crate::{Flow, ImageSource, IssueCode, Run, context::Context, context::MAX_DEPTH, node::Path};

/// Open elements; tags past it are passed over. Browsers have the same limit.
const MAX_OPEN: usize = 512;

/// End tags do not look for their elements past these.
const SCOPES: &[Tag] = &[Tag::Applet, Tag::Caption, Tag::Object, Tag::Table, Tag::Td, Tag::Th];
/// The end tag of a list item does not look past these either.
const LISTS: &[Tag] = &[
    Tag::Ul,
    Tag::Ol,
    Tag::Implied,
    Tag::Applet,
    Tag::Caption,
    Tag::Object,
    Tag::Table,
    Tag::Td,
    Tag::Th,
];
const HEADINGS: &[Tag] = &[Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];

/// What the reader knows at one place of the markup.
pub(super) struct Builder<'a, 'c> {
    pub(super) cx: &'a mut Context<'c>,
    pub(super) path: &'a Path<'a>,
    pub(super) tokens: Tokens<'a>,
    pub(super) open: Vec<Element>,
    pub(super) frames: Vec<Frame>,
    pub(super) styles: Styles,
    pub(super) line: Line,
    /// How deep the blocks of the innermost frame stand in the article.
    pub(super) depth: usize,
    /// Galleries that are open: lists in them are layout.
    pub(super) galleries: usize,
    /// Open elements whose text is not shown (`rp`).
    pub(super) muted: usize,
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
    /// Whether an effect on the style ends with it.
    effect: bool,
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

impl<'a, 'c> Builder<'a, 'c> {
    pub(super) fn new(html: &'a str, cx: &'a mut Context<'c>, path: &'a Path<'a>) -> Self {
        let depth = cx.depth();
        Builder {
            cx,
            path,
            tokens: Tokens::new(html),
            open: Vec::new(),
            frames: vec![Frame::new(Kind::Root)],
            styles: Styles::default(),
            line: Line::default(),
            depth,
            galleries: 0,
            muted: 0,
            sources: Vec::new(),
            refs: Vec::new(),
            notes: Vec::new(),
            full: false,
            told: 0,
        }
    }

    /// Reads to the end.
    pub(super) fn read(mut self) -> Flow {
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Text(text) => self.text(text),
                Token::Start(start) => self.start(&start),
                Token::End(name) => self.end(name),
            }
            if self.full {
                break;
            }
        }
        self.pop_to(0);
        self.flush();
        let mut flow = self.frames.pop().map(|root| root.flow).unwrap_or_default();
        self.resolve_notes(&mut flow);
        flow
    }

    /// Begins an element. `true`: a frame was begun with it.
    pub(super) fn push(&mut self, tag: Tag, effect: Run, kind: Option<Kind>) -> bool {
        if self.open.len() >= MAX_OPEN {
            self.tell_depth();
            return false;
        }
        if tag.is_block() || kind.is_some() {
            self.flush();
        }
        match tag {
            Tag::Rp => self.muted += 1,
            tag if tag.ends_scope() && tag != Tag::Table => self.styles.mark(),
            _ => {}
        }
        let kind = kind.filter(|kind| !kind.nests() || self.room());
        let frame = kind.is_some();
        if let Some(kind) = kind {
            self.depth += usize::from(kind.nests());
            self.galleries += usize::from(kind == Kind::Gallery);
            self.frames.push(Frame::new(kind));
        }
        let effect = self.styles.push(effect);
        self.open.push(Element { tag, frame, effect });
        frame
    }

    /// Whether one more level of blocks is allowed here.
    pub(super) fn room(&mut self) -> bool {
        let room = self.depth < MAX_DEPTH;
        if !room {
            self.tell_depth();
        }
        room
    }

    /// Ends elements until only so many are open.
    pub(super) fn pop_to(&mut self, open: usize) {
        while self.open.len() > open {
            let Some(element) = self.open.pop() else { return };
            if element.effect {
                self.styles.pop();
            }
            match element.tag {
                Tag::Rp => self.muted -= 1,
                Tag::Rt => self.end_annotation(),
                Tag::Picture => self.sources.clear(),
                tag if tag.ends_scope() && tag != Tag::Table => self.styles.unmark(),
                _ => {}
            }
            if element.tag.is_block() || element.frame {
                self.flush();
            }
            if element.frame {
                self.close();
            }
        }
        self.styles.detach(open);
    }

    /// The innermost open element of these kinds, unless one of the barriers comes before it.
    pub(super) fn seek(&self, tags: &[Tag], barriers: &[Tag]) -> Option<usize> {
        for (at, element) in self.open.iter().enumerate().rev() {
            if tags.contains(&element.tag) {
                return Some(at);
            }
            if barriers.contains(&element.tag) {
                return None;
            }
        }
        None
    }

    /// Ends the innermost open element of these kinds, unless one of the barriers comes before it.
    pub(super) fn end_in(&mut self, tags: &[Tag], barriers: &[Tag]) {
        if let Some(at) = self.seek(tags, barriers) {
            self.pop_to(at);
        }
    }

    /// Ends an open paragraph.
    pub(super) fn end_paragraph(&mut self) {
        self.end_in(
            &[Tag::P],
            &[Tag::Button, Tag::Applet, Tag::Caption, Tag::Object, Tag::Table, Tag::Td, Tag::Th],
        );
    }

    /// Ends an open element of these kinds, which may stand around paragraphs and wrappers.
    pub(super) fn end_until_special(&mut self, tags: &[Tag]) {
        for (at, element) in self.open.iter().enumerate().rev() {
            if tags.contains(&element.tag) {
                return self.pop_to(at);
            }
            let passed = matches!(element.tag, Tag::Address | Tag::Div | Tag::P);
            if element.tag.is_special() && !passed {
                return;
            }
        }
    }

    /// Ends a list that is not in the markup, because something else than an item follows.
    pub(super) fn end_implied(&mut self) {
        if self.open.last().is_some_and(|element| element.tag == Tag::Implied) {
            self.pop_to(self.open.len() - 1);
        }
    }

    /// An end tag.
    fn end(&mut self, name: &str) {
        let Some(tag) = Tag::from_name(name) else { return };
        match tag {
            Tag::P => {
                self.end_paragraph();
                self.flush();
            }
            Tag::Br => self.line_break(),
            Tag::Li => self.end_in(&[tag], LISTS),
            Tag::Table
            | Tag::Caption
            | Tag::Td
            | Tag::Th
            | Tag::Tr
            | Tag::Tbody
            | Tag::Thead
            | Tag::Tfoot => self.end_in(&[tag], &[Tag::Table]),
            _ if tag.heading().is_some() => self.end_in(HEADINGS, SCOPES),
            _ if tag.is_format() => self.end_format(tag),
            _ if tag.is_special() => self.end_in(&[tag], SCOPES),
            _ => self.end_other(tag),
        }
    }

    pub(super) fn end_format(&mut self, tag: Tag) {
        match self.styles.end(tag) {
            // Inline elements that were begun in it end with it.
            Some(Some(at)) if self.open.iter().skip(at).all(|it| !it.tag.is_special()) => {
                self.pop_to(at);
            }
            Some(_) => {}
            None => self.end_other(tag),
        }
    }

    /// Ends an inline element, unless a block was begun in it.
    fn end_other(&mut self, tag: Tag) {
        for (at, element) in self.open.iter().enumerate().rev() {
            if element.tag == tag {
                return self.pop_to(at);
            }
            if element.tag.is_special() {
                return;
            }
        }
    }

    /// Reports an issue.
    pub(super) fn report(&mut self, code: IssueCode, message: &'static str) {
        self.cx.report(code, message, self.path);
    }

    /// Reports an issue the first time that it is found.
    pub(super) fn tell(&mut self, what: Told, code: IssueCode, message: &'static str) {
        let flag = 1 << what as u16;
        if self.told & flag == 0 {
            self.told |= flag;
            self.report(code, message);
        }
    }

    pub(super) fn tell_shortcode(&mut self) {
        let message = "a shortcode that was never processed: left out";
        self.tell(Told::Shortcode, IssueCode::Shortcode, message);
    }

    pub(super) fn tell_repeated(&mut self) {
        let message = "addresses that are repeated too often: left out";
        self.tell(Told::Repeated, IssueCode::Limit, message);
    }

    fn tell_depth(&mut self) {
        let message = "elements too deep in each other: the inner ones are cut, their text kept";
        self.tell(Told::Depth, IssueCode::Limit, message);
    }
}
