//! Start tags: which element begins, what it ends, which block it makes.

use super::{
    builder::{Builder, Told},
    classes::{self, Role},
    frames::{Kind, Post},
    tags::Tag,
    tokens::Start,
};
use crate::{Content, IssueCode, List, Rare, Run, SafeUrl, Table, url::Purpose};

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

    fn begin_block(&mut self, tag: Tag, start: &Start<'_>) {
        self.end_paragraph();
        if tag.heading().is_some() && self.open.last().is_some_and(|it| it.tag.heading().is_some())
        {
            self.pop_to(self.open.len() - 1);
        }
        self.flush();
        let kind = self.kind(tag, start);
        let effect = self.language(start);
        self.push(tag, effect, kind);
    }

    /// The block that an element makes; `None`: it is only a boundary.
    fn kind(&mut self, tag: Tag, start: &Start<'_>) -> Option<Kind> {
        let class = start.get("class").unwrap_or_default();
        let role = classes::role(&class);
        if let Some(kind) = self.kind_of_role(role, tag, start) {
            return Some(kind);
        }
        if self.in_figure() && classes::is_credit(&class) {
            return Some(Kind::Credit);
        }
        let layout = self.galleries > 0;
        Some(match tag {
            _ if tag.heading().is_some() => Kind::Heading(tag.heading()?),
            Tag::Blockquote => Kind::Quote { pull: false, post: None, cite: Content::new() },
            Tag::Footer if self.in_quote() => Kind::Cite,
            Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir if !layout => Kind::List {
                list: List {
                    ordered: tag == Tag::Ol,
                    start: start
                        .filled("start")
                        .and_then(|number| number.parse().ok())
                        .filter(|_| tag == Tag::Ol),
                    reversed: tag == Tag::Ol && start.get("reversed").is_some(),
                    items: Vec::new(),
                },
                ids: Vec::new(),
                notes: role == Some(Role::Notes),
            },
            Tag::Dl if !layout => Kind::Definitions(Vec::new()),
            Tag::Dt if !layout => Kind::Term,
            Tag::Dd if !layout => Kind::Description,
            Tag::Figure => figure(),
            Tag::Figcaption => Kind::Caption(false),
            Tag::Details => Kind::Details(Content::new()),
            Tag::Summary => Kind::Summary,
            Tag::Pre | Tag::Listing => {
                Kind::Pre { language: classes::code_language(&class), text: String::new() }
            }
            _ => return None,
        })
    }

    fn kind_of_role(&mut self, role: Option<Role>, tag: Tag, start: &Start<'_>) -> Option<Kind> {
        Some(match role? {
            Role::Gallery if self.galleries == 0 => Kind::Gallery,
            Role::Pull => Kind::Quote { pull: true, post: None, cite: Content::new() },
            Role::Callout => Kind::Callout,
            Role::Toggle => Kind::Details(Content::new()),
            Role::Summary => Kind::Summary,
            Role::Bookmark => Kind::Bookmark { url: None, title: None },
            Role::Title => Kind::Title,
            Role::Figure => figure(),
            Role::Caption => Kind::Caption(true),
            Role::Embed if tag == Tag::Figure => {
                Kind::Figure { caption: Content::new(), credit: Content::new(), embed: true }
            }
            Role::Player => Kind::Dropped,
            Role::Verse => Kind::Verse,
            role @ (Role::PostFirst | Role::PostLast) => {
                let post = match self.post_address(start) {
                    Some(url) => Post::Known(url),
                    None if role == Role::PostFirst => Post::FirstLink,
                    None => Post::LastLink,
                };
                Kind::Quote { pull: false, post: Some(post), cite: Content::new() }
            }
            _ => return None,
        })
    }

    fn post_address(&mut self, start: &Start<'_>) -> Option<SafeUrl> {
        let names = [
            "data-instgrm-permalink",
            "data-text-post-permalink",
            "data-embed-url",
            "data-href",
            "cite",
        ];
        let address = names.into_iter().find_map(|name| start.filled(name))?;
        self.cx.url(&address, Purpose::Media, self.path)
    }

    fn begin_item(&mut self, start: &Start<'_>) {
        self.end_until_special(&[Tag::Li]);
        self.end_paragraph();
        self.flush();
        let list = matches!(self.frames.last().map(|frame| &frame.kind), Some(Kind::List { .. }));
        let kind =
            (self.galleries == 0 && (list || self.room())).then(|| Kind::Item(start.filled("id")));
        if kind.is_some() && !list {
            let list = Kind::List { list: List::default(), ids: Vec::new(), notes: false };
            self.push(Tag::Implied, None, Some(list));
        }
        let effect = self.language(start);
        self.push(Tag::Li, effect, kind);
    }

    /// Ends an open element of these kinds, which may stand around paragraphs and wrappers.
    fn end_until_special(&mut self, tags: &[Tag]) {
        let at = self.open.iter().rposition(|it| {
            let passed = matches!(it.tag, Tag::Address | Tag::Div | Tag::P);
            tags.contains(&it.tag) || (it.tag.is_special() && !passed)
        });
        if let Some(at) = at.filter(|at| self.tag_at(*at).is_some_and(|tag| tags.contains(&tag))) {
            self.pop_to(at);
        }
    }

    fn begin_format(&mut self, tag: Tag, start: &Start<'_>) {
        if tag == Tag::A {
            // A link cannot stand in a link: the first one ends.
            self.end_format(tag);
        }
        if let (Tag::Code, Some(Kind::Pre { language, .. })) =
            (tag, self.frames.last_mut().map(|frame| &mut frame.kind))
        {
            let class = start.get("class").unwrap_or_default();
            *language = language.take().or_else(|| classes::code_language(&class));
        }
        let effect = self.effect(tag, start).unwrap_or_default();
        self.styles.begin(tag, effect, self.open.len());
    }

    fn begin_inline(&mut self, tag: Tag, start: &Start<'_>) {
        let mut kind = None;
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
            Tag::Video | Tag::Audio => kind = Some(self.media(tag, start)),
            Tag::Object | Tag::Applet => {
                kind = Some(self.object(start));
            }
            Tag::Button | Tag::Datalist => kind = Some(Kind::Dropped),
            // The source of a quotation, right below it.
            Tag::Cite
                if self.open.last().is_some_and(|it| it.tag == Tag::Blockquote)
                    && !self.ends_in_dash() =>
            {
                self.flush();
            }
            _ => {}
        }
        let class = start.get("class").unwrap_or_default();
        if kind.is_none() && !class.is_empty() {
            kind = match classes::role(&class) {
                Some(Role::Block) => {
                    self.flush();
                    None
                }
                Some(Role::Player) => Some(Kind::Dropped),
                Some(Role::Caption) => Some(Kind::Caption(true)),
                _ if self.in_figure() && classes::is_credit(&class) => Some(Kind::Credit),
                _ => None,
            };
        }
        let effect = self.effect(tag, start);
        self.push(tag, effect, kind);
    }

    /// What an inline element says of its text.
    fn effect(&mut self, tag: Tag, start: &Start<'_>) -> Option<Run> {
        let mut effect = self.language(start).unwrap_or_default();
        if let Some(mark) = tag.mark() {
            effect.marks = effect.marks.with(mark);
        }
        let mut rare = Rare::default();
        match tag {
            Tag::A => self.link(start, &mut effect),
            Tag::Abbr | Tag::Acronym | Tag::Dfn => rare.title = start.filled("title"),
            Tag::Time => rare.datetime = start.filled("datetime"),
            Tag::Bdo => {
                let dir = start.filled("dir").unwrap_or_default().to_ascii_lowercase();
                rare.dir = crate::Direction::from_name(&dir);
            }
            _ => {}
        }
        if rare != Rare::default() {
            effect.rare = Some(Box::new(rare));
        }
        (effect != Run::default()).then_some(effect)
    }

    fn link(&mut self, start: &Start<'_>, effect: &mut Run) {
        let Some(address) = start.filled("href") else { return };
        if let Some(place) = address.strip_prefix('#') {
            self.refer(place, effect);
            return;
        }
        effect.href = self.cx.url(&address, Purpose::Link, self.path);
        if let Some(Kind::Bookmark { url, .. }) = self.frames.last_mut().map(|f| &mut f.kind) {
            url.clone_from(&effect.href);
        }
    }

    /// The language of an element, as an effect on its text.
    fn language(&mut self, start: &Start<'_>) -> Option<Run> {
        let lang = crate::Language::parse(&start.filled("lang")?)?;
        Some(Run { lang: Some(lang), ..Run::default() })
    }

    fn begin_table(&mut self, start: &Start<'_>) {
        let inner =
            |tag| matches!(tag, Tag::Table | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Tr);
        let in_table = self.open.last().is_some_and(|it| inner(it.tag));
        let at = self.open.iter().rposition(|it| it.tag == Tag::Table);
        if let Some(at) = at.filter(|_| in_table) {
            self.pop_to(at);
        }
        self.end_implied();
        self.end_paragraph();
        self.flush();
        let kind = self.room().then(|| Kind::Table(Table::default()));
        let effect = self.language(start);
        self.push(Tag::Table, effect, kind);
    }

    /// A part of a table; without one around it, it means nothing.
    fn begin_in_table(&mut self, tag: Tag, start: &Start<'_>) {
        let section = |tag| matches!(tag, Tag::Tbody | Tag::Thead | Tag::Tfoot);
        let Some(table) = self.open.iter().rposition(|it| it.tag == Tag::Table) else { return };
        let cell = matches!(tag, Tag::Td | Tag::Th);
        let keep = self.open.iter().rposition(|it| {
            it.tag == Tag::Table
                || (section(it.tag) && (cell || tag == Tag::Tr))
                || (it.tag == Tag::Tr && cell)
        });
        let keep = keep.unwrap_or(table);
        self.pop_to(keep + 1);
        self.flush();
        if cell && self.tag_at(keep) != Some(Tag::Tr) {
            self.begin_row();
        }
        match tag {
            Tag::Tr => self.begin_row(),
            Tag::Td | Tag::Th => {
                let row = matches!(self.frames.last().map(|f| &f.kind), Some(Kind::Row { .. }));
                let span = |name: &str, most: u32| {
                    let number = start.filled(name).and_then(|number| number.parse().ok());
                    number.unwrap_or(1u32).clamp(1, most)
                };
                let kind = row.then(|| Kind::Cell {
                    header: tag == Tag::Th,
                    colspan: span("colspan", 1000),
                    rowspan: span("rowspan", 65_534),
                });
                let effect = self.language(start);
                self.push(tag, effect, kind);
            }
            Tag::Caption => self.push(tag, None, Some(Kind::Caption(false))),
            _ => self.push(tag, None, None),
        }
    }

    fn begin_row(&mut self) {
        let header = self.open.last().is_some_and(|it| it.tag == Tag::Thead);
        let table = matches!(self.frames.last().map(|frame| &frame.kind), Some(Kind::Table(_)));
        let kind = table.then(|| Kind::Row { cells: Vec::new(), header });
        self.push(Tag::Tr, None, kind);
    }

    fn in_figure(&self) -> bool {
        let kind = self.frames.last().map(|frame| &frame.kind);
        matches!(kind, Some(Kind::Figure { .. } | Kind::Caption(_)))
    }

    fn in_quote(&self) -> bool {
        matches!(self.frames.last().map(|frame| &frame.kind), Some(Kind::Quote { .. }))
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
        let handler = |(name, _): &(&str, &str)| {
            name.len() > 2 && name.get(..2).is_some_and(|on| on.eq_ignore_ascii_case("on"))
        };
        if start.attributes.iter().any(handler) {
            let message = "an event handler in an attribute: left out";
            self.tell(Told::Handler, IssueCode::UnsafeMarkup, message);
        }
    }
}

fn figure() -> Kind {
    Kind::Figure { caption: Content::new(), credit: Content::new(), embed: false }
}
