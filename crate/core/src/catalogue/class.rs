use std::sync::Arc;

use super::format::{CLASS, Section, u16_at};
use crate::{Approval, Control, Error, Kind};

/// What a rule of the catalogue says of the names it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Names below belong to tenants.
    Suffix,
    /// The name and all below it are the provider's own.
    Own,
    /// An exception to a wildcard (`!x.y` in the Public Suffix List): the suffix is one label shorter.
    Exception,
}

/// What many rules have in common. Rules point to classes; a catalogue of 70,000 suffixes has a few hundred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Class {
    /// What the rule says.
    pub role: Role,
    /// Index into the provider table.
    pub provider: Option<u16>,
    /// The sort of service.
    pub kind: Option<Kind>,
    /// What the tenant controls.
    pub control: Option<Control>,
    /// Who may become a tenant.
    pub approval: Approval,
    /// The sources that list the rule: bit *n* is source *n*.
    pub sources: u16,
    /// The risk of a tenant of this class before anything is known of its own name (0-100).
    pub score: u8,
}

const NO_PROVIDER: u16 = u16::MAX;

impl Class {
    /// The class as it stands in the file.
    pub fn encode(&self) -> [u8; CLASS] {
        let provider = self.provider.unwrap_or(NO_PROVIDER).to_le_bytes();
        let sources = self.sources.to_le_bytes();
        let (kind, control) = (Kind::code(self.kind), Control::code(self.control));
        let (role, approval) = (self.role as u8, self.approval as u8);
        [provider[0], provider[1], kind, control, role, approval, self.score, 0, sources[0], sources[1], 0, 0]
    }

    fn decode(bytes: &[u8]) -> Option<Class> {
        let role = match bytes[4] {
            0 => Role::Suffix,
            1 => Role::Own,
            2 => Role::Exception,
            _ => return None,
        };
        let approval = match bytes[5] {
            0 => Approval::Open,
            1 => Approval::Owner,
            _ => return None,
        };
        let provider = u16_at(bytes, 0);
        Some(Class {
            role,
            provider: (provider != NO_PROVIDER).then_some(provider),
            kind: Kind::from_code(bytes[2]),
            control: Control::from_code(bytes[3]),
            approval,
            sources: u16_at(bytes, 8),
            score: bytes[6].min(100),
        })
    }
}

/// The class table.
#[derive(Clone, Debug)]
pub(crate) struct Classes(Arc<[Class]>);

impl Classes {
    /// Reads every class and checks it against the number of providers.
    pub(crate) fn open(bytes: &[u8], providers: usize) -> Result<Classes, Error> {
        let whole = bytes.len().is_multiple_of(CLASS) && bytes.len() / CLASS < usize::from(u16::MAX);
        let known = |class: &Class| class.provider.is_none_or(|provider| usize::from(provider) < providers);
        let read = |class| Class::decode(class).filter(known);
        let classes = whole.then(|| bytes.chunks_exact(CLASS).map(read).collect::<Option<Arc<[Class]>>>());
        classes.flatten().map(Classes).ok_or_else(|| Section::Classes.corrupt())
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    #[inline]
    pub(crate) fn get(&self, index: u64) -> Option<Class> {
        self.0.get(usize::try_from(index).ok()?).copied()
    }
}
