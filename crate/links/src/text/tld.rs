//! Whether a word with a dot reads as a host or as something else.

use std::sync::OnceLock;

/// Every top-level domain, sorted, in letters and not in `xn--` (IANA by way of the Public Suffix List, 2026-10-22).
const TLDS: &str = include_str!("tlds.txt");

/// Top-level domains that files are named after: a name of two labels with one of these is a file.
const FILES: [&str; 10] = ["java", "md", "mov", "pl", "ps", "py", "rs", "sh", "so", "zip"];

/// Whether a name of two labels or more could be asked of DNS: the last label is a domain's, not a file's, a number or the
/// next sentence's first word.
pub(super) fn reads_as_host(name: &str) -> bool {
    let Some((rest, top)) = name.rsplit_once('.') else { return false };
    let odd = |label: &str| label.is_empty() || label.starts_with('-');
    is_tld(top) && !rest.split('.').any(odd) && (rest.contains('.') || !reads_as_something_else(rest, top))
}

/// Whether two words with a dot between them are more likely a file, a time or the seam of two sentences.
fn reads_as_something_else(rest: &str, top: &str) -> bool {
    let capital = top.starts_with(|first: char| first.is_ascii_uppercase())
        && top.ends_with(|last: char| last.is_ascii_lowercase());
    // `ended.Then`, `2.Bundesliga`, `M.Sc`
    let small = |last: char| last.is_ascii_digit() || !last.is_ascii_uppercase();
    let seam = capital && (rest.len() == 1 || rest.ends_with(small));
    // `10.am`, `v2.pm`
    let number = top.len() == 2 && rest.len() <= 2 && rest.ends_with(|last: char| last.is_ascii_digit());
    seam || number || FILES.iter().any(|file| top.eq_ignore_ascii_case(file))
}

fn is_tld(top: &str) -> bool {
    static LINES: OnceLock<Vec<&'static str>> = OnceLock::new();
    let lines = LINES.get_or_init(|| TLDS.split_terminator('\n').collect());
    let lower;
    let top = match top.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => {
            lower = top.to_ascii_lowercase();
            &lower
        }
        false => top,
    };
    top.starts_with("xn--") || lines.binary_search(&top).is_ok()
}
