//! TypeScript declarations of the report, generated from the Rust types. The types of the verdict are in
//! [`sublet::typescript`], those of links in [`sublet_links::typescript`].

use ts_rs::{Config, TS};

/// One `export type` a type, ready for a `.d.ts` file.
pub fn declarations() -> String {
    let config = Config::default();
    macro_rules! declare {
        ($($name:ident),* $(,)?) => {
            [$(crate::$name::decl(&config)),*]
        };
    }
    let all = declare![Cut, CutCode, Flag, FlagCode, Identity, Link, Occurrence, Report, Role, Via,];
    all.iter().map(|declaration| format!("export {declaration}\n")).collect()
}
