//! Start tags: which element begins, what it ends, which block it makes.

use super::{
    builder::{Builder, Told},
    classes::{self, Role},
    frames::{self, Kind, Post},
    tags::Tag,
    tokens::Start,
};
use crate::{IssueCode, Rare, Run, url::Purpose};

impl Builder<'_, '_> {
    /// A start tag.
    pub(super) fn start(&mut self, start: &Start<'_>) {
        let Some(tag) = Tag::from_name(start.name) else { return };
        self.tell_unsafe(tag, start);
        if tag.is_raw() {
            return self.raw(tag, start);
        }
        if tag.is_void() {
            return self.void(tag, start);
        }
        match tag {
            Tag::Body => {}
            Tag::Svg | Tag::Math | Tag::Template | Tag::Select => self.skip(tag, start),
            Tag::Table => self.begin_table(start),
            Tag::Caption | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Tr | Tag::Td | Tag::Th => {
                self.begin_in_table(tag, start);
            }
            Tag::Li => self.begin_item(start),
            Tag::Dd | Tag::Dt => {
                self.end_until_special(&[Tag::Dd, Tag::Dt]);
                self.begin_block(tag, start);
            }
            _ if tag.is_format() => self.begin_format(tag, start),
            _ if tag.is_block() => {
                self.end_implied();
                self.begin_block(tag, start);
            }
            _ => self.begin_inline(tag, start),
        }
    }

    /// The language of an element, as an effect on its text.
    pub(super) fn language(&mut self, start: &Start<'_>) -> Run {
        Run { lang: frames::language(start.filled("lang")), ..Run::default() }
    }

    fn begin_block(&mut self, tag: Tag, start: &Start<'_>) {
        self.end_paragraph();
        if tag.heading().is_some() && self.open.last().is_some_and(|it| it.tag.heading().is_some())
        {
            self.pop_to(self.open.len() - 1);
        }
        self.flush();
        let kind = self.kind_of(tag, start);
        let effect = self.language(start);
        if !self.push(tag, effect, kind) {
            return;
        }
        let url = match kind {
            Some(Kind::Quote { post, .. }) if post != Post::No => start
                .first(&[
                    "data-instgrm-permalink",
                    "data-text-post-permalink",
                    "data-embed-url",
                    "data-href",
                    "cite",
                ])
                .and_then(|address| self.cx.url(address, Purpose::Media, self.path)),
            _ => None,
        };
        if let Some(frame) = self.frames.last_mut() {
            frame.url = url;
            if kind == Some(Kind::Pre) {
                frame.name = classes::code_language(start.class());
            }
        }
    }

    /// The block that an element makes; `None`: it is only a boundary.
    fn kind_of(&self, tag: Tag, start: &Start<'_>) -> Option<Kind> {
        let class = start.class();
        let role = classes::role(class);
        let quote = |pull, post| Kind::Quote { pull, post };
        let of_role = match role {
            Some(Role::Gallery) if self.galleries == 0 => Some(Kind::Gallery),
            Some(Role::Pull) => Some(quote(true, Post::No)),
            Some(Role::Callout) => Some(Kind::Callout),
            Some(Role::Toggle) => Some(Kind::Details),
            Some(Role::Summary) => Some(Kind::Summary),
            Some(Role::Bookmark) => Some(Kind::Bookmark),
            Some(Role::Title) => Some(Kind::Title),
            Some(Role::Figure) => Some(Kind::Figure(false)),
            Some(Role::Caption) => Some(Kind::Caption(true)),
            Some(Role::Embed) if tag == Tag::Figure => Some(Kind::Figure(true)),
            Some(Role::Player) => Some(Kind::Dropped),
            Some(Role::Verse) => Some(Kind::Verse),
            Some(Role::PostFirst) => Some(quote(false, Post::FirstLink)),
            Some(Role::PostLast) => Some(quote(false, Post::LastLink)),
            _ => None,
        };
        if of_role.is_some() {
            return of_role;
        }
        if self.is_credit(class) {
            return Some(Kind::Credit);
        }
        let layout = self.galleries > 0;
        Some(match tag {
            Tag::Blockquote => quote(false, Post::No),
            Tag::Footer if matches!(self.kind(), Kind::Quote { .. }) => Kind::Cite,
            Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir if !layout => {
                let ordered = tag == Tag::Ol;
                Kind::List {
                    ordered,
                    start: start.number("start").filter(|_| ordered),
                    reversed: ordered && start.get("reversed").is_some(),
                    notes: role == Some(Role::Notes),
                }
            }
            Tag::Dl if !layout => Kind::Definitions,
            Tag::Dt if !layout => Kind::Term,
            Tag::Dd if !layout => Kind::Description,
            Tag::Figure => Kind::Figure(false),
            Tag::Figcaption => Kind::Caption(false),
            Tag::Details => Kind::Details,
            Tag::Summary => Kind::Summary,
            Tag::Pre | Tag::Listing => Kind::Pre,
            _ => Kind::Heading(tag.heading()?),
        })
    }

    fn begin_item(&mut self, start: &Start<'_>) {
        self.end_until_special(&[Tag::Li]);
        self.end_paragraph();
        self.flush();
        let list = matches!(self.kind(), Kind::List { .. });
        let effect = self.language(start);
        let mut kind = None;
        if self.galleries == 0 && (list || self.room()) {
            kind = Some(Kind::Item);
            if !list {
                let list =
                    Kind::List { ordered: false, start: None, reversed: false, notes: false };
                self.push(Tag::Implied, Run::default(), Some(list));
            }
        }
        if self.push(Tag::Li, effect, kind)
            && let Some(frame) = self.frames.last_mut()
        {
            frame.name = start.owned("id");
        }
    }

    fn begin_format(&mut self, tag: Tag, start: &Start<'_>) {
        if tag == Tag::A {
            // A link cannot stand in a link: the first one ends.
            self.end_format(tag);
        }
        if let (Tag::Code, Kind::Pre, Some(frame)) = (tag, self.kind(), self.frames.last_mut())
            && frame.name.is_none()
        {
            frame.name = classes::code_language(start.class());
        }
        let effect = self.effect(tag, start);
        self.styles.begin(tag, effect, self.open.len());
    }

    fn begin_inline(&mut self, tag: Tag, start: &Start<'_>) {
        let role = classes::role(start.class());
        let kind = match tag {
            Tag::Video => Some(Kind::Video),
            Tag::Audio => Some(Kind::Audio),
            Tag::Object | Tag::Applet => Some(Kind::Object),
            Tag::Button | Tag::Datalist => Some(Kind::Dropped),
            _ if role == Some(Role::Player) => Some(Kind::Dropped),
            _ if role == Some(Role::Caption) => Some(Kind::Caption(true)),
            _ if self.is_credit(start.class()) => Some(Kind::Credit),
            _ => None,
        };
        match tag {
            Tag::Ruby => self.begin_ruby(),
            Tag::Rt | Tag::Rp => {
                if self.open.last().is_some_and(|it| matches!(it.tag, Tag::Rt | Tag::Rp)) {
                    self.pop_to(self.open.len() - 1);
                }
                if tag == Tag::Rt {
                    self.begin_annotation();
                }
            }
            // The source of a quotation, right below it.
            Tag::Cite
                if self.open.last().is_some_and(|it| it.tag == Tag::Blockquote)
                    && !self.ends_in_dash() =>
            {
                self.flush();
            }
            _ if role == Some(Role::Block) => self.flush(),
            _ => {}
        }
        let effect = self.effect(tag, start);
        if !self.push(tag, effect, kind) {
            return;
        }
        match kind {
            Some(Kind::Video | Kind::Audio) => self.begin_media(start),
            Some(Kind::Object) => {
                let url = self.player(start, "data");
                if let Some(frame) = self.frames.last_mut() {
                    frame.url = url;
                }
            }
            _ => {}
        }
    }

    /// What an inline element says of its text.
    fn effect(&mut self, tag: Tag, start: &Start<'_>) -> Run {
        let mut effect = self.language(start);
        if let Some(mark) = tag.mark() {
            effect.marks = effect.marks.with(mark);
        }
        let mut rare = Rare::default();
        match tag {
            Tag::A => self.link(start, &mut effect),
            Tag::Abbr | Tag::Acronym | Tag::Dfn => rare.title = start.owned("title"),
            Tag::Time => rare.datetime = start.owned("datetime"),
            Tag::Bdo => {
                let dir = start.filled("dir").unwrap_or_default().to_ascii_lowercase();
                rare.dir = crate::Direction::from_name(&dir);
            }
            _ => {}
        }
        if rare != Rare::default() {
            effect.rare = Some(Box::new(rare));
        }
        effect
    }

    fn link(&mut self, start: &Start<'_>, effect: &mut Run) {
        let Some(address) = start.filled("href") else { return };
        if let Some(place) = address.strip_prefix('#') {
            self.refer(place, effect);
            return;
        }
        effect.href = self.cx.url(address, Purpose::Link, self.path);
        if let Some(card) = self.frames.last_mut().filter(|it| it.kind == Kind::Bookmark) {
            card.url.clone_from(&effect.href);
        }
    }

    fn is_credit(&self, class: &str) -> bool {
        matches!(self.kind(), Kind::Figure(_) | Kind::Caption(_)) && classes::is_credit(class)
    }

    fn tell_unsafe(&mut self, tag: Tag, start: &Start<'_>) {
        if tag.is_unsafe() {
            let (what, message) = match tag {
                Tag::Script => (Told::Script, "a script: left out"),
                Tag::Style => (Told::Style, "a style sheet: left out"),
                _ => (Told::Form, "a form: left out, its text kept"),
            };
            self.tell(what, IssueCode::UnsafeMarkup, message);
        }
        for (name, _) in &start.attributes {
            let on = name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on"));
            if on && name.len() > 2 {
                let message = "an event handler in an attribute: left out";
                self.tell(Told::Handler, IssueCode::UnsafeMarkup, message);
            }
        }
    }
}
