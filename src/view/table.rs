//! A table: as wide as it is, in a box that scrolls sideways by itself; or, where it is narrow and the table
//! allows that, a card for each row.

use article::{Cell, Table};

use super::{
    body::tight,
    inline::{single, some_content},
    node::{Node, node},
    page::Page,
};
use crate::locale::texts;

/// A table with fewer columns is narrow enough for every column.
const COLUMNS: usize = 4;

/// A table.
pub(crate) fn table(table: &Table, page: &Page<'_>) -> Node {
    let caption = article::content::text(&table.caption);
    let labels = labels(table);
    let cells = node("table")
        .with_some(some_content(&table.caption).map(|words| node("caption").all(words)))
        .with_some(rows("thead", &table.header, &[], page).unless_empty())
        .with_some(rows("tbody", &table.rows, &labels, page).unless_empty());
    node("div")
        .class(if labels.is_empty() { "table" } else { "table stacks" })
        .attr("part", "table")
        // A region that can be reached by keyboard once it scrolls: see `platform.js`.
        .attr("role", "group")
        .set("aria-label", if caption.is_empty() { page.text(texts::TABLE) } else { &caption })
        .with(cells)
}

/// The names of the columns, if each cell of every row has one of its own, so that a row can stand as a card.
fn labels(table: &Table) -> Vec<String> {
    let [header] = table.header.as_slice() else { return Vec::new() };
    for row in table.header.iter().chain(&table.rows) {
        for cell in row {
            if cell.colspan > 1 || cell.rowspan > 1 || row.len() > header.len() {
                return Vec::new();
            }
        }
    }
    let mut labels = Vec::new();
    for cell in header {
        let Some(words) = single(&cell.body) else { return Vec::new() };
        labels.push(article::content::text(words));
    }
    if labels.len() < COLUMNS { Vec::new() } else { labels }
}

fn rows(tag: &'static str, rows: &[Vec<Cell>], labels: &[String], page: &Page<'_>) -> Node {
    let mut group = node(tag);
    for row in rows {
        let mut labels = labels.iter();
        let mut line = node("tr");
        for cell in row {
            let label = labels.next().map(String::as_str);
            line = line.with(self::cell(cell, tag == "thead", page).maybe("data-label", label));
        }
        group = group.with(line);
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
