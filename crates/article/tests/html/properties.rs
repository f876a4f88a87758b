//! Properties over hostile input: no panic, nothing but what is allowed, no text lost, cost linear.

use std::collections::BTreeMap;

use article::{Block, Content, Flow, Image, html};
use markup5ever_rcdom::{Handle, NodeData};
use proptest::prelude::*;

use crate::{notation, oracle, read};

/// Pieces that markup is made of, the hostile ones among them.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=/x>",
    "</a>",
    "<ul>",
    "</ul>",
    "<ol>",
    "</ol>",
    "<li>",
    "</li>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<th>",
    "<caption>",
    "<thead>",
    "<tbody>",
    "<h2>",
    "</h2>",
    "<blockquote>",
    "</blockquote>",
    "<cite>",
    "</cite>",
    "<figure>",
    "</figure>",
    "<figcaption>",
    "</figcaption>",
    "<img src=/i alt=x>",
    "<br>",
    "<hr>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<details>",
    "<summary>",
    "</summary>",
    "</details>",
    "<span lang=fr>",
    "</span>",
    "<sup>",
    "</sup>",
    "<ruby>",
    "<rt>",
    "</ruby>",
    "<q>",
    "</q>",
    "<div class=gallery>",
    "<div class=wp-caption>",
    "<p class=wp-caption-text>",
    "<aside class=pullquote>",
    "<blockquote class=twitter-tweet>",
    "<div class=kg-callout-card>",
    "<a href='#n'>",
    "<li id=n>",
    "<section>",
    "</section>",
    "<form>",
    "</form>",
    "<center>",
    "<label>",
    "<p ",
    " x='",
    "\"",
    "'",
    ">",
    "<",
    "</",
    "<!--",
    "-->",
    "&",
    "&amp;",
    "&#",
    "&#x41;",
    ";",
    "[",
    "]",
    " ",
    "\n",
    "\u{A0}",
    "\0",
    "word",
    "é",
];
/// Pieces whose content is left out.
const DROPPED: &[&str] = &[
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<svg>",
    "</svg>",
    "<math>",
    "</math>",
    "<template>",
    "</template>",
    "<select>",
    "</select>",
    "<button>",
    "</button>",
    "<object>",
    "</object>",
    "<video>",
    "<iframe src=/e>",
    "</iframe>",
    "<textarea>",
    "<title>",
    "<noscript>",
    "<![CDATA[",
    "]]>",
    "<foreignObject>",
    "<script><!--",
    "<plaintext>",
    "<a href=javascript:x>",
    "<img src=data:x>",
    "<a href='&#1;java\nscript:x'>",
    "<img srcset='javascript:x 1w'>",
    "<iframe src=javascript:x>",
];

fn markup(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(pieces).prop_map(str::to_owned),
        1 => "[a-z]{1,6}",
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Pieces of both kinds.
fn hostile() -> impl Strategy<Value = String> {
    (markup(PIECES), markup(DROPPED), markup(PIECES), markup(DROPPED))
        .prop_map(|(a, b, c, d)| [a, b, c, d].concat())
}

/// How many cases: more by `PROPTEST_CASES`.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(500)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_what_is_allowed_comes_out(body in hostile()) {
        let (flow, issues) = read(&body);
        check_addresses(&flow);
        prop_assert!(issues.iter().all(|issue| !issue.message.ends_with('.')));
        prop_assert!(depth(&flow) <= 64);
        html::plain(&body);
        html::decode(&body);
    }

    #[test]
    fn any_characters_are_read(body in "\\PC*") {
        read(&body);
    }

    #[test]
    fn no_text_is_lost(body in markup(PIECES)) {
        // Shortcodes and ways back from footnotes are left out, and html5ever knows every reference.
        let body = body.replace(['[', ']', '&', '#'], "");
        let (ours, theirs) = (letters_of(&body), letters_of_tree(&body));
        prop_assert_eq!(ours, theirs, "{}", body);
    }
}

#[test]
fn cost_is_linear() {
    let ways: &[(&str, &str)] = &[
        ("<div>", "</div>"),
        ("<b>", "x"),
        ("<span lang=fr>", "</sub>"),
        ("<ul><li>", "</ul>"),
        ("<a href=/x>", "</b>"),
        ("<table><tr><td>", ""),
        ("<p>x", ""),
        ("[a ", ""),
        ("[a b=\"", ""),
        ("&amp", ""),
        ("&notanentity", ""),
        ("<!--", ""),
        ("<a ", ""),
        ("<a b='", ""),
        ("</", ""),
        ("<script>", ""),
        ("<svg>", ""),
        ("<select>", ""),
        ("<ruby>x<rt>y", ""),
        ("<li id=a><a href='#a'>", ""),
        ("<a href='#", "'>x"),
        ("<i><b>x</i>", ""),
        ("<font a=", "1>"),
        ("<blockquote>", "<cite>x"),
        ("<figure><figcaption>", "x"),
        ("x<br>", ""),
        ("<td>", ""),
        ("<!--x-- ", "-"),
        ("<sup>", "</sup>"),
        ("<p><b>x", "<i>y"),
        ("<dl><dt>a<dd>", "b"),
        ("<details><summary>", "c"),
        ("<script><!--<script>", "-"),
        ("<object>", "<p>"),
        ("<pre>\n", "<p>"),
        ("<h2>", "x"),
        ("a<img src=/a>", ""),
    ];
    for (open, close) in ways {
        let time = |count: usize| {
            let body = open.repeat(count) + &close.repeat(count);
            let start = std::time::Instant::now();
            read(&body);
            start.elapsed().as_secs_f64()
        };
        // The least of three, and three rounds, so that another process does not count. A square law
        // would be 16.
        let least = |count| (0..3).map(|_| time(count)).fold(f64::MAX, f64::min);
        let linear = (0..3).any(|_| {
            let (small, large) = (least(4_000), least(16_000));
            large < 9.0 * small + 0.01
        });
        assert!(linear, "{open} {close}");
    }
}

#[test]
fn what_is_long_is_not_repeated_without_limit() {
    for open in ["a href=/", "abbr title="] {
        let body = format!("<{open}{}>{}", "x".repeat(100_000), "<b>x</b>y<p>".repeat(5_000));
        let (flow, issues) = read(&body);
        let text = notation::blocks(&flow);
        assert!(text.len() < 20_000_000, "{open}: {} bytes", text.len());
        let last = text.lines().last().unwrap();
        assert!(last.starts_with("p {strong"), "{open}: marks, which cost nothing, go on: {last}");
        assert!(issues.iter().any(|issue| issue.code.name() == "limit"), "{open}");
    }
}

#[test]
fn depth_is_cut() {
    for tag in ["blockquote", "ul><li", "table><tr><td", "details", "div", "b", "dl><dd"] {
        // A hundred thousand of the plainest; fewer of the others, as this runs unoptimised too.
        let count = if tag == "div" { 100_000 } else { 10_000 };
        let (flow, issues) = read(&format!("<{tag}>x").repeat(count));
        assert!(depth(&flow) <= 64, "{tag}");
        let text: usize = letters_of_flow(&flow).values().sum();
        assert_eq!(text, count, "{tag}");
        let limit = issues.iter().any(|issue| issue.code.name() == "limit");
        assert_eq!(limit, tag != "b", "{tag}");
    }
}

/// Depth is that of blocks in each other: neither what follows another, nor what makes no block, adds to it.
#[test]
fn depth_is_that_of_blocks_in_each_other() {
    let check = |body: &str, expected: &str| {
        let (flow, issues) = read(body);
        assert_eq!(notation::blocks(&flow), expected, "{body}");
        assert!(issues.is_empty(), "{body}");
    };
    let quote = "quote\n  p x\n";
    check(&"<blockquote>x</blockquote>".repeat(100), &quote.repeat(100));
    check(&format!("{}<blockquote>x", "<figure>".repeat(100)), quote);
    check(&format!("{}<sup>x", "<span>".repeat(200)), "p {sup|x}\n");
}

/// Each is looked at for every piece of text that another begins or ends in.
#[test]
fn elements_that_say_something_of_a_text_end_at_a_limit() {
    for (around, expected) in [(127, "p {sup q|x}\n"), (128, "p {q|x}\n")] {
        let (flow, _) = read(&format!("{}<sup>x", "<q>".repeat(around)));
        assert_eq!(notation::blocks(&flow), expected, "{around}");
    }
}

#[test]
fn of_a_table_that_is_too_deep_the_text_is_kept() {
    let body = format!("{}<table><caption>a<td>b", "<blockquote>".repeat(64));
    let (flow, issues) = read(&body);
    let last = format!("{0}p a\n{0}p b\n", "  ".repeat(64));
    assert!(notation::blocks(&flow).ends_with(&last), "{}", notation::blocks(&flow));
    assert_eq!(issues.len(), 1);
    assert_eq!(issues[0].code.name(), "limit");
}

/// References come before their notes and are searched for each: past so many, a list stays a list.
#[test]
fn references_are_remembered_up_to_a_limit() {
    for (others, block) in [(999, "notes"), (1_000, "ol")] {
        let others: String = (0..others).map(|at| format!("<a href=#{at}>x</a>")).collect();
        let twice = "<a href=#0>x</a>".repeat(10);
        let (flow, _) = read(&format!("{twice}{others}<a href=#n>y</a><ol><li id=n>z</ol>"));
        let text = notation::blocks(&flow);
        assert!(text.lines().any(|line| line == block), "{}", flow.len());
    }
}

#[test]
fn nodes_are_cut() {
    for (block, nodes) in [("<p>x", 2), ("<hr>", 1)] {
        let (flow, issues) = read(&block.repeat(200_000 / nodes + 1_000));
        assert!(flow.len() <= 200_000 / nodes + 1, "{block}");
        assert_eq!(issues.len(), 1, "{block}");
        assert_eq!(issues[0].code.name(), "limit");
    }
}

#[test]
fn huge_attributes_are_read() {
    let body = format!("<p {} title='{}'>a", "x=y ".repeat(100_000), "z".repeat(1_000_000));
    assert_eq!(notation::blocks(&read(&body).0), "p a\n");
}

#[test]
fn plain_text() {
    let check = |html: &str, expected: &str| assert_eq!(html::plain(html), expected, "{html}");
    check("A &amp; B", "A & B");
    check("<b>A</b><i>b</i>", "Ab");
    check("<p>A</p><p>B<br>C</p>", "A B C");
    check("  a \n b&nbsp;c&nbsp; d ", "a b\u{A0}c d");
    check("a<script>x</script>b</script>c", "abc");
    check("&amp;lt;b&amp;gt;", "&lt;b&gt;");
    check("I <3 you, 5 < 6", "I <3 you, 5 < 6");
    check("The read more [&hellip;]", "The read more […]");
    check("", "");
    assert_eq!(html::decode("<b>&lt;&#39;&amp;amp;"), "<b><'&amp;");
}

#[test]
fn inline_content() {
    let check = |text: &str, expected: &str, issues: usize| {
        let mut context = article::context::Context::new(&article::url::resolve, None, 0);
        let content = html::content(text, &mut context, &article::node::Path::ROOT);
        assert_eq!(notation::inline(&content), expected, "{text}");
        assert_eq!(context.into_issues().len(), issues, "{text}");
    };
    check("A <em>b</em>", "A {em|b}", 0);
    check("<p>a</p><p>b</p>", "a⏎b", 0);
    check("<h1>a</h1>", "a", 0);
    check("a<ul><li>b</ul>", "a⏎b", 1);
    check("", "", 0);
    check("Q&amp;A: <a href=\"https://x.example/\">x</a>", "Q&A: {href=https://x.example/|x}", 0);
    check("<img src=https://x.example/i alt=x>a", "a", 1);
}

fn check_addresses(flow: &Flow) {
    let media = |address: &str| {
        assert!(address.starts_with("https://") || address.starts_with("http://"), "{address}");
    };
    let image = |image: &Image| {
        media(image.src.as_str());
        image.sources.iter().for_each(|source| media(source.src.as_str()));
    };
    let line = |content: &Content| {
        for href in content.iter().filter_map(|run| run.href.as_ref()) {
            let schemes = ["https://", "http://", "mailto:", "tel:"];
            assert!(schemes.iter().any(|it| href.as_str().starts_with(it)), "{}", href.as_str());
        }
        assert!(content.iter().all(|run| !run.text.is_empty()), "an empty run");
    };
    for block in flow {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => {
                line(content);
                assert!(!content.is_empty());
            }
            Block::Image(it) => image(it),
            Block::Gallery(gallery) => gallery.images.iter().for_each(image),
            Block::Embed(embed) => media(embed.url.as_str()),
            Block::Video(it) | Block::Audio(it) => {
                it.sources.iter().for_each(|source| media(source.src.as_str()));
                it.poster.iter().for_each(|poster| media(poster.as_str()));
            }
            _ => {}
        }
        inner(block).into_iter().for_each(check_addresses);
    }
}

fn depth(flow: &Flow) -> usize {
    let below = |block: &Block| inner(block).into_iter().map(|flow| 1 + depth(flow)).max();
    flow.iter().filter_map(below).max().unwrap_or_default()
}

/// The blocks inside a block.
fn inner(block: &Block) -> Vec<&Flow> {
    match block {
        Block::List(list) => list.items.iter().collect(),
        Block::Definitions(definitions) => definitions.iter().map(|it| &it.body).collect(),
        Block::Quote(quote) => vec![&quote.body],
        Block::Table(table) => {
            table.header.iter().chain(&table.rows).flatten().map(|cell| &cell.body).collect()
        }
        Block::Embed(embed) => vec![&embed.body],
        Block::Callout(callout) => vec![&callout.body],
        Block::Update(update) => vec![&update.body],
        Block::Details { body, .. } => vec![body],
        Block::Footnotes(notes) => notes.iter().map(|note| &note.body).collect(),
        _ => Vec::new(),
    }
}

type Letters = BTreeMap<char, usize>;

fn count(letters: &mut Letters, text: &str) {
    for c in text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !is_invisible(*c)) {
        *letters.entry(c).or_default() += 1;
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

fn letters_of(body: &str) -> Letters {
    letters_of_flow(&read(body).0)
}

/// The letters of the text alone, whatever it stands in.
fn letters_of_flow(flow: &Flow) -> Letters {
    let mut letters = Letters::new();
    add_flow(&mut letters, flow);
    letters
}

fn add_flow(letters: &mut Letters, flow: &Flow) {
    let mut lines = Vec::new();
    for block in flow {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => lines.push(content),
            Block::Definitions(definitions) => lines.extend(definitions.iter().map(|it| &it.term)),
            Block::Quote(quote) => lines.push(&quote.cite),
            Block::Image(image) => lines.extend([&image.caption, &image.credit]),
            Block::Gallery(gallery) => {
                lines.push(&gallery.caption);
                lines.extend(
                    gallery.images.iter().flat_map(|image| [&image.caption, &image.credit]),
                );
            }
            Block::Table(table) => lines.push(&table.caption),
            Block::Code { text, caption, .. } => {
                count(letters, text);
                lines.push(caption);
            }
            Block::Embed(embed) => lines.push(&embed.caption),
            Block::Callout(callout) => lines.push(&callout.title),
            Block::Update(update) => lines.push(&update.title),
            Block::Details { summary, .. } => lines.push(summary),
            _ => {}
        }
        inner(block).into_iter().for_each(|flow| add_flow(letters, flow));
    }
    for run in lines.into_iter().flatten() {
        count(letters, &run.text);
        if let Some(ruby) = run.rare.as_ref().and_then(|rare| rare.ruby.as_ref()) {
            count(letters, ruby);
        }
    }
}

fn letters_of_tree(body: &str) -> Letters {
    let mut letters = Letters::new();
    add_node(&mut letters, &oracle::parse(body));
    letters
}

fn add_node(letters: &mut Letters, node: &Handle) {
    if let NodeData::Text { contents } = &node.data {
        count(letters, &contents.borrow());
    }
    node.children.borrow().iter().for_each(|child| add_node(letters, child));
}
