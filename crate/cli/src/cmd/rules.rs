//! `sublet rules`.

use clap::Args;
use sublet_feeds::dnr::{Browser, ResourceType, compile};

use crate::{
    input::RulesetArgs,
    out::pretty,
    term::{Exit, Problem, print},
};

#[derive(Args)]
pub struct RulesArgs {
    /// Send stopped requests to this address, with the address asked for behind it [default: end them]
    #[arg(long, value_name = "URL")]
    page: Option<String>,
    /// Stop frames, too
    #[arg(long)]
    frames: bool,
    /// Also list each name with a dot at the end, as Firefox needs it
    #[arg(long)]
    dotted: bool,
    #[command(flatten)]
    ruleset: RulesetArgs,
}

pub fn run(args: &RulesArgs) -> Result<Exit, Problem> {
    let ruleset = args.ruleset.load()?;
    let mut types = vec![ResourceType::MainFrame];
    if args.frames {
        types.extend([ResourceType::SubFrame, ResourceType::Object]);
    }
    let browser = Browser { page: args.page.clone(), types, dotted: args.dotted };
    print(&pretty(&compile(&ruleset.classifier, &browser, ruleset.now).rules))?;
    Ok(Exit::Fine)
}
