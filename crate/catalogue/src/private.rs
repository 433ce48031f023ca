//! The private section of the Public Suffix List (<https://publicsuffix.org/list/>, MPL-2.0), in `psl-private.txt`.

use sublet::Host;

/// The version of the `psl` crate whose rules `psl-private.txt` holds.
pub const PSL_VERSION: &str = "2.1.247";

const RULES: &str = include_str!("../psl-private.txt");

/// Every rule of the private section as the list writes it (`x.y`, `*.x.y`, `!x.y`), except those whose name a browser
/// refuses.
pub fn private_rules() -> impl Iterator<Item = &'static str> {
    RULES.lines().filter(|line| !line.is_empty() && !line.starts_with("//")).filter(|rule| !is_refused(base(rule)))
}

/// The name a rule is about.
pub(crate) fn base(rule: &str) -> &str {
    rule.trim_start_matches("*.").trim_start_matches('!')
}

/// The rule with its name in A-labels, as the catalogue holds it: the list writes some in U-labels.
pub(crate) fn ascii(rule: &str) -> Option<String> {
    let (wildcard, name) = rule.strip_prefix("*.").map_or(("", rule), |name| ("*.", name));
    let host = Host::parse(name).ok()?;
    Some(format!("{wildcard}{}", host.name()?))
}

/// A public suffix of the ICANN section: nobody's to rent out.
pub(crate) fn is_icann(name: &str) -> bool {
    psl::suffix(name.as_bytes())
        .is_some_and(|suffix| suffix.as_bytes().len() == name.len() && suffix.typ() == Some(psl::Type::Icann))
}

/// Names that the URL parser of a browser refuses, though others take them. One such name sinks a whole browser rule.
const REFUSED: [&str; 1] = [
    // Firefox 153: `new URL("http://x.xn--hhbd.my")` throws.
    "xn--hhbd.my",
];

pub(crate) fn is_refused(name: &str) -> bool {
    REFUSED.iter().any(|refused| name == *refused || name.strip_suffix(refused).is_some_and(|rest| rest.ends_with('.')))
}
