//! The version of a package as Cargo.lock has it.

use anyhow::{Context, Result, bail};
use toml::Table;

/// The one version of `package` in the text of a Cargo.lock.
pub fn version(lock: &str, package: &str) -> Result<String> {
    let lock: Table = lock.parse().context("Cargo.lock cannot be read")?;
    let packages = lock.get("package").and_then(|list| list.as_array()).context("Cargo.lock lists no packages")?;
    let mut found = packages
        .iter()
        .filter(|entry| entry.get("name").and_then(|name| name.as_str()) == Some(package))
        .filter_map(|entry| entry.get("version")?.as_str());
    match (found.next(), found.next()) {
        (Some(version), None) => Ok(version.to_owned()),
        (Some(one), Some(other)) => {
            bail!("Cargo.lock has {package} twice ({one}, {other}): one version is needed")
        }
        (None, _) => bail!("Cargo.lock has no {package}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = ["wasm-bindgen-macro"]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.129"

[[package]]
name = "syn"
version = "2.0.1"

[[package]]
name = "syn"
version = "1.0.9"
"#;

    #[test]
    fn the_exact_name_counts() {
        assert_eq!(version(LOCK, "wasm-bindgen").unwrap(), "0.2.130");
        assert_eq!(version(LOCK, "wasm-bindgen-macro").unwrap(), "0.2.129");
    }

    #[test]
    fn none_and_two_are_told_apart() {
        assert_eq!(version(LOCK, "wasm").unwrap_err().to_string(), "Cargo.lock has no wasm");
        let two = version(LOCK, "syn").unwrap_err().to_string();
        assert!(two.contains("2.0.1, 1.0.9"), "{two}");
        assert!(version("version = 4", "syn").is_err());
        assert!(version("not a lock file", "syn").is_err());
    }
}
