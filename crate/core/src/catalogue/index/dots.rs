use super::swar::{dots, gathered, load, short_word};

/// The dots of a name from the right, eight bytes at a time.
#[derive(Clone)]
pub(crate) struct Dots<'a> {
    name: &'a [u8],
    /// Where the word that `found` speaks of begins; everything left of it is still to be read.
    base: usize,
    /// The top bit of every byte of the word that is a dot and was not given yet.
    found: u64,
}

impl<'a> Dots<'a> {
    #[inline]
    pub(crate) fn new(name: &'a [u8]) -> Dots<'a> {
        Dots { name, base: name.len(), found: 0 }
    }
}

impl Iterator for Dots<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
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
        Some(self.base + bit as usize / 8)
    }
}

/// The dots of a name from the right, where those of its last bytes were found while it was read.
#[derive(Clone)]
pub(crate) struct KnownDots<'a> {
    name: &'a [u8],
    /// Where the bytes that `found` speaks of begin, a multiple of 8; everything left of it is still to be read.
    base: usize,
    /// A bit for each byte from there on that is a dot and was not given yet.
    found: u64,
}

impl<'a> KnownDots<'a> {
    #[inline]
    pub(crate) fn new(name: &'a [u8], base: usize, found: u64) -> KnownDots<'a> {
        KnownDots { name, base, found }
    }
}

impl Iterator for KnownDots<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            self.base = self.base.checked_sub(8)?;
            self.found = gathered(dots(load(self.name, self.base)));
        }
        let bit = self.found.ilog2();
        self.found ^= 1 << bit;
        Some(self.base + bit as usize)
    }
}
