//! Whether a publisher has taken back the story that is shown: what the answers to a refresh say of that.

use article::{Error, ErrorCode};

/// Answers after which a story is gone: "410 Gone", or that it is withheld.
const GONE: u32 = 2;
/// The same of "404 Not Found" …
const MISSING: u32 = 3;
/// … if at least so many milliseconds lie between the first and the last: a deploy is over sooner.
const DEPLOY: f64 = 10.0 * 60_000.0;

/// What was heard of a story since its server last had it.
#[derive(Clone, Copy, Default)]
pub(super) struct Absence {
    gone: u32,
    missing: u32,
    /// The epoch time of the first answer that it is missing.
    since: f64,
}

impl Absence {
    /// Takes an answer that came at an epoch time, `None` for one without an error. Whether the story is withdrawn: an
    /// expired key (401, 403) and a server out of order (5xx) never say so, nor does silence.
    pub(super) fn hear(&mut self, error: Option<&Error>, now: f64) -> bool {
        let Some(error) = error.filter(|error| error.status() != 304) else {
            *self = Absence::default();
            return false;
        };
        if error.code() == ErrorCode::Withheld || error.status() == 410 {
            self.gone += 1;
        } else if error.status() == 404 {
            if self.missing == 0 {
                self.since = now;
            }
            self.missing += 1;
        }
        self.gone >= GONE || (self.missing >= MISSING && now - self.since >= DEPLOY)
    }
}
