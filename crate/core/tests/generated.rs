//! What pages must know of policies and words before the Wasm runs, written for TypeScript.
//!
//! `cargo xtask bless` writes the files anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use sublet::{Action, Control, EvidenceKind, Kind, Lang, Level, Policy, Standing};

const FOLDER: &str = "../../ui/src/generated";

#[test]
fn typescript_holds_the_policies_of_the_core() {
    hold("policies.ts", &policies());
}

#[test]
fn typescript_holds_the_labels_of_the_core() {
    hold("labels.ts", &labels());
}

fn hold(name: &str, made: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join(name);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, made).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == made, "ui/src/generated/{name} is behind the core: `cargo xtask bless` writes it anew");
}

fn labels() -> String {
    let mut text = String::from(
        "// Made from crate/core by `cargo xtask bless`: edit nothing here.\n\n\
         /** The words people read for the core's enums, in each language. */\nexport const labels = {\n",
    );
    for (name, lang) in [("en", Lang::En), ("ja", Lang::Ja)] {
        writeln!(text, "  {name}: {{").unwrap();
        let mut table = |name: &str, labels: Vec<(&str, &str)>| {
            writeln!(text, "    {name}: {{").unwrap();
            for (word, label) in labels {
                writeln!(text, "      {word:?}: {label:?},").unwrap();
            }
            writeln!(text, "    }},").unwrap();
        };
        let standings = [Standing::Unlisted, Standing::Provider, Standing::Tenant];
        table("standing", standings.map(|standing| (standing.as_str(), standing.label(lang))).to_vec());
        table("kind", Kind::ALL.map(|kind| (kind.as_str(), kind.label(lang))).to_vec());
        table("control", Control::ALL.map(|control| (control.as_str(), control.label(lang))).to_vec());
        table("level", Level::ALL.map(|level| (level.as_str(), level.label(lang))).to_vec());
        table("action", Action::ALL.map(|action| (action.as_str(), action.label(lang))).to_vec());
        table("evidence", vec![("catalogue", EvidenceKind::Catalogue.label(lang))]);
        writeln!(text, "  }},").unwrap();
    }
    text + "} as const;\n"
}

fn policies() -> String {
    let mut text = String::from(
        "// Made from crate/core by `cargo xtask bless`: edit nothing here.\n\
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
