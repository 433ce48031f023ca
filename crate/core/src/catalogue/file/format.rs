//! The layout of a catalogue file (docs/catalogue-format.md). All numbers are little-endian.

use bytes::Bytes;
use rapidhash::v3::rapidhash_v3;

use crate::Error;

/// The first eight bytes: a byte outside ASCII, the name, a line feed (so that text-mode copies show).
pub const MAGIC: [u8; 8] = *b"\x89SUBLET\n";
/// The format this version reads and writes.
pub const VERSION: u16 = 2;
/// Bytes before the section table.
pub const HEADER: usize = 96;
/// Bytes of one entry in the section table: tag, offset, length.
pub const ENTRY: usize = 12;
/// The most rules a file may hold.
pub const MAX_RULES: u32 = 1 << 24;
/// Where the checksum stands: eight bytes that cover everything behind them.
///
/// It is [rapidhash](https://docs.rs/rapidhash) V3 with its default seed, not a CRC: the table of a fast CRC adds 15 KB to
/// the compressed Wasm, and a small one takes longer than opening may. It finds damage, not forgery.
pub const CHECKSUM_AT: usize = 8;
const AFTER_CHECKSUM: usize = CHECKSUM_AT + 8;

/// The parts of a file that this version reads, in the order they are written.
///
/// A tag that begins with a capital names a part that readers need; one that begins with a small letter may be passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Where the suffixes come from.
    Sources,
    /// Provider records, with an index in front.
    Providers,
    /// What rules have in common: provider, kind, control, ….
    Traits,
    /// Two columns by rule number: traits and evidence.
    Rules,
    /// Which sources list a rule, and from when to when.
    Evidence,
    /// The rules: an FST from reversed names to rule numbers.
    Index,
    /// The hash table of a prepared file; published files have none.
    Table,
}

impl Section {
    /// The sections of every file, in their order.
    pub const REQUIRED: [Section; 6] =
        [Section::Sources, Section::Providers, Section::Traits, Section::Rules, Section::Evidence, Section::Index];
    const COUNT: usize = Section::REQUIRED.len() + 1;
    const ALL: [Section; Section::COUNT] = [
        Section::Sources,
        Section::Providers,
        Section::Traits,
        Section::Rules,
        Section::Evidence,
        Section::Index,
        Section::Table,
    ];

    /// The tag in the section table.
    pub const fn tag(self) -> [u8; 4] {
        match self {
            Section::Sources => *b"SRCS",
            Section::Providers => *b"PROV",
            Section::Traits => *b"TRTS",
            Section::Rules => *b"RULE",
            Section::Evidence => *b"EVID",
            Section::Index => *b"SUFX",
            Section::Table => *b"node",
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Section::Sources => "list of sources",
            Section::Providers => "provider table",
            Section::Traits => "table of traits",
            Section::Rules => "table of rules",
            Section::Evidence => "evidence",
            Section::Index => "suffix index",
            Section::Table => "hash table",
        }
    }

    pub(crate) const fn corrupt(self) -> Error {
        Error::CatalogueCorrupt { part: self.name() }
    }
}

/// The fixed part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Goes up with every published catalogue.
    pub serial: u64,
    /// Seconds since 1970 (UTC).
    pub created: i64,
    /// Suffixes in the file: rules of the role [`Role::Suffix`](crate::Role::Suffix).
    pub suffixes: u32,
    /// Rules in the file.
    pub rules: u32,
}

impl Header {
    fn encode(&self, sections: u16, total: u64) -> [u8; HEADER] {
        let mut out = [0; HEADER];
        out[..8].copy_from_slice(&MAGIC);
        out[16..18].copy_from_slice(&VERSION.to_le_bytes());
        out[18..20].copy_from_slice(&sections.to_le_bytes());
        // 20..24: flags; zero.
        out[24..32].copy_from_slice(&total.to_le_bytes());
        out[32..40].copy_from_slice(&self.serial.to_le_bytes());
        out[40..48].copy_from_slice(&self.created.to_le_bytes());
        out[48..52].copy_from_slice(&self.suffixes.to_le_bytes());
        out[52..56].copy_from_slice(&self.rules.to_le_bytes());
        // 56..96: zero.
        out
    }

    fn decode(head: &[u8; HEADER]) -> Header {
        Header {
            serial: u64_at(head, 32),
            created: u64_at(head, 40) as i64,
            suffixes: u32_at(head, 48),
            rules: u32_at(head, 52),
        }
    }
}

/// The bytes of a file of these sections. Its length must fit 32 bits.
pub(crate) fn write(header: &Header, sections: &[(Section, &[u8])]) -> Result<Vec<u8>, Error> {
    let mut offset = HEADER + sections.len() * ENTRY;
    let total = offset + sections.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    if u32::try_from(total).is_err() {
        return Err(Error::CatalogueCorrupt { part: "length" });
    }
    let mut file = Vec::with_capacity(total);
    file.extend_from_slice(&header.encode(sections.len() as u16, total as u64));
    for (section, bytes) in sections {
        file.extend_from_slice(&section.tag());
        file.extend_from_slice(&(offset as u32).to_le_bytes());
        file.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
        offset += bytes.len();
    }
    sections.iter().for_each(|(_, bytes)| file.extend_from_slice(bytes));
    seal(&mut file);
    Ok(file)
}

/// Writes the checksum over everything behind it.
pub fn seal(file: &mut [u8]) {
    if let Some((head, rest)) = file.split_at_mut_checked(AFTER_CHECKSUM) {
        head[CHECKSUM_AT..].copy_from_slice(&rapidhash_v3(rest).to_le_bytes());
    }
}

/// How far the bytes of a file are believed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trust {
    /// They may be anything.
    None,
    /// This program wrote them after it had checked them.
    Own,
}

/// A file in its parts, still in one piece of memory.
pub(crate) struct Layout {
    pub header: Header,
    sections: [Option<Bytes>; Section::COUNT],
}

impl Layout {
    pub(crate) fn read(file: &Bytes, trust: Trust) -> Result<Layout, Error> {
        if file.get(..8) != Some(&MAGIC) {
            return Err(Error::NotACatalogue);
        }
        let got = file.len() as u64;
        let short = Error::CatalogueTruncated { expected: HEADER as u64, got };
        let head: &[u8; HEADER] = file.first_chunk().ok_or(short)?;
        let version = u16_at(head, 16);
        if version != VERSION {
            return Err(Error::CatalogueVersion { expected: VERSION, got: version });
        }
        let total = u64_at(head, 24);
        if got < total {
            return Err(Error::CatalogueTruncated { expected: total, got });
        }
        if got > total {
            return Err(Error::CatalogueCorrupt { part: "length" });
        }
        if trust == Trust::None {
            let (expected, got) = (u64_at(head, CHECKSUM_AT), rapidhash_v3(&file[AFTER_CHECKSUM..]));
            if expected != got {
                return Err(Error::CatalogueChecksum { expected, got });
            }
        }
        let count = usize::from(u16_at(head, 18));
        let table = file.get(HEADER..HEADER + count * ENTRY);
        let table = table.ok_or(Error::CatalogueCorrupt { part: "section table" })?;
        let mut sections = [const { None }; Section::COUNT];
        for entry in table.chunks_exact(ENTRY) {
            let tag = [entry[0], entry[1], entry[2], entry[3]];
            let Some(section) = Section::ALL.into_iter().find(|section| section.tag() == tag) else {
                if tag[0].is_ascii_lowercase() {
                    continue;
                }
                return Err(Error::CatalogueSection { tag: String::from_utf8_lossy(&tag).into_owned() });
            };
            let (offset, length) = (u32_at(entry, 4) as usize, u32_at(entry, 8) as usize);
            let end = offset.checked_add(length).filter(|&end| end <= file.len()).ok_or_else(|| section.corrupt())?;
            sections[section as usize] = Some(file.slice(offset..end));
        }
        Ok(Layout { header: Header::decode(head), sections })
    }

    pub(crate) fn section(&self, section: Section) -> Result<Bytes, Error> {
        self.sections[section as usize].clone().ok_or_else(|| section.corrupt())
    }
}

/// Reads a number the caller knows to be inside the slice.
#[inline]
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

#[inline]
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16_at(bytes, at)) | u32::from(u16_at(bytes, at + 2)) << 16
}

pub(crate) fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from(u32_at(bytes, at)) | u64::from(u32_at(bytes, at + 4)) << 32
}
