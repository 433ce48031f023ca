//! Tables that spreadsheets open (RFC 4180): a cell is quoted where it must be.
//!
//! Spreadsheets run a cell that begins like a formula, and the text in these tables comes from strangers. Such a cell gets
//! a `'` in front, which spreadsheets take as "this is text"
//! ([OWASP, CSV injection](https://owasp.org/www-community/attacks/CSV_Injection)). Numbers stay numbers, `-1` too.
//!
//! ```
//! use sublet_feeds::csv::{Cell, Layout, LineEnd, Writer};
//!
//! let mut csv = Writer::new(Layout::default());
//! csv.row([Cell::Text("=1+1"), Cell::Text("a, b"), Cell::Number(-1)]);
//! assert_eq!(csv.finish(), "'=1+1,\"a, b\",-1\r\n");
//!
//! let mut lines = Vec::new();
//! Writer::onto(&mut lines, Layout { line_end: LineEnd::Lf, raw: true }).row([Cell::Text("=1+1"), Cell::Empty]);
//! assert_eq!(lines, b"=1+1,\n");
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

/// What lines end in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineEnd {
    /// As RFC 4180 has it: for files.
    #[default]
    CrLf,
    /// As other programs of a shell have it: for pipes.
    Lf,
}

impl LineEnd {
    fn as_str(self) -> &'static str {
        match self {
            LineEnd::CrLf => "\r\n",
            LineEnd::Lf => "\n",
        }
    }
}

/// How a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// What lines end in.
    pub line_end: LineEnd,
    /// Leaves text as it came, for programs: formulas are not defused.
    pub raw: bool,
}

/// Memory that a table is written into.
pub trait Output {
    /// Adds a text.
    fn push_str(&mut self, text: &str);
}

impl Output for String {
    fn push_str(&mut self, text: &str) {
        self.push_str(text);
    }
}

impl Output for Vec<u8> {
    fn push_str(&mut self, text: &str) {
        self.extend_from_slice(text.as_bytes());
    }
}

impl<O: Output + ?Sized> Output for &mut O {
    fn push_str(&mut self, text: &str) {
        (**self).push_str(text);
    }
}

/// Writes a table, row by row.
#[derive(Clone, Debug)]
pub struct Writer<O = String> {
    out: O,
    layout: Layout,
}

impl Writer {
    /// Begins a table of its own.
    pub fn new(layout: Layout) -> Writer {
        Writer::onto(String::new(), layout)
    }

    /// The rows so far; more may follow.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.out)
    }
}

impl<O: Output> Writer<O> {
    /// Goes on with what is there already.
    pub fn onto(out: O, layout: Layout) -> Writer<O> {
        Writer { out, layout }
    }

    /// Adds a row. One empty cell alone is quoted: an empty line would be no row to most readers.
    pub fn row<'t>(&mut self, cells: impl IntoIterator<Item = Cell<'t>>) {
        let mut cells = cells.into_iter().peekable();
        let first = cells.next().unwrap_or(Cell::Empty);
        if cells.peek().is_none() && matches!(first, Cell::Empty | Cell::Text("")) {
            self.out.push_str("\"\"");
        }
        self.cell(first);
        for cell in cells {
            self.out.push_str(",");
            self.cell(cell);
        }
        self.out.push_str(self.layout.line_end.as_str());
    }

    fn cell(&mut self, cell: Cell<'_>) {
        match cell {
            Cell::Text(text) => self.text(text),
            Cell::Number(number) => self.out.push_str(&number.to_string()),
            Cell::Empty => {}
        }
    }

    fn text(&mut self, text: &str) {
        let quote = if text.contains([',', '"', '\r', '\n']) { "\"" } else { "" };
        self.out.push_str(quote);
        if !self.layout.raw && is_formula(text) {
            self.out.push_str("'");
        }
        for (at, part) in text.split('"').enumerate() {
            if at > 0 {
                self.out.push_str("\"\"");
            }
            self.out.push_str(part);
        }
        self.out.push_str(quote);
    }

    /// The table.
    pub fn finish(self) -> O {
        self.out
    }
}

/// Whether a spreadsheet may run a cell with this text. Japanese ones read the full-width forms as the plain ones; some pass
/// over white space and NUL at the start.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])
}
