//! Files of the project, and the data that may lie beside it.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file or folder of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The text of a file in `../shared/data` beside the project. Where it is absent, says so and returns nothing.
pub fn shared(path: &str) -> Option<String> {
    let file = project("../shared/data").join(path);
    match fs::read_to_string(&file) {
        Ok(text) => Some(text),
        Err(_) => {
            println!("SKIPPED ../shared/data/{path} is not here");
            None
        }
    }
}
