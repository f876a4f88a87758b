//! Addresses in attributes: the one that a script would have used, and where it leads.

use super::{
    cursor::{Cursor, has},
    tree::Node,
};

/// How the names of files for pictures end.
const PICTURES: &str = ".jpg .jpeg .png .gif .webp .avif .svg";
/// Words in the names of pictures that only keep a place.
const PLACEHOLDERS: &str = "blank spacer placeholder transparent pixel loading lazy 1x1 loader";

/// Whether it looks like an address that a browser could fetch.
pub(super) fn is_address(text: &str) -> bool {
    !text.contains(|c: char| c.is_ascii_whitespace())
        && (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("//"))
}

/// The same, also of one on the same host.
pub(super) fn is_path(text: &str) -> bool {
    is_address(text) || (text.starts_with('/') && !text.contains(|c: char| c.is_ascii_whitespace()))
}

/// An address without its query and fragment.
pub(super) fn path_of(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// Whether it is that of a picture.
pub(super) fn is_picture(address: &str) -> bool {
    let path = path_of(address).to_ascii_lowercase();
    PICTURES.split(' ').any(|end| path.ends_with(end))
}

/// Whether a picture only keeps a place: in the markup itself, or a file that says so.
pub(super) fn is_placeholder(address: &str) -> bool {
    let file = path_of(address).rsplit('/').next().unwrap_or_default();
    address.is_empty()
        || address.starts_with("data:")
        || address.starts_with("about:")
        || (file.len() < 40 && PLACEHOLDERS.split(' ').any(|word| has(file, word)))
}

/// The name of a picture's file without the size that WordPress adds: `boat.jpg` of `…/boat-150x100.jpg?w=1`.
pub(super) fn file_name(address: &str) -> String {
    let name = path_of(address).rsplit('/').next().unwrap_or_default();
    let Some((stem, kind)) = name.rsplit_once('.') else { return name.to_owned() };
    let stem = match stem.rsplit_once('-') {
        Some((before, size)) if is_size(size) => before,
        _ => stem,
    };
    let stem = stem.strip_suffix("-scaled").unwrap_or(stem);
    format!("{stem}.{kind}")
}

fn is_size(text: &str) -> bool {
    let whole = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('x').is_some_and(|(width, height)| whole(width) && whole(height))
}

/// The address in an attribute for scripts, by what the name holds and what the value looks like.
pub(super) fn in_data<'n>(
    node: &'n Node<'_>,
    word: &str,
    is: &dyn Fn(&str) -> bool,
) -> Option<&'n str> {
    node.attributes.iter().find_map(|(name, value)| {
        let own = name.eq_ignore_ascii_case("src")
            || has(name, "srcset")
            || has(name, "srcdoc")
            || has(name, "placeholder")
            || !name.contains('-');
        let value = value.trim();
        (!own && has(name, word) && is(value)).then_some(value)
    })
}

/// The picture in a `style` attribute: `background-image: url('…')`.
pub(super) fn in_style<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    let style = node.first("style");
    let at = style.find("url(")?;
    let rest = style.get(at + 4..)?;
    let address = rest.split(')').next()?.trim().trim_matches(['"', '\'']);
    (!is_placeholder(address)).then_some(address)
}

/// The value of a rule in a `style` attribute; empty where there is none.
pub(super) fn rule<'n>(node: &'n Node<'_>, name: &str) -> &'n str {
    for rule in node.first("style").split(';') {
        if let Some((own, value)) = rule.split_once(':')
            && own.trim().eq_ignore_ascii_case(name)
        {
            return value.trim();
        }
    }
    ""
}

/// The width in pixels that a `style` attribute gives.
pub(super) fn width_in_style(node: &Node<'_>) -> Option<u32> {
    let width = rule(node, "width").strip_suffix("px")?;
    let width = Cursor::new(width).number()?;
    (1..100_000).contains(&width).then_some(width.unsigned_abs())
}
