use std::time::SystemTime;

use clap::{Args, ValueHint};
use sublet::{Classifier, Timestamp};

use crate::{
    args::{CatalogueFile, time},
    embedded, policy,
    problem::Problem,
};

/// What decisions rest on beside the host.
#[derive(Args)]
pub struct Basis {
    /// The policy: monitor, balanced, strict, or a TOML or JSON file
    #[arg(long, value_name = "NAME|FILE", default_value = "balanced", value_hint = ValueHint::FilePath)]
    policy: String,
    #[command(flatten)]
    catalogue: CatalogueFile,
    /// The moment exclusions are judged at, as RFC 3339 [default: now]
    #[arg(long, value_name = "TIME", value_parser = time)]
    now: Option<Timestamp>,
}

impl Basis {
    pub fn classifier(&self) -> Result<Classifier, Problem> {
        let policy = policy::load(&self.policy)?;
        Ok(Classifier::new(embedded::open(self.catalogue.path.as_deref())?, policy)?)
    }

    pub fn now(&self) -> Timestamp {
        self.now.unwrap_or_else(|| {
            let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
            Timestamp::from_second(since.as_secs() as i64)
        })
    }
}
