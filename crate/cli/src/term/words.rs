//! What people read besides the core's sentences, in English and Japanese.

use serde::Serialize;
use sublet::{Action, Control, Kind, Lang, Level, Standing};
use sublet_mail::Role;

/// The language of the user's locale (POSIX order of the variables).
pub fn locale() -> Lang {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    locale.and_then(|locale| locale.parse().ok()).unwrap_or_default()
}

// English readers of a terminal read the words that policies, JSON and filters use; Japanese ones the core's labels.

pub fn action(action: Action, lang: Lang) -> &'static str {
    lang.pick(action.as_str(), action.label(lang))
}

pub fn level(level: Level, lang: Lang) -> &'static str {
    lang.pick(level.as_str(), level.label(lang))
}

pub fn standing(standing: Standing, lang: Lang) -> &'static str {
    lang.pick(standing.as_str(), standing.label(lang))
}

pub fn kind(kind: Option<Kind>, lang: Lang) -> &'static str {
    kind.map_or(lang.pick("unknown", "不明"), |kind| lang.pick(kind.as_str(), kind.label(lang)))
}

pub fn control(control: Option<Control>, lang: Lang) -> &'static str {
    control.map_or(lang.pick("unknown", "不明"), |control| lang.pick(control.as_str(), control.label(lang)))
}

/// What the tenant controls, and what that means.
pub fn control_explained(control: Option<Control>, lang: Lang) -> String {
    match (control, lang) {
        (None, Lang::En) => "unknown: nobody has reviewed it yet".into(),
        (None, Lang::Ja) => "不明: 未確認です".into(),
        (Some(control), Lang::En) => format!("{}: {}", control.as_str(), control.label(lang)),
        (Some(control), Lang::Ja) => control.label(lang).into(),
    }
}

/// The word that JSON uses.
pub fn code(code: impl Serialize) -> String {
    serde_json::to_value(code).ok().and_then(|word| word.as_str().map(Into::into)).unwrap_or_default()
}

/// Where a message names a host of the sender's.
pub fn role(role: Role, lang: Lang) -> String {
    lang.pick(code(role), role.label(lang).into())
}

/// A fact that may be unknown.
pub fn fact(fact: Option<bool>, lang: Lang) -> &'static str {
    match fact {
        None => lang.pick("unknown", "不明"),
        Some(true) => lang.pick("yes", "はい"),
        Some(false) => lang.pick("no", "いいえ"),
    }
}
