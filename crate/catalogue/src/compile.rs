//! From checked texts to the rules of a catalogue.

use std::collections::BTreeMap;

use sublet::{Approval, CatalogueBuilder, Listing, ProviderRecord, Role, Source as Listed, SuffixRule, Traits};

use crate::{
    Error, Inputs,
    check::Checker,
    error::Source,
    private::{PSL_VERSION, ascii, base, private_rules},
    provider_file::ProviderFile,
    psl_table,
};

/// Places in the catalogue's list of sources.
const PROVIDERS: u16 = 0;
const PSL: u16 = 1;

pub(crate) fn compile(inputs: &Inputs) -> Result<CatalogueBuilder, Error> {
    let files = read(inputs)?;
    let providers: Vec<ProviderRecord> = files.iter().map(ProviderFile::record).collect();
    let mut rules = BTreeMap::new();
    for (index, file) in files.iter().enumerate() {
        suffixes(&mut rules, index as u16, file);
    }
    let ours = rules.len();
    let out = private(&mut rules, inputs)?;
    own(&mut rules, &files, inputs)?;
    excluded(&mut rules, &out);
    let source = |name: &str, licence: &str, version: &str, count: usize| Listed {
        name: name.into(),
        licence: licence.into(),
        version: version.into(),
        count: count as u32,
    };
    let private = rules.values().filter(|rule| rule.traits.role != Role::Own && is_private(rule)).count();
    Ok(CatalogueBuilder {
        serial: inputs.serial,
        created: inputs.created.as_second(),
        sources: vec![
            source("sublet-providers", "MIT OR Apache-2.0", env!("CARGO_PKG_VERSION"), ours),
            source("psl-private", "MPL-2.0", PSL_VERSION, private),
        ],
        providers,
        rules,
    })
}

/// Reads and checks the provider files, in order of their ids.
fn read(inputs: &Inputs) -> Result<Vec<ProviderFile>, Error> {
    let mut checker = Checker::default();
    let texts = inputs.providers.iter().map(|(file, text)| Source { file, text });
    let mut files: Vec<ProviderFile> = texts.filter_map(|source| checker.read(source)).collect();
    files.sort_by(|a, b| a.id.get_ref().cmp(b.id.get_ref()));
    if checker.problems.is_empty() { Ok(files) } else { Err(Error::Invalid(checker.problems)) }
}

fn suffixes(rules: &mut BTreeMap<String, SuffixRule>, provider: u16, file: &ProviderFile) {
    for suffix in &file.suffixes {
        let traits = Traits {
            role: Role::Suffix,
            provider: Some(provider),
            kind: Some(suffix.kind.unwrap_or(file.kind)),
            control: Some(suffix.control.unwrap_or(file.control)),
            approval: suffix.approval,
        };
        rules.insert(suffix.rule(), listed(traits, PROVIDERS));
    }
}

/// Adds the private section of the Public Suffix List; returns the rules that are no rented rooms.
fn private(rules: &mut BTreeMap<String, SuffixRule>, inputs: &Inputs) -> Result<Vec<String>, Error> {
    let (file, text) = &inputs.psl_table;
    let private: Vec<&'static str> = private_rules().collect();
    let classes = psl_table::classify(Source { file, text }, &private).map_err(Error::Invalid)?;
    let mut out = Vec::new();
    for (rule, class) in classes {
        let role = if rule.starts_with('!') { Role::Exception } else { Role::Suffix };
        let Some(name) = ascii(rule.trim_start_matches('!')) else { continue };
        if let Some(known) = rules.get_mut(&name) {
            known.evidence.push(Listing::undated(PSL));
            continue;
        }
        let (kind, control) = match class {
            psl_table::Class::Out => {
                out.push(name);
                continue;
            }
            psl_table::Class::In { kind, control } => (Some(kind), Some(control)),
            psl_table::Class::Unknown => (None, None),
        };
        let approval = Approval::Open;
        rules.insert(name, listed(Traits { role, provider: None, kind, control, approval }, PSL));
    }
    Ok(out)
}

/// Adds the hosts that providers keep for themselves.
fn own(rules: &mut BTreeMap<String, SuffixRule>, files: &[ProviderFile], inputs: &Inputs) -> Result<(), Error> {
    let mut problems = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let traits = Traits {
            role: Role::Own,
            provider: Some(index as u16),
            kind: Some(file.kind),
            control: Some(file.control),
            approval: Approval::Open,
        };
        for own in &file.own {
            let other = rules.insert(own.get_ref().clone(), listed(traits, PROVIDERS));
            if other.is_some_and(|other| other.traits.provider.is_some()) {
                let name = format!("{}.toml", file.id.get_ref());
                let text = inputs.providers.iter().find(|(file, _)| *file == name).map_or("", |(_, text)| text);
                let problem = format!("'{}' is listed by another provider; keep it in one place", own.get_ref());
                problems.push(Source { file: &name, text }.problem(own.span(), "duplicate-suffix", problem));
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// Names that are no rented rooms but lie below a listed suffix belong to whoever rents that suffix out.
fn excluded(rules: &mut BTreeMap<String, SuffixRule>, out: &[String]) {
    for rule in out {
        let name = base(rule);
        let above = name.match_indices('.').find_map(|(dot, _)| rules.get(&name[dot + 1..]));
        if let Some(rule) = above.filter(|rule| rule.traits.role == Role::Suffix) {
            let own = SuffixRule { traits: Traits { role: Role::Own, ..rule.traits }, evidence: rule.evidence.clone() };
            rules.entry(name.into()).or_insert(own);
        }
    }
}

fn listed(traits: Traits, source: u16) -> SuffixRule {
    SuffixRule { traits, evidence: vec![Listing::undated(source)] }
}

fn is_private(rule: &SuffixRule) -> bool {
    rule.evidence.iter().any(|listing| listing.source == PSL)
}
