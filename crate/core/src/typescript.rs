//! TypeScript declarations of everything that crosses the JS boundary, generated from the Rust types.

use ts_rs::{Config, TS};

/// One `export type` a type, ready for a `.d.ts` file.
pub fn declarations() -> String {
    let config = Config::default();
    macro_rules! declare {
        ($($name:ident),* $(,)?) => {
            [$(crate::$name::decl(&config)),*]
        };
    }
    let all = declare![
        Action,
        Approval,
        Control,
        Decision,
        Event,
        Evidence,
        EvidenceKind,
        Exclusion,
        Hit,
        HitType,
        Incident,
        Info,
        Kind,
        Lang,
        Level,
        Policy,
        Provider,
        ProviderRef,
        Reason,
        ReasonCode,
        Risk,
        Rule,
        SignUp,
        Source,
        Standing,
        Summary,
        Verdict,
    ];
    all.iter().map(|declaration| format!("export {declaration}\n")).collect()
}
