/// Tells how many typing mistakes lie between a term and a word, if they are few enough for the term's length.
///
/// The automaton of [Wu and Manber](https://doi.org/10.1145/135239.135244) over one term: bit *n* of row *d* says that the
/// term's first *n* characters can be read with *d* mistakes. It is 20 lines where a Levenshtein DFA takes 10 KB of Wasm.
pub(super) struct Typos {
    term: Vec<char>,
    /// The places of each ASCII character in the term, as [`Typos::places`] gives them.
    ascii: [u64; 128],
    mistakes: usize,
}

/// Mistakes allowed at most.
const MAX_MISTAKES: usize = 2;
/// The longest term whose places fit into a row.
const MAX_TERM: usize = 63;

impl Typos {
    pub(super) fn new(term: &str) -> Typos {
        let term: Vec<char> = term.chars().collect();
        let mistakes = match term.len() {
            4..=6 => 1,
            7..=MAX_TERM => MAX_MISTAKES,
            _ => 0,
        };
        let mut typos = Typos { term, ascii: [0; 128], mistakes };
        typos.ascii = std::array::from_fn(|code| typos.search(code as u8 as char));
        typos
    }

    /// Bit *n + 1* is set where character *n* of the term is this one.
    fn search(&self, wanted: char) -> u64 {
        let places = self.term.iter().take(MAX_TERM).enumerate().filter(|(_, c)| **c == wanted);
        places.fold(0, |places, (at, _)| places | 2 << at)
    }

    fn places(&self, c: char) -> u64 {
        self.ascii.get(c as usize).copied().unwrap_or_else(|| self.search(c))
    }

    /// The number of characters added, left out or changed; `None` where there are too many, or where the term is too
    /// short or too long to be looked at this way.
    pub(super) fn distance(&self, word: &str) -> Option<u8> {
        if self.mistakes == 0 {
            return None;
        }
        let mut rows: [u64; MAX_MISTAKES + 1] = [0b1, 0b11, 0b111];
        for c in word.chars() {
            let places = self.places(c);
            let (mut before, mut after) = (0, 0);
            for row in &mut rows[..=self.mistakes] {
                let right = *row << 1 & places;
                let (extra, changed, missing) = (before, before << 1, after << 1);
                before = *row;
                *row = right | extra | changed | missing;
                after = *row;
            }
        }
        let read = |row: &u64| row >> self.term.len() & 1 == 1;
        rows[..=self.mistakes].iter().position(read).map(|distance| distance as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The textbook's table.
    fn levenshtein(a: &str, b: &str) -> usize {
        let b: Vec<char> = b.chars().collect();
        let mut row: Vec<usize> = (0..=b.len()).collect();
        for (i, a) in a.chars().enumerate() {
            let mut diagonal = std::mem::replace(&mut row[0], i + 1);
            for (j, b) in b.iter().enumerate() {
                let changed = diagonal + usize::from(a != *b);
                diagonal = row[j + 1];
                row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
            }
        }
        row[b.len()]
    }

    proptest! {
        #[test]
        fn agrees_with_the_textbook(term in "[abé]{4,9}", word in "[abcé]{0,11}") {
            let allowed = if term.chars().count() < 7 { 1 } else { 2 };
            let expected = Some(levenshtein(&term, &word)).filter(|&distance| distance <= allowed);
            prop_assert_eq!(Typos::new(&term).distance(&word).map(usize::from), expected);
        }
    }

    #[test]
    fn short_and_overlong_terms_are_taken_as_they_are() {
        assert_eq!(Typos::new("abc").distance("abd"), None);
        assert_eq!(Typos::new(&"a".repeat(64)).distance(&"a".repeat(63)), None);
        assert_eq!(Typos::new(&"a".repeat(63)).distance(&"a".repeat(62)), Some(1));
    }
}
