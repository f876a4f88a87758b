//! The Markdown of Apple News Format, which is a part of Markdown: paragraphs, headings, lists, emphasis,
//! links, pictures' texts (<https://developer.apple.com/documentation/apple_news/apple-news-format/components>).

use super::template::Markup;

/// Writes Markdown as markup; HTML in it is text.
pub(super) fn write(text: &str, out: &mut Markup) {
    let mut list = "";
    let mut open = false;
    for line in text.split('\n') {
        let bare = line.trim();
        let hashes = bare.bytes().take_while(|byte| *byte == b'#').count();
        let (kind, rest) = item(bare);
        if kind != list && !(kind.is_empty() && open && !bare.is_empty()) {
            end(list, out);
            list = kind;
            if !kind.is_empty() {
                out.tag(kind);
            }
        }
        if bare.is_empty() {
            open = false;
        } else if !kind.is_empty() {
            out.tag("li");
            inline(rest, out);
            open = true;
        } else if let (1..=6, Some(title)) = (hashes, bare.get(hashes..)) {
            let tag = ["h1", "h2", "h3", "h4", "h5", "h6"].get(hashes - 1).unwrap_or(&"h6");
            wrap(tag, out, &mut |out| inline(title.trim_matches(['#', ' ']), out));
            open = false;
        } else {
            // A line after another belongs to it; two spaces at its end keep the break.
            if open {
                out.0.push(' ');
            } else {
                out.tag("p");
            }
            inline(bare, out);
            if line.ends_with("  ") {
                out.tag("br");
            }
            open = true;
        }
    }
    end(list, out);
}

fn wrap(tag: &str, out: &mut Markup, inside: &mut dyn FnMut(&mut Markup)) {
    out.tag(tag);
    inside(out);
    out.tag(&["/", tag].concat());
}

fn end(list: &str, out: &mut Markup) {
    match list {
        "ul" => out.tag("/ul"),
        "ol" => out.tag("/ol"),
        _ => {}
    }
}

/// The list that a line is an item of, and its text.
fn item(line: &str) -> (&'static str, &str) {
    if let Some(rest) = ["- ", "* ", "+ "].iter().find_map(|sign| line.strip_prefix(sign)) {
        return ("ul", rest);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.get(digits..).and_then(|rest| rest.strip_prefix(". ")) {
        Some(rest) if digits > 0 => ("ol", rest),
        _ => ("", line),
    }
}

/// Emphasis and links. What is not closed is text.
fn inline(text: &str, out: &mut Markup) {
    let mut rest = text;
    let mut plain = 0;
    while let Some(here) = rest.get(plain..).filter(|here| !here.is_empty()) {
        let found = mark(here);
        match found {
            Some((tag, inside, after)) => {
                out.text(rest.get(..plain).unwrap_or_default());
                match tag {
                    "\\" => out.text(inside),
                    "code" => wrap(tag, out, &mut |out| out.text(inside)),
                    "a" => {
                        let (label, href) = link(inside);
                        out.0.push_str("<a");
                        out.value("href", href);
                        out.0.push('>');
                        inline(label, out);
                        out.tag("/a");
                    }
                    _ => wrap(tag, out, &mut |out| inline(inside, out)),
                }
                rest = after;
                plain = 0;
            }
            None => plain += here.chars().next().map_or(1, char::len_utf8),
        }
    }
    out.text(rest);
}

/// What begins here: its element, what stands inside, what follows. What ends further away than `FAR` is text:
/// otherwise a text of opening signs alone would take forever.
fn mark(text: &str) -> Option<(&'static str, &str, &str)> {
    if let Some(rest) = text.strip_prefix('\\') {
        let end = rest.chars().next().filter(char::is_ascii_punctuation)?.len_utf8();
        return Some(("\\", rest.get(..end)?, rest.get(end..)?));
    }
    if text.starts_with('[') {
        // The label ends at the bracket before the address; both stay together until they are needed.
        let label = find(text, "](")?;
        let close = label + find(text.get(label..)?, ")")?;
        return Some(("a", text.get(1..close)?, text.get(close + 1..)?));
    }
    for (sign, tag) in [("**", "strong"), ("__", "strong"), ("*", "em"), ("_", "em"), ("`", "code")]
    {
        if let Some(rest) = text.strip_prefix(sign) {
            let close = find(rest, sign).filter(|close| *close > 0 && !rest.starts_with(' '))?;
            return Some((tag, rest.get(..close)?, rest.get(close + sign.len()..)?));
        }
    }
    None
}

/// The label and the address of `label](address "title"`.
fn link(inside: &str) -> (&str, &str) {
    let at = find(inside, "](").unwrap_or(inside.len());
    let href = inside.get(at + 2..).unwrap_or_default();
    (inside.get(..at).unwrap_or_default(), href.split(' ').next().unwrap_or_default())
}

/// Bytes that are looked through for the end of something.
const FAR: usize = 2_000;

fn find(text: &str, sign: &str) -> Option<usize> {
    let near = text.as_bytes().get(..FAR).unwrap_or(text.as_bytes());
    near.windows(sign.len()).position(|window| window == sign.as_bytes())
}
