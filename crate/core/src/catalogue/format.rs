//! The layout of a catalogue file (docs/catalogue-format.md). All numbers are little-endian.

use bytes::Bytes;

use crate::Error;

/// The first eight bytes: a byte outside ASCII, the name, a line feed (so that text-mode copies show).
pub const MAGIC: [u8; 8] = *b"\x89SUBLET\n";
/// The format this version reads and writes.
pub const VERSION: u16 = 1;
/// Bytes before the section table.
pub const HEADER: usize = 64;
/// Bytes of one entry in the section table: tag, offset, length.
pub const ENTRY: usize = 12;
/// Bytes of one class.
pub const CLASS: usize = 12;
/// Where the checksum stands; it covers everything behind it.
pub const CHECKSUM_AT: usize = 12;

/// The parts of a file, in the order they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Where the suffixes come from.
    Sources,
    /// Provider records, with an index in front.
    Providers,
    /// What suffixes have in common: provider, kind, control, ….
    Classes,
    /// The suffixes: an FST from reversed names to classes.
    Suffixes,
    /// A binary fuse filter over the last two labels of every suffix.
    Filter,
}

impl Section {
    /// Every section, in file order.
    pub const ALL: [Section; 5] =
        [Section::Sources, Section::Providers, Section::Classes, Section::Suffixes, Section::Filter];

    /// The tag in the section table.
    pub const fn tag(self) -> [u8; 4] {
        match self {
            Section::Sources => *b"SRCS",
            Section::Providers => *b"PROV",
            Section::Classes => *b"CLAS",
            Section::Suffixes => *b"SUFX",
            Section::Filter => *b"FILT",
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Section::Sources => "list of sources",
            Section::Providers => "provider table",
            Section::Classes => "class table",
            Section::Suffixes => "suffix index",
            Section::Filter => "filter",
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
    /// Suffix rules in the file.
    pub suffixes: u32,
}

impl Header {
    /// The header's bytes. The checksum is filled in by [`seal`].
    pub fn encode(&self, total: u64) -> [u8; HEADER] {
        let mut out = [0; HEADER];
        out[..8].copy_from_slice(&MAGIC);
        out[8..10].copy_from_slice(&VERSION.to_le_bytes());
        out[10..12].copy_from_slice(&(Section::ALL.len() as u16).to_le_bytes());
        out[16..24].copy_from_slice(&total.to_le_bytes());
        out[24..32].copy_from_slice(&self.serial.to_le_bytes());
        out[32..40].copy_from_slice(&self.created.to_le_bytes());
        out[40..44].copy_from_slice(&self.suffixes.to_le_bytes());
        // 44..64: reserved for the signature (key id, flags); zero until there is one.
        out
    }
}

/// Writes the checksum over everything behind it.
pub fn seal(file: &mut [u8]) {
    let sum = crc32fast::hash(&file[CHECKSUM_AT + 4..]);
    file[CHECKSUM_AT..CHECKSUM_AT + 4].copy_from_slice(&sum.to_le_bytes());
}

/// A checked file: its header and its sections, still in one piece of memory.
pub(crate) struct Layout {
    pub header: Header,
    sections: [Bytes; Section::ALL.len()],
}

impl Layout {
    pub(crate) fn read(file: &Bytes) -> Result<Layout, Error> {
        if file.get(..8) != Some(&MAGIC) {
            return Err(Error::NotACatalogue);
        }
        let got = file.len() as u64;
        let short = Error::CatalogueTruncated { expected: HEADER as u64, got };
        let head: &[u8; HEADER] = file.first_chunk().ok_or(short)?;
        let version = u16_at(head, 8);
        if version != VERSION {
            return Err(Error::CatalogueVersion { expected: VERSION, got: version });
        }
        let total = u64_at(head, 16);
        if got < total {
            return Err(Error::CatalogueTruncated { expected: total, got });
        }
        if got > total {
            return Err(Error::CatalogueCorrupt { part: "length" });
        }
        let expected = u32_at(head, CHECKSUM_AT);
        let got = crc32fast::hash(&file[CHECKSUM_AT + 4..]);
        if expected != got {
            return Err(Error::CatalogueChecksum { expected, got });
        }
        let count = usize::from(u16_at(head, 10));
        let table = file.get(HEADER..HEADER + count * ENTRY);
        let table = table.ok_or(Error::CatalogueCorrupt { part: "section table" })?;
        let mut sections = Section::ALL.map(|_| Bytes::new());
        for (section, slot) in Section::ALL.into_iter().zip(&mut sections) {
            let entry = table.chunks_exact(ENTRY).find(|entry| entry[..4] == section.tag());
            let entry = entry.ok_or_else(|| section.corrupt())?;
            let (offset, length) = (u32_at(entry, 4) as usize, u32_at(entry, 8) as usize);
            let end = offset.checked_add(length).filter(|&end| end <= file.len());
            *slot = file.slice(offset..end.ok_or_else(|| section.corrupt())?);
        }
        let header = Header { serial: u64_at(head, 24), created: u64_at(head, 32) as i64, suffixes: u32_at(head, 40) };
        Ok(Layout { header, sections })
    }

    pub(crate) fn section(&self, section: Section) -> Bytes {
        self.sections[section as usize].clone()
    }
}

/// Reads a number the caller knows to be inside the slice.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16_at(bytes, at)) | u32::from(u16_at(bytes, at + 2)) << 16
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from(u32_at(bytes, at)) | u64::from(u32_at(bytes, at + 4)) << 32
}
