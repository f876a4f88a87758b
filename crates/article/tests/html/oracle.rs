//! The reader against html5ever: the same text, and the same blocks in the same order.
//!
//! html5ever's tree is cut into lines by rules of its own (below), the reader's blocks likewise: a line is
//! the kinds of blocks around a piece of text, and the text. Bodies are invented, in `bodies/`. With
//! `HTML_BODIES=folder` the second test measures any others and prints what differs.

use std::{fs, path::PathBuf};

use article::{Block, Content, Flow, Image, Media};
use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use crate::read;

#[test]
fn bodies_agree() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/html/bodies");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let body = fs::read_to_string(&path).unwrap();
        let (ours, theirs) = (of_reader(&body), of_html5ever(&body));
        assert_eq!(ours.join("\n"), theirs.join("\n"), "{}", path.display());
        count += 1;
    }
    assert!(count >= 6, "only {count} bodies");
}

#[test]
fn bodies_from_elsewhere_are_measured_where_a_folder_is_named() {
    let Ok(folder) = std::env::var("HTML_BODIES") else { return };
    let (mut all, mut same, mut texts, mut count) = (0, 0, 0, 0);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let body = fs::read_to_string(&path).unwrap();
        let (ours, theirs) = (of_reader(&body), of_html5ever(&body));
        count += 1;
        all += ours.len().max(theirs.len());
        let kept = common(&ours, &theirs);
        same += kept;
        let equal = letters(&ours) == letters(&theirs);
        texts += usize::from(equal);
        if kept < ours.len().max(theirs.len()) || !equal {
            println!("--- {} (text equal: {equal})", path.display());
            ours.iter().filter(|it| !theirs.contains(it)).for_each(|it| println!("  ours   {it}"));
            theirs.iter().filter(|it| !ours.contains(it)).for_each(|it| println!("  theirs {it}"));
        }
    }
    println!("{texts} of {count} texts equal; {same} of {all} lines");
}

/// The lines of what the reader makes.
fn of_reader(body: &str) -> Vec<String> {
    let mut lines = Lines::default();
    lines.flow(&read(body).0);
    lines.done
}

/// The lines of html5ever's tree.
pub(crate) fn of_html5ever(body: &str) -> Vec<String> {
    let mut lines = Lines::default();
    lines.node(&parse(body));
    lines.cut();
    lines.done
}

/// The letters of lines, in an order that does not depend on which block comes first.
pub(crate) fn letters(lines: &[String]) -> Vec<char> {
    let text = lines.iter().filter_map(|line| line.split_once(": ")).map(|(_, text)| text);
    let mut letters: Vec<char> = text.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}

pub(crate) fn parse(body: &str) -> Handle {
    let context = QualName::new(None, ns!(html), local_name!("body"));
    let sink = parse_fragment(RcDom::default(), ParseOpts::default(), context, vec![], true);
    sink.one(body).document
}

#[derive(Default)]
struct Lines {
    done: Vec<String>,
    around: Vec<&'static str>,
    text: String,
    heading: Heading,
    /// The credits in the open figure.
    credits: Vec<String>,
}

/// What of an open heading was met.
#[derive(Default, Clone, Copy, PartialEq)]
enum Heading {
    #[default]
    Nothing,
    /// Its text.
    Text,
    /// Another block after its text.
    Over,
}

impl Lines {
    /// The text so far is a line.
    fn cut(&mut self) {
        let text = std::mem::take(&mut self.text);
        let lines: Vec<String> =
            text.split('\n').map(squeeze).filter(|it| !it.is_empty()).collect();
        if !lines.is_empty() {
            self.line(&lines.join(" "));
        }
    }

    fn line(&mut self, text: &str) {
        // A paragraph is what has no other kind; so is the caption of what has no place for one.
        let mut around = self.around.clone();
        let credit = around.contains(&"credit");
        around.retain(|kind| !["p", "gallery", "figure", "caption", "credit"].contains(kind));
        around.dedup();
        // A heading holds text only: other blocks in one follow it, and text after those, as in a heading that
        // was never closed, is no heading any more.
        let text_of_it = around.last().is_some_and(|kind| HEADINGS.contains(kind));
        self.heading = match self.heading {
            Heading::Nothing if text_of_it => Heading::Text,
            Heading::Text if !text_of_it => Heading::Over,
            other => other,
        };
        let last = around.len().saturating_sub(1);
        let mut at = 0;
        around.retain(|kind| {
            at += 1;
            (at > last && self.heading != Heading::Over) || !HEADINGS.contains(kind)
        });
        let line = format!("{}: {text}", around.join(">"));
        // The model keeps a credit beside the caption, and it is shown below it, wherever it stood.
        if credit { self.credits.push(line) } else { self.done.push(line) }
    }

    fn within(&mut self, kind: &'static str, inside: impl FnOnce(&mut Self)) {
        self.around.push(kind);
        if HEADINGS.contains(&kind) {
            self.heading = Heading::Nothing;
        }
        inside(self);
        self.cut();
        self.around.pop();
    }

    // The reader's blocks.

    fn flow(&mut self, flow: &Flow) {
        flow.iter().for_each(|block| self.block(block));
    }

    fn content(&mut self, kind: &'static str, content: &Content) {
        self.within(kind, |lines| {
            for run in content {
                lines.text.push_str(&run.text);
                lines.text.extend(run.rare.iter().filter_map(|rare| rare.ruby.clone()));
            }
        });
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) => self.content("p", content),
            Block::Heading { level, content } => {
                self.content(HEADINGS[*level as usize - 1], content)
            }
            Block::List(list) => {
                list.items.iter().for_each(|item| self.within("li", |lines| lines.flow(item)));
            }
            Block::Footnotes(notes) => {
                notes.iter().for_each(|note| self.within("li", |lines| lines.flow(&note.body)));
            }
            Block::Definitions(definitions) => {
                for definition in definitions {
                    self.content("dt", &definition.term);
                    self.within("dd", |lines| lines.flow(&definition.body));
                }
            }
            Block::Quote(quote) => self.within("quote", |lines| {
                lines.flow(&quote.body);
                lines.content("p", &quote.cite);
            }),
            Block::Image(image) => self.image(image),
            Block::Gallery(gallery) => {
                gallery.images.iter().for_each(|image| self.image(image));
                self.content("caption", &gallery.caption);
            }
            Block::Table(table) => {
                self.content("caption", &table.caption);
                for cell in table.header.iter().chain(&table.rows).flatten() {
                    let kind = if cell.header { "th" } else { "td" };
                    self.within(kind, |lines| lines.flow(&cell.body));
                }
            }
            Block::Code { text, caption, .. } => {
                self.within("pre", |lines| lines.text.push_str(text));
                self.content("caption", caption);
            }
            Block::Divider => self.within("", |lines| lines.line("---")),
            Block::Video(media) => self.media("video", media),
            Block::Audio(media) => self.media("audio", media),
            Block::Embed(embed) => {
                let title = embed.title.as_deref().unwrap_or_default();
                if embed.body.is_empty() || !title.is_empty() {
                    self.within("embed", |lines| lines.line(title));
                }
                // A post stands in the markup as a quotation.
                let kind = if title.is_empty() { "quote" } else { "embed" };
                self.within(kind, |lines| lines.flow(&embed.body));
                self.content("caption", &embed.caption);
            }
            Block::Callout(callout) => self.flow(&callout.body),
            Block::Update(update) => self.flow(&update.body),
            Block::Details { summary, body, .. } => {
                self.content("summary", summary);
                self.flow(body);
            }
        }
    }

    fn image(&mut self, image: &Image) {
        self.within("image", |lines| lines.line(image.alt.as_deref().unwrap_or("-")));
        self.content("caption", &image.caption);
        self.content("caption", &image.credit);
    }

    fn media(&mut self, kind: &'static str, media: &Media) {
        self.within(kind, |lines| lines.line(media.sources[0].src.as_str()));
        self.content("caption", &media.caption);
        self.content("caption", &media.credit);
    }

    // html5ever's tree.

    fn node(&mut self, node: &Handle) {
        match &node.data {
            NodeData::Text { contents } => {
                let text = contents.borrow();
                let pre = self.around.last() == Some(&"pre");
                self.text.push_str(&if pre { text.to_string() } else { text.replace('\n', " ") });
            }
            NodeData::Element { name, attrs, .. } => {
                let get = |wanted: &str| {
                    let attrs = attrs.borrow();
                    let found = attrs.iter().find(|attr| &*attr.name.local == wanted);
                    found.map(|attr| attr.value.trim().to_owned())
                };
                self.element(node, &name.local, &get);
            }
            _ => self.children(node),
        }
    }

    fn children(&mut self, node: &Handle) {
        node.children.borrow().iter().for_each(|child| self.node(child));
    }

    fn element(&mut self, node: &Handle, name: &str, get: &dyn Fn(&str) -> Option<String>) {
        let class = get("class").unwrap_or_default();
        match name {
            "script" | "style" | "noscript" | "template" | "svg" | "math" | "select"
            | "textarea" | "title" | "button" | "datalist" | "rp" | "object" | "noembed"
            | "noframes" | "xmp" => {}
            _ if class.contains("-player-container") && class.contains("video") => {}
            _ if class.contains("kg-audio-player ") || class == "kg-audio-player" => {}
            "br" if self.text.ends_with('\n') => self.cut(),
            "br" => {
                self.text.truncate(self.text.trim_end().len());
                if !self.text.is_empty() {
                    self.text.push('\n');
                }
            }
            "hr" => {
                self.cut();
                self.within("", |lines| lines.line("---"));
            }
            "img" => self.picture(&class, get),
            "iframe" => {
                let address = get("data-src").or_else(|| get("src")).unwrap_or_default();
                if !address.is_empty() && !class.contains("wp-embedded-content") {
                    self.cut();
                    self.within("embed", |lines| lines.line(&get("title").unwrap_or_default()));
                }
            }
            "video" | "audio" => self.player(node, name, get("src")),
            // Ways back from a footnote.
            "a" if get("href").is_some_and(|href| href.starts_with('#')) => {
                let mut inner = Lines::default();
                inner.children(node);
                if inner.text.contains(char::is_alphanumeric) {
                    self.children(node);
                }
            }
            _ if class.contains("wp-block-verse") => self.verse(node),
            _ => self.container(node, name, &class),
        }
    }

    fn container(&mut self, node: &Handle, name: &str, class: &str) {
        let figure = matches!(self.around.last(), Some(&"caption" | &"figure"));
        let kind = match name {
            "li" if !self.around.contains(&"gallery") => "li",
            "dt" | "dd" if self.around.contains(&"gallery") => "",
            "dt" => "dt",
            "dd" => "dd",
            "td" => "td",
            "th" => "th",
            "blockquote" => "quote",
            "summary" => "summary",
            "figcaption" | "caption" => "caption",
            "pre" | "listing" => "pre",
            _ if figure && (class.contains("credit") || class.contains("byline")) => "credit",
            _ if class.contains("wp-caption-text") => "caption",
            _ if class.contains("pullquote") => "quote",
            _ if class.contains("kg-toggle-heading") => "summary",
            _ if class.contains("gallery") => "gallery",
            "figure" => "figure",
            _ => HEADINGS.iter().find(|heading| **heading == name).copied().unwrap_or_default(),
        };
        if kind.is_empty() && !BLOCKS.contains(&name) {
            return self.children(node);
        }
        // The sign of a box stands at the head of its text.
        if class != "kg-callout-text" {
            self.cut();
        }
        if kind.is_empty() {
            let list = ["ul", "ol", "menu", "dir"].contains(&name);
            if list && !self.around.contains(&"gallery") {
                // The model's lists have items only: what stands between two of them, as a heading, belongs to
                // the one before.
                self.within("li", |lines| lines.children(node));
            } else {
                self.children(node);
            }
            if class == "kg-callout-emoji" {
                return self.text.push(' ');
            }
            return self.cut();
        }
        self.within(kind, |lines| {
            // The reader gives a table's caption first, wherever it stood.
            let children = node.children.borrow();
            let is_caption = |child: &&Handle| match &child.data {
                NodeData::Element { name, .. } => &*name.local == "figcaption",
                _ => false,
            };
            let table = class.contains("wp-block-table");
            children.iter().filter(|it| table && is_caption(it)).for_each(|it| lines.node(it));
            children.iter().filter(|it| !(table && is_caption(it))).for_each(|it| lines.node(it));
        });
        if kind == "figure" {
            self.done.append(&mut self.credits);
        }
    }

    fn verse(&mut self, node: &Handle) {
        self.cut();
        let mut inner = Lines { around: vec!["pre"], ..Lines::default() };
        inner.children(node);
        for part in inner.text.split("\n\n") {
            self.text.push_str(part);
            self.cut();
        }
    }

    fn picture(&mut self, class: &str, get: &dyn Fn(&str) -> Option<String>) {
        let alt = get("alt").map(|alt| squeeze(&alt));
        if class.contains("emoji") || class.contains("wp-smiley") {
            return self.text.push_str(&alt.unwrap_or_default());
        }
        let pixel = get("width").as_deref() == Some("1") && get("height").as_deref() == Some("1");
        let names = ["src", "data-src", "data-lazy-src", "srcset"];
        if pixel || names.iter().all(|name| get(name).is_none_or(|it| it.is_empty())) {
            return;
        }
        self.cut();
        self.within("image", |lines| lines.line(alt.as_deref().unwrap_or("-")));
    }

    fn player(&mut self, node: &Handle, name: &str, src: Option<String>) {
        let children = node.children.borrow();
        let inner = children.iter().find_map(|child| match &child.data {
            NodeData::Element { name, attrs, .. } if &*name.local == "source" => {
                let attrs = attrs.borrow();
                attrs.iter().find(|attr| &*attr.name.local == "src").map(|it| it.value.to_string())
            }
            _ => None,
        });
        self.cut();
        let Some(src) = src.or(inner) else { return };
        let src = article::url::resolve(&src, Some(crate::BASE)).unwrap();
        let kind = if name == "video" { "video" } else { "audio" };
        self.within(kind, |lines| lines.line(&src));
    }
}

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

const BLOCKS: [&str; 28] = [
    "p", "div", "section", "article", "aside", "header", "footer", "main", "nav", "address",
    "center", "ul", "ol", "dl", "menu", "dir", "table", "tbody", "thead", "tfoot", "tr", "figure",
    "details", "form", "fieldset", "hgroup", "dialog", "search",
];

fn squeeze(text: &str) -> String {
    let visible = |c: char| !matches!(c, '\u{200B}' | '\u{200D}' | '\u{FEFF}' | '\u{AD}');
    if !text.contains(|c: char| visible(c) && !c.is_whitespace()) {
        return String::new();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many lines two lists share, in their order (the longest common subsequence).
fn common(one: &[String], other: &[String]) -> usize {
    let mut row = vec![0; other.len() + 1];
    for a in one {
        let mut diagonal = 0;
        for (at, b) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if a == b { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[other.len()]
}
