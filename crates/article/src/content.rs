//! Running text: runs of characters with their marks, link, language and footnote.
//!
//! Content is flat. Each run carries all marks of its characters, so no reader has to repair misnested markup,
//! and no writer can produce it. The views put neighbours with the same mark into one element.

use crate::{
    Direction, Language, SafeUrl, Sign,
    serial::{Fields as _, Object, as_text},
    text::trim as trim_text,
};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, SeqAccess, Visitor, value},
    ser::SerializeStruct,
};
use std::fmt;

/// Text with marks: a list of runs.
pub type Content = Vec<Run>;

/// Characters that share all their marks. A line feed in `text` is a line break.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(remote = "Self")] // the object; where there is nothing but text, that stands alone
pub struct Run {
    /// The characters, entities decoded; never empty in content that a reader made.
    pub text: String,
    /// Where they lead.
    pub href: Option<SafeUrl>,
    /// Their language, where it is not the article's.
    pub lang: Option<Language>,
    /// The id of the footnote that they refer to.
    pub note: Option<String>,
    /// What the characters are: strong, a citation, code …
    #[serde(default)]
    pub marks: Marks,
    /// What few runs have.
    #[serde(flatten, deserialize_with = "rare")]
    pub rare: Option<Box<Rare>>,
}

/// What few runs have, kept apart so that the others stay small.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Rare {
    /// The expansion of an abbreviation, the definition of a term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The machine-readable form of a date or time in the text, as the publisher wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub datetime: Option<String>,
    /// An overriding direction (`bdo`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dir: Option<Direction>,
    /// The annotation above or beside the text (`ruby`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ruby: Option<String>,
    /// The small picture for which the text stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Sign>,
    /// What the publisher says of the link: `sponsored`, `nofollow`, `ugc`, with spaces between them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rel: Option<String>,
    /// The name of the place where the text stands, for links from elsewhere in the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// The place in the article that the text leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
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

as_text!(Mark, name, from_name, "the name of a mark");

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

    /// Whether there is no mark in it.
    pub fn is_empty(&self) -> bool {
        self.0 == 0
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

    /// Whether it is only text, so that a plain string is enough.
    pub fn is_plain(&self) -> bool {
        self.marks.is_empty()
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

/// Removes runs without characters, and white space at both ends, which HTML would not show either.
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

impl Serialize for Marks {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Marks {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Marks, D::Error> {
        let marks = Vec::<Mark>::deserialize(from)?;
        Ok(marks.into_iter().fold(Marks::default(), Marks::with))
    }
}

impl Object for Run {
    fn put<S: SerializeStruct>(&self, out: &mut S) -> Result<(), S::Error> {
        out.serialize_field("text", &self.text)?;
        out.some("href", &self.href)?;
        out.some("lang", &self.lang)?;
        out.some("note", &self.note)?;
        if !self.marks.is_empty() {
            out.serialize_field("marks", &self.marks)?;
        }
        if let Some(rare) = &self.rare {
            out.some("title", &rare.title)?;
            out.some("datetime", &rare.datetime)?;
            out.some("dir", &rare.dir)?;
            out.some("ruby", &rare.ruby)?;
            out.some("image", &rare.image)?;
            out.some("rel", &rare.rel)?;
            out.some("anchor", &rare.anchor)?;
            out.some("place", &rare.place)?;
        }
        Ok(())
    }
}

impl Serialize for Run {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.is_plain() { to.serialize_str(&self.text) } else { self.object(to) }
    }
}

impl<'de> Deserialize<'de> for Run {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Run, D::Error> {
        struct AnyRun;

        impl<'de> Visitor<'de> for AnyRun {
            type Value = Run;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a string or a run")
            }

            fn visit_str<E>(self, text: &str) -> Result<Run, E> {
                Ok(Run::plain(text))
            }

            fn visit_map<A: MapAccess<'de>>(self, run: A) -> Result<Run, A::Error> {
                Run::deserialize(value::MapAccessDeserializer::new(run))
            }
        }

        from.deserialize_any(AnyRun)
    }
}

fn rare<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Box<Rare>>, D::Error> {
    let rare = Rare::deserialize(from)?;
    Ok((rare != Rare::default()).then(|| Box::new(rare)))
}

/// Running text as one value: a string where it is plain, else runs.
pub(crate) struct Inline<'a>(pub(crate) &'a [Run]);

impl Serialize for Inline<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            [] => to.serialize_str(""),
            [only] if only.is_plain() => to.serialize_str(&only.text),
            runs => runs.serialize(to),
        }
    }
}

/// Puts running text into an object, where there is some, as a field of that name.
pub(crate) fn put_inline<S: SerializeStruct>(
    name: &'static str,
    content: &[Run],
    out: &mut S,
) -> Result<(), S::Error> {
    if content.is_empty() { Ok(()) } else { out.serialize_field(name, &Inline(content)) }
}

/// Puts running text into an object as its `text` where it is plain, else as its `content`.
pub(crate) fn put_words<S: SerializeStruct>(content: &[Run], out: &mut S) -> Result<(), S::Error> {
    let plain = matches!(content, [only] if only.is_plain());
    put_inline(if plain { "text" } else { "content" }, content, out)
}

/// Reads what [`Inline`] writes.
pub(crate) fn inline<'de, D: Deserializer<'de>>(from: D) -> Result<Content, D::Error> {
    struct AnyContent;

    impl<'de> Visitor<'de> for AnyContent {
        type Value = Content;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("a string or an array of runs")
        }

        fn visit_str<E>(self, text: &str) -> Result<Content, E> {
            Ok(of_text(text))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, runs: A) -> Result<Content, A::Error> {
            Content::deserialize(value::SeqAccessDeserializer::new(runs))
        }
    }

    from.deserialize_any(AnyContent)
}

/// The content of a text that stands for itself.
pub(crate) fn of_text(text: &str) -> Content {
    if text.is_empty() { Content::new() } else { vec![Run::plain(text)] }
}

/// Reads what [`put_words`] puts into an object, for `flatten`.
pub(crate) fn words<'de, D: Deserializer<'de>>(from: D) -> Result<Content, D::Error> {
    #[derive(Deserialize)]
    struct Words {
        #[serde(default, deserialize_with = "inline")]
        text: Content,
        #[serde(default, deserialize_with = "inline")]
        content: Content,
    }

    let Words { text, content } = Words::deserialize(from)?;
    Ok(if content.is_empty() { text } else { content })
}
