//! Invented crates, with and without circles.

use std::collections::{BTreeMap, BTreeSet};

use super::{Circle, circles, compare, known, line, tree};

/// The circles of a crate: the files' names below `src/`, and their texts; in the result without `src/` and `.rs`.
fn found(files: &[(&str, &str)]) -> Vec<String> {
    let files: BTreeMap<_, _> =
        files.iter().map(|(name, text)| (format!("src/{name}.rs"), (*text).to_owned())).collect();
    let imports = tree::imports(&files).unwrap();
    let short = |circle: &Circle| line(circle).replace("src/", "").replace(".rs", "");
    circles(&imports).iter().map(short).collect()
}

#[track_caller]
fn check(files: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(found(files), expected);
}

/// Two modules of a crate, a and b.
#[track_caller]
fn two(a: &str, b: &str, expected: &[&str]) {
    check(&[("lib", "mod a; mod b;"), ("a", a), ("b", b)], expected);
}

#[test]
fn two_files_that_name_each_other_are_a_circle() {
    two("use crate::b::B; struct A;", "use crate::a::A; struct B;", &["a b"]);
    two("use super::b::B; struct A;", "use super::a::A; struct B;", &["a b"]);
    two("use crate::b; struct A(b::B);", "struct B(crate::a::A);", &["a b"]);
    two("use crate::{b::{self, C}}; struct A;", "struct B; struct C; use super::a::*;", &["a b"]);
    two("fn a() { crate::b::b() }", "fn b() { use crate::a::a; a() }", &["a b"]);
    two("fn a() { html! { <p>{crate::b::b()}</p> } }", "pub fn b() { crate::a::a() }", &["a b"]);
    two("pub use crate::b::B as C; struct A;", "struct B(super::a::A);", &["a b"]);
}

#[test]
fn one_direction_is_none() {
    two("use crate::b::B; struct A(B);", "pub struct B;", &[]);
    two("use crate::b::B;", "use other::a::A; struct B(other::a::A, ::a::A);", &[]);
    two("pub(in crate::b) struct A;", "use crate::a::A; pub(super) struct B;", &[]);
    two("/// See crate::b::B.\nstruct A(&'static str); // crate::b::B", "use crate::a::A;", &[]);
    two("const A: &str = \"crate::b::B\";", "use crate::a::A;", &[]);
    two("use b::B; struct A;", "use crate::a::A; struct B;", &[]);
}

#[test]
fn what_is_compiled_for_tests_only_does_not_count() {
    let b = "use crate::a::A; struct B;";
    two("struct A; #[cfg(test)] mod tests { use crate::b::B; }", b, &[]);
    two("#[cfg(test)] use crate::{b::B, x}; struct A;", b, &[]);
    two("struct A; fn a() { #[cfg(test)] let b = crate::b::B { c: 1 }; }", b, &[]);
    two("#[cfg(test)] mod tests {} use crate::b::B; struct A;", b, &["a b"]);
    two("#[cfg(test)] fn t() {} fn a(b: crate::b::B) {} struct A;", b, &["a b"]);
    check(&[("lib", "#[cfg(test)] mod tests; mod a;"), ("a", "struct A;")], &[]);
}

#[test]
fn a_declaration_is_no_import() {
    check(&[("lib", "mod a; pub struct Top;"), ("a", "use crate::Top; struct A;")], &[]);
    check(
        &[("lib", "mod a; use a::A; pub struct Top;"), ("a", "use crate::Top; struct A;")],
        &["a lib"],
    );
    check(
        &[
            ("lib", "mod a;"),
            ("a/mod", "mod deep; use deep::Deep; struct A;"),
            ("a/deep", "struct Deep(super::A);"),
        ],
        &["a/deep a/mod"],
    );
    check(
        &[
            ("lib", "mod a;"),
            ("a", "mod deep; struct A;"),
            ("a/deep", "use super::A; struct Deep;"),
        ],
        &[],
    );
}

#[test]
fn what_is_re_exported_is_of_the_file_that_defines_it() {
    let model = ("model", "pub struct Article;");
    check(
        &[
            ("lib", "mod a; mod model; pub use model::Article; use a::A;"),
            model,
            ("a", "use crate::Article; struct A;"),
        ],
        &[],
    );
    check(
        &[
            ("lib", "mod a; mod model; pub use model::*; use a::A;"),
            model,
            ("a", "use crate::Article; struct A;"),
        ],
        &[],
    );
    let b = ("b", "use crate::{Article, a::A};");
    let a = ("a", "mod c; pub use c::C as A;");
    check(
        &[
            ("lib", "mod a; mod b; mod model; pub use model::Article;"),
            model,
            a,
            b,
            ("a/c", "pub struct C(crate::Article);"),
        ],
        &[],
    );
    let circle = ("a/c", "use crate::b::B; pub struct C;");
    check(
        &[
            ("lib", "mod a; mod b; mod model; pub use model::Article;"),
            model,
            a,
            ("b", "use crate::a::A; struct B;"),
            circle,
        ],
        &["a/c b"],
    );
}

#[test]
fn what_a_macro_makes_is_of_the_file_that_calls_it() {
    two("words! { A, B }", "use crate::a::A;", &[]);
    two("words! { A, B } use crate::b::b;", "use crate::a::A; fn b() {}", &["a b"]);
    two(
        "macro_rules! a { () => { $crate::b::B } } pub(crate) use a;",
        "use crate::a::a; struct B;",
        &["a b"],
    );
}

#[test]
fn longer_circles_and_several_are_found_whole() {
    let lib = ("lib", "mod a; mod b; mod c; mod d; mod e; mod f;");
    check(
        &[
            lib,
            ("a", "use crate::b::B; struct A;"),
            ("b", "use crate::c::C; struct B;"),
            ("c", "use crate::a::A; struct C;"),
            ("d", "use crate::{a::A, e::E}; struct D;"),
            ("e", "use crate::d::D; struct E;"),
            ("f", "use crate::{a::A, d::D};"),
        ],
        &["a b c", "d e"],
    );
}

#[test]
fn names_without_end_are_given_up() {
    two("pub use crate::b::x;", "pub use crate::a::x; pub use x::x;", &["a b"]);
}

#[test]
fn a_file_that_nothing_leads_to_is_told_of() {
    let files = [("src/lib.rs", ""), ("src/lost.rs", "")];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    assert_eq!(tree::imports(&files).unwrap_err(), "src/lost.rs: no `mod` leads to it");
}

#[test]
fn the_list_may_only_shrink() {
    let files = [
        ("src/lib.rs", "mod a; mod b;"),
        ("src/a.rs", "use crate::b::B; struct A;"),
        ("src/b.rs", "use crate::a::A; struct B;"),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    let imports = tree::imports(&files).unwrap();
    let found = circles(&imports);
    let say = |list: &str| compare(&found, &known(list), &imports).join("\n");
    assert_eq!(say("# known\n\nsrc/b.rs src/a.rs # a remark\n"), "");
    assert_eq!(
        say(""),
        "files that depend on each other:\nsrc/a.rs src/b.rs\none way round, and by what:\n  \
         src/a.rs names crate::b::B of src/b.rs\n  src/b.rs names crate::a::A of src/a.rs"
    );
    let smaller = say("src/a.rs src/b.rs src/c.rs");
    assert!(smaller.starts_with("a circle is smaller than"), "{smaller}");
    let gone = compare(&BTreeSet::new(), &known("src/a.rs src/b.rs"), &imports).join("\n");
    assert!(gone.contains("not there any more:\nsrc/a.rs src/b.rs"), "{gone}");
}
