//! Tables that spreadsheets open (RFC 4180): lines end in CRLF, a cell is quoted where it must be.
//!
//! Spreadsheets run a cell that begins like a formula, and the text in these tables comes from strangers. Such a cell gets
//! a `'` in front, which spreadsheets take as "this is text"
//! ([OWASP, CSV injection](https://owasp.org/www-community/attacks/CSV_Injection)). Numbers stay numbers, `-1` too.
//!
//! ```
//! use sublet_feeds::csv::{Cell, Csv};
//!
//! let mut csv = Csv::default();
//! csv.row([Cell::Text("=1+1"), Cell::Text("a, b"), Cell::Number(-1)]);
//! assert_eq!(csv.into_text(), "'=1+1,\"a, b\",-1\r\n");
//! ```

mod verdict;

pub use verdict::{COLUMNS, verdict_row};

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'t> {
    /// Text, defused where a spreadsheet would run it.
    Text(&'t str),
    /// A number, as it is.
    Number(i64),
    /// Nothing.
    Empty,
}

impl<'t> From<&'t str> for Cell<'t> {
    fn from(text: &'t str) -> Cell<'t> {
        Cell::Text(text)
    }
}

impl<'t> From<Option<&'t str>> for Cell<'t> {
    fn from(text: Option<&'t str>) -> Cell<'t> {
        text.map_or(Cell::Empty, Cell::Text)
    }
}

/// A table as it grows.
#[derive(Clone, Debug, Default)]
pub struct Csv {
    text: String,
    raw: bool,
}

impl Csv {
    /// Text as it came, for programs: formulas are not defused.
    pub fn raw() -> Csv {
        Csv { raw: true, ..Csv::default() }
    }

    /// Adds a line. One empty cell alone is quoted: an empty line would be no row to most readers.
    pub fn row<'t>(&mut self, cells: impl IntoIterator<Item = Cell<'t>>) {
        let start = self.text.len();
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            match cell {
                Cell::Text(text) => self.cell(text),
                Cell::Number(number) => self.text.push_str(&number.to_string()),
                Cell::Empty => {}
            }
        }
        if self.text.len() == start {
            self.text.push_str("\"\"");
        }
        self.text.push_str("\r\n");
    }

    fn cell(&mut self, text: &str) {
        let mark = if !self.raw && is_formula(text) { "'" } else { "" };
        let quoted = text.contains([',', '"', '\r', '\n']);
        if quoted {
            self.text.push('"');
        }
        self.text.push_str(mark);
        for (at, part) in text.split('"').enumerate() {
            if at > 0 {
                self.text.push_str("\"\"");
            }
            self.text.push_str(part);
        }
        if quoted {
            self.text.push('"');
        }
    }

    /// The lines so far; more may follow.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// The table.
    pub fn into_text(self) -> String {
        self.text
    }
}

/// Whether a spreadsheet may run a cell with this text. Japanese ones read the full-width forms as the plain ones; some pass
/// over white space and NUL at the start.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])
}
