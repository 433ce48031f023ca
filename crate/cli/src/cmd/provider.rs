//! `sublet provider`.

use std::fmt::Write;

use clap::Args;
use sublet::{Catalogue, Lang, Provider};

use super::options::{Plain, lang};
use crate::{
    input::CatalogueFile,
    out::{Card, pretty},
    term::{
        Exit, Problem, Terminal, print,
        words::{self, locale},
    },
};

/// So many suffixes are named on a card; JSON has them all.
const SUFFIXES_SHOWN: usize = 40;

#[derive(Args)]
pub struct ProviderArgs {
    /// The provider's id, as `check` and `search` show it
    id: String,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t = Plain::Text)]
    format: Plain,
    #[command(flatten)]
    catalogue: CatalogueFile,
    /// The language of sentences [default: the locale's for text, en for JSON]
    #[arg(long, value_parser = lang())]
    pub lang: Option<Lang>,
}

pub fn run(args: &ProviderArgs, terminal: &Terminal) -> Result<Exit, Problem> {
    let catalogue = args.catalogue.open()?;
    let lang = args.lang.unwrap_or_else(|| if args.format == Plain::Text { locale() } else { Lang::En });
    let Some(provider) = catalogue.provider(&args.id, lang) else {
        return Err(Problem::UnknownProvider { id: args.id.clone(), like: like(&catalogue, &args.id) });
    };
    match args.format {
        Plain::Json => print(&pretty(&provider))?,
        Plain::Text => print(&card(&provider, terminal, lang))?,
    }
    Ok(Exit::Fine)
}

/// Ids of providers that may have been meant.
fn like(catalogue: &Catalogue, id: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for hit in catalogue.search(id, 20) {
        if let Some(provider) = hit.provider.filter(|provider| !ids.contains(&provider.id)) {
            ids.push(provider.id);
        }
    }
    ids.truncate(3);
    ids
}

fn card(provider: &Provider, terminal: &Terminal, lang: Lang) -> String {
    let mut card = Card::new(terminal, lang);
    let bold = terminal.bold();
    let _ = writeln!(card.out, "  {bold}{}{bold:#} ({})\n", provider.name, provider.id);
    card.row(lang.pick("home page", "ページ"), &provider.homepage);
    card.row(lang.pick("kind", "種類"), words::kind(provider.kind, lang));
    card.row(lang.pick("control", "権限"), &words::control_explained(provider.control, lang));
    card.row(lang.pick("suffixes", "サフィックス"), &suffixes(&provider.suffixes, lang));
    list(&mut card, lang.pick("own hosts", "自社"), &provider.own);
    list(&mut card, lang.pick("name srv.", "ネーム"), &provider.name_servers);
    if let Some(abuse) = &provider.abuse {
        card.row(lang.pick("complaints", "苦情"), abuse);
    }
    sign_up(&mut card, provider, lang);
    card.incidents(&provider.incidents);
    list(&mut card, lang.pick("sources", "典拠"), &provider.sources);
    card.out
}

fn suffixes(all: &[String], lang: Lang) -> String {
    let shown = all.len().min(SUFFIXES_SHOWN);
    let list = all[..shown].join(", ");
    match all.len() - shown {
        0 => list,
        more => lang.pick(format!("{list}, and {more} more"), format!("{list}、ほか{more}件")),
    }
}

fn list(card: &mut Card<'_>, label: &str, items: &[String]) {
    for (at, item) in items.iter().enumerate() {
        card.row(if at == 0 { label } else { "" }, item);
    }
}

fn sign_up(card: &mut Card<'_>, provider: &Provider, lang: Lang) {
    let facts = [
        (lang.pick("nobody has to say who they are", "身元を明かさずに使える"), provider.sign_up.anonymous),
        (lang.pick("cryptocurrency is taken", "暗号資産で払える"), provider.sign_up.crypto_payment),
        (lang.pick("identities are checked", "本人確認がある"), provider.sign_up.identity_check),
        (lang.pick("complaints are acted upon", "苦情に対応している"), provider.sign_up.abuse_handling),
    ];
    for (at, (question, fact)) in facts.into_iter().enumerate() {
        let label = if at == 0 { lang.pick("sign-up", "登録") } else { "" };
        card.row(label, &format!("{question}: {}", words::fact(fact, lang)));
    }
}
