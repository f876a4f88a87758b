//! Shortcodes that a WordPress site should have replaced: `[gallery ids="1,2"]`, `[caption]…[/caption]`.

use super::cursor::{Cursor, is_space};

/// Those that are known by their name alone; of others at least one `name="value"` must follow, so that
/// `[sic]` and `[the minister]` stay.
const KNOWN: &str = "caption embed gallery playlist wp_caption";

/// Takes the shortcodes out of a text; what stands between two of them is kept. `true`: there were some.
#[inline(never)]
pub(super) fn strip(text: &mut String) -> bool {
    let mut out = String::new();
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
        if is_code(&mut cursor) && !(shown && cursor.byte(0) == b']') {
            let after = cursor.at;
            cursor.at = at;
            out.push_str(cursor.since(kept));
            cursor.at = after;
            kept = after;
        } else {
            cursor.at = before;
        }
    }
    if kept > 0 {
        out.push_str(cursor.since(kept));
        *text = out;
    }
    kept > 0
}

/// Whether a shortcode stands here after its `[`, which is then passed.
fn is_code(cursor: &mut Cursor<'_>) -> bool {
    let closing = cursor.eat("/");
    let name = cursor.take(|byte| !byte.is_ascii_uppercase() && is_name(byte));
    let parted = cursor.byte(0);
    cursor.skip(is_space);
    let attribute = cursor.take(is_name);
    let known = if attribute.is_empty() {
        cursor.eat("/");
        (closing || KNOWN.split(' ').any(|known| known == name)) && cursor.byte(0) == b']'
    } else {
        !closing && is_space(parted) && cursor.eat("=") && is_quote(cursor)
    };
    // A bracket inside ends the search, which keeps it linear.
    cursor.skip(|byte| byte != b'[' && byte != b']');
    known && !name.is_empty() && cursor.eat("]")
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// Whether a value begins, in any kind of quotes that a texturizer may have made.
fn is_quote(cursor: &mut Cursor<'_>) -> bool {
    "\" ' “ ” ″ ’ ‘ ′ «".split(' ').any(|quote| cursor.eat(quote))
}
