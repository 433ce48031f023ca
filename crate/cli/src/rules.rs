//! `sublet rules`.

use sublet_feeds::dnr::{Browser, ResourceType, compile};

use crate::{args::RulesArgs, exit::Exit, problem::Problem, screen::print, search::json};

pub fn run(args: &RulesArgs) -> Result<Exit, Problem> {
    let classifier = args.basis.classifier()?;
    let mut types = vec![ResourceType::MainFrame];
    if args.frames {
        types.extend([ResourceType::SubFrame, ResourceType::Object]);
    }
    let browser = Browser { page: args.page.clone(), types, dotted: args.dotted };
    print(&json(&compile(&classifier, &browser, args.basis.now()).rules))?;
    Ok(Exit::Fine)
}
