//! `sublet schema`: JSON Schemas made from the types.

use clap::{Args, ValueEnum};
use schemars::{
    JsonSchema, Schema,
    generate::SchemaSettings,
    transform::{Transform, transform_subschemas},
};
use serde_json::Value;
use sublet::{Hit, Info, Policy, Provider, Verdict};
use sublet_links::LinkReport;
use sublet_mail::Report;

use crate::{
    out::pretty,
    term::{Exit, Problem, print},
};

#[derive(Args)]
pub struct SchemaArgs {
    /// Of what
    #[arg(value_enum)]
    of: SchemaOf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SchemaOf {
    /// What `check --format ndjson` writes a line
    Verdict,
    /// What `--policy` reads
    Policy,
    /// What `mail --format json` writes of a message
    Mail,
    /// What the worker says of a link
    Link,
    /// What `provider --format json` writes
    Provider,
    /// What `search --format json` writes an item
    Hit,
    /// What `catalogue info --format json` writes
    Info,
}

pub fn run(args: &SchemaArgs) -> Result<Exit, Problem> {
    let schema = match args.of {
        SchemaOf::Verdict => written::<Verdict>(),
        SchemaOf::Policy => read::<Policy>(),
        SchemaOf::Mail => written::<Report>(),
        SchemaOf::Link => written::<LinkReport>(),
        SchemaOf::Provider => written::<Provider>(),
        SchemaOf::Hit => written::<Hit>(),
        SchemaOf::Info => written::<Info>(),
    };
    print(&pretty(&schema))?;
    Ok(Exit::Fine)
}

/// The schema of what is written: keys that may be null are there all the same.
fn written<T: JsonSchema>() -> Schema {
    generate::<T>(SchemaSettings::draft2020_12().for_serialize())
}

/// The schema of what is read.
fn read<T: JsonSchema>() -> Schema {
    generate::<T>(SchemaSettings::draft2020_12().for_deserialize())
}

fn generate<T: JsonSchema>(settings: SchemaSettings) -> Schema {
    settings.with_transform(PlainWords).into_generator().into_root_schema_for::<T>()
}

/// Turns the types' documentation, written for Rust's readers, into plain descriptions.
#[derive(Clone, Debug)]
struct PlainWords;

impl Transform for PlainWords {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(Value::String(text)) = schema.get_mut("description") {
            *text = plain(text);
        }
        transform_subschemas(self, schema);
    }
}

/// Without examples, hard line ends and links.
fn plain(text: &str) -> String {
    let words = text.split("```").next().unwrap_or_default();
    let paragraphs = words.split("\n\n").map(|paragraph| unlink(&paragraph.replace('\n', " ")));
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// ``[`Error::Empty`](crate::Error)`` → `Error::Empty`.
fn unlink(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((name, after)) = link.split_once("`]") else { break };
        out.push_str(before);
        out.push_str(name);
        rest = after.strip_prefix('(').and_then(|target| target.split_once(')')).map_or(after, |(_, after)| after);
    }
    (out + rest).trim().into()
}
