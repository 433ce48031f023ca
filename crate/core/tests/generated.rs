//! What pages must know of policies before the Wasm runs, written for TypeScript.
//!
//! `BLESS=1 cargo test -p sublet --test generated` writes the file anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use sublet::{Action, Policy};

const FILE: &str = "../../ui/src/generated/policies.ts";

#[test]
fn typescript_holds_the_policies_of_the_core() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let made = typescript();
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, &made).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == made, "ui/src/generated/policies.ts is behind the core; `BLESS=1` writes it anew");
}

fn typescript() -> String {
    let mut text = String::from(
        "// Made from crate/core by `BLESS=1 cargo test -p sublet --test generated`: edit nothing here.\n\
         import type { Action, Policy } from \"sublet-wasm\";\n\n\
         /** The built-in policies, mildest first. */\nexport const BUILTIN_POLICIES = {\n",
    );
    for policy in [Policy::monitor(), Policy::balanced(), Policy::strict()] {
        writeln!(text, "  {}: {},", policy.name, serde_json::to_string(&policy).unwrap()).unwrap();
    }
    let empty: Policy = serde_json::from_str(r#"{"name":""}"#).unwrap();
    let stopping: Vec<Action> = Action::ALL.into_iter().filter(|action| action.stops()).collect();
    write!(
        text,
        "}} satisfies Record<string, Policy>;\n\n\
         /** What a policy that only has a name says. */\n\
         export const EMPTY_POLICY: Policy = {};\n\n\
         /** The actions that end a navigation at the warning page. */\n\
         export const STOPPING: readonly Action[] = {};\n",
        serde_json::to_string(&empty).unwrap(),
        serde_json::to_string(&stopping).unwrap(),
    )
    .unwrap();
    text
}
