//! Small operations on text, each written once. The standard library's generic code and its formatting would be
//! compiled again at every place that uses them.

/// A text without white space at its ends.
#[inline(never)]
pub fn trim(text: &str) -> &str {
    text.trim()
}

/// A whole number as text.
pub fn number(number: impl Into<i64>) -> String {
    let mut out = String::new();
    push_number(&mut out, number.into());
    out
}

/// Writes a whole number.
#[inline(never)]
pub(crate) fn push_number(out: &mut String, number: i64) {
    if number < 0 {
        out.push('-');
    }
    push_digits(out, number.unsigned_abs(), 1);
}

/// Writes a number with so many digits at least.
#[inline(never)]
pub(crate) fn push_digits(out: &mut String, number: u64, least: usize) {
    if number >= 10 || least > 1 {
        push_digits(out, number / 10, least.saturating_sub(1));
    }
    // The remainder is a digit.
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// Reads a whole number: digits, perhaps after a sign.
#[inline(never)]
pub fn whole(text: &str) -> Option<i64> {
    let (sign, digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (-1, digits),
        [b'+', digits @ ..] | digits => (1, digits),
    };
    let mut number = 0_i64;
    for digit in digits {
        // Past this the number may not fit. (A checked multiplication would bring one of 128 bits.)
        if !digit.is_ascii_digit() || number >= i64::MAX / 10 {
            return None;
        }
        number = number * 10 + i64::from(digit - b'0');
    }
    (!digits.is_empty()).then_some(sign * number)
}
