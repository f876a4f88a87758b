//! Character references: `&amp;`, `&#8217;`, `&#x2019;`.
//!
//! Numeric references follow the HTML standard, which reads the C1 range as windows-1252. Named references are in a
//! compact table of those in use; one that is not in the table stays as it was written.

use super::cursor::Cursor;

/// Decodes the references of a text, once. In an attribute (`?a=1&copy=2`) a name without its semicolon
/// may be the start of a parameter, and then stays.
#[inline(never)]
pub(super) fn decode(text: &str, attribute: bool) -> String {
    let mut out = String::new();
    let mut cursor = Cursor::new(text);
    loop {
        out.push_str(cursor.take(|byte| byte != b'&'));
        if cursor.ended() {
            return out;
        }
        cursor.at += 1;
        let from = cursor.at;
        let found = match cursor.eat("#") {
            true => numeric(&mut cursor),
            false => named(&mut cursor, attribute),
        };
        if found.is_none() {
            cursor.at = from;
        }
        out.push(found.unwrap_or('&'));
    }
}

/// The character of `8217;` or `x2019;`.
fn numeric(cursor: &mut Cursor<'_>) -> Option<char> {
    let radix = if cursor.eat("x") || cursor.eat("X") { 16 } else { 10 };
    let from = cursor.at;
    let mut code = 0u32;
    while let Some(digit) = char::from(cursor.byte(0)).to_digit(radix) {
        // Past the last code point it only matters that it stays past it.
        code = (code * radix + digit).min(0x11_0000);
        cursor.at += 1;
    }
    if cursor.at == from {
        return None;
    }
    cursor.eat(";");
    if let Some(known) = WINDOWS_1252.get((code as usize).wrapping_sub(0x80)) {
        code = u32::from(*known);
    }
    Some(char::from_u32(code).filter(|found| *found != '\0').unwrap_or('\u{FFFD}'))
}

/// What 0x80 to 0x9F mean in windows-1252.
const WINDOWS_1252: [u16; 32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
    0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
];

/// The character of `hellip;`.
fn named(cursor: &mut Cursor<'_>, attribute: bool) -> Option<char> {
    let from = cursor.at;
    let name = cursor.take(|byte| byte.is_ascii_alphanumeric());
    let closed = cursor.byte(0) == b';';
    let (mut found, mut taken) = (None, 0);
    let (mut code, mut pair, mut old) = (0, 0, true);
    for word in NAMES.split(' ') {
        if word == "|" {
            old = false;
            if !closed {
                break;
            }
            continue;
        }
        let mut number = Cursor::new(word);
        if let Some(first) = number.number() {
            code = first.unsigned_abs();
            number.eat("+");
            pair = number.number().unwrap_or_default().unsigned_abs();
            continue;
        }
        let lower = pair > 0 && name.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
        if name.starts_with(word) || (lower && Cursor::new(name).sees(0, word)) {
            // Only the oldest names are known without a semicolon; the longest one that fits is meant.
            let whole = closed && word.len() == name.len();
            if whole || (old && word.len() > taken) {
                found = char::from_u32(if lower { code + pair } else { code });
                taken = word.len();
            }
            if whole {
                break;
            }
        }
        code += if pair == 1 { 2 } else { 1 };
    }
    cursor.at = from + taken;
    let next = cursor.byte(0);
    if !cursor.eat(";") && attribute && (next == b'=' || next.is_ascii_alphanumeric()) {
        return None;
    }
    found
}

/// Code points, each followed by the names of the characters from there on. With `+`: so far on is the small
/// letter of each, by the same name in small letters. Before the bar: the names that need no semicolon.
const NAMES: &str = "38 amp 60 lt 62 gt 34 quot 160 nbsp iexcl cent pound curren yen brvbar sect uml \
copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo \
frac14 frac12 frac34 iquest 192+32 Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute \
Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml 216+32 Oslash Ugrave \
Uacute Ucirc Uuml Yacute THORN 215 times 223 szlig 247 divide 255 yuml 38 AMP 60 LT 62 GT 34 QUOT 169 \
COPY 174 REG | 39 apos 8211 ndash mdash 8216 lsquo rsquo sbquo 8220 ldquo rdquo bdquo 8230 hellip 9 Tab \
NewLine 33 excl 35 num dollar percnt 40 lpar rpar ast plus comma 46 period sol 58 colon semi 61 equals \
63 quest commat 91 lsqb bsol rsqb Hat lowbar grave 123 lcub verbar rcub 256+1 Amacr Abreve Aogon Cacute \
Ccirc Cdot Ccaron Dcaron Dstrok Emacr 278+1 Edot Eogon Ecaron 286+1 Gbreve 298+1 Imacr 304 Idot imath \
321+1 Lstrok Nacute 327+1 Ncaron 332+1 Omacr 336+1 Odblac OElig 344+1 Rcaron Sacute 350+1 Scedil Scaron \
356+1 Tcaron 362+1 Umacr 366+1 Uring Udblac 376 Yuml 377+1 Zacute Zdot Zcaron 402 fnof 710 circ caron \
728 breve 732 tilde 913+32 Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi \
Omicron Pi Rho 931+32 Sigma Tau Upsilon Phi Chi Psi Omega 962 sigmaf 977 thetasym upsih 982 piv 8194 \
ensp emsp 8199 numsp puncsp thinsp hairsp 8203 ZeroWidthSpace zwnj zwj lrm rlm hyphen 8213 horbar 8224 \
dagger Dagger bull 8240 permil 8242 prime Prime 8249 lsaquo rsaquo 8254 oline 8260 frasl 8288 NoBreak \
8364 euro 8465 image 8470 numero 8472 weierp 8476 real 8482 trade 8501 alefsym 8592 larr uarr rarr darr \
harr 8629 crarr 8656 lArr uArr rArr dArr hArr 8704 forall 8706 part exist 8709 empty 8711 nabla isin \
notin 8715 ni 8719 prod 8721 sum minus 8727 lowast 8730 radic 8733 prop infin 8736 ang 8743 and or cap \
cup int 8756 there4 8764 sim 8773 cong 8776 asymp 8800 ne equiv 8804 le ge 8834 sub sup nsub 8838 sube \
supe 8853 oplus 8855 otimes 8869 perp 8901 sdot 8968 lceil rceil lfloor rfloor 9674 loz 9733 starf star \
9824 spades 9827 clubs 9829 hearts diams 10003 check 10007 cross 10216 lang rang";
