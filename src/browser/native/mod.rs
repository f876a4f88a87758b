//! What the browser is asked for, where there is none: an article is written as HTML beforehand, for readers whom nobody
//! knows yet.

pub(crate) mod address;
pub(crate) mod intl;
pub(crate) mod media;
pub(crate) mod voice;
pub(crate) mod words;
