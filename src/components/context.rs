//! What components get by context: the settings, the story that is shown, its related stories, and the actions that
//! they can ask the element for.

use std::{ops::Deref, sync::Arc};

use article::{Article, Direction, Language, Reading, Story as Related_, Timestamp};
use leptos::prelude::*;
use web_sys::{Element, MouseEvent};

use super::{drawing::Drawing, outline::Outline};
use crate::{
    browser::media::saves,
    locale::{DateStyle, Locale, Text, Texts, fill},
};

/// What the page's author has set. A component that follows it holds one pointer.
#[derive(Clone, Default)]
pub struct Settings(Arc<Attributes>);

impl Deref for Settings {
    type Target = Attributes;

    fn deref(&self) -> &Attributes {
        &self.0
    }
}

impl Settings {
    /// Whether a story stands on a card, and those beside it too; one that was opened is an article. Who asks follows
    /// the setting.
    pub fn are_cards(&self, story: &Story) -> bool {
        self.cards.get() && story.before.is_none()
    }
}

/// What the page's author asks for by attributes, a signal each, and the texts of the interface in its language.
#[derive(Default)]
pub struct Attributes {
    /// The level of the headline, 1 to 6.
    pub heading_level: ArcRwSignal<u8>,
    /// Whether stories are shown as cards.
    pub cards: ArcRwSignal<bool>,
    /// What happens with related stories.
    pub related: ArcRwSignal<Related>,
    /// Whether a third party's content can be shown in the article; else it is a link.
    pub embeds: ArcRwSignal<bool>,
    /// Which of the reader's controls are shown: a bit for each, by its place in [`CONTROLS`].
    pub controls: ArcRwSignal<u8>,
    /// Whether a list of the headings is shown.
    pub contents: ArcRwSignal<bool>,
    /// Whether pictures of authors are left out.
    pub faceless: ArcRwSignal<bool>,
    /// Whether today's date is shown.
    pub today: ArcRwSignal<bool>,
    /// Whether newer versions are asked for.
    pub refresh: ArcRwSignal<bool>,
    /// The language that overrides the article's.
    pub language: ArcRwSignal<Option<Language>>,
    /// The language of the page around the element; empty where it says none.
    pub page_language: ArcRwSignal<String>,
    /// The direction that overrides the article's.
    pub direction: ArcRwSignal<Option<Direction>>,
    /// The zone that dates are shown in, by its IANA name; empty for the article's offset, else the reader's.
    pub time_zone: ArcRwSignal<String>,
    /// The texts of the interface.
    pub texts: ArcRwSignal<Texts>,
}

/// The reader's controls by the words of the attribute, in the order in which they stand. The last one is there only
/// if it is asked for.
pub const CONTROLS: [&str; 6] = ["size", "theme", "share", "copy", "listen", "embed"];

/// What happens with related stories.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum Related {
    /// A card follows its link.
    #[default]
    Link,
    /// A card opens inside the element.
    InPlace,
    /// There are none.
    None,
}

/// The story that is shown, from its loading until another takes its place. A component that follows it holds one
/// pointer.
#[derive(Clone)]
pub struct Story(Arc<Shown>);

impl Deref for Story {
    type Target = Shown;

    fn deref(&self) -> &Shown {
        &self.0
    }
}

/// What is known of a story.
pub struct Shown {
    /// What was read of its document; a newer version is set here.
    pub reading: ArcRwSignal<Arc<Reading>>,
    /// The address of its JSON, if it was fetched from one.
    pub src: Option<String>,
    /// When the saved copy was made that is shown because there is no network.
    pub saved: Option<Timestamp>,
    /// The headline of the story to go back to, if there is one; empty for cards.
    pub before: Option<String>,
    /// The width by which the files of pictures are chosen, as `sizes` has it.
    pub sizes: String,
    /// Whether pictures wait until the reader asks for them.
    pub saves: bool,
    /// Whether it stands in the page already, as HTML that was written beforehand: then it is drawn in one piece, and
    /// nothing in it says how long ago something was.
    pub stands: bool,
    /// The levels of its headings.
    pub outline: Outline,
    /// What is still being drawn.
    pub drawing: Drawing,
    /// For each block of the text, in the order of the page, whether it has come with the newest version.
    pub news: ArcRwSignal<Vec<bool>>,
    /// How many blocks have come with newer versions since the reader has last looked at them.
    pub new_blocks: ArcRwSignal<u32>,
}

/// The width of the widest picture in pixels: that of the text, and by how much a wide picture exceeds it in the style
/// sheet. If a page makes pictures wider, the article notices it (`settle.rs`).
const WIDEST: i32 = 900;

impl From<Shown> for Story {
    fn from(shown: Shown) -> Story {
        Story(Arc::new(shown))
    }
}

impl Shown {
    /// A new story in an element with this width in pixels; 0 while the element is hidden.
    pub fn new(reading: Arc<Reading>, width: i32) -> Shown {
        // Less the space that the styles leave at both sides.
        let sizes = match (width - (width / 100 * 8).min(48)).min(WIDEST) {
            ..1 => "100vw".to_owned(),
            width => article::text::number(width) + "px",
        };
        Shown {
            reading: ArcRwSignal::new(reading),
            src: None,
            saved: None,
            before: None,
            sizes,
            saves: saves(),
            stands: false,
            outline: Outline::default(),
            drawing: Drawing::default(),
            news: ArcRwSignal::default(),
            new_blocks: ArcRwSignal::default(),
        }
    }
}

impl Story {
    /// A story in an element with this width in pixels.
    pub fn new(reading: Arc<Reading>, width: i32) -> Story {
        Shown::new(reading, width).into()
    }

    /// Whether it is the same story, in any version.
    pub fn is(&self, other: &Story) -> bool {
        self.reading == other.reading
    }

    /// Its headline.
    pub fn headline(&self) -> String {
        self.reading.with_untracked(|reading| reading.article.headline.clone())
    }

    /// What is shown now, for code that draws it once.
    pub fn reading(&self) -> Arc<Reading> {
        self.reading.get_untracked()
    }

    /// The language that the article names. Reading it follows newer versions.
    fn language(&self) -> Option<Language> {
        self.reading.with(|reading| reading.article.language.clone())
    }
}

/// The related stories that are known so far.
#[derive(Clone, Default)]
pub struct Stories {
    /// The heading above them.
    pub heading: Option<String>,
    /// The stories.
    pub cards: Vec<Card>,
    /// Whether there are more, which can be fetched.
    pub more: bool,
    /// Whether fetching the first of them has failed.
    pub failed: bool,
    /// Whether they arrive after the article, into space that was reserved for them.
    pub late: bool,
}

/// A story of a list: one of the related stories of what was read.
#[derive(Clone)]
pub struct Card {
    /// What was read.
    pub reading: Arc<Reading>,
    /// Its place there.
    pub at: usize,
    /// What distinguishes it from the others of the element.
    pub key: usize,
}

impl Card {
    /// The story.
    pub fn story(&self) -> Option<&Related_> {
        self.reading.article.related.as_ref()?.stories.get(self.at)
    }
}

/// What a component can ask the element for.
pub enum Action {
    /// Back to the story before.
    Back,
    /// A card of this place in the list was activated: tells the page, and opens the story if that is wanted.
    Select(MouseEvent, usize),
    /// The reader may be about to open the story at this address, so its JSON may be requested; `None`: no longer.
    Intend(Option<String>),
    /// Fetches more related stories, if there are more.
    More,
    /// Reads the related stories that were left for later; they come into the list.
    Complete,
    /// The row of cards has come to rest: its first and last card wholly in view, and how many there are.
    Slid([usize; 3]),
    /// An element of the article was activated whose action is in `rare/`.
    Act(Element),
}

/// Asks the element for actions. Once the element is gone, nothing happens.
#[derive(Clone, Copy)]
pub struct Actions(Callback<Action>);

impl Actions {
    /// Made of a function that does the actions.
    pub fn new(does: impl Fn(Action) + Send + Sync + 'static) -> Actions {
        Actions(Callback::new(does))
    }

    /// Asks for an action.
    pub fn ask(&self, action: Action) {
        let _ = self.0.try_run(action);
    }
}

/// The settings.
pub fn use_settings() -> Settings {
    expect_context()
}

/// The story around a component.
pub fn use_story() -> Story {
    expect_context()
}

/// What a component can ask the element for.
pub fn use_actions() -> Actions {
    expect_context()
}

/// The interface in its language: what the page's author asks for, else the article's, else the page's.
#[derive(Clone)]
pub struct Interface {
    settings: Settings,
    story: Story,
}

/// The interface, in the language of the story around a component.
pub fn use_interface() -> Interface {
    Interface { settings: use_settings(), story: use_story() }
}

impl Interface {
    /// A text. Reading it follows the language.
    pub fn text(&self, text: Text) -> String {
        self.settings.texts.with(|texts| texts.get(text).to_owned())
    }

    /// A text with a value for each of `{0}`, `{1}` …. Reading it follows the language.
    pub fn say(&self, text: Text, values: &[&str]) -> String {
        self.settings.texts.with(|texts| fill(texts.get(text), values))
    }

    /// The parts of a text before and after its `{0}`. Reading them follows the language.
    pub fn around(&self, text: Text) -> (String, String) {
        let text = self.text(text);
        let (before, rest) = text.split_once('{').unwrap_or((&text, ""));
        let (_, after) = rest.split_once('}').unwrap_or_default();
        (before.to_owned(), after.to_owned())
    }

    /// A date in words. Reading it follows language and zone.
    pub fn date(&self, date: &Timestamp, style: DateStyle) -> String {
        self.locale(|locale| locale.date(date, style))
    }

    /// Does something with the locale, and follows it.
    pub fn locale<T>(&self, act: impl FnOnce(&Locale<'_>) -> T) -> T {
        let language = self.language();
        let time_zone = self.settings.time_zone.get();
        let texts = self.settings.texts.get();
        let stands = self.story.stands;
        act(&Locale { language: &language, time_zone: &time_zone, texts: &texts, stands })
    }

    /// The language's tag; empty for the browser's own. Reading it follows the language.
    pub fn language(&self) -> String {
        let own = self.settings.language.get().or_else(|| self.story.language());
        own.map_or_else(|| self.settings.page_language.get(), |tag| tag.as_str().to_owned())
    }
}

/// A text of the interface that follows the language, for a place in a view.
pub fn text(text: Text) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let interface = use_interface();
    move || interface.text(text)
}

/// The article's language, if the interface has another one: the article's own text then has `lang` and `dir`.
#[derive(Clone)]
pub struct Foreign(Interface);

/// The values of `lang` and `dir` for elements with the article's own text.
pub fn use_foreign() -> Foreign {
    Foreign(use_interface())
}

impl Foreign {
    /// `lang`; `None` if it is that of the interface. Reading it follows the language.
    pub fn language(&self) -> Option<String> {
        let asked = self.0.settings.language.get()?;
        let own = self.0.story.language()?;
        (own != asked).then(|| own.as_str().to_owned())
    }

    /// `dir`; `None` if the page's author has set it, or the language is that of the interface. Reading it follows the
    /// language.
    pub fn direction(&self) -> Option<&'static str> {
        self.language()?;
        if self.0.settings.direction.get().is_some() {
            return None;
        }
        let direction = |article: &Article| article.direction().map(Direction::name);
        self.0.story.reading.with(|reading| direction(&reading.article))
    }
}
