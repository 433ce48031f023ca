//! The commands, one a file with its options, and what they share.

mod catalogue;
mod check;
mod mail;
mod manual;
mod options;
mod provider;
mod rules;
mod schema;
mod search;
mod verify;

use clap::{Parser, Subcommand, builder::Styles};
use sublet::Lang;

use crate::term::{Color, Exit, Problem, Terminal, words::locale};

const AFTER: &str = "\
Exit codes:
  0  all went well; also when the reader of the output went away
  1  --fail-on was reached; search found nothing; verify failed
  2  called wrongly, or a file could not be read or written
  3  some inputs were unreadable (reported on stderr); the others were answered
  Where several apply: 2 before 3 before 1.

Environment:
  NO_COLOR                    no colours, whatever its value
  LC_ALL, LC_MESSAGES, LANG   the language of text output where --lang is not given

Examples:
  sublet check hxxps://evil[.]duckdns[.]org/login
  sublet check --file hosts.txt --only warn --format csv
  zcat dns.log.gz | cut -f 9 | sublet check --only tenant
  sublet check --file links.txt --policy acme.toml --fail-on block
  sublet mail --only warn ~/Maildir";

/// Which of these host names are rented in somebody else's domain?
///
/// Anyone can rent a name below somebody else's domain: dynamic DNS, tunnels, free hosting. Sublet knows the suffixes
/// under which that is possible, says what a tenant controls there and how risky that is, and applies a policy.
/// It works offline: nothing leaves this machine.
#[derive(Parser)]
#[command(name = "sublet", version, after_help = AFTER, styles = Styles::styled(), arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// When to colour the output
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
}

#[derive(Subcommand)]
pub enum Command {
    /// Show where hosts stand, how risky that is, and what the policy makes of it
    Check(check::CheckArgs),
    /// Find every host that e-mails could lead to, and show what the policy makes of them
    Mail(mail::MailArgs),
    /// Find suffixes and providers by a part of their name, also misspelt
    Search(search::SearchArgs),
    /// Show what is known of a provider
    Provider(provider::ProviderArgs),
    /// Print the rules that a browser stops tenants by (declarativeNetRequest)
    Rules(rules::RulesArgs),
    /// Build, describe or verify a catalogue file
    #[command(subcommand, alias = "catalog")]
    Catalogue(catalogue::CatalogueCommand),
    /// Print the completion script of a shell
    Completions(manual::CompletionsArgs),
    /// Print the manual page, or write all of them into a directory
    Man(manual::ManArgs),
    /// Print a JSON Schema
    Schema(schema::SchemaArgs),
}

impl Command {
    /// The language of messages.
    pub fn lang(&self) -> Lang {
        let asked = match self {
            Command::Check(args) => args.answers.lang,
            Command::Mail(args) => args.answers.lang,
            Command::Search(args) => args.lang,
            Command::Provider(args) => args.lang,
            _ => None,
        };
        asked.unwrap_or_else(locale)
    }

    pub fn run(&self, terminal: &Terminal) -> Result<Exit, Problem> {
        match self {
            Command::Check(args) => check::run(args, terminal),
            Command::Mail(args) => mail::run(args, terminal),
            Command::Search(args) => search::run(args, terminal),
            Command::Provider(args) => provider::run(args, terminal),
            Command::Rules(args) => rules::run(args),
            Command::Catalogue(command) => catalogue::run(command),
            Command::Completions(args) => manual::completions(args),
            Command::Man(args) => manual::pages(args),
            Command::Schema(args) => schema::run(args),
        }
    }
}
