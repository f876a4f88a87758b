//! Makes a list of stories, for every format: no story twice, none without a headline, and not too many.

use crate::{
    Article, Block, Image, IssueCode, Place, Related, SafeUrl, Story, content,
    context::{Context, MAX_STORIES},
    excerpt::excerpt,
    node::Path,
};

/// A list of stories being made.
#[derive(Default)]
pub struct Stories {
    list: Vec<Story>,
    /// The place in the document of the story that is added next.
    pub(crate) place: Place,
    article: Marks,
    marks: Vec<Marks>,
}

impl Stories {
    /// An empty list for the stories beside an article, which itself is kept off the list.
    pub fn beside(article: &Article) -> Stories {
        Stories {
            article: marks(&article.id, &article.url, &article.headline),
            ..Stories::default()
        }
    }

    /// Adds a story, unless it has no headline, is on the list already (the same id, address or
    /// headline), or is the article itself; each is reported. `false`: the list is full, which is
    /// reported unless the rest is to wait, and nothing more need be read.
    pub fn add(&mut self, story: Story, cx: &mut Context<'_>, path: &Path<'_>) -> bool {
        if cx.first.is_some_and(|first| self.list.len() >= first) {
            cx.is_partial = true;
            return false;
        }
        if self.list.len() >= MAX_STORIES {
            cx.report(IssueCode::Limit, "more than 500 stories: the rest is cut", path);
            return false;
        }
        let marks = marks(&story.id, &story.url, &story.headline);
        if story.headline.is_empty() {
            cx.report(IssueCode::Missing, "a story without a headline: left out", path);
        } else if alike(&marks, &self.article) {
            cx.report(IssueCode::Duplicate, "the article itself as a story: left out", path);
        } else if self.marks.iter().any(|old| alike(&marks, old)) {
            cx.report(IssueCode::Duplicate, "a story that is on the list: left out", path);
        } else {
            self.marks.push(marks);
            self.list.push(Story { place: self.place, ..story });
        }
        true
    }

    /// The list under its heading; `None` when it is empty.
    pub fn finish(self, heading: Option<String>) -> Option<Related> {
        (!self.list.is_empty()).then_some(Related { heading, stories: self.list })
    }
}

/// An article as a card, but for its excerpt.
#[inline(never)]
pub fn card(article: &Article) -> Story {
    Story {
        id: article.id.clone(),
        url: article.url.clone(),
        headline: article.headline.clone(),
        kicker: article.section.as_ref().map(|section| section.name.clone()),
        image: article.lead.as_ref().and_then(picture),
        published: article.published,
        ..Story::default()
    }
}

/// The card of an article that has been read. Its whole story stands in the article's document, if it has a text.
#[inline(never)]
pub fn card_of(article: &Article) -> Story {
    let mut story = card(article);
    let text = first_text(&article.standfirst).or_else(|| first_text(&article.body));
    story.excerpt = excerpt(&text.unwrap_or_default());
    if story.headline.is_empty() {
        story.headline = std::mem::take(&mut story.excerpt);
    }
    story.place = Place((!article.body.is_empty()).then_some(0));
    story
}

/// The first words of a text: of its first paragraph, wherever it stands.
pub fn first_text(flow: &[Block]) -> Option<String> {
    flow.iter().find_map(|block| match block {
        Block::Paragraph(content) => Some(content::text(content)),
        Block::List(list) => list.items.iter().find_map(|item| first_text(item)),
        Block::Quote(quote) => first_text(&quote.body),
        Block::Callout(callout) => first_text(&callout.body),
        Block::Update(update) => first_text(&update.body),
        _ => None,
    })
}

/// The picture of a block, for a card.
#[inline(never)]
pub fn picture(block: &Block) -> Option<Image> {
    match block {
        Block::Image(image) => Some(image.clone()),
        Block::Gallery(gallery) => gallery.images.first().cloned(),
        Block::Video(media) => {
            Some(Image { alt: media.title.clone(), ..Image::new(media.poster.clone()?) })
        }
        _ => None,
    }
}

impl Story {
    /// Whether it is this article.
    pub fn is(&self, article: &Article) -> bool {
        alike(&self.marks(), &marks(&article.id, &article.url, &article.headline))
    }

    /// What distinguishes it from other stories.
    pub fn marks(&self) -> Marks {
        marks(&self.id, &self.url, &self.headline)
    }
}

/// What distinguishes a story from others: id, page and headline, each as a number; 0 for none. With 500 stories,
/// comparing the texts themselves would take longer than all the rest of reading.
pub type Marks = [u64; 3];

/// Whether two stories are the same: one of their marks is.
pub fn alike(one: &Marks, other: &Marks) -> bool {
    one.iter().zip(other).any(|(one, other)| *one != 0 && one == other)
}

fn marks(id: &Option<String>, url: &Option<SafeUrl>, headline: &str) -> Marks {
    [hash(id.as_deref().unwrap_or_default()), hash(url.as_ref().map_or("", page)), hash(headline)]
}

/// FNV-1a; 0 for an empty text.
fn hash(text: &str) -> u64 {
    let step = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    if text.is_empty() { 0 } else { text.bytes().fold(0xcbf2_9ce4_8422_2325, step) }
}

/// The part of an address that distinguishes pages: without the scheme, and without a place in the page.
fn page(url: &SafeUrl) -> &str {
    let url = url.as_str();
    let url = url.split_once('#').map_or(url, |(page, _)| page);
    let url = url.strip_prefix("http:").or_else(|| url.strip_prefix("https:")).unwrap_or(url);
    url.strip_suffix('/').unwrap_or(url)
}
