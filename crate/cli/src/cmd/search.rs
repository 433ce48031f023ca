//! `sublet search`.

use clap::Args;
use sublet::{Hit, HitType, Lang};

use super::options::{Plain, lang};
use crate::{
    input::CatalogueFile,
    out::pretty,
    term::{
        Exit, Problem, Terminal, pad, print, tame, widest,
        words::{self, locale},
    },
};

#[derive(Args)]
pub struct SearchArgs {
    /// The beginning of a label, a suffix or a provider's name
    term: String,
    /// Show at most this many
    #[arg(long, default_value_t = 20, value_name = "N")]
    limit: usize,
    /// How to write the answers
    #[arg(long, value_enum, default_value_t = Plain::Text)]
    format: Plain,
    #[command(flatten)]
    catalogue: CatalogueFile,
    /// The language of words [default: the locale's]
    #[arg(long, value_parser = lang())]
    pub lang: Option<Lang>,
}

pub fn run(args: &SearchArgs, terminal: &Terminal) -> Result<Exit, Problem> {
    let hits = args.catalogue.open()?.search(&args.term, args.limit);
    match args.format {
        Plain::Json => print(&pretty(&hits))?,
        Plain::Text => print(&table(&hits, terminal, args.lang.unwrap_or_else(locale)))?,
    }
    if !hits.is_empty() {
        return Ok(Exit::Fine);
    }
    let (lang, term) = (args.lang.unwrap_or_else(locale), tame(&args.term));
    let nothing = lang.pick(
        format!("nothing in the catalogue is called like '{term}'"),
        format!("カタログに「{term}」に似た名前はありません。"),
    );
    anstream::eprintln!("{nothing}");
    Ok(Exit::Reached)
}

fn table(hits: &[Hit], terminal: &Terminal, lang: Lang) -> String {
    let sort = |hit: &Hit| match hit.r#type {
        HitType::Suffix => lang.pick("suffix", "サフィックス"),
        HitType::Provider => lang.pick("provider", "事業者"),
    };
    let sorts = widest(hits.iter().map(sort));
    let texts = widest(hits.iter().map(|hit| hit.text.as_str()));
    let kinds = widest(hits.iter().map(|hit| words::kind(hit.kind, lang)));
    let (bold, dim) = (terminal.bold(), terminal.dim());
    let line = |hit: &Hit| {
        let provider = hit.provider.as_ref().map_or("", |provider| provider.id.as_str());
        let kind = pad(words::kind(hit.kind, lang), kinds);
        let line = format!(
            "{dim}{}{dim:#}  {bold}{}{bold:#}  {kind}  {provider}",
            pad(sort(hit), sorts),
            pad(&hit.text, texts)
        );
        format!("{}\n", line.trim_end())
    };
    hits.iter().map(line).collect()
}
