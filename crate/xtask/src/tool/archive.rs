//! Zip files that are the same bytes wherever and whenever they are made.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Names within the archive, in the order of their bytes, and what the files hold.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Every file below a folder.
pub fn folder(root: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(name(path.strip_prefix(root)?)?, read(&path)?);
            }
        }
    }
    Ok(files)
}

/// The files that a list names, one path a line.
pub fn listed(root: &Path, list: &str) -> Result<Files> {
    list.lines().map(|line| Ok((line.to_owned(), read(&root.join(line))?))).collect()
}

/// The archive. Nothing in it tells of time, place or person.
pub fn zip(files: &Files) -> Result<Vec<u8>> {
    ensure!(!files.is_empty(), "there is nothing to pack");
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn name(path: &Path) -> Result<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Ok(parts.with_context(|| format!("not UTF-8: {}", path.display()))?.join("/"))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::os::unix::fs::PermissionsExt;
    use std::time::{Duration, SystemTime};

    use zip::ZipArchive;

    use super::*;

    const TEXT: &[u8] = b"the same words over and over, the same words over and over";

    fn fill(root: &Path, names: &[&str]) {
        for name in names {
            let file = root.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, TEXT).unwrap();
        }
    }

    #[test]
    fn two_folders_with_the_same_files_give_the_same_bytes() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fill(one.path(), &["b/c.js", "a.json", "b.js"]);
        fill(other.path(), &["b.js", "b/c.js", "a.json"]);
        let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        fs::File::options().write(true).open(other.path().join("a.json")).unwrap().set_modified(old).unwrap();
        fs::set_permissions(other.path().join("b.js"), fs::Permissions::from_mode(0o755)).unwrap();

        let packed = zip(&folder(one.path()).unwrap()).unwrap();
        assert_eq!(packed, zip(&folder(other.path()).unwrap()).unwrap());
        fs::write(other.path().join("a.json"), "{}").unwrap();
        assert_ne!(packed, zip(&folder(other.path()).unwrap()).unwrap());
    }

    #[test]
    fn an_archive_holds_its_files_in_order_and_packed() {
        let root = tempfile::tempdir().unwrap();
        fill(root.path(), &["z", "b/c", "b-c", "a"]);
        let mut archive = ZipArchive::new(Cursor::new(zip(&folder(root.path()).unwrap()).unwrap())).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names, ["a", "b-c", "b/c", "z"]);
        let mut file = archive.by_name("b/c").unwrap();
        assert!(file.compressed_size() < file.size());
        assert_eq!(file.last_modified(), Some(DateTime::DEFAULT));
        assert_eq!(file.unix_mode().map(|mode| mode & 0o777), Some(0o644));
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        assert_eq!(bytes, TEXT);
    }

    #[test]
    fn a_list_packs_what_it_names_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        fill(root.path(), &["a", "b/c", "d"]);
        let files = listed(root.path(), "b/c\na\n").unwrap();
        assert_eq!(files.keys().collect::<Vec<_>>(), ["a", "b/c"]);
        assert!(listed(root.path(), "gone").unwrap_err().to_string().contains("gone"));
    }

    #[test]
    fn nothing_is_not_packed() {
        assert!(zip(&Files::new()).is_err());
    }
}
