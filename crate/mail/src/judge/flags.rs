//! What about a message should make its reader wonder.

use sublet::{Lang, Standing, Verdict};

use crate::{
    flag::{Flag, FlagCode},
    identity::Role,
    link::Via,
    message::{Claim, Message},
};

/// The flags of a message, each once a host.
pub(super) fn flags(message: &Message, verdicts: &[Verdict], lang: Lang) -> Vec<Flag> {
    let mut flags = Flags { message, verdicts, lang, raised: vec![0; verdicts.len()], flags: Vec::new() };
    let from = |host: &str| message.identities.iter().any(|it| it.role == Role::From && it.host == host);
    for identity in &message.identities {
        match identity.role {
            Role::From | Role::Sender if flags.is_tenant(&identity.host) => {
                flags.raise(FlagCode::TenantSender, &identity.host, "");
            }
            Role::ReplyTo if flags.is_tenant(&identity.host) && !from(&identity.host) => {
                flags.raise(FlagCode::TenantReply, &identity.host, "");
            }
            _ => {}
        }
    }
    for Claim { code, named, host } in &message.claims {
        if !flags.is_one_house(named, host) {
            flags.raise(*code, host, named);
        }
    }
    for link in &message.links {
        let form = link.places.iter().any(|place| place.via == Via::Action);
        if form && flags.is_tenant(&link.host) {
            flags.raise(FlagCode::FormToTenant, &link.host, "");
        }
    }
    flags.flags
}

struct Flags<'v> {
    message: &'v Message,
    verdicts: &'v [Verdict],
    lang: Lang,
    /// By host, a bit for each flag that was raised.
    raised: Vec<u8>,
    flags: Vec<Flag>,
}

impl Flags<'_> {
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

    fn raise(&mut self, code: FlagCode, host: &str, named: &str) {
        let bit = 1 << code as u8;
        let Some(raised) = self.message.index(host).and_then(|index| self.raised.get_mut(index)) else { return };
        if *raised & bit == 0 {
            *raised |= bit;
            self.flags.push(Flag::new(code, host, named, self.lang));
        }
    }
}

fn is_below(host: &str, name: &str) -> bool {
    host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The domain of a name by the lengths of its labels: the last two, or three where the second last is short, as in
/// `co.uk`. The public suffixes would say it to the letter, but the catalogue holds those of the private section only, and
/// the others would bring 7,000 rules into every Wasm module.
fn domain(name: &str) -> &str {
    let mut dots = name.rmatch_indices('.').map(|(at, _)| at);
    let (Some(last), Some(second)) = (dots.next(), dots.next()) else { return name };
    let short = last - second <= 4 && name.len() - last <= 3;
    let start = if short { dots.next() } else { Some(second) };
    start.map_or(name, |dot| &name[dot + 1..])
}
