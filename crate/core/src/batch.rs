use crate::{
    Classifier, Error, Host, Placement, Standing, Summary, Timestamp, UNREADABLE, UrlParser, policy::Candidate,
};

/// Many hosts at one moment: what the policy says of each class is worked out once, and only entries that name hosts, sites
/// or suffixes are looked up for each host.
#[derive(Clone, Debug)]
pub struct Batch<'c> {
    classifier: &'c Classifier,
    now: Timestamp,
    /// The best entry that names no host, site or suffix, and the summary by it: for unlisted hosts first, then for the
    /// tenants and for the provider's own hosts of each class.
    classes: Box<[(Candidate, Summary)]>,
}

impl<'c> Batch<'c> {
    pub(crate) fn new(classifier: &'c Classifier, now: Timestamp) -> Batch<'c> {
        let (catalogue, ruleset) = (classifier.catalogue(), classifier.ruleset());
        let classes = (0..catalogue.class_count() as u16)
            .flat_map(|class| [Placement::any_tenant(class), Placement::any_own(class)]);
        let prepared = [Placement::UNLISTED].into_iter().chain(classes).map(|placement| {
            let assessment = catalogue.assess(placement);
            let candidate = ruleset.by_traits(&classifier.subject("", &assessment), now);
            (candidate, Summary::new(&assessment, candidate.action))
        });
        Batch { classifier, now, classes: prepared.collect() }
    }

    /// Where a canonical host name stands, and its summary.
    #[inline]
    pub fn look_up(&self, name: &str) -> (Placement, Summary) {
        let placement = self.classifier.catalogue().find_name(name);
        (placement, self.summary_of(name, &placement))
    }

    #[inline]
    fn summary_of(&self, name: &str, placement: &Placement) -> Summary {
        let at = match (placement.standing, placement.class()) {
            (Standing::Tenant, Some(class)) => 1 + 2 * usize::from(class),
            (Standing::Provider, Some(class)) => 2 + 2 * usize::from(class),
            _ => 0,
        };
        // Every class of the catalogue has its place.
        let Some((candidate, summary)) = self.classes.get(at) else {
            let assessment = self.classifier.catalogue().assess(*placement);
            return self.classifier.summary_of(name, &assessment, self.now);
        };
        if !self.classifier.ruleset().names_hosts() {
            return *summary;
        }
        self.named(name, placement, *candidate, *summary)
    }

    fn named(&self, name: &str, placement: &Placement, candidate: Candidate, summary: Summary) -> Summary {
        let (ruleset, catalogue) = (self.classifier.ruleset(), self.classifier.catalogue());
        let (site, suffix) = (placement.site(name), placement.suffix(name));
        if !ruleset.is_named(name, site, suffix) {
            return summary;
        }
        let subject = self.classifier.subject(name, &catalogue.assess(*placement));
        Summary { action: ruleset.by_name(&subject, self.now, candidate).action, ..summary }
    }

    /// Everything but the words, for one text.
    ///
    /// # Errors
    /// Those of [`Host::parse`].
    pub fn summary(&self, text: &str, parser: &impl UrlParser) -> Result<Summary, Error> {
        if let Some(name) = crate::canonical(text) {
            return Ok(self.look_up(name).1);
        }
        match Host::parse_with(text, parser)? {
            Host::Name(name) => Ok(self.look_up(name.as_str()).1),
            address => Ok(self.summary_of(&address.to_string(), &Placement::UNLISTED)),
        }
    }

    /// The packed summaries of UTF-8 lines, [`UNREADABLE`] where one names no host. A line may end in a carriage return,
    /// and a line feed at the very end begins no further line.
    pub fn pack_lines(&self, lines: &[u8], parser: &dyn UrlParser) -> Vec<u32> {
        let lines = lines.strip_suffix(b"\n").unwrap_or(lines).split(|&byte| byte == b'\n');
        let pack = |line: &[u8]| {
            let text = std::str::from_utf8(line.strip_suffix(b"\r").unwrap_or(line)).ok()?;
            Some(self.summary(text, &parser).ok()?.pack())
        };
        lines.map(|line| pack(line).unwrap_or(UNREADABLE)).collect()
    }
}
