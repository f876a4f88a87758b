//! Posts of the WordPress REST API (`/wp-json/wp/v2/posts/ID?_embed`): one, or a list of them.
//!
//! Every text is markup, also where it is one line. Names and pictures stand in `_embedded`, which must
//! be asked for; what the plugins Yoast SEO, Jetpack and Co-Authors Plus add is taken where it helps.

use crate::{
    Article, Author, Block, Content, Error, ErrorCode, Flow, Image, ImageSource, IssueCode, Named,
    SafeUrl, Source, Story, Timestamp, Zone, content,
    context::Context,
    excerpt::excerpt,
    formats::{
        excerpts,
        fields::{self, at},
        pictures,
    },
    json::{Json, Kind},
    node::Node,
    stories::Stories,
    url::Purpose,
};

/// Whether the document is a post or a list of posts: no other format has a title that is `rendered`.
pub(crate) fn is<J: Json>(root: &Node<'_, J>) -> bool {
    is_post(root) || root.items().any(|item| is_post(&item))
}

fn is_post<J: Json>(node: &Node<'_, J>) -> bool {
    node.get("title").is_some_and(|title| title.get("rendered").is_some())
}

/// Reads a post; of a list, the first that can be read, with the others as its related stories.
pub(crate) fn read<J: Json>(root: &Node<'_, J>, cx: &mut Context<'_>) -> Result<Article, Error> {
    match root.kind() {
        Kind::Array => list(root, cx),
        Kind::Object => post(root, cx),
        _ => Err(super::unknown()),
    }
}

fn list<J: Json>(root: &Node<'_, J>, cx: &mut Context<'_>) -> Result<Article, Error> {
    let mut failed = Error::new(ErrorCode::Empty, "a list without a post");
    let mut shown = None;
    for (at, item) in root.items().enumerate().filter(|(_, item)| is_post(item)) {
        match cx.apart(|cx| post(&item, cx)) {
            Ok(article) if article.headline.is_empty() && article.body.is_empty() => {}
            Ok(article) => {
                shown = Some((at, article));
                break;
            }
            Err(error) => failed = error,
        }
    }
    let (shown, mut article) = shown.ok_or(failed)?;
    let mut stories = Stories::beside(&article);
    for story in article.related.take().into_iter().flat_map(|own| own.stories) {
        stories.add(story, cx, root.path());
    }
    for (_, item) in root.items().enumerate().filter(|(at, _)| *at != shown) {
        if !is_post(&item) {
            cx.wrong_type(&item, "a post");
        } else if !stories.add(cx.apart(|cx| card(&item, cx)), cx, item.path()) {
            break;
        }
    }
    article.related = stories.finish(None);
    Ok(article)
}

fn post<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Result<Article, Error> {
    let is_protected = at(node, "content/protected", |is| is.value.is_true()) == Some(true);
    let is_blank = |html: &Node<'_, J>| html.value.string().is_none_or(|it| it.trim().is_empty());
    if is_protected && at(node, "content/rendered", is_blank) != Some(false) {
        return Err(Error::new(ErrorCode::Withheld, "the post is protected by a password"));
    }
    if node.get("_embedded").is_none() {
        let message = "without it authors, section, tags and lead picture are not known: add `_embed` to the address";
        cx.report(IssueCode::Missing, message, &node.path().field("_embedded"));
    }
    // Before everything else: the others are relative to it.
    let url = cx.url_of(node, "link", Purpose::Media);
    if let Some(url) = &url {
        cx.set_base(url);
    }
    let mut body = fields::flow(node, "content/rendered", cx);
    let mut lead = picture(node, cx);
    if let Some(lead) = &mut lead {
        pictures::once(lead, &mut body, cx, &node.path().field("content"));
    }
    let Terms { section, tags, authors: coauthors } = terms(node, cx);
    let published = date(node, ["date", "date_gmt"], cx);
    let instant = |date: &Timestamp| date.epoch_ms().unwrap_or(date.local_ms());
    let mut article = Article {
        id: cx.string(node, "id"),
        headline: fields::text(node, "title/rendered", cx).unwrap_or_default(),
        standfirst: standfirst(node, &url, &body, cx),
        language: cx.language(node, "lang").or_else(|| {
            at(node, "yoast_head_json", |yoast| cx.language(yoast, "og_locale")).flatten()
        }),
        section,
        authors: authors(node, coauthors, cx),
        published,
        updated: date(node, ["modified", "modified_gmt"], cx)
            .filter(|updated| published.is_none_or(|first| instant(&first) < instant(updated))),
        lead: lead.map(Block::Image),
        body,
        tags,
        source: fields::text(node, "yoast_head_json/og_site_name", cx).map(|name| Source {
            name,
            url: None,
            logo: None,
            licence: None,
        }),
        url,
        ..Article::default()
    };
    article.related = at(node, "jetpack-related-posts", |list| {
        let mut stories = Stories::beside(&article);
        for item in list.items() {
            if !stories.add(jetpack_card(&item, cx), cx, item.path()) {
                break;
            }
        }
        stories.finish(None)
    })
    .flatten();
    Ok(article)
}

fn card<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Story {
    let url = cx.url_of(node, "link", Purpose::Media);
    if let Some(url) = &url {
        cx.set_base(url);
    }
    let (_, summary, _) = summary(node, &url, cx);
    let image = picture(node, cx).map(|image| {
        // Of the files of the same proportions, the smallest that fills a card.
        let fitting =
            image.sources.iter().filter(|source| source.width.is_some_and(|width| width >= 300));
        let src = fitting.min_by_key(|source| source.width).map(|source| source.src.clone());
        Image { src: src.unwrap_or_else(|| image.src.clone()), caption: Content::new(), ..image }
    });
    let json = at(node, "_links/self/0", |link| cx.string(link, "href")).flatten();
    Story {
        id: cx.string(node, "id"),
        article: json.and_then(|json| {
            let separator = if json.contains('?') { "&_embed" } else { "?_embed" };
            cx.url(&(json + separator), Purpose::Media, &node.path().field("_links"))
        }),
        headline: fields::text(node, "title/rendered", cx).unwrap_or_default(),
        excerpt: excerpt(&summary),
        kicker: terms(node, cx).section.map(|section| section.name),
        image,
        published: date(node, ["date", "date_gmt"], cx),
        url,
        ..Story::default()
    }
}

/// A post that Jetpack finds related. Its date is written for readers.
fn jetpack_card<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Story {
    Story {
        id: cx.string(node, "id"),
        url: cx.url_of(node, "url", Purpose::Link),
        headline: fields::text(node, "title", cx).unwrap_or_default(),
        excerpt: fields::text(node, "excerpt", cx)
            .map(|text| excerpt(&excerpts::unfinished(&text).0))
            .unwrap_or_default(),
        image: at(node, "img", |img| plain_image(img, "src", cx)).flatten(),
        ..Story::default()
    }
}

/// The excerpt below the headline, unless it is the beginning of the text.
fn standfirst<J: Json>(
    node: &Node<'_, J>,
    url: &Option<SafeUrl>,
    body: &Flow,
    cx: &mut Context<'_>,
) -> Flow {
    let (flow, summary, cut) = summary(node, url, cx);
    if cut || excerpts::opens(body, &summary) { Flow::new() } else { flow }
}

/// The excerpt without "Continue reading", which is a link to the post itself; its text; and whether
/// WordPress made it by cutting the post's text, which it then ends with `[…]`.
fn summary<J: Json>(
    node: &Node<'_, J>,
    url: &Option<SafeUrl>,
    cx: &mut Context<'_>,
) -> (Flow, String, bool) {
    let own = |href: &SafeUrl| {
        let url = url.as_ref().map(SafeUrl::as_str);
        let rest = url.and_then(|url| href.as_str().strip_prefix(url));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
    };
    let mut flow = fields::flow(node, "excerpt/rendered", cx);
    flow.retain_mut(|block| {
        let Block::Paragraph(content) = block else { return true };
        content.retain(|run| !run.href.as_ref().is_some_and(own));
        content::trim(content);
        !content.is_empty()
    });
    let (text, cut) = excerpts::unfinished(&excerpts::text(&flow));
    (flow, text, cut)
}

/// When it happened: the instant of the one field, which is in UTC without saying so, with the site's
/// offset, by which the other, the site's own time, differs from it.
fn date<J: Json>(
    node: &Node<'_, J>,
    [local, gmt]: [&str; 2],
    cx: &mut Context<'_>,
) -> Option<Timestamp> {
    let (site, utc) = (cx.date(node, local), cx.date(node, gmt));
    let (Some(mut utc), Some(site)) = (utc, site) else { return site.or_else(|| utc.map(in_utc)) };
    if site.time.is_none_or(|time| time.zone != Zone::Unknown) {
        return Some(site);
    }
    utc = in_utc(utc);
    let Some(instant) = utc.epoch_ms() else { return Some(site) };
    let minutes = (site.local_ms() - instant) / 60_000;
    match i16::try_from(minutes) {
        Ok(minutes) if (-12 * 60..=14 * 60).contains(&minutes) => Some(utc.with_offset(minutes)),
        _ => {
            let message = "further from the date in UTC than any zone: that one taken";
            cx.report(IssueCode::BadDate, message, &node.path().field(local));
            Some(utc)
        }
    }
}

fn in_utc(mut date: Timestamp) -> Timestamp {
    if let Some(time) = date.time.as_mut().filter(|time| time.zone == Zone::Unknown) {
        time.zone = Zone::Utc;
    }
    date
}

/// What a post is filed under.
#[derive(Default)]
struct Terms {
    section: Option<Named>,
    tags: Vec<Named>,
    /// Co-Authors Plus keeps authors as terms.
    authors: Vec<Author>,
}

fn terms<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Terms {
    let mut terms = Terms::default();
    at(node, "_embedded/wp:term", |groups| {
        for group in groups.items() {
            for term in group.items() {
                let (Some(taxonomy), Some(name)) =
                    (cx.string(&term, "taxonomy"), fields::text(&term, "name", cx))
                else {
                    continue;
                };
                let slug = cx.string(&term, "slug").unwrap_or_default();
                let url = cx.url_of(&term, "link", Purpose::Link);
                match taxonomy.as_str() {
                    "category" if terms.section.is_none() && !slug.starts_with("uncategori") => {
                        terms.section = Some(Named { name, url });
                    }
                    "post_tag" => terms.tags.push(Named { name, url }),
                    // Most sites call the term by the author's login, which is nobody's name.
                    "author" if slug.trim_start_matches("cap-") != name => {
                        terms.authors.push(Author { name, url, image: None });
                    }
                    _ => {}
                }
            }
        }
    });
    terms
}

fn authors<J: Json>(
    node: &Node<'_, J>,
    mut coauthors: Vec<Author>,
    cx: &mut Context<'_>,
) -> Vec<Author> {
    let mut authors = Vec::new();
    at(node, "_embedded/author", |list| {
        // One that is not public is an error without a name.
        for author in list.items().filter(|author| author.get("name").is_some()) {
            let Some(name) = fields::text(&author, "name", cx) else { continue };
            let url = cx.url_of(&author, "link", Purpose::Link);
            let image = at(&author, "avatar_urls", |sizes| {
                let keys = sizes.value.keys();
                let largest = keys.iter().max_by_key(|size| size.parse::<u32>().unwrap_or(0))?;
                cx.url_of(sizes, largest, Purpose::Media)
            });
            authors.push(Author { name, url, image: image.flatten() });
        }
    });
    if !coauthors.is_empty() {
        for coauthor in &mut coauthors {
            let known = authors.iter().find(|author| author.name == coauthor.name);
            coauthor.image = known.and_then(|known| known.image.clone());
        }
        return coauthors;
    }
    if authors.is_empty() {
        let name = fields::text(node, "yoast_head_json/author", cx)
            .or_else(|| fields::text(node, "yoast_head_json/twitter_misc/Written by", cx));
        authors.extend(name.map(|name| Author { name, url: None, image: None }));
    }
    authors
}

/// The lead picture; that of a plugin where the post's own did not come with it.
fn picture<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Image> {
    let own = at(node, "_embedded/wp:featuredmedia/0", |media| featured(media, cx)).flatten();
    // Where there is none, Yoast offers any picture of the text or the site's logo.
    let chosen = at(node, "featured_media", |id| id.value.number()) != Some(Some(0.0));
    own.or_else(|| chosen.then(|| substitute(node, cx))?)
}

fn substitute<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Image> {
    let yoast = at(node, "yoast_head_json/og_image/0", |image| plain_image(image, "url", cx));
    yoast.flatten().or_else(|| {
        let src = cx.url_of(node, "jetpack_featured_media_url", Purpose::Media)?;
        let path = node.path().field("jetpack_featured_media_url");
        cx.report(IssueCode::MissingAlt, "a picture without alternative text", &path);
        Some(Image::new(src))
    })
}

fn plain_image<J: Json>(node: &Node<'_, J>, src: &str, cx: &mut Context<'_>) -> Option<Image> {
    let src = cx.url_of(node, src, Purpose::Media)?;
    let (width, height) = (cx.pixels(node, "width"), cx.pixels(node, "height"));
    Some(Image { alt: cx.alt(node, "alt_text"), width, height, ..Image::new(src) })
}

fn featured<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Image> {
    let Some(src) = cx.url_of(node, "source_url", Purpose::Media) else {
        cx.report(IssueCode::Missing, "the lead picture is not public: left out", node.path());
        return None;
    };
    let alt = cx.alt(node, "alt_text");
    let mut image =
        Image { alt, caption: fields::content(node, "caption/rendered", cx), ..Image::new(src) };
    at(node, "media_details", |details| {
        image.width = cx.pixels(details, "width");
        image.height = cx.pixels(details, "height");
        let Some(sizes) = details.get("sizes") else { return };
        for name in sizes.value.keys() {
            let Some(size) = sizes.get(&name).filter(|size| cx.take_node(size.path())) else {
                continue;
            };
            let (width, height) = (cx.pixels(&size, "width"), cx.pixels(&size, "height"));
            let equal = pictures::same_ratio((image.width, image.height), (width, height));
            let src = cx.url_of(&size, "source_url", Purpose::Media);
            if let Some(src) = src.filter(|_| equal) {
                image.sources.push(ImageSource { src, width, kind: None });
            }
        }
    });
    Some(image)
}
