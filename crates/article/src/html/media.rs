//! What is not text: video and sound, embeds, and what is left out with its content.

use super::{
    builder::{Builder, Told},
    classes::{self, Role},
    frames::Kind,
    tags::Tag,
    tokens::{Start, Token},
    walk,
};
use crate::{
    Block, Content, Embed, Flow, IssueCode, Language, Media, MediaSource, SafeUrl, Track,
    context::Context, node::Path, url::Purpose,
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
            Tag::Source if !matches!(self.around(), Some(Kind::Media { .. })) => {
                self.picture_source(start);
            }
            Tag::Source => {
                let source = self.media_source(start);
                if let Some(Kind::Media { media, .. }) = self.around() {
                    media.sources.extend(source);
                }
            }
            Tag::Track => {
                let track = self.track(start);
                if let Some(Kind::Media { media, .. }) = self.around() {
                    media.tracks.extend(track);
                }
            }
            Tag::Embed => {
                let url = self.player(start, "src");
                match url {
                    Some(url) => self.embed(url, start),
                    None => self.lost("an embedded object: left out"),
                }
            }
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

    /// An element that is left out with its content, which is markup.
    pub(super) fn skip(&mut self, tag: Tag, start: &Start<'_>) {
        let foreign = matches!(tag, Tag::Svg | Tag::Math);
        if tag == Tag::Math {
            match start.filled("alttext") {
                Some(text) => self.words(&text),
                None => self.tell(Told::Formula, IssueCode::UnknownBlock, "a formula: left out"),
            }
        }
        let decorative =
            start.get("aria-hidden").is_some() || matches!(self.around(), Some(Kind::Dropped));
        if tag == Tag::Svg && !decorative {
            self.tell(Told::Drawing, IssueCode::UnknownBlock, "a drawing (svg): left out");
        }
        if foreign && start.closed {
            return;
        }
        let (mut depth, mut html) = (1usize, 0usize);
        loop {
            self.tokens.foreign = foreign && html == 0;
            let here = self.tokens.rest();
            let Some(token) = self.tokens.next() else { break };
            let (name, start) = match &token {
                Token::Text(_) => continue,
                Token::Start(start) => (start.name, Some(start)),
                Token::End(name) => (*name, None),
            };
            let known = Tag::from_name(name);
            if foreign && INTEGRATION.iter().any(|point| point.eq_ignore_ascii_case(name)) {
                match start {
                    Some(start) => html += usize::from(!start.closed),
                    None => html = html.saturating_sub(1),
                }
                continue;
            }
            if known == Some(tag) && html == 0 {
                match start {
                    // A second one ends the first, as it cannot stand in it.
                    Some(_) if tag == Tag::Select => break,
                    Some(start) if foreign && start.closed => {}
                    Some(_) => depth += 1,
                    None => depth -= 1,
                }
                if depth == 0 {
                    break;
                }
                continue;
            }
            let Some(known) = known else { continue };
            // HTML cannot stand in SVG and MathML: it ends them; so does the end of what is around them.
            let ends = match start {
                Some(_) if tag == Tag::Select => matches!(known, Tag::Input | Tag::Textarea),
                Some(_) => foreign && html == 0 && known.ends_foreign(),
                None if foreign && html == 0 => {
                    matches!(known, Tag::P | Tag::Br) || self.open.iter().any(|it| it.tag == known)
                }
                None => false,
            };
            if ends {
                self.tokens.back(here);
                break;
            }
            if known.is_raw() && start.is_some() && !(foreign && html == 0) {
                self.tokens.skip_raw(name);
            }
        }
        self.tokens.foreign = false;
    }

    /// A video or a sound begins.
    pub(super) fn media(&mut self, tag: Tag, start: &Start<'_>) -> Kind {
        let source = self.media_source(start);
        let poster = start.filled("poster");
        let media = Media {
            sources: source.into_iter().collect(),
            poster: poster.and_then(|poster| self.cx.url(&poster, Purpose::Media, self.path)),
            title: start.filled("title").or_else(|| start.filled("aria-label")),
            width: pixels(start, "width"),
            height: pixels(start, "height"),
            ..Media::default()
        };
        Kind::Media { video: tag == Tag::Video, media }
    }

    /// A video or a sound ends. What stands in it is for browsers that cannot play it.
    pub(super) fn close_media(&mut self, video: bool, media: Media, flow: Flow) {
        if media.sources.is_empty() {
            self.lost("a video or sound without an address: left out");
            self.blocks(flow);
            return self.caption(media.caption, false);
        }
        self.block(if video { Block::Video(media) } else { Block::Audio(media) });
    }

    /// An object begins.
    pub(super) fn object(&mut self, start: &Start<'_>) -> Kind {
        Kind::Object(self.player(start, "data"))
    }

    /// An object ends; of its content only an embed is kept.
    pub(super) fn close_object(&mut self, url: Option<SafeUrl>, mut flow: Flow) {
        flow.retain(|block| matches!(block, Block::Embed(_)));
        match url {
            Some(url) => self.block(Block::Embed(empty_embed(url))),
            None if flow.is_empty() => self.lost("an embedded object: left out"),
            None => self.blocks(flow),
        }
    }

    /// Reports that something is missing from the article.
    pub(super) fn lost(&mut self, message: &str) {
        if !matches!(self.around(), Some(Kind::Dropped | Kind::Object(_))) {
            self.cx.report(IssueCode::UnknownBlock, message, self.path);
        }
    }

    pub(super) fn around(&mut self) -> Option<&mut Kind> {
        self.frames.last_mut().map(|frame| &mut frame.kind)
    }

    fn iframe(&mut self, start: &Start<'_>) {
        if start.get("srcdoc").is_some() {
            let message = "a frame with a document of its own: left out";
            self.tell(Told::Srcdoc, IssueCode::UnsafeMarkup, message);
        }
        let hidden =
            ["width", "height"].into_iter().all(|side| pixels(start, side).is_some_and(|n| n < 2));
        // The post that WordPress shows by it stands before it already, as a quotation.
        let class = start.get("class").unwrap_or_default();
        let twin = classes::role(&class) == Some(Role::PostFirst)
            && self.frames.last().is_some_and(|frame| {
                frame.flow.iter().rev().take(2).any(|block| matches!(block, Block::Embed(_)))
            });
        if hidden || zero(start) || twin {
            return;
        }
        let names = ["data-src", "data-lazy-src", "src"];
        let address = names.into_iter().find_map(|name| start.filled(name));
        let Some(address) = address.filter(|address| !address.starts_with("about:")) else {
            return self.lost("a frame without an address: left out");
        };
        if let Some(url) = self.cx.url(&address, Purpose::Media, self.path) {
            self.embed(url, start);
        }
    }

    fn embed(&mut self, url: SafeUrl, start: &Start<'_>) {
        self.flush();
        self.block(Block::Embed(Embed {
            title: start.filled("title").or_else(|| start.filled("aria-label")),
            width: pixels(start, "width"),
            height: pixels(start, "height"),
            ..empty_embed(url)
        }));
    }

    /// The address of a known player.
    fn player(&mut self, start: &Start<'_>, name: &str) -> Option<SafeUrl> {
        let address = start.filled(name)?;
        let url = self.cx.url(&address, Purpose::Media, self.path)?;
        let host = url.host()?;
        let known = PLAYERS.iter().any(|player| {
            host.strip_suffix(player).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
        });
        known.then_some(url)
    }

    fn media_source(&mut self, start: &Start<'_>) -> Option<MediaSource> {
        let address = start.filled("src").or_else(|| start.filled("data-src"))?;
        let src = self.cx.url(&address, Purpose::Media, self.path)?;
        Some(MediaSource { src, kind: start.filled("type") })
    }

    fn track(&mut self, start: &Start<'_>) -> Option<Track> {
        let kind = start.filled("kind").unwrap_or_default().to_ascii_lowercase();
        if !matches!(kind.as_str(), "" | "captions" | "subtitles") {
            return None;
        }
        let src = self.cx.url(&start.filled("src")?, Purpose::Media, self.path)?;
        let language = start.filled("srclang").and_then(|tag| Language::parse(&tag));
        Some(Track { src, language, label: start.filled("label") })
    }
}

/// A whole number of pixels; nought, which is written for "unknown", and percentages are none.
pub(super) fn pixels(start: &Start<'_>, name: &str) -> Option<u32> {
    let value = start.filled(name)?;
    let number = value.trim_end_matches("px").split('.').next()?;
    number.parse().ok().filter(|pixels| (1..=100_000).contains(pixels))
}

/// Whether a size of nought hides it.
pub(super) fn zero(start: &Start<'_>) -> bool {
    ["width", "height"].into_iter().all(|side| start.filled(side).is_some_and(|size| size == "0"))
}

/// A figure around an address that was never replaced by its embed.
pub(super) fn bare_address(flow: &mut Flow, cx: &mut Context<'_>, path: &Path<'_>) {
    let [Block::Paragraph(content)] = flow.as_slice() else { return };
    let text = crate::content::text(content);
    if text.starts_with("http") && !text.contains(char::is_whitespace) {
        let url = cx.url(&text, Purpose::Media, path);
        if let Some(url) = url {
            *flow = vec![Block::Embed(empty_embed(url))];
        }
    }
}

/// A card that leads to another page.
pub(super) fn bookmark(url: Option<SafeUrl>, title: Option<String>, mut body: Flow) -> Flow {
    let Some(url) = url else {
        let title = crate::content::plain(title.unwrap_or_default());
        return Some(title)
            .filter(|it| !it.is_empty())
            .map(Block::Paragraph)
            .into_iter()
            .chain(body)
            .collect();
    };
    // The card as a whole is the link.
    walk::contents(&mut body, &mut |content: &mut Content| {
        content.iter_mut().for_each(|run| run.href = None);
    });
    vec![Block::Embed(Embed { title, body, ..empty_embed(url) })]
}

fn empty_embed(url: SafeUrl) -> Embed {
    Embed { url, title: None, body: Flow::new(), width: None, height: None }
}

/// Elements of SVG and MathML in which HTML may stand.
const INTEGRATION: &[&str] =
    &["foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"];
