//! Video, sound and embeds.

use super::{
    builder::{Builder, Told},
    classes,
    cursor::{Cursor, is_space},
    frames::{Frame, Kind},
    tags::{BLOCK, Tag},
    tokens::Token,
    walk::{self, taken},
};
use crate::{
    Block, Embed, Flow, IssueCode, Language, Media, MediaSource, SafeUrl, Track, content,
    url::Purpose,
};

/// Hosts whose players and posts were embedded by `<object>` and `<embed>`.
const PLAYERS: &str = "youtube.com youtube-nocookie.com vimeo.com soundcloud.com";

impl Builder<'_, '_> {
    /// An element without content.
    pub(super) fn void(&mut self, tag: Tag, start: &Token<'_>) {
        match tag {
            Tag::BR => self.line_break(),
            Tag::HR => {
                self.end_implied();
                self.end_paragraph();
                self.flush();
                self.block(Block::Divider);
            }
            Tag::IMG | Tag::IMAGE => self.image(start),
            Tag::SOURCE | Tag::TRACK => self.file(tag, start),
            Tag::EMBED => match self.player(start.first("src")) {
                Some(url) => self.embed_of(url, start),
                None => self.lost("an embedded object: left out"),
            },
            _ => {}
        }
    }

    /// An element whose content is not markup.
    pub(super) fn raw(&mut self, tag: Tag, start: &Token<'_>) {
        if tag.is(BLOCK) {
            self.end_paragraph();
            self.flush();
        }
        self.tokens.skip_raw(start.text);
        if tag == Tag::IFRAME {
            self.iframe(start);
        }
    }

    /// A video or a sound begins.
    pub(super) fn begin_media(&mut self, start: &Token<'_>) {
        let poster = self.media_url(start.first("poster"));
        let mut media = Box::<Media>::default();
        media.poster = poster;
        media.title = start.owned(TITLE);
        (media.width, media.height) = size(start);
        self.frame.media = Some(media);
        self.file(Tag::SOURCE, start);
    }

    /// A video or a sound ends. What stands in it is for browsers that cannot play it.
    pub(super) fn close_media(&mut self, frame: &mut Frame) {
        let Some(mut media) = frame.media.take() else { return };
        media.caption.append(&mut frame.caption);
        if media.sources.is_empty() {
            self.lost("a video or sound without an address: left out");
            return self.paragraph(&mut media.caption);
        }
        frame.flow.clear();
        self.block(match frame.kind {
            Kind::Video => Block::Video(*media),
            _ => Block::Audio(*media),
        });
    }

    /// An object ends; of its content only an embed is kept.
    pub(super) fn close_object(&mut self, frame: &mut Frame) {
        frame.flow = walk::split(&mut frame.flow, is_embed);
        if let Some(url) = frame.url.take() {
            frame.flow.clear();
            self.block(embed(url, None, Flow::new()));
        } else if frame.flow.is_empty() {
            self.lost("an embedded object: left out");
        }
    }

    /// A card that leads to another page ends.
    pub(super) fn close_bookmark(&mut self, frame: &mut Frame) {
        let caption = &mut frame.caption;
        let Some(url) = frame.url.take() else { return self.paragraph(caption) };
        let title = content::text(caption);
        let title = (!title.is_empty()).then_some(title);
        self.block(embed(url, title, taken(&mut frame.flow)));
    }

    /// Reports that something is missing from the article.
    #[inline(never)]
    pub(super) fn lost(&mut self, message: &'static str) {
        if !matches!(self.frame.kind, Kind::Dropped | Kind::Object) {
            self.report(IssueCode::UnknownBlock, message);
        }
    }

    /// The address of something that a browser fetches.
    #[inline(never)]
    pub(super) fn media_url(&mut self, address: &str) -> Option<SafeUrl> {
        self.cx.url(address, Purpose::Media, self.path)
    }

    /// The address of a known player.
    #[inline(never)]
    pub(super) fn player(&mut self, address: &str) -> Option<SafeUrl> {
        let url = self.media_url(address)?;
        let mut cursor = Cursor::new(url.as_str());
        cursor.past("//");
        let host = cursor.take(|byte| !matches!(byte, b'/' | b'?' | b'#'));
        for player in PLAYERS.split(' ') {
            if let Some(sub) = host.strip_suffix(player)
                && (sub.is_empty() || sub.ends_with("."))
            {
                return Some(url);
            }
        }
        None
    }

    /// `<source>` and `<track>`.
    fn file(&mut self, tag: Tag, start: &Token<'_>) {
        if self.frame.media.is_none() {
            return self.picture_source(start);
        }
        let track = tag == Tag::TRACK;
        if track && !matches!(start.first("kind"), "" | "captions" | "subtitles") {
            return;
        }
        let Some(src) = self.media_url(start.first("src data-src")) else { return };
        let Some(media) = &mut self.frame.media else { return };
        if track {
            let language = Language::parse(start.first("srclang"));
            media.tracks.push(Track { src, language, label: start.owned("label") });
        } else {
            media.sources.push(MediaSource { src, kind: start.owned("type") });
        }
    }

    fn iframe(&mut self, start: &Token<'_>) {
        if start.get("srcdoc").is_some() {
            self.tell(Told::Srcdoc);
        }
        // The post that WordPress shows by it stands before it already, as a quotation.
        let twin = classes::kind(start.first("class")) == Some(Kind::PostFirst)
            && self.frame.flow.iter().rev().take(2).any(is_embed);
        if is_counter(start, 0) || is_counter(start, 1) || twin {
            return;
        }
        let address = start.first("data-src data-lazy-src src");
        if address.is_empty() || address.starts_with("about:") {
            self.lost("a frame without an address: left out");
        } else if let Some(url) = self.media_url(address) {
            self.embed_of(url, start);
        }
    }

    fn embed_of(&mut self, url: SafeUrl, start: &Token<'_>) {
        self.flush();
        let (width, height) = size(start);
        let title = start.owned(TITLE);
        self.block(Block::Embed(Embed { url, title, body: Flow::new(), width, height }));
    }

    /// A figure around an address that was never replaced by its embed.
    pub(super) fn bare_address(&mut self, flow: &mut Flow) {
        let [Block::Paragraph(line)] = flow.as_mut_slice() else { return };
        let text = content::text(line);
        if text.starts_with("http")
            && !text.bytes().any(is_space)
            && let Some(url) = self.media_url(&text)
        {
            flow.clear();
            walk::add(flow, embed(url, None, Flow::new()));
        }
    }
}

/// Where the name of an embed or a video is.
const TITLE: &str = "title aria-label";

/// An embed of unknown size.
#[inline(never)]
pub(super) fn embed(url: SafeUrl, title: Option<String>, body: Flow) -> Block {
    Block::Embed(Embed { url, title, body, width: None, height: None })
}

fn is_embed(block: &Block) -> bool {
    matches!(block, Block::Embed(_))
}

/// Width and height as whole numbers of pixels; nought, which is written for "unknown", and percentages are
/// none.
#[inline(never)]
pub(super) fn size(start: &Token<'_>) -> (Option<u32>, Option<u32>) {
    (pixels(start, "width"), pixels(start, "height"))
}

#[inline(never)]
fn pixels(start: &Token<'_>, name: &str) -> Option<u32> {
    match start.number(name) {
        Some(pixels @ 1..=100_000) => Some(pixels.unsigned_abs()),
        _ => None,
    }
}

/// Whether both sides are of that size, by which what only counts readers is hidden.
#[inline(never)]
pub(super) fn is_counter(start: &Token<'_>, size: i32) -> bool {
    start.number("width") == Some(size) && start.number("height") == Some(size)
}
