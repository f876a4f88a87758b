//! Related stories of the own format: cards, and articles that become cards.

use super::{blocks, media};
use crate::{
    Article, Flow, IssueCode, MediaKind, Related, Story, StoryMedia,
    context::Context,
    excerpt::excerpt,
    json::{Json, Kind},
    node::Node,
    stories::{Stories, first_text, picture},
    url::Purpose,
};

/// The stories beside an article: `{heading, stories}`, or the array alone.
pub(super) fn related<J: Json>(
    node: &Node<'_, J>,
    article: &Article,
    cx: &mut Context<'_>,
) -> Option<Related> {
    let mut stories = Stories::beside(article);
    let mut heading = None;
    match node.kind() {
        Kind::Array => add_all(node, &mut stories, cx),
        Kind::Object => {
            heading = cx.string(node, "heading");
            if let Some(list) = cx.array(node, "stories") {
                add_all(&list, &mut stories, cx);
            }
        }
        _ => cx.wrong_type(node, "stories"),
    }
    stories.finish(heading)
}

fn add_all<J: Json>(list: &Node<'_, J>, stories: &mut Stories, cx: &mut Context<'_>) {
    for item in list.items() {
        if !add(&item, false, stories, cx) {
            break;
        }
    }
}

/// Adds a card to the list. Where it is an article of a list (`listed`), what it holds is relative to its
/// own address, not to the list's. `false`: the list is full.
pub(super) fn add<J: Json>(
    node: &Node<'_, J>,
    listed: bool,
    stories: &mut Stories,
    cx: &mut Context<'_>,
) -> bool {
    if node.kind() != Kind::Object {
        cx.wrong_type(node, "a story");
        return true;
    }
    let story = cx.apart(|cx| story(node, listed, cx));
    stories.add(story, cx, node.path())
}

fn story<J: Json>(node: &Node<'_, J>, listed: bool, cx: &mut Context<'_>) -> Story {
    let url = cx.url_of(node, "url", Purpose::Link);
    if let Some(url) = url.as_ref().filter(|_| listed) {
        cx.set_base(url);
    }
    Story {
        id: cx.string(node, "id"),
        url,
        article: cx.url_of(node, "article", Purpose::Media),
        headline: cx.string(node, "headline").unwrap_or_default(),
        excerpt: summary(node, cx).map(|text| excerpt(&text)).unwrap_or_default(),
        kicker: cx.string(node, "kicker"),
        image: match node.get("image") {
            Some(image) => media::image(&image, cx),
            None => {
                let lead = node.get("lead").and_then(|lead| media::lead(&lead, cx));
                lead.as_ref().and_then(picture)
            }
        },
        published: cx.date(node, "published"),
        media: node.get("media").and_then(|media| behind(&media, cx)),
        live: cx.flag(node, "live"),
        rating: rating(node, cx),
        source: cx.string(node, "source"),
    }
}

/// The card's own excerpt, else an article's standfirst, else its first paragraph.
fn summary<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<String> {
    if let Some(text) = cx.string(node, "excerpt") {
        return Some(text);
    }
    let standfirst = node.get("standfirst").map(|text| blocks::flow_value(&text, cx));
    standfirst.as_deref().and_then(first_text).or_else(|| {
        // No more of the body is read than is shown: nothing is reported of the rest.
        let body = node.get("body")?;
        body.items().find_map(|item| {
            let mut flow = Flow::new();
            if matches!(item.get("type")?.value.string()?.as_str(), "paragraph" | "html") {
                blocks::block(&item, cx, &mut flow);
            }
            first_text(&flow)
        })
    })
}

fn behind<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<StoryMedia> {
    if node.kind() != Kind::Object {
        cx.wrong_type(node, "an object");
        return None;
    }
    let kind = cx.one_of(node, "type", MediaKind::from_name)?;
    let duration = cx.number(node, "duration", 0..=u32::MAX.into());
    Some(StoryMedia { kind, duration: duration.map(|seconds| seconds as u32) })
}

/// Stars from 0 to 5, halves and all.
fn rating<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>) -> Option<f64> {
    let field = node.get("rating")?;
    let Some(stars) = field.value.number() else {
        cx.wrong_type(&field, "a number");
        return None;
    };
    if !(0.0..=5.0).contains(&stars) {
        cx.report(IssueCode::WrongValue, "expected a number from 0 to 5: left out", field.path());
        return None;
    }
    Some(stars)
}
