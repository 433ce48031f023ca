use std::{fs, path::Path};

use serde::Deserialize;
use sublet::Timestamp;

use crate::{Error, error::Source};

/// The texts a catalogue is made of.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// Provider files: name and text, in order of their names.
    pub providers: Vec<(String, String)>,
    /// The reviewed table of the Public Suffix List's private section: name and text.
    pub psl_table: (String, String),
    /// Goes up with every published catalogue.
    pub serial: u64,
    /// The moment the catalogue speaks for; incidents age against it.
    pub created: Timestamp,
}

const PROVIDERS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/providers.rs"));
const PSL_TABLE: &str = include_str!("../psl-private.toml");
const MANIFEST: &str = include_str!("../catalogue.toml");

/// `catalogue.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    serial: u64,
    created: Timestamp,
}

impl Inputs {
    /// The provider files and the table that come with this crate.
    pub fn bundled() -> Inputs {
        let manifest: Manifest = toml::from_str(MANIFEST).expect("the bundled catalogue.toml is tested");
        Inputs {
            providers: PROVIDERS.iter().map(|&(name, text)| (name.into(), text.into())).collect(),
            psl_table: ("psl-private.toml".into(), PSL_TABLE.into()),
            serial: manifest.serial,
            created: manifest.created,
        }
    }

    /// A folder laid out as this crate's: `providers/*.toml`, and optionally `psl-private.toml` and `catalogue.toml`; what
    /// is missing of the two comes from this crate.
    ///
    /// # Errors
    /// [`Error::Io`] where the folder or a file cannot be read, [`Error::Invalid`] for a bad `catalogue.toml`.
    pub fn from_folder(folder: &Path) -> Result<Inputs, Error> {
        let mut inputs = Inputs { providers: Vec::new(), ..Inputs::bundled() };
        let providers = folder.join("providers");
        let unreadable = |error| Error::Io { path: providers.clone(), error };
        let entries =
            fs::read_dir(&providers).map_err(unreadable)?.collect::<Result<Vec<_>, _>>().map_err(unreadable)?;
        for path in entries.into_iter().map(|entry| entry.path()) {
            if path.extension().is_some_and(|extension| extension == "toml") {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                inputs.providers.push((name, read(&path)?));
            }
        }
        inputs.providers.sort();
        let table = folder.join("psl-private.toml");
        if table.exists() {
            inputs.psl_table = ("psl-private.toml".into(), read(&table)?);
        }
        let manifest = folder.join("catalogue.toml");
        if manifest.exists() {
            let text = read(&manifest)?;
            let source = Source { file: "catalogue.toml", text: &text };
            let manifest: Manifest =
                toml::from_str(&text).map_err(|error| Error::Invalid(vec![source.toml(&error)]))?;
            (inputs.serial, inputs.created) = (manifest.serial, manifest.created);
        }
        Ok(inputs)
    }
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|error| Error::Io { path: path.into(), error })
}
