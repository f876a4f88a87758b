//! Posts of the WordPress REST API (`/wp-json/wp/v2/posts/ID?_embed`): one, or a list of them.
//!
//! Every text is markup, even a single line. Names and pictures are in `_embedded`, which the address has to ask
//! for. What the plugins Yoast SEO, Jetpack and Co-Authors Plus add is used where it helps.

use super::{
    adapter::{Adapter, Own, Paths},
    excerpts, fields, parts, pictures,
};
use crate::{
    Article, Author, Block, Flow, Image, ImageSource, IssueCode, Named, Related, Story, Timestamp,
    Zone, context::Context, excerpt::excerpt, json::Json, node::Node, url::Purpose,
};

const PATHS: Paths = Paths {
    id: "id",
    url: "link",
    headline: "title.rendered",
    standfirst: "excerpt.rendered",
    body: "content.rendered",
    language: "lang|yoast_head_json.og_locale",
    source: "yoast_head_json.og_site_name",
    ..Paths::NONE
};

/// Where plugins for several authors put them: PublishPress Authors, Co-Authors Plus, Molongui.
const PLUGINS: &str = "authors|coauthors|publishpress_authors|post_authors|multiple_authors|byline";

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { withheld, own, ..Adapter::new(&PATHS, is) }
}

#[inline(never)]
fn own<J: Json>() -> Own<J> {
    Own { body, finish, card }
}

/// No other format has a title that is `rendered`.
fn is<J: Json>(node: &Node<'_, J>) -> bool {
    node.get("title.rendered").is_some()
}

fn withheld<J: Json>(node: &Node<'_, J>, _: &Context<'_>) -> Option<&'static str> {
    let protected = node.get("content.protected").is_some_and(|is| is.value.is_true());
    let text = node.get("content.rendered").and_then(|html| html.value.string());
    let blank = text.is_none_or(|html| html.trim().is_empty());
    (protected && blank).then_some("the post is protected by a password")
}

fn body<J: Json>(
    _: &Node<'_, J>,
    node: &Node<'_, J>,
    adapter: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    if node.get("_embedded").is_none() {
        let message = "without it authors, section, tags and lead picture are not known: add `_embed` to the address";
        cx.report(IssueCode::Missing, message, &node.path().field("_embedded"));
    }
    fields::flow(node, adapter.paths.body, cx)
}

fn finish<J: Json>(
    _: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    article.published = date(node, ["date", "date_gmt"], cx);
    article.updated = date(node, ["modified", "modified_gmt"], cx);
    article.lead = lead(node, cx).map(Block::Image);
    terms(node, article, cx);
    authors(node, &mut article.authors, cx);
    if let Some(list) = node.get("jetpack-related-posts") {
        let stories = list.items().map(|item| jetpack_card(&item, cx)).collect();
        article.related = Some(Related { heading: None, stories });
    }
}

/// Where the whole post can be had.
fn card<J: Json>(_: &Node<'_, J>, node: &Node<'_, J>, story: &mut Story, cx: &mut Context<'_>) {
    if let Some(json) = cx.string(node, "_links.self[0].href") {
        let separator = if json.bytes().any(|byte| byte == b'?') { "&" } else { "?" };
        let json = [&json, separator, "_embed"].concat();
        story.article = cx.url(&json, Purpose::Media, node.path());
    }
}

/// A post that Jetpack finds related. Its date is written for readers.
fn jetpack_card<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Story {
    Story {
        id: cx.string(node, "id"),
        url: cx.url_of(node, "url", Purpose::Link),
        headline: fields::text(node, "title", cx),
        excerpt: excerpt(&excerpts::unfinished(&fields::text(node, "excerpt", cx)).0),
        image: parts::picture(node, "img", cx),
        ..Story::default()
    }
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
    let Some(groups) = node.get("_embedded.wp:term") else { return };
    for group in groups.items() {
        parts::each_name(&group, "", cx, &mut |name, url, term, cx| {
            let slug = cx.string(term, "slug").unwrap_or_default();
            match cx.string(term, "taxonomy").unwrap_or_default().as_str() {
                "category" if slug.starts_with("uncategori") => {}
                "category" if article.section.is_none() => {
                    article.section = Some(Named { name, url });
                }
                "category" => article.tags.push(Named { name, url }),
                "post_tag" => article.tags.push(Named { name, url }),
                // Most sites call the term by the author's login, which is nobody's name.
                "author" if slug.strip_prefix("cap-").unwrap_or(&slug) != name => {
                    article.authors.push(Author { name, url, image: None });
                }
                _ => {}
            }
        });
    }
}

/// Adds the authors, unless there are co-authors.
fn authors<J: Json>(node: &Node<'_, J>, authors: &mut Vec<Author>, cx: &mut Context<'_>) {
    // Plugins for several authors add them to the post itself.
    for path in PLUGINS.split('|') {
        if !authors.is_empty() {
            break;
        }
        let Some(list) = node.get(path) else { continue };
        let named = |one: &Node<'_, J>| one.get("display_name|name").is_some();
        for one in list.items().filter(named).take(100) {
            parts::each_name(&one, "", cx, &mut |name, url, author, cx| {
                let file = author.get("avatar_url.url|avatar_url|avatar|image");
                let file = file.and_then(|file| file.value.string());
                let image = file.and_then(|file| cx.url(&file, Purpose::Media, author.path()));
                authors.push(Author { name, url, image });
            });
        }
    }
    // One that is not public is an error without a name. Yoast's do for those.
    for path in
        ["_embedded.author", "yoast_head_json.author", "yoast_head_json.twitter_misc.Written by"]
    {
        if !authors.is_empty() {
            break;
        }
        parts::each_name(node, path, cx, &mut |name, url, author, cx| {
            let image = author.get("avatar_urls").and_then(|sizes| {
                // Numbers as names stand in their order.
                let file = sizes.child(&sizes.value.keys().pop()?)?.value.string()?;
                cx.url(&file, Purpose::Media, sizes.path())
            });
            authors.push(Author { name, url, image });
        });
    }
    if let Some(closed) = node.get("_embedded.author[0].code").filter(|_| authors.is_empty()) {
        let message = "the author is not public: left out";
        cx.report(IssueCode::Missing, message, closed.path());
    }
}

/// The lead picture; that of a plugin where the post's own did not come with it.
fn lead<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Image> {
    if let Some(media) = node.get("_embedded.wp:featuredmedia[0]") {
        let image = featured(&media, cx);
        if image.is_some() {
            return image;
        }
    }
    // Where none was chosen, Yoast offers any picture of the text or the site's logo.
    if node.get("featured_media").is_some_and(|id| id.value.number() == Some(0.0)) {
        return None;
    }
    parts::picture(node, "yoast_head_json.og_image|jetpack_featured_media_url", cx)
}

fn featured<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<Image> {
    let Some(mut image) = parts::picture(node, "", cx) else {
        cx.report(IssueCode::Missing, "the lead picture is not public: left out", node.path());
        return None;
    };
    image.width = cx.pixels(node, "media_details.width");
    image.height = cx.pixels(node, "media_details.height");
    if let Some(sizes) = node.get("media_details.sizes") {
        for name in sizes.value.keys() {
            if let Some(size) = sizes.child(&name).filter(|size| cx.take_node(size.path())) {
                let width = cx.pixels(&size, "width");
                let equal = pictures::same_ratio(&image, width, cx.pixels(&size, "height"));
                let src = cx.url_of(&size, "source_url", Purpose::Media).filter(|_| equal);
                image.sources.extend(src.map(|src| ImageSource { src, width, kind: None }));
            }
        }
    }
    Some(image)
}
