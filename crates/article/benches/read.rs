//! What it costs to read a post of WordPress and to walk what it became: `cargo bench -p article`.
//!
//! Each size is ten times the one before; the time per byte should stay the same.
#![allow(missing_docs, clippy::expect_used, reason = "a benchmark fails by panicking")]

use article::{Options, Reading, read, url::resolve};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use serde_json::{Value, json};
use std::hint::black_box;

/// A piece of a body as WordPress writes it, with a bit of everything that is usual.
const PIECE: &str = "\n<h2 class=\"wp-block-heading\">The ferry &#8220;Aurelia&#8221; sails again</h2>\n\
    <p style=\"font-size:18px\">After a winter in the dock the boat is <strong>back on the lake</strong>, and \
    <a href=\"https://lake.example/timetable?day=1&amp;month=5\">the timetable</a> has <em>two more</em> crossings \
    a day.&nbsp;The crew says: &#8216;Bring a coat.&#8217;</p>\n\
    <figure class=\"wp-block-image size-large\"><img loading=\"lazy\" width=\"1024\" height=\"683\" \
    src=\"https://lake.example/a-1024x683.jpg\" alt=\"A white boat\" \
    srcset=\"https://lake.example/a-1024x683.jpg 1024w, https://lake.example/a-300x200.jpg 300w\">\
    <figcaption class=\"wp-element-caption\">The boat at noon</figcaption></figure>\n\
    <ul class=\"wp-block-list\"><li>Adults: 4</li><li>Children: 2<ul><li>under six: free</li></ul></li></ul>\n\
    <blockquote class=\"wp-block-quote\"><p>It is the first warm day.</p><cite>A deckhand</cite></blockquote>\n";

/// A post whose body has so many bytes.
fn post(bytes: usize) -> Value {
    let body = PIECE.repeat(bytes.div_ceil(PIECE.len()));
    json!({
        "id": 1,
        "link": "https://lake.example/2024/05/ferry/",
        "date": "2024-05-02T08:00:00",
        "date_gmt": "2024-05-02T06:00:00",
        "title": { "rendered": "The ferry is back" },
        "content": { "rendered": body, "protected": false },
        "excerpt": { "rendered": "<p>After a winter in the dock [&hellip;]</p>" },
        "_embedded": {},
    })
}

fn read_and_walk(document: &Value) -> usize {
    let Reading { article, .. } = read(document, &Options::new(&resolve, 0)).expect("a post");
    // Written out: every block, run and address is visited.
    black_box(serde_json::to_value(&article).expect("an article is JSON"));
    article.body.len()
}

fn benchmark(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a post of WordPress");
    group.sample_size(10);
    for bytes in [10_000, 100_000, 1_000_000, 10_000_000] {
        let document = post(bytes);
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_with_input(
            BenchmarkId::from_parameter(bytes),
            &document,
            |bencher, document| {
                bencher.iter(|| read_and_walk(black_box(document)));
            },
        );
    }
    group.finish();
}

criterion_group!(benches, benchmark);
criterion_main!(benches);
