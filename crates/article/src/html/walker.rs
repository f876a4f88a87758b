//! Goes through the tree: turns text into lines and lines into paragraphs, and has the functions that all kinds of
//! elements need.
//!
//! The function that [`flow`](super::flow) gives (`blocks.rs`) decides what an element makes. If it makes nothing, the
//! element only begins and ends paragraphs, if it is a block, or is a part of the line.

use std::mem::replace;

use super::{
    flows::{self, taken},
    frame::{Frame, Kind},
    line::Line,
    quotes, references,
    shortcodes::Names,
    style::{Effect, Styles},
    tags::{BLOCK, Tag, UNSAFE},
    told::Told,
    tree::{Id, Node, Style, Tree},
};
use crate::{
    Block, Content, Flow, Footnote, Image, IssueCode, SafeUrl, context::Context,
    context::MAX_DEPTH, node::Path, url::Purpose,
};

/// Blocks of all kinds in each other, also those that do not nest in the article: those past it are unwrapped.
const MAX_LEVEL: usize = 160;

/// Says what an element makes. `true`: it is done, with all that stands in it.
pub(super) type Rule = fn(&mut Walker<'_, '_>, Id) -> bool;

/// What is known at one place of the tree.
pub(super) struct Walker<'a, 'c> {
    pub(super) cx: &'a mut Context<'c>,
    pub(super) path: &'a Path<'a>,
    pub(super) tree: &'a Tree<'a>,
    rule: Rule,
    /// The innermost block that is being put together.
    pub(super) frame: Frame,
    pub(super) line: Line,
    pub(super) styles: Styles,
    style: Style,
    /// What elements say of their text, and for each element which of these is its own, from one.
    pub(super) effects: Vec<Effect>,
    pub(super) places: Vec<u32>,
    /// How deep the blocks of the innermost frame stand in the article.
    depth: usize,
    /// How many frames are around.
    level: usize,
    /// Galleries that are open: lists in them are layout.
    pub(super) galleries: usize,
    /// What links inside the document point to.
    pub(super) refs: Vec<String>,
    /// The ids of the footnotes that were found.
    pub(super) notes: Vec<String>,
    /// The notes that stood in lines.
    pub(super) sidenotes: Vec<Footnote>,
    /// The ids of what controls open.
    pub(super) controlled: Vec<String>,
    /// How often the document was searched for what a control opens.
    pub(super) searches: usize,
    /// Whether a picture without an address waits for its copy for readers without scripts.
    pub(super) awaits: bool,
    /// Places in the article that links in it lead to, and those that were found.
    pub(super) targets: Vec<String>,
    pub(super) anchors: Vec<String>,
    /// The shortcodes of the document.
    pub(super) names: &'a Names,
    /// Whether the limit of blocks and runs is reached.
    full: bool,
    told: u32,
}

impl<'a, 'c> Walker<'a, 'c> {
    pub(super) fn new(
        tree: &'a Tree<'a>,
        names: &'a Names,
        rule: Rule,
        cx: &'a mut Context<'c>,
        path: &'a Path<'a>,
    ) -> Walker<'a, 'c> {
        let depth = cx.depth();
        Walker {
            cx,
            path,
            tree,
            rule,
            frame: Frame::new(Kind::Root),
            line: Line::default(),
            styles: Styles::default(),
            style: Style::default(),
            effects: Vec::new(),
            places: Vec::new(),
            depth,
            level: 0,
            galleries: 0,
            refs: Vec::new(),
            notes: Vec::new(),
            sidenotes: Vec::new(),
            controlled: Vec::new(),
            searches: 0,
            awaits: false,
            targets: Vec::new(),
            anchors: Vec::new(),
            names,
            full: false,
            told: 0,
        }
    }

    /// Reads the whole tree.
    pub(super) fn read(&mut self) -> Flow {
        if self.tree.deep {
            self.tell(Told::Depth);
        }
        self.find_controls();
        self.find_targets();
        self.walk(0);
        self.flush();
        if self.tree.cut && !self.full {
            self.tell(Told::Length);
        }
        if !self.sidenotes.is_empty() {
            let notes = taken(&mut self.sidenotes);
            self.block(Block::Footnotes(notes));
        }
        taken(&mut self.frame.flow)
    }

    /// Reads another tree, such as that of markup in an attribute, as if it stood here.
    pub(super) fn read_apart(&mut self, tree: &Tree<'_>) -> Flow {
        let mut inner = Walker::new(tree, self.names, self.rule, &mut *self.cx, self.path);
        (inner.depth, inner.level, inner.told) = (self.depth, self.level + 1, self.told);
        let flow = inner.read();
        self.told = inner.told;
        flow
    }

    /// Reads what stands in an element into the block that is open. Not by recursion: elements that make no
    /// block may stand far deeper in each other than blocks.
    pub(super) fn walk(&mut self, of: Id) {
        let Some(mut at) = self.tree.first(of) else { return };
        while !self.full {
            if self.step(at)
                && let Some(first) = self.tree.first(at)
            {
                at = first;
                continue;
            }
            // Up to the first element that another follows.
            loop {
                if let Some(next) = self.tree.next(at) {
                    at = next;
                    break;
                }
                at = self.tree.node(at).parent;
                if at == of {
                    return;
                }
                self.leave(at);
            }
        }
    }

    /// A node. `true`: what stands in it is to be read next.
    fn step(&mut self, id: Id) -> bool {
        let tree = self.tree;
        let node = tree.node(id);
        if node.is_text() {
            if !(self.rule)(self, id) {
                self.text(node);
            }
            return false;
        }
        self.tell_unsafe(node);
        if (self.rule)(self, id) {
            return false;
        }
        self.enter(id, node);
        if tree.first(id).is_none() {
            self.leave(id);
            return false;
        }
        true
    }

    /// An element begins that makes no block.
    fn enter(&mut self, id: Id, node: &Node<'_>) {
        self.anchor(node);
        match node.tag {
            tag if tag.is(BLOCK) => self.flush(),
            Tag::A => {
                self.effect(id);
            }
            Tag::RUBY => self.line.begin_ruby(),
            Tag::RT | Tag::RP => self.line.begin_annotation(&mut self.styles),
            // The source of a quotation, right below it.
            Tag::CITE if self.tree.tag(node.parent) == Tag::BLOCKQUOTE && !self.ends_in_dash() => {
                self.flush();
            }
            _ => {}
        }
    }

    /// It ends.
    fn leave(&mut self, id: Id) {
        match self.tree.tag(id) {
            tag if tag.is(BLOCK) => self.flush(),
            Tag::RT => self.line.end_annotation(&mut self.styles),
            Tag::RP => self.line.drop_annotation(),
            _ => {}
        }
    }

    /// Reads what stands in an element into a block of its own.
    pub(super) fn inside(&mut self, id: Id, kind: Kind) -> Frame {
        self.flush();
        let outer = replace(&mut self.frame, Frame::new(kind));
        self.level += 1;
        self.depth += usize::from(kind.nests());
        self.galleries += usize::from(kind == Kind::Gallery);
        self.walk(id);
        self.flush();
        self.level -= 1;
        self.depth -= usize::from(kind.nests());
        self.galleries -= usize::from(kind == Kind::Gallery);
        replace(&mut self.frame, outer)
    }

    /// Reads what stands in an element as one line of text; what is none follows in the open block.
    pub(super) fn line_of(&mut self, id: Id) -> Content {
        let mut frame = self.inside(id, Kind::Caption);
        flows::line(&mut frame.flow, &mut frame.caption);
        self.frame.flow.append(&mut frame.flow);
        frame.caption
    }

    /// What is left out with all that stands in it: only what is not safe in it is said.
    pub(super) fn leave_out(&mut self, id: Id) {
        for at in id + 1..self.tree.node(id).end {
            self.tell_unsafe(self.tree.node(at));
        }
    }

    /// Whether blocks of all kinds stand too deep in each other here.
    pub(super) fn is_deep(&mut self) -> bool {
        let deep = self.level >= MAX_LEVEL;
        if deep {
            self.tell(Told::Depth);
        }
        deep
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

    /// Adds a finished block to the one around it.
    #[inline(never)]
    pub(super) fn block(&mut self, block: Block) {
        self.full |= !self.cx.take_node(self.path);
        flows::add(&mut self.frame.flow, block);
    }

    /// Adds running text as a paragraph.
    #[inline(never)]
    pub(super) fn paragraph(&mut self, content: &mut Content) {
        if !content.is_empty() {
            self.block(Block::Paragraph(taken(content)));
        }
    }

    /// Text as it stands in the markup.
    fn text(&mut self, node: &Node<'_>) {
        self.restyle(node.style);
        let text = references::decode(node.text, false);
        self.words(&text);
    }

    /// Text without references, in the style that holds.
    #[inline(never)]
    pub(super) fn words(&mut self, text: &str) {
        if self.frame.kind == Kind::Pre {
            return self.preformatted(text);
        }
        let lines = self.frame.kind == Kind::Verse;
        let mut rest = Some(text);
        while let Some(text) = rest {
            let before = self.line.runs();
            rest = self.line.words(text, &mut self.styles, lines);
            for _ in before..self.line.runs() {
                self.full |= !self.cx.take_node(self.path);
            }
            if self.styles.exhausted() {
                self.tell(Told::Repeated);
            }
            if rest.is_some() {
                self.flush();
            }
        }
    }

    /// `<br>`: two of them end the paragraph.
    pub(super) fn line_break(&mut self) {
        if self.frame.kind == Kind::Pre {
            self.preformatted("\n");
        } else if self.line.line_break() {
            self.flush();
        }
    }

    /// A block boundary: what was put together so far is a paragraph.
    pub(super) fn flush(&mut self) {
        self.line.end_annotation(&mut self.styles);
        if self.frame.kind == Kind::Pre {
            if !self.frame.text.ends_with("\n") {
                self.preformatted("\n");
            }
            return;
        }
        let mut runs = self.line.take();
        self.paragraph(&mut runs);
    }

    /// Text in which white space counts.
    fn preformatted(&mut self, text: &str) {
        let pre = &mut self.frame.text;
        let mut before = '\0';
        for c in text.chars() {
            match c {
                '\n' if before == '\r' => {}
                // A line feed right after the tag is not part of the text.
                '\r' | '\n' if pre.is_empty() => {}
                '\r' => pre.push('\n'),
                '\0' => {}
                c => pre.push(c),
            }
            before = c;
        }
    }

    /// Whether the text ends in the dash that stands before a source.
    fn ends_in_dash(&self) -> bool {
        self.line.last().is_some_and(|run| quotes::dash(&run.text).1)
    }

    /// The text that follows stands in this style.
    #[inline(never)]
    pub(super) fn restyle(&mut self, style: Style) {
        if style == self.style {
            return;
        }
        self.style = style;
        let mut around = Vec::new();
        let mut next = style;
        while let Some((outer, id)) = self.tree.style(next) {
            around.push(id);
            next = outer;
        }
        self.styles.clear();
        for id in around.into_iter().rev() {
            let at = self.effect(id);
            if let Some(effect) = self.effects.get(at) {
                self.styles.add(effect);
            }
        }
        self.styles.spend();
        self.line.restyle();
    }

    /// Whether text stands in the line that is open.
    pub(super) fn in_line(&self) -> bool {
        self.line.last().is_some()
    }

    /// A small picture in a line.
    pub(super) fn sign(&mut self, image: Image) {
        self.line.sign(image, &mut self.styles);
        self.full |= !self.cx.take_node(self.path);
    }

    /// A reference to a note that stood in the line.
    pub(super) fn reference(&mut self, place: &str, number: usize) {
        self.line.reference(place, number);
        self.full |= !self.cx.take_node(self.path);
    }

    /// The address of something that a browser fetches.
    #[inline(never)]
    pub(super) fn media_url(&mut self, address: &str) -> Option<SafeUrl> {
        self.cx.url(address, Purpose::Media, self.path)
    }

    /// Reports that something is missing from the article.
    #[inline(never)]
    pub(super) fn lost(&mut self, message: &'static str) {
        if self.frame.kind != Kind::Object {
            self.report(IssueCode::UnknownBlock, message);
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
        let flag = 1 << what as u32;
        if self.told & flag == 0 {
            self.told |= flag;
            let (code, message) = what.issue();
            self.report(code, message);
        }
    }

    fn tell_unsafe(&mut self, node: &Node<'_>) {
        if node.tag.is(UNSAFE) {
            self.tell(match node.tag {
                Tag::SCRIPT => Told::Script,
                Tag::STYLE => Told::Style,
                Tag::FORM | Tag::FIELDSET => Told::Form,
                _ => Told::Button,
            });
        }
        for (name, _) in &node.attributes {
            if let [b'o' | b'O', b'n' | b'N', _, ..] = name.as_bytes() {
                self.tell(Told::Handler);
            }
        }
    }
}
