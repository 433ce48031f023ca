use crate::coverage::Stops;

/// How many labels a host has that a rule stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Span {
    /// This many or more.
    From(usize),
    /// Just so many.
    Exactly(usize),
}

impl Span {
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

    /// The spans of a name with this many labels.
    pub(super) fn all(labels: usize, stops: Stops) -> Vec<Span> {
        let from = (0..3).rev().take_while(|&below| stops.at(below)).last();
        let single = (0..from.unwrap_or(2)).filter(|&below| stops.at(below));
        let mut spans: Vec<Span> = single.map(|below| Span::Exactly(labels + below)).collect();
        spans.extend(from.map(|below| Span::From(labels + below)));
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(span: &Span, labels: usize) -> bool {
        match *span {
            Span::From(least) => labels >= least,
            Span::Exactly(count) => labels == count,
        }
    }

    #[test]
    fn a_name_has_the_spans_that_say_what_is_stopped() {
        for bits in 0..8 {
            let stops = Stops { itself: bits & 1 != 0, children: bits & 2 != 0, deeper: bits & 4 != 0 };
            let spans = Span::all(2, stops);
            for below in 0..6 {
                let held = spans.iter().any(|span| holds(span, 2 + below));
                assert_eq!(held, stops.at(below), "{stops:?} {spans:?} {below}");
            }
        }
    }
}
