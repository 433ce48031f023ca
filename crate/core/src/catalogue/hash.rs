//! The hash behind the filter and the flat table. It is part of the file format: changing it needs a new version.

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// Extends the hash of a name by the label to its left.
///
/// The hash of `duckdns.org` is `extend(extend(START, b"org"), b"duckdns")`, so one pass from the right yields the
/// hashes of all label-suffixes of a name.
#[inline]
pub fn extend(hash: u64, label: &[u8]) -> u64 {
    let mut hash = mix(hash, label.len() as u64 + 1);
    let mut words = label.chunks_exact(8);
    for word in &mut words {
        hash = mix(hash, u64::from_le_bytes(word.try_into().unwrap_or_default()));
    }
    let rest = words.remainder();
    if !rest.is_empty() {
        hash = mix(hash, short_word(rest));
    }
    hash
}

/// One to seven bytes as a little-endian number, read in overlapping pieces: most labels are short, and a loop over
/// their bytes was a fifth of a look-up.
#[inline]
fn short_word(bytes: &[u8]) -> u64 {
    let last = bytes.len() - 1;
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(&low), Some(&high)) => {
            u64::from(u32::from_le_bytes(low)) | u64::from(u32::from_le_bytes(high)) << (8 * (last - 3))
        }
        _ => {
            let at = |place: usize| u64::from(bytes[place]) << (8 * place);
            at(0) | at(bytes.len() / 2) | at(last)
        }
    }
}

/// The hash of the empty name.
pub const START: u64 = 0x5375_626c_6574_2e31;

#[inline]
fn mix(hash: u64, word: u64) -> u64 {
    let product = u128::from(hash ^ word) * u128::from(MULTIPLIER);
    (product as u64) ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::short_word;

    #[test]
    fn short_words_are_little_endian_numbers() {
        let bytes = [0x81, 0x02, 0xf3, 0x04, 0x95, 0x06, 0xa7];
        for length in 1..=bytes.len() {
            let expected = bytes[..length].iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
            assert_eq!(short_word(&bytes[..length]), expected, "{length} bytes");
        }
    }
}
