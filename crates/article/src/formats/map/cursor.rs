//! Reads the text of a map: the position in it, and the message when something else was expected there.

/// Something in a map that cannot be read.
pub(super) struct Mistake {
    /// Where it is, in bytes from the beginning of the map.
    pub(super) at: usize,
    /// What was expected, without a full stop.
    pub(super) message: &'static str,
}

/// A place in a map.
pub(super) struct Cursor<'m> {
    text: &'m str,
    /// Bytes from its beginning.
    pub(super) at: usize,
}

impl<'m> Cursor<'m> {
    pub(super) fn new(text: &'m str) -> Cursor<'m> {
        Cursor { text, at: 0 }
    }

    /// What comes next, if anything does.
    pub(super) fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    /// Takes what comes next.
    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Takes this character, if it comes next.
    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let is_next = self.peek() == Some(wanted);
        if is_next {
            self.at += wanted.len_utf8();
        }
        is_next
    }

    /// Passes over white space.
    pub(super) fn blank(&mut self) {
        while self.peek().is_some_and(|next| next.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Takes the characters that fit.
    pub(super) fn take_while(&mut self, fits: fn(char) -> bool) -> &'m str {
        let from = self.at;
        while let Some(next) = self.peek().filter(|next| fits(*next)) {
            self.at += next.len_utf8();
        }
        self.since(from)
    }

    /// What was taken since a place.
    pub(super) fn since(&self, from: usize) -> &'m str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    /// Something else was expected here.
    pub(super) fn fail<T>(&self, message: &'static str) -> Result<T, Mistake> {
        Err(Mistake { at: self.at, message })
    }
}
