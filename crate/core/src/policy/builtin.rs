use super::{Policy, Rule};
use crate::{Action, Control, Error, Level};

impl Policy {
    /// Writes every tenant down and stops nobody.
    pub fn monitor() -> Policy {
        Policy::new("monitor", Action::Log)
    }

    /// The default: warns where the tenant controls DNS or the risk is high, writes the rest down.
    pub fn balanced() -> Policy {
        let full = Rule { controls: Some(vec![Control::Full]), ..Rule::new("full-control", Action::Warn) };
        let high = Rule { level: Some(Level::High), ..Rule::new("high-risk", Action::Warn) };
        Policy { rules: vec![full, high], ..Policy::new("balanced", Action::Log) }
    }

    /// Blocks every tenant that no exclusion lets through.
    pub fn strict() -> Policy {
        Policy::new("strict", Action::Block)
    }

    /// The built-in policy of this name.
    ///
    /// # Errors
    /// [`Error::UnknownPolicy`].
    pub fn builtin(name: &str) -> Result<Policy, Error> {
        match name {
            "monitor" => Ok(Policy::monitor()),
            "balanced" => Ok(Policy::balanced()),
            "strict" => Ok(Policy::strict()),
            _ => Err(Error::UnknownPolicy { name: name.into() }),
        }
    }

    fn new(name: &str, default: Action) -> Policy {
        Policy { name: name.into(), default, rules: Vec::new(), exclusions: Vec::new() }
    }
}

impl Default for Policy {
    fn default() -> Policy {
        Policy::balanced()
    }
}
