use bytes::Bytes;
#[cfg(feature = "write")]
use xorf::{BinaryFuse8, DmaSerializable};

use super::{
    dots::Dots,
    format::{Section, u32_at},
    hash,
};
use crate::Error;

/// Bytes in front of the fingerprints: seed (8), segment length (4), its mask (4), length of all segments (4).
const DESCRIPTOR: usize = 20;

/// Says of most names outside the catalogue, at the price of one hash and three reads, that they are outside.
///
/// Every suffix has two labels or more, so a name whose last two labels end no suffix has no suffix. The filter
/// ([binary fuse](https://arxiv.org/abs/2201.01174), about 9 bits a key, one name in 256 passes by mistake) holds the
/// hashes of those pairs of labels. The `xorf` crate writes it; it is read here, because its numbers need not be decoded
/// for every name.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    seed: u64,
    length: u32,
    count: u32,
    fingerprints: Bytes,
}

impl Filter {
    pub(crate) fn open(bytes: Bytes) -> Result<Filter, Error> {
        if bytes.is_empty() {
            return Ok(Filter { seed: 0, length: 0, count: 0, fingerprints: bytes });
        }
        if bytes.len() <= DESCRIPTOR {
            return Err(Section::Filter.corrupt());
        }
        let seed = u64::from(u32_at(&bytes, 0)) | u64::from(u32_at(&bytes, 4)) << 32;
        let (length, mask, count) = (u32_at(&bytes, 8), u32_at(&bytes, 12), u32_at(&bytes, 16));
        let fits = length.is_power_of_two()
            && mask == length - 1
            && count % length == 0
            && u64::from(count) + 2 * u64::from(length) == (bytes.len() - DESCRIPTOR) as u64;
        let filter = || Filter { seed, length, count, fingerprints: bytes.slice(DESCRIPTOR..) };
        fits.then(filter).ok_or_else(|| Section::Filter.corrupt())
    }

    /// `false`: no suffix ends in this pair of labels. `true`: one may.
    #[inline]
    pub(crate) fn may_hold(&self, tail: u64) -> bool {
        let hash = murmur(tail.wrapping_add(self.seed));
        // The upper half of `hash * count`, in 64-bit numbers.
        let count = u64::from(self.count);
        let first = ((hash >> 32) * count + (((hash & 0xffff_ffff) * count) >> 32)) >> 32;
        let (length, mask) = (u64::from(self.length), u64::from(self.length).wrapping_sub(1));
        let second = (first + length) ^ (hash >> 18 & mask);
        let third = (first + 2 * length) ^ (hash & mask);
        let at = |place: u64| self.fingerprints.get(place as usize).copied();
        match (at(first), at(second), at(third)) {
            (Some(first), Some(second), Some(third)) => first ^ second ^ third == (hash ^ hash >> 32) as u8,
            // A file without a filter.
            _ => true,
        }
    }
}

/// The last mixing step of MurmurHash3, as `xorf` uses it.
#[inline]
fn murmur(mut hash: u64) -> u64 {
    hash = (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ hash >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}

/// Where the last two labels of a name begin; `None` where it has only one.
#[inline]
pub(crate) fn tail(name: &[u8], dots: &mut Dots<'_>) -> Option<Tail> {
    dots.next()?;
    let dot = dots.next();
    let start = dot.map_or(0, |dot| dot + 1);
    Some(Tail { dot, start, hash: hash::tail(&name[start..]) })
}

/// The last two labels of a name.
pub(crate) struct Tail {
    /// The dot in front of them.
    pub dot: Option<usize>,
    pub start: usize,
    pub hash: u64,
}

/// The hash of a name's last two labels; `None` where it has only one.
#[inline]
pub fn tail_hash(name: &str) -> Option<u64> {
    let name = name.as_bytes();
    tail(name, &mut Dots::new(name)).map(|tail| tail.hash)
}

/// The filter section for the given pairs of labels, which must differ from each other.
#[cfg(feature = "write")]
pub fn encode_filter(tails: &[u64]) -> Option<Vec<u8>> {
    if tails.is_empty() {
        return Some(Vec::new());
    }
    let filter = BinaryFuse8::try_from(tails).ok()?;
    let mut out = vec![0; DESCRIPTOR];
    filter.dma_copy_descriptor_to(&mut out);
    out.extend_from_slice(filter.dma_fingerprints());
    Some(out)
}
