//! What may still be read of a message, and what was left out.

use crate::{cut::CutCode, limits::Limits};

/// How many texts that turn out to name no host are tried for each link that is allowed.
const TRIES_A_LINK: usize = 4;

/// Counts what is read of a message against its limits, and records each cut once.
pub(crate) struct Budget {
    limits: Limits,
    cuts: Vec<CutCode>,
    parts: usize,
    /// Bytes that may still be decoded out of parts.
    decodable: usize,
    /// Texts that may still be given to the URL parser.
    tries: usize,
}

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Budget {
        Budget {
            limits: *limits,
            cuts: Vec::new(),
            parts: 0,
            decodable: limits.decoded,
            tries: limits.links.saturating_mul(TRIES_A_LINK),
        }
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    pub(crate) fn cut(&mut self, code: CutCode) {
        if !self.cuts.contains(&code) {
            self.cuts.push(code);
        }
    }

    /// Whether there is room beside so many; else records the cut.
    pub(crate) fn fits(&mut self, count: usize, limit: usize, code: CutCode) -> bool {
        let fits = count < limit;
        if !fits {
            self.cut(code);
        }
        fits
    }

    /// Whether another part may be read.
    pub(crate) fn has_part(&mut self) -> bool {
        self.fits(self.parts, self.limits.parts, CutCode::TooManyParts)
    }

    pub(crate) fn count_part(&mut self) {
        self.parts += 1;
    }

    /// Whether the URL parser may be asked once more.
    pub(crate) fn try_host(&mut self) -> bool {
        let may = self.fits(0, self.tries, CutCode::TooManyLinks);
        self.tries = self.tries.saturating_sub(1);
        may
    }

    pub(crate) fn decodable(&self) -> usize {
        self.decodable
    }

    /// Takes bytes that were decoded; where there are too many, takes none and records the cut.
    pub(crate) fn decode(&mut self, bytes: usize) -> bool {
        let rest = self.decodable.checked_sub(bytes);
        match rest {
            Some(rest) => self.decodable = rest,
            None => self.cut(CutCode::PartTooBig),
        }
        rest.is_some()
    }

    /// The number of parts that were read, and what was left out.
    pub(crate) fn finish(self) -> (usize, Vec<CutCode>) {
        (self.parts, self.cuts)
    }
}
