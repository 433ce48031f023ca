//! The URL standard's own tests, through the native parser (web-platform-tests; known failures in
//! tests/conformance/native.txt).

use std::collections::BTreeSet;

use serde::{Deserialize, de::IgnoredAny};
use sublet::{UrlParser, WhatwgUrl};
use sublet_conformance::{data::shared, known};

#[derive(Deserialize)]
#[serde(untagged)]
enum Entry<T> {
    Case(T),
    Comment(IgnoredAny),
}

#[derive(Deserialize)]
struct UrlCase {
    input: String,
    base: Option<String>,
    #[serde(default)]
    failure: bool,
    #[serde(default)]
    href: String,
    #[serde(default)]
    hostname: String,
}

#[derive(Deserialize)]
struct HostCase {
    input: String,
    output: Option<String>,
}

/// The cases of a file. Browsers turn lone surrogates into U+FFFD before they parse; JSON readers here refuse them.
fn cases<T: for<'de> Deserialize<'de>>(path: &str) -> Option<Vec<T>> {
    let text = without_lone_surrogates(&shared(path)?);
    let entries: Vec<Entry<T>> = serde_json::from_str(&text).expect("a list of cases");
    let case = |entry| match entry {
        Entry::Case(case) => Some(case),
        Entry::Comment(IgnoredAny) => None,
    };
    Some(entries.into_iter().filter_map(case).collect())
}

fn without_lone_surrogates(json: &str) -> String {
    let unit = |text: &str| {
        let digits = text.strip_prefix("\\u")?.get(..4)?;
        u32::from_str_radix(digits, 16).ok()
    };
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        out += &rest[..at];
        rest = &rest[at..];
        let taken = match unit(rest) {
            Some(0xd800..=0xdbff) if matches!(rest.get(6..).and_then(unit), Some(0xdc00..=0xdfff)) => 12,
            Some(0xd800..=0xdfff) => {
                out += "\\ufffd";
                rest = &rest[6..];
                continue;
            }
            Some(_) => 6,
            None => 2,
        };
        out += &rest[..taken];
        rest = &rest[taken..];
    }
    out + rest
}

struct Run {
    suite: &'static str,
    passed: usize,
    failures: BTreeSet<String>,
}

impl Run {
    fn new(suite: &'static str) -> Run {
        Run { suite, passed: 0, failures: BTreeSet::new() }
    }

    fn expect(&mut self, url: &str, shown: &str, host: Option<&str>) {
        if WhatwgUrl.host(url).as_deref() == host {
            self.passed += 1;
        } else {
            self.failures.insert(format!(
                "{}: {}",
                self.suite,
                serde_json::to_string(shown).expect("a string is JSON")
            ));
        }
    }

    fn end(self) -> BTreeSet<String> {
        println!("{}: {} passed, {} failed", self.suite, self.passed, self.failures.len());
        self.failures
    }
}

/// Cases with a base are read from what they resolve to: the core only ever asks for absolute URLs. Those whose host is
/// empty are `file:` and the like, which the core refuses by their scheme.
fn urls() -> Option<BTreeSet<String>> {
    let mut run = Run::new("urltestdata");
    for case in cases::<UrlCase>("conformance/url/urltestdata.json")? {
        match (case.failure, &case.base) {
            (true, None) => run.expect(&case.input, &case.input, None),
            (true, Some(_)) => {}
            (false, _) if case.hostname.is_empty() => {}
            (false, None) => run.expect(&case.input, &case.input, Some(&case.hostname)),
            (false, Some(_)) => run.expect(&case.href, &case.href, Some(&case.hostname)),
        }
    }
    Some(run.end())
}

fn hosts(suite: &'static str) -> Option<BTreeSet<String>> {
    let mut run = Run::new(suite);
    let cases = cases::<HostCase>(&format!("conformance/url/{suite}.json"))?;
    for case in cases.into_iter().filter(|case| !case.input.is_empty()) {
        let output = case.output.as_deref().filter(|output| !output.is_empty());
        run.expect(&format!("https://{}/x", case.input), &case.input, output);
    }
    Some(run.end())
}

#[test]
fn the_native_parser_follows_the_url_standard() {
    let suites = [urls(), hosts("toascii"), hosts("IdnaTestV2")];
    if suites.iter().all(Option::is_some) {
        known::compare("native", &suites.into_iter().flatten().flatten().collect());
    }
}

#[test]
fn lone_surrogates_become_replacement_characters() {
    assert_eq!(
        without_lone_surrogates(r#""a\ud800b\ud83d\ude00\udc00\n\\ud800""#),
        r#""a\ufffdb\ud83d\ude00\ufffd\n\\ud800""#
    );
}
