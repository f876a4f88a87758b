//! Markdown, as Apple News Format and Contentful keep it: paragraphs, headings, lists, quotations, code, tables,
//! rules, emphasis, links, pictures. Markup inside it stays markup; the HTML reader decides about it.

use super::template::Markup;

/// Writes Markdown as markup.
pub(super) fn write(text: &str, out: &mut Markup) {
    let mut list = "";
    let (mut open, mut code) = (false, false);
    for line in text.split('\n') {
        let bare = line.trim();
        if bare.starts_with("```") {
            if !code && line.starts_with('`') {
                end(list, out);
                list = "";
            }
            code = !code;
            out.tag(if code { "pre" } else { "/pre" });
            open = false;
            continue;
        }
        if code {
            out.text(line);
            out.0.push('\n');
            continue;
        }
        if bare.is_empty() {
            open = false;
            continue;
        }
        let hashes = bare.bytes().take_while(|byte| *byte == b'#').count();
        let titled = bare.get(hashes..).is_some_and(|title| title.starts_with(' '));
        let hashes = if titled { hashes } else { 0 };
        let (kind, number, rest) = item(bare);
        // A line after another belongs to it, unless it begins something of its own.
        let begins = kind != list && !(kind.is_empty() && hashes == 0 && open);
        if begins {
            end(list, out);
            list = kind;
            open = false;
            match kind {
                "ol" => {
                    out.0.push_str("<ol");
                    if number != "1" {
                        out.value("start", number);
                    }
                    out.0.push('>');
                }
                "" | "hr" => {}
                _ => out.tag(kind),
            }
        }
        match (kind, hashes) {
            ("hr", _) => out.tag("hr"),
            ("table", _) => row(rest, if begins { "th" } else { "td" }, out),
            ("ul" | "ol", _) => {
                out.tag("li");
                inline(rest, out);
                open = true;
            }
            ("", 1..=6) => {
                let tag = ["h1", "h2", "h3", "h4", "h5", "h6"].get(hashes - 1).unwrap_or(&"h6");
                wrap(tag, out, &mut |out| inline(bare.trim_matches(['#', ' ']), out));
                open = false;
            }
            _ => {
                if open {
                    out.0.push(' ');
                } else {
                    out.tag("p");
                }
                inline(rest, out);
                // Two spaces at its end keep the break.
                if line.ends_with("  ") {
                    out.tag("br");
                }
                open = !rest.is_empty();
            }
        }
    }
    end(list, out);
}

fn wrap(tag: &str, out: &mut Markup, inside: &mut dyn FnMut(&mut Markup)) {
    out.tag(tag);
    inside(out);
    out.end(tag);
}

fn end(list: &str, out: &mut Markup) {
    if !matches!(list, "" | "hr") {
        out.end(list);
    }
}

/// What a line is part of, its number, and its text.
fn item(line: &str) -> (&'static str, &str, &str) {
    let first = line.bytes().next().unwrap_or_default();
    let rule = matches!(first, b'-' | b'*' | b'_')
        && line.bytes().all(|byte| byte == first || byte == b' ')
        && line.bytes().filter(|byte| *byte == first).count() > 2;
    if rule {
        return ("hr", "", "");
    }
    if let Some(rest) = ["- ", "* ", "+ "].iter().find_map(|sign| line.strip_prefix(sign)) {
        return ("ul", "", rest);
    }
    if let Some(rest) = line.strip_prefix('>') {
        return ("blockquote", "", rest.trim());
    }
    if let Some(rest) = line.strip_prefix('|') {
        return ("table", "", rest.strip_suffix('|').unwrap_or(rest));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at_checked(digits).unwrap_or_default();
    match rest.strip_prefix(". ") {
        Some(rest) if digits > 0 => ("ol", number, rest),
        _ => ("", "", line),
    }
}

/// A row of a table; the one of hyphens below the head says nothing.
fn row(cells: &str, tag: &str, out: &mut Markup) {
    if cells.bytes().all(|byte| matches!(byte, b'-' | b':' | b'|' | b' ')) {
        return;
    }
    out.tag("tr");
    for cell in cells.split('|') {
        out.tag(tag);
        inline(cell.trim(), out);
    }
}

/// Emphasis, links and pictures. What is not closed is text.
fn inline(text: &str, out: &mut Markup) {
    let mut rest = text;
    // Signs that nothing ends: past so many no more is looked for, which would take forever.
    let (mut plain, mut open) = (0, 0);
    while let Some((before, here)) =
        rest.split_at_checked(plain).filter(|(_, here)| !here.is_empty())
    {
        // Inside a word it is no emphasis: `file_name_one`.
        let inside = here.starts_with('_') && before.ends_with(is_in_word);
        let found = if open < 1_000 { mark(here) } else { None };
        match found.filter(|_| !inside) {
            Some((tag, inside, after)) => {
                out.0.push_str(before);
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
                    "img" => {
                        let (label, src) = link(inside);
                        out.0.push_str("<img");
                        out.value("src", src);
                        out.value("alt", label);
                        out.0.push('>');
                    }
                    _ => wrap(tag, out, &mut |out| inline(inside, out)),
                }
                rest = after;
                plain = 0;
            }
            None => {
                open += i32::from(here.starts_with(['[', '*', '_', '~', '`']));
                plain += here.chars().next().map_or(1, char::len_utf8);
            }
        }
    }
    out.0.push_str(rest);
}

/// Whether a letter is inside a word; the tables that know it of every script are large.
fn is_in_word(letter: char) -> bool {
    !letter.is_whitespace() && !letter.is_ascii_punctuation()
}

/// What begins here: its element, what stands inside, what follows. What ends further away than `FAR` is text:
/// each costs a search.
fn mark(text: &str) -> Option<(&'static str, &str, &str)> {
    if let Some(rest) = text.strip_prefix('\\') {
        let end = rest.chars().next().filter(char::is_ascii_punctuation)?.len_utf8();
        return Some(("\\", rest.get(..end)?, rest.get(end..)?));
    }
    let bang = usize::from(text.starts_with("!["));
    if bang == 1 || text.starts_with('[') {
        // The label may be a picture. It ends at the bracket before the address; both stay together until they
        // are needed.
        let inner = if text.starts_with("[![") { find(text, ")")? } else { bang };
        let label = inner + find(text.get(inner..)?, "](")?;
        let close = label + find(text.get(label..)?, ")")?;
        let tag = if bang == 1 { "img" } else { "a" };
        return Some((tag, text.get(bang + 1..close)?, text.get(close + 1..)?));
    }
    for (sign, tag) in [
        ("***", "strong"),
        ("**", "strong"),
        ("__", "strong"),
        ("~~", "s"),
        ("*", "em"),
        ("_", "em"),
        ("`", "code"),
    ] {
        if let Some(rest) = text.strip_prefix(sign) {
            let close = find(rest, sign).filter(|close| *close > 0 && !rest.starts_with(' '))?;
            return Some((tag, rest.get(..close)?, rest.get(close + sign.len()..)?));
        }
    }
    None
}

/// The label and the address of `label](address "title"`.
fn link(inside: &str) -> (&str, &str) {
    let at = inside.as_bytes().windows(2).rposition(|window| window == b"](");
    let at = at.unwrap_or(inside.len());
    let href = inside.get(at + 2..).unwrap_or_default().trim();
    let href = href.split(' ').next().unwrap_or_default();
    (inside.get(..at).unwrap_or_default(), href.trim_matches(['<', '>']))
}

/// Bytes that are looked through for the end of something.
const FAR: usize = 1_000;

fn find(text: &str, sign: &str) -> Option<usize> {
    let near = text.as_bytes().get(..FAR).unwrap_or(text.as_bytes());
    near.windows(sign.len()).position(|window| window == sign.as_bytes())
}
