//! Columns of numbers in a table: they stand to the end, so that ones stand below ones, and their headings with them.

use crate::{Block, Cell, Mark, Table};

/// Columns past which a table is not looked at: it costs no more than its cells times this, whatever they span.
const WIDEST: usize = 100;

/// The longest unit behind a number, in characters: "km/h", "mill.".
const UNIT: usize = 5;

/// What stands in a column.
#[derive(Clone, Copy, PartialEq)]
enum Holds {
    Nothing,
    Numbers,
    Words,
}

impl Table {
    /// For each cell of each row, those at the top first, whether it stands in a column of numbers: one with a number
    /// in it and no words, but for its headings. A cell that names its row, or that spans columns, does not.
    pub fn numbers(&self) -> Vec<Vec<bool>> {
        let mut columns = [Holds::Nothing; WIDEST];
        let rows = places(&self.rows);
        for (row, places) in self.rows.iter().zip(&rows) {
            for (cell, place) in row.iter().zip(places) {
                if let Some(column) = columns.get_mut(*place).filter(|_| !cell.header) {
                    let holds = holds(cell);
                    if holds != Holds::Nothing && *column != Holds::Words {
                        *column = holds;
                    }
                }
            }
        }
        let mut numbers = Vec::new();
        for (is_top, rows, places) in
            [(true, &self.header, places(&self.header)), (false, &self.rows, rows)]
        {
            for (row, places) in rows.iter().zip(&places) {
                let mut marks = Vec::new();
                for (cell, place) in row.iter().zip(places) {
                    let stands = columns.get(*place) == Some(&Holds::Numbers);
                    marks.push(stands && (is_top || !cell.header));
                }
                numbers.push(marks);
            }
        }
        numbers
    }
}

/// The column that each cell stands in; one past all columns for a cell of several, and for all of a table that is too
/// wide.
fn places(rows: &[Vec<Cell>]) -> Vec<Vec<usize>> {
    // For each column, the row from which on no cell from above stands in it.
    let mut free = [0; WIDEST];
    let mut all = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        let (mut places, mut column) = (Vec::new(), 0);
        for cell in cells {
            while free.get(column).is_some_and(|from| *from > row) {
                column += 1;
            }
            places.push(if cell.colspan > 1 { WIDEST } else { column });
            let end = column + cell.colspan as usize;
            for from in free.iter_mut().take(end).skip(column) {
                *from = row + cell.rowspan as usize;
            }
            column = end;
        }
        all.push(places);
    }
    all
}

fn holds(cell: &Cell) -> Holds {
    if cell.colspan > 1 {
        return Holds::Nothing;
    }
    let content = match cell.body.as_slice() {
        [] => return Holds::Nothing,
        [Block::Paragraph(content)] => content,
        _ => return Holds::Words,
    };
    let mut words = String::new();
    for run in content {
        // A reference to a note is no part of a number.
        if run.note.is_none() && !run.marks.has(Mark::Sup) {
            words.push_str(&run.text);
        }
    }
    let words = words.trim();
    if words.is_empty()
        || matches!(words, "-" | "−" | "–" | "—" | "…" | "..." | "." | "n/a" | "N/A")
    {
        Holds::Nothing
    } else if is_number(words) {
        Holds::Numbers
    } else {
        Holds::Words
    }
}

/// Whether a text is a number: with a sign, a currency or a unit, or two as a range.
fn is_number(text: &str) -> bool {
    let (mut has_digits, mut dashes, mut letters) = (false, 0, 0);
    // What came since the last digit, and the last character of all.
    let (mut since, mut last) = (0, ' ');
    for letter in text.chars() {
        if is_digit(letter) {
            let joins = if has_digits {
                since == 0 || (since == 1 && separates(last))
            } else {
                !last.is_ascii_alphabetic()
            };
            dashes += usize::from(has_digits && matches!(last, '-' | '–'));
            if !joins || dashes > 1 {
                return false;
            }
            (has_digits, since) = (true, 0);
        } else if has_digits {
            since += usize::from(!letter.is_whitespace() || since == 0);
        } else if letter.is_ascii_alphabetic() && letters < 3 {
            // "US$", "CHF 20".
            letters += 1;
        } else if letter.is_ascii_alphanumeric() || !goes_before(letter) {
            return false;
        }
        last = letter;
    }
    has_digits && since <= UNIT
}

/// The digits of the languages that the interface speaks.
fn is_digit(letter: char) -> bool {
    matches!(letter, '0'..='9' | '٠'..='٩' | '۰'..='۹' | '०'..='९' | '০'..='৯' | '０'..='９')
}

/// Whether it may stand between two digits.
fn separates(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '.' | ',' | ':' | '\'' | '’' | '٫' | '٬' | '-' | '–')
}

/// Whether it may stand before a number: signs, and currencies (a block of Unicode, and those that are older).
fn goes_before(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '+' | '-'
                | '−'
                | '–'
                | '±'
                | '~'
                | '≈'
                | '<'
                | '>'
                | '≤'
                | '≥'
                | '('
                | '#'
                | '№'
                | '.'
                | ','
        )
        || matches!(letter, '$' | '£' | '¥' | '¢' | '฿' | '\u{20a0}'..='\u{20cf}')
}
