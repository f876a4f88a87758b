//! What stories of other systems have in common: names, pictures, excerpts, corrections.

use super::fields;
use crate::{
    Block, Callout, CalloutKind, Content, Flow, Image, SafeUrl, content,
    context::Context,
    json::{Json, Kind},
    node::Node,
    url::Purpose,
};

/// An excerpt without "Continue reading", which is a link to the story itself.
pub(super) fn summary<J: Json>(
    node: &Node<'_, J>,
    path: &str,
    url: &Option<SafeUrl>,
    cx: &mut Context<'_>,
) -> Flow {
    let own = |href: &SafeUrl| {
        let url = url.as_ref().map(SafeUrl::as_str);
        let rest = url.and_then(|url| href.as_str().strip_prefix(url));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('#'))
    };
    let mut flow = fields::flow(node, path, cx);
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

/// What takes a name: the name, its page, and the value that it stands in.
pub(super) type Take<'t, J> =
    &'t mut dyn FnMut(String, Option<SafeUrl>, &Node<'_, J>, &mut Context<'_>);

/// Calls `take` for each name at a path: a string, an object with a name and perhaps a page, or an array of
/// these. What has no name is passed over.
pub(super) fn each_name<J: Json>(
    node: &Node<'_, J>,
    path: &str,
    cx: &mut Context<'_>,
    take: Take<'_, J>,
) {
    let Some(field) = node.get(path) else { return };
    if field.kind() != Kind::Array {
        return name(&field, cx, take);
    }
    for item in field.items() {
        name(&item, cx, take);
    }
}

fn name<J: Json>(node: &Node<'_, J>, cx: &mut Context<'_>, take: Take<'_, J>) {
    // A list in a list.
    if node.kind() == Kind::Array {
        let plain = |one: &Node<'_, J>| one.kind() != Kind::Array;
        return node.items().filter(plain).for_each(|one| name(&one, cx, take));
    }
    // Several names in the place of one.
    if let Some(names) = node.get("name").filter(|names| names.kind() == Kind::Array) {
        let plain = |one: &Node<'_, J>| one.kind() != Kind::Object;
        return names.items().filter(plain).for_each(|one| name(&one, cx, take));
    }
    let (mut path, mut url) = ("", None);
    if node.kind() == Kind::Object {
        path = "name.@value|name|display_name|title|webTitle|text|topicName|thingLabel|byline";
        url = cx.url_of(node, "url|link|webUrl|path", Purpose::Link);
    }
    let name = fields::text(node, path, cx);
    if !name.is_empty() {
        take(name, url, node, cx);
    }
}

/// The picture at a path: an address, an object with one, or the first of an array of these.
#[inline(never)]
pub(super) fn picture<J: Json>(
    node: &Node<'_, J>,
    path: &str,
    cx: &mut Context<'_>,
) -> Option<Image> {
    let field = node.get(path)?;
    match field.kind() {
        Kind::Array => {
            cx.deeper(field.path(), |cx| field.items().find_map(|it| picture(&it, "", cx)))
        }
        Kind::Object => file(&field, "url[0]|url|contentUrl|source_url|src|URL|href", cx),
        _ => file(node, path, cx),
    }
}

/// A picture by the address of its file, with what else its object says of it.
#[inline(never)]
pub(super) fn file<J: Json>(node: &Node<'_, J>, src: &str, cx: &mut Context<'_>) -> Option<Image> {
    let mut image = Image::new(cx.url_of(node, src, Purpose::Media)?);
    image.width = cx.pixels(node, "width");
    image.height = cx.pixels(node, "height");
    image.alt = cx.alt(node, "alt_text|alt|altText|accessibilityCaption|feature_image_alt");
    image.caption = fields::content(node, "caption.rendered|caption|feature_image_caption", cx);
    image.credit = fields::content(node, "credit|creditText|copyrightHolder", cx);
    Some(image)
}

/// The first block that may stand above a text.
pub(super) fn lead(flow: Flow) -> Option<Block> {
    flow.into_iter().find(|block| {
        use Block::{Audio, Embed, Gallery, Image, Video};
        matches!(block, Image(_) | Gallery(_) | Video(_) | Audio(_) | Embed(_))
    })
}

/// Adds a box with what was corrected, if its text says something.
pub(super) fn correction<J: Json>(
    node: &Node<'_, J>,
    text: &str,
    kind: Option<CalloutKind>,
    flow: &mut Flow,
    cx: &mut Context<'_>,
) {
    let body = fields::prose(node, text, cx);
    if !body.is_empty() {
        flow.push(Block::Callout(Callout {
            kind: kind.unwrap_or(CalloutKind::Correction),
            title: Content::new(),
            date: cx.date(node, "date|datePublished"),
            body,
        }));
    }
}
