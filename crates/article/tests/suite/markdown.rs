//! Markdown, as Apple News and Contentful keep it, construct by construct.

use crate::read;
use serde_json::{Value, json};

/// What a body in Markdown becomes.
fn check(text: &str, expected: &Value) {
    let fields = json!({ "title": "Title", "body": text });
    let entry = json!({ "sys": { "id": "1", "type": "Entry" }, "fields": fields });
    let article = crate::written(&read(&entry).unwrap().article);
    assert_eq!(article.get("body").unwrap_or(&Value::Null), expected, "{text}");
}

fn paragraph(text: &str) -> Value {
    json!({ "type": "paragraph", "text": text })
}

fn runs(content: Value) -> Value {
    json!([{ "type": "paragraph", "content": content }])
}

fn marked(text: &str, mark: &str) -> Value {
    json!({ "text": text, "marks": [mark] })
}

fn linked(text: &str, path: &str) -> Value {
    json!({ "text": text, "href": format!("https://news.example{path}") })
}

#[test]
fn lines_become_blocks() {
    let p = paragraph;
    let heading =
        |level: i32, text: &str| json!({ "type": "heading", "level": level, "text": text });
    let code = |text: &str| json!({ "type": "code", "text": text });
    let quote = |text: &str| json!({ "type": "quote", "text": text });
    let rule = json!({ "type": "divider" });
    let list = |items: &[&str]| {
        let items: Vec<_> = items.iter().map(|text| json!({ "text": text })).collect();
        json!({ "type": "list", "items": items })
    };
    let numbered = |start: i32, items: &[&str]| {
        let mut list = list(items);
        list["ordered"] = json!(true);
        if start != 1 {
            list["start"] = json!(start);
        }
        list
    };
    let table = |rows: Value| json!({ "type": "table", "header": [["a", "b"]], "rows": rows });
    for (text, expected) in [
        ("a\nb", json!([p("a b")])),
        ("a  \nb", json!([p("a\nb")])),
        ("a \nb", json!([p("a b")])),
        ("a\n\n\nb", json!([p("a"), p("b")])),
        ("### a ###", json!([heading(3, "a")])),
        ("# a\nb", json!([heading(1, "a"), p("b")])),
        ("a\n# b\nc", json!([p("a"), heading(1, "b"), p("c")])),
        ("###### a", json!([heading(6, "a")])),
        ("####### a", json!([p("####### a")])),
        ("#tag", json!([p("#tag")])),
        ("#", json!([p("#")])),
        ("a\n***\nb", json!([p("a"), rule, p("b")])),
        ("* * *", json!([rule])),
        ("---", json!([rule])),
        ("___", json!([rule])),
        ("--", json!([p("--")])),
        ("-*-", json!([p("-*-")])),
        ("___x", json!([p("___x")])),
        ("...", json!([p("...")])),
        ("> a\n> b", json!([quote("a b")])),
        ("> a\n\nb", json!([quote("a"), p("b")])),
        (">a\n>\n> b", json!([{ "type": "quote", "body": [p("a"), p("b")] }])),
        ("- a\n  b\n- c", json!([list(&["a b", "c"])])),
        ("+ a\n* b\n- c", json!([list(&["a", "b", "c"])])),
        ("- a\n- b\n\nc", json!([list(&["a", "b"]), p("c")])),
        ("a\n- b", json!([p("a"), list(&["b"])])),
        ("1. a\n2. b", json!([numbered(1, &["a", "b"])])),
        ("3. a\n\n4. b", json!([numbered(3, &["a", "b"])])),
        ("- a\n1. b\n2. c", json!([list(&["a"]), numbered(1, &["b", "c"])])),
        ("1) a", json!([p("1) a")])),
        ("12a. b", json!([p("12a. b")])),
        (". a", json!([p(". a")])),
        ("1.a", json!([p("1.a")])),
        ("```rs\na < b\n```", json!([code("a < b")])),
        ("a\n```\n<b>\n\n# x\n```\nb", json!([p("a"), code("<b>\n\n# x"), p("b")])),
        ("- a\n```\nx\n```\n- b", json!([list(&["a"]), code("x"), list(&["b"])])),
        (
            "- a\n  ```\nx\n  ```\n- b",
            json!([{ "type": "list", "items": [{ "body": [p("a"), code("x")] }, { "text": "b" }] }]),
        ),
        ("| a | b |\n|---|:-:|\n| c | d |\n\ne", json!([table(json!([["c", "d"]])), p("e")])),
        ("|a|b\n|c|d", json!([table(json!([["c", "d"]]))])),
        ("<h2>a</h2>", json!([heading(2, "a")])),
    ] {
        check(text, &expected);
    }
}

#[test]
fn signs_become_emphasis_and_links() {
    let link = linked("a", "/x");
    for (text, content) in [
        ("**a** b", json!([marked("a", "strong"), " b"])),
        ("__a__ b", json!([marked("a", "strong"), " b"])),
        ("***a*** b", json!([marked("a", "strong"), " b"])),
        ("~~a~~ b", json!([marked("a", "del"), " b"])),
        ("*a* b", json!([marked("a", "em"), " b"])),
        ("(_a_)", json!(["(", marked("a", "em"), ")"])),
        ("_a_b", json!([marked("a", "em"), "b"])),
        ("`a*b*<` c", json!([marked("a*b*<", "code"), " c"])),
        ("a [a](/x \"t\") b", json!(["a ", link, " b"])),
        ("[a](</x> 't')", json!([link])),
        ("[[a]](/x)", json!([linked("[a]", "/x")])),
        ("[a](/x)(c)](d)", json!([link, "(c)](d)"])),
        (
            "[**a**](/x)",
            json!([{ "text": "a", "href": "https://news.example/x", "marks": ["strong"] }]),
        ),
    ] {
        check(text, &runs(content));
    }
    // What is not closed, stands in a word or is escaped is text.
    for text in [
        "some_file_name",
        "a_b_",
        "é_a_",
        "2 * 3 * 4 < 5",
        "** a**",
        "**a",
        "*a",
        "[a] (b)",
        "[a](b",
        "a \\b",
        "a ____ b",
        "a `` b",
    ] {
        check(text, &json!([paragraph(text)]));
    }
    check("\\*a\\* \\\\ \\[a](b) \\", &json!([paragraph("*a* \\ [a](b) \\")]));
}

#[test]
fn pictures_stand_alone() {
    let image =
        |alt: &str| json!({ "type": "image", "src": "https://news.example/i.jpg", "alt": alt });
    let mut linked = image("a");
    linked["href"] = json!("https://news.example/x");
    for (text, expected) in [
        ("![a](/i.jpg)", json!([image("a")])),
        ("![](/i.jpg)", json!([image("")])),
        ("a ![a](/i.jpg \"t\") b", json!([paragraph("a"), image("a"), paragraph("b")])),
        ("[![a](/i.jpg)](/x) b", json!([linked, paragraph("b")])),
    ] {
        check(text, &expected);
    }
}

/// What ends far away, and what follows a thousand signs that nothing ends, is text.
#[test]
fn signs_are_looked_for_so_far() {
    for (letters, marks) in [(999, true), (1_000, false)] {
        let text = "a".repeat(letters);
        let expected = if marks {
            runs(json!([marked(&text, "em")]))
        } else {
            json!([paragraph(&format!("*{text}*"))])
        };
        check(&format!("*{text}*"), &expected);
    }
    for (signs, marks) in [(999, true), (1_000, false)] {
        let text = "[ ".repeat(signs);
        let expected = if marks {
            runs(json!([text, marked("a", "em")]))
        } else {
            json!([paragraph(&format!("{text}*a*"))])
        };
        check(&format!("{text}*a*"), &expected);
    }
}
