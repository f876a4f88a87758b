//! Character references: `&amp;`, `&#8217;`, `&#x2019;`.
//!
//! Numeric ones as the HTML standard has it, with its reading of the C1 range as windows-1252. Named ones
//! from a compact table of those in use; one that is not in it stays as it was written.

use std::borrow::Cow;

/// Decodes the references of a text, once. In an attribute (`?a=1&copy=2`) a name without its semicolon
/// may be the start of a parameter, and then stays.
pub(super) fn decode(text: &str, attribute: bool) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    let (before, mut rest) = text.split_at(first);
    out.push_str(before);
    while let Some(body) = rest.strip_prefix('&') {
        let taken = match body.strip_prefix('#') {
            Some(number) => numeric(number).map(|(found, taken)| (found, taken + 1)),
            None => named(body, attribute),
        };
        rest = match taken {
            Some((found, taken)) => {
                out.push(found);
                body.get(taken..).unwrap_or_default()
            }
            None => {
                out.push('&');
                body
            }
        };
        let (plain, after) = rest.split_at(rest.find('&').unwrap_or(rest.len()));
        out.push_str(plain);
        rest = after;
    }
    Cow::Owned(out)
}

/// The character of `8217;` or `x2019;`, and how many bytes say it.
fn numeric(body: &str) -> Option<(char, usize)> {
    let (radix, skipped) = if body.starts_with(['x', 'X']) { (16, 1) } else { (10, 0) };
    let mut code = 0u32;
    let mut taken = skipped;
    for digit in body.get(skipped..)?.chars() {
        let Some(digit) = digit.to_digit(radix) else { break };
        // Past the last code point it only matters that it stays past it.
        code = (code * radix + digit).min(0x11_0000);
        taken += 1;
    }
    if taken == skipped {
        return None;
    }
    taken += usize::from(body.get(taken..)?.starts_with(';'));
    let remapped = code.checked_sub(0x80).and_then(|at| WINDOWS_1252.chars().nth(at as usize));
    let found = match (code, remapped) {
        (0, _) => None,
        (_, Some('\0')) | (_, None) => char::from_u32(code),
        (_, remapped) => remapped,
    };
    Some((found.unwrap_or('\u{FFFD}'), taken))
}

/// What 0x80 to 0x9F mean in windows-1252; a null where the code stands for itself.
const WINDOWS_1252: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/// The character of `hellip;`, and how many bytes say it.
fn named(body: &str, attribute: bool) -> Option<(char, usize)> {
    let length = body.bytes().take(16).take_while(u8::is_ascii_alphanumeric).count();
    let name = body.get(..length)?;
    let after = body.as_bytes().get(length).copied();
    let closed = after == Some(b';');
    let mut best = None;
    let mut code = 0u32;
    let mut old = true;
    for word in NAMES.split_ascii_whitespace() {
        if let Some((number, _)) = super::tokens::number(word) {
            code = number.unsigned_abs();
            continue;
        }
        if word == "|" {
            if best.is_none() && !closed {
                break;
            }
            old = false;
            continue;
        }
        let found = char::from_u32(code);
        code += 1;
        if closed && word == name {
            return Some((found?, length + 1));
        }
        // Only the oldest names are known without a semicolon; the longest one that fits is meant.
        if old && name.starts_with(word) && best.is_none_or(|(_, taken)| taken < word.len()) {
            best = Some((found?, word.len()));
        }
    }
    let (_, taken) = best?;
    let next = body.as_bytes().get(taken).copied();
    let parameter = next.is_some_and(|next| next == b'=' || next.is_ascii_alphanumeric());
    best.filter(|_| !(attribute && parameter))
}

/// Code points, each followed by the names of the characters from there on. Before the bar: the names
/// that need no semicolon.
const NAMES: &str = "38 amp 60 lt 62 gt 34 quot 160 nbsp iexcl cent pound curren yen brvbar sect uml copy \
ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 \
frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave \
Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute \
THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc \
iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml \
38 AMP 60 LT 62 GT 34 QUOT 169 COPY 174 REG | 39 apos 8211 ndash mdash 8216 lsquo rsquo sbquo 8220 ldquo \
rdquo bdquo 8230 hellip 9 Tab NewLine 33 excl 35 num dollar percnt 40 lpar rpar ast plus comma 46 period \
sol 58 colon semi 61 equals 63 quest commat 91 lsqb bsol rsqb Hat lowbar grave 123 lcub verbar rcub 256 \
Amacr amacr Abreve abreve Aogon aogon Cacute cacute Ccirc ccirc Cdot cdot Ccaron ccaron Dcaron dcaron \
Dstrok dstrok Emacr emacr 278 Edot edot Eogon eogon Ecaron ecaron 286 Gbreve gbreve 298 Imacr imacr 304 \
Idot imath 321 Lstrok lstrok Nacute nacute 327 Ncaron ncaron 332 Omacr omacr 336 Odblac odblac OElig oelig \
344 Rcaron rcaron Sacute sacute 350 Scedil scedil Scaron scaron 356 Tcaron tcaron 362 Umacr umacr 366 Uring \
uring Udblac udblac 376 Yuml Zacute zacute Zdot zdot Zcaron zcaron 402 fnof 710 circ caron 728 breve 732 \
tilde 913 Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho 931 Sigma \
Tau Upsilon Phi Chi Psi Omega 945 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi \
omicron pi rho sigmaf sigma tau upsilon phi chi psi omega 977 thetasym upsih 982 piv 8194 ensp emsp 8199 \
numsp puncsp thinsp hairsp 8203 ZeroWidthSpace zwnj zwj lrm rlm hyphen 8213 horbar 8224 dagger Dagger bull \
8240 permil 8242 prime Prime 8249 lsaquo rsaquo 8254 oline 8260 frasl 8288 NoBreak 8364 euro 8465 image \
8470 numero 8472 weierp 8476 real 8482 trade 8501 alefsym 8592 larr uarr rarr darr harr 8629 crarr 8656 \
lArr uArr rArr dArr hArr 8704 forall 8706 part exist 8709 empty 8711 nabla isin notin 8715 ni 8719 prod \
8721 sum minus 8727 lowast 8730 radic 8733 prop infin 8736 ang 8743 and or cap cup int 8756 there4 8764 sim \
8773 cong 8776 asymp 8800 ne equiv 8804 le ge 8834 sub sup nsub 8838 sube supe 8853 oplus 8855 otimes 8869 \
perp 8901 sdot 8968 lceil rceil lfloor rfloor 9674 loz 9733 starf star 9824 spades 9827 clubs 9829 hearts \
diams 10003 check 10007 cross 10216 lang rang";
