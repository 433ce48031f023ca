use serde::{Deserialize, Serialize};
use sublet::{Lang, Standing, Verdict};

use crate::{Message, Role, Via, message::Claim};

/// Something about a message that should make its reader wonder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Sign {
    /// The stable word programs go by.
    pub code: SignCode,
    /// The host it is about.
    pub host: String,
    /// A sentence for people.
    pub sentence: String,
}

/// The signs. They are shown; the policy decides by the verdicts alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub enum SignCode {
    /// The sender's address is below a name that a stranger rents.
    TenantSender,
    /// Answers go to a tenant, and the message does not come from there.
    TenantReply,
    /// The sender's display name names another host than the address.
    NameNamesOtherHost,
    /// The text of a link names another host than the link leads to.
    TextNamesOtherHost,
    /// A form in the message sends what is filled in to a tenant.
    FormToTenant,
}

/// The signs of a message, each once a host.
pub(crate) fn signs(message: &Message, verdicts: &[Verdict], lang: Lang) -> Vec<Sign> {
    let mut signs = Signs { message, verdicts, lang, told: vec![0; verdicts.len()], signs: Vec::new() };
    let from = |host: &str| message.identities.iter().any(|it| it.role == Role::From && it.host == host);
    for identity in &message.identities {
        match identity.role {
            Role::From | Role::Sender if signs.is_tenant(&identity.host) => {
                signs.tell(SignCode::TenantSender, &identity.host, "");
            }
            Role::ReplyTo if signs.is_tenant(&identity.host) && !from(&identity.host) => {
                signs.tell(SignCode::TenantReply, &identity.host, "");
            }
            _ => {}
        }
    }
    for Claim { code, named, host } in &message.claims {
        if !signs.is_one_house(named, host) {
            signs.tell(*code, host, named);
        }
    }
    for link in &message.links {
        let form = link.places.iter().any(|place| place.via == Via::Action);
        if form && signs.is_tenant(&link.host) {
            signs.tell(SignCode::FormToTenant, &link.host, "");
        }
    }
    signs.signs
}

struct Signs<'v> {
    message: &'v Message,
    verdicts: &'v [Verdict],
    lang: Lang,
    /// By host, a bit for each sign that was told.
    told: Vec<u8>,
    signs: Vec<Sign>,
}

impl Signs<'_> {
    fn verdict(&self, host: &str) -> Option<&Verdict> {
        self.verdicts.get(self.message.index(host)?)
    }

    fn is_tenant(&self, host: &str) -> bool {
        self.verdict(host).is_some_and(|verdict| verdict.standing == Standing::Tenant)
    }

    /// Whether two hosts are likely one holder's: one is below the other, or both are below one domain. Below a suffix of
    /// the catalogue only hosts of one site are.
    fn is_one_house(&self, named: &str, host: &str) -> bool {
        if let Some(site) = self.verdict(host).and_then(|verdict| verdict.site.as_deref()) {
            return is_below(named, site);
        }
        is_below(named, host) || is_below(host, named) || domain(named) == domain(host)
    }

    fn tell(&mut self, code: SignCode, host: &str, named: &str) {
        let bit = 1 << code as u8;
        let Some(told) = self.message.index(host).and_then(|index| self.told.get_mut(index)) else { return };
        if *told & bit == 0 {
            *told |= bit;
            let sentence = match self.lang {
                Lang::En => english(code, host, named),
                Lang::Ja => japanese(code, host, named),
            };
            self.signs.push(Sign { code, host: host.into(), sentence: sentence.concat() });
        }
    }
}

fn is_below(host: &str, name: &str) -> bool {
    host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The last labels of a name, two of them, or three where the second last is short, as in `co.uk`.
fn domain(name: &str) -> &str {
    let mut dots = name.rmatch_indices('.').map(|(at, _)| at);
    let (Some(last), Some(second)) = (dots.next(), dots.next()) else { return name };
    let short = last - second <= 4 && name.len() - last <= 3;
    let start = if short { dots.next() } else { Some(second) };
    start.map_or(name, |dot| &name[dot + 1..])
}

fn english<'s>(code: SignCode, host: &'s str, named: &'s str) -> [&'s str; 5] {
    match code {
        SignCode::TenantSender => {
            ["The sender's address is at ", host, ", a name that anybody could have rented.", "", ""]
        }
        SignCode::TenantReply => {
            ["Answers go to ", host, ", a rented name that the message does not come from.", "", ""]
        }
        SignCode::NameNamesOtherHost => ["The sender's name speaks of ", named, ", but the address is at ", host, "."],
        SignCode::TextNamesOtherHost => ["The text of a link names ", named, ", but the link leads to ", host, "."],
        SignCode::FormToTenant => ["What is filled into a form here goes to ", host, ", a rented name.", "", ""],
    }
}

fn japanese<'s>(code: SignCode, host: &'s str, named: &'s str) -> [&'s str; 5] {
    match code {
        SignCode::TenantSender => ["差出人のアドレスは、だれでも借りられる名前 ", host, " にあります。", "", ""],
        SignCode::TenantReply => ["返信先の ", host, " は借りられた名前で、差出人のものではありません。", "", ""],
        SignCode::NameNamesOtherHost => ["差出人名は ", named, " を名乗っていますが、アドレスは ", host, " です。"],
        SignCode::TextNamesOtherHost => ["リンクの文字は ", named, " ですが、リンク先は ", host, " です。"],
        SignCode::FormToTenant => ["このフォームの入力内容は、借りられた名前 ", host, " に送られます。", "", ""],
    }
}
