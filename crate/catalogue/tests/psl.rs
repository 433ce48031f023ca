//! `psl-private.txt` holds the private rules of the locked `psl` release, all of them and no others. After an update of
//! that crate: set `PSL_VERSION`, then `cargo xtask bless`.

use std::{env, fs, path::Path};

use cargo_metadata::MetadataCommand;
use sublet_catalogue::PSL_VERSION;

const FILE: &str = "psl-private.txt";

#[test]
fn the_file_holds_the_private_rules_of_the_locked_release() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let metadata = MetadataCommand::new().manifest_path(root.join("Cargo.toml")).exec().expect("cargo answers");
    let package = metadata.packages.iter().find(|package| package.name.as_str() == "psl").expect("psl is locked");
    let rules = package.manifest_path.with_file_name("data").join("rules.txt");
    let rules = fs::read_to_string(&rules).expect("psl carries the list");
    let expected = text(&package.version.to_string(), rules.lines().map(str::trim).filter(|rule| is_private(rule)));
    if env::var_os("BLESS").is_some() {
        fs::write(root.join(FILE), &expected).expect("the file can be written");
    }
    assert_eq!(PSL_VERSION, package.version.to_string(), "set PSL_VERSION in src/private.rs");
    let kept = fs::read_to_string(root.join(FILE)).expect("the file is there");
    assert!(
        kept == expected,
        "{FILE} differs from psl {PSL_VERSION}: `cargo xtask bless` writes it anew; then review psl-private.toml"
    );
}

fn text<'r>(version: &str, rules: impl Iterator<Item = &'r str>) -> String {
    let head = format!(
        "// The private section of the Public Suffix List, https://publicsuffix.org/list/, from the crate psl {version}.\n\
         //\n\
         // This Source Code Form is subject to the terms of the Mozilla Public\n\
         // License, v. 2.0. If a copy of the MPL was not distributed with this\n\
         // file, You can obtain one at https://mozilla.org/MPL/2.0/.\n\n"
    );
    rules.fold(head, |text, rule| text + rule + "\n")
}

fn is_private(rule: &str) -> bool {
    let example = match rule.strip_prefix("*.") {
        Some(base) => format!("x.{base}"),
        None => rule.trim_start_matches('!').to_string(),
    };
    psl::suffix(example.as_bytes()).and_then(|suffix| suffix.typ()) == Some(psl::Type::Private)
}
