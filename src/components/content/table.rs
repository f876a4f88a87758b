//! A table in a box that scrolls sideways if the table is wider. In a narrow element a suitable table becomes cards,
//! one for each row.

use article::Align;
use leptos::prelude::*;

use super::{
    Tight,
    inline::{single, some_content},
};
use crate::{components::context::text, locale::texts};

/// The fewest columns with which rows become cards; a table with fewer fits everywhere.
const COLUMNS: usize = 4;

/// A table in its box, which can be reached by keyboard once it scrolls (`components/settle.rs`).
#[component]
pub fn Table<'a>(
    /// The table.
    table: &'a article::Table,
) -> AnyView {
    let labels = labels(table);
    let class = if labels.is_empty() { "table" } else { "table stacks" };
    let name = article::content::text(&table.caption);
    let unnamed = text(texts::TABLE);
    let name = move || if name.is_empty() { unnamed() } else { name.clone() };
    let caption = some_content(&table.caption).map(|words| view! { <caption>{words}</caption> });
    let numbers = table.numbers();
    let (top, below) = numbers.split_at(table.header.len().min(numbers.len()));
    let header = (!table.header.is_empty()).then(|| {
        view! { <thead><Rows rows=&table.header numbers=top labels=&[] top=true/></thead> }
    });
    let rows = (!table.rows.is_empty()).then(|| {
        view! { <tbody><Rows rows=&table.rows numbers=below labels=&labels/></tbody> }
    });
    view! {
        <div class=class part="table" role="group" aria-label=name>
            <table>{caption}{header}{rows}</table>
        </div>
    }
    .into_any()
}

/// The names of the columns, if each cell of every row has one, so that a row can become a card.
fn labels(table: &article::Table) -> Vec<String> {
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

/// Rows of a table.
#[component]
fn Rows<'a>(
    /// The cells of each row.
    rows: &'a [Vec<article::Cell>],
    /// For each cell, whether it stands in a column of numbers.
    numbers: &'a [Vec<bool>],
    /// The names of the columns, where a row can stand as a card.
    labels: &'a [String],
    /// Whether they are the rows at the top, whose cells name their columns.
    #[prop(optional)]
    top: bool,
) -> AnyView {
    let rows = rows.iter().zip(numbers).map(|(row, numbers)| {
        let mut labels = labels.iter();
        let cells = row.iter().zip(numbers).map(|(cell, number)| {
            let label = labels.next().cloned();
            view! { <Cell cell number=*number top label/> }.into_any()
        });
        view! { <tr>{cells.collect::<Vec<_>>()}</tr> }
    });
    rows.collect::<Vec<_>>().into_any()
}

/// A cell of a table.
#[component]
fn Cell<'a>(
    /// The cell.
    cell: &'a article::Cell,
    /// Whether it stands in a column of numbers.
    number: bool,
    /// Whether it names its column.
    top: bool,
    /// The name of its column, if rows can become cards.
    label: Option<String>,
) -> AnyView {
    let columns = (cell.colspan > 1).then_some(cell.colspan);
    let rows = (cell.rowspan > 1).then_some(cell.rowspan);
    let body = view! { <Tight blocks=&cell.body/> };
    let align = cell.align.or(number.then_some(Align::End)).map(Align::name);
    if top || cell.header {
        let scope = if top { "col" } else { "row" };
        view! {
            <th scope=scope colspan=columns rowspan=rows data-label=label data-align=align>
                {body}
            </th>
        }
        .into_any()
    } else {
        view! {
            <td colspan=columns rowspan=rows data-label=label data-align=align>
                {body}
            </td>
        }
        .into_any()
    }
}
