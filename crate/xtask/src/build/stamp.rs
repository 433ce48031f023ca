//! Stamps: work whose inputs have not changed is not done again.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::shell::Shell;

/// A digest of everything a piece of work reads. It says "changed or not" on one machine; it is no checksum.
#[derive(Default)]
pub struct Digest(DefaultHasher);

impl Digest {
    /// Adds a text, such as a tool's version.
    pub fn text(mut self, text: &str) -> Self {
        self.add(text.as_bytes());
        self
    }

    /// Adds a file: its path and its bytes; a missing file counts as missing, not as empty.
    pub fn file(mut self, path: &Path) -> Result<Self> {
        self.add(path.as_os_str().as_encoded_bytes());
        match fs::read(path) {
            Ok(bytes) => self.add(&bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => self.0.write_u8(0),
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read {}", path.display()));
            }
        }
        Ok(self)
    }

    fn add(&mut self, bytes: &[u8]) {
        self.0.write_u8(1);
        self.0.write_usize(bytes.len());
        self.0.write(bytes);
    }

    fn hex(&self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

/// Every source in `places` of the checkout, as git lists them: new files too, ignored ones not.
pub fn sources(shell: &Shell, places: &[&str]) -> Result<Digest> {
    let args = ["-c", "core.quotePath=off", "ls-files", "--cached", "--others", "--exclude-standard", "--"];
    let list = shell.read(&shell.cmd("git", args.iter().chain(places)))?;
    let mut files: Vec<&str> = list.lines().collect();
    files.sort_unstable();
    files.into_iter().try_fold(Digest::default(), |digest, file| digest.file(&shell.path(file)))
}

/// The file that keeps the digest of the work done last.
pub struct Stamp(PathBuf);

impl Stamp {
    pub fn new(file: impl Into<PathBuf>) -> Self {
        Self(file.into())
    }

    /// Whether the work was last done on just these inputs.
    pub fn holds(&self, digest: &Digest) -> bool {
        fs::read_to_string(&self.0).is_ok_and(|kept| kept == digest.hex())
    }

    /// Keeps the digest; called when the work is done and never before.
    pub fn keep(&self, digest: &Digest) -> Result<()> {
        if let Some(folder) = self.0.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.0, digest.hex()).with_context(|| format!("cannot write {}", self.0.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_holds_until_an_input_changes() {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join("input");
        let stamp = Stamp::new(folder.path().join("deep/stamp"));
        let digest = || Digest::default().text("1.0").file(&input).unwrap();

        assert!(!stamp.holds(&digest()), "nothing was kept yet");
        stamp.keep(&digest()).unwrap();
        assert!(stamp.holds(&digest()));
        fs::write(&input, "").unwrap();
        assert!(!stamp.holds(&digest()), "an empty file is not a missing one");
        stamp.keep(&digest()).unwrap();
        fs::write(&input, "a").unwrap();
        assert!(!stamp.holds(&digest()));
    }

    #[test]
    fn texts_do_not_run_together() {
        let one = Digest::default().text("ab").text("c").hex();
        assert_ne!(one, Digest::default().text("a").text("bc").hex());
        assert_eq!(one, Digest::default().text("ab").text("c").hex());
    }
}
