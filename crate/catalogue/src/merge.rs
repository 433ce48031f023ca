//! From claims to one rule a name. The order of the claims does not matter.

use std::collections::BTreeMap;

use sublet::{Approval, Listing, Role, SuffixRule, Traits};

use crate::{
    claim::{Claim, Says},
    judgement::{Class, Judgement},
    private::base,
};

/// Places in the catalogue's list of sources.
pub(crate) const PROVIDERS: u16 = 0;
pub(crate) const PSL: u16 = 1;

/// What is said of one name.
#[derive(Default)]
struct Said {
    /// What the provider keeps, or else lets out: it knows best.
    provider: Option<Traits>,
    /// The private rule, a plain one before an exception.
    private: Option<&'static str>,
}

/// Makes one rule of the claims on each name: a provider's own hosts come first, then its suffixes, then private rules as
/// the judgement has it. Provider files are checked: of two of them no name is claimed.
pub(crate) fn merge(claims: Vec<Claim>, judgement: &Judgement) -> BTreeMap<String, SuffixRule> {
    let mut names: BTreeMap<String, Said> = BTreeMap::new();
    for Claim { name, says } in claims {
        let said = names.entry(name).or_default();
        match says {
            Says::Provider(traits) if traits.role == Role::Own => said.provider = Some(traits),
            Says::Provider(traits) => said.provider = said.provider.or(Some(traits)),
            Says::PrivateRule(rule) => said.private = said.private.max(Some(rule)),
        }
    }
    let mut rules = BTreeMap::new();
    let mut out = Vec::new();
    for (name, said) in names {
        match rule(&said, judgement) {
            Some(rule) => drop(rules.insert(name, rule)),
            None => out.push(name),
        }
    }
    let kept: Vec<_> = out.iter().filter_map(|rule| kept_by_provider(&rules, base(rule))).collect();
    for (name, rule) in kept {
        rules.entry(name).or_insert(rule);
    }
    rules
}

/// The rule of a name; `None` where it is no rented room.
fn rule(said: &Said, judgement: &Judgement) -> Option<SuffixRule> {
    let listed = |traits, sources: &[u16]| {
        Some(SuffixRule { traits, evidence: sources.iter().copied().map(Listing::undated).collect() })
    };
    match (said.provider, said.private) {
        (Some(traits), Some(_)) if traits.role == Role::Suffix => listed(traits, &[PROVIDERS, PSL]),
        (Some(traits), _) => listed(traits, &[PROVIDERS]),
        (None, private) => {
            let private = private?;
            let role = if private.starts_with('!') { Role::Exception } else { Role::Suffix };
            let (kind, control) = match judgement.of(private) {
                Class::Out => return None,
                Class::In { kind, control } => (Some(kind), Some(control)),
                Class::Unknown => (None, None),
            };
            listed(Traits { role, provider: None, kind, control, approval: Approval::Open }, &[PSL])
        }
    }
}

/// A name that is no rented room but lies below a listed suffix belongs to whoever rents that suffix out.
fn kept_by_provider(rules: &BTreeMap<String, SuffixRule>, name: &str) -> Option<(String, SuffixRule)> {
    let above = name.match_indices('.').find_map(|(dot, _)| rules.get(&name[dot + 1..]))?;
    let own = SuffixRule { traits: Traits { role: Role::Own, ..above.traits }, evidence: above.evidence.clone() };
    (above.traits.role == Role::Suffix).then(|| (name.into(), own))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sublet::{Control, Kind};

    use super::*;
    use crate::{Inputs, compile};

    const RULES: [&str; 12] = [
        "a.example",
        "*.a.example",
        "!a.example",
        "!b.a.example",
        "b.a.example",
        "c.b.a.example",
        "*.b.a.example",
        "d.c.b.a.example",
        "a.test",
        "b.a.test",
        "*.b.a.test",
        "c.b.a.test",
    ];

    fn class() -> impl Strategy<Value = Class> {
        let rented = Class::In { kind: Kind::Blog, control: Control::Content };
        proptest::sample::select(vec![rented, Class::Out, Class::Unknown])
    }

    /// Claims as checked sources make them: at most one provider's for each name, and private rules.
    fn claims() -> impl Strategy<Value = Vec<Claim>> {
        let traits = |role, provider| Traits {
            role,
            provider: Some(provider),
            kind: Some(Kind::Tunnel),
            control: Some(Control::Full),
            approval: Approval::Open,
        };
        let says = proptest::sample::select(vec![
            Vec::new(),
            vec![traits(Role::Suffix, 0)],
            vec![traits(Role::Suffix, 1)],
            vec![traits(Role::Own, 0)],
        ]);
        let names = proptest::collection::vec((says, any::<bool>()), RULES.len());
        names.prop_map(|names| {
            let mut claims = Vec::new();
            for (rule, (providers, private)) in RULES.into_iter().zip(names) {
                let name = rule.trim_start_matches('!').to_string();
                let ours = providers.into_iter().filter(|_| !rule.starts_with('!')).map(Says::Provider);
                let says = ours.chain(private.then_some(Says::PrivateRule(rule)));
                claims.extend(says.map(|says| Claim { name: name.clone(), says }));
            }
            claims
        })
    }

    proptest! {
        #[test]
        fn the_order_of_claims_does_not_matter(
            (claims, shuffled) in claims().prop_flat_map(|claims| (Just(claims.clone()), Just(claims).prop_shuffle())),
            classes in proptest::collection::vec(class(), RULES.len()),
        ) {
            let judgement = Judgement::new(RULES.into_iter().zip(classes).collect());
            prop_assert_eq!(merge(claims, &judgement), merge(shuffled, &judgement));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

        #[test]
        fn shuffled_claims_give_the_same_bytes(
            (plain, shuffled) in Just(compile::read(&Inputs::bundled()).unwrap()).prop_flat_map(|plain| {
                let claims = Just(plain.claims.clone()).prop_shuffle();
                let shuffled = plain.clone();
                (Just(plain), claims.prop_map(move |claims| compile::Sources { claims, ..shuffled.clone() }))
            })
        ) {
            let inputs = Inputs::bundled();
            let [plain, shuffled] = [plain, shuffled].map(|read| compile::builder(&inputs, read).encode().unwrap());
            prop_assert!(plain == shuffled);
            prop_assert!(plain == inputs.build().unwrap());
        }
    }
}
