//! Takes comments and white space out of CSS, and nothing else: for `build.rs`.
//!
//! The crate `minifier` 0.4 was tried: it makes `& :hover` into `&:hover` and `clamp(1em, 2vw + 1rem, 3em)`
//! into `clamp(1em,2vw+1rem,3em)`, which is another selector and no value at all. So white space goes only
//! beside the marks where CSS never gives it a meaning. What is in quotes stays as it is.

/// Marks that need no white space before or after them. `:` is only safe behind (`a :hover` means something),
/// `(` only behind and `)` only in front (`and (`, `) and`), and `+`, `-`, `*`, `/`, `&` never.
const BOTH: &str = "{};,>~";
const BEFORE: &str = ")!";
const AFTER: &str = ":(";

/// The same style sheet in fewer bytes.
pub(crate) fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    let mut space = false;
    while let Some(char) = rest.next() {
        if char == '/' && rest.peek() == Some(&'*') {
            let mut last = ' ';
            rest.next();
            for char in rest.by_ref() {
                if last == '*' && char == '/' {
                    break;
                }
                last = char;
            }
            // `a/**/b` is two words.
            space = true;
        } else if char.is_ascii_whitespace() {
            space = true;
        } else {
            let behind = out.chars().next_back();
            let free = behind.is_none_or(|behind| BOTH.contains(behind) || AFTER.contains(behind));
            if space && !free && !BOTH.contains(char) && !BEFORE.contains(char) {
                out.push(' ');
            }
            space = false;
            if char == '}' && behind == Some(';') {
                out.pop();
            }
            out.push(char);
            if char == '"' || char == '\'' {
                copy_string(char, &mut rest, &mut out);
            } else if char == '\\' {
                out.extend(rest.next());
            }
        }
    }
    out
}

/// Copies what stands between quotes, the closing one included.
fn copy_string(quote: char, rest: &mut impl Iterator<Item = char>, out: &mut String) {
    let mut escaped = false;
    for char in rest {
        out.push(char);
        if char == quote && !escaped {
            break;
        }
        escaped = char == '\\' && !escaped;
    }
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn takes_out_what_has_no_meaning_and_nothing_else() {
        for (css, expected) in [
            ("/* a */ a , b > c {\n  color : red ;\n}\n", "a,b>c{color :red}"),
            (".a/* x */.b { c: d }", ".a .b{c:d}"),
            (
                "a { & :hover { b: c } &:hover { b: c } + p { b: c } }",
                "a{& :hover{b:c}&:hover{b:c}+ p{b:c}}",
            ),
            ("a { b: clamp( 1em , 2vw + 1rem , 3em ) }", "a{b:clamp(1em,2vw + 1rem,3em)}"),
            ("a { b: calc( (1em + 2px) * -1 ) }", "a{b:calc((1em + 2px) * -1)}"),
            (
                "@container x (width > 40em) and (width < 60em) { a { b: c } }",
                "@container x (width>40em) and (width < 60em){a{b:c}}",
            ),
            (
                ":host( [dir=\"rtl\"] ) .a::part( b c ) { d: e }",
                ":host([dir=\"rtl\"]) .a::part(b c){d:e}",
            ),
            (
                "a { content: \"  /* } */ \\\"  ;  \" ; b: c !important }",
                "a{content:\"  /* } */ \\\"  ;  \";b:c!important}",
            ),
            (
                "a { grid-template: \"a  b\" 1fr / auto 1fr }",
                "a{grid-template:\"a  b\" 1fr / auto 1fr}",
            ),
            (".a :is(h1, h2) :not(.b) { --x: ; }", ".a :is(h1,h2) :not(.b){--x:}"),
            (
                "@layer base, top; @property --p { syntax: '<length>' }",
                "@layer base,top;@property --p{syntax:'<length>'}",
            ),
            (".a\\:b  .c\\  { d: e }", ".a\\:b .c\\ {d:e}"),
        ] {
            assert_eq!(minify(css), expected, "{css}");
        }
    }
}
