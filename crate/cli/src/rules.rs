//! `sublet rules`.

use sublet::rules::{ResourceType, Target, compile};

use crate::{args::RulesArgs, exit::Exit, problem::Problem, screen::print, search::json};

pub fn run(args: &RulesArgs) -> Result<Exit, Problem> {
    let classifier = args.basis.classifier()?;
    let mut types = vec![ResourceType::MainFrame];
    if args.frames {
        types.extend([ResourceType::SubFrame, ResourceType::Object]);
    }
    let target = Target { page: args.page.clone(), types, dotted: args.dotted };
    print(&json(&compile(&classifier, &target, args.basis.now()).rules))?;
    Ok(Exit::Fine)
}
