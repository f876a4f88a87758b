//! Where links lead (out of the article, to a place in it, or to a note), and which hidden text a control opens.

use super::{
    cursor::{has, is_letter},
    style::Effect,
    tags::{BLOCK, Tag},
    tree::{Id, Node, Style},
    walker::Walker,
};
use crate::{Language, SafeUrl, url::Purpose};

/// References that are remembered; lists that are referred to only past it stay lists.
const MAX_REFS: usize = 1_000;
/// Links inside the document whose places are looked for.
const MAX_TARGETS: usize = 200;

impl Walker<'_, '_> {
    /// Remembers the ids of what controls open, up to a limit.
    pub(super) fn find_controls(&mut self) {
        const ATTRIBUTES: &str = "aria-controls data-target data-bs-target data-toggle-target";
        let tree = self.tree;
        for id in 0..tree.node(0).end {
            let node = tree.node(id);
            let value = if node.attributes.is_empty() { "" } else { node.first(ATTRIBUTES) };
            if !value.is_empty() && self.controlled.len() < MAX_TARGETS {
                self.controlled.push(value.trim_start_matches('#').to_owned());
            }
        }
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
    pub(super) fn effect(&mut self, id: Id) -> usize {
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

    pub(super) fn effect_of(&mut self, node: &Node<'_>) -> Effect {
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
    pub(super) fn own_place<'t>(&self, address: &'t str) -> Option<&'t str> {
        let (page, place) = address.split_once('#')?;
        let page = page.trim_end_matches('/');
        let base = self.cx.base().unwrap_or_default().split('#').next().unwrap_or_default();
        let own = page.is_empty() || (page.len() > 8 && page == base.trim_end_matches('/'));
        (own && !place.is_empty()).then_some(place).or(address.strip_prefix('#'))
    }

    /// Remembers where links inside the document lead.
    pub(super) fn find_targets(&mut self) {
        let tree = self.tree;
        for id in 0..tree.node(0).end {
            let node = tree.node(id);
            if node.tag == Tag::A
                && self.targets.len() < MAX_TARGETS
                && let Some(place) = self.own_place(node.first("href"))
                // The signs of a permalink lead nowhere else.
                && tree.text_of(id).chars().any(is_letter)
            {
                self.targets.push(place.to_owned());
            }
        }
    }

    /// A link inside the document: what it means is known at the end.
    pub(super) fn refer(&mut self, place: &str) {
        let known = self.refs.iter().any(|known| known == place);
        if !known && self.refs.len() < MAX_REFS {
            self.refs.push(place.to_owned());
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

    /// Whether an element opens another one of the document. Each question is a search.
    pub(super) fn controls(&mut self, node: &Node<'_>) -> bool {
        let tree = self.tree;
        let place = node.first("aria-controls");
        if place.is_empty() || self.searches >= MAX_TARGETS {
            return false;
        }
        self.searches += 1;
        (0..tree.node(0).end).any(|id| tree.node(id).first("id") == place)
    }
}

/// What the publisher says of a link, of what is known.
fn rel(node: &Node<'_>) -> Option<String> {
    let said = node.first("rel").split_ascii_whitespace();
    let known: Vec<_> = said.filter(|it| matches!(*it, "sponsored" | "nofollow" | "ugc")).collect();
    (!known.is_empty()).then(|| known.join(" "))
}
