//! What is asked of a provider file beyond its form.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use sublet::Host;
use toml::Spanned;

use crate::{
    error::{Problem, Source},
    private::{is_icann, is_refused},
    provider_file::{IncidentTable, ProviderFile, SignUpTable},
};

/// Problems of provider files, and who claimed which suffix first.
#[derive(Default)]
pub(crate) struct Checker {
    pub problems: Vec<Problem>,
    claimed: BTreeMap<String, String>,
    own: BTreeSet<String>,
}

impl Checker {
    /// Reads a provider file and checks it. `None` where it is not even in form.
    pub(crate) fn read(&mut self, source: Source<'_>) -> Option<ProviderFile> {
        let file: ProviderFile = match toml::from_str(source.text) {
            Ok(file) => file,
            Err(error) => {
                self.problems.push(source.toml(&error));
                return None;
            }
        };
        self.identity(source, &file);
        self.suffixes(source, &file);
        self.names(source, &file);
        self.facts(source, &file);
        Some(file)
    }

    /// Checks that no other provider lists what this one keeps for itself. All files must have been read.
    pub(crate) fn own(&mut self, source: Source<'_>, file: &ProviderFile) {
        for own in &file.own {
            let name = own.get_ref();
            let others = self.claimed.get(name).is_some_and(|other| other != source.file);
            if others || !self.own.insert(name.clone()) {
                let text = format!("'{name}' is listed by another provider; keep it in one place");
                self.report(source, own.span(), "duplicate-suffix", text);
            }
        }
    }

    fn report(&mut self, source: Source<'_>, span: Range<usize>, code: &'static str, text: String) {
        self.problems.push(source.problem(span, code, text));
    }

    fn identity(&mut self, source: Source<'_>, file: &ProviderFile) {
        let id = file.id.get_ref();
        let plain = !id.is_empty() && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if !plain {
            self.report(source, file.id.span(), "bad-id", format!("id '{id}' may hold only a-z, 0-9 and hyphens"));
        }
        if source.file != format!("{id}.toml") {
            self.report(
                source,
                file.id.span(),
                "bad-id",
                format!("the file of provider '{id}' must be named {id}.toml"),
            );
        }
        if file.name.get_ref().trim().is_empty() {
            self.report(
                source,
                file.name.span(),
                "missing-key",
                "the provider has no name; give the one people know".into(),
            );
        }
    }

    fn suffixes(&mut self, source: Source<'_>, file: &ProviderFile) {
        if file.suffixes.is_empty() {
            self.report(
                source,
                file.id.span(),
                "missing-key",
                "the provider has no suffixes; list at least one".into(),
            );
        }
        for suffix in &file.suffixes {
            let name = suffix.name.get_ref();
            let span = suffix.name.span();
            self.host(source, &suffix.name);
            if !name.contains('.') {
                self.report(
                    source,
                    span.clone(),
                    "bad-host",
                    format!("'{name}' has one label, and a suffix needs two or more"),
                );
            }
            if is_icann(name) {
                let text =
                    format!("'{name}' is a public suffix of the ICANN section, which nobody rents out as his own");
                self.report(source, span.clone(), "icann-suffix", text);
            }
            if is_refused(name) {
                self.report(
                    source,
                    span.clone(),
                    "refused-host",
                    format!("a browser's URL parser refuses '{name}'; leave it out"),
                );
            }
            let rule = suffix.rule();
            if let Some(other) = self.claimed.insert(rule.clone(), source.file.into()) {
                self.report(
                    source,
                    span,
                    "duplicate-suffix",
                    format!("'{rule}' is listed in {other} already; keep it in one place"),
                );
            }
        }
    }

    fn names(&mut self, source: Source<'_>, file: &ProviderFile) {
        for own in &file.own {
            self.host(source, own);
            if file.suffixes.iter().any(|suffix| !suffix.wildcard && suffix.name.get_ref() == own.get_ref()) {
                let text = format!(
                    "'{}' is a suffix, so it is the provider's own anyway; take it out of `own`",
                    own.get_ref()
                );
                self.report(source, own.span(), "idle-own", text);
            }
        }
        file.name_servers.iter().for_each(|name| self.host(source, name));
    }

    fn facts(&mut self, source: Source<'_>, file: &ProviderFile) {
        self.url(source, &file.homepage);
        if let Some(abuse) = file.abuse.as_ref().filter(|abuse| !abuse.get_ref().starts_with("mailto:")) {
            self.url(source, abuse);
        }
        self.sources(source, file.sources.span(), file.sources.get_ref(), "the provider");
        if let Some(table) = &file.sign_up {
            let SignUpTable { sources, .. } = table.get_ref();
            self.sources(source, table.span(), sources, "what is said of signing up");
        }
        for incident in &file.incidents {
            let IncidentTable { actor, year, technique, what, what_ja, source: told } = incident;
            self.url(source, told);
            if !(1995..=2100).contains(year.get_ref()) {
                self.report(source, year.span(), "bad-year", format!("{} is no year of an incident", year.get_ref()));
            }
            for text in [actor, what, what_ja] {
                if text.get_ref().trim().is_empty() {
                    self.report(source, text.span(), "missing-key", "an incident needs actor, what and what-ja".into());
                }
            }
            if let Some(technique) = technique.as_ref().filter(|technique| !is_technique(technique.get_ref())) {
                let text = format!("'{}' is no ATT&CK technique; write T1234 or T1234.001", technique.get_ref());
                self.report(source, technique.span(), "bad-technique", text);
            }
        }
    }

    fn sources(&mut self, source: Source<'_>, span: Range<usize>, sources: &[Spanned<String>], whose: &str) {
        if sources.is_empty() {
            self.report(source, span, "missing-source", format!("{whose} has no source; name the page it comes from"));
        }
        sources.iter().for_each(|url| self.url(source, url));
    }

    fn url(&mut self, source: Source<'_>, text: &Spanned<String>) {
        let url = url::Url::parse(text.get_ref());
        if !url.is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.host().is_some()) {
            let text_of = format!("'{}' is no http or https URL", text.get_ref());
            self.report(source, text.span(), "bad-source", text_of);
        }
    }

    fn host(&mut self, source: Source<'_>, text: &Spanned<String>) {
        let name = text.get_ref();
        let problem = match Host::parse(&format!("http://{name}/")) {
            Ok(host) if host.name() == Some(name) => return,
            Ok(host) => format!("'{name}' is not canonical; write '{host}'"),
            Err(error) => format!("'{name}' cannot be a host: {error}"),
        };
        self.report(source, text.span(), "bad-host", problem);
    }
}

/// `T1583` or `T1583.001`.
fn is_technique(text: &str) -> bool {
    let (whole, sub) = text.split_once('.').unwrap_or((text, "001"));
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    whole.strip_prefix('T').is_some_and(|number| digits(number, 4)) && digits(sub, 3)
}
