use serde::{Deserialize, Serialize};

/// What to do about a host, mildest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Action {
    /// Let it through.
    #[default]
    Allow,
    /// Let it through and write it down.
    Log,
    /// Ask the user first.
    Warn,
    /// Stop it.
    Block,
}

impl Action {
    /// Every action, mildest first.
    pub const ALL: [Action; 4] = [Action::Allow, Action::Log, Action::Warn, Action::Block];

    /// The word used in files and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Action::Allow => "allow",
            Action::Log => "log",
            Action::Warn => "warn",
            Action::Block => "block",
        }
    }

    /// Whether a navigation ends at a warning page, with or without a way through.
    pub fn stops(self) -> bool {
        self >= Action::Warn
    }
}

/// What a policy makes of a verdict, and the rule that did it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Decision {
    /// What to do.
    pub action: Action,
    /// `policy/rule`, `policy/exclusion:target`, `policy/default`, or `not-a-tenant`.
    pub rule: String,
}
