use std::borrow::Cow;

use crate::{
    Classifier, Error, Host, Placement, Standing, Summary, Timestamp, UNREADABLE, UrlParser,
    catalogue::index::swar::position,
    host::{Run, canonical_with_dots},
    policy::Candidate,
};

/// Many hosts at one moment: what the policy says of each class is worked out once, and only entries that name hosts, sites
/// or suffixes are looked up for each host.
#[derive(Clone, Debug)]
pub struct Batch<'c> {
    classifier: &'c Classifier,
    now: Timestamp,
    classes: Cow<'c, [Class]>,
}

/// What the policy makes of a class.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Class {
    /// The best entry that names no host, site or suffix.
    candidate: Candidate,
    /// The summary by it, and that packed.
    summary: Summary,
    packed: u32,
}

/// What the policy makes of unlisted hosts, and then of the tenants and of the provider's own hosts of each class.
pub(crate) fn classes(classifier: &Classifier, now: Timestamp) -> Vec<Class> {
    let (catalogue, ruleset) = (classifier.catalogue(), classifier.ruleset());
    let classes =
        (0..catalogue.class_count() as u16).flat_map(|class| [Placement::any_tenant(class), Placement::any_own(class)]);
    let prepared = [Placement::UNLISTED].into_iter().chain(classes).map(|placement| {
        let assessment = catalogue.assess(placement);
        let candidate = ruleset.by_traits(&classifier.subject("", &assessment), now);
        let summary = Summary::new(&assessment, candidate.action);
        Class { candidate, summary, packed: summary.pack() }
    });
    prepared.collect()
}

impl<'c> Batch<'c> {
    #[inline]
    pub(crate) fn new(classifier: &'c Classifier, now: Timestamp, classes: Cow<'c, [Class]>) -> Batch<'c> {
        Batch { classifier, now, classes }
    }

    /// Where a canonical host name stands, and its summary.
    #[inline]
    pub fn look_up(&self, name: &str) -> (Placement, Summary) {
        let placement = self.classifier.catalogue().find_name(name);
        (placement, self.summary_of(name, &placement))
    }

    /// Everything but the words, for one text.
    ///
    /// # Errors
    /// Those of [`Host::parse`].
    pub fn summary(&self, text: &str, parser: &impl UrlParser) -> Result<Summary, Error> {
        if let Some((name, dots)) = canonical_with_dots(text) {
            let placement = self.classifier.catalogue().find_run(name.as_bytes(), dots);
            return Ok(self.summary_of(name, &placement));
        }
        match Host::parse_with(text, parser)? {
            Host::Name(name) => Ok(self.look_up(name.as_str()).1),
            address => Ok(self.summary_of(&address.to_string(), &Placement::UNLISTED)),
        }
    }

    /// The packed summaries of UTF-8 lines, [`UNREADABLE`] where one names no host. A line may end in a carriage return,
    /// and a line feed at the very end begins no further line.
    pub fn pack_lines(&self, lines: &[u8], parser: &dyn UrlParser) -> Vec<u32> {
        let mut rest = lines.strip_suffix(b"\n").unwrap_or(lines);
        let mut packed = Vec::with_capacity(rest.len() / 16 + 1);
        loop {
            // Most lines are a host and nothing else: they are read once, where they lie.
            let run = Run::of(rest);
            let length = run.name.len() + position(run.after, b'\n');
            let (line, after) = rest.split_at(length);
            packed.push(match (run.is_host, &line[run.name.len()..]) {
                (true, [] | [b'\r']) => self.pack_run(&run),
                _ => self.pack_line(line, parser),
            });
            match after {
                [_, next @ ..] => rest = next,
                [] => return packed,
            }
        }
    }

    #[inline]
    fn pack_run(&self, run: &Run<'_>) -> u32 {
        let placement = self.classifier.catalogue().find_run(run.name, run.dots());
        if let Some(class) = self.class_of(&placement)
            && !self.classifier.ruleset().names_hosts()
        {
            return class.packed;
        }
        std::str::from_utf8(run.name).map_or(UNREADABLE, |name| self.summary_of(name, &placement).pack())
    }

    fn pack_line(&self, line: &[u8], parser: &dyn UrlParser) -> u32 {
        let text = std::str::from_utf8(line.strip_suffix(b"\r").unwrap_or(line));
        let summary = text.ok().and_then(|text| self.summary(text, &parser).ok());
        summary.map_or(UNREADABLE, Summary::pack)
    }

    #[inline]
    fn summary_of(&self, name: &str, placement: &Placement) -> Summary {
        let Some(class) = self.class_of(placement) else {
            let assessment = self.classifier.catalogue().assess(*placement);
            return self.classifier.summary_of(name, &assessment, self.now);
        };
        if !self.classifier.ruleset().names_hosts() {
            return class.summary;
        }
        self.named(name, placement, class)
    }

    /// Every class of the catalogue has its place.
    #[inline]
    fn class_of(&self, placement: &Placement) -> Option<&Class> {
        self.classes.get(match (placement.standing, placement.class()) {
            (Standing::Tenant, Some(class)) => 1 + 2 * usize::from(class),
            (Standing::Provider, Some(class)) => 2 + 2 * usize::from(class),
            _ => 0,
        })
    }

    fn named(&self, name: &str, placement: &Placement, class: &Class) -> Summary {
        let (ruleset, catalogue) = (self.classifier.ruleset(), self.classifier.catalogue());
        let (site, suffix) = (placement.site(name), placement.suffix(name));
        if !ruleset.is_named(name, site, suffix) {
            return class.summary;
        }
        let subject = self.classifier.subject(name, &catalogue.assess(*placement));
        Summary { action: ruleset.by_name(&subject, self.now, class.candidate).action, ..class.summary }
    }
}
