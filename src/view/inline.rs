//! Running text: runs to elements. Neighbours that share a mark share its element.

use article::{Content, Flow, Mark, Rare, Run};

use super::node::{Node, node, text};

/// Content as nodes.
pub(crate) fn content(runs: &[Run]) -> Vec<Node> {
    wrap(runs, 0)
}

/// Content as nodes, or nothing where it is blank.
pub(crate) fn some_content(runs: &Content) -> Option<Vec<Node>> {
    (!article::content::is_blank(runs)).then(|| content(runs))
}

/// The content of a flow that is one paragraph, for places that draw it without one.
pub(crate) fn single(flow: &Flow) -> Option<&Content> {
    match flow.as_slice() {
        [article::Block::Paragraph(content)] => Some(content),
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
    /// Every wrapper by its number, the outer before the inner where they reach as far.
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
            Wrapper::Link => run.href.is_some() || run.note.is_some(),
            Wrapper::Language => run.lang.is_some(),
            Wrapper::Rare => run.rare.is_some(),
            // Not the mark whose element the rare takes.
            Wrapper::Mark(mark) => run.marks.has(mark) && rare_tag(run) != mark.name(),
        }
    }

    /// Whether the run wants the same wrapper as the first run does.
    #[inline(never)]
    fn joins(self, first: &Run, run: &Run) -> bool {
        match self {
            Wrapper::Link => run.href == first.href && run.note == first.note,
            Wrapper::Language => run.lang == first.lang,
            Wrapper::Rare => run.rare == first.rare && rare_tag(run) == rare_tag(first),
            Wrapper::Mark(mark) => run.marks.has(mark),
        }
    }

    /// The wrapper's element.
    fn node(self, run: &Run) -> Node {
        match self {
            Wrapper::Mark(mark) => node(mark.name()),
            Wrapper::Language => {
                node("span").maybe("lang", run.lang.as_ref().map(|lang| lang.as_str()))
            }
            Wrapper::Link => match (&run.note, &run.href) {
                (Some(id), _) => node("a")
                    .class("note-ref")
                    .attr("role", "doc-noteref")
                    .set("id", &["ref-", id].concat())
                    .set("href", &["#note-", id].concat()),
                (None, href) => node("a").maybe("href", href.as_ref().map(|href| href.as_str())),
            },
            Wrapper::Rare => match &run.rare {
                Some(rare) => self::rare(rare, run),
                None => node("span"),
            },
        }
    }
}

/// The bit of [`Wrapper::Link`] in a set of wrappers.
const LINK: u32 = 1;

/// Wraps runs in what they want beyond `done`, a bit for each wrapper: the first run's wrapper that
/// reaches furthest comes first, so that elements are as few and as whole as can be. Each level uses up one
/// wrapper: depth is bounded.
fn wrap(runs: &[Run], done: u32) -> Vec<Node> {
    let mut nodes = Vec::new();
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
            lines(&first.text, &mut nodes);
            continue;
        }
        let mut node = wrapper.node(first).all(wrap(inside, done | bit));
        if let (Wrapper::Rare, Some(Rare { ruby: Some(ruby), .. })) =
            (wrapper, first.rare.as_deref())
        {
            node = node.with(self::node("rt").text(ruby));
        }
        nodes.push(node);
    }
    nodes
}

/// How many runs a wrapper of the first one can hold without cutting a link in two; inside a link there is
/// none to cut.
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

/// The element of what is rare; an abbreviation's own, which its expansion belongs to.
fn rare_tag(run: &Run) -> &'static str {
    match run.rare.as_deref() {
        Some(Rare { ruby: Some(_), .. }) => "ruby",
        Some(Rare { datetime: Some(_), .. }) => "time",
        Some(Rare { dir: Some(_), .. }) => "bdo",
        Some(_) if run.marks.has(Mark::Abbr) => Mark::Abbr.name(),
        _ => "span",
    }
}

fn rare(rare: &Rare, run: &Run) -> Node {
    node(rare_tag(run))
        .maybe("title", rare.title.as_deref())
        .maybe("datetime", rare.datetime.as_deref())
        .maybe("dir", rare.dir.map(|dir| dir.name()))
}

/// Text, a line feed as a line break.
fn lines(characters: &str, nodes: &mut Vec<Node>) {
    for (index, line) in characters.split('\n').enumerate() {
        if index > 0 {
            nodes.push(node("br"));
        }
        if !line.is_empty() {
            nodes.push(text(line));
        }
    }
}
