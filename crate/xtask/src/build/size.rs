//! What the Wasm packages weigh on the wire.

use anyhow::{Context, Result, ensure};

use super::wasm::{self, Package};
use crate::shell::Shell;
use crate::tool::toolchain::Toolchain;

const FILES: [&str; 2] = [wasm::MODULE, wasm::GLUE];

/// One file of the package.
#[derive(Debug, PartialEq)]
struct Weight {
    raw: u64,
    brotli: u64,
}

/// Weighs a package, its Wasm module and the glue, prints a table and refuses a module that is over its budget. That
/// is meant where the standard library is built with the package; the one that rustup delivers is built for speed and
/// with the texts of its panics, and with it the weight is told, not judged.
pub fn check(shell: &Shell, package: &Package) -> Result<String> {
    let ours = matches!(Toolchain::ready(shell)?, Toolchain::Debian { .. });
    judge(&weigh(shell, package)?, package.budget, ours)
}

fn weigh(shell: &Shell, package: &Package) -> Result<Vec<Weight>> {
    let mut args = vec![shell.path("crate/xtask/js/weigh.mjs")];
    args.extend(FILES.map(|file| package.folder(shell).join(file)));
    let weights = read(&shell.read(&shell.cmd("node", args))?)?;
    ensure!(weights.len() == FILES.len(), "weigh.mjs weighed {} files of {}", weights.len(), FILES.len());
    for (file, weight) in FILES.iter().zip(&weights) {
        println!("{file:22} {:8} bytes {:8} brotli", weight.raw, weight.brotli);
    }
    Ok(weights)
}

fn read(text: &str) -> Result<Vec<Weight>> {
    let number = |word: Option<&str>| word.and_then(|word| word.parse().ok());
    let line = |line: &str| {
        let mut words = line.split_whitespace();
        Some(Weight { raw: number(words.next())?, brotli: number(words.next())? })
    };
    text.lines().map(|text| line(text).with_context(|| format!("not a weight: {text}"))).collect()
}

/// The module comes first, then the glue.
fn judge(weights: &[Weight], budget: Option<u64>, binding: bool) -> Result<String> {
    let sizes: Vec<u64> = weights.iter().map(|weight| weight.brotli).collect();
    let (module, glue) = sizes.split_first().context("nothing was weighed")?;
    let kilobytes = |bytes: u64| format!("{:.1} KB", bytes as f64 / 1024.0);
    let glue = format!("with {} of glue beside it", kilobytes(glue.iter().sum()));
    let module_told = format!("{} brotli", kilobytes(*module));
    let Some(budget) = budget else { return Ok(format!("{module_told}, {glue}")) };
    let told = format!("{module_told} of {budget} KB, {glue}");
    ensure!(!binding || *module <= budget * 1024, "the Wasm module is too heavy: {told}");
    Ok(if binding { told } else { format!("{told}, which is not judged with rustup's standard library") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_line_by_line() {
        let read = read("100 40\n7 9\n").unwrap();
        assert_eq!(read, [Weight { raw: 100, brotli: 40 }, Weight { raw: 7, brotli: 9 }]);
        assert!(super::read("100\n").is_err());
        assert!(super::read("a b\n").is_err());
    }

    #[test]
    fn the_budget_itself_is_still_allowed() {
        const BUDGET: u64 = 60 * 1024;
        let weights = |brotli| [Weight { raw: 0, brotli }, Weight { raw: 0, brotli: 1024 }];
        let judge = |brotli, binding| judge(&weights(brotli), Some(60), binding);
        assert_eq!(judge(BUDGET, true).unwrap(), "60.0 KB brotli of 60 KB, with 1.0 KB of glue beside it");
        assert!(judge(BUDGET + 1, true).is_err());
        assert!(judge(BUDGET + 1, false).unwrap().contains("not judged"));
    }

    #[test]
    fn without_a_budget_the_weight_is_only_told() {
        assert_eq!(
            judge(&[Weight { raw: 0, brotli: 1 << 20 }], None, true).unwrap(),
            "1024.0 KB brotli, with 0.0 KB of glue beside it"
        );
    }
}
