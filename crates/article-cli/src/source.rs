//! Where documents come from: files, addresses, the standard input.

use std::{
    fs::File,
    io::{self, Read},
    time::Duration,
};

/// The largest document that the widget takes, in bytes (contract, section 3).
pub(crate) const LARGEST: u64 = 10_000_000;

/// Why a document is not there: a code, the contract's or `unreadable`, and what was found.
pub(crate) type Missing = (&'static str, String);

/// The bytes of a document, one more than is allowed at most: that tells one that is too large, whatever its
/// length is said to be.
pub(crate) fn read(document: &str, accept: &str) -> Result<Vec<u8>, Missing> {
    if is_address(document) {
        return fetch(document, accept);
    }
    let bytes = if document == "-" {
        take(io::stdin().lock())
    } else {
        File::open(document).and_then(take)
    };
    bytes.map_err(|error| ("unreadable", format!("cannot be read: {error}")))
}

/// Whether a document is to be fetched.
pub(crate) fn is_address(document: &str) -> bool {
    document.starts_with("https://") || document.starts_with("http://")
}

/// As the widget does it, but for the tries again.
fn fetch(address: &str, accept: &str) -> Result<Vec<u8>, Missing> {
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(30)))
        .user_agent(concat!("article-widget/", env!("CARGO_PKG_VERSION"), " (article)"))
        // An API says what is wrong in the body too.
        .http_status_as_error(false)
        .build();
    let network = |error: ureq::Error| ("network", format!("cannot be fetched: {error}"));
    let mut answer =
        config.new_agent().get(address).header("accept", accept).call().map_err(network)?;
    let status = answer.status();
    if !status.is_success() {
        return Err(("http", format!("the server answered {status}")));
    }
    take(answer.body_mut().as_reader())
        .map_err(|error| ("network", format!("the answer broke off: {error}")))
}

fn take(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
