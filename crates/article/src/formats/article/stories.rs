//! Related stories of the own format: cards, and articles that become cards.

use super::{blocks, media, reader::Reader};
use crate::{
    Article, Flow, IssueCode, MediaKind, Related, Story, StoryMedia,
    context::Context,
    excerpt::excerpt,
    json::{Json, Kind},
    node::Node,
    stories::{Stories, first_text, picture},
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
    let mut story = Story::default();
    let r = &mut Reader { node, cx };
    r.link("url", &mut story.url);
    if let Some(url) = story.url.as_ref().filter(|_| listed) {
        r.cx.set_base(url);
    }
    r.text("id", &mut story.id);
    r.file("article", &mut story.article);
    story.headline = r.cx.string(node, "headline").unwrap_or_default();
    if let Some(text) = summary(r) {
        story.excerpt = excerpt(&text);
    }
    r.text("kicker", &mut story.kicker);
    let brief = std::mem::replace(&mut r.cx.brief, true);
    if node.get("image").is_some() {
        r.object("image", &mut story.image, media::image);
    } else {
        let mut lead = None;
        r.object("lead", &mut lead, blocks::lead);
        story.image = lead.as_ref().and_then(picture);
    }
    r.cx.brief = brief;
    r.date("published", &mut story.published);
    r.object("media", &mut story.media, behind);
    r.flag("live", &mut story.live);
    story.rating = rating(r);
    r.text("source", &mut story.source);
    story
}

/// The card's own excerpt, else an article's standfirst, else its first paragraph.
fn summary<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<String> {
    let mut excerpt = None;
    r.text("excerpt", &mut excerpt);
    if excerpt.is_some() {
        return excerpt;
    }
    let mut flow = Flow::new();
    r.flow("standfirst", &mut flow);
    first_text(&flow).or_else(|| {
        // No more of the body is read than is shown: nothing is reported of the rest.
        let body = r.node.get("body")?;
        body.items().find_map(|item| {
            let mut flow = Flow::new();
            if matches!(item.get("type")?.value.str()?, "paragraph" | "html") {
                blocks::block(&mut Reader { node: &item, cx: r.cx }, &mut flow);
            }
            first_text(&flow)
        })
    })
}

fn behind<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<StoryMedia> {
    if !r.is_object("an object") {
        return None;
    }
    let kind = r.one_of("type", MediaKind::from_name)?;
    let duration = r.cx.number(r.node, "duration", 0..=u32::MAX.into());
    Some(StoryMedia { kind, duration: duration.map(|seconds| seconds as u32) })
}

/// Stars from 0 to 5, halves and all.
fn rating<J: Json>(r: &mut Reader<'_, '_, J>) -> Option<f64> {
    let field = r.node.get("rating")?;
    let Some(stars) = field.value.number() else {
        r.cx.wrong_type(&field, "a number");
        return None;
    };
    if !(0.0..=5.0).contains(&stars) {
        let message = "expected a number from 0 to 5: left out";
        r.cx.report(IssueCode::WrongValue, message, field.path());
        return None;
    }
    Some(stars)
}
