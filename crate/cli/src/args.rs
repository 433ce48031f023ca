use std::path::PathBuf;

use clap::{
    Args, Parser, Subcommand, ValueEnum, ValueHint,
    builder::{PossibleValuesParser, Styles, TypedValueParser},
};
use clap_complete::Shell;
use sublet::{Action, Lang, Standing, Summary, Timestamp};

use crate::{basis::Basis, words::locale};

const AFTER: &str = "\
Exit codes:
  0  all went well; also when the reader of the output went away
  1  --fail-on was reached; search found nothing; verify failed
  2  called wrongly, or a file could not be read or written
  3  some inputs were unreadable (told on stderr); the others were answered
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
    /// Tell where hosts stand, how risky that is, and what the policy makes of it
    Check(CheckArgs),
    /// Find every host that e-mails could lead to, and tell what the policy makes of them
    Mail(MailArgs),
    /// Find suffixes and providers by a part of their name, also misspelt
    Search(SearchArgs),
    /// Show what is known of a provider
    Provider(ProviderArgs),
    /// Print the rules that a browser stops tenants by (declarativeNetRequest)
    Rules(RulesArgs),
    /// Build, describe or verify a catalogue file
    #[command(subcommand, alias = "catalog")]
    Catalogue(CatalogueCommand),
    /// Print the completion script of a shell
    Completions(CompletionsArgs),
    /// Print the manual page, or write all of them into a directory
    Man(ManArgs),
    /// Print a JSON Schema
    Schema(SchemaArgs),
}

impl Command {
    /// The language of messages.
    pub fn lang(&self) -> Lang {
        let asked = match self {
            Command::Check(args) => args.lang,
            Command::Mail(args) => args.lang,
            Command::Search(args) => args.lang,
            Command::Provider(args) => args.lang,
            _ => None,
        };
        asked.unwrap_or_else(locale)
    }
}

#[derive(Args)]
pub struct CheckArgs {
    /// Host names, URLs or e-mail addresses, also defanged; standard input when there are none, or for -
    #[arg(value_name = "INPUT", conflicts_with = "file")]
    pub inputs: Vec<String>,
    /// Read inputs from a file (- for standard input), one a line; empty lines and lines that begin with # are skipped
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: Option<PathBuf>,
    /// How to write the answers
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    #[command(flatten)]
    pub basis: Basis,
    /// The language of sentences [default: the locale's for text, en for all else]
    #[arg(long, value_parser = lang())]
    pub lang: Option<Lang>,
    /// Show these only
    #[arg(long, value_enum)]
    pub only: Option<Only>,
    /// Exit with 1 if any host reaches this action, shown or not
    #[arg(long, value_enum, value_name = "ACTION")]
    pub fail_on: Option<FailOn>,
}

#[derive(Args)]
pub struct MailArgs {
    /// Messages, mailboxes (mbox), Maildirs or directories of *.eml files; standard input when there are none, or for -
    #[arg(value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    pub inputs: Vec<PathBuf>,
    /// How to write the reports; text is all about a single message, and else one line a message
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    #[command(flatten)]
    pub basis: Basis,
    /// The language of sentences [default: the locale's for text, en for all else]
    #[arg(long, value_parser = lang())]
    pub lang: Option<Lang>,
    /// Show these messages only: with such a host, or with such a decision
    #[arg(long, value_enum)]
    pub only: Option<Only>,
    /// Exit with 1 if the decision on any message reaches this action, shown or not
    #[arg(long, value_enum, value_name = "ACTION")]
    pub fail_on: Option<FailOn>,
}

#[derive(Args)]
pub struct CatalogueFile {
    /// Use this catalogue file instead of the built-in one
    #[arg(long = "catalogue", alias = "catalog", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub path: Option<PathBuf>,
}

#[derive(Args)]
pub struct RulesArgs {
    /// Send stopped requests to this address, with the address asked for behind it [default: end them]
    #[arg(long, value_name = "URL")]
    pub page: Option<String>,
    /// Stop frames, too
    #[arg(long)]
    pub frames: bool,
    /// Also list each name with a dot at the end, as Firefox needs it
    #[arg(long)]
    pub dotted: bool,
    #[command(flatten)]
    pub basis: Basis,
}

#[derive(Args)]
pub struct SearchArgs {
    /// The beginning of a label, a suffix or a provider's name
    pub term: String,
    /// Show at most this many
    #[arg(long, default_value_t = 20, value_name = "N")]
    pub limit: usize,
    /// How to write the answers
    #[arg(long, value_enum, default_value_t = Plain::Text)]
    pub format: Plain,
    #[command(flatten)]
    pub catalogue: CatalogueFile,
    /// The language of words [default: the locale's]
    #[arg(long, value_parser = lang())]
    pub lang: Option<Lang>,
}

#[derive(Args)]
pub struct ProviderArgs {
    /// The provider's id, as `check` and `search` show it
    pub id: String,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t = Plain::Text)]
    pub format: Plain,
    #[command(flatten)]
    pub catalogue: CatalogueFile,
    /// The language of sentences [default: the locale's for text, en for JSON]
    #[arg(long, value_parser = lang())]
    pub lang: Option<Lang>,
}

#[derive(Subcommand)]
pub enum CatalogueCommand {
    /// Compile provider files and the Public Suffix List's private section into a catalogue
    Build {
        /// Directory of provider files (*.toml) [default: the ones built in]
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
        providers: Option<PathBuf>,
        /// Classification of the Public Suffix List's private rules [default: the one built in]
        #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        psl_table: Option<PathBuf>,
        /// Where to write it; - for standard output
        #[arg(long, short, value_name = "FILE", default_value = "catalogue.bin", value_hint = ValueHint::FilePath)]
        output: PathBuf,
    },
    /// Tell what a catalogue holds [default: the built-in one]
    Info {
        /// A catalogue file
        #[arg(value_hint = ValueHint::FilePath)]
        file: Option<PathBuf>,
        /// How to write the answer
        #[arg(long, value_enum, default_value_t = Plain::Text)]
        format: Plain,
    },
    /// Write every suffix of a catalogue, one a line [default: the built-in one]
    List {
        /// A catalogue file
        #[arg(value_hint = ValueHint::FilePath)]
        file: Option<PathBuf>,
    },
    /// Check that a catalogue file is whole and that its indices agree
    Verify {
        /// A catalogue file
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
}

#[derive(Args)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: Shell,
}

#[derive(Args)]
pub struct ManArgs {
    /// Write sublet.1 and a page for each command into this directory
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: Option<PathBuf>,
}

#[derive(Args)]
pub struct SchemaArgs {
    /// Of what
    #[arg(value_enum)]
    pub of: SchemaOf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
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

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: a card for one input, else one line each
    Text,
    /// One array
    Json,
    /// One JSON object a line
    Ndjson,
    /// A table with a header
    Csv,
}

impl Format {
    /// The language of answers. Text speaks the user's; what programs read must not change with the locale.
    pub fn lang(self, asked: Option<Lang>) -> Lang {
        asked.unwrap_or_else(|| if self == Format::Text { locale() } else { Lang::En })
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Plain {
    Text,
    Json,
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

impl From<FailOn> for Action {
    fn from(fail_on: FailOn) -> Action {
        match fail_on {
            FailOn::Warn => Action::Warn,
            FailOn::Block => Action::Block,
        }
    }
}

fn lang() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(["en", "ja"]).map(|word| if word == "ja" { Lang::Ja } else { Lang::En })
}

pub fn time(text: &str) -> Result<Timestamp, String> {
    text.parse().map_err(|error: sublet::Error| error.to_string())
}
