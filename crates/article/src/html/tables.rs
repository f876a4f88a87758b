//! Tables: which of their parts begin without a tag, and what a part ends.

use super::{builder::Builder, frames::Kind, tags::Tag, tokens::Start};
use crate::Run;

/// Where a row may begin.
const SECTIONS: &[Tag] = &[Tag::Table, Tag::Tbody, Tag::Thead, Tag::Tfoot];
/// Where a cell may begin.
const ROWS: &[Tag] = &[Tag::Table, Tag::Tbody, Tag::Thead, Tag::Tfoot, Tag::Tr];

impl Builder<'_, '_> {
    /// A table.
    pub(super) fn begin_table(&mut self, start: &Start<'_>) {
        // Outside of the cells of a table, a table ends it.
        if self.open.last().is_some_and(|it| ROWS.contains(&it.tag))
            && let Some(at) = self.seek(&[Tag::Table], &[])
        {
            self.pop_to(at);
        }
        self.end_implied();
        self.end_paragraph();
        self.flush();
        let kind = self.room().then_some(Kind::Table);
        let effect = self.language(start);
        self.push(Tag::Table, effect, kind);
    }

    /// A part of a table; without one around it, it means nothing.
    pub(super) fn begin_in_table(&mut self, tag: Tag, start: &Start<'_>) {
        let cell = matches!(tag, Tag::Td | Tag::Th);
        let places = match tag {
            Tag::Td | Tag::Th => ROWS,
            Tag::Tr => SECTIONS,
            _ => &[Tag::Table],
        };
        let Some(place) = self.seek(places, &[]) else { return };
        self.pop_to(place + 1);
        self.flush();
        if cell && self.open.last().is_some_and(|it| it.tag != Tag::Tr) {
            self.begin_row();
        }
        match tag {
            Tag::Tr => self.begin_row(),
            Tag::Td | Tag::Th => {
                let row = matches!(self.kind(), Kind::Row { .. });
                let kind = row.then(|| Kind::Cell {
                    header: tag == Tag::Th,
                    colspan: span(start, "colspan", 1000),
                    rowspan: span(start, "rowspan", 65_534),
                });
                let effect = self.language(start);
                self.push(tag, effect, kind);
            }
            Tag::Caption => {
                self.push(tag, Run::default(), Some(Kind::Caption(false)));
            }
            _ => {
                self.push(tag, Run::default(), None);
            }
        }
    }

    fn begin_row(&mut self) {
        let header = self.open.last().is_some_and(|it| it.tag == Tag::Thead);
        let kind = (self.kind() == Kind::Table).then_some(Kind::Row { header });
        self.push(Tag::Tr, Run::default(), kind);
    }
}

fn span(start: &Start<'_>, name: &str, most: i32) -> u32 {
    start.number(name).unwrap_or(1).clamp(1, most).unsigned_abs()
}
