//! The way through the tree: text to lines, lines to paragraphs, and what every kind of element asks for.
//!
//! What an element makes is said by the function that [`flow`](super::flow) gives (`blocks.rs`). An element of
//! which that says nothing only begins and ends paragraphs, if it is a block, or is a part of the line.

use std::mem::replace;

use super::{
    cursor::has,
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
    Block, Content, Flow, Footnote, Image, IssueCode, Language, SafeUrl, context::Context,
    context::MAX_DEPTH, node::Path, url::Purpose,
};

/// Blocks of all kinds in each other, also those that do not nest in the article: those past it are unwrapped.
const MAX_LEVEL: usize = 160;
/// References that are remembered; lists that are referred to only past it stay lists.
const MAX_REFS: usize = 1_000;

/// Links inside the document whose places are looked for.
const MAX_TARGETS: usize = 200;

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
    effects: Vec<Effect>,
    places: Vec<u32>,
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
    /// Whether a picture without an address waits for its copy for readers without scripts.
    pub(super) awaits: bool,
    /// Places in the article that links in it lead to, and those that were found.
    targets: Vec<String>,
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
            controlled: controlled(tree),
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

    /// An element to which a link in the article leads: the next text is that place.
    pub(super) fn anchor(&mut self, node: &Node<'_>) {
        let name = match node.tag {
            Tag::A if node.get("href").is_none() => node.first("id name"),
            Tag::LI | Tag::SUP | Tag::A => "",
            _ => node.first("id"),
        };
        if !name.is_empty() && self.targets.iter().any(|target| target == name) {
            if node.tag.is(BLOCK) {
                self.flush();
            }
            self.line.anchor = Some(name.to_owned());
            self.anchors.push(name.to_owned());
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

    /// Where a link leads in whose style something stands.
    pub(super) fn link_of(&mut self, style: Style) -> Option<SafeUrl> {
        let mut next = style;
        while let Some((outer, id)) = self.tree.style(next) {
            if self.tree.tag(id) == Tag::A {
                let at = self.effect(id);
                return self.effects.get(at).and_then(|effect| effect.href.clone());
            }
            next = outer;
        }
        None
    }

    /// Whether something follows a picture for readers without scripts that may be it.
    pub(super) fn has_copy(&mut self, id: Id) -> bool {
        let tree = self.tree;
        let mut at = id;
        for _ in 0..3 {
            let mut next = tree.next(at);
            while let Some(blank) = next.filter(|next| tree.node(*next).is_blank_text()) {
                next = tree.next(blank);
            }
            match next {
                Some(next) => {
                    let node = tree.node(next);
                    let copy = node.tag == Tag::NOSCRIPT && has(node.text, "<img");
                    self.awaits |= copy;
                    return copy;
                }
                None => at = tree.node(at).parent,
            }
        }
        false
    }

    /// Whether an element opens another one of the document.
    pub(super) fn controls(&self, node: &Node<'_>) -> bool {
        let place = node.first("aria-controls");
        !place.is_empty() && self.controlled.iter().any(|known| known == place)
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

    /// Where the first link in an element leads that is no place on the same page.
    pub(super) fn first_link(&mut self, id: Id) -> Option<SafeUrl> {
        self.tree.inside(id).find_map(|at| self.link(at))
    }

    /// The same of the last one.
    pub(super) fn last_link(&mut self, id: Id) -> Option<SafeUrl> {
        self.tree.inside(id).rev().find_map(|at| self.link(at))
    }

    /// Where a link leads that can be opened.
    pub(super) fn link(&mut self, id: Id) -> Option<SafeUrl> {
        if self.tree.tag(id) != Tag::A {
            return None;
        }
        let at = self.effect(id);
        let href = self.effects.get(at)?.href.clone();
        href.filter(|href| href.as_str().starts_with("http"))
    }

    /// What an element says of its text: the place of that in the list.
    #[inline(never)]
    fn effect(&mut self, id: Id) -> usize {
        if self.places.is_empty() {
            self.places = vec![0; self.tree.node(0).end];
        }
        if let Some(place @ 1..) = self.places.get(id) {
            return *place as usize - 1;
        }
        let tree = self.tree;
        let effect = self.effect_of(tree.node(id));
        self.effects.push(effect);
        if let Some(place) = self.places.get_mut(id) {
            *place = u32::try_from(self.effects.len()).unwrap_or_default();
        }
        self.effects.len() - 1
    }

    fn effect_of(&mut self, node: &Node<'_>) -> Effect {
        let tag = node.tag;
        let text = match tag {
            Tag::ABBR | Tag::ACRONYM | Tag::DFN => "title",
            Tag::TIME => "datetime",
            Tag::BDO => "dir",
            _ => "",
        };
        let mut effect = Effect {
            tag,
            lang: Language::parse(node.first("lang")),
            href: None,
            text: node.first(text).to_owned(),
            rel: None,
            weight: node.attributes.iter().map(|(_, value)| value.len()).sum(),
        };
        if tag == Tag::BDO {
            effect.text.make_ascii_lowercase();
        }
        if tag == Tag::A {
            let address = node.first("href");
            if let Some(place) = self.own_place(address) {
                self.refer(place);
                effect.text.push_str(place);
            } else {
                effect.href = self.cx.url(address, Purpose::Link, self.path);
                effect.rel = rel(node);
                effect.weight = effect.href.as_ref().map_or(effect.weight, |it| it.as_str().len());
            }
        }
        effect
    }

    /// The place on the article's own page that an address leads to.
    fn own_place<'t>(&self, address: &'t str) -> Option<&'t str> {
        let (page, place) = address.split_once('#')?;
        let page = page.trim_end_matches('/');
        let base = self.cx.base().unwrap_or_default().split('#').next().unwrap_or_default();
        let own = page.is_empty() || (page.len() > 8 && page == base.trim_end_matches('/'));
        (own && !place.is_empty()).then_some(place).or(address.strip_prefix('#'))
    }

    /// Remembers where links inside the document lead.
    fn find_targets(&mut self) {
        let tree = self.tree;
        for id in 0..tree.node(0).end {
            let node = tree.node(id);
            if node.tag == Tag::A
                && self.targets.len() < MAX_TARGETS
                && let Some(place) = self.own_place(node.first("href"))
                // The signs of a permalink lead nowhere else.
                && tree.text_of(id).chars().any(char::is_alphanumeric)
            {
                self.targets.push(place.to_owned());
            }
        }
    }

    /// A link inside the document: what it means is known at the end.
    fn refer(&mut self, place: &str) {
        let known = self.refs.iter().any(|known| known == place);
        if !known && self.refs.len() < MAX_REFS {
            self.refs.push(place.to_owned());
        }
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

/// The ids of what controls open, up to a limit; those that are there.
fn controlled(tree: &Tree<'_>) -> Vec<String> {
    const ATTRIBUTES: &str = "aria-controls data-target data-bs-target data-toggle-target";
    let mut places = Vec::new();
    let mut ids = Vec::new();
    for id in 0..tree.node(0).end {
        let node = tree.node(id);
        if node.attributes.is_empty() {
            continue;
        }
        ids.push(node.first("id"));
        let value = node.first(ATTRIBUTES);
        if !value.is_empty() && places.len() < MAX_TARGETS {
            places.push(value.trim_start_matches('#').to_owned());
        }
    }
    ids.sort_unstable();
    places.retain(|place| ids.binary_search(&place.as_str()).is_ok());
    places
}

/// What the publisher says of a link, of what is known.
fn rel(node: &Node<'_>) -> Option<String> {
    let said = node.first("rel").split_ascii_whitespace();
    let known: Vec<_> = said.filter(|it| matches!(*it, "sponsored" | "nofollow" | "ugc")).collect();
    (!known.is_empty()).then(|| known.join(" "))
}
