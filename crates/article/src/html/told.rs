//! Issues that are reported only once in a document, however often they are found.

use crate::IssueCode;

#[derive(Clone, Copy)]
pub(super) enum Told {
    Script,
    Handler,
    Form,
    Style,
    Drawing,
    Srcdoc,
    Shortcode,
    Depth,
    Repeated,
    Length,
    Hidden,
    Sharing,
    Button,
}

impl Told {
    pub(super) fn issue(self) -> (IssueCode, &'static str) {
        match self {
            Told::Script => (IssueCode::UnsafeMarkup, "a script: left out"),
            Told::Handler => {
                (IssueCode::UnsafeMarkup, "an event handler in an attribute: left out")
            }
            Told::Form => (IssueCode::UnsafeMarkup, "a form: left out, its text kept"),
            Told::Style => (IssueCode::UnsafeMarkup, "a style sheet: left out"),
            Told::Drawing => (IssueCode::UnknownBlock, "a drawing or formula: left out"),
            Told::Srcdoc => {
                (IssueCode::UnsafeMarkup, "a frame with a document of its own: left out")
            }
            Told::Shortcode => {
                (IssueCode::Shortcode, "a shortcode that was never processed: left out")
            }
            Told::Depth => (
                IssueCode::Limit,
                "elements too deep in each other: the inner ones are cut, their text kept",
            ),
            Told::Repeated => (IssueCode::Limit, "addresses that are repeated too often: left out"),
            Told::Hidden => (IssueCode::UnknownBlock, "hidden text: left out"),
            Told::Sharing => {
                (IssueCode::UnknownBlock, "what a plugin adds to the story (sharing …): left out")
            }
            Told::Button => (IssueCode::UnsafeMarkup, "a button or a field of a form: left out"),
            Told::Length => {
                (IssueCode::Limit, "more than 200,000 elements and texts: the rest is cut")
            }
        }
    }
}
