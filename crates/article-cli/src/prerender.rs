//! `article prerender`: documents as `<article-widget>` elements with their articles as HTML.

use crate::{
    folder::{Folder, stem},
    how::Reads,
    source,
};
use article::{Article, Reading};
use article_prerender::{Assets, Prerender, Styles};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use std::{fs, io, path::PathBuf};

/// What is written, and of which files of a release.
#[derive(Args)]
pub(crate) struct Prerendering {
    /// The address that the JSON is served from: `{name}` in it is a file's name without its ending. A document that
    /// is an address has that one.
    #[arg(long, value_name = "URL")]
    src: Option<String>,
    /// The address of the folder that the release (`dist/`) is served from.
    #[arg(long, value_name = "URL")]
    assets: String,
    /// The release's folder here, for its `integrity.json`; where there is none, that is fetched from `--assets`.
    #[arg(long, value_name = "DIR", default_value = "dist")]
    dist: PathBuf,
    /// Where the styles come from: the release's file, or the element itself.
    #[arg(long, value_enum, default_value = "link")]
    styles: From,
    /// Writes the line for the page's head too, before the element or to `head.html`.
    #[arg(long)]
    head: bool,
    /// Writes JSON-LD for search engines too, after the element.
    #[arg(long)]
    json_ld: bool,
    /// A folder for a file each, named after its document.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The language of the page, for articles that do not say theirs.
    #[arg(long, value_name = "TAG", default_value = "en")]
    page_lang: String,
    #[command(flatten)]
    reads: Reads,
    #[command(flatten)]
    attributes: Attributes,
}

/// Where styles come from.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum From {
    Link,
    Inline,
}

/// The element's attributes, as the contract has them.
#[derive(Args)]
struct Attributes {
    /// The attribute `lang`.
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// The attribute `dir`.
    #[arg(long, value_name = "DIRECTION")]
    dir: Option<String>,
    /// The attribute `display`.
    #[arg(long, value_name = "HOW")]
    display: Option<String>,
    /// The attribute `time-zone`, which dates are written in.
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,
    /// The attribute `heading-level`.
    #[arg(long, value_name = "LEVEL")]
    heading_level: Option<String>,
    /// The attribute `theme`.
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,
    /// The attribute `related`.
    #[arg(long, value_name = "WHAT")]
    related: Option<String>,
    /// The attribute `related-src`: these stories come once the element is there.
    #[arg(long, value_name = "URL")]
    related_src: Option<String>,
    /// The attribute `embeds`.
    #[arg(long, value_name = "WHAT")]
    embeds: Option<String>,
    /// The attribute `controls`: all, or those of a list.
    #[arg(long, value_name = "LIST", num_args = 0..=1, default_missing_value = "")]
    controls: Option<String>,
    /// The attribute `contents`.
    #[arg(long)]
    contents: bool,
    /// The attribute `portraits`.
    #[arg(long, value_name = "WHAT")]
    portraits: Option<String>,
    /// The attribute `today`.
    #[arg(long)]
    today: bool,
    /// The attribute `refresh`.
    #[arg(long, value_name = "SECONDS")]
    refresh: Option<String>,
    /// The attribute `loading`.
    #[arg(long, value_name = "WHEN")]
    loading: Option<String>,
    /// The attribute `cache`.
    #[arg(long)]
    cache: bool,
}

impl Attributes {
    /// Those that are given, with their names.
    fn given(&self) -> Vec<(&'static str, &str)> {
        let flag = |is_set: bool| is_set.then_some("");
        let all = [
            ("lang", self.lang.as_deref()),
            ("dir", self.dir.as_deref()),
            ("display", self.display.as_deref()),
            ("time-zone", self.time_zone.as_deref()),
            ("heading-level", self.heading_level.as_deref()),
            ("theme", self.theme.as_deref()),
            ("related", self.related.as_deref()),
            ("related-src", self.related_src.as_deref()),
            ("embeds", self.embeds.as_deref()),
            ("controls", self.controls.as_deref()),
            ("contents", flag(self.contents)),
            ("portraits", self.portraits.as_deref()),
            ("today", flag(self.today)),
            ("refresh", self.refresh.as_deref()),
            ("loading", self.loading.as_deref()),
            ("cache", flag(self.cache)),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

/// Writes documents as elements.
pub(crate) struct Writer<'a> {
    how: &'a Prerendering,
    assets: Assets,
    styles: Styles,
    /// A file each; `None`: the standard output.
    folder: Option<Folder<'a>>,
}

/// What became of a document.
pub(crate) struct Written {
    /// What is written to the standard output.
    pub(crate) html: String,
    /// Why nothing is.
    pub(crate) error: Option<String>,
}

impl<'a> Writer<'a> {
    /// Finds the release, and makes the folder that is written to.
    pub(crate) fn new(how: &'a Prerendering) -> io::Result<Writer<'a>> {
        let other = |message: String| io::Error::other(message);
        let file = |name: &str| how.file(name).map_err(|error| other(format!("{name}: {error}")));
        let assets = Assets::new(&how.assets, &file("integrity.json")?)
            .map_err(|error| other(format!("--assets: {error}")))?;
        let styles = match how.styles {
            From::Link => Styles::Link,
            From::Inline => Styles::Inline(file(assets.sheet_name())?),
        };
        let mut folder = how.out.as_deref().map(Folder::new).transpose()?;
        if let Some(folder) = folder.as_mut().filter(|_| how.head) {
            folder.write("head", None, ".html", &Prerender::new("", &assets).head())?;
        }
        Ok(Writer { how, assets, styles, folder })
    }

    /// The line for the head of a page, where it goes to the standard output.
    pub(crate) fn head(&self) -> Option<String> {
        let wanted = self.how.head && self.how.out.is_none();
        wanted.then(|| Prerender::new("", &self.assets).head())
    }

    /// A document.
    pub(crate) fn document(&mut self, name: &str) -> Written {
        match self.write(name) {
            Ok(html) => Written { html, error: None },
            Err(error) => Written { html: String::new(), error: Some(format!("{name}: {error}")) },
        }
    }

    fn write(&mut self, name: &str) -> Result<String, String> {
        let told = |(code, message): source::Missing| format!("{code}: {message}");
        let document = self.how.reads.document(name).map_err(told)?;
        let src = self.src(name)?;
        let mut prerender = Prerender::new(&src, &self.assets)
            .page_language(&self.how.page_lang)
            .styles(self.styles.clone());
        for (name, value) in self.how.reads.given().into_iter().chain(self.how.attributes.given()) {
            prerender = prerender.attribute(name, value);
        }
        let document = prerender
            .read(&document)
            .map_err(|error| format!("{}: {}", error.code().name(), error.message()))?;
        let data = self.how.json_ld.then(|| json_ld(&document.reading));
        let html = prerender.html_of(document) + &data.unwrap_or_default();
        let Some(folder) = &mut self.folder else { return Ok(html) };
        let written = folder.write(name, None, ".html", &html);
        written.map(|()| String::new()).map_err(|error| format!("cannot be written: {error}"))
    }

    /// The address of a document's JSON.
    fn src(&self, name: &str) -> Result<String, String> {
        if source::is_address(name) {
            return Ok(name.to_owned());
        }
        let src = self.how.src.as_ref().ok_or("usage: --src says where its JSON is served from")?;
        Ok(src.replace("{name}", &stem(name)))
    }
}

impl Prerendering {
    /// A file of the release, from the folder here, else from where it is served.
    fn file(&self, name: &str) -> Result<String, String> {
        let path = self.dist.join(name);
        match fs::read_to_string(&path) {
            Ok(text) => return Ok(text),
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(format!("{} cannot be read: {error}", path.display()));
            }
            Err(_) => {}
        }
        let address = format!("{}/{name}", self.assets.trim_end_matches('/'));
        if !source::is_address(&address) {
            return Err(format!("{} is not there, and {address} is no address", path.display()));
        }
        let bytes = source::read(&address, "*/*").map_err(|(_, message)| message)?;
        String::from_utf8(bytes).map_err(|_| format!("{address} is no text"))
    }
}

/// What search engines read of an article, as schema.org's `NewsArticle`. `<` is written as JSON escapes it, so that
/// nothing in it ends the element.
fn json_ld(reading: &Reading) -> String {
    let Article { headline, url, published, updated, authors, source, .. } = &reading.article;
    let person = |author: &article::Author| {
        let url = author.url.as_ref().map(|url| url.as_str());
        json!({ "@type": "Person", "name": author.name, "url": url })
    };
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": headline,
        "url": url.as_ref().map(|url| url.as_str()),
        "datePublished": published.as_ref().map(article::Timestamp::rfc3339),
        "dateModified": updated.as_ref().map(article::Timestamp::rfc3339),
        "author": authors.iter().map(person).collect::<Vec<_>>(),
        "publisher": source.as_ref().map(|source| json!({ "@type": "Organization", "name": source.name })),
    });
    without_nothing(&mut data);
    let text = data.to_string().replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{text}</script>\n")
}

fn without_nothing(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, value| {
                !value.is_null() && value.as_array().is_none_or(|all| !all.is_empty())
            });
            fields.iter_mut().for_each(|(_, value)| without_nothing(value));
        }
        Value::Array(items) => items.iter_mut().for_each(without_nothing),
        _ => {}
    }
}
