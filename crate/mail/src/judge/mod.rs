mod flags;

use sublet::{Classifier, Lang, Timestamp, Verdict};
use sublet_links::MailDecision;

use self::flags::flags;
use crate::{
    message::{Message, written},
    report::Report,
};

/// The report on a message that was read: verdicts, flags, and what the policy makes of it.
///
/// ```
/// use sublet::{Action, Catalogue, Classifier, Lang, Policy};
/// use sublet_mail::{Limits, Native, FlagCode, judge_message, read};
/// # let bytes = sublet::example::catalogue();
///
/// let classifier = Classifier::new(Catalogue::open(bytes)?, Policy::balanced())?;
/// let raw = b"From: Bank <service@bank.duckdns.org>\r\n\r\nPay at hxxps://evil[.]duckdns[.]org/now";
/// let message = read(raw, &Native, &Limits::default());
/// let report = judge_message(message, &classifier, "2026-11-23T00:00:00Z".parse()?, Lang::En);
/// assert_eq!(report.decision.action, Action::Warn);
/// assert_eq!(report.decision.host.as_deref(), Some("bank.duckdns.org"));
/// assert_eq!(report.flags[0].code, FlagCode::TenantSender);
/// # Ok::<(), sublet::Error>(())
/// ```
pub fn judge_message(message: Message, classifier: &Classifier, now: Timestamp, lang: Lang) -> Report {
    let hosts: Vec<Verdict> =
        message.hosts.iter().map(|host| classifier.verdict(&written(host), host, now, lang)).collect();
    let mut counted = vec![false; hosts.len()];
    let senders = message.identities.iter().filter(|identity| identity.role.decides()).map(|identity| &identity.host);
    for host in senders.chain(message.links.iter().map(|link| &link.host)) {
        if let Some(index) = message.index(host) {
            counted[index] = true;
        }
    }
    let counted = hosts.iter().zip(counted).filter_map(|(verdict, counts)| counts.then_some(verdict));
    let decision = MailDecision::strictest(counted);
    let flags = flags(&message, &hosts, lang);
    let Message { size, parts, cuts, identities, links, .. } = message;
    let cuts = cuts.into_iter().map(|code| code.tell(lang)).collect();
    Report { size, parts, cuts, identities, links, hosts, flags, decision }
}
