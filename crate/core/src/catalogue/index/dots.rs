use super::swar::{dots, load, short_word};

/// The dots of a name from the right.
#[derive(Clone)]
pub(crate) struct Dots<'a> {
    name: &'a [u8],
    /// Where the bytes that `found` speaks of begin; everything left of it is still to be read.
    base: usize,
    /// One bit, or the top one of eight, for each byte from `base` on that is a dot and was not given yet.
    found: u64,
    /// What the number of a bit is divided by, as a shift: 0 or 3.
    shift: u32,
}

impl<'a> Dots<'a> {
    #[inline]
    pub(crate) fn new(name: &'a [u8]) -> Dots<'a> {
        Dots { name, base: name.len(), found: 0, shift: 3 }
    }

    /// Dots of which those from `base` on (a multiple of 8) are known: one bit a byte.
    #[inline]
    pub(crate) fn known(name: &'a [u8], base: usize, found: u64) -> Dots<'a> {
        Dots { name, base, found, shift: 0 }
    }
}

impl Iterator for Dots<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            self.shift = 3;
            if self.base >= 8 {
                self.base -= 8;
                self.found = dots(load(self.name, self.base));
            } else if self.base > 0 {
                self.found = dots(short_word(&self.name[..self.base]));
                self.base = 0;
            } else {
                return None;
            }
        }
        let bit = self.found.ilog2();
        self.found ^= 1 << bit;
        Some(self.base + (bit >> self.shift) as usize)
    }
}
