//! Options that several commands share.

use clap::{
    Args, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use sublet::Lang;

use crate::{input::RulesetArgs, term::words::locale, work::Filter};

/// Of commands that answer a stream of inputs.
#[derive(Args)]
pub struct AnswerArgs {
    /// How to write the answers
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// With --format csv: leave cells as they are that a spreadsheet would run as a formula
    #[arg(long)]
    pub raw: bool,
    #[command(flatten)]
    pub ruleset: RulesetArgs,
    /// The language of sentences [default: the locale's for text, en for all else]
    #[arg(long, value_parser = lang())]
    pub lang: Option<Lang>,
    #[command(flatten)]
    pub filter: Filter,
}

impl AnswerArgs {
    /// The language of answers. Text speaks the user's; what programs read must not change with the locale.
    pub fn lang(&self) -> Lang {
        self.lang.unwrap_or_else(|| if self.format == Format::Text { locale() } else { Lang::En })
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
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

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Plain {
    Text,
    Json,
}

/// Reads the value of `--lang`.
pub fn lang() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(["en", "ja"]).map(|word| if word == "ja" { Lang::Ja } else { Lang::En })
}
