//! Splits markup into tokens: text, start tags with their attributes, end tags.
//!
//! It follows the tokenization stage of the HTML standard, and ignores comments, doctypes and processing instructions.
//! Text is a slice of the input; its character references are not decoded yet.

use super::{
    cursor::{Cursor, is_space},
    references,
};

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Piece {
    #[default]
    Text,
    Start,
    End,
}

/// A piece of markup.
#[derive(Default)]
pub(super) struct Token<'a> {
    pub(super) piece: Piece,
    /// Text with its references, or a tag's name as written.
    pub(super) text: &'a str,
    /// Whether a start tag ends in `/>`; that means something in foreign content only.
    pub(super) closed: bool,
    /// A start tag's: names as written, values decoded.
    pub(super) attributes: Vec<(&'a str, String)>,
}

/// Reads markup.
pub(super) struct Tokens<'a> {
    pub(super) cursor: Cursor<'a>,
    /// Whether this is SVG or MathML, where CDATA sections are known.
    pub(super) foreign: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(html: &'a str) -> Tokens<'a> {
        Tokens { cursor: Cursor::new(html), foreign: false }
    }

    /// Reads the next token. `false`: there is none. A tag that is cut off by the end of the input is dropped.
    #[inline(never)]
    pub(super) fn next(&mut self, token: &mut Token<'a>) -> bool {
        let cursor = &mut self.cursor;
        loop {
            token.piece = Piece::Text;
            let from = cursor.at;
            while !cursor.ended() && !is_markup(cursor) {
                cursor.at += 1;
            }
            if cursor.at > from {
                token.text = cursor.since(from);
                return true;
            }
            cursor.at += 1;
            if cursor.eat("!--") {
                comment(cursor);
            } else if self.foreign && cursor.eat("![CDATA[") {
                cursor.past("]]>");
            } else {
                token.piece = if cursor.eat("/") { Piece::End } else { Piece::Start };
                if cursor.byte(0).is_ascii_alphabetic() {
                    return tag(cursor, token);
                }
                if cursor.ended() {
                    return false;
                }
                // Doctypes, processing instructions, CDATA outside of foreign content, `</3>`.
                cursor.past(">");
            }
        }
    }

    /// Passes over the content of an element whose content is not markup.
    #[inline(never)]
    pub(super) fn skip_raw(&mut self, name: &str) {
        let cursor = &mut self.cursor;
        let script = name.eq_ignore_ascii_case("script");
        // In a script `<!-- <script> … </script> -->` hides an end tag: a leftover of old browsers.
        let (mut comment, mut inner) = (false, false);
        if name.eq_ignore_ascii_case("plaintext") {
            cursor.end();
        }
        while !cursor.ended() {
            if comment && cursor.eat("-->") {
                (comment, inner) = (false, false);
                continue;
            }
            if script && cursor.eat("<!--") {
                // `<!-->` is a whole comment: its dashes are also those of its end.
                comment = true;
                cursor.at -= 2;
                continue;
            }
            if cursor.byte(0) == b'<' {
                let end = usize::from(cursor.byte(1) == b'/');
                let after = cursor.byte(1 + end + name.len());
                if cursor.sees(1 + end, name) && !is_name(after) {
                    if end == 1 && !inner {
                        return;
                    }
                    inner = comment && end == 0;
                }
            }
            cursor.at += 1;
        }
    }
}

/// Whether a `<` stands here that begins something.
fn is_markup(cursor: &Cursor<'_>) -> bool {
    cursor.byte(0) == b'<'
        && match cursor.byte(1) {
            b'/' => cursor.left() > 2,
            b'!' | b'?' => true,
            byte => byte.is_ascii_alphabetic(),
        }
}

/// `<!-- … -->`; also `--!>`, and `<!-->` and `<!--->` are whole.
fn comment(cursor: &mut Cursor<'_>) {
    let mut whole = cursor.eat(">") || cursor.eat("->");
    while !whole && !cursor.ended() {
        cursor.past("--");
        cursor.skip(|byte| byte == b'-');
        whole = cursor.eat(">") || cursor.eat("!>");
    }
}

/// A tag from its name on. `false`: the input ends in it.
fn tag<'a>(cursor: &mut Cursor<'a>, token: &mut Token<'a>) -> bool {
    token.text = cursor.take(is_name);
    token.attributes.clear();
    loop {
        token.closed = false;
        while cursor.byte(0) == b'/' || is_space(cursor.byte(0)) {
            token.closed = cursor.byte(0) == b'/';
            cursor.at += 1;
        }
        if cursor.eat(">") {
            return true;
        }
        if cursor.ended() {
            return false;
        }
        // An equals sign at the start belongs to the name.
        let from = cursor.at;
        cursor.at += 1;
        cursor.skip(|byte| byte != b'=' && is_name(byte));
        let name = cursor.since(from);
        cursor.skip(is_space);
        let mut value = "";
        if cursor.eat("=") {
            cursor.skip(is_space);
            let quote = cursor.byte(0);
            if matches!(quote, b'"' | b'\'') {
                cursor.at += 1;
                value = cursor.take(match quote {
                    b'"' => |byte| byte != b'"',
                    _ => |byte| byte != b'\'',
                });
                if cursor.ended() {
                    return false;
                }
                cursor.at += 1;
            } else {
                value = cursor.take(|byte| byte != b'>' && !is_space(byte));
            }
        }
        token.attributes.push((name, references::decode(value, true)));
    }
}

fn is_name(byte: u8) -> bool {
    !(byte == b'/' || byte == b'>' || is_space(byte))
}
