//! `--only` and `--fail-on`.

use clap::{Args, ValueEnum};
use sublet::{Action, Standing, Summary};

/// Which answers are shown, and which end the command with 1.
#[derive(Args, Clone, Copy)]
pub struct Filter {
    /// Show these only: such hosts; or messages with such a host, or with such a decision
    #[arg(long, value_enum)]
    pub only: Option<Only>,
    /// Exit with 1 if the decision on any host or message reaches this action, shown or not
    #[arg(long, value_enum, value_name = "ACTION")]
    fail_on: Option<FailOn>,
}

impl Filter {
    /// Whether the action reaches that of `--fail-on`.
    pub fn fails(&self, action: Action) -> bool {
        match self.fail_on {
            None => false,
            Some(FailOn::Warn) => action >= Action::Warn,
            Some(FailOn::Block) => action >= Action::Block,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// Rented hosts
    Tenant,
    /// Tenants and providers' own hosts
    Listed,
    /// What the policy warns about or blocks
    Warn,
    /// What the policy blocks
    Block,
}

impl Only {
    pub fn shows(self, summary: &Summary) -> bool {
        match self {
            Only::Tenant => summary.standing == Standing::Tenant,
            Only::Listed => summary.standing != Standing::Unlisted,
            Only::Warn => summary.action >= Action::Warn,
            Only::Block => summary.action >= Action::Block,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Warn or block
    Warn,
    /// Block
    Block,
}
