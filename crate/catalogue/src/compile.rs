//! From texts to claims, and from claims to what a catalogue is built from.

use sublet::{CatalogueBuilder, ProviderRecord, Role, Source as Listed, SuffixRule};

use crate::{
    Error, Inputs,
    check::Checker,
    claim::{self, Claim, Says},
    error::Source,
    judgement::Judgement,
    merge::{PSL, merge},
    private::{PSL_VERSION, private_rules},
    provider_file::ProviderFile,
};

impl Inputs {
    /// Checks the texts and compiles them into a catalogue file. The same inputs give the same bytes.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every problem found, [`Error::Format`] where the result does not fit the file format.
    pub fn build(&self) -> Result<Vec<u8>, Error> {
        Ok(builder(self, read(self)?).encode()?)
    }
}

/// What the texts say.
#[derive(Clone, Debug)]
pub(crate) struct Sources {
    pub providers: Vec<ProviderRecord>,
    pub claims: Vec<Claim>,
    pub judgement: Judgement,
}

/// Reads and checks the texts.
pub(crate) fn read(inputs: &Inputs) -> Result<Sources, Error> {
    let files = providers(inputs)?;
    let (file, text) = &inputs.psl_table;
    let private: Vec<&'static str> = private_rules().collect();
    let judgement = Judgement::read(Source { file, text }, &private).map_err(Error::Invalid)?;
    let mut claims = claim::by_providers(&files);
    claims.extend(claim::by_public_suffix_list());
    Ok(Sources { providers: files.iter().map(ProviderFile::record).collect(), claims, judgement })
}

/// Makes a catalogue of what the texts say.
pub(crate) fn builder(inputs: &Inputs, Sources { providers, claims, judgement }: Sources) -> CatalogueBuilder {
    let is_ours = |claim: &&Claim| matches!(claim.says, Says::Provider(traits) if traits.role == Role::Suffix);
    let ours = claims.iter().filter(is_ours).count();
    let rules = merge(claims, &judgement);
    let is_private =
        |rule: &&SuffixRule| rule.traits.role != Role::Own && rule.evidence.iter().any(|listing| listing.source == PSL);
    let private = rules.values().filter(is_private).count();
    let source = |name: &str, licence: &str, version: &str, count: usize| Listed {
        name: name.into(),
        licence: licence.into(),
        version: version.into(),
        count: count as u32,
    };
    let sources = vec![
        source("sublet-providers", "MIT OR Apache-2.0", env!("CARGO_PKG_VERSION"), ours),
        source("psl-private", "MPL-2.0", PSL_VERSION, private),
    ];
    CatalogueBuilder { serial: inputs.serial, created: inputs.created.as_second(), sources, providers, rules }
}

/// Reads and checks the provider files, in order of their ids.
fn providers(inputs: &Inputs) -> Result<Vec<ProviderFile>, Error> {
    let mut checker = Checker::default();
    let texts = inputs.providers.iter().map(|(file, text)| Source { file, text });
    let mut files: Vec<_> = texts.filter_map(|source| Some((source, checker.read(source)?))).collect();
    files.sort_by(|(_, a), (_, b)| a.id.get_ref().cmp(b.id.get_ref()));
    for (source, file) in &files {
        checker.own(*source, file);
    }
    if !checker.problems.is_empty() {
        return Err(Error::Invalid(checker.problems));
    }
    Ok(files.into_iter().map(|(_, file)| file).collect())
}
