//! The elements that the reader knows, and what the standard says of each.
//!
//! An element that is not listed here is unwrapped: its text stays, its tags are ignored.

use crate::Mark;

/// A block that the search for an open item passes.
pub(super) const WRAPPER: u16 = 1;
/// A block that ends that search, as what is special does.
pub(super) const STOP: u16 = 4096;
/// Either: it begins and ends a block of text, and ends an open paragraph.
pub(super) const BLOCK: u16 = WRAPPER | STOP;
/// No block, but the end tag of an inline element does not reach past it either.
pub(super) const SPECIAL: u16 = 2;
/// A formatting element: it goes on in the next block until its end tag.
pub(super) const FORMAT: u16 = 4;
/// End tags do not look for their elements past it.
pub(super) const SCOPE: u16 = 8;
/// Its content is not markup, and left out.
pub(super) const RAW: u16 = 16;
/// Ends SVG and MathML when it stands there.
pub(super) const BREAKOUT: u16 = 32;
/// Has no content.
pub(super) const VOID: u16 = 64;
/// Its start tag is not allowed in an article.
pub(super) const UNSAFE: u16 = 128;
/// A list: the end tag of an item does not look past it.
pub(super) const LIST: u16 = 256;
/// A table or a group of its rows: where a row may begin.
pub(super) const SECTION: u16 = 512;
/// A row: it, and a section, is where a cell may begin.
pub(super) const ROW: u16 = 1024;
/// A part of a table.
pub(super) const PART: u16 = 2048;
/// A button: the search for an open paragraph ends there.
pub(super) const BUTTON: u16 = 8192;
/// A heading: the end tag of one ends any other.
pub(super) const HEADING: u16 = 16_384;
/// A term or its description: the start tag of one ends the other.
pub(super) const TERM: u16 = 32_768;

/// What is known of an element.
#[derive(Clone, Copy)]
pub(super) struct Known {
    flags: u16,
    /// What its text is.
    pub(super) mark: Option<Mark>,
}

const fn of(flags: u16) -> Known {
    Known { flags, mark: None }
}

impl Known {
    const fn mark(self, mark: Mark) -> Known {
        Known { mark: Some(mark), ..self }
    }
}

/// An element that the reader knows: its place in the table.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tag(u8);

macro_rules! tags {
    ($($tag:ident $name:literal $known:expr;)*) => {
        #[allow(clippy::upper_case_acronyms)]
        enum Place { $($tag,)* }

        #[allow(dead_code)] // some are known by what the table says of them alone
        impl Tag {
            $(pub(super) const $tag: Tag = Tag(Place::$tag as u8);)*
        }

        const TABLE: &[Known] = &[$($known,)*];
        /// The names in the order of [`TABLE`].
        const NAMES: &str = concat!($($name, " ",)*);
    };
}

tags! {
    A "a" of(FORMAT);
    ABBR "abbr" of(0).mark(Mark::Abbr);
    ACRONYM "acronym" of(0).mark(Mark::Abbr);
    ADDRESS "address" of(WRAPPER);
    APPLET "applet" of(SPECIAL | SCOPE);
    AREA "area" of(VOID);
    ARTICLE "article" of(BLOCK);
    ASIDE "aside" of(BLOCK);
    AUDIO "audio" of(0);
    B "b" of(FORMAT | BREAKOUT).mark(Mark::Strong);
    BDI "bdi" of(0);
    BDO "bdo" of(0);
    BIG "big" of(BREAKOUT);
    BLOCKQUOTE "blockquote" of(BLOCK | BREAKOUT);
    BODY "body" of(BREAKOUT);
    BR "br" of(VOID | BREAKOUT);
    BUTTON "button" of(SPECIAL | UNSAFE | BUTTON);
    CAPTION "caption" of(SPECIAL | SCOPE | PART);
    CENTER "center" of(BLOCK | BREAKOUT);
    CITE "cite" of(0).mark(Mark::Cite);
    CODE "code" of(FORMAT | BREAKOUT).mark(Mark::Code);
    DATALIST "datalist" of(UNSAFE);
    DD "dd" of(TERM | BLOCK | BREAKOUT);
    DEL "del" of(0).mark(Mark::Del);
    DETAILS "details" of(BLOCK);
    DFN "dfn" of(0).mark(Mark::Em);
    DIALOG "dialog" of(BLOCK);
    DIR "dir" of(BLOCK);
    DIV "div" of(WRAPPER | BREAKOUT);
    DL "dl" of(BLOCK | BREAKOUT);
    DT "dt" of(TERM | BLOCK | BREAKOUT);
    EM "em" of(FORMAT | BREAKOUT).mark(Mark::Em);
    EMBED "embed" of(VOID | BREAKOUT);
    FIELDSET "fieldset" of(BLOCK | UNSAFE);
    FIGCAPTION "figcaption" of(BLOCK);
    FIGURE "figure" of(BLOCK);
    FOOTER "footer" of(BLOCK);
    FORM "form" of(BLOCK | UNSAFE);
    H1 "h1" of(HEADING | BLOCK | BREAKOUT);
    H2 "h2" of(HEADING | BLOCK | BREAKOUT);
    H3 "h3" of(HEADING | BLOCK | BREAKOUT);
    H4 "h4" of(HEADING | BLOCK | BREAKOUT);
    H5 "h5" of(HEADING | BLOCK | BREAKOUT);
    H6 "h6" of(HEADING | BLOCK | BREAKOUT);
    HEADER "header" of(BLOCK);
    HGROUP "hgroup" of(BLOCK);
    HR "hr" of(VOID | BREAKOUT);
    I "i" of(FORMAT | BREAKOUT).mark(Mark::Em);
    IFRAME "iframe" of(RAW);
    IMAGE "image" of(VOID);
    IMG "img" of(VOID | BREAKOUT);
    INPUT "input" of(VOID | UNSAFE);
    INS "ins" of(0).mark(Mark::Ins);
    KBD "kbd" of(0).mark(Mark::Kbd);
    LI "li" of(BLOCK | BREAKOUT);
    LISTING "listing" of(BLOCK | BREAKOUT);
    MAIN "main" of(BLOCK);
    MARK "mark" of(0).mark(Mark::Mark);
    MATH "math" of(0);
    MENU "menu" of(BLOCK | BREAKOUT);
    NAV "nav" of(BLOCK);
    NOEMBED "noembed" of(RAW);
    NOFRAMES "noframes" of(RAW);
    NOSCRIPT "noscript" of(RAW);
    OBJECT "object" of(SPECIAL | SCOPE);
    OL "ol" of(BLOCK | BREAKOUT | LIST);
    P "p" of(WRAPPER | BREAKOUT);
    PICTURE "picture" of(0);
    PLAINTEXT "plaintext" of(RAW | BLOCK);
    PRE "pre" of(BLOCK | BREAKOUT);
    Q "q" of(0).mark(Mark::Q);
    RP "rp" of(0);
    RT "rt" of(0);
    RUBY "ruby" of(BREAKOUT);
    S "s" of(FORMAT | BREAKOUT).mark(Mark::Del);
    SAMP "samp" of(0).mark(Mark::Code);
    SCRIPT "script" of(RAW | UNSAFE);
    SEARCH "search" of(BLOCK);
    SECTION "section" of(BLOCK);
    SELECT "select" of(UNSAFE);
    SMALL "small" of(FORMAT | BREAKOUT).mark(Mark::Small);
    SOURCE "source" of(VOID);
    SPAN "span" of(BREAKOUT);
    STRIKE "strike" of(FORMAT | BREAKOUT).mark(Mark::Del);
    STRONG "strong" of(FORMAT | BREAKOUT).mark(Mark::Strong);
    STYLE "style" of(RAW | UNSAFE);
    SUB "sub" of(BREAKOUT).mark(Mark::Sub);
    SUMMARY "summary" of(BLOCK);
    SUP "sup" of(BREAKOUT).mark(Mark::Sup);
    SVG "svg" of(0);
    TABLE "table" of(SPECIAL | SCOPE | BREAKOUT | SECTION);
    TBODY "tbody" of(SPECIAL | SECTION | PART);
    TD "td" of(SPECIAL | SCOPE | PART);
    TEMPLATE "template" of(0);
    TEXTAREA "textarea" of(RAW | UNSAFE);
    TFOOT "tfoot" of(SPECIAL | SECTION | PART);
    TH "th" of(SPECIAL | SCOPE | PART);
    THEAD "thead" of(SPECIAL | SECTION | PART);
    TIME "time" of(0);
    TITLE "title" of(RAW);
    TR "tr" of(SPECIAL | ROW | PART);
    TRACK "track" of(VOID);
    TT "tt" of(FORMAT | BREAKOUT).mark(Mark::Code);
    U "u" of(FORMAT | BREAKOUT).mark(Mark::Ins);
    UL "ul" of(BLOCK | BREAKOUT | LIST);
    VAR "var" of(BREAKOUT).mark(Mark::Em);
    VIDEO "video" of(0);
    XMP "xmp" of(RAW | BLOCK);
    // Not in the markup: the list around items that have none.
    IMPLIED "/" of(SPECIAL | LIST);
}

impl Tag {
    /// Any element that is not in the table.
    pub(super) const OTHER: Tag = Tag(u8::MAX);
    /// Not an element, but text.
    pub(super) const TEXT: Tag = Tag(u8::MAX - 1);

    /// The element of a name, in any case.
    #[inline(never)]
    pub(super) fn from_name(name: &str) -> Tag {
        for (at, known) in (0..).zip(NAMES.split(' ')) {
            if known.eq_ignore_ascii_case(name) {
                return Tag(at);
            }
        }
        Tag::OTHER
    }

    #[inline(never)]
    pub(super) fn known(self) -> Known {
        TABLE.get(usize::from(self.0)).copied().unwrap_or(of(0))
    }

    /// Whether the table says one of these things of it.
    #[inline(never)]
    pub(super) fn is(self, flags: u16) -> bool {
        self.known().flags & flags != 0
    }

    pub(super) fn is_special(self) -> bool {
        self.is(BLOCK | SPECIAL)
    }

    /// The level of a heading: 1 to 6.
    pub(super) fn level(self) -> Option<u8> {
        let level = self.0.wrapping_sub(Tag::H1.0);
        (level < 6).then(|| level + 1)
    }
}
