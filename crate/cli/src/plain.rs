//! Telling many ordinary lines at once.
//!
//! Most lines of a large file are bare lower-case host names. [`sublet::canonical`] says so of one name at a time, byte
//! by byte; this says it of kilobytes at a time, in loops that compilers turn into vector instructions, and halves the
//! time of a run.

/// Lines longer than this are left to [`sublet::canonical`]; no label of a shorter one can be too long.
const LONGEST: usize = 63;

/// Whether the whole lines in this piece are host names in which only the length and the last label are left to check:
/// no odd characters, no empty labels or lines, no double hyphens (`xn--`).
pub fn is_plain(piece: &[u8]) -> bool {
    let (Some(first), Some(last)) = (piece.first(), piece.last()) else { return true };
    if parts(*first) || *last == b'.' {
        return false;
    }
    let odd = piece.iter().fold(false, |odd, &byte| odd | !allowed(byte));
    let pairs = piece.iter().zip(&piece[1..]);
    let doubled = |a: u8, b: u8| ((a == b'-') & (b == b'-')) | (parts(a) & parts(b));
    !odd && !pairs.fold(false, |found, (&a, &b)| found | doubled(a, b))
}

/// Whether a line of a plain piece is a canonical host name as it stands.
#[inline]
pub fn is_name(line: &str) -> bool {
    let bytes = line.as_bytes();
    let last = bytes.iter().rposition(|&byte| byte == b'.').map_or(0, |dot| dot + 1);
    bytes.len() <= LONGEST && bytes.get(last).is_some_and(u8::is_ascii_lowercase)
}

fn allowed(byte: u8) -> bool {
    byte.is_ascii_lowercase() | byte.is_ascii_digit() | (byte == b'-') | (byte == b'_') | parts(byte)
}

fn parts(byte: u8) -> bool {
    (byte == b'.') | (byte == b'\n')
}

#[cfg(test)]
mod tests {
    use super::{is_name, is_plain};
    use proptest::prelude::*;

    #[test]
    fn what_is_unusual_is_not_plain() {
        for piece in [".a.b", "a.b.", "a..b", "\na", "a\n\nb", "a.\nb", "a\n.b", "A.b", "xn--a.b", "a b", "é.b", "a:1"]
        {
            assert!(!is_plain(piece.as_bytes()), "{piece:?}");
        }
        for piece in ["", "a", "a.b\n", "a-b.c_d.e1\nlocalhost\n"] {
            assert!(is_plain(piece.as_bytes()), "{piece:?}");
        }
        for line in ["", "127.0.0.1", "a.1b", "7", &"a.".repeat(32)] {
            assert!(!is_name(line), "{line:?}");
        }
    }

    proptest! {
        #[test]
        fn a_name_in_a_plain_piece_is_canonical(piece in "[a-cx0-9._\n-]{0,12}([a-z0-9.-]{0,70}\n){0,3}[a-cN /:.]{0,6}") {
            if is_plain(piece.as_bytes()) {
                for line in piece.lines().filter(|line| is_name(line)) {
                    prop_assert_eq!(sublet::canonical(line), Some(line));
                }
            }
        }
    }
}
