//! Start tags: which element begins, what it ends, which block it makes.

use super::{
    builder::{Builder, Told},
    classes,
    frames::Kind,
    lists::close_row,
    style::Effect,
    tags::{
        BLOCK, FORMAT, HEADING, PART, RAW, ROW, SECTION, SPECIAL, STOP, TERM, Tag, UNSAFE, VOID,
    },
    tokens::Token,
};
use crate::{Language, url::Purpose};

/// Where the address of somebody's post may stand.
const POSTS: &str = "data-instgrm-permalink data-text-post-permalink data-embed-url data-href cite";

impl Builder<'_, '_> {
    /// A start tag.
    pub(super) fn start(&mut self, start: &Token<'_>) {
        let tag = Tag::from_name(start.text);
        if tag == Tag::OTHER {
            return;
        }
        self.tell_unsafe(tag, start);
        match tag {
            _ if tag.is(RAW) => self.raw(tag, start),
            _ if tag.is(VOID) => self.void(tag, start),
            _ if tag.is(FORMAT) => self.begin_format(tag, start),
            _ if tag.is(PART) => self.begin_in_table(tag, start),
            Tag::SVG | Tag::MATH | Tag::TEMPLATE | Tag::SELECT => self.skip(tag, start),
            Tag::TABLE => self.begin_table(start),
            Tag::LI => self.begin_item(start),
            _ => self.begin(tag, start),
        }
    }

    /// Any other element begins.
    fn begin(&mut self, tag: Tag, start: &Token<'_>) {
        let last = self.last();
        if tag.is(BLOCK) {
            if tag.is(TERM) {
                self.end_in(tag, TERM, STOP | SPECIAL);
            } else {
                self.end_implied();
            }
            self.end_paragraph();
            if tag.is(HEADING) && self.last().is(HEADING) {
                self.pop();
            }
            self.flush();
        }
        let class = start.first("class");
        let of_class = classes::kind(class);
        match tag {
            Tag::RUBY => self.begin_ruby(),
            Tag::RT | Tag::RP => {
                if matches!(last, Tag::RT | Tag::RP) {
                    self.pop();
                }
                self.begin_annotation();
            }
            // The source of a quotation, right below it.
            Tag::CITE if last == Tag::BLOCKQUOTE && !self.ends_in_dash() => self.flush(),
            _ if of_class == Some(Kind::Boundary) => self.flush(),
            _ => {}
        }
        let kind = self.kind_of(tag, of_class, class);
        if !self.push(tag, kind, Some(start)) {
            return;
        }
        match self.frame.kind {
            Kind::PostFirst | Kind::PostLast => {
                self.frame.url = self.media_url(start.first(POSTS));
                if self.frame.url.is_some() {
                    self.frame.kind = Kind::PostFirst;
                }
            }
            Kind::List | Kind::Notes if tag == Tag::OL => {
                self.frame.start = start.number("start");
                self.frame.flag = start.get("reversed").is_some();
            }
            Kind::Pre => self.frame.name = classes::code_language(class),
            Kind::Video | Kind::Audio => self.begin_media(start),
            Kind::Object => self.frame.url = self.player(start.first("data")),
            _ => {}
        }
    }

    /// The block that an element makes, by its class or its name; `None`: it is only a boundary.
    fn kind_of(&self, tag: Tag, of_class: Option<Kind>, class: &str) -> Option<Kind> {
        let layout = self.galleries > 0;
        let around = self.frame.kind;
        let of_tag = tag.known().kind.filter(|kind| {
            let list = matches!(kind, Kind::Definitions | Kind::Term | Kind::Description);
            !(layout && (list || kind.is_list()))
        });
        let block = tag.is(BLOCK);
        match of_class {
            Some(Kind::Dropped | Kind::After) => of_class,
            Some(Kind::Gallery) if block && !layout => of_class,
            Some(Kind::Embed) if tag == Tag::FIGURE => of_class,
            Some(Kind::Notes) if of_tag == Some(Kind::List) => of_class,
            Some(Kind::Gallery | Kind::Embed | Kind::Notes | Kind::Boundary | Kind::Character)
            | None => {
                let credited = around.is_figure() || matches!(around, Kind::Caption | Kind::After);
                if credited && classes::is_credit(class) {
                    Some(Kind::Credit)
                } else if tag == Tag::FOOTER && around.is_quote() {
                    Some(Kind::Cite)
                } else {
                    of_tag
                }
            }
            _ if block => of_class,
            _ => of_tag,
        }
    }

    fn begin_item(&mut self, start: &Token<'_>) {
        self.end_in(Tag::LI, 0, STOP | SPECIAL);
        self.end_paragraph();
        self.flush();
        let list = self.frame.kind.is_list();
        let mut kind = None;
        if self.galleries == 0 && (list || self.room()) {
            kind = Some(Kind::Item);
            if !list {
                self.push(Tag::IMPLIED, Some(Kind::List), None);
            }
        }
        if self.push(Tag::LI, kind, Some(start)) {
            self.frame.text.push_str(start.first("id"));
        }
    }

    fn begin_format(&mut self, tag: Tag, start: &Token<'_>) {
        if tag == Tag::A {
            // A link cannot stand in a link: the first one ends.
            self.end_format(tag);
        }
        if tag == Tag::CODE && self.frame.kind == Kind::Pre && self.frame.name.is_none() {
            self.frame.name = classes::code_language(start.first("class"));
        }
        self.effect(tag, start);
    }

    /// A table.
    fn begin_table(&mut self, start: &Token<'_>) {
        // Outside of the cells of a table, a table ends it.
        if self.last().is(SECTION | ROW) {
            self.end_in(Tag::TABLE, 0, 0);
        }
        self.end_implied();
        self.end_paragraph();
        self.flush();
        let kind = self.room().then_some(Kind::Table);
        self.push(Tag::TABLE, kind, Some(start));
    }

    /// A part of a table; without one around it, it means nothing.
    fn begin_in_table(&mut self, tag: Tag, start: &Token<'_>) {
        let cell = matches!(tag, Tag::TD | Tag::TH);
        let places = match tag {
            Tag::TR => SECTION,
            _ if cell => SECTION | ROW,
            _ => 0,
        };
        let Some(place) = self.seek(Tag::TABLE, places, 0) else { return };
        self.pop_to(place + 1);
        self.flush();
        let row = cell && self.last() != Tag::TR;
        if row || tag == Tag::TR {
            let head = self.last() == Tag::THEAD;
            if self.frame.kind == Kind::Table {
                close_row(&mut self.frame);
                self.frame.flag = head;
            }
        }
        if row {
            self.push(Tag::TR, None, None);
        }
        // None in a table that is too deep to be one.
        let kind = tag.known().kind.filter(|_| self.frame.kind == Kind::Table);
        if self.push(tag, kind, Some(start)) {
            self.frame.spans = (span(start, "colspan", 1000), span(start, "rowspan", 65_534));
        }
    }

    /// What an element says of its text.
    #[inline(never)]
    pub(super) fn effect(&mut self, tag: Tag, start: &Token<'_>) {
        let text = match tag {
            Tag::ABBR | Tag::ACRONYM | Tag::DFN => "title",
            Tag::TIME => "datetime",
            Tag::BDO => "dir",
            _ => "",
        };
        let mut effect = Effect {
            tag,
            at: self.open.len(),
            lang: Language::parse(start.first("lang")),
            href: None,
            text: start.first(text).to_owned(),
            weight: 0,
        };
        if tag == Tag::BDO {
            effect.text.make_ascii_lowercase();
        }
        if tag == Tag::A {
            self.link(start.first("href"), &mut effect);
        }
        for (_, value) in &start.attributes {
            effect.weight += value.len();
        }
        self.styles.push(effect);
    }

    fn link(&mut self, address: &str, effect: &mut Effect) {
        if let Some(place) = address.strip_prefix("#") {
            self.refer(place);
            effect.text.push_str(place);
            return;
        }
        effect.href = self.cx.url(address, Purpose::Link, self.path);
        let Some(href) = &effect.href else { return };
        effect.weight = href.as_str().len();
        let mut frame = &mut self.frame;
        let mut around = self.frames.iter_mut().rev();
        while !matches!(frame.kind, Kind::Bookmark | Kind::PostFirst | Kind::PostLast) {
            let Some(outer) = around.next() else { return };
            frame = outer;
        }
        if href.as_str().starts_with("http")
            && (frame.kind != Kind::PostFirst || frame.url.is_none())
        {
            frame.url = Some(href.clone());
        }
        if frame.kind == Kind::Bookmark {
            // The card as a whole is the link.
            effect.href = None;
        }
    }

    fn tell_unsafe(&mut self, tag: Tag, start: &Token<'_>) {
        if tag.is(UNSAFE) {
            self.tell(match tag {
                Tag::SCRIPT => Told::Script,
                Tag::STYLE => Told::Style,
                _ => Told::Form,
            });
        }
        for (name, _) in &start.attributes {
            if let [b'o' | b'O', b'n' | b'N', _, ..] = name.as_bytes() {
                self.tell(Told::Handler);
            }
        }
    }
}

fn span(start: &Token<'_>, name: &str, most: i32) -> u32 {
    start.number(name).unwrap_or(1).clamp(1, most).unsigned_abs()
}
