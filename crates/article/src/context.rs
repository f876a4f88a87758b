//! What an adapter gets besides the JSON: how addresses are resolved, the limits, and the list of issues.

use crate::{
    Issue, IssueCode, SafeUrl,
    node::Path,
    text::trim,
    url::{Purpose, Resolve},
};

/// The number of issues that are kept; beyond it, one more issue says that there were others.
pub const MAX_ISSUES: usize = 1_000;
/// The number of blocks and runs in an article; beyond it, the rest is cut off and reported.
pub const MAX_NODES: usize = 200_000;
/// How deep blocks may be inside each other; beyond it, the inner ones are cut off and reported.
pub const MAX_DEPTH: usize = 64;
/// The number of stories in a list; beyond it, the rest is cut off and reported.
pub const MAX_STORIES: usize = 500;

/// The number of links inside a document that are followed, since each needs a search; the others count as dead.
const MAX_LINKS: usize = 1_000;

/// What an adapter gets besides the JSON.
pub struct Context<'a> {
    resolve: Resolve<'a>,
    base: Option<String>,
    issues: Vec<Issue>,
    nodes: usize,
    depth: usize,
    links: usize,
    now: i64,
    /// Where fields stand in a document of no known format.
    pub(crate) map: Option<&'a str>,
    /// Reads only the story at this place of a list.
    pub(crate) pick: Option<usize>,
    /// Whether all stories are related stories, and none is the article.
    pub(crate) list: bool,
    /// How many related stories to read, if the others can wait …
    pub(crate) first: Option<usize>,
    /// … and whether some do.
    pub(crate) is_partial: bool,
    /// Whether a card is being read, for which a format need not look up what only an article shows.
    pub(crate) brief: bool,
}

impl<'a> Context<'a> {
    /// A context for JSON that came from `base` and is read at `now` (epoch milliseconds).
    pub fn new(resolve: Resolve<'a>, base: Option<&str>, now: i64) -> Context<'a> {
        Context {
            resolve,
            base: base.map(String::from),
            issues: Vec::new(),
            nodes: 0,
            depth: 0,
            links: 0,
            now,
            map: None,
            pick: None,
            list: false,
            first: None,
            is_partial: false,
            brief: false,
        }
    }

    /// The number of issues so far: it tells whether a part that gave nothing has reported why.
    pub fn issue_count(&self) -> usize {
        self.issues.len()
    }

    /// The depth of the block whose content is being read.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The time of reading in epoch milliseconds.
    pub fn now(&self) -> i64 {
        self.now
    }

    /// The address that relative ones are resolved against.
    pub fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    /// Counts one search for the target of a link inside the document. `false`: there were too many.
    pub fn take_link(&mut self) -> bool {
        self.links += 1;
        self.links <= MAX_LINKS
    }

    /// What was reported so far.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// What was reported.
    pub fn into_issues(self) -> Vec<Issue> {
        self.issues
    }

    /// Reports an issue.
    pub fn report(&mut self, code: IssueCode, message: impl AsRef<str>, path: &Path<'_>) {
        self.push_issue(code, message.as_ref(), path);
    }

    #[inline(never)]
    fn push_issue(&mut self, code: IssueCode, message: &str, path: &Path<'_>) {
        let (code, message, path) = match self.issues.len() {
            MAX_ISSUES => {
                let message = "more than 1,000 issues: the others are not listed";
                (IssueCode::Limit, message, &Path::ROOT)
            }
            count if count > MAX_ISSUES => return,
            _ => (code, message, path),
        };
        self.issues.push(Issue { code, message: message.to_owned(), path: path.text() });
    }

    /// Sets the article's own address: from here on, relative addresses are resolved against it.
    pub fn set_base(&mut self, url: &SafeUrl) {
        self.base = Some(url.as_str().to_owned());
    }

    /// Reads a part of the document that may have an address of its own: an address set by
    /// [`Context::set_base`] applies only inside this part.
    pub fn apart<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let base = self.base.clone();
        let part = read(self);
        self.base = base;
        part
    }

    /// Reads something that is not shown, so nothing is counted or reported.
    pub fn quietly<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let (issues, nodes) = (self.issues.len(), self.nodes);
        let part = read(self);
        self.issues.truncate(issues);
        self.nodes = nodes;
        part
    }

    /// Counts one block or run. `false`: the limit is reached, and the rest has to be left out; this is
    /// reported once.
    pub fn take_node(&mut self, path: &Path<'_>) -> bool {
        self.nodes += 1;
        if self.nodes == MAX_NODES + 1 {
            self.report(
                IssueCode::Limit,
                "more than 200,000 blocks and runs: the rest is cut",
                path,
            );
        }
        self.nodes <= MAX_NODES
    }

    /// Reads the content of a block, unless it is too deep, which is reported.
    pub fn deeper<T: Default>(&mut self, path: &Path<'_>, read: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth >= MAX_DEPTH {
            self.report(IssueCode::Limit, "blocks in blocks more than 64 deep: cut", path);
            return T::default();
        }
        self.depth += 1;
        let inside = read(self);
        self.depth -= 1;
        inside
    }

    /// Resolves and checks an address; one that cannot be used is reported.
    pub fn url(&mut self, address: &str, purpose: Purpose, path: &Path<'_>) -> Option<SafeUrl> {
        let address = trim(address);
        if address.is_empty() {
            return None;
        }
        let Some(serialised) = (self.resolve)(address, self.base.as_deref()) else {
            self.report(IssueCode::BadUrl, "an address that cannot be read: left out", path);
            return None;
        };
        let url = SafeUrl::new(serialised, purpose);
        if url.is_none() {
            self.report(
                IssueCode::UnsafeUrl,
                "an address of a scheme that is not allowed: left out",
                path,
            );
        }
        url
    }
}
