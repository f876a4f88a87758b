//! Shows the sections of `docs/errors.md`: what a code means, and what helps.

const TEXT: &str = include_str!("../../docs/errors.md");

/// A paragraph or an item of a list.
#[derive(Debug, PartialEq)]
pub(crate) struct Line {
    /// Whether it is an item.
    pub(crate) item: bool,
    /// Its pieces: plain text, and code where `true`.
    pub(crate) pieces: Vec<(bool, String)>,
}

/// What the documentation says of a code; empty where there is no such code.
pub(crate) fn explained(code: &str) -> Vec<Line> {
    let mut sections = TEXT.split("\n## ").skip(1);
    let section = sections.find_map(|section| section.strip_prefix(code)?.strip_prefix('\n'));
    let mut lines: Vec<String> = Vec::new();
    let mut joined = false;
    for line in section.unwrap_or_default().lines() {
        match lines.last_mut() {
            Some(last) if joined && !line.is_empty() && !line.starts_with("- ") => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ if !line.is_empty() => lines.push(line.to_owned()),
            _ => {}
        }
        joined = !line.is_empty();
    }
    lines.iter().map(|line| read(line)).collect()
}

fn read(line: &str) -> Line {
    let text = line.strip_prefix("- ");
    let words = unlinked(&text.unwrap_or(line).replace("**", ""));
    let pieces = words.split('`').enumerate().filter(|(_, piece)| !piece.is_empty());
    let pieces = pieces.map(|(at, piece)| (at % 2 == 1, piece.to_owned())).collect();
    Line { item: text.is_some(), pieces }
}

/// `[words](address)` becomes the words.
fn unlinked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once('[') {
        let Some((words, after)) = link.split_once("](") else { break };
        out.push_str(before);
        out.push_str(words);
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_element_is_explained() {
        let source = include_str!("../../package/element.mjs");
        let list = source.split_once("const codes = [").expect("codes").1;
        let codes: Vec<_> = list.split("];").next().unwrap_or_default().split('"').collect();
        let codes: Vec<_> = codes.iter().skip(1).step_by(2).collect();
        assert!(codes.len() > 10);
        for code in codes {
            assert!(!explained(code).is_empty(), "{code}");
        }
        assert!(explained("Errors").is_empty());
        assert!(explained("").is_empty());
    }

    #[test]
    fn marks_become_pieces() {
        let text = |text: &str| (false, text.to_owned());
        assert_eq!(
            read("- **Fix:** set `a` on [the page](x.md#y), or not."),
            Line {
                item: true,
                pieces: vec![
                    text("Fix: set "),
                    (true, "a".to_owned()),
                    text(" on the page, or not.")
                ]
            }
        );
        assert_eq!(read("Plain.").pieces, vec![text("Plain.")]);
    }
}
