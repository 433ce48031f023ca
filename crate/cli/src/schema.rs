//! `sublet schema`: JSON Schemas made from the types.

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use sublet::{Policy, Verdict};

use crate::{args::SchemaOf, exit::Exit, problem::Problem, screen::print, search::json};

pub fn run(of: SchemaOf) -> Result<Exit, Problem> {
    let schema = match of {
        // Verdicts are written, so keys that may be null are there all the same; policies are read.
        SchemaOf::Verdict => generate::<Verdict>(SchemaSettings::draft2020_12().for_serialize()),
        SchemaOf::Policy => generate::<Policy>(SchemaSettings::draft2020_12().for_deserialize()),
    };
    print(&json(&schema))?;
    Ok(Exit::Fine)
}

fn generate<T: JsonSchema>(settings: SchemaSettings) -> Schema {
    settings.into_generator().into_root_schema_for::<T>()
}
