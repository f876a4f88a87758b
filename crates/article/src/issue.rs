//! What was repaired or left out of an article, and where.

use serde::{Serialize, Serializer};

/// Something that was repaired or left out; serialised in the form of the events and of `article check`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// What kind of thing it was.
    pub code: IssueCode,
    /// What was found and what became of it, in English, without a full stop.
    pub message: String,
    /// Where it was found, as a JSON path: `$.body[3].src`.
    pub path: String,
}

/// Kinds of issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IssueCode {
    /// A required field is missing; what needs it is left out.
    Missing,
    /// A value has a type that its field does not allow; it is left out.
    WrongType,
    /// A value has the right type, but is outside what its field allows; it is left out or moved inside.
    WrongValue,
    /// A block of an unknown kind; its text is kept, if it has any.
    UnknownBlock,
    /// A picture without alternative text; in other formats also one with an empty text.
    MissingAlt,
    /// A date that cannot be read; it is left out.
    BadDate,
    /// An address that cannot be read; it is left out.
    BadUrl,
    /// An address whose scheme is not allowed; it is left out.
    UnsafeUrl,
    /// Markup that is not allowed (script, form, style …); it is left out.
    UnsafeMarkup,
    /// A character reference that was encoded twice; it is decoded twice.
    DoubleEncoded,
    /// A shortcode that the publisher's system should have replaced; it is left out.
    Shortcode,
    /// A story that is already on the list, or is the article itself; it is left out.
    Duplicate,
    /// Something is larger than a limit allows; the rest is cut off.
    Limit,
    /// A map is wrong, or finds nothing.
    Map,
}

impl IssueCode {
    /// The code, as it is written in events and in the output of `article check`.
    pub fn name(self) -> &'static str {
        match self {
            IssueCode::Missing => "missing",
            IssueCode::WrongType => "wrong-type",
            IssueCode::WrongValue => "wrong-value",
            IssueCode::UnknownBlock => "unknown-block",
            IssueCode::MissingAlt => "missing-alt",
            IssueCode::BadDate => "bad-date",
            IssueCode::BadUrl => "bad-url",
            IssueCode::UnsafeUrl => "unsafe-url",
            IssueCode::UnsafeMarkup => "unsafe-markup",
            IssueCode::DoubleEncoded => "double-encoded",
            IssueCode::Shortcode => "shortcode",
            IssueCode::Duplicate => "duplicate",
            IssueCode::Limit => "limit",
            IssueCode::Map => "map",
        }
    }
}

impl Serialize for IssueCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
