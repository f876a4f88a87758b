//! Articles that might be: every field and block, each within what the model allows.

use article::{
    Align, Article, Author, Block, Callout, CalloutKind, Cell, Content, Definition, Direction,
    Embed, Flow, Footnote, Gallery, Image, ImageSource, Language, List, ListStyle, Mark, Marks,
    Media, MediaKind, MediaSource, Named, Quote, Rare, Related, Run, SafeUrl, Sign, Source, Story,
    StoryMedia, Table, Timestamp, Track, Update, content, url::Purpose,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

fn word() -> impl Strategy<Value = String> {
    select(&["a", "Größe", "two words", "果", "<b>&amp;", "שלום", "…", "1", "\"x\"", "a\nb"][..])
        .prop_map(String::from)
}

fn maybe_word() -> impl Strategy<Value = Option<String>> {
    option::of(word())
}

fn media_url() -> impl Strategy<Value = SafeUrl> {
    select(
        &[
            "https://a.example/",
            "http://b.example/c.jpg?d=1#e",
            "https://xn--bcher-kva.example/%20",
        ][..],
    )
    .prop_map(|url| SafeUrl::new(url.to_owned(), Purpose::Media).unwrap())
}

fn link_url() -> impl Strategy<Value = SafeUrl> {
    prop_oneof![
        media_url(),
        select(&["mailto:a@b.example", "tel:+1-555"][..]).prop_map(|url| SafeUrl::new(
            url.to_owned(),
            Purpose::Link
        )
        .unwrap()),
    ]
}

fn language() -> impl Strategy<Value = Language> {
    select(&["en", "pt-BR", "zh-Hant", "ar"][..]).prop_map(|tag| Language::parse(tag).unwrap())
}

fn direction() -> impl Strategy<Value = Direction> {
    select(&[Direction::Ltr, Direction::Rtl][..])
}

fn date() -> impl Strategy<Value = Timestamp> {
    select(
        &["2024-10-22", "2024-10-22T09:00:00", "2024-02-29T23:59:59Z", "1999-12-31T00:00:00-03:30"]
            [..],
    )
    .prop_map(|date| Timestamp::parse(date).unwrap())
}

fn run() -> BoxedStrategy<Run> {
    let rare = (maybe_word(), maybe_word(), option::of(direction()), maybe_word()).prop_map(
        |(title, datetime, dir, ruby)| Rare { title, datetime, dir, ruby, ..Rare::default() },
    );
    let sign = (media_url(), size()).prop_map(|(src, (width, height))| Sign { src, width, height });
    let rare = (rare, option::of(sign), maybe_word(), maybe_word(), maybe_word())
        .prop_map(|(rare, image, rel, anchor, place)| Rare { image, rel, anchor, place, ..rare })
        .prop_map(|rare| (rare != Rare::default()).then(|| Box::new(rare)));
    let marks = vec(select(&Mark::ALL[..]), 0..3)
        .prop_map(|marks| marks.into_iter().fold(Marks::default(), Marks::with));
    let text = select(&["a", " b ", "c\n", "  ", "果"][..]).prop_map(String::from);
    (
        text,
        marks,
        option::weighted(0.2, link_url()),
        option::weighted(0.1, language()),
        option::weighted(0.1, word()),
        prop_oneof![6 => Just(None), 1 => rare],
    )
        .prop_map(|(text, marks, href, lang, note, rare)| Run {
            text,
            marks,
            href,
            lang,
            note,
            rare,
        })
        .boxed()
}

/// Running text as a reader leaves it: trimmed, without empty runs; perhaps none.
fn inline() -> BoxedStrategy<Content> {
    prop_oneof![
        word().prop_map(content::plain),
        vec(run(), 0..4).prop_map(|mut runs| {
            content::trim(&mut runs);
            runs
        }),
    ]
    .boxed()
}

fn paragraph_text() -> impl Strategy<Value = Content> {
    inline().prop_map(|content| if content.is_empty() { content::plain("x") } else { content })
}

fn image() -> BoxedStrategy<Image> {
    let source = (media_url(), option::of(1..100_000_u32), maybe_word())
        .prop_map(|(src, width, kind)| ImageSource { src, width, kind });
    let alt = option::of(prop_oneof![Just(String::new()), word()]);
    let href = option::of(link_url());
    (media_url(), alt, size(), inline(), inline(), vec(source, 0..3), href)
        .prop_map(|(src, alt, (width, height), caption, credit, sources, href)| Image {
            src,
            alt,
            width,
            height,
            caption,
            credit,
            sources,
            href,
        })
        .boxed()
}

fn size() -> impl Strategy<Value = (Option<u32>, Option<u32>)> {
    (option::of(1..=100_000_u32), option::of(1..=100_000_u32))
}

fn media() -> BoxedStrategy<Media> {
    let source = (media_url(), maybe_word()).prop_map(|(src, kind)| MediaSource { src, kind });
    let track = (media_url(), option::of(language()), maybe_word())
        .prop_map(|(src, language, label)| Track { src, language, label });
    (
        vec(source, 1..4),
        option::of(media_url()),
        vec(track, 0..2),
        maybe_word(),
        inline(),
        inline(),
        size(),
    )
        .prop_map(|(sources, poster, tracks, title, caption, credit, (width, height))| Media {
            sources,
            poster,
            tracks,
            title,
            caption,
            credit,
            width,
            height,
        })
        .boxed()
}

fn embed(body: impl Strategy<Value = Flow>) -> impl Strategy<Value = Embed> {
    (media_url(), maybe_word(), body, size(), inline()).prop_map(
        |(url, title, body, (width, height), caption)| Embed {
            url,
            title,
            body,
            width,
            height,
            caption,
        },
    )
}

fn gallery() -> BoxedStrategy<Gallery> {
    (vec(image(), 1..3), inline()).prop_map(|(images, caption)| Gallery { images, caption }).boxed()
}

fn flat_block() -> BoxedStrategy<Block> {
    let code = select(&["x", "  fn\n", "\tx\n\n"][..]).prop_map(String::from);
    prop_oneof![
        4 => paragraph_text().prop_map(Block::Paragraph),
        2 => (1..=6_u8, paragraph_text()).prop_map(|(level, content)| Block::Heading { level, content }),
        1 => image().prop_map(Block::Image),
        1 => gallery().prop_map(Block::Gallery),
        1 => (maybe_word(), code, inline()).prop_map(|(language, text, caption)| Block::Code { language, text, caption }),
        1 => Just(Block::Divider),
        1 => media().prop_map(Block::Video),
        1 => media().prop_map(Block::Audio),
    ]
    .boxed()
}

fn block() -> impl Strategy<Value = Block> {
    flat_block().prop_recursive(3, 24, 3, |inner| {
        let flow = vec(inner, 0..3).boxed();
        let full =
            flow.clone().prop_map(|flow| if flow.is_empty() { vec![Block::Divider] } else { flow });
        let list = (
            any::<bool>(),
            option::of(any::<i32>()),
            any::<bool>(),
            option::of(select(&ListStyle::ALL[..])),
            vec(full.clone(), 1..3),
        )
            .prop_map(|(ordered, start, reversed, style, items)| List {
                ordered,
                start,
                reversed,
                style,
                items,
            });
        let definition =
            (paragraph_text(), flow.clone()).prop_map(|(term, body)| Definition { term, body });
        let quote = (full.clone(), inline(), any::<bool>()).prop_map(|(body, cite, pull)| Quote {
            body,
            cite,
            pull,
        });
        let callout =
            (select(&CalloutKind::ALL[..]), paragraph_text(), option::of(date()), flow.clone())
                .prop_map(|(kind, title, date, body)| Callout { kind, title, date, body });
        let update = (maybe_word(), option::of(date()), paragraph_text(), flow.clone())
            .prop_map(|(id, published, title, body)| Update { id, published, title, body });
        let note = (word(), full.clone()).prop_map(|(id, body)| Footnote { id, body });
        // Boxed: together they are larger than a test's stack.
        prop_oneof![
            list.prop_map(Block::List).boxed(),
            vec(definition, 1..3).prop_map(Block::Definitions).boxed(),
            quote.prop_map(Block::Quote).boxed(),
            table(flow.clone()).prop_map(Block::Table).boxed(),
            embed(flow.clone()).prop_map(Block::Embed).boxed(),
            callout.prop_map(Block::Callout).boxed(),
            update.prop_map(Block::Update).boxed(),
            (paragraph_text(), flow, any::<bool>())
                .prop_map(|(summary, body, open)| Block::Details { summary, body, open })
                .boxed(),
            vec(note, 1..3).prop_map(Block::Footnotes).boxed(),
        ]
    })
}

fn table(flow: impl Strategy<Value = Flow> + 'static) -> impl Strategy<Value = Table> {
    let align = option::of(select(&[Align::Start, Align::Center, Align::End][..]));
    let cell = (flow, any::<bool>(), 1..=1_000_u32, 1..=65_534_u32, any::<bool>(), align).prop_map(
        |(body, header, colspan, rowspan, plain, align)| {
            let (colspan, rowspan) = if plain { (1, 1) } else { (colspan, rowspan) };
            Cell { body, header, colspan, rowspan, align }
        },
    );
    let rows = vec(vec(cell, 0..3), 0..3).boxed();
    (inline(), rows.clone(), rows).prop_map(|(caption, mut header, mut rows)| {
        header.iter_mut().flatten().for_each(|cell| cell.header = true);
        if header.is_empty() && rows.is_empty() {
            rows.push(Vec::new());
        }
        Table { caption, header, rows }
    })
}

fn named() -> impl Strategy<Value = Named> {
    (word(), option::of(link_url())).prop_map(|(name, url)| Named { name, url })
}

fn story() -> impl Strategy<Value = Story> {
    let behind = (
        select(&[MediaKind::Video, MediaKind::Audio, MediaKind::Gallery][..]),
        option::of(any::<u32>()),
    )
        .prop_map(|(kind, duration)| StoryMedia { kind, duration });
    let texts = (maybe_word(), maybe_word(), maybe_word());
    let rating = option::of(select(&[0.0, 2.5, 5.0][..]));
    (
        texts,
        option::of(media_url()),
        word(),
        option::of(image()),
        option::of(date()),
        option::of(behind),
        any::<bool>(),
        rating,
    )
        .prop_map(
            |(
                (kicker, source, excerpt),
                article,
                headline,
                image,
                published,
                media,
                live,
                rating,
            )| {
                Story {
                    id: None,
                    url: None,
                    article,
                    headline,
                    // White space is single in an excerpt.
                    excerpt: excerpt.unwrap_or_default().replace('\n', " "),
                    kicker,
                    image,
                    published,
                    media,
                    live,
                    rating,
                    source,
                    place: article::Place(None),
                }
            },
        )
}

/// Stories that are told apart by all that tells stories apart.
fn related() -> impl Strategy<Value = Related> {
    (maybe_word(), vec(story(), 1..4)).prop_map(|(heading, mut stories)| {
        for (number, story) in stories.iter_mut().enumerate() {
            story.headline.push_str(&format!(" {number}"));
            if number % 2 == 0 {
                story.id = Some(format!("id {number}"));
                let url = format!("https://stories.example/{number}");
                story.url = SafeUrl::new(url, Purpose::Link);
            }
        }
        Related { heading, stories }
    })
}

/// Any article.
pub(crate) fn article() -> impl Strategy<Value = Article> {
    let author = (word(), option::of(link_url()), option::of(media_url()))
        .prop_map(|(name, url, image)| Author { name, url, image });
    let source =
        (word(), option::of(link_url()), option::of(media_url()), maybe_word(), maybe_word())
            .prop_map(|(name, url, logo, licence, note)| Source { name, url, logo, licence, note });
    let lead = prop_oneof![
        image().prop_map(Block::Image),
        gallery().prop_map(Block::Gallery),
        media().prop_map(Block::Video),
        media().prop_map(Block::Audio),
        embed(vec(flat_block(), 0..2)).prop_map(Block::Embed),
    ];
    let head = (
        maybe_word(),
        option::of(media_url()),
        option::of(language()),
        option::of(direction()),
        option::of(named()),
        word(),
        vec(block(), 0..2),
    );
    let middle = (
        vec(author, 0..3),
        maybe_word(),
        option::of(date()),
        option::of(date()),
        option::of(lead),
        vec(block(), 0..4),
    );
    let end = (vec(named(), 0..3), option::of(source), option::of(related()));
    (head, middle, end).prop_map(
        |(
            (id, url, language, direction, section, headline, standfirst),
            (authors, place, published, updated, lead, body),
            (tags, source, related),
        )| Article {
            id,
            url,
            language,
            direction,
            section,
            headline,
            standfirst,
            authors,
            place,
            published,
            updated,
            lead,
            body,
            cut: false,
            tags,
            source,
            related,
        },
    )
}
