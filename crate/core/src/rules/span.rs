/// How many labels a host has that a rule stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Span {
    /// This many or more.
    From(usize),
    /// Just so many.
    Exactly(usize),
}

impl Span {
    pub(super) fn holds(self, labels: usize) -> bool {
        match self {
            Span::From(least) => labels >= least,
            Span::Exactly(count) => labels == count,
        }
    }

    /// A pattern (RE2) of the URLs whose host has so many labels: user information, port and a dot at the end may stand
    /// around it.
    pub(super) fn pattern(self) -> String {
        let (least, more) = match self {
            Span::From(least) => (least, ","),
            Span::Exactly(count) => (count, ""),
        };
        let before = least.saturating_sub(1);
        format!(r"^https?://(?:[^/?#@]*@)?(?:[^./?#:@]+\.){{{before}{more}}}[^./?#:@]+\.?(?:[:/?#].*)?$")
    }

    /// The spans of a name with this many labels, by whether the name itself is stopped, names one label below it, and
    /// names further below.
    pub(super) fn all(labels: usize, stopped: [bool; 3]) -> Vec<Span> {
        let from = (0..3).rev().take_while(|&below| stopped[below]).last();
        let single = (0..from.unwrap_or(2)).filter(|&below| stopped[below]);
        let mut spans: Vec<Span> = single.map(|below| Span::Exactly(labels + below)).collect();
        spans.extend(from.map(|below| Span::From(labels + below)));
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_spans_that_say_what_is_stopped() {
        for bits in 0..8 {
            let stopped = [bits & 1 != 0, bits & 2 != 0, bits & 4 != 0];
            let spans = Span::all(2, stopped);
            for below in 0..6 {
                let held = spans.iter().any(|span| span.holds(2 + below));
                assert_eq!(held, stopped[below.min(2)], "{stopped:?} {spans:?} {below}");
            }
        }
    }
}
