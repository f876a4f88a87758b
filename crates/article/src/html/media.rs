//! Video, sound and embeds.

use std::mem::take;

use super::{
    builder::{Builder, Told},
    classes::{self, Role},
    frames::{self, Frame, Kind},
    tags::Tag,
    tokens::Start,
    walk,
};
use crate::{
    Block, Embed, Flow, IssueCode, Media, MediaSource, SafeUrl, Track, content, context::Context,
    node::Path, url::Purpose,
};

/// Hosts whose players and posts were embedded by `<object>` and `<embed>`.
const PLAYERS: &[&str] = &["youtube.com", "youtube-nocookie.com", "vimeo.com", "soundcloud.com"];

impl Builder<'_, '_> {
    /// An element without content.
    pub(super) fn void(&mut self, tag: Tag, start: &Start<'_>) {
        match tag {
            Tag::Br => self.line_break(),
            Tag::Hr => {
                self.end_implied();
                self.end_paragraph();
                self.flush();
                self.block(Block::Divider);
            }
            Tag::Img | Tag::Image => self.image(start),
            Tag::Source | Tag::Track => self.file(tag, start),
            Tag::Embed => match self.player(start, "src") {
                Some(url) => self.embed_of(url, start),
                None => self.lost("an embedded object: left out"),
            },
            _ => {}
        }
    }

    /// An element whose content is not markup.
    pub(super) fn raw(&mut self, tag: Tag, start: &Start<'_>) {
        if tag.is_block() {
            self.end_paragraph();
            self.flush();
        }
        self.tokens.skip_raw(start.name);
        if tag == Tag::Iframe {
            self.iframe(start);
        }
    }

    /// A video or a sound begins.
    pub(super) fn begin_media(&mut self, start: &Start<'_>) {
        let mut media = Media {
            title: title(start),
            width: pixels(start, "width"),
            height: pixels(start, "height"),
            ..Media::default()
        };
        if let Some(poster) = start.filled("poster") {
            media.poster = self.cx.url(poster, Purpose::Media, self.path);
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.media = Some(Box::new(media));
        }
        self.file(Tag::Source, start);
    }

    /// A video or a sound ends. What stands in it is for browsers that cannot play it.
    pub(super) fn close_media(&mut self, frame: &mut Frame) -> Option<Block> {
        let mut media = frame.media.take()?;
        let caption = take(&mut frame.caption);
        if media.sources.is_empty() {
            self.lost("a video or sound without an address: left out");
            self.paragraph(caption);
            return None;
        }
        media.caption = caption;
        frame.flow.clear();
        Some(if frame.kind == Kind::Video { Block::Video(*media) } else { Block::Audio(*media) })
    }

    /// An object ends; of its content only an embed is kept.
    pub(super) fn close_object(&mut self, frame: &mut Frame) -> Option<Block> {
        for block in take(&mut frame.flow) {
            if matches!(block, Block::Embed(_)) {
                frame.flow.push(block);
            }
        }
        if frame.url.is_some() {
            frame.flow.clear();
        } else if frame.flow.is_empty() {
            self.lost("an embedded object: left out");
        }
        Some(Block::Embed(embed(frame.url.take()?, None, Flow::new())))
    }

    /// A card that leads to another page ends.
    pub(super) fn close_bookmark(&mut self, frame: &mut Frame) -> Option<Block> {
        let Some(url) = frame.url.take() else {
            self.paragraph(take(&mut frame.caption));
            return None;
        };
        // The card as a whole is the link.
        walk::contents(&mut frame.flow, &mut |content| {
            for run in content {
                run.href = None;
            }
        });
        let title = content::text(&frame.caption);
        let title = Some(title).filter(|title| !title.is_empty());
        Some(Block::Embed(embed(url, title, take(&mut frame.flow))))
    }

    /// Reports that something is missing from the article.
    pub(super) fn lost(&mut self, message: &'static str) {
        if !matches!(self.kind(), Kind::Dropped | Kind::Object) {
            self.report(IssueCode::UnknownBlock, message);
        }
    }

    /// The address of a known player.
    pub(super) fn player(&mut self, start: &Start<'_>, name: &str) -> Option<SafeUrl> {
        let url = self.cx.url(start.filled(name)?, Purpose::Media, self.path)?;
        let host = url.host()?;
        let known = PLAYERS.iter().any(|player| {
            host.strip_suffix(player).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
        });
        known.then_some(url)
    }

    /// `<source>` and `<track>`.
    fn file(&mut self, tag: Tag, start: &Start<'_>) {
        if !matches!(self.kind(), Kind::Video | Kind::Audio) {
            return self.picture_source(start);
        }
        let kind = start.filled("kind").unwrap_or("subtitles");
        if tag == Tag::Track && !matches!(kind, "captions" | "subtitles") {
            return;
        }
        let Some(address) = start.first(&["src", "data-src"]) else { return };
        let Some(src) = self.cx.url(address, Purpose::Media, self.path) else { return };
        let media = self.frames.last_mut().and_then(|frame| frame.media.as_mut());
        let Some(media) = media else { return };
        if tag == Tag::Source {
            media.sources.push(MediaSource { src, kind: start.owned("type") });
        } else {
            let language = frames::language(start.filled("srclang"));
            media.tracks.push(Track { src, language, label: start.owned("label") });
        }
    }

    fn iframe(&mut self, start: &Start<'_>) {
        if start.get("srcdoc").is_some() {
            let message = "a frame with a document of its own: left out";
            self.tell(Told::Srcdoc, IssueCode::UnsafeMarkup, message);
        }
        let hidden = pixels(start, "width") == Some(1) && pixels(start, "height") == Some(1);
        // The post that WordPress shows by it stands before it already, as a quotation.
        let twin = classes::role(start.class()) == Some(Role::PostFirst)
            && self.frames.last().is_some_and(|frame| {
                frame.flow.iter().rev().take(2).any(|block| matches!(block, Block::Embed(_)))
            });
        if hidden || zero(start) || twin {
            return;
        }
        let address = start.first(&["data-src", "data-lazy-src", "src"]);
        let Some(address) = address.filter(|address| !address.starts_with("about:")) else {
            return self.lost("a frame without an address: left out");
        };
        if let Some(url) = self.cx.url(address, Purpose::Media, self.path) {
            self.embed_of(url, start);
        }
    }

    fn embed_of(&mut self, url: SafeUrl, start: &Start<'_>) {
        self.flush();
        let mut embed = embed(url, title(start), Flow::new());
        embed.width = pixels(start, "width");
        embed.height = pixels(start, "height");
        self.block(Block::Embed(embed));
    }
}

/// An embed of unknown size.
pub(super) fn embed(url: SafeUrl, title: Option<String>, body: Flow) -> Embed {
    Embed { url, title, body, width: None, height: None }
}

/// A whole number of pixels; nought, which is written for "unknown", and percentages are none.
pub(super) fn pixels(start: &Start<'_>, name: &str) -> Option<u32> {
    start.number(name).filter(|pixels| (1..=100_000).contains(pixels)).map(i32::unsigned_abs)
}

/// Whether a size of nought hides it.
pub(super) fn zero(start: &Start<'_>) -> bool {
    start.number("width") == Some(0) && start.number("height") == Some(0)
}

/// A figure around an address that was never replaced by its embed.
pub(super) fn bare_address(flow: &mut Flow, cx: &mut Context<'_>, path: &Path<'_>) {
    let [Block::Paragraph(line)] = flow.as_slice() else { return };
    let text = content::text(line);
    if text.starts_with("http") && !text.contains(char::is_whitespace) {
        let url = cx.url(&text, Purpose::Media, path);
        if let Some(url) = url {
            *flow = vec![Block::Embed(embed(url, None, Flow::new()))];
        }
    }
}

fn title(start: &Start<'_>) -> Option<String> {
    start.first(&["title", "aria-label"]).map(str::to_owned)
}
