//! The element's HTML.

use std::fmt::Write as _;

use article::{Error, Format, Reading, json::Json};
use article_widget::prerender::{self, Views};
use leptos_markup::escape;

use crate::Assets;

/// The element's attributes that a prerendered one can have, besides `src`.
pub const ATTRIBUTES: [&str; 18] = [
    "cache",
    "contents",
    "controls",
    "dir",
    "display",
    "embeds",
    "format",
    "heading-level",
    "lang",
    "loading",
    "map",
    "portraits",
    "refresh",
    "related",
    "related-src",
    "theme",
    "time-zone",
    "today",
];

/// Where an article's styles come from before the script has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Styles {
    /// From the release's style sheet, which is checked by its hash. A policy needs `style-src` for it.
    Link,
    /// From the element itself: this is the text of that style sheet.
    Inline(String),
}

/// How an element is written.
#[derive(Debug, Clone)]
pub struct Prerender<'a> {
    src: &'a str,
    assets: &'a Assets,
    attributes: Vec<(String, String)>,
    page_language: String,
    styles: Styles,
}

/// What was read of a document.
#[derive(Debug, Clone)]
pub struct Document {
    /// The article, and its related stories.
    pub reading: Reading,
    /// With `display="card"`: its stories as cards.
    cards: Option<Reading>,
}

/// How deep the views stand in what is written, and how a level is indented.
const LEVEL: usize = 4;

impl<'a> Prerender<'a> {
    /// An element for the JSON at an address, with the files of a release.
    #[must_use]
    pub fn new(src: &'a str, assets: &'a Assets) -> Prerender<'a> {
        Prerender {
            src,
            assets,
            attributes: Vec::new(),
            page_language: String::new(),
            styles: Styles::Link,
        }
    }

    /// Gives the element an attribute, one of [`ATTRIBUTES`]; any other is left out.
    #[must_use]
    pub fn attribute(mut self, name: &str, value: &str) -> Prerender<'a> {
        if ATTRIBUTES.contains(&name) {
            self.attributes.retain(|(known, _)| known != name);
            self.attributes.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// The language of the page that it will stand in, for an article that does not say its own.
    #[must_use]
    pub fn page_language(mut self, language: &str) -> Prerender<'a> {
        language.clone_into(&mut self.page_language);
        self
    }

    /// Where its styles come from.
    #[must_use]
    pub fn styles(mut self, styles: Styles) -> Prerender<'a> {
        self.styles = styles;
        self
    }

    /// The element with the article of a document.
    ///
    /// # Errors
    ///
    /// The document holds no article: as the element would report it.
    pub fn html(&self, document: impl Json + Copy) -> Result<String, Error> {
        self.read(document).map(|document| self.html_of(document))
    }

    /// Reads a document as the element does.
    ///
    /// # Errors
    ///
    /// The document holds no article: as the element would report it.
    pub fn read(&self, document: impl Json + Copy) -> Result<Document, Error> {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let now = now.map_or(0, |now| i64::try_from(now.as_millis()).unwrap_or(i64::MAX));
        let map = self.value("map");
        let named = self.value("format").and_then(|name| Format::from_name(name.trim()));
        let options = article::Options {
            format: if map.is_some() { Some(Format::Map) } else { named },
            map,
            base: Some(self.src),
            first: Some(prerender::BEGINNING),
            ..article::Options::new(&article::url::resolve, now)
        };
        let reading = article::read(document, &options)?;
        let are_cards =
            self.value("display").is_some_and(|it| it.trim().eq_ignore_ascii_case("card"));
        let cards = if are_cards {
            let format = Some(reading.format);
            let as_list = article::Options { list: true, format, ..options };
            Some(reading.as_cards(|| article::read(document, &as_list).ok()))
        } else {
            None
        };
        Ok(Document { reading, cards })
    }

    /// The element with what was read of a document.
    #[must_use]
    pub fn html_of(&self, Document { reading, cards }: Document) -> String {
        let (headline, url) = (reading.article.headline.clone(), reading.article.url.clone());
        let attribute = |name: &str| self.value(name).map(str::to_owned);
        let views = prerender::views(
            reading,
            cards,
            &prerender::Options {
                attribute: &attribute,
                page_language: &self.page_language,
                src: self.src,
                level: LEVEL,
            },
        );
        let mut html = String::from("<article-widget");
        give(&mut html, "src", self.src);
        for (name, value) in &self.attributes {
            give(&mut html, name, value);
        }
        html.push_str(" data-state=\"ready\">\n  <template shadowrootmode=\"open\">\n    ");
        self.sheet(&mut html);
        html.push_str("\n    <div class=\"hold full\" data-state=\"ready\"><slot></slot>\n      ");
        self.root(&views, &mut html);
        html.push_str("\n    </div>\n  </template>\n");
        // For browsers that know no declarative shadow roots, until the script is there.
        if let Some(url) = url {
            html.push_str("  <a");
            give(&mut html, "href", url.as_str());
            html.push('>');
            escape(&headline, &mut html);
            html.push_str("</a>\n");
        }
        html.push_str("</article-widget>\n");
        html
    }

    /// The line for the head of a page: the style sheet comes before anything is painted.
    #[must_use]
    pub fn head(&self) -> String {
        let mut html = String::from("<link rel=\"preload\" as=\"style\"");
        self.reference(&mut html);
        html.push_str(">\n");
        html
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn sheet(&self, html: &mut String) {
        match &self.styles {
            Styles::Link => {
                html.push_str("<link rel=\"stylesheet\"");
                self.reference(html);
                html.push('>');
            }
            // The text is ours; it would end where the element ends.
            Styles::Inline(css) => {
                let _ = write!(html, "<style>{}</style>", css.trim().replace("</", "<\\/"));
            }
        }
    }

    fn reference(&self, html: &mut String) {
        give(html, "href", &self.assets.sheet);
        give(html, "integrity", &self.assets.integrity);
        give(html, "crossorigin", "anonymous");
    }

    fn root(&self, views: &Views, html: &mut String) {
        let theme = self.value("theme").map(|theme| theme.trim().to_ascii_lowercase());
        let theme = theme.as_deref().filter(|theme| ["light", "dark"].contains(theme));
        html.push_str("<div class=\"root shown\"");
        give(html, "data-theme", theme.unwrap_or("auto"));
        give(html, "data-build", &self.assets.build);
        for (name, value) in [("lang", views.language.as_deref()), ("dir", views.direction)] {
            if let Some(value) = value {
                give(html, name, value);
            }
        }
        html.push('>');
        html.push_str(&views.html);
        html.push_str("\n      </div>");
    }
}

/// An attribute; one whose value is empty is a name alone.
fn give(html: &mut String, name: &str, value: &str) {
    let _ = write!(html, " {name}");
    if !value.is_empty() {
        html.push_str("=\"");
        escape(value, html);
        html.push('"');
    }
}
