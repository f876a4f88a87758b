//! Addresses that may be followed or fetched.
//!
//! The platform parses: the browser's `URL` in the widget, the `url` crate natively. Both give the
//! serialisation of the URL Standard, in which the scheme is in lower case and white space and control
//! characters are gone, so that looking at its first characters is a safe check.

use crate::serial::text;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Turns an address, which may be relative to a base, into an absolute one as the URL Standard
/// serialises it. `None`: it cannot be parsed.
pub type Resolve<'a> = &'a dyn Fn(&str, Option<&str>) -> Option<String>;

/// An absolute address of an allowed scheme.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SafeUrl(String);

/// What an address is for; it decides which schemes are allowed (contract, section 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Followed by the reader: http, https, mailto, tel.
    Link,
    /// Fetched by the browser: http, https.
    Media,
}

impl SafeUrl {
    /// An address that the platform has serialised, if its scheme is allowed.
    pub fn new(serialised: String, purpose: Purpose) -> Option<SafeUrl> {
        let fetched = serialised.starts_with("https://") || serialised.starts_with("http://");
        let allowed = match purpose {
            Purpose::Media => fetched,
            Purpose::Link => {
                fetched || serialised.starts_with("mailto:") || serialised.starts_with("tel:")
            }
        };
        allowed.then_some(SafeUrl(serialised))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host, in lower case, with its port if that is not the scheme's own.
    pub fn host(&self) -> Option<&str> {
        let rest = self.0.strip_prefix("https://").or_else(|| self.0.strip_prefix("http://"))?;
        let end = rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#'));
        let authority = rest.get(..end.unwrap_or(rest.len()))?;
        let user = authority.bytes().rposition(|byte| byte == b'@').map_or(0, |at| at + 1);
        authority.get(user..)
    }
}

impl Serialize for SafeUrl {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

/// As a link; [`file`] is for what is fetched. A relative address and one of another scheme are refused.
impl<'de> Deserialize<'de> for SafeUrl {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<SafeUrl, D::Error> {
        let read = |text: &str| SafeUrl::new(absolute(text)?, Purpose::Link);
        text(from, &read, "an absolute address of http, https, mailto or tel")
    }
}

/// Deserialises an address that is fetched.
pub(crate) fn file<'de, D: Deserializer<'de>>(from: D) -> Result<SafeUrl, D::Error> {
    let read = |text: &str| SafeUrl::new(absolute(text)?, Purpose::Media);
    text(from, &read, "an absolute address of http or https")
}

/// The same for a field that may be missing.
pub(crate) fn maybe_file<'de, D: Deserializer<'de>>(from: D) -> Result<Option<SafeUrl>, D::Error> {
    file(from).map(Some)
}

#[cfg(not(target_family = "wasm"))]
fn absolute(address: &str) -> Option<String> {
    resolve(address, None)
}

/// In wasm the core has no parser of addresses at hand, and nothing is deserialised there.
#[cfg(target_family = "wasm")]
fn absolute(_: &str) -> Option<String> {
    None
}

/// The `url` crate as a [`Resolve`]. A base that cannot be read is as good as none.
#[cfg(not(target_family = "wasm"))]
pub fn resolve(address: &str, base: Option<&str>) -> Option<String> {
    let base = base.and_then(|base| url::Url::parse(base).ok());
    url::Url::options().base_url(base.as_ref()).parse(address).ok().map(String::from)
}
