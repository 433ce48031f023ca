//! What each source says of each name, before anything is decided.

use sublet::{Approval, Role, Traits};

use crate::{
    private::{ascii, private_rules},
    provider_file::ProviderFile,
};

/// What one source says of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    /// The name as the catalogue holds it: in A-labels, `*.x` for wildcards.
    pub name: String,
    pub says: Says,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// The file of the provider with this number: a host that it keeps for itself, or a suffix, by the role.
    Provider(Traits),
    /// The private section of the Public Suffix List has this rule.
    PrivateRule(&'static str),
}

/// What provider files claim; a provider has the number of its file.
pub(crate) fn by_providers(files: &[ProviderFile]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let traits = |role, kind, control, approval| {
            let provider = Some(number as u16);
            Says::Provider(Traits { role, provider, kind: Some(kind), control: Some(control), approval })
        };
        claims.extend(file.suffixes.iter().map(|suffix| {
            let (kind, control) = (suffix.kind.unwrap_or(file.kind), suffix.control.unwrap_or(file.control));
            Claim { name: suffix.rule(), says: traits(Role::Suffix, kind, control, suffix.approval) }
        }));
        claims.extend(file.own.iter().map(|own| {
            let says = traits(Role::Own, file.kind, file.control, Approval::Open);
            Claim { name: own.get_ref().clone(), says }
        }));
    }
    claims
}

/// What the private section of the Public Suffix List claims.
pub(crate) fn by_public_suffix_list() -> Vec<Claim> {
    private_rules()
        .filter_map(|rule| {
            let name = ascii(rule.trim_start_matches('!'))?;
            Some(Claim { name, says: Says::PrivateRule(rule) })
        })
        .collect()
}
