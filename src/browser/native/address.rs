//! As `browser/address.rs`, by the crate `url`.

use article::SafeUrl;
use web_sys::Url;

/// An absolute address as the URL Standard serialises it; `None` for what is none.
pub(crate) fn resolve(address: &str, base: Option<&str>) -> Option<String> {
    article::url::resolve(address, base)
}

/// The parts of an address are asked for by requests alone, which nobody makes here.
pub(crate) fn parse(_: &str, _: Option<&str>) -> Option<Url> {
    None
}

/// A file's address, as the article has it: whether the page around will come encrypted is not known yet.
pub(crate) fn fetched(url: &SafeUrl) -> String {
    url.as_str().to_owned()
}
