//! A table reads back as it was written, but for the mark that keeps spreadsheets from running it.

use proptest::prelude::*;
use sublet_feeds::csv::{Cell, Layout, LineEnd, Writer};

const RAW: Layout = Layout { line_end: LineEnd::CrLf, raw: true };

fn read(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row").iter().map(String::from).collect());
    rows.collect()
}

/// Text with much of what matters to a table.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[=+@\t\r\n\",' a1＝＋－＠あ\0-]{0,8}", any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn raw_cells_read_back_as_they_were(rows in proptest::collection::vec(proptest::collection::vec(text(), 3), 0..5)) {
        let mut csv = Writer::new(RAW);
        for row in &rows {
            csv.row(row.iter().map(|text| Cell::Text(text)));
        }
        prop_assert_eq!(read(&csv.finish()), rows);
    }

    #[test]
    fn cells_read_back_but_for_the_mark(rows in proptest::collection::vec((text(), any::<i64>(), text()), 0..5)) {
        let mut csv = Writer::new(Layout::default());
        for (first, number, last) in &rows {
            csv.row([Cell::Text(first), Cell::Number(*number), Cell::Empty, Cell::Text(last)]);
        }
        let back = read(&csv.finish());
        prop_assert_eq!(back.len(), rows.len());
        for (cells, (first, number, last)) in back.iter().zip(&rows) {
            prop_assert_eq!(&cells[1], &number.to_string());
            prop_assert_eq!(&cells[2], "");
            for (cell, text) in [(&cells[0], first), (&cells[3], last)] {
                let starts = |text: &str| text.chars().next().is_some_and(|first| "=+-@\t\r\n\0＝＋－＠".contains(first));
                prop_assert!(!starts(cell), "{cell:?} would run");
                let plain = if starts(text) { cell.strip_prefix('\'') } else { Some(cell.as_str()) };
                prop_assert_eq!(plain, Some(text.as_str()));
            }
        }
    }
}

#[test]
fn no_start_of_a_formula_is_left() {
    for start in ["=", "+", "-", "@", "\t=", "\r=", "\n=", "\0=", "＝", "＋", "－", "＠"] {
        let text = format!("{start}cmd|' /C calc'!A0");
        let mut csv = Writer::new(Layout::default());
        csv.row([Cell::Text(&text)]);
        assert_eq!(read(&csv.finish()), [[format!("'{text}")]], "{start:?}");
        let mut raw = Writer::new(RAW);
        raw.row([Cell::Text(&text)]);
        assert_eq!(read(&raw.finish()), [[text]], "{start:?}");
    }
}

#[test]
fn one_empty_cell_is_a_row() {
    let mut csv = Writer::new(Layout::default());
    csv.row([Cell::Empty]);
    csv.row([Cell::Text("")]);
    assert_eq!(csv.take(), "\"\"\r\n\"\"\r\n");
    assert_eq!(csv.finish(), "");
}

#[test]
fn line_ends_differ_in_nothing_else() {
    let layouts = [LineEnd::CrLf, LineEnd::Lf].map(|line_end| Layout { line_end, raw: false });
    let [files, pipes] = layouts.map(|layout| {
        let mut csv = Writer::new(layout);
        csv.row([Cell::Text("a\r\nb"), Cell::Number(1)]);
        csv.row([Cell::Text("=c"), Cell::Empty]);
        csv.finish()
    });
    assert_eq!(files, "\"a\r\nb\",1\r\n'=c,\r\n");
    assert_eq!(pipes, "\"a\r\nb\",1\n'=c,\n");
    assert_eq!(read(&files), read(&pipes));
}
