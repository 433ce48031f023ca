use sublet::{Action, Classifier, Lang, Timestamp, Verdict};

use crate::{MailDecision, Message, Report};

/// The report on a message that was read: verdicts, signs, and what the policy makes of it.
pub fn screen(message: &Message, classifier: &Classifier, now: Timestamp, lang: Lang) -> Report {
    let hosts: Vec<Verdict> =
        message.hosts.iter().map(|host| classifier.verdict(&host.to_string(), host, now, lang)).collect();
    let decision = decide(message, &hosts);
    Report {
        size: message.size,
        parts: message.parts,
        cuts: message.cuts.iter().map(|code| code.tell(lang)).collect(),
        identities: message.identities.clone(),
        links: message.links.clone(),
        hosts,
        signs: Vec::new(),
        decision,
    }
}

/// The strictest decision on a host that counts; the first of equals.
fn decide(message: &Message, hosts: &[Verdict]) -> MailDecision {
    let senders = message.identities.iter().filter(|identity| identity.role.decides()).map(|identity| &identity.host);
    let counted: Vec<&String> = senders.chain(message.links.iter().map(|link| &link.host)).collect();
    let mut decision = MailDecision { action: Action::Allow, rule: "no-host".into(), host: None };
    for verdict in hosts.iter().filter(|verdict| counted.contains(&&verdict.host)) {
        if decision.host.is_none() || verdict.decision.action > decision.action {
            let sublet::Decision { action, rule } = verdict.decision.clone();
            decision = MailDecision { action, rule, host: Some(verdict.host.clone()) };
        }
    }
    decision
}
