//! Running text: runs to elements. Neighbours that share a mark share its element.

use article::{Content, Flow, Mark, Rare, Run};

use super::node::{Node, node, text};

/// Content as nodes.
pub(crate) fn content(runs: &[Run]) -> Vec<Node> {
    wrap(runs, &[])
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
    /// Whether the run wants the wrapper, and the same one as the first run does.
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

    /// What stands after the runs inside the wrapper.
    fn tail(self, run: &Run) -> Option<Node> {
        let ruby = run.rare.as_ref().filter(|_| self == Wrapper::Rare)?.ruby.as_ref()?;
        Some(node("rt").text(ruby))
    }
}

/// Wraps runs in what they want beyond `done`: the first run's wrapper that reaches furthest comes first,
/// so that elements are as few and as whole as can be. Each level uses up one wrapper: depth is bounded.
fn wrap(runs: &[Run], done: &[Wrapper]) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut rest = runs;
    while let Some(first) = rest.first() {
        let furthest = wanted(first)
            .filter(|wrapper| !done.contains(wrapper))
            .map(|wrapper| (reach(wrapper, rest, done), wrapper))
            .filter(|(reach, _)| *reach > 0)
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((reach, wrapper)) = furthest else {
            lines(&first.text, &mut nodes);
            rest = rest.get(1..).unwrap_or_default();
            continue;
        };
        let (inside, after) = rest.split_at(reach);
        let inside = wrap(inside, &[done, &[wrapper]].concat());
        nodes.push(wrapper.node(first).all(inside).with_some(wrapper.tail(first)));
        rest = after;
    }
    nodes
}

/// How many runs a wrapper of the first one can hold without cutting a link in two; inside a link there is
/// none to cut.
fn reach(wrapper: Wrapper, runs: &[Run], done: &[Wrapper]) -> usize {
    let Some(first) = runs.first() else { return 0 };
    let mut reach = runs.iter().take_while(|run| wrapper.joins(first, run)).count();
    let cuts = |at: usize| match (runs.get(at.wrapping_sub(1)), runs.get(at)) {
        (Some(before), Some(after)) => {
            (before.href.is_some() || before.note.is_some()) && Wrapper::Link.joins(before, after)
        }
        _ => false,
    };
    while wrapper != Wrapper::Link && !done.contains(&Wrapper::Link) && cuts(reach) {
        reach -= 1;
    }
    reach
}

/// What a run wants to be wrapped in.
fn wanted(run: &Run) -> impl Iterator<Item = Wrapper> {
    let link = run.href.is_some() || run.note.is_some();
    [
        link.then_some(Wrapper::Link),
        run.lang.is_some().then_some(Wrapper::Language),
        run.rare.is_some().then_some(Wrapper::Rare),
    ]
    .into_iter()
    .flatten()
    .chain(run.marks.iter().filter(|mark| rare_tag(run) != mark.name()).map(Wrapper::Mark))
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
