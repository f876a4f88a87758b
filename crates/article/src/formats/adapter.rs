//! Reads the documents of other systems. An adapter says where each field stands; this file does the rest, which is
//! the same for all of them.

use super::{
    excerpts, fields,
    parts::{each_name, picture, summary},
    pictures,
};
use crate::{
    Article, Author, Block, Error, ErrorCode, Flow, IssueCode, Named, Place, Source, Story,
    content,
    context::Context,
    excerpt::excerpt,
    html,
    json::{Json, Kind},
    node::{Node, Path},
    stories::{self, Stories},
    url::Purpose,
};

/// Where a format keeps what every article has: paths as [`Node::get`] takes them, from the story's object
/// unless said otherwise; `-` where a format has no such thing.
pub(super) struct Paths {
    /// From the document to its story, or to the list of its stories.
    pub(super) stories: &'static str,
    /// From the document to other stories that come with an article.
    pub(super) related: &'static str,
    /// The story's identifier.
    pub(super) id: &'static str,
    /// The address of its page.
    pub(super) url: &'static str,
    /// The headline.
    pub(super) headline: &'static str,
    /// The standfirst, or an excerpt.
    pub(super) standfirst: &'static str,
    /// The text, where it is markup.
    pub(super) body: &'static str,
    /// When it was first published.
    pub(super) published: &'static str,
    /// When it was last changed.
    pub(super) updated: &'static str,
    /// The language.
    pub(super) language: &'static str,
    /// Where it was written.
    pub(super) place: &'static str,
    /// Who wrote it: see [`each_name`].
    pub(super) authors: &'static str,
    /// The section: see [`each_name`].
    pub(super) section: &'static str,
    /// What it is about: see [`each_name`].
    pub(super) tags: &'static str,
    /// The lead picture: see [`picture`].
    pub(super) image: &'static str,
    /// Who published it: see [`each_name`].
    pub(super) source: &'static str,
    /// Whether headline and standfirst are plain by the format's own specification: `<` and what follows stays.
    /// In the others they are markup.
    pub(super) plain: bool,
}

impl Paths {
    /// What a format has none of: the rest of its table.
    pub(super) const NONE: Paths = Paths {
        stories: "",
        related: "-",
        id: "-",
        url: "-",
        headline: "-",
        standfirst: "-",
        body: "-",
        published: "-",
        updated: "-",
        language: "-",
        place: "-",
        authors: "-",
        section: "-",
        tags: "-",
        image: "-",
        source: "-",
        plain: false,
    };
}

/// A format, as the reader below needs it.
pub(super) struct Adapter<J> {
    /// Where things stand.
    pub(super) paths: &'static Paths,
    /// Whether a document is one of this format. `None`: it is where it has a story of this format.
    pub(super) detects: Option<fn(&Node<'_, J>) -> bool>,
    /// Whether a value is a story of this format.
    pub(super) is: fn(&Node<'_, J>) -> bool,
    /// Why a story is not to be shown, if it is not.
    pub(super) withheld: fn(&Node<'_, J>, &Context<'_>) -> Option<&'static str>,
    /// What is this format's own.
    pub(super) own: fn() -> Own<J>,
}

/// What a format does in a way of its own. Of formats that few pages need this is a function that the release
/// build cuts at: see [`super::foreign`].
pub(super) struct Own<J> {
    /// The text, from the document and the story in it.
    pub(super) body: Body<J>,
    /// What is particular: called with the article when all else but its text is there.
    pub(super) finish: Finish<J, Article>,
    /// The same for a story of a list.
    pub(super) card: Finish<J, Story>,
}

impl<J: Json> Own<J> {
    /// A text that is markup, and nothing particular.
    pub(super) fn none() -> Self {
        Own { body: markup, finish: |_, _, _, _| {}, card: |_, _, _, _| {} }
    }
}

/// Reads a text.
pub(super) type Body<J> = fn(&Node<'_, J>, &Node<'_, J>, &Adapter<J>, &mut Context<'_>) -> Flow;
/// Adds what is particular.
pub(super) type Finish<J, T> = fn(&Node<'_, J>, &Node<'_, J>, &mut T, &mut Context<'_>);

impl<J: Json> Adapter<J> {
    /// A format whose texts are markup, and that has nothing particular.
    pub(super) fn new(paths: &'static Paths, is: fn(&Node<'_, J>) -> bool) -> Self {
        Adapter { paths, detects: None, is, withheld: |_, _| None, own: Own::none }
    }

    /// Whether a document is a story of this format, or a list with one.
    pub(super) fn is_format(&self, root: &Node<'_, J>) -> bool {
        if let Some(detects) = self.detects {
            return detects(root);
        }
        let mut found = false;
        self.each_story(root, &mut |node| {
            found = (self.is)(node);
            !found
        });
        found
    }

    /// How many stories a document is a list of, those included that cannot be shown.
    pub(super) fn count(&self, root: &Node<'_, J>) -> usize {
        let mut count = 0;
        self.each_story(root, &mut |_| {
            count += 1;
            true
        });
        count
    }

    /// Reads a story; of a list the first that may be shown, with the others as its related stories.
    pub(super) fn read(&self, root: &Node<'_, J>, cx: &mut Context<'_>) -> Result<Article, Error> {
        let mut shown = cx.list.then(<(Article, Stories)>::default);
        let mut error = Error::new(ErrorCode::Empty, "a list without a story");
        let mut next = 0;
        self.each_story(root, &mut |node| {
            let place = next;
            next += 1;
            if cx.pick > Some(place) {
                return true;
            }
            if !(self.is)(node) {
                cx.wrong_type(node, "a story");
                return cx.pick.is_none();
            }
            if let Some(why) = (self.withheld)(node, cx) {
                error = Error::new(ErrorCode::Withheld, why);
                cx.report(IssueCode::Missing, [why, ": left out"].concat(), node.path());
                return cx.pick.is_none();
            }
            if let Some((first, stories)) = &mut shown {
                // The same article may come twice, and only once with its text.
                let headline = |cx: &mut Context<'_>| self.headline(node, cx);
                let again = !first.headline.is_empty() && first.body.is_empty();
                if again && cx.quietly(headline) == first.headline {
                    let again = cx.apart(|cx| self.article(root, node, cx));
                    if !again.body.is_empty() {
                        *first = again;
                        return true;
                    }
                }
                stories.place = Place(Some(place));
                return stories.add(cx.apart(|cx| self.story(root, node, cx)), cx, node.path());
            }
            let article = cx.apart(|cx| self.article(root, node, cx));
            if article.headline.is_empty() && article.body.is_empty() {
                cx.report(IssueCode::Missing, "neither headline nor text: left out", node.path());
                return cx.pick.is_none();
            }
            let mut stories = Stories::beside(&article);
            if let Some(list) = root.get(self.paths.related) {
                for item in list.items().filter(self.is) {
                    if (self.withheld)(&item, cx).is_some() {
                        continue;
                    }
                    stories.add(cx.apart(|cx| self.story(root, &item, cx)), cx, item.path());
                }
            }
            shown = Some((article, stories));
            cx.pick.is_none()
        });
        let (mut article, mut stories) = shown.ok_or(error)?;
        stories.place = Place(None);
        for story in article.related.take().into_iter().flat_map(|related| related.stories) {
            stories.add(story, cx, root.path());
        }
        article.related = stories.finish(None);
        Ok(article)
    }

    /// Calls `each` for the document, where it is a story, or for those that it carries, until it says `false`.
    fn each_story(&self, root: &Node<'_, J>, each: &mut dyn FnMut(&Node<'_, J>) -> bool) {
        if (self.is)(root) {
            each(root);
            return;
        }
        let Some(list) = root.get(self.paths.stories) else { return };
        if list.kind() != Kind::Array {
            each(&list);
            return;
        }
        for item in list.items() {
            // An element may hold the story together with what the list says of it, or be a list itself.
            let inner = item.get("item|object").filter(self.is);
            let story = inner.as_ref().unwrap_or(&item);
            let graph = item.get("@graph").filter(|_| !(self.is)(story));
            // A graph or an export holds other things than stories.
            let mut offer = |it: &Node<'_, J>| {
                let other = it.get("@type|@id|sys").is_some() && !(self.is)(it);
                other || each(it)
            };
            let goes_on = match graph {
                Some(graph) => graph.items().all(|it| offer(&it)),
                None => offer(story),
            };
            if !goes_on {
                break;
            }
        }
    }

    fn article(&self, root: &Node<'_, J>, node: &Node<'_, J>, cx: &mut Context<'_>) -> Article {
        let mut article = self.head(root, node, cx);
        article.body = ((self.own)().body)(root, node, self, cx);
        let text = node.get(self.paths.body);
        let text = text.as_ref().map_or(node.path(), Node::path);
        without_repeats(&mut article, node.path(), text, cx);
        article
    }

    fn headline(&self, node: &Node<'_, J>, cx: &mut Context<'_>) -> String {
        if self.paths.plain {
            return fields::plain_line(node, self.paths.headline, cx);
        }
        fields::text(node, self.paths.headline, cx)
    }

    /// All but the text.
    fn head(&self, root: &Node<'_, J>, node: &Node<'_, J>, cx: &mut Context<'_>) -> Article {
        let paths = self.paths;
        // Before everything else: the others are relative to it.
        let url = cx.url_of(node, paths.url, Purpose::Media);
        if let Some(url) = &url {
            cx.set_base(url);
        }
        let mut article = Article { url, ..Article::default() };
        article.id = cx.string(node, paths.id);
        article.headline = self.headline(node, cx);
        article.standfirst = if paths.plain {
            fields::plain_text(node, paths.standfirst, cx)
        } else {
            summary(node, paths.standfirst, &article.url, cx)
        };
        article.published = cx.date(node, paths.published);
        article.updated = cx.date(node, paths.updated);
        article.language = cx.language(node, paths.language);
        article.place = cx.string(node, paths.place);
        // A list without a name is as good as none.
        for path in paths.authors.split('|') {
            if !article.authors.is_empty() {
                break;
            }
            each_name(node, path, cx, &mut |name, url, node, cx| {
                let image = "image.url|profile_image|avatar|bylineLargeImageUrl|bylineImageUrl";
                let image = cx.url_of(node, image, Purpose::Media);
                article.authors.push(Author { name, url, image });
            });
        }
        each_name(node, paths.section, cx, &mut |name, url, _, _| {
            article.section.get_or_insert(Named { name, url });
        });
        each_name(node, paths.tags, cx, &mut |name, url, _, _| {
            article.tags.push(Named { name, url });
        });
        each_name(node, paths.source, cx, &mut |name, url, node, cx| {
            let logo = cx.url_of(node, "logo.url", Purpose::Media);
            article.source.get_or_insert(Source { name, url, logo, licence: None, note: None });
        });
        article.lead = picture(node, paths.image, cx).map(Block::Image);
        ((self.own)().finish)(root, node, &mut article, cx);
        let published = article.published.map(|date| date.order_ms());
        article.updated = article.updated.filter(|updated| published < Some(updated.order_ms()));
        article
    }

    /// A story of a list.
    fn story(&self, root: &Node<'_, J>, node: &Node<'_, J>, cx: &mut Context<'_>) -> Story {
        cx.brief = true;
        let mut article = self.head(root, node, cx);
        cx.brief = false;
        if article.headline.is_empty() {
            // As the article itself does: it may stand at the head of the text.
            article.headline = cx.quietly(|cx| self.article(root, node, cx)).headline;
        }
        let mut text = excerpts::text(&article.standfirst).0;
        if text.is_empty() || text == article.headline {
            text = self.opening(root, node, cx);
        }
        let mut story = Story { excerpt: excerpt(&text), ..stories::card(&article) };
        if story.headline.is_empty() {
            story.headline = std::mem::take(&mut story.excerpt);
        }
        ((self.own)().card)(root, node, &mut story, cx);
        if let Some(image) = &mut story.image {
            // Of the files of the same proportions, the smallest that fills a card.
            let fitting = image.sources.iter().filter(|source| source.width >= Some(300));
            if let Some(source) = fitting.min_by_key(|source| source.width) {
                image.src = source.src.clone();
            }
        }
        story
    }

    /// The first words of a text that is not shown: what is wrong with it is not reported.
    fn opening(&self, root: &Node<'_, J>, node: &Node<'_, J>, cx: &mut Context<'_>) -> String {
        // As many bytes of markup as hold an excerpt, pictures before it and all.
        const ENOUGH: usize = 4_000;
        if let Some(mut html) = node.get(self.paths.body).and_then(|field| field.value.string()) {
            let mut end = html.len().min(ENOUGH);
            while !html.is_char_boundary(end) {
                end -= 1;
            }
            html.truncate(end);
            return html::plain(&html);
        }
        let flow = cx.quietly(|cx| ((self.own)().body)(root, node, self, cx));
        stories::first_text(&flow).unwrap_or_default()
    }
}

/// Takes away what an article says twice: headline and lead picture in its text, and a standfirst that is no more
/// than one of these or the beginning of the text.
pub(super) fn without_repeats(
    article: &mut Article,
    story: &Path<'_>,
    text: &Path<'_>,
    cx: &mut Context<'_>,
) {
    headline_once(article, cx, story);
    if let Some(Block::Image(lead)) = &mut article.lead {
        pictures::once(lead, &mut article.body, cx, text);
    }
    let (summary, cut) = excerpts::text(&article.standfirst);
    if (cut && !article.body.is_empty())
        || summary == article.headline
        || excerpts::opens(&article.body, &summary)
    {
        article.standfirst = Flow::new();
    }
}

/// Takes the headline away from the head of the text. A text without one may begin with it.
fn headline_once(article: &mut Article, cx: &mut Context<'_>, path: &Path<'_>) {
    let (level, content) = match article.body.first() {
        Some(Block::Heading { level, content }) => (*level, content),
        Some(Block::Paragraph(content)) => (0, content),
        _ => return,
    };
    let text = content::text(content);
    if article.headline.is_empty() && level == 1 {
        article.headline = text;
    } else if article.headline == text {
        let message = "the headline at the head of the text: left out";
        cx.report(IssueCode::Duplicate, message, path);
    } else {
        return;
    }
    article.body.remove(0);
}

/// The text of a format that keeps it as markup.
fn markup<J: Json>(
    _: &Node<'_, J>,
    node: &Node<'_, J>,
    adapter: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    fields::flow(node, adapter.paths.body, cx)
}
