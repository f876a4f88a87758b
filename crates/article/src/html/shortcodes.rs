//! Shortcodes that a WordPress site should have replaced: `[gallery ids="1,2"]`, `[caption]…[/caption]`.

use std::borrow::Cow;

/// Those that are known by their name alone; of others at least one `name="value"` must follow, so that
/// `[sic]` and `[the minister]` stay.
const KNOWN: &[&str] = &["caption", "embed", "gallery", "playlist", "wp_caption"];

/// Text without its shortcodes; what stands between two of them is kept.
pub(super) fn strip(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(found) = rest.get(from..).and_then(|after| after.find('[')) {
        let at = from + found;
        let code = rest.get(at + 1..).unwrap_or_default();
        // `[[…]]` is how a text shows a shortcode.
        let shown = rest.get(..at).is_some_and(|before| before.ends_with('['));
        match length(code)
            .filter(|length| !(shown && code.get(*length..).is_some_and(|it| it.starts_with(']'))))
        {
            Some(length) => {
                out.push_str(rest.get(..at).unwrap_or_default());
                rest = code.get(length..).unwrap_or_default();
                from = 0;
            }
            None => from = at + 1,
        }
    }
    if rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The bytes of a shortcode after its `[`.
fn length(code: &str) -> Option<usize> {
    // A bracket inside ends the search, which keeps it linear.
    let end = code.find([']', '['])?;
    let inner = code.get(..end)?;
    if !code.get(end..)?.starts_with(']') {
        return None;
    }
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner.trim_end_matches('/')),
    };
    let name = inner.split(|c: char| c.is_ascii_whitespace()).next()?;
    let plain =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte);
    if name.is_empty() || !name.bytes().all(plain) {
        return None;
    }
    let attributes = inner.get(name.len()..)?.trim_start();
    let is_code = if closing {
        attributes.is_empty()
    } else if attributes.is_empty() {
        KNOWN.contains(&name)
    } else {
        is_attribute(attributes)
    };
    is_code.then_some(end + 1)
}

/// Whether `name="…"` stands here, in any kind of quotes that a texturizer may have made.
fn is_attribute(text: &str) -> bool {
    let Some((name, value)) = text.split_once('=') else { return false };
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
        && value.starts_with(['"', '\'', '“', '”', '″', '’', '‘', '′', '«'])
}
