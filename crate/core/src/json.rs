//! Verdicts as JSON text, without building them: all that is the same for the hosts of a class is written once.
//!
//! The bytes are those that serde_json makes of a [`Verdict`], which is what prepares the words here.

use std::sync::OnceLock;

use serde::Serialize;

use crate::{
    Assessment, Catalogue, Classifier, Decision, EvidenceKind, Judgement, Lang, Standing, Verdict, verdict::Evidence,
};

/// What verdicts say of the hosts of each class, by standing and language.
pub(crate) struct Words {
    classes: usize,
    by_class: [OnceLock<Box<[OnceLock<Prepared>]>>; 4],
    unlisted: OnceLock<Prepared>,
    /// The evidence each source makes.
    sources: OnceLock<Box<[Box<[u8]>]>>,
}

/// The parts of a verdict that do not name the host, as JSON.
struct Prepared {
    /// `,"standing":…,"provider":…`
    front: Box<[u8]>,
    /// `,"kind":…,"control":…`
    middle: Box<[u8]>,
    /// `,"risk":…,"reasons":…,"incidents":…`, in pieces: the host's suffix stands between them.
    back: Box<[Box<[u8]>]>,
}

/// Stands for the suffix while words are prepared; JSON writes it as `\u0000`, and no host holds it.
const SUFFIX: &str = "\0";
const SUFFIX_IN_JSON: &str = "\\u0000";

impl Words {
    pub(crate) fn new(classes: usize) -> Words {
        Words { classes, by_class: Default::default(), unlisted: OnceLock::new(), sources: OnceLock::new() }
    }

    fn prepared(&self, assessment: &Assessment, catalogue: &Catalogue, lang: Lang) -> &Prepared {
        let slot = assessment.placement.class().and_then(|class| {
            let variant = 2 * usize::from(assessment.standing() == Standing::Tenant) + lang as usize;
            let classes = self.by_class[variant].get_or_init(|| (0..self.classes).map(|_| OnceLock::new()).collect());
            classes.get(usize::from(class))
        });
        slot.unwrap_or(&self.unlisted).get_or_init(|| Prepared::new(assessment, catalogue, lang))
    }

    fn sources(&self, catalogue: &Catalogue) -> &[Box<[u8]>] {
        self.sources.get_or_init(|| {
            let evidence = |source: crate::Source| Evidence { by: EvidenceKind::Catalogue, source: source.name };
            catalogue.sources().into_iter().map(|source| json(&evidence(source))).collect()
        })
    }
}

impl Prepared {
    fn new(assessment: &Assessment, catalogue: &Catalogue, lang: Lang) -> Prepared {
        let decision = Decision { action: crate::Action::Allow, rule: String::new() };
        let judgement = Judgement { host: SUFFIX.into(), assessment: assessment.anywhere(), decision };
        let Verdict { standing, provider, kind, control, risk, reasons, incidents, .. } =
            Verdict::new("", &judgement, catalogue, lang);
        let mut front = field("standing", &standing);
        front.extend(field("provider", &provider));
        let mut middle = field("kind", &kind);
        middle.extend(field("control", &control));
        let mut back = field("risk", &risk);
        back.extend(field("reasons", &reasons));
        back.extend(field("incidents", &incidents));
        let back = String::from_utf8(back).unwrap_or_default();
        let pieces = back.split(SUFFIX_IN_JSON).map(|piece| piece.as_bytes().into()).collect();
        Prepared { front: front.into(), middle: middle.into(), back: pieces }
    }
}

impl Classifier {
    /// Appends to `out` what [`serde_json`] writes for the verdict on this judgement: the same bytes, several times faster.
    /// `input` is what its host was read from.
    ///
    /// ```
    /// use sublet::{Catalogue, Host, Lang, Policy};
    /// # let bytes = sublet::example::catalogue();
    ///
    /// let classifier = Catalogue::open(bytes)?.under(Policy::balanced())?;
    /// let (host, now) = (Host::parse("evil.duckdns.org")?, "2026-11-22T00:00:00Z".parse()?);
    /// let mut json = Vec::new();
    /// classifier.write_json("evil.duckdns.org", &classifier.judge(&host, now), Lang::En, &mut json);
    /// let verdict = classifier.verdict("evil.duckdns.org", &host, now, Lang::En);
    /// assert_eq!(json, serde_json::to_vec(&verdict)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_json(&self, input: &str, judgement: &Judgement, lang: Lang, out: &mut Vec<u8>) {
        let Judgement { host, assessment, decision } = judgement;
        let catalogue = self.catalogue();
        let words = catalogue.words();
        let prepared = words.prepared(assessment, catalogue, lang);
        let suffix = assessment.placement.suffix(host);
        out.extend_from_slice(b"{\"input\":");
        put(out, input);
        out.extend_from_slice(b",\"host\":");
        put(out, host);
        out.extend_from_slice(&prepared.front);
        out.extend_from_slice(b",\"suffix\":");
        put_or_null(out, suffix);
        out.extend_from_slice(b",\"site\":");
        put_or_null(out, assessment.placement.site(host));
        out.extend_from_slice(&prepared.middle);
        out.extend_from_slice(b",\"evidence\":[");
        let sources = words.sources(catalogue);
        let listings = catalogue.evidence(&assessment.placement);
        let named = listings.filter_map(|listing| sources.get(usize::from(listing.source)));
        for (at, source) in named.enumerate() {
            if at > 0 {
                out.push(b',');
            }
            out.extend_from_slice(source);
        }
        out.push(b']');
        for (at, piece) in prepared.back.iter().enumerate() {
            if at > 0 {
                let quoted = json(&suffix.unwrap_or(host));
                out.extend_from_slice(quoted.get(1..quoted.len() - 1).unwrap_or_default());
            }
            out.extend_from_slice(piece);
        }
        out.extend_from_slice(b",\"decision\":{\"action\":\"");
        out.extend_from_slice(decision.action.as_str().as_bytes());
        out.extend_from_slice(b"\",\"rule\":");
        put(out, &decision.rule);
        out.extend_from_slice(b"}}");
    }
}

/// `,"name":value`
fn field(name: &str, value: &impl Serialize) -> Vec<u8> {
    let mut out = format!(",\"{name}\":").into_bytes();
    out.extend_from_slice(&json(value));
    out
}

fn json(value: &impl Serialize) -> Box<[u8]> {
    let Ok(json) = serde_json::to_vec(value) else { unreachable!("memory takes all that JSON can say") };
    json.into()
}

fn put_or_null(out: &mut Vec<u8>, text: Option<&str>) {
    match text {
        Some(text) => put(out, text),
        None => out.extend_from_slice(b"null"),
    }
}

/// A JSON string. Most texts need no escape.
fn put(out: &mut Vec<u8>, text: &str) {
    if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else {
        out.extend_from_slice(&json(&text));
    }
}
