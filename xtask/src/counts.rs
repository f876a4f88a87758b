//! How many tests passed and failed, read from what the test runners print.

use std::{
    fmt,
    ops::{Add, AddAssign},
};

/// Tests that ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Tests that passed.
    pub(crate) passed: u32,
    /// Tests that failed, and runners that did.
    pub(crate) failed: u32,
}

impl Counts {
    /// Reads a line: libtest's and wasm-bindgen's `test result: ok. 3 passed; 0 failed; …`, or our own
    /// `3 passed, 0 failed`. Any other line counts nothing.
    pub(crate) fn read(line: &str) -> Self {
        let line = line.trim();
        let both = match line.strip_prefix("test result: ") {
            Some(result) => {
                let mut parts = result.split_once(". ").map_or("", |(_, rest)| rest).split("; ");
                number(parts.next(), " passed").zip(number(parts.next(), " failed"))
            }
            None => line.split_once(", ").and_then(|(passed, failed)| {
                number(Some(passed), " passed").zip(number(Some(failed), " failed"))
            }),
        };
        both.map_or(Self::default(), |(passed, failed)| Self { passed, failed })
    }
}

fn number(text: Option<&str>, unit: &str) -> Option<u32> {
    text?.strip_suffix(unit)?.parse().ok()
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn reads_the_lines_of_every_runner() {
        for (line, passed, failed) in [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
                12,
                0,
            ),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out", 3, 2),
            ("4 passed, 1 failed", 4, 1),
            ("  4 passed, 1 failed  ", 4, 1),
            ("test a ... ok", 0, 0),
            ("all 4 passed, 1 failed", 0, 0),
            ("", 0, 0),
        ] {
            assert_eq!(Counts::read(line), Counts { passed, failed }, "{line}");
        }
    }
}
