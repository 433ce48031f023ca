//! `sublet rules`.

use sublet::{
    Classifier,
    rules::{ResourceType, Target, compile},
};

use crate::{args::RulesArgs, check::now, embedded, exit::Exit, policy, problem::Problem, screen::print, search::json};

pub fn run(args: &RulesArgs) -> Result<Exit, Problem> {
    let policy = policy::load(&args.policy)?;
    let classifier = Classifier::new(embedded::open(args.catalog.path.as_deref())?, policy)?;
    let mut types = vec![ResourceType::MainFrame];
    if args.frames {
        types.extend([ResourceType::SubFrame, ResourceType::Object]);
    }
    let target = Target { page: args.page.clone(), types, dotted: args.dotted };
    print(&json(&compile(&classifier, &target, args.now.unwrap_or_else(now)).rules))?;
    Ok(Exit::Fine)
}
