//! Posts of the WordPress REST API (`/wp-json/wp/v2/posts/ID?_embed`): one, or a list of them.
//!
//! Every text is markup, also where it is one line. Names and pictures stand in `_embedded`, which must
//! be asked for; what the plugins Yoast SEO, Jetpack and Co-Authors Plus add is taken where it helps.

use crate::{
    Article, Author, Block, Error, ErrorCode, Flow, Image, ImageSource, IssueCode, Named, SafeUrl,
    Source, Story, Timestamp, Zone, content,
    context::Context,
    excerpt::excerpt,
    formats::{excerpts, fields, pictures},
    json::{Json, Kind},
    node::Node,
    stories::{self, Stories},
    url::Purpose,
};

/// Whether the document is a post or a list of posts: no other format has a title that is `rendered`.
pub(crate) fn is<J: Json>(root: &Node<'_, J>) -> bool {
    is_post(root) || root.items().any(|item| is_post(&item))
}

fn is_post<J: Json>(node: &Node<'_, J>) -> bool {
    node.at("title.rendered").is_some()
}

/// Reads a post; of a list, the first that is not protected, with the others as its related stories.
pub(crate) fn read<J: Json>(root: &Node<'_, J>, cx: &mut Context<'_>) -> Result<Article, Error> {
    let mut error = super::unknown();
    let mut shown = None;
    match root.kind() {
        Kind::Array => error = Error::new(ErrorCode::Empty, "a list without a post"),
        Kind::Object => shown = Some((0, root.clone())),
        _ => {}
    }
    for (at, item) in root.items().enumerate() {
        if is_post(&item) {
            let open = !is_protected(&item);
            shown = Some((at, item));
            if open {
                break;
            }
        }
    }
    let (shown, node) = shown.ok_or(error)?;
    if is_protected(&node) {
        return Err(Error::new(ErrorCode::Withheld, "the post is protected by a password"));
    }
    let (mut article, mut stories) = cx.apart(|cx| {
        let article = post(&node, false, cx);
        let mut stories = Stories::beside(&article);
        if let Some(list) = node.at("jetpack-related-posts") {
            for item in list.items() {
                stories.add(jetpack_card(&item, cx), cx, item.path());
            }
        }
        (article, stories)
    });
    for (at, item) in root.items().enumerate() {
        if !is_post(&item) {
            cx.wrong_type(&item, "a post");
        } else if at != shown && !stories.add(cx.apart(|cx| card(&item, cx)), cx, item.path()) {
            break;
        }
    }
    article.related = stories.finish(None);
    Ok(article)
}

fn is_protected<J: Json>(node: &Node<'_, J>) -> bool {
    node.at("content.protected").is_some_and(|is| is.value.is_true())
        && node
            .at("content.rendered")
            .and_then(|html| html.value.string())
            .is_none_or(|html| html.trim().is_empty())
}

/// A post; for a card without the text, and with an excerpt even if that is the text's beginning.
fn post<J: Json>(node: &Node<'_, J>, for_card: bool, cx: &mut Context<'_>) -> Article {
    // Before everything else: the others are relative to it.
    let url = cx.url_of(node, "link", Purpose::Media);
    if let Some(url) = &url {
        cx.set_base(url);
    }
    let mut article = Article {
        id: cx.string(node, "id"),
        headline: fields::text(node, "title.rendered", cx),
        standfirst: summary(node, &url, cx),
        url,
        published: date(node, ["date", "date_gmt"], cx),
        ..Article::default()
    };
    terms(node, &mut article, cx);
    let mut lead = picture(node, cx);
    if !for_card {
        if node.get("_embedded").is_none() {
            let message = "without it authors, section, tags and lead picture are not known: add `_embed` to the address";
            cx.report(IssueCode::Missing, message, &node.path().field("_embedded"));
        }
        article.body = fields::flow(node, "content.rendered", cx);
        if let Some(lead) = &mut lead {
            pictures::once(lead, &mut article.body, cx, &node.path().field("content.rendered"));
        }
        let (summary, cut) = excerpts::text(&article.standfirst);
        if cut || excerpts::opens(&article.body, &summary) {
            article.standfirst = Flow::new();
        }
        let instant = |date: Timestamp| date.epoch_ms().unwrap_or(date.local_ms());
        article.updated = date(node, ["modified", "modified_gmt"], cx)
            .filter(|updated| article.published.map(instant) < Some(instant(*updated)));
        authors(node, &mut article.authors, cx);
        let yoast = node.at("yoast_head_json");
        article.language =
            cx.language(node, "lang").or_else(|| cx.language(yoast.as_ref()?, "og_locale"));
        let name = fields::text(node, "yoast_head_json.og_site_name", cx);
        if !name.is_empty() {
            article.source = Some(Source { name, url: None, logo: None, licence: None });
        }
    }
    article.lead = lead.map(Block::Image);
    article
}

fn card<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Story {
    let article = post(node, true, cx);
    let excerpt = excerpt(&excerpts::text(&article.standfirst).0);
    let mut story = Story { excerpt, ..stories::card(article) };
    if let Some(image) = &mut story.image {
        // Of the files of the same proportions, the smallest that fills a card.
        let fitting = image.sources.iter().filter(|source| source.width >= Some(300));
        if let Some(source) = fitting.min_by_key(|source| source.width) {
            image.src = source.src.clone();
        }
    }
    if let Some(link) = node.at("_links.self[0]")
        && let Some(json) = cx.string(&link, "href")
    {
        let separator = if json.bytes().any(|byte| byte == b'?') { "&" } else { "?" };
        let json = [&json, separator, "_embed"].concat();
        story.article = cx.url(&json, Purpose::Media, &link.path().field("href"));
    }
    story
}

/// A post that Jetpack finds related. Its date is written for readers.
fn jetpack_card<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Story {
    Story {
        id: cx.string(node, "id"),
        url: cx.url_of(node, "url", Purpose::Link),
        headline: fields::text(node, "title", cx),
        excerpt: excerpt(&excerpts::unfinished(&fields::text(node, "excerpt", cx)).0),
        image: node.get("img").and_then(|image| plain_image(&image, "src", cx)),
        ..Story::default()
    }
}

/// The excerpt without "Continue reading", which is a link to the post itself.
fn summary<J: Json>(node: &Node<'_, J>, url: &Option<SafeUrl>, cx: &mut Context<'_>) -> Flow {
    let own = |href: &SafeUrl| {
        let url = url.as_ref().map(SafeUrl::as_str);
        let rest = url.and_then(|url| href.as_str().strip_prefix(url));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
    };
    let mut flow = fields::flow(node, "excerpt.rendered", cx);
    flow.retain_mut(|block| {
        let Block::Paragraph(content) = block else { return true };
        for run in content.iter_mut() {
            if run.href.as_ref().is_some_and(own) {
                run.text.clear();
            }
        }
        content::trim(content);
        !content.is_empty()
    });
    flow
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

/// Section and tags; and authors, which Co-Authors Plus keeps as terms.
fn terms<J: Json>(node: &Node<'_, J>, article: &mut Article, cx: &mut Context<'_>) {
    let Some(groups) = node.at("_embedded.wp:term") else { return };
    for group in groups.items() {
        for term in group.items() {
            let taxonomy = cx.string(&term, "taxonomy").unwrap_or_default();
            let slug = cx.string(&term, "slug").unwrap_or_default();
            let name = fields::text(&term, "name", cx);
            let url = cx.url_of(&term, "link", Purpose::Link);
            match taxonomy.as_str() {
                _ if name.is_empty() => {}
                "category" if article.section.is_none() && !slug.starts_with("uncategori") => {
                    article.section = Some(Named { name, url });
                }
                "post_tag" => article.tags.push(Named { name, url }),
                // Most sites call the term by the author's login, which is nobody's name.
                "author" if slug.strip_prefix("cap-").unwrap_or(&slug) != name => {
                    article.authors.push(Author { name, url, image: None });
                }
                _ => {}
            }
        }
    }
}

/// Adds the authors, unless there are co-authors.
fn authors<J: Json>(node: &Node<'_, J>, authors: &mut Vec<Author>, cx: &mut Context<'_>) {
    let list = node.at("_embedded.author").filter(|_| authors.is_empty());
    for author in list.iter().flat_map(Node::items) {
        // One that is not public is an error without a name.
        let name = fields::text(&author, "name", cx);
        if !name.is_empty() {
            let url = cx.url_of(&author, "link", Purpose::Link);
            let image = author.get("avatar_urls").and_then(|sizes| {
                // Numbers as names stand in their order.
                cx.url_of(&sizes, &sizes.value.keys().pop()?, Purpose::Media)
            });
            authors.push(Author { name, url, image });
        }
    }
    for path in ["yoast_head_json.author", "yoast_head_json.twitter_misc.Written by"] {
        if authors.is_empty() {
            let name = fields::text(node, path, cx);
            if !name.is_empty() {
                authors.push(Author { name, url: None, image: None });
            }
        }
    }
}

/// The lead picture; that of a plugin where the post's own did not come with it.
fn picture<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Image> {
    if let Some(image) = node.at("_embedded.wp:featuredmedia[0]").and_then(|it| featured(&it, cx)) {
        return Some(image);
    }
    // Where none was chosen, Yoast offers any picture of the text or the site's logo.
    if node.get("featured_media").is_some_and(|id| id.value.number() == Some(0.0)) {
        return None;
    }
    node.at("yoast_head_json.og_image[0]")
        .and_then(|image| plain_image(&image, "url", cx))
        .or_else(|| plain_image(node, "jetpack_featured_media_url", cx))
}

fn featured<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Image> {
    let Some(mut image) = plain_image(node, "source_url", cx) else {
        cx.report(IssueCode::Missing, "the lead picture is not public: left out", node.path());
        return None;
    };
    image.caption = fields::content(node, "caption.rendered", cx);
    if let Some(details) = node.get("media_details") {
        image.width = cx.pixels(&details, "width");
        image.height = cx.pixels(&details, "height");
    }
    if let Some(sizes) = node.at("media_details.sizes") {
        for name in sizes.value.keys() {
            if let Some(size) = sizes.get(&name).filter(|size| cx.take_node(size.path())) {
                let width = cx.pixels(&size, "width");
                let equal = pictures::same_ratio(&image, width, cx.pixels(&size, "height"));
                let src = cx.url_of(&size, "source_url", Purpose::Media).filter(|_| equal);
                image.sources.extend(src.map(|src| ImageSource { src, width, kind: None }));
            }
        }
    }
    Some(image)
}

/// A picture of which one file is known.
fn plain_image<J: Json>(node: &Node<'_, J>, src: &str, cx: &mut Context<'_>) -> Option<Image> {
    let src = cx.url_of(node, src, Purpose::Media)?;
    let (width, height) = (cx.pixels(node, "width"), cx.pixels(node, "height"));
    Some(Image { alt: cx.alt(node, "alt_text"), width, height, ..Image::new(src) })
}
