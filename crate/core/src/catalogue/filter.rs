use bytes::Bytes;
use xorf::{BinaryFuse8Ref, DmaSerializable, Filter as _, FilterRef};

use super::{
    format::{Section, u32_at},
    hash,
    labels::Labels,
};
use crate::Error;

const DESCRIPTOR: usize = xorf::BinaryFuse8::DESCRIPTOR_LEN;

/// Says of most names outside the catalogue, at the price of one hash and three reads, that they are outside.
///
/// Every suffix has two labels or more, so a name whose last two labels end no suffix has no suffix. The filter
/// ([binary fuse](https://arxiv.org/abs/2201.01174), about 9 bits a key, one name in 256 passes by mistake) holds the
/// hashes of those pairs of labels.
#[derive(Clone, Debug)]
pub(crate) struct Filter(Bytes);

impl Filter {
    pub(crate) fn open(bytes: Bytes) -> Result<Filter, Error> {
        if bytes.is_empty() {
            return Ok(Filter(bytes));
        }
        let fits = bytes.len() > DESCRIPTOR && {
            let length = u64::from(u32_at(&bytes, 8));
            let mask = u64::from(u32_at(&bytes, 12));
            let count = u64::from(u32_at(&bytes, 16));
            length.is_power_of_two()
                && mask == length - 1
                && count % length == 0
                && count + 2 * length == (bytes.len() - DESCRIPTOR) as u64
        };
        fits.then_some(Filter(bytes)).ok_or_else(|| Section::Filter.corrupt())
    }

    /// `false`: no suffix ends in this pair of labels. `true`: one may.
    #[inline]
    pub(crate) fn may_hold(&self, tail: u64) -> bool {
        let Some((descriptor, fingerprints)) = self.0.split_at_checked(DESCRIPTOR) else {
            return true;
        };
        BinaryFuse8Ref::from_dma(descriptor, fingerprints).contains(&tail)
    }
}

/// The hash of a name's last two labels; `None` where it has only one.
pub fn tail_hash(name: &str) -> Option<u64> {
    let mut labels = Labels::new(name);
    let (_, top) = labels.next()?;
    let (_, second) = labels.next()?;
    Some(hash::extend(hash::extend(hash::START, top), second))
}

/// The filter section for the given pairs of labels, which must differ from each other.
#[cfg(feature = "write")]
pub fn encode_filter(tails: &[u64]) -> Option<Vec<u8>> {
    if tails.is_empty() {
        return Some(Vec::new());
    }
    let filter = xorf::BinaryFuse8::try_from(tails).ok()?;
    let mut out = vec![0; DESCRIPTOR];
    filter.dma_copy_descriptor_to(&mut out);
    out.extend_from_slice(filter.dma_fingerprints());
    Some(out)
}
