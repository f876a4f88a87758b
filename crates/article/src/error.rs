//! Why an article could not be shown.

use thiserror::Error;

/// Why an article could not be shown. Only its code is public; the methods answer everything else.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct Error {
    code: ErrorCode,
    message: String,
    status: u16,
}

/// The codes of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorCode {
    /// No answer: refused, cut, CORS, offline.
    Network,
    /// 15 s without a byte.
    Timeout,
    /// The server answered with an error status.
    Http,
    /// Over 10 MB.
    TooLarge,
    /// Not JSON.
    Malformed,
    /// JSON of no known format.
    UnknownFormat,
    /// Recognised, but neither headline nor text; an empty list.
    Empty,
    /// Cancelled, embargoed, no access.
    Withheld,
    /// A file of the widget itself could not be loaded.
    WasmLoad,
}

impl ErrorCode {
    /// The code, as it is written in events.
    pub fn name(self) -> &'static str {
        match self {
            ErrorCode::Network => "network",
            ErrorCode::Timeout => "timeout",
            ErrorCode::Http => "http",
            ErrorCode::TooLarge => "too-large",
            ErrorCode::Malformed => "malformed",
            ErrorCode::UnknownFormat => "unknown-format",
            ErrorCode::Empty => "empty",
            ErrorCode::Withheld => "withheld",
            ErrorCode::WasmLoad => "wasm-load",
        }
    }
}

impl Error {
    /// An error of a code, with what was found and what was expected, without a full stop.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Error {
        Error { code, message: message.into(), status: 0 }
    }

    /// A server's answer with an error status, its own or the one that an API's error body names.
    pub fn http(status: u16, message: impl Into<String>) -> Error {
        Error { code: ErrorCode::Http, message: message.into(), status }
    }

    /// The error for a document of no known format.
    pub(crate) fn unknown_format() -> Error {
        let message = "JSON of no known format: expected an article, or a list of articles, of a supported format";
        Error::new(ErrorCode::UnknownFormat, message)
    }

    /// The contract's code.
    pub fn code(&self) -> ErrorCode {
        self.code
    }

    /// The HTTP status; 0 where there is none.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// What was found and what was expected.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Whether the widget tries again by itself: no answer, or a status that says "later"
    /// (408, 425, 429 and 5xx).
    pub fn is_tried_again(&self) -> bool {
        match self.code {
            ErrorCode::Network => true,
            ErrorCode::Http => matches!(self.status, 408 | 425 | 429 | 500..=599),
            _ => false,
        }
    }

    /// Whether a retry button makes sense: for everything that is tried again automatically (the loader does so for the
    /// widget's own files), and for a time-out.
    pub fn is_retryable(&self) -> bool {
        self.is_tried_again() || matches!(self.code, ErrorCode::Timeout | ErrorCode::WasmLoad)
    }
}
