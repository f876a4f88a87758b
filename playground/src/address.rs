//! Addresses: the server that is asked, and the names and values behind `#`, which browsers send to nobody.

/// `name=value` pairs, joined by `&`. Everything but letters, digits and `-._~/:,@` is written as `%XX`.
pub(crate) fn written(pairs: &[(String, String)]) -> String {
    let pair = |(name, value): &(String, String)| {
        let mut pair = encoded(name);
        pair.push('=');
        pair.push_str(&encoded(value));
        pair
    };
    pairs.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// The pairs of such a text, which anybody may have written: what is no pair is left out, what is no character
/// becomes U+FFFD.
pub(crate) fn read(text: &str) -> Vec<(String, String)> {
    let text = text.strip_prefix('#').unwrap_or(text);
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (decoded(name), decoded(value))).collect()
}

/// Scheme, host and port of an absolute address; empty for any other.
pub(crate) fn origin(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return String::new() };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    format!("{scheme}://{}", host.rsplit('@').next().unwrap_or_default())
}

fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:,@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn decoded(text: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let code = (byte == b'%').then(|| Some(digit(ahead.next()?)? * 16 + digit(ahead.next()?)?));
        match code.flatten() {
            Some(code) => {
                out.push(code);
                bytes = ahead;
            }
            None => out.push(byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for value in ["", "a b", "#b00", "50%", "é&=?", "https://a.example/?b=c&d=%20", "日本"] {
            let pairs =
                vec![("--x".to_owned(), value.to_owned()), ("y".to_owned(), "1".to_owned())];
            assert_eq!(read(&format!("#{}", written(&pairs))), pairs, "{value}");
        }
    }

    #[test]
    fn what_nobody_wrote_does_no_harm() {
        for (text, expected) in [
            ("", &[][..]),
            ("#", &[]),
            ("#theme", &[]),
            ("#a=%", &[("a", "%")]),
            ("#a=%4", &[("a", "%4")]),
            ("#a=%zz%41", &[("a", "%zzA")]),
            ("#a=%ff", &[("a", "\u{fffd}")]),
            ("#=&&a=b=c", &[("", ""), ("a", "b=c")]),
        ] {
            let expected: Vec<_> =
                expected.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
