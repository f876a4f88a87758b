//! What is not part of the story: sharing buttons, hidden text, permalinks of headings. It is left out with everything
//! inside it, and reported in an issue.

use super::{
    cursor::{has, is_letter},
    tags::{BLOCK, HEADING, Tag, VOID},
    told::Told,
    tree::{Id, Node},
    walker::Walker,
};

/// Classes of what plugins add below a story: sharing, likes, ratings, stories to read next.
const CLASSES: &str = "sharedaddy jp-relatedposts addtoany_share_save_container a2a_kit addthis_toolbox \
addthis_inline_share_toolbox heateor_sss_sharing_container heateorSssSharingRound ssba essb_links \
social-share social-sharing share-buttons sharing-buttons share-links shareaholic-canvas swp_social_panel \
dpsp-networks-btns-wrapper wpulike post-views crp_related yarpp yarpp-related rp4wp-related-posts \
sharing-default-minimal scriptlesssocialsharing social-icons-share simplesocialbuttons mashsb-container \
sfsi_widget novashare-buttons monsterinsights-inline-popular-posts";
/// What the addresses hold that share a page.
const SHARING: &str = "facebook.com/sharer facebook.com/share.php facebook.com/dialog/share \
twitter.com/intent twitter.com/share x.com/intent linkedin.com/share linkedin.com/cws/share \
pinterest.com/pin/create reddit.com/submit tumblr.com/share tumblr.com/widgets/share wa.me/?text= \
api.whatsapp.com/send whatsapp://send t.me/share telegram.me/share addtoany.com/ addthis.com/ \
bsky.app/intent threads.net/intent vk.com/share getpocket.com/save news.ycombinator.com/submitlink \
?share= &share= xing.com/spi mailto:?";
/// Classes of text for screen readers.
const UNSEEN: &str = "screen-reader-text visually-hidden visuallyhidden sr-only elementor-screen-only \
u-visually-hidden assistive-text show-for-sr element-invisible elementor-hidden-desktop vc_hidden-lg \
fusion-no-large-visibility hide-on-desktop hide-desktop hidden-desktop kb-hide-desktop";
/// Words in the class names of what a control opens.
const OPENS: &str = "accordion toggle tab panel collaps spoiler faq reveal expand more footnote sidenote \
marginnote dropdown";
/// What the text of a row of sharing buttons may have besides its links, in bytes.
const MAX_WORDS: usize = 60;
/// Links of such a row; it is no longer.
const MAX_NODES: usize = 300;

/// Whether an element is no part of the story; it is then left out.
pub(super) fn drop(w: &mut Walker<'_, '_>, id: Id) -> bool {
    let tree = w.tree;
    let node = tree.node(id);
    if node.tag.is(VOID) {
        return false;
    }
    let what = if is_hidden(w, id, node) {
        Told::Hidden
    } else if node.has_class_of(CLASSES) || is_sharing(w, id, node) {
        Told::Sharing
    } else if node.tag == Tag::A && is_permalink(w, id, node) {
        // Signs of the page, and no loss.
        return true;
    } else {
        return false;
    };
    w.tell(what);
    w.leave_out(id);
    true
}

/// Whether a browser would not show it, and nothing opens it.
fn is_hidden(w: &Walker<'_, '_>, id: Id, node: &Node<'_>) -> bool {
    let attribute =
        node.get("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"));
    let hidden = attribute || is_styled_away(node) || node.has_class_of(UNSEEN);
    hidden && !is_opened(w, id, node)
}

fn is_styled_away(node: &Node<'_>) -> bool {
    let style = node.first("style");
    style.split(';').any(|rule| {
        let Some((name, value)) = rule.split_once(':') else { return false };
        let value = value.trim().trim_end_matches("!important").trim();
        let is = |own: &str, hides: &str| {
            name.trim().eq_ignore_ascii_case(own) && value.eq_ignore_ascii_case(hides)
        };
        is("display", "none") || is("visibility", "hidden")
    })
}

/// Whether a control opens it: a tab's panel, an answer, a note.
fn is_opened(w: &Walker<'_, '_>, id: Id, node: &Node<'_>) -> bool {
    let tree = w.tree;
    if node.has_class_of(UNSEEN) {
        return false;
    }
    let named = |node: &Node<'_>| {
        let class = node.first("class");
        OPENS.split(' ').any(|word| has(class, word))
    };
    let parent = tree.node(id).parent;
    matches!(node.first("role"), "tabpanel" | "region" | "tooltip")
        || w.controlled.iter().any(|place| !place.is_empty() && place == node.first("id"))
        || named(node)
        || named(tree.node(parent))
        || node.tag == Tag::OBJECT
}

/// Whether it is a row of links of which each shares the page.
fn is_sharing(w: &Walker<'_, '_>, id: Id, node: &Node<'_>) -> bool {
    let tree = w.tree;
    let row = node.tag.is(BLOCK) && !node.tag.is(HEADING) && node.end - id < MAX_NODES;
    if !row {
        return false;
    }
    let (mut links, mut words, mut behind) = (0, 0, id);
    for at in tree.inside(id) {
        let inner = tree.node(at);
        if inner.tag == Tag::A {
            let href = inner.first("href");
            if !href.is_empty() && !is_share(href) {
                return false;
            }
            links += usize::from(!href.is_empty());
            behind = inner.end;
        } else if matches!(inner.tag, Tag::IFRAME | Tag::VIDEO | Tag::AUDIO | Tag::TABLE) {
            return false;
        } else if inner.is_text() && at >= behind {
            words += inner.text.trim().len();
        }
    }
    links > 0 && words <= MAX_WORDS
}

fn is_share(href: &str) -> bool {
    SHARING.split(' ').any(|piece| has(href, piece))
}

/// Whether a link in a heading is only its permalink: signs, or what its class says.
fn is_permalink(w: &Walker<'_, '_>, id: Id, node: &Node<'_>) -> bool {
    let tree = w.tree;
    let mut around = node.parent;
    while around > 0 && !tree.tag(around).is(BLOCK) {
        around = tree.node(around).parent;
    }
    if !tree.tag(around).is(HEADING) || !node.first("href").contains('#') {
        return false;
    }
    let text = tree.text_of(id);
    let signs = !text.chars().any(is_letter);
    let class = node.first("class");
    let named = has(class, "anchor") || has(class, "permalink") || has(class, "headerlink");
    let words = tree.text_of(around);
    (signs && words != text) || (named && words.len() > text.len() && text.len() < 20)
}
