use super::swar::{dots, load, short_word};

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
