//! The formats: their names, how each is recognised, and the adapter that reads it.
//!
//! A new format is a file of its own, one line in the table here, and its samples.

mod activitystreams;
mod adapter;
mod apple_news;
mod arc_ans;
pub mod article;
mod bbc_optimo;
mod contentful;
mod drupal;
mod excerpts;
mod fields;
pub(crate) mod foreign;
mod ghost;
mod guardian_capi;
mod json_feed;
pub(crate) mod map;
mod markdown;
mod ninjs;
mod parts;
mod pictures;
mod portable_text;
mod refusal;
mod rich;
mod schema_org;
mod template;
mod wordpress;

use crate::{Article, Error, context::Context, json::Json, node::Node, serial::as_text};

/// The table of formats, in the order in which detection tries them; the own one, which takes any object with
/// a headline, is the last.
macro_rules! formats {
    ($($(#[doc = $doc:literal])* $name:ident $text:literal $module:ident,)*) => {
        /// The formats of the contract (section 6).
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Format {
            $($(#[doc = $doc])* $name,)*
            /// The project's own (contract, section 7).
            Article,
            /// JSON of no known format: a map says where its fields stand (contract, section 6a).
            Map,
        }

        impl Format {
            /// Every format that is known, in the order in which detection tries them.
            pub const ALL: &[Format] = &[$(Format::$name,)* Format::Article];

            /// The value of the attribute `format`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Format::$name => $text,)*
                    Format::Article => "article",
                    Format::Map => "map",
                }
            }

            /// What it is, in a few words.
            pub fn title(self) -> &'static str {
                let title = match self {
                    $(Format::$name => concat!($($doc),*),)*
                    Format::Article => "the project's own",
                    Format::Map => "any other JSON, by a map",
                };
                title.trim().trim_end_matches('.')
            }

            fn adapter<J: Json>(self) -> Option<adapter::Adapter<J>> {
                match self {
                    $(Format::$name => Some($module::adapter()),)*
                    Format::Article | Format::Map => None,
                }
            }
        }
    };
}

formats! {
    /// Drupal's JSON:API.
    Drupal "drupal" drupal,
    /// ActivityStreams 2.0, as the Fediverse serves it.
    ActivityStreams "activitystreams" activitystreams,
    /// JSON Feed.
    JsonFeed "json-feed" json_feed,
    /// schema.org in JSON-LD.
    SchemaOrg "schema-org" schema_org,
    /// Apple News Format.
    AppleNews "apple-news" apple_news,
    /// The Guardian's Content API.
    GuardianCapi "guardian-capi" guardian_capi,
    /// The BBC's Optimo.
    BbcOptimo "bbc-optimo" bbc_optimo,
    /// Arc XP's ANS.
    ArcAns "arc-ans" arc_ans,
    /// The REST API of WordPress.
    WordPress "wordpress" wordpress,
    /// Ghost's Content API.
    Ghost "ghost" ghost,
    /// Contentful's Delivery API.
    Contentful "contentful" contentful,
    /// Portable Text.
    PortableText "portable-text" portable_text,
    /// The IPTC's ninjs.
    Ninjs "ninjs" ninjs,
}

as_text!(Format, name, from_name, "the name of a format");

impl Format {
    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Format> {
        let all = Format::ALL.iter().chain(&[Format::Map]);
        all.copied().find(|format| format.name() == name)
    }

    /// The parts of the widget that read this format, besides the one of [`takes_foreign`]. The code for Ghost alone
    /// is too small for a part.
    pub fn parts(self) -> impl Iterator<Item = &'static str> {
        let own = !matches!(self, Format::Article | Format::Ghost);
        let markdown = matches!(self, Format::AppleNews | Format::Contentful);
        own.then(|| self.name()).into_iter().chain(markdown.then_some("markdown"))
    }

    /// The first format whose marks the document has.
    pub fn detect<J: Json>(root: &Node<'_, J>) -> Option<Format> {
        if article::bears_no_other_mark(&root.value) {
            return Some(Format::Article);
        }
        foreign::detect(root).or_else(|| article::is(root).then_some(Format::Article))
    }

    /// The number of stories in a list of this format; 1 for a document that is not a list.
    pub fn count<J: Json>(self, root: &Node<'_, J>) -> usize {
        match self {
            Format::Article => article::count(root),
            Format::Map => 1,
            _ => foreign::count(self, root),
        }
    }

    /// Reads a document of this format. An article comes with the stories that its document carries, a
    /// list as its first story with the rest as related stories.
    pub fn read<J: Json>(
        self,
        root: &Node<'_, J>,
        context: &mut Context<'_>,
    ) -> Result<Article, Error> {
        match self {
            Format::Article => article::read(root, context),
            Format::Map => map::read(root, context),
            _ => foreign::read(self, root, context),
        }
    }
}

/// Whether reading a document takes what stands behind `foreign` and [`html::flow`](crate::html::flow). The
/// widget fetches that part of itself only then.
pub fn takes_foreign<J: Json>(value: &J, format: Option<Format>) -> bool {
    let own = match format {
        // What has no part of an article may be what an API says instead of one.
        Some(format) => format == Format::Article && article::has_parts(value),
        None => article::bears_no_other_mark(value),
    };
    !own || article::has_markup(value)
}
