//! A table in a region that scrolls sideways by itself and can be reached by keyboard.

use article::{Cell, Table};

use super::{
    body::tight,
    inline::some_content,
    node::{Node, node},
    page::Page,
};
use crate::locale::texts;

/// A table.
pub(crate) fn table(table: &Table, page: &Page<'_>) -> Node {
    let caption = article::content::text(&table.caption);
    let cells = node("table")
        .with_some(some_content(&table.caption).map(|words| node("caption").all(words)))
        .with_some(rows("thead", &table.header, page).unless_empty())
        .with_some(rows("tbody", &table.rows, page).unless_empty());
    node("div")
        .part("table")
        .attr("role", "region")
        .attr("tabindex", "0")
        .set("aria-label", if caption.is_empty() { page.text(texts::TABLE) } else { &caption })
        .with(cells)
}

fn rows(tag: &'static str, rows: &[Vec<Cell>], page: &Page<'_>) -> Node {
    let mut group = node(tag);
    for row in rows {
        let cells = row.iter().map(|cell| self::cell(cell, tag == "thead", page)).collect();
        group = group.with(node("tr").all(cells));
    }
    group
}

fn cell(cell: &Cell, top: bool, page: &Page<'_>) -> Node {
    let mut drawn = match (top, cell.header) {
        (true, _) => node("th").attr("scope", "col"),
        (false, true) => node("th").attr("scope", "row"),
        (false, false) => node("td"),
    };
    if cell.colspan > 1 {
        drawn = drawn.number("colspan", cell.colspan);
    }
    if cell.rowspan > 1 {
        drawn = drawn.number("rowspan", cell.rowspan);
    }
    drawn.all(tight(&cell.body, page))
}
