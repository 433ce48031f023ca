//! Bytes eight at a time, without unsafe code.

const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
const HIGH: u64 = !LOW;

/// What [`dots`] says of a word that ends in a dot, as the word behind it sees it.
pub(crate) const DOT_AT_END: u64 = 0x80;

const fn eight(byte: u8) -> u64 {
    byte as u64 * 0x0101_0101_0101_0101
}

/// The top bit of every byte that is this one.
#[inline]
pub(crate) fn bytes_like(word: u64, byte: u8) -> u64 {
    let differs = word ^ eight(byte);
    !(((differs & LOW) + LOW) | differs | LOW)
}

/// The top bit of every byte that is a dot.
#[inline]
pub(crate) fn dots(word: u64) -> u64 {
    bytes_like(word, b'.')
}

/// The top bits of the eight bytes side by side: that of the first byte is the lowest.
#[inline]
pub(crate) fn gathered(top_bits: u64) -> u64 {
    // Bit 8i comes to stand at 56 + i.
    (top_bits >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Where the first such byte is; the length where there is none.
#[inline]
pub(crate) fn position(bytes: &[u8], byte: u8) -> usize {
    let mut at = 0;
    while bytes.len() - at >= 8 {
        let found = bytes_like(load(bytes, at), byte);
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    bytes[at..].iter().position(|&other| other == byte).map_or(bytes.len(), |after| at + after)
}

/// The top bit of every byte that is a hyphen.
#[inline]
pub(crate) fn hyphens(word: u64) -> u64 {
    bytes_like(word, b'-')
}

/// The top bit of every byte up to the first that is not one of `a-z 0-9 - _ .`, and how many there are.
#[inline]
pub(crate) fn plain(word: u64) -> (u64, usize) {
    let from = |byte: u8| (word | HIGH) - eight(byte);
    let letters = from(b'a') & !from(b'z' + 1);
    // `-`, `.`, `/` and the digits lie side by side.
    let rest = from(b'-') & !from(b'9' + 1) & !bytes_like(word, b'/');
    let outside = !((letters | rest | bytes_like(word, b'_')) & !word) & HIGH;
    // All bits below the first of them.
    let inside = outside & outside.wrapping_neg();
    (inside.wrapping_sub(1) & HIGH & !inside, if outside == 0 { 8 } else { outside.trailing_zeros() as usize / 8 })
}

/// Eight bytes from a place in the middle of a text.
#[inline]
pub(crate) fn load(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |word| u64::from_le_bytes(*word))
}

/// Up to seven bytes as a little-endian number, read in overlapping pieces.
#[inline]
pub(crate) fn short_word(bytes: &[u8]) -> u64 {
    let Some(last) = bytes.len().checked_sub(1) else { return 0 };
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

/// Whether two texts are equal: without the call that comparing slices is, as labels are short.
#[inline]
pub(crate) fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let Some(last) = a.len().checked_sub(8) else { return short_word(a) == short_word(b) };
    let mut at = 0;
    while at < last {
        if load(a, at) != load(b, at) {
            return false;
        }
        at += 8;
    }
    load(a, last) == load(b, last)
}

#[cfg(test)]
mod tests {
    use super::{dots, equal, gathered, plain, position, short_word};

    #[test]
    fn gathered_bits_stand_in_the_order_of_their_bytes() {
        for bits in 0..=255_u64 {
            let spread = (0..8).fold(0, |word, at| word | (bits >> at & 1) << (8 * at + 7));
            assert_eq!(gathered(spread), bits);
        }
    }

    #[test]
    fn a_position_is_that_of_the_first() {
        let text = b"0123456789abcdef0123";
        for length in 0..=text.len() {
            for &byte in text.iter().chain(b"\n.") {
                let text = &text[..length];
                let expected = text.iter().position(|&other| other == byte).unwrap_or(length);
                assert_eq!(position(text, byte), expected, "{byte} in {length} bytes");
            }
        }
    }

    #[test]
    fn short_words_are_little_endian_numbers() {
        let bytes = [0x81, 0x02, 0xf3, 0x04, 0x95, 0x06, 0xa7];
        for length in 0..=bytes.len() {
            let expected = bytes[..length].iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte));
            assert_eq!(short_word(&bytes[..length]), expected, "{length} bytes");
        }
    }

    #[test]
    fn only_dots_are_dots() {
        for byte in 0..=255_u8 {
            for place in 0..8 {
                let mut word = *b".-/.\x00\xaex.";
                word[place] = byte;
                let expected = word.iter().rev().fold(0, |bits, &byte| bits << 8 | if byte == b'.' { 0x80 } else { 0 });
                assert_eq!(dots(u64::from_le_bytes(word)), expected, "{word:?}");
            }
        }
    }

    #[test]
    fn plain_ends_at_the_first_other_byte() {
        for byte in 0..=255_u8 {
            for place in 0..8 {
                let mut word = *b"a-z.0_9m";
                word[place] = byte;
                let is_plain = matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.');
                let length = if is_plain { 8 } else { place };
                let inside = (0..length).fold(0, |bits, at| bits | 0x80_u64 << (8 * at));
                assert_eq!(plain(u64::from_le_bytes(word)), (inside, length), "{word:?}");
            }
        }
    }

    #[test]
    fn equal_compares_every_byte() {
        let text: Vec<u8> = (0..40).collect();
        for length in 0..=text.len() {
            assert!(equal(&text[..length], &text.clone()[..length]));
            for place in 0..length {
                let mut other = text.clone();
                other[place] ^= 1;
                assert!(!equal(&text[..length], &other[..length]), "byte {place} of {length}");
            }
        }
        assert!(!equal(b"a", b"ab"));
    }
}
