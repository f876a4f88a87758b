//! What an article may not exceed: depth, blocks, stories, issues.

use crate::read;
use article::{Block, IssueCode, context};
use serde_json::{Value, json};

fn limits(document: &Value) -> (article::Article, Vec<String>) {
    let reading = read(document).unwrap();
    let limit = reading.issues.into_iter().filter(|issue| issue.code == IssueCode::Limit);
    (reading.article, limit.map(|issue| issue.path).collect())
}

#[test]
fn blocks_in_blocks_end_at_the_limit() {
    let wrap = |inner: Value| json!({ "type": "quote", "text": "x", "body": [inner] });
    let nest = |inner: Value| json!({ "text": "x", "items": [inner] });
    let deep = |depth: usize, step: &dyn Fn(Value) -> Value, leaf: Value| {
        (0..depth).fold(leaf, |inner, _| step(inner))
    };
    let leaf = json!({ "type": "paragraph", "text": "deep" });
    for (body, cut) in [
        (deep(context::MAX_DEPTH - 1, &wrap, leaf.clone()), false),
        (deep(context::MAX_DEPTH, &wrap, leaf.clone()), true),
        (deep(300, &wrap, leaf), true),
        (
            json!({ "type": "list", "items": [deep(context::MAX_DEPTH - 2, &nest, json!("x"))] }),
            false,
        ),
        (
            json!({ "type": "list", "items": [deep(context::MAX_DEPTH - 1, &nest, json!("x"))] }),
            true,
        ),
        (json!({ "type": "list", "items": [deep(300, &nest, json!("x"))] }), true),
    ] {
        let document = json!({ "headline": "Deep", "body": [body] });
        let (_, found) = limits(&document);
        assert_eq!(found.len(), usize::from(cut), "{found:?}");
    }
}

#[test]
fn blocks_and_runs_end_at_the_limit() {
    let runs: Vec<Value> = vec![json!("x"); 1_000];
    let paragraph = json!({ "type": "paragraph", "content": runs });
    let document = json!({ "headline": "Long", "body": vec![paragraph; 300] });
    let (article, found) = limits(&document);
    assert_eq!(found, ["$.body[199].content[800]"]);
    let runs: usize = article
        .body
        .iter()
        .map(|block| match block {
            Block::Paragraph(content) => content.len() + 1,
            _ => 0,
        })
        .sum();
    assert_eq!(runs, context::MAX_NODES);
}

#[test]
fn plain_text_ends_at_the_limit() {
    let lines = "a\n".repeat(context::MAX_NODES + 5);
    let document = json!({ "@type": "Article", "headline": "Long", "articleBody": lines });
    let (article, found) = limits(&document);
    assert_eq!(found, ["$.articleBody"]);
    assert_eq!(article.body.len(), context::MAX_NODES);
}

#[test]
fn links_that_are_followed_end_at_the_limit() {
    let mut context = context::Context::new(&article::url::resolve, None, 0);
    let followed = (0..2_000).filter(|_| context.take_link()).count();
    assert_eq!(followed, 1_000);
}

#[test]
fn stories_end_at_the_limit() {
    let story = |number: usize| json!({ "headline": format!("Story {number}") });
    for (count, shown, path) in
        [(context::MAX_STORIES, 500, None), (context::MAX_STORIES + 5, 500, Some("$.related[500]"))]
    {
        let stories: Vec<_> = (0..count).map(story).collect();
        let (article, found) = limits(&json!({ "headline": "Many", "related": stories }));
        assert_eq!(article.related.unwrap().stories.len(), shown);
        assert_eq!(found.first().map(String::as_str), path);
        assert!(found.len() <= 1);
    }
}

#[test]
fn issues_end_at_the_limit() {
    let document = json!({ "headline": "Broken", "body": vec![Value::Null; 5_000] });
    let issues = read(&document).unwrap().issues;
    assert_eq!(issues.len(), context::MAX_ISSUES + 1);
    assert_eq!(issues.last().unwrap().code, IssueCode::Limit);
}
