//! TypeScript declarations of the browser's rules, generated from the Rust types. The types of the verdict are in
//! [`sublet::typescript`].

use ts_rs::{Config, TS};

use crate::dnr;

/// One `export type` a type, ready for a `.d.ts` file.
pub fn declarations() -> String {
    let config = Config::default();
    macro_rules! declare {
        ($($name:ident),* $(,)?) => {
            [$(dnr::$name::decl(&config)),*]
        };
    }
    let all = declare![DnrAction, DnrRule, Condition, Redirect, ResourceType, Rules];
    all.iter().map(|declaration| format!("export {declaration}\n")).collect()
}
