//! A tree written as HTML, for a page that shows it before any script has come.
//!
//! Escaped by construction: no word of a tree reaches the HTML but through [`escape`], and names of elements and
//! attributes stand in the source. There are no comments and no marks of where something lives: laying the same tree
//! over it finds the places again.

use std::fmt::Write as _;

use crate::el::{END, El};

/// Elements that have no end (HTML, section 13.1.2).
const VOID: [&str; 12] =
    ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Elements beside which white space shows nothing.
const BLOCKS: [&str; 36] = [
    "article",
    "aside",
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];
/// Elements whose first line feed the parser leaves out.
const PREFORMATTED: [&str; 3] = ["listing", "pre", "textarea"];

impl El {
    /// The tree as HTML, as it is now. Properties of the style and of elements' objects are not written: the first
    /// need a `style` attribute, which policies forbid, the others have no HTML; both are set when the tree is laid
    /// over what became of the HTML.
    ///
    /// Parsed, it is the same tree, but for trees that no HTML gives: a `div` in a `p`, an `a` in an `a`, a `tr` right
    /// in a `table`, anything in an `iframe`.
    #[must_use]
    pub fn to_html(self) -> String {
        self.write(Html::default())
    }

    /// The same for people to read: what stands on a line of its own in a page does so here, so many levels deep and
    /// more. Parsed, it is the same tree with white space where a page shows none.
    #[must_use]
    pub fn to_indented_html(self, level: usize) -> String {
        self.write(Html { level: Some(level), ..Html::default() })
    }

    fn write(self, mut html: Html) -> String {
        let (words, _) = self.into_words();
        for word in words.split(END) {
            let mut letters = word.chars();
            match letters.next() {
                Some(kind) => html.word(kind, letters.as_str()),
                None => break,
            }
        }
        html.finish()
    }
}

#[derive(Default)]
struct Html {
    text: String,
    /// The elements that are open.
    open: Vec<String>,
    /// The attributes of the innermost one, while its tag is not written yet: names, with `class` apart.
    tag: Option<Tag>,
    /// How deep the outermost elements stand, if lines are indented.
    level: Option<usize>,
    /// Whether what was written last begins or ends a line.
    at_line: bool,
}

#[derive(Default)]
struct Tag {
    attributes: Vec<(String, String)>,
    classes: Vec<String>,
}

impl Html {
    fn word(&mut self, kind: char, rest: &str) {
        match kind {
            '<' => {
                self.end_tag();
                let is_block = BLOCKS.contains(&rest);
                if is_block {
                    self.line();
                }
                self.at_line = is_block;
                self.open.push(rest.to_owned());
                self.tag = Some(Tag::default());
            }
            '@' => {
                if let (Some(tag), Some((name, value))) = (&mut self.tag, rest.split_once('=')) {
                    if name == "class" {
                        tag.classes.insert(0, value.to_owned());
                    } else {
                        tag.attributes.push((name.to_owned(), value.to_owned()));
                    }
                }
            }
            '.' => {
                if let Some(tag) = &mut self.tag {
                    tag.classes.push(rest.to_owned());
                }
            }
            // Nothing is written for a living text that is empty now: the tag stays under way.
            '#' | '~' if rest.is_empty() => {}
            '#' | '~' => {
                let begins = self.end_tag();
                let drops =
                    self.open.last().is_some_and(|tag| PREFORMATTED.contains(&tag.as_str()));
                if begins && drops && rest.starts_with('\n') {
                    self.text.push('\n');
                }
                escape(rest, &mut self.text);
                self.at_line = false;
            }
            '/' => {
                let is_empty = self.end_tag();
                let Some(tag) = self.open.pop() else { return };
                if self.at_line && !is_empty {
                    self.line();
                }
                if !VOID.contains(&tag.as_str()) {
                    let _ = write!(self.text, "</{tag}>");
                }
                self.at_line = BLOCKS.contains(&tag.as_str());
            }
            // Where something lives, and properties of the style.
            _ => {}
        }
    }

    /// Begins a line, where lines are indented and white space shows nothing.
    fn line(&mut self) {
        let Some(level) = self.level else { return };
        if self.open.iter().any(|tag| tag == "pre") || (self.text.is_empty() && level == 0) {
            return;
        }
        self.text.push('\n');
        self.text.push_str(&"  ".repeat(level + self.open.len()));
    }

    /// Writes the tag that is under way. `true`: there was one.
    fn end_tag(&mut self) -> bool {
        let Some(Tag { attributes, classes }) = self.tag.take() else { return false };
        let name = self.open.last().map_or("", String::as_str);
        let _ = write!(self.text, "<{name}");
        let class = (!classes.is_empty()).then(|| ("class".to_owned(), classes.join(" ")));
        for (name, value) in class.into_iter().chain(attributes) {
            let _ = write!(self.text, " {name}");
            if !value.is_empty() {
                self.text.push_str("=\"");
                escape(&value, &mut self.text);
                self.text.push('"');
            }
        }
        self.text.push('>');
        true
    }

    fn finish(self) -> String {
        self.text
    }
}

/// Writes text so that it is parsed as the same text, also in an attribute between quotation marks. A carriage return
/// would be parsed as a line feed; what HTML cannot say, U+0000, is left out.
pub fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\u{a0}' => html.push_str("&nbsp;"),
            '\r' => html.push_str("&#13;"),
            '\0' => {}
            letter => html.push(letter),
        }
    }
}
