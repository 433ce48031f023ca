use std::{borrow::Cow, sync::OnceLock};

use crate::{
    Assessment, Batch, Catalogue, Decision, Error, Host, Lang, Policy, Ruleset, Subject, Summary, Timestamp, UrlParser,
    Verdict,
    batch::{self, Class},
};

/// A catalogue under a policy: the whole way from a text to a [`Verdict`].
///
/// Classifiers share their catalogue: eight policies over one need the memory of one, and of eight policies.
///
/// ```
/// use sublet::{Action, Catalogue, Classifier, Lang, Policy, WhatwgUrl};
/// # let bytes = sublet::example::catalogue();
///
/// let catalogue = Catalogue::open(bytes)?;
/// let classifier = catalogue.under(Policy::balanced())?;
/// let now = "2026-11-22T00:00:00Z".parse().unwrap();
/// let verdict = classifier.check("hxxps://evil[.]duckdns[.]org/login", &WhatwgUrl, now, Lang::En)?;
/// assert_eq!(verdict.site.as_deref(), Some("evil.duckdns.org"));
/// assert_eq!(verdict.decision.action, Action::Warn);
/// assert_eq!(verdict.decision.rule, "balanced/full-control");
/// # Ok::<(), sublet::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Classifier {
    catalogue: Catalogue,
    ruleset: Ruleset,
    /// What the policy makes of each class, where that is the same at every moment: worked out when it is first wanted.
    classes: OnceLock<Box<[Class]>>,
}

/// What is thought of a host and what is done about it: a [`Verdict`] before it is put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The canonical host (an IPv6 address in brackets).
    pub host: String,
    /// What the catalogue makes of it.
    pub assessment: Assessment,
    /// What the policy makes of that.
    pub decision: Decision,
}

impl Catalogue {
    /// A classifier of this catalogue under a policy.
    ///
    /// # Errors
    /// [`Error::BadPolicy`].
    pub fn under(&self, policy: Policy) -> Result<Classifier, Error> {
        Classifier::new(self.clone(), policy)
    }
}

impl Classifier {
    /// Puts the two together.
    ///
    /// # Errors
    /// [`Error::BadPolicy`].
    pub fn new(catalogue: Catalogue, policy: Policy) -> Result<Classifier, Error> {
        Ok(Classifier { catalogue, ruleset: Ruleset::new(policy)?, classes: OnceLock::new() })
    }

    /// The catalogue.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The policy.
    pub fn policy(&self) -> &Policy {
        self.ruleset.policy()
    }

    pub(crate) fn ruleset(&self) -> &Ruleset {
        &self.ruleset
    }

    /// The verdict on a text, with the words in a language.
    ///
    /// # Errors
    /// Those of [`Host::parse`].
    pub fn check(&self, text: &str, parser: &impl UrlParser, now: Timestamp, lang: Lang) -> Result<Verdict, Error> {
        let host = Host::parse_with(text, parser)?;
        Ok(self.verdict(text, &host, now, lang))
    }

    /// The verdict on a host that was read before. `input` is what it was read from.
    pub fn verdict(&self, input: &str, host: &Host, now: Timestamp, lang: Lang) -> Verdict {
        Verdict::new(input, &self.judge(host, now), &self.catalogue, lang)
    }

    /// What is thought of a host and done about it, without words.
    pub fn judge(&self, host: &Host, now: Timestamp) -> Judgement {
        let assessment = self.catalogue.assess(self.catalogue.find(host));
        let host = host.to_string();
        let decision = self.ruleset.decide(&self.subject(&host, &assessment), now);
        Judgement { host, assessment, decision }
    }

    /// What the policy looks at.
    #[inline]
    pub(crate) fn subject<'s>(&'s self, host: &'s str, assessment: &Assessment) -> Subject<'s> {
        let provider = assessment.provider().filter(|_| self.ruleset.names_providers());
        Subject {
            host,
            standing: assessment.standing(),
            site: assessment.placement.site(host),
            suffix: assessment.placement.suffix(host),
            provider: provider.and_then(|index| self.catalogue.provider_id(index)),
            kind: assessment.kind(),
            control: assessment.control(),
            level: assessment.level(),
        }
    }

    /// Everything but the words, for one text.
    ///
    /// # Errors
    /// Those of [`Host::parse`].
    pub fn summary(&self, text: &str, parser: &impl UrlParser, now: Timestamp) -> Result<Summary, Error> {
        if !self.ruleset.traits_depend_on_time() {
            return self.batch(now).summary(text, parser);
        }
        if let Some(name) = crate::canonical(text) {
            return Ok(self.summary_of(name, &self.catalogue.assess(self.catalogue.find_name(name)), now));
        }
        let host = Host::parse_with(text, parser)?;
        Ok(self.summary_of(&host.to_string(), &self.catalogue.assess(self.catalogue.find(&host)), now))
    }

    /// The summary of an assessment that was made before.
    pub fn summary_of(&self, host: &str, assessment: &Assessment, now: Timestamp) -> Summary {
        Summary::new(assessment, self.ruleset.action(&self.subject(host, assessment), now))
    }

    /// Whether decisions depend on the moment that is asked about: an exclusion of the policy runs out some day.
    pub fn depends_on_time(&self) -> bool {
        self.ruleset.depends_on_time()
    }

    /// A view of this classifier for many hosts at one moment.
    #[inline]
    pub fn batch(&self, now: Timestamp) -> Batch<'_> {
        let classes = if self.ruleset.traits_depend_on_time() {
            Cow::Owned(batch::classes(self, now))
        } else {
            Cow::Borrowed(&self.classes.get_or_init(|| batch::classes(self, now).into())[..])
        };
        Batch::new(self, now, classes)
    }
}
