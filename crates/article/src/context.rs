//! What an adapter is given beside the JSON: addresses, limits, and the list of issues.

use crate::{
    Content, Issue, IssueCode, Language, SafeUrl, Timestamp, content,
    json::{Json, Kind},
    node::{Node, Path},
    url::{Purpose, Resolve},
};

/// Issues that are kept; past it, one issue says that there were more.
pub const MAX_ISSUES: usize = 1_000;
/// Blocks and runs of an article; past it the rest is cut and reported.
pub const MAX_NODES: usize = 200_000;
/// Depth to which blocks may stand in blocks; past it the inner ones are cut and reported.
pub const MAX_DEPTH: usize = 64;
/// Stories of a list; past it the rest is cut and reported.
pub const MAX_STORIES: usize = 500;

/// What an adapter reads with.
pub struct Context<'a> {
    resolve: Resolve<'a>,
    base: Option<String>,
    issues: Vec<Issue>,
    nodes: usize,
    depth: usize,
}

impl<'a> Context<'a> {
    /// A context for JSON that came from `base`.
    pub fn new(resolve: Resolve<'a>, base: Option<&str>) -> Context<'a> {
        Context { resolve, base: base.map(String::from), issues: Vec::new(), nodes: 0, depth: 0 }
    }

    /// How many issues were reported so far, for telling whether a part that gave nothing said why.
    pub fn issue_count(&self) -> usize {
        self.issues.len()
    }

    /// How deep the block stands whose inside is being read.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// What was reported.
    pub fn into_issues(self) -> Vec<Issue> {
        self.issues
    }

    /// Reports an issue.
    pub fn report(&mut self, code: IssueCode, message: impl Into<String>, path: &Path<'_>) {
        if self.issues.len() < MAX_ISSUES {
            self.issues.push(Issue { code, message: message.into(), path: path.to_string() });
        } else if self.issues.len() == MAX_ISSUES {
            let message = "more than 1,000 issues: the others are not listed".to_owned();
            self.issues.push(Issue { code: IssueCode::Limit, message, path: "$".to_owned() });
        }
    }

    /// Takes the article's own address: what is relative is resolved against it from here on.
    pub fn set_base(&mut self, url: &SafeUrl) {
        self.base = Some(url.as_str().to_owned());
    }

    /// Reads a part of the document that may have an address of its own: what it takes by
    /// [`Context::set_base`] holds inside it only.
    pub fn apart<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let base = self.base.clone();
        let part = read(self);
        self.base = base;
        part
    }

    /// Counts one block or run. `false`: the limit is reached, and the rest is to be left out; it is
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

    /// Reads what stands inside a block, unless that is too deep, which is reported.
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

    /// An address as text, resolved and checked; what cannot be used is reported.
    pub fn url(&mut self, address: &str, purpose: Purpose, path: &Path<'_>) -> Option<SafeUrl> {
        let address = address.trim();
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

    /// Reports a value of the wrong type.
    pub fn wrong_type<J: Json>(&mut self, node: &Node<'_, J>, expected: &str) {
        let message =
            ["found ", node.kind().name(), ", expected ", expected, ": left out"].concat();
        self.report(IssueCode::WrongType, message, node.path());
    }

    /// A field's text, trimmed; a number's as it is written. `None` where it is missing or blank;
    /// another type is reported.
    pub fn string<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> Option<String> {
        let field = node.get(name)?;
        let text = match field.kind() {
            Kind::String => field.value.string()?,
            Kind::Number => field.value.number_text()?,
            _ => {
                self.wrong_type(&field, "a string");
                return None;
            }
        };
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A field's text as content.
    pub fn plain<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> Content {
        self.string(node, name).map(content::plain).unwrap_or_default()
    }

    /// A field's address; a number, which would resolve as a relative one, is none.
    pub fn url_of<J: Json>(
        &mut self,
        node: &Node<'_, J>,
        name: &str,
        purpose: Purpose,
    ) -> Option<SafeUrl> {
        let field = node.get(name)?;
        if field.kind() != Kind::String {
            self.wrong_type(&field, "an address");
            return None;
        }
        let address = field.value.string()?;
        self.url(&address, purpose, &node.path().field(name))
    }

    /// A field's date (see [`Timestamp::parse`]); one that cannot be read is reported.
    pub fn date<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> Option<Timestamp> {
        let text = self.string(node, name)?;
        let date = Timestamp::parse(&text);
        if date.is_none() {
            self.report(
                IssueCode::BadDate,
                "a date that cannot be read: left out",
                &node.path().field(name),
            );
        }
        date
    }

    /// A field's value out of a closed list of names; another name is reported.
    pub fn one_of<T, J: Json>(
        &mut self,
        node: &Node<'_, J>,
        name: &str,
        from_name: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.string(node, name)?;
        let value = from_name(&text);
        if value.is_none() {
            let message = "not one of the known values: left out";
            self.report(IssueCode::WrongValue, message, &node.path().field(name));
        }
        value
    }

    /// Whether a field is `true`; what is neither `true` nor `false` is reported and taken for `false`.
    pub fn flag<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> bool {
        let Some(field) = node.get(name) else { return false };
        if field.kind() != Kind::Bool {
            self.wrong_type(&field, "a boolean");
        }
        field.value.is_true()
    }

    /// A field's language; one that is not shaped like a tag is reported.
    pub fn language<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> Option<Language> {
        let tag = self.string(node, name)?;
        let language = Language::parse(&tag);
        if language.is_none() {
            let message = "not a language tag (BCP 47): left out";
            self.report(IssueCode::WrongValue, message, &node.path().field(name));
        }
        language
    }

    /// A field's whole number inside a range, from a number or from digits, which many systems write;
    /// what lies outside is reported.
    pub fn number<J: Json>(
        &mut self,
        node: &Node<'_, J>,
        name: &str,
        range: std::ops::RangeInclusive<i64>,
    ) -> Option<i64> {
        let found = self.whole(node, name)?;
        let inside = found.filter(|number| range.contains(number));
        if inside.is_none() {
            self.outside(range, ": left out", &node.path().field(name));
        }
        inside
    }

    /// As [`Context::number`], but what lies outside is brought inside, and that reported.
    pub fn clamped<J: Json>(
        &mut self,
        node: &Node<'_, J>,
        name: &str,
        range: std::ops::RangeInclusive<i64>,
    ) -> Option<i64> {
        let found = self.whole(node, name)?;
        let inside = found.map(|number| number.clamp(*range.start(), *range.end()));
        if found != inside || found.is_none() {
            let became = if found.is_some() { ": brought inside" } else { ": left out" };
            self.outside(range, became, &node.path().field(name));
        }
        inside
    }

    /// A field's size in pixels. Nought, which publishers write for "unknown", is left out in silence.
    pub fn pixels<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> Option<u32> {
        let pixels = self.number(node, name, 0..=100_000)?;
        u32::try_from(pixels).ok().filter(|pixels| *pixels > 0)
    }

    /// The text that stands in for a picture: `None` where it is missing, empty where it is empty; both
    /// are reported.
    pub fn alt<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> Option<String> {
        let given = node.get(name).is_some_and(|field| field.kind() == Kind::String);
        let alt = self.string(node, name).or_else(|| given.then(String::new));
        if alt.as_deref().is_none_or(str::is_empty) {
            let message = "a picture without alternative text";
            self.report(IssueCode::MissingAlt, message, node.path());
        }
        alt
    }

    /// A field's array; another type is reported, except that `null` is as good as missing.
    pub fn array<'b, J: Json>(
        &mut self,
        node: &'b Node<'_, J>,
        name: &'b str,
    ) -> Option<Node<'b, J>> {
        let field = node.get(name)?;
        if field.kind() == Kind::Array {
            return Some(field);
        }
        self.wrong_type(&field, "an array");
        None
    }

    /// A field's whole number. Inside, `None`: a number too large to be exact, or text that is none.
    fn whole<J: Json>(&mut self, node: &Node<'_, J>, name: &str) -> Option<Option<i64>> {
        let field = node.get(name)?;
        match field.kind() {
            Kind::Number => Some(field.value.number().and_then(integer)),
            Kind::String => {
                let text = field.value.string()?;
                let text = text.trim();
                Some(text.strip_suffix("px").unwrap_or(text).trim_end().parse().ok())
            }
            _ => {
                self.wrong_type(&field, "a number");
                None
            }
        }
    }

    fn outside(&mut self, range: std::ops::RangeInclusive<i64>, became: &str, path: &Path<'_>) {
        let (from, to) = range.into_inner();
        let message = format!("expected a whole number from {from} to {to}{became}");
        self.report(IssueCode::WrongValue, message, path);
    }
}

/// A number without its fraction, where it is small enough to be exact.
fn integer(number: f64) -> Option<i64> {
    (number.abs() < 9e15).then_some(number as i64)
}
