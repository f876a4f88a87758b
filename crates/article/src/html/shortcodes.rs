//! Shortcodes that a WordPress site should have replaced: `[gallery ids="1,2"]`, `[caption]…[/caption]`.

use super::cursor::{Cursor, is_space};

/// Those that are known by their name alone; of others at least one `name="value"` must follow, or their end
/// must stand somewhere, so that `[sic]` and `[the minister]` stay.
const KNOWN: &str = "caption embed gallery playlist wp_caption audio video";
/// How the names of page builders' shortcodes begin.
const BUILDERS: &str = "vc_ et_pb_ fusion_ av_ mk_ us_ tatsu_ wpb_";
/// Those after which an address may stand alone.
const ADDRESSED: &str = "youtube vimeo embed dailymotion soundcloud spotify twitter tweet instagram \
tiktok ted flickr gist facebook video audio googlemaps mixcloud wpvideo";
/// Names that are remembered of a document.
const MAX_NAMES: usize = 64;

/// The names of which a beginning or an end stands in a document.
#[derive(Default)]
pub(super) struct Names {
    opened: Vec<String>,
    closed: Vec<String>,
}

/// A piece of a text.
pub(super) enum Piece<'t> {
    /// What is shown.
    Text(&'t str),
    /// A shortcode: its name, and what stands in it after that; nothing for an end.
    Code(&'t str, &'t str),
}

impl Names {
    /// Those of a document.
    pub(super) fn of(html: &str) -> Names {
        let mut names = Names::default();
        let mut cursor = Cursor::new(html);
        loop {
            cursor.skip(|byte| byte != b'[');
            if cursor.ended() {
                return names;
            }
            cursor.at += 1;
            let list = if cursor.eat("/") { &mut names.closed } else { &mut names.opened };
            let name = cursor.take(is_small);
            let ends = cursor.byte(0) == b']' || is_space(cursor.byte(0));
            if ends && !name.is_empty() && list.len() < MAX_NAMES && !has(list, name) {
                list.push(name.to_owned());
            }
        }
    }

    /// Whether `[name]` is one.
    fn begins(&self, name: &str) -> bool {
        is_known(name) || has(&self.closed, name)
    }

    /// Whether `[/name]` is one.
    fn ends(&self, name: &str) -> bool {
        is_known(name) || has(&self.opened, name)
    }
}

fn has(list: &[String], name: &str) -> bool {
    list.iter().any(|known| known == name)
}

fn is_known(name: &str) -> bool {
    KNOWN.split(' ').any(|known| known == name)
        || BUILDERS.split(' ').any(|begin| name.starts_with(begin))
}

/// Cuts a text into what is shown and its shortcodes.
pub(super) fn pieces<'t>(text: &'t str, names: &Names, each: &mut dyn FnMut(Piece<'t>)) {
    let mut cursor = Cursor::new(text);
    let mut kept = 0;
    let mut before = usize::MAX;
    loop {
        cursor.skip(|byte| byte != b'[');
        if cursor.ended() {
            break;
        }
        let at = cursor.at;
        // `[[…]]` is how a text shows a shortcode.
        let shown = before == at;
        cursor.at += 1;
        before = cursor.at;
        let code = code(&mut cursor, names);
        if let Some((name, rest)) = code
            && !(shown && cursor.byte(0) == b']')
        {
            let after = cursor.at;
            cursor.at = at;
            each(Piece::Text(cursor.since(kept)));
            each(Piece::Code(name, rest));
            cursor.at = after;
            kept = after;
        } else {
            cursor.at = before;
        }
    }
    each(Piece::Text(cursor.since(kept)));
}

/// The shortcode that stands here after its `[`, which is then passed: its name, and what follows that.
fn code<'t>(cursor: &mut Cursor<'t>, names: &Names) -> Option<(&'t str, &'t str)> {
    let closing = cursor.eat("/");
    let name = cursor.take(is_small);
    let parted = is_space(cursor.byte(0));
    cursor.skip(is_space);
    let from = cursor.at;
    let attribute = cursor.take(is_name);
    let is = if attribute.is_empty() {
        cursor.eat("/");
        (if closing { names.ends(name) } else { names.begins(name) }) && cursor.byte(0) == b']'
    } else {
        let value = cursor.eat("=") && is_quote(cursor);
        let address = attribute.starts_with("http") && ADDRESSED.split(' ').any(|it| it == name);
        !closing && parted && (value || address)
    };
    // A bracket inside ends the search, which keeps it linear.
    cursor.skip(|byte| byte != b'[' && byte != b']');
    let rest = cursor.since(from);
    (is && !name.is_empty() && cursor.eat("]")).then_some((name, rest))
}

/// The value of an attribute in what follows a shortcode's name.
pub(super) fn value<'t>(rest: &'t str, name: &str) -> Option<&'t str> {
    let mut cursor = Cursor::new(rest);
    while !cursor.ended() {
        cursor.skip(is_space);
        let found = cursor.take(is_name);
        if !cursor.eat("=") || !is_quote(&mut cursor) {
            cursor.skip(|byte| !is_space(byte));
            continue;
        }
        let from = cursor.at;
        while !cursor.ended() {
            let end = cursor.at;
            if is_quote(&mut cursor) {
                let after = cursor.at;
                cursor.at = end;
                let value = cursor.since(from);
                cursor.at = after;
                if found == name {
                    return Some(value);
                }
                break;
            }
            cursor.at += 1;
        }
    }
    None
}

fn is_small(byte: u8) -> bool {
    !byte.is_ascii_uppercase() && is_name(byte)
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// Whether a value begins or ends here, in any kind of quotes that a texturizer may have made.
fn is_quote(cursor: &mut Cursor<'_>) -> bool {
    "\" ' “ ” ″ ’ ‘ ′ « »".split(' ').any(|quote| cursor.eat(quote))
}
