//! What decisions rest on beside the input: catalogue, policy, time.

use std::{path::PathBuf, time::SystemTime};

use clap::{Args, ValueHint};
use sublet::{Classifier, Timestamp};

use super::{catalogue, policy};
use crate::term::Problem;

#[derive(Args)]
pub struct CatalogueFile {
    /// Use this catalogue file instead of the built-in one
    #[arg(long = "catalogue", alias = "catalog", value_name = "FILE", value_hint = ValueHint::FilePath)]
    path: Option<PathBuf>,
}

impl CatalogueFile {
    pub fn open(&self) -> Result<sublet::Catalogue, Problem> {
        catalogue::open(self.path.as_deref())
    }
}

#[derive(Args)]
pub struct RulesetArgs {
    /// The policy: monitor, balanced, strict, or a TOML or JSON file
    #[arg(long, value_name = "NAME|FILE", default_value = "balanced", value_hint = ValueHint::FilePath)]
    policy: String,
    #[command(flatten)]
    catalogue: CatalogueFile,
    /// The moment exclusions are judged at, as RFC 3339 [default: now]
    #[arg(long, value_name = "TIME", value_parser = time)]
    now: Option<Timestamp>,
}

/// A classifier and the moment it judges at.
pub struct Ruleset {
    pub classifier: Classifier,
    pub now: Timestamp,
}

impl RulesetArgs {
    pub fn load(&self) -> Result<Ruleset, Problem> {
        let policy = policy::load(&self.policy)?;
        let classifier = Classifier::new(self.catalogue.open()?, policy)?;
        Ok(Ruleset { classifier, now: self.now.unwrap_or_else(now) })
    }
}

fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_second(since.as_secs() as i64)
}

fn time(text: &str) -> Result<Timestamp, String> {
    text.parse().map_err(|error: sublet::Error| error.to_string())
}
