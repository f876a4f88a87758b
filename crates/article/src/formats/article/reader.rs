//! Reads one object of the own format, field by field, into variables that the caller names.
//!
//! A value is written straight to its place: returning each value and moving it there would be half of an adapter's
//! code.

use crate::{
    IssueCode, Language, SafeUrl, Timestamp,
    context::Context,
    json::{Json, Kind},
    node::Node,
    url::Purpose,
};

/// An object and what it is read with.
pub(super) struct Reader<'r, 'c, J> {
    pub(super) node: &'r Node<'r, J>,
    pub(super) cx: &'r mut Context<'c>,
}

/// Reads an object; `None`: there is nothing in it to be shown.
pub(super) type Read<T, J> = fn(&mut Reader<'_, '_, J>) -> Option<T>;

impl<'c, J: Json> Reader<'_, 'c, J> {
    #[inline(never)]
    pub(super) fn text(&mut self, name: &str, place: &mut Option<String>) {
        *place = self.cx.string(self.node, name);
    }

    #[inline(never)]
    pub(super) fn link(&mut self, name: &str, place: &mut Option<SafeUrl>) {
        *place = self.cx.url_of(self.node, name, Purpose::Link);
    }

    #[inline(never)]
    pub(super) fn file(&mut self, name: &str, place: &mut Option<SafeUrl>) {
        *place = self.cx.url_of(self.node, name, Purpose::Media);
    }

    /// The address without which nothing can be shown; that it is missing is reported.
    #[inline(never)]
    pub(super) fn needed_file(&mut self, name: &str) -> Option<SafeUrl> {
        let issues = self.cx.issue_count();
        let url = self.cx.url_of(self.node, name, Purpose::Media);
        if url.is_none() && self.cx.issue_count() == issues {
            let path = self.node.path().field(name);
            self.cx.report(IssueCode::Missing, "no address: left out", &path);
        }
        url
    }

    #[inline(never)]
    pub(super) fn date(&mut self, name: &str, place: &mut Option<Timestamp>) {
        *place = self.cx.date(self.node, name);
    }

    #[inline(never)]
    pub(super) fn language(&mut self, name: &str, place: &mut Option<Language>) {
        *place = self.cx.language(self.node, name);
    }

    pub(super) fn one_of<T>(&mut self, name: &str, from_name: fn(&str) -> Option<T>) -> Option<T> {
        self.cx.one_of(self.node, name, from_name)
    }

    pub(super) fn flag(&mut self, name: &str, place: &mut bool) {
        *place = self.cx.flag(self.node, name);
    }

    #[inline(never)]
    pub(super) fn pixels(&mut self, name: &str, place: &mut Option<u32>) {
        *place = self.cx.pixels(self.node, name);
    }

    /// A field that is read as a whole.
    pub(super) fn object<T>(&mut self, name: &str, place: &mut Option<T>, read: Read<T, J>) {
        if let Some(field) = self.node.get(name) {
            *place = read(&mut Reader { node: &field, cx: self.cx });
        }
    }

    /// The elements of an array field.
    pub(super) fn list<T>(&mut self, name: &str, place: &mut Vec<T>, read: Read<T, J>) {
        self.each(name, &mut |item| match read(item) {
            Some(one) => {
                place.push(one);
                true
            }
            None => false,
        });
    }

    /// Reads the elements of an array field. One that gives nothing has said why, or is reported here.
    #[inline(never)]
    fn each(&mut self, name: &str, read: &mut dyn FnMut(&mut Reader<'_, 'c, J>) -> bool) {
        let Some(items) = self.cx.array(self.node, name) else { return };
        elements(&items, self.cx, &mut |item| {
            let issues = item.cx.issue_count();
            if !read(item) && item.cx.issue_count() == issues {
                item.cx.report(IssueCode::Missing, "nothing to show: left out", item.node.path());
            }
        });
    }

    /// Whether the value is an object; what is not is reported.
    #[inline(never)]
    pub(super) fn is_object(&mut self, expected: &str) -> bool {
        let is = self.node.kind() == Kind::Object;
        if !is {
            self.cx.wrong_type(self.node, expected);
        }
        is
    }
}

/// Reads the elements of an array as far as the limit of blocks and runs allows.
#[inline(never)]
pub(super) fn elements<'c, J: Json>(
    array: &Node<'_, J>,
    cx: &mut Context<'c>,
    read: &mut dyn FnMut(&mut Reader<'_, 'c, J>),
) {
    for item in array.items() {
        if !cx.take_node(item.path()) {
            break;
        }
        read(&mut Reader { node: &item, cx });
    }
}
