//! Running text: runs of characters with their marks, link, language and footnote.
//!
//! Content is flat. A run carries everything that is true of its characters, so that no reader has to
//! repair misnested markup and no writer can produce it; the views group equal neighbours into elements.

use crate::{Direction, Language, SafeUrl, text::trim as trim_text};

/// Text with marks: a list of runs.
pub type Content = Vec<Run>;

/// Characters that share all their marks. A line feed in `text` is a line break.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Run {
    /// The characters, entities decoded; never empty in content that a reader made.
    pub text: String,
    /// What the characters are: strong, a citation, code …
    pub marks: Marks,
    /// Where they lead.
    pub href: Option<SafeUrl>,
    /// Their language, where it is not the article's.
    pub lang: Option<Language>,
    /// The id of the footnote that they refer to.
    pub note: Option<String>,
    /// What few runs have.
    pub rare: Option<Box<Rare>>,
}

/// What few runs have, kept apart so that the others stay small.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rare {
    /// The expansion of an abbreviation, the definition of a term.
    pub title: Option<String>,
    /// The machine-readable form of a date or time in the text, as the publisher wrote it.
    pub datetime: Option<String>,
    /// An overriding direction (`bdo`).
    pub dir: Option<Direction>,
    /// The annotation above or beside the text (`ruby`).
    pub ruby: Option<String>,
}

/// What a run of characters can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // each is the HTML element of its name
pub enum Mark {
    Strong,
    Em,
    Code,
    Sub,
    Sup,
    Mark,
    Small,
    Del,
    Ins,
    Kbd,
    Abbr,
    Cite,
    Q,
}

impl Mark {
    /// Every mark, in the order of the contract.
    pub const ALL: [Mark; 13] = [
        Mark::Strong,
        Mark::Em,
        Mark::Code,
        Mark::Sub,
        Mark::Sup,
        Mark::Mark,
        Mark::Small,
        Mark::Del,
        Mark::Ins,
        Mark::Kbd,
        Mark::Abbr,
        Mark::Cite,
        Mark::Q,
    ];

    /// The mark's name in the own format, which is also its HTML element.
    pub fn name(self) -> &'static str {
        match self {
            Mark::Strong => "strong",
            Mark::Em => "em",
            Mark::Code => "code",
            Mark::Sub => "sub",
            Mark::Sup => "sup",
            Mark::Mark => "mark",
            Mark::Small => "small",
            Mark::Del => "del",
            Mark::Ins => "ins",
            Mark::Kbd => "kbd",
            Mark::Abbr => "abbr",
            Mark::Cite => "cite",
            Mark::Q => "q",
        }
    }

    /// The mark of that name.
    pub fn from_name(name: &str) -> Option<Mark> {
        Mark::ALL.into_iter().find(|mark| mark.name() == name)
    }
}

/// A set of marks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks(u16);

impl Marks {
    /// This set and one mark more.
    #[must_use]
    pub fn with(self, mark: Mark) -> Marks {
        Marks(self.0 | 1 << mark as u16)
    }

    /// This set without one mark.
    #[must_use]
    pub fn without(self, mark: Mark) -> Marks {
        Marks(self.0 & !(1 << mark as u16))
    }

    /// The marks that are in both sets.
    #[must_use]
    pub fn and(self, other: Marks) -> Marks {
        Marks(self.0 & other.0)
    }

    /// Whether the set has the mark.
    pub fn has(self, mark: Mark) -> bool {
        self.0 & 1 << mark as u16 != 0
    }

    /// The marks of the set, in the order of [`Mark::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Mark> {
        Mark::ALL.into_iter().filter(move |mark| self.has(*mark))
    }
}

impl Run {
    /// A run of plain text.
    pub fn plain(text: impl Into<String>) -> Run {
        Run { text: text.into(), ..Run::default() }
    }

    /// Whether nothing but text is there, so that a bare string says it all.
    pub fn is_plain(&self) -> bool {
        self.marks == Marks::default()
            && self.href.is_none()
            && self.lang.is_none()
            && self.note.is_none()
            && self.rare.is_none()
    }
}

/// The content of plain text; none for text without a visible character.
pub fn plain(text: impl Into<String>) -> Content {
    let text = text.into();
    if trim_text(&text).is_empty() { Vec::new() } else { vec![Run::plain(text)] }
}

/// Takes away runs without characters, and white space at both ends, which HTML would not show either.
#[inline(never)]
pub fn trim(content: &mut Content) {
    content.retain(|run| !run.text.is_empty());
    while let Some(first) = content.first_mut() {
        let text = first.text.trim_start();
        if !text.is_empty() {
            first.text = text.to_owned();
            break;
        }
        content.remove(0);
    }
    while let Some(last) = content.last_mut() {
        last.text.truncate(last.text.trim_end().len());
        if !last.text.is_empty() {
            break;
        }
        content.pop();
    }
}

/// The characters of content without their marks.
pub fn text(content: &[Run]) -> String {
    let mut text = String::new();
    for run in content {
        text.push_str(&run.text);
    }
    text
}

/// Whether content has no visible character.
pub fn is_blank(content: &[Run]) -> bool {
    content.iter().all(|run| trim_text(&run.text).is_empty())
}
