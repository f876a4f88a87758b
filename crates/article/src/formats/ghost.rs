//! Posts of Ghost's Content API (`/ghost/api/content/posts/?key=…&include=authors,tags`).

use super::{
    adapter::{Adapter, Own, Paths},
    fields::{self, is_false},
    parts::each_name,
    template::string,
};
use crate::{
    Article, Flow, IssueCode, Named,
    context::Context,
    json::{Json, Kind},
    node::Node,
};

const PATHS: Paths = Paths {
    stories: "posts|pages|",
    id: "id",
    url: "canonical_url|url",
    headline: "title",
    standfirst: "custom_excerpt|excerpt",
    body: "html",
    published: "published_at",
    updated: "updated_at",
    authors: "authors|primary_author",
    section: "primary_tag",
    image: "feature_image",
    plain: true,
    ..Paths::NONE
};

pub(super) fn adapter<J: Json>() -> Adapter<J> {
    Adapter { detects: Some(detects), withheld, own, ..Adapter::new(&PATHS, is) }
}

fn own<J: Json>() -> Own<J> {
    Own { body, finish, ..Own::none() }
}

/// A list, which may be an empty one, or posts without their wrapping.
fn detects<J: Json>(root: &Node<'_, J>) -> bool {
    let Some(list) = root.get("posts|pages").filter(|list| list.kind() == Kind::Array) else {
        let bare = |node: &Node<'_, J>| node.get("comment_id").is_some() && is(node);
        return bare(root) || root.items().any(|item| bare(&item));
    };
    list.value.len() == 0 || list.items().any(|item| is(&item))
}

/// What is asked for by `fields` may be little. Posts of other systems have neither of these.
fn is<J: Json>(node: &Node<'_, J>) -> bool {
    node.get("title").is_some()
        && node.get("html|plaintext|published_at|uuid|comment_id|url").is_some()
}

/// The Content API has published posts only; exports and the Admin API have others.
fn withheld<J: Json>(node: &Node<'_, J>, _: &Context<'_>) -> Option<&'static str> {
    let status = string(node, "status");
    matches!(&*status, "draft" | "scheduled").then_some("the post is not published yet")
}

fn body<J: Json>(
    _: &Node<'_, J>,
    node: &Node<'_, J>,
    adapter: &Adapter<J>,
    cx: &mut Context<'_>,
) -> Flow {
    let mut flow = fields::flow(node, adapter.paths.body, cx);
    if flow.is_empty() {
        flow = fields::plain_text(node, "plaintext", cx);
    }
    let members = node.get("access").is_some_and(|is| is_false(&is));
    if members || flow.is_empty() {
        let message = if members {
            "for members of the site only: its text may be cut"
        } else {
            "no text came"
        };
        cx.report(IssueCode::Missing, message, &node.path().field("html"));
    }
    flow
}

fn finish<J: Json>(
    _: &Node<'_, J>,
    node: &Node<'_, J>,
    article: &mut Article,
    cx: &mut Context<'_>,
) {
    article.cut = node.get("access").is_some_and(|is| is_false(&is));
    // Where nobody wrote an excerpt, Ghost cuts one out of the text.
    let written = node.value.get("custom_excerpt").is_none_or(|text| text.kind() != Kind::Null);
    if !written && node.get("html").is_some() {
        article.standfirst = Flow::new();
    }
    // Names that begin with # are the site's own business.
    article.section = article.section.take().filter(|section| !section.name.starts_with('#'));
    each_name(node, "tags", cx, &mut |name, url, tag, _| {
        let section = article.section.as_ref().is_some_and(|section| section.name == name);
        if !section && !name.starts_with('#') && string(tag, "visibility") != "internal" {
            article.tags.push(Named { name, url });
        }
    });
}
