//! Whether a word with a dot reads as a host or as something else.

use std::{net::Ipv4Addr, sync::OnceLock};

use super::Names;

/// Every top-level domain, sorted, in letters and not in `xn--` (IANA by way of the Public Suffix List, 2026-10-22).
const TLDS: &str = include_str!("tlds.txt");

/// Top-level domains that files are named after: a name of two labels with one of these is a file.
const FILES: [&str; 10] = ["java", "md", "mov", "pl", "ps", "py", "rs", "sh", "so", "zip"];

/// Other ends of file names, sorted: no name of a private network ends in one.
const EXTENSIONS: [&str; 64] = [
    "7z", "avi", "bak", "bat", "bin", "bmp", "c", "cfg", "conf", "cpp", "cs", "css", "csv", "dat", "db", "dll", "dmg",
    "doc", "docx", "eml", "exe", "gif", "gz", "h", "htm", "html", "ico", "ics", "ini", "iso", "jar", "jpeg", "jpg",
    "js", "json", "log", "mp3", "mp4", "msg", "msi", "odt", "pdf", "php", "png", "ppt", "pptx", "rar", "rtf", "sql",
    "svg", "tar", "tgz", "tif", "tmp", "toml", "ts", "txt", "vcf", "wav", "webp", "xls", "xlsx", "xml", "yaml",
];

/// Whether a name of two labels or more could be asked of DNS. As [`Names::Public`]: its last label is a domain's, not a
/// file's, a number or the next sentence's first word.
pub(super) fn reads_as_host(name: &str, names: Names) -> bool {
    let Some((rest, top)) = name.rsplit_once('.') else { return false };
    let odd = |label: &str| label.is_empty() || label.starts_with('-');
    if rest.split('.').any(odd) {
        return false;
    }
    match names {
        Names::Public => is_tld(top) && (rest.contains('.') || !reads_as_something_else(rest, top)),
        Names::Any => !top.starts_with(|first: char| first.is_ascii_digit()) || name.parse::<Ipv4Addr>().is_ok(),
    }
}

/// Whether a name is at least as likely a file, a time or the seam of two sentences.
pub(super) fn is_doubtful(name: &str) -> bool {
    let Some((rest, top)) = name.rsplit_once('.') else { return true };
    EXTENSIONS.binary_search(&&*top.to_ascii_lowercase()).is_ok()
        || (!rest.contains('.') && reads_as_something_else(rest, top))
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
