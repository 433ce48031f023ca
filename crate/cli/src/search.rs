//! `sublet search`.

use sublet::{Hit, HitType, Lang};

use crate::{
    args::{Plain, SearchArgs},
    card::widest,
    embedded,
    exit::Exit,
    problem::Problem,
    screen::{Screen, pad, print, tame},
    words::{self, locale, pick},
};

pub fn run(args: &SearchArgs, screen: &Screen) -> Result<Exit, Problem> {
    let hits = embedded::open(args.catalogue.path.as_deref())?.search(&args.term, args.limit);
    match args.format {
        Plain::Json => print(&json(&hits))?,
        Plain::Text => print(&table(&hits, screen, args.lang.unwrap_or_else(locale)))?,
    }
    if !hits.is_empty() {
        return Ok(Exit::Fine);
    }
    let (lang, term) = (args.lang.unwrap_or_else(locale), tame(&args.term));
    let nothing = pick(
        lang,
        format!("nothing in the catalogue is called like '{term}'"),
        format!("カタログに「{term}」に似た名前はありません。"),
    );
    anstream::eprintln!("{nothing}");
    Ok(Exit::Reached)
}

/// Pretty JSON with a line feed behind it. These types always serialise.
pub fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

fn table(hits: &[Hit], screen: &Screen, lang: Lang) -> String {
    let sort = |hit: &Hit| match hit.r#type {
        HitType::Suffix => pick(lang, "suffix", "サフィックス"),
        HitType::Provider => pick(lang, "provider", "事業者"),
    };
    let sorts = widest(hits.iter().map(sort));
    let texts = widest(hits.iter().map(|hit| hit.text.as_str()));
    let kinds = widest(hits.iter().map(|hit| words::kind(hit.kind, lang)));
    let (bold, dim) = (screen.bold(), screen.dim());
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
