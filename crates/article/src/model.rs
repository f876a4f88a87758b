//! The article: what every format becomes, and all that the views know.
//!
//! Types are closed: a view is one exhaustive `match`. Strings are plain text with entities decoded;
//! every URL has passed [`SafeUrl`]. Where a body of blocks stands ([`Flow`]), one paragraph is the
//! usual case, and a view may draw it without a paragraph's margins.

use crate::{Content, Direction, Language, SafeUrl, Timestamp};

/// Blocks in their order.
pub type Flow = Vec<Block>;

/// A news article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Article {
    /// The publisher's identifier, for telling stories apart.
    pub id: Option<String>,
    /// The address of the article's own page.
    pub url: Option<SafeUrl>,
    /// The language of the texts.
    pub language: Option<Language>,
    /// The direction of the texts, where the publisher states it.
    pub direction: Option<Direction>,
    /// The section or main category.
    pub section: Option<Named>,
    /// The headline; empty when the article has none.
    pub headline: String,
    /// The paragraph or list below the headline.
    pub standfirst: Flow,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// Where it was written.
    pub place: Option<String>,
    /// When it was first published.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
    /// The lead picture: an image, gallery, video, audio or embed.
    pub lead: Option<Block>,
    /// The text.
    pub body: Flow,
    /// What it is about.
    pub tags: Vec<Named>,
    /// Who published it.
    pub source: Option<Source>,
    /// Stories to read next.
    pub related: Option<Related>,
}

impl Article {
    /// The direction of its texts: as stated, else its language's, else the headline's.
    pub fn direction(&self) -> Option<Direction> {
        self.direction
            .or_else(|| self.language.as_ref().map(Language::direction))
            .or_else(|| Direction::of_text(&self.headline))
    }
}

/// A name that may lead somewhere: a section, a tag.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: Option<SafeUrl>,
}

/// An author.
#[derive(Debug, Clone, PartialEq)]
pub struct Author {
    /// The name as it is printed.
    pub name: String,
    /// The author's page.
    pub url: Option<SafeUrl>,
    /// A portrait.
    pub image: Option<SafeUrl>,
}

/// The publisher.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The name of the publication.
    pub name: String,
    /// Its front page.
    pub url: Option<SafeUrl>,
    /// Its logo.
    pub logo: Option<SafeUrl>,
    /// The licence under which it may be shown, in words.
    pub licence: Option<String>,
}

/// One block of an article's body.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph; its content is not blank.
    Paragraph(Content),
    /// A heading inside the article.
    Heading {
        /// The level that the publisher gave, 1 to 6; the views make it relative to the headline's.
        level: u8,
        /// Its text.
        content: Content,
    },
    /// A list.
    List(List),
    /// Terms with their descriptions.
    Definitions(Vec<Definition>),
    /// A quotation.
    Quote(Quote),
    /// A picture.
    Image(Image),
    /// Pictures that belong together.
    Gallery(Vec<Image>),
    /// A table.
    Table(Table),
    /// Preformatted text.
    Code {
        /// The programming language, as the publisher names it.
        language: Option<String>,
        /// The text, white space kept.
        text: String,
    },
    /// A change of subject.
    Divider,
    /// A video file.
    Video(Media),
    /// A sound file.
    Audio(Media),
    /// A third party's content.
    Embed(Embed),
    /// A box beside the story: a correction, key points …
    Callout(Callout),
    /// Text that opens when its summary is activated.
    Details {
        /// What is always visible.
        summary: Content,
        /// What opens.
        body: Flow,
    },
    /// The notes that runs refer to.
    Footnotes(Vec<Footnote>),
}

/// A list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct List {
    /// Whether the order matters.
    pub ordered: bool,
    /// The number of the first item, where it is not 1.
    pub start: Option<i32>,
    /// Whether numbers go down.
    pub reversed: bool,
    /// The items; an inner list is a block of its item.
    pub items: Vec<Flow>,
}

/// A term and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The term; blank where a second description follows the same term.
    pub term: Content,
    /// Its description.
    pub body: Flow,
}

/// A quotation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Quote {
    /// What was said.
    pub body: Flow,
    /// Who said it, or where.
    pub cite: Content,
    /// Whether it repeats words of the article as an ornament (a pull quote).
    pub pull: bool,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The picture that every browser can show.
    pub src: SafeUrl,
    /// The text that stands in for it. `None`: the publisher gave none. Empty: it says nothing.
    pub alt: Option<String>,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// What it shows.
    pub caption: Content,
    /// Who made it.
    pub credit: Content,
    /// The same picture in other widths and types.
    pub sources: Vec<ImageSource>,
}

impl Image {
    /// A picture of which nothing but its address is known.
    pub fn new(src: SafeUrl) -> Image {
        Image {
            src,
            alt: None,
            width: None,
            height: None,
            caption: Content::new(),
            credit: Content::new(),
            sources: Vec::new(),
        }
    }
}

/// One file of a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct ImageSource {
    /// Its address.
    pub src: SafeUrl,
    /// Its width in pixels.
    pub width: Option<u32>,
    /// Its MIME type.
    pub kind: Option<String>,
}

/// A video or sound.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Media {
    /// The files, the preferred first; never empty.
    pub sources: Vec<MediaSource>,
    /// The picture before it plays.
    pub poster: Option<SafeUrl>,
    /// Captions and subtitles.
    pub tracks: Vec<Track>,
    /// What it is called.
    pub title: Option<String>,
    /// What it shows.
    pub caption: Content,
    /// Who made it.
    pub credit: Content,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
}

/// One file of a video or sound.
#[derive(Debug, Clone, PartialEq)]
pub struct MediaSource {
    /// Its address.
    pub src: SafeUrl,
    /// Its MIME type.
    pub kind: Option<String>,
}

/// Captions or subtitles of a video.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    /// The WebVTT file.
    pub src: SafeUrl,
    /// Its language.
    pub language: Option<Language>,
    /// Its name in the player's menu.
    pub label: Option<String>,
}

/// A third party's content: a link until the reader asks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Embed {
    /// The address of its page or player.
    pub url: SafeUrl,
    /// What it is.
    pub title: Option<String>,
    /// What can be read without it, such as the words of a post.
    pub body: Flow,
    /// Width in pixels; with the height, its proportions.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// What the table shows.
    pub caption: Content,
    /// The rows at the top; their cells are headers.
    pub header: Vec<Vec<Cell>>,
    /// The rows below.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub body: Flow,
    /// Whether it names its row or column.
    pub header: bool,
    /// Columns that it takes, 1 to 1,000.
    pub colspan: u32,
    /// Rows that it takes, 1 to 65,534.
    pub rowspan: u32,
}

/// A box beside the story.
#[derive(Debug, Clone, PartialEq)]
pub struct Callout {
    /// What it is for.
    pub kind: CalloutKind,
    /// Its heading.
    pub title: Content,
    /// When it was added.
    pub date: Option<Timestamp>,
    /// Its text.
    pub body: Flow,
}

/// What a box is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub enum CalloutKind {
    Note,
    Correction,
    Clarification,
    Update,
    KeyPoints,
    Qa,
    Facts,
    Timeline,
}

impl CalloutKind {
    /// Every kind.
    pub const ALL: [CalloutKind; 8] = [
        CalloutKind::Note,
        CalloutKind::Correction,
        CalloutKind::Clarification,
        CalloutKind::Update,
        CalloutKind::KeyPoints,
        CalloutKind::Qa,
        CalloutKind::Facts,
        CalloutKind::Timeline,
    ];

    /// Its name in the own format.
    pub fn name(self) -> &'static str {
        match self {
            CalloutKind::Note => "note",
            CalloutKind::Correction => "correction",
            CalloutKind::Clarification => "clarification",
            CalloutKind::Update => "update",
            CalloutKind::KeyPoints => "key-points",
            CalloutKind::Qa => "qa",
            CalloutKind::Facts => "facts",
            CalloutKind::Timeline => "timeline",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<CalloutKind> {
        CalloutKind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// What runs refer to it by.
    pub id: String,
    /// Its text.
    pub body: Flow,
}

/// Stories to read next.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Related {
    /// The heading above them.
    pub heading: Option<String>,
    /// The stories.
    pub stories: Vec<Story>,
}

/// A story on a card.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Story {
    /// The publisher's identifier.
    pub id: Option<String>,
    /// The address of its page.
    pub url: Option<SafeUrl>,
    /// The address of its JSON.
    pub article: Option<SafeUrl>,
    /// The headline; never empty.
    pub headline: String,
    /// A few sentences, at most 200 characters and `…`.
    pub excerpt: String,
    /// The word above the headline.
    pub kicker: Option<String>,
    /// Its picture.
    pub image: Option<Image>,
    /// When it was published.
    pub published: Option<Timestamp>,
    /// What kind of media waits behind the card.
    pub media: Option<StoryMedia>,
    /// Whether it is being updated as things happen.
    pub live: bool,
    /// Stars, 0 to 5.
    pub rating: Option<f64>,
    /// Who published it.
    pub source: Option<String>,
    /// Where its whole story stands.
    pub place: Place,
}

/// Where in a document that is a list a whole story stands, for [`Options::pick`](crate::Options::pick);
/// `None` where there is no more of it than the card. A story is the same wherever it stands: all places
/// are equal.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place(pub Option<usize>);

impl PartialEq for Place {
    fn eq(&self, _: &Place) -> bool {
        true
    }
}

/// Media behind a card.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryMedia {
    /// What it is.
    pub kind: MediaKind,
    /// Its length in seconds.
    pub duration: Option<u32>,
}

/// Kinds of media behind a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the names say it
pub enum MediaKind {
    Video,
    Audio,
    Gallery,
}

impl MediaKind {
    /// Its name in the own format.
    pub fn name(self) -> &'static str {
        match self {
            MediaKind::Video => "video",
            MediaKind::Audio => "audio",
            MediaKind::Gallery => "gallery",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<MediaKind> {
        [MediaKind::Video, MediaKind::Audio, MediaKind::Gallery]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}
