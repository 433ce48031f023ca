use super::format::{Section, u16_at};
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

impl Role {
    pub(crate) const fn from_code(code: u8) -> Option<Role> {
        match code {
            0 => Some(Role::Suffix),
            1 => Some(Role::Own),
            2 => Some(Role::Exception),
            _ => None,
        }
    }
}

/// What many rules have in common. A catalogue of 100,000 suffixes has a few hundred sets of traits, its *classes*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Traits {
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
}

const NO_PROVIDER: u16 = u16::MAX;
/// Bytes of one entry.
const SIZE: usize = 8;

impl Traits {
    /// The traits as they stand in the file.
    #[cfg(feature = "write")]
    pub(crate) fn encode(&self) -> [u8; SIZE] {
        let provider = self.provider.unwrap_or(NO_PROVIDER).to_le_bytes();
        let (kind, control) = (Kind::code(self.kind), Control::code(self.control));
        [provider[0], provider[1], kind, control, self.role as u8, self.approval as u8, 0, 0]
    }

    fn decode(bytes: &[u8]) -> Option<Traits> {
        let approval = match bytes[5] {
            0 => Approval::Open,
            1 => Approval::Owner,
            _ => return None,
        };
        let provider = u16_at(bytes, 0);
        Some(Traits {
            role: Role::from_code(bytes[4])?,
            provider: (provider != NO_PROVIDER).then_some(provider),
            kind: Kind::from_code(bytes[2]),
            control: Control::from_code(bytes[3]),
            approval,
        })
    }

    /// Reads the table of traits and holds it against the number of providers.
    pub(crate) fn table(bytes: &[u8], providers: usize) -> Result<Box<[Traits]>, Error> {
        let whole = bytes.len().is_multiple_of(SIZE) && bytes.len() / SIZE < usize::from(u16::MAX);
        let known = |traits: &Traits| traits.provider.is_none_or(|provider| usize::from(provider) < providers);
        let read = |entry| Traits::decode(entry).filter(known);
        let table = whole.then(|| bytes.chunks_exact(SIZE).map(read).collect::<Option<Box<[Traits]>>>());
        table.flatten().ok_or_else(|| Section::Traits.corrupt())
    }
}
