//! The private section of the Public Suffix List (<https://publicsuffix.org/list/>, MPL-2.0), from the `psl` crate.

use sublet::Host;

/// The version of the `psl` crate the rules come from.
pub const PSL_VERSION: &str = env!("PSL_VERSION");

const RULES: &str = include_str!(concat!(env!("OUT_DIR"), "/psl-rules.txt"));

/// Every rule of the private section as the list writes it (`x.y`, `*.x.y`, `!x.y`), except those whose name a browser
/// refuses.
pub fn private_rules() -> impl Iterator<Item = &'static str> {
    RULES.lines().map(str::trim).filter(|rule| !rule.is_empty() && is_private(rule) && !is_refused(base(rule)))
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

fn is_private(rule: &str) -> bool {
    let example = match rule.strip_prefix("*.") {
        Some(base) => format!("x.{base}"),
        None => base(rule).to_string(),
    };
    psl::suffix(example.as_bytes()).and_then(|suffix| suffix.typ()) == Some(psl::Type::Private)
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
