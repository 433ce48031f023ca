//! Rows of CSV (RFC 4180, lines end in LF) that are safe to open in a spreadsheet.

/// Adds a row. Cells that a spreadsheet would run as a formula get a `'` before them, unless `raw`.
pub fn row(out: &mut Vec<u8>, cells: &[&str], raw: bool) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        let defused = !raw && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let mark: &[u8] = if defused { b"'" } else { b"" };
        if !cell.contains(['"', ',', '\r', '\n']) {
            out.extend_from_slice(mark);
            out.extend_from_slice(cell.as_bytes());
            continue;
        }
        out.push(b'"');
        out.extend_from_slice(mark);
        out.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
        out.push(b'"');
    }
    out.push(b'\n');
}
