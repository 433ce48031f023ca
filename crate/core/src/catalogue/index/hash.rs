//! The hash behind the hash table. It is part of prepared files (docs/catalogue-format.md): changing it needs a new version.
//!
//! It multiplies 64-bit words only, which costs the same everywhere; WebAssembly has no wider multiplication.

use super::swar::{load, short_word};

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of the empty text.
const START: u64 = 0x5375_626c_6574_2e31;

/// The hash of a name's last two labels with the dot between them (`duckdns.org`).
#[inline]
pub(crate) fn last_two_labels(name: &[u8]) -> u64 {
    extend(START, name)
}

/// Extends the hash of a name by the label to its left, so that one pass from the right yields the hashes of all tails of
/// a name: that of `mallory.duckdns.org` is `extend(last_two_labels(b"duckdns.org"), b"mallory")`.
///
/// The label's length goes in first, then its bytes in little-endian words of eight. The last word overlaps the one
/// before it where the length is no multiple of eight; a label of less than eight bytes is one word, filled up with zeros.
#[inline]
pub(crate) fn extend(hash: u64, label: &[u8]) -> u64 {
    let mut hash = hash.wrapping_add((label.len() as u64) << 56);
    let Some(last) = label.len().checked_sub(8) else { return mix(hash, short_word(label)) };
    let mut at = 0;
    while at < last {
        hash = mix(hash, load(label, at));
        at += 8;
    }
    mix(hash, load(label, last))
}

#[inline]
fn mix(hash: u64, word: u64) -> u64 {
    let product = (hash ^ word).wrapping_mul(MULTIPLIER);
    product ^ product >> 32
}

#[cfg(test)]
mod tests {
    use super::{extend, last_two_labels};

    /// Files hold these numbers.
    #[test]
    fn the_hash_stays_as_it_is() {
        assert_eq!(last_two_labels(b"a.b"), 0x1104_c02e_ab10_06be);
        assert_eq!(last_two_labels(b"duckdns.org"), 0xf459_db63_8616_bba4);
        assert_eq!(last_two_labels(b"cloudfunctions.net"), 0x22c5_d1d1_cc71_edd9);
        assert_eq!(extend(last_two_labels(b"duckdns.org"), b"mallory"), 0x44fe_f5f0_f7d9_bb8d);
    }
}
