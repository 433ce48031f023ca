//! Policies by name and from files.

use std::{fs, path::Path};

use sublet::{Error, Policy};

use crate::term::Problem;

/// The built-in policy of this name, or the policy in this file.
pub fn load(name: &str) -> Result<Policy, Problem> {
    match Policy::builtin(name) {
        Ok(policy) => Ok(policy),
        Err(unknown) if looks_like_a_name(name) => Err(unknown.into()),
        Err(_) => read(Path::new(name)),
    }
}

/// A word without a dot or a slash is meant as a name, unless there is a file called so.
fn looks_like_a_name(name: &str) -> bool {
    !name.contains(['.', '/', '\\']) && !Path::new(name).exists()
}

fn read(path: &Path) -> Result<Policy, Problem> {
    let bytes = fs::read(path).map_err(|error| Problem::reading(path, error))?;
    let bad = |problem: String| Problem::BadPolicyFile { path: path.display().to_string(), problem };
    let text = String::from_utf8(bytes).map_err(|_| bad("it is not UTF-8 text".into()))?;
    let text = text.trim_start_matches('\u{feff}');
    let policy: Policy = if is_json(path, text) {
        serde_json::from_str(text).map_err(|error| bad(error.to_string()))?
    } else {
        toml::from_str(text).map_err(|error| bad(error.to_string().trim_end().to_string()))?
    };
    let check = policy.validate();
    check.map_err(|error: Error| Problem::File { path: path.display().to_string(), error })?;
    Ok(policy)
}

fn is_json(path: &Path, text: &str) -> bool {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("json") => true,
        Some("toml") => false,
        _ => text.trim_start().starts_with('{'),
    }
}
