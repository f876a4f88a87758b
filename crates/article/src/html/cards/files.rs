//! Files to download: each becomes a line with a link to the file.

use super::super::{
    tags::{BLOCK, Tag},
    tree::{Id, Tree},
    walker::Walker,
};
use crate::{Block, Content, Mark, Run, SafeUrl};

/// WordPress's block of a file.
pub(super) const CORE: &str = ".wp-block-file";
/// Ghost's.
pub(super) const GHOST: &str = ".kg-file-card";

/// The name leads to the file, and so does a button; one of both is enough.
pub(super) fn core(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    if !tree.tag(id).is(BLOCK) {
        return false;
    }
    let links: Vec<Id> = tree.inside(id).filter(|at| tree.tag(*at) == Tag::A).collect();
    if links.is_empty() {
        return false;
    }
    w.leave_out(id);
    w.flush();
    let mut shown: Vec<SafeUrl> = Vec::new();
    for at in links {
        let Some(url) = w.link(at) else { continue };
        let text = tree.text_of(at);
        if !text.is_empty() && !shown.contains(&url) {
            shown.push(url.clone());
            paragraph(w, text, Some(url));
        }
    }
    true
}

pub(super) fn ghost(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    let Some(url) = w.first_link(id).filter(|_| tree.tag(id).is(BLOCK)) else { return false };
    w.leave_out(id);
    w.flush();
    let name = words(tree, id, "kg-file-card-filename");
    let mut title = words(tree, id, "kg-file-card-title");
    if title.is_empty() {
        title.clone_from(&name);
    }
    paragraph(w, title, Some(url));
    paragraph(w, words(tree, id, "kg-file-card-caption"), None);
    for text in [name, words(tree, id, "kg-file-card-filesize")] {
        if !text.is_empty() {
            let run = Run::plain(text);
            let marks = run.marks.with(Mark::Small);
            w.block(Block::Paragraph(vec![Run { marks, ..run }]));
        }
    }
    true
}

fn words(tree: &Tree<'_>, id: Id, class: &str) -> String {
    tree.find_class(id, class).map(|at| tree.text_of(at)).unwrap_or_default()
}

fn paragraph(w: &mut Walker<'_, '_>, text: String, href: Option<SafeUrl>) {
    if !text.is_empty() {
        let run = Run { href, ..Run::plain(text) };
        let mut content: Content = vec![run];
        w.paragraph(&mut content);
    }
}
