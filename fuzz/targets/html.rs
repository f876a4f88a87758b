//! Markup to blocks, to a line, and to plain text.

#![no_main]

use article::{Article, Format, Reading, context::Context, html, node::Path};
use article_fuzz::{BASE, NOW, checked, in_time};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|markup: &str| {
    in_time(|| {
        let mut context = Context::new(&article::url::resolve, Some(BASE), NOW);
        let body = html::flow(markup, &mut context, &Path::ROOT);
        let article = Article { headline: "Headline".to_owned(), body, ..Article::default() };
        let issues = context.into_issues();
        checked(&Reading { article, format: Format::Article, issues, is_partial: false });
        let mut context = Context::new(&article::url::resolve, Some(BASE), NOW);
        let line = html::content(markup, &mut context, &Path::ROOT);
        for run in &line {
            if let Some(href) = &run.href {
                article_fuzz::address(href.as_str(), true);
            }
        }
        let plain = html::plain(markup);
        assert_eq!(plain, plain.trim(), "plain text has no space at its ends");
        html::line(markup, &mut context, &Path::ROOT);
        html::decode(markup);
    });
});
