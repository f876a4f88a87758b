//! The elements that the reader knows, and what the standard says of each.
//!
//! An element that is not here is unwrapped: its text is kept, its tags change nothing.

use crate::Mark;

/// Begins and ends a block of text; ends an open paragraph.
const BLOCK: u8 = 1;
/// The end tag of an inline element does not reach past it.
const SPECIAL: u8 = 2;
/// A formatting element: it goes on in the next block until its end tag.
const FORMAT: u8 = 4;
/// End tags do not look for their elements past it.
const SCOPE: u8 = 8;
/// Its content is not markup, and left out.
const RAW: u8 = 16;
/// Ends SVG and MathML when it stands there.
const BREAKOUT: u8 = 32;
/// Has no content.
const VOID: u8 = 64;
/// Marks that its start tag is not allowed in an article.
const UNSAFE: u8 = 128;

macro_rules! tags {
    ($($tag:ident $name:literal $flags:expr;)*) => {
        /// An element that the reader knows.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(super) enum Tag { $($tag,)* }

        const ALL: &[Tag] = &[$(Tag::$tag,)*];
        const FLAGS: &[u8] = &[$($flags,)*];
        /// The names in the order of [`ALL`].
        const NAMES: &str = concat!($($name, " ",)*);
    };
}

tags! {
    A "a" FORMAT;
    Abbr "abbr" 0;
    Acronym "acronym" 0;
    Address "address" BLOCK;
    Applet "applet" SPECIAL | SCOPE;
    Area "area" VOID;
    Article "article" BLOCK;
    Aside "aside" BLOCK;
    Audio "audio" 0;
    B "b" FORMAT | BREAKOUT;
    Bdi "bdi" 0;
    Bdo "bdo" 0;
    Big "big" BREAKOUT;
    Blockquote "blockquote" BLOCK | BREAKOUT;
    Body "body" BREAKOUT;
    Br "br" VOID | BREAKOUT;
    Button "button" SPECIAL | UNSAFE;
    Caption "caption" SPECIAL | SCOPE;
    Center "center" BLOCK | BREAKOUT;
    Cite "cite" 0;
    Code "code" FORMAT | BREAKOUT;
    Datalist "datalist" UNSAFE;
    Dd "dd" BLOCK | BREAKOUT;
    Del "del" 0;
    Details "details" BLOCK;
    Dfn "dfn" 0;
    Dialog "dialog" BLOCK;
    Dir "dir" BLOCK;
    Div "div" BLOCK | BREAKOUT;
    Dl "dl" BLOCK | BREAKOUT;
    Dt "dt" BLOCK | BREAKOUT;
    Em "em" FORMAT | BREAKOUT;
    Embed "embed" VOID | BREAKOUT;
    Fieldset "fieldset" BLOCK | UNSAFE;
    Figcaption "figcaption" BLOCK;
    Figure "figure" BLOCK;
    Footer "footer" BLOCK;
    Form "form" BLOCK | UNSAFE;
    H1 "h1" BLOCK | BREAKOUT;
    H2 "h2" BLOCK | BREAKOUT;
    H3 "h3" BLOCK | BREAKOUT;
    H4 "h4" BLOCK | BREAKOUT;
    H5 "h5" BLOCK | BREAKOUT;
    H6 "h6" BLOCK | BREAKOUT;
    Header "header" BLOCK;
    Hgroup "hgroup" BLOCK;
    Hr "hr" VOID | BREAKOUT;
    I "i" FORMAT | BREAKOUT;
    Iframe "iframe" RAW;
    Image "image" VOID;
    Img "img" VOID | BREAKOUT;
    Input "input" VOID | UNSAFE;
    Ins "ins" 0;
    Kbd "kbd" 0;
    Li "li" BLOCK | BREAKOUT;
    Listing "listing" BLOCK | BREAKOUT;
    Main "main" BLOCK;
    Mark "mark" 0;
    Math "math" 0;
    Menu "menu" BLOCK | BREAKOUT;
    Nav "nav" BLOCK;
    Noembed "noembed" RAW;
    Noframes "noframes" RAW;
    Noscript "noscript" RAW;
    Object "object" SPECIAL | SCOPE;
    Ol "ol" BLOCK | BREAKOUT;
    P "p" BLOCK | BREAKOUT;
    Picture "picture" 0;
    Plaintext "plaintext" RAW | BLOCK;
    Pre "pre" BLOCK | BREAKOUT;
    Q "q" 0;
    Rp "rp" 0;
    Rt "rt" 0;
    Ruby "ruby" BREAKOUT;
    S "s" FORMAT | BREAKOUT;
    Samp "samp" 0;
    Script "script" RAW | UNSAFE;
    Search "search" BLOCK;
    Section "section" BLOCK;
    Select "select" UNSAFE;
    Small "small" FORMAT | BREAKOUT;
    Source "source" VOID;
    Span "span" BREAKOUT;
    Strike "strike" FORMAT | BREAKOUT;
    Strong "strong" FORMAT | BREAKOUT;
    Style "style" RAW | UNSAFE;
    Sub "sub" BREAKOUT;
    Summary "summary" BLOCK;
    Sup "sup" BREAKOUT;
    Svg "svg" 0;
    Table "table" SPECIAL | SCOPE | BREAKOUT;
    Tbody "tbody" SPECIAL;
    Td "td" SPECIAL | SCOPE;
    Template "template" 0;
    Textarea "textarea" RAW | UNSAFE;
    Tfoot "tfoot" SPECIAL;
    Th "th" SPECIAL | SCOPE;
    Thead "thead" SPECIAL;
    Time "time" 0;
    Title "title" RAW;
    Tr "tr" SPECIAL;
    Track "track" VOID;
    Tt "tt" FORMAT | BREAKOUT;
    U "u" FORMAT | BREAKOUT;
    Ul "ul" BLOCK | BREAKOUT;
    Var "var" BREAKOUT;
    Video "video" 0;
    Xmp "xmp" RAW | BLOCK;
    // Not in the markup: the list around items that have none.
    Implied "/" SPECIAL;
}

impl Tag {
    /// The element of a name, in any case.
    pub(super) fn from_name(name: &str) -> Option<Tag> {
        let at = NAMES.split(' ').position(|known| known.eq_ignore_ascii_case(name))?;
        ALL.get(at).copied()
    }

    fn is(self, flag: u8) -> bool {
        FLAGS.get(self as usize).is_some_and(|flags| flags & flag != 0)
    }

    pub(super) fn is_block(self) -> bool {
        self.is(BLOCK)
    }

    pub(super) fn is_special(self) -> bool {
        self.is(BLOCK | SPECIAL)
    }

    pub(super) fn is_format(self) -> bool {
        self.is(FORMAT)
    }

    pub(super) fn ends_scope(self) -> bool {
        self.is(SCOPE)
    }

    pub(super) fn is_raw(self) -> bool {
        self.is(RAW)
    }

    pub(super) fn is_void(self) -> bool {
        self.is(VOID)
    }

    pub(super) fn ends_foreign(self) -> bool {
        self.is(BREAKOUT)
    }

    pub(super) fn is_unsafe(self) -> bool {
        self.is(UNSAFE)
    }

    /// The level of a heading.
    pub(super) fn heading(self) -> Option<u8> {
        let level = (self as u8).wrapping_sub(Tag::H1 as u8);
        (level < 6).then(|| level + 1)
    }

    /// What its text is.
    pub(super) fn mark(self) -> Option<Mark> {
        Some(match self {
            Tag::B | Tag::Strong => Mark::Strong,
            Tag::I | Tag::Em | Tag::Var | Tag::Dfn => Mark::Em,
            Tag::Code | Tag::Tt | Tag::Samp => Mark::Code,
            Tag::S | Tag::Strike | Tag::Del => Mark::Del,
            Tag::U | Tag::Ins => Mark::Ins,
            Tag::Abbr | Tag::Acronym => Mark::Abbr,
            Tag::Small => Mark::Small,
            Tag::Sub => Mark::Sub,
            Tag::Sup => Mark::Sup,
            Tag::Mark => Mark::Mark,
            Tag::Kbd => Mark::Kbd,
            Tag::Cite => Mark::Cite,
            Tag::Q => Mark::Q,
            _ => return None,
        })
    }
}
