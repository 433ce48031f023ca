//! Ours and the others.

use std::{error::Error, fmt::Write as _};

use publicsuffix::{List, Psl};
use sublet::{Batch, Role};

use crate::{found::Found, map::LabelMap, rules::Subject, timing::Engine, walk::PlainWalk};

pub const SINGLE: &str = "ours, one at a time (`Catalogue::find_name`)";
pub const BATCH: &str = "ours, in batches with the decision (`Batch::look_up`)";
pub const MAP: &str = "`FxHashMap`, label by label";
pub const WALK: &str = "FST, plain walk";
pub const FLOOR: &str = "reading the bytes once";

/// What the engines of one catalogue look things up in.
pub struct Engines<'s> {
    subject: &'s Subject,
    batch: Batch<'s>,
    map: LabelMap,
    walk: PlainWalk<'s>,
    list: List,
}

impl<'s> Engines<'s> {
    pub fn new(subject: &'s Subject, batch: Batch<'s>) -> Result<Engines<'s>, Box<dyn Error>> {
        Ok(Engines {
            subject,
            batch,
            map: LabelMap::new(&subject.rules, &subject.numbers),
            walk: PlainWalk::new(subject.index(), &subject.catalogue)?,
            list: list(subject)?,
        })
    }

    /// Of these hosts, how many get the same answer from every engine that reads the same rules.
    pub fn agree(&self, hosts: &[&str]) -> usize {
        let same = |name: &str| {
            let ours = Found::of(self.subject.catalogue.find_name(name), name);
            ours == Found::of(self.subject.catalogue.find_in_index(name), name)
                && ours == Found::of(self.batch.look_up(name).0, name)
                && ours == self.map.find(name)
                && ours == self.walk.find(name)
        };
        hosts.iter().filter(|name| same(name)).count()
    }

    pub fn all(&self) -> Vec<Engine<'_>> {
        vec![
            Engine::new(SINGLE, |name| self.subject.catalogue.find_name(name)),
            Engine::new(BATCH, |name| self.batch.look_up(name)),
            Engine::new(MAP, |name| self.map.find(name)),
            Engine::new(WALK, |name| self.walk.find(name)),
            Engine::new("`psl` (its own list)", |name| {
                psl::suffix(name.as_bytes()).map(|suffix| suffix.as_bytes().len())
            }),
            Engine::new("`publicsuffix`", |name| {
                self.list.suffix(name.as_bytes()).map(|suffix| suffix.as_bytes().len())
            }),
            Engine::new(FLOOR, |name| name.bytes().fold(0_u64, |sum, byte| sum + u64::from(byte))),
        ]
    }
}

/// The same rules as a Public Suffix List; hosts that a provider keeps for itself cannot be said in one.
fn list(subject: &Subject) -> Result<List, Box<dyn Error>> {
    let mut text = String::from("// ===BEGIN PRIVATE DOMAINS===\n");
    for (rule, said) in &subject.rules {
        match said.traits.role {
            Role::Suffix => writeln!(text, "{rule}")?,
            Role::Exception => writeln!(text, "!{rule}")?,
            Role::Own => {}
        }
    }
    List::from_bytes(text.as_bytes()).map_err(|error| format!("publicsuffix: {error:?}").into())
}
