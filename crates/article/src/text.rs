//! Small things done to text, each once: what the standard library does by generic code and formatting
//! is compiled anew at every place that uses it.

/// A text without white space at its ends.
#[inline(never)]
pub(crate) fn trim(text: &str) -> &str {
    text.trim()
}

/// Writes a whole number.
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
pub(crate) fn whole(text: &str) -> Option<i64> {
    let (sign, digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (-1, digits),
        [b'+', digits @ ..] | digits => (1, digits),
    };
    let mut number = 0_i64;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(sign * i64::from(digit - b'0'))?;
    }
    (!digits.is_empty()).then_some(number)
}
