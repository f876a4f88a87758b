//! Columns of numbers in tables, which stand to the end.

use article::{Block, Table};
use serde_json::{Value, json};

/// The table of this header and these rows.
fn table(header: Value, rows: Value) -> Table {
    let article =
        json!({ "headline": "Top", "body": [{ "type": "table", "header": header, "rows": rows }] });
    let reading = article::read(&article, &crate::options()).unwrap();
    match reading.article.body.into_iter().next() {
        Some(Block::Table(table)) => table,
        other => panic!("{other:?}"),
    }
}

/// Which cells stand in a column of numbers: a row a line, `#` where they do.
#[track_caller]
fn check(header: Value, rows: Value, expected: &[&str]) {
    let marks = |row: &Vec<bool>| row.iter().map(|is| if *is { '#' } else { '.' }).collect();
    let found: Vec<String> = table(header, rows).numbers().iter().map(marks).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_column_of_numbers_with_its_heading() {
    check(
        json!([["Street", "Lamps"]]),
        json!([["Quay", "22"], ["Mill Lane", "1,018"]]),
        &[".#", ".#", ".#"],
    );
    // One word among them, and it is none.
    check(
        json!([["Street", "Lamps"]]),
        json!([["Quay", "22"], ["Mill Lane", "many"]]),
        &["..", "..", ".."],
    );
    // What has no value says nothing; a column of nothing is none of numbers.
    check(
        json!([["A", "B"]]),
        json!([["–", ""], ["n/a", "3"], [" … ", "-"]]),
        &[".#", ".#", ".#", ".#"],
    );
}

#[test]
fn what_names_a_row_or_spans_columns_stays() {
    let year = json!({ "text": "2024", "header": true });
    check(json!([["Year", "Sum"]]), json!([[year, "1"], [year, "2"]]), &[".#", ".#", ".#"]);
    let wide = json!({ "text": "No report", "colspan": 2 });
    check(json!([["A", "B"]]), json!([["1", "2"], [wide]]), &["##", "##", "."]);
    let two = json!({ "text": "Sums", "colspan": 2 });
    check(
        json!([["", two], ["Year", "A", "B"]]),
        json!([["Old", "1", "2"]]),
        &["..", ".##", ".##"],
    );
}

#[test]
fn a_cell_from_above_takes_its_column() {
    let tall = json!({ "text": "Quay", "rowspan": 2 });
    check(
        json!([["Street", "Lamps"]]),
        json!([[tall, "22"], ["23"], ["Mill Lane", "4"]]),
        &[".#", ".#", "#", ".#"],
    );
    // One at the top ends with the top.
    let heading = json!({ "text": "A", "rowspan": 9 });
    check(json!([[heading, "B"]]), json!([["1", "x"]]), &["#.", "#."]);
}

#[test]
fn what_is_a_number() {
    for text in [
        "0",
        "1.5",
        "1,234,567.89",
        "1.234,5",
        "1 234",
        "1\u{202f}234",
        "1’000",
        "-3",
        "−3",
        "+0.4",
        "±2",
        "~40",
        "< 5",
        "(12)",
        "12 %",
        "12%",
        "€20",
        "20 €",
        "US$ 3.50",
        "A$3",
        "CHF 20",
        "20 kr",
        "£1.2bn",
        "3 km/h",
        "21 °C",
        "12:30",
        "10–20",
        ".5",
        "1st",
        "٣٤",
        "۱۲٫۵",
        "१२",
        "１２",
        "3億",
        "#4",
    ] {
        check(json!([]), json!([[text]]), &["#"]);
    }
    for text in [
        "Quay",
        "",
        "–",
        "2024-10-22",
        "M25",
        "A1",
        "12 people or more",
        "4 to 6",
        "1/2",
        "https://a.example/1",
        "1 (2 dead)",
        "½ litre",
        "3 in 10",
    ] {
        check(json!([]), json!([[text]]), &["."]);
    }
}

#[test]
fn references_to_notes_are_no_words() {
    let noted = json!({ "content": ["1,018", { "text": "a", "note": "a" }, { "text": "2", "marks": ["sup"] }] });
    check(json!([]), json!([[noted]]), &["#"]);
    let blocks = json!({ "body": [{ "type": "paragraph", "text": "1" }, { "type": "paragraph", "text": "2" }] });
    check(json!([]), json!([[blocks]]), &["."]);
}

/// It takes no longer than a table is long.
#[test]
fn a_hostile_table() {
    let wide = json!({ "text": "1", "colspan": 1_000, "rowspan": 65_534 });
    check(json!([[wide]]), json!([["1"]]), &[".", "#"]);
    let tall: Vec<Value> = (0..99).map(|_| json!({ "text": "1", "rowspan": 65_534 })).collect();
    let rows: Vec<Value> =
        std::iter::once(json!(tall)).chain((0..60_000).map(|_| json!(["2"]))).collect();
    let found = table(json!([]), json!(rows)).numbers();
    assert_eq!((found.len(), found[60_000].as_slice()), (60_001, [true].as_slice()));
}
