//! Turns runs of text into elements. Neighbours that share a mark share its element.
//!
//! These are functions, not components: a run may be a single letter, and there are as many runs as words.

use article::{Block, Content, Direction, Mark, Rare, Run, Sign};
use leptos::prelude::*;

use crate::browser::address::fetched;

/// Content as a view.
pub(crate) fn content(runs: &[Run]) -> AnyView {
    wrap(runs, 0)
}

/// Content as a view, or nothing where it is blank.
pub(crate) fn some_content(runs: &Content) -> Option<AnyView> {
    (!article::content::is_blank(runs)).then(|| content(runs))
}

/// The content of blocks that are only one paragraph, for places that draw it without `<p>`.
pub(crate) fn single(blocks: &[Block]) -> Option<&Content> {
    match blocks {
        [Block::Paragraph(content)] => Some(content),
        _ => None,
    }
}

/// What a run can be wrapped in.
#[derive(Clone, Copy, PartialEq)]
enum Wrapper {
    Link,
    Language,
    Rare,
    Mark(Mark),
}

impl Wrapper {
    /// All wrappers by number; of two that reach equally far, the outer one comes first.
    fn numbered(number: usize) -> Option<Wrapper> {
        Some(match number {
            0 => Wrapper::Link,
            1 => Wrapper::Language,
            2 => Wrapper::Rare,
            _ => Wrapper::Mark(*Mark::ALL.get(number - 3)?),
        })
    }

    /// Whether the run wants the wrapper.
    fn fits(self, run: &Run) -> bool {
        match self {
            Wrapper::Link => run.href.is_some() || run.note.is_some() || place(run).is_some(),
            Wrapper::Language => run.lang.is_some(),
            Wrapper::Rare => RareTag::of(run).is_some(),
            // Not the mark whose element the rare takes.
            Wrapper::Mark(mark) => {
                run.marks.has(mark)
                    && !(mark == Mark::Abbr && RareTag::of(run) == Some(RareTag::Abbr))
            }
        }
    }

    /// Whether the run wants the same wrapper as the first run does.
    #[inline(never)]
    fn joins(self, first: &Run, run: &Run) -> bool {
        match self {
            Wrapper::Link => {
                run.href == first.href && run.note == first.note && place(run) == place(first)
            }
            Wrapper::Language => run.lang == first.lang,
            Wrapper::Rare => run.rare == first.rare && RareTag::of(run) == RareTag::of(first),
            Wrapper::Mark(mark) => run.marks.has(mark),
        }
    }

    /// The wrapper's element around a view.
    fn around(self, run: &Run, inside: AnyView) -> AnyView {
        match self {
            Wrapper::Link => link(run, inside),
            Wrapper::Language => {
                let language = run.lang.as_ref().map(|lang| lang.as_str().to_owned());
                view! { <span lang=language>{inside}</span> }.into_any()
            }
            Wrapper::Rare => rare(run, inside),
            Wrapper::Mark(mark) => marked(mark, inside),
        }
    }
}

/// The bit of [`Wrapper::Link`] in a set of wrappers.
const LINK: u32 = 1;

/// Wraps runs in what they want beyond `done`, a bit for each wrapper: the first run's wrapper that reaches furthest
/// comes first, so that elements are as few and as whole as can be. Each level uses up one wrapper: depth is bounded.
fn wrap(runs: &[Run], done: u32) -> AnyView {
    let mut views = Vec::new();
    let mut rest = runs;
    while let Some(first) = rest.first() {
        let mut furthest = (0, Wrapper::Link, 0);
        for (number, wrapper) in (0..).map_while(Wrapper::numbered).enumerate() {
            let bit = 1 << number;
            if done & bit == 0 && wrapper.fits(first) {
                let reach = reach(wrapper, rest, done);
                if reach > furthest.0 {
                    furthest = (reach, wrapper, bit);
                }
            }
        }
        let (reach, wrapper, bit) = furthest;
        let (inside, after) = rest.split_at(reach.max(1));
        rest = after;
        if reach == 0 {
            match first.rare.as_deref().and_then(|rare| rare.image.as_ref()) {
                Some(image) => views.push(sign(image, &first.text)),
                None => lines(&first.text, &mut views),
            }
        } else {
            views.push(wrapper.around(first, wrap(inside, done | bit)));
        }
    }
    views.into_any()
}

/// How many runs a wrapper of the first one can hold without cutting a link in two; inside a link there is none to cut.
fn reach(wrapper: Wrapper, runs: &[Run], done: u32) -> usize {
    let Some(first) = runs.first() else { return 0 };
    let mut reach = runs.iter().take_while(|run| wrapper.joins(first, run)).count();
    let cuts = |at: usize| match (runs.get(at.wrapping_sub(1)), runs.get(at)) {
        (Some(before), Some(after)) => {
            Wrapper::Link.fits(before) && Wrapper::Link.joins(before, after)
        }
        _ => false,
    };
    while wrapper != Wrapper::Link && done & LINK == 0 && cuts(reach) {
        reach -= 1;
    }
    reach
}

/// Text, a line feed as a line break.
fn lines(characters: &str, views: &mut Vec<AnyView>) {
    for (index, line) in characters.split('\n').enumerate() {
        if index > 0 {
            views.push(view! { <br/> }.into_any());
        }
        if !line.is_empty() {
            views.push(line.to_owned().into_any());
        }
    }
}

/// A link, or a reference to a footnote.
fn link(run: &Run, inside: AnyView) -> AnyView {
    match &run.note {
        Some(note) => {
            let (id, href) = (["ref-", note].concat(), ["#note-", note].concat());
            view! { <a class="note-ref" role="doc-noteref" id=id href=href>{inside}</a> }.into_any()
        }
        None => {
            if let Some(place) = place(run) {
                let href = ["#place-", place].concat();
                return view! { <a href=href part="link">{inside}</a> }.into_any();
            }
            let href = run.href.as_ref().map(|href| href.as_str().to_owned());
            let rel = run.rare.as_ref().and_then(|rare| rare.rel.clone());
            view! { <a href=href rel=rel part="link">{inside}</a> }.into_any()
        }
    }
}

/// The place in the article that a run leads to.
fn place(run: &Run) -> Option<&str> {
    run.rare.as_ref()?.place.as_deref()
}

/// A small picture in the line.
fn sign(image: &Sign, alt: &str) -> AnyView {
    let alt = alt.trim_matches('\u{200B}').to_owned();
    view! {
        <img
            class="sign"
            alt=alt
            width=image.width
            height=image.height
            loading="lazy"
            src=fetched(&image.src)
        />
    }
    .into_any()
}

/// The element of a mark.
fn marked(mark: Mark, inside: AnyView) -> AnyView {
    match mark {
        Mark::Strong => view! { <strong>{inside}</strong> }.into_any(),
        Mark::Em => view! { <em>{inside}</em> }.into_any(),
        Mark::Code => view! { <code>{inside}</code> }.into_any(),
        Mark::Sub => view! { <sub>{inside}</sub> }.into_any(),
        Mark::Sup => view! { <sup>{inside}</sup> }.into_any(),
        Mark::Mark => view! { <mark>{inside}</mark> }.into_any(),
        Mark::Small => view! { <small>{inside}</small> }.into_any(),
        Mark::Del => view! { <del>{inside}</del> }.into_any(),
        Mark::Ins => view! { <ins>{inside}</ins> }.into_any(),
        Mark::Kbd => view! { <kbd>{inside}</kbd> }.into_any(),
        Mark::Abbr => view! { <abbr>{inside}</abbr> }.into_any(),
        Mark::Cite => view! { <cite>{inside}</cite> }.into_any(),
        Mark::Q => view! { <q>{inside}</q> }.into_any(),
    }
}

/// The element for something rare.
#[derive(Clone, Copy, PartialEq)]
enum RareTag {
    Ruby,
    Time,
    Bdo,
    /// The element of an abbreviation, which carries its expansion.
    Abbr,
    Span,
}

impl RareTag {
    /// The element for a run, if it has anything rare.
    fn of(run: &Run) -> Option<RareTag> {
        Some(match run.rare.as_deref()? {
            Rare { ruby: Some(_), .. } => RareTag::Ruby,
            Rare { datetime: Some(_), .. } => RareTag::Time,
            Rare { dir: Some(_), .. } => RareTag::Bdo,
            _ if run.marks.has(Mark::Abbr) => RareTag::Abbr,
            Rare { title: None, anchor: None, .. } => return None,
            _ => RareTag::Span,
        })
    }
}

/// The rare things.
fn rare(run: &Run, inside: AnyView) -> AnyView {
    let (Some(rare), Some(tag)) = (run.rare.as_deref(), RareTag::of(run)) else { return inside };
    let title = rare.title.clone();
    let dir = rare.dir.map(Direction::name);
    match tag {
        RareTag::Ruby => {
            let ruby = rare.ruby.clone();
            view! { <ruby title=title dir=dir>{inside}<rt>{ruby}</rt></ruby> }.into_any()
        }
        RareTag::Time => {
            let datetime = rare.datetime.clone();
            view! { <time title=title datetime=datetime dir=dir>{inside}</time> }.into_any()
        }
        RareTag::Bdo => view! { <bdo title=title dir=dir>{inside}</bdo> }.into_any(),
        RareTag::Abbr => view! { <abbr title=title>{inside}</abbr> }.into_any(),
        RareTag::Span => {
            let id = rare.anchor.as_ref().map(|anchor| ["place-", anchor].concat());
            let focus = id.is_some().then_some("-1");
            view! { <span title=title id=id tabindex=focus>{inside}</span> }.into_any()
        }
    }
}
