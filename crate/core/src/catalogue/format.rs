//! The layout of a catalogue file (docs/catalogue-format.md). All numbers are little-endian.

use bytes::Bytes;
use rapidhash::v3::rapidhash_v3;

use crate::Error;

/// The first eight bytes: a byte outside ASCII, the name, a line feed (so that text-mode copies show).
pub const MAGIC: [u8; 8] = *b"\x89SUBLET\n";
/// The format this version reads and writes.
pub const VERSION: u16 = 1;
/// Bytes before the section table.
pub const HEADER: usize = 96;
/// Bytes of one entry in the section table: tag, offset, length.
pub const ENTRY: usize = 12;
/// Bytes of one class.
pub const CLASS: usize = 12;
/// Where the checksum stands: eight bytes that cover everything behind them.
///
/// It is [rapidhash](https://docs.rs/rapidhash) V3 with its default seed, not a CRC: the table of a fast CRC adds 15 KB to
/// the compressed Wasm, and a small one takes longer than opening may. It finds damage, not forgery.
pub const CHECKSUM_AT: usize = 8;
const AFTER_CHECKSUM: usize = CHECKSUM_AT + 8;

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
        out[16..18].copy_from_slice(&VERSION.to_le_bytes());
        out[18..20].copy_from_slice(&(Section::ALL.len() as u16).to_le_bytes());
        // 20..24: reserved for flags; zero.
        out[24..32].copy_from_slice(&total.to_le_bytes());
        out[32..40].copy_from_slice(&self.serial.to_le_bytes());
        out[40..48].copy_from_slice(&self.created.to_le_bytes());
        out[48..52].copy_from_slice(&self.suffixes.to_le_bytes());
        // 52..96: reserved for the signature (key id, where it stands); zero until there is one.
        out
    }
}

/// Writes the checksum over everything behind it.
pub fn seal(file: &mut [u8]) {
    if let Some((head, rest)) = file.split_at_mut_checked(AFTER_CHECKSUM) {
        head[CHECKSUM_AT..].copy_from_slice(&rapidhash_v3(rest).to_le_bytes());
    }
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
        let expected = u64_at(head, CHECKSUM_AT);
        let got = rapidhash_v3(&file[AFTER_CHECKSUM..]);
        if expected != got {
            return Err(Error::CatalogueChecksum { expected, got });
        }
        let count = usize::from(u16_at(head, 18));
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
        let header = Header { serial: u64_at(head, 32), created: u64_at(head, 40) as i64, suffixes: u32_at(head, 48) };
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
