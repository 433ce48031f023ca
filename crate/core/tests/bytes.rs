//! No bytes make a catalogue panic: not when it opens, and not when it answers.

mod common;

use bytes::Bytes;
use common::file;
use proptest::prelude::*;
use sublet::{Catalogue, Classifier, Lang, Policy, Timestamp, WhatwgUrl, catalogue::format::seal};

const NAMES: [&str; 9] = [
    "duckdns.org",
    "a.duckdns.org",
    "www.duckdns.org",
    "x.y.blogspot.com",
    "a.b.c",
    "b.a",
    "*.a.b",
    "example.com",
    "org",
];

/// Asks an open catalogue everything it can be asked.
fn interrogate(file: Vec<u8>) {
    let Ok(catalogue) = Catalogue::open(Bytes::from(file)) else { return };
    let now: Timestamp = "2026-11-22T00:00:00Z".parse().expect("a time");
    let table = catalogue.table();
    for name in NAMES {
        let _ = (catalogue.find_name(name), table.find_name(name));
    }
    for term in ["duck", "duckdsn.org", "a.b", "blogger", "o"] {
        catalogue.search(term, 10);
    }
    catalogue.suffixes();
    catalogue.info();
    catalogue.sources();
    for provider in catalogue.providers(Lang::Ja) {
        catalogue.provider(&provider.id, Lang::En);
    }
    for index in [0, 1, 2, u16::MAX - 1, u16::MAX] {
        catalogue.record(index);
        catalogue.class(index);
    }
    let Ok(classifier) = Classifier::new(catalogue, Policy::balanced()) else { return };
    let batch = classifier.batch(now);
    for name in NAMES {
        let _ = classifier.check(name, &WhatwgUrl, now, Lang::En);
        let _ = batch.brief(name, &WhatwgUrl);
    }
}

/// One way of damaging a file; places are shares of its length.
#[derive(Clone, Debug)]
enum Damage {
    Flip(f64, u8),
    Set(f64, u8),
    Cut(f64),
    Remove(f64, u8),
    Insert(f64, Vec<u8>),
    Number(f64, u32),
}

fn damage() -> impl Strategy<Value = Damage> {
    let number = prop_oneof![Just(0), Just(u32::MAX), Just(i32::MAX as u32), any::<u32>(), 0..512u32];
    prop_oneof![
        (0.0..1.0, 0..8u8).prop_map(|(at, bit)| Damage::Flip(at, 1 << bit)),
        (0.0..1.0, any::<u8>()).prop_map(|(at, byte)| Damage::Set(at, byte)),
        (0.0..1.0).prop_map(Damage::Cut),
        (0.0..1.0, 1..9u8).prop_map(|(at, count)| Damage::Remove(at, count)),
        (0.0..1.0, proptest::collection::vec(any::<u8>(), 1..9)).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        (0.0..1.0, number).prop_map(|(at, number)| Damage::Number(at, number)),
    ]
}

impl Damage {
    fn apply(&self, file: &mut Vec<u8>) {
        let place = |at: &f64| (at * file.len() as f64) as usize;
        match self {
            _ if file.is_empty() => {}
            Damage::Flip(at, bit) => {
                let at = place(at);
                file[at] ^= bit;
            }
            Damage::Set(at, byte) => {
                let at = place(at);
                file[at] = *byte;
            }
            Damage::Cut(at) => file.truncate(place(at)),
            Damage::Remove(at, count) => {
                let at = place(at);
                file.drain(at..file.len().min(at + usize::from(*count)));
            }
            Damage::Insert(at, bytes) => {
                let at = place(at);
                file.splice(at..at, bytes.iter().copied());
            }
            Damage::Number(at, number) => {
                let at = place(at) & !3;
                let bytes = number.to_le_bytes();
                file.iter_mut().skip(at).zip(bytes).for_each(|(slot, byte)| *slot = byte);
            }
        }
    }
}

/// Makes length and checksum right again, so that the damage gets past them.
fn repair(file: &mut [u8]) {
    if file.len() >= 64 {
        let length = file.len() as u64;
        file[16..24].copy_from_slice(&length.to_le_bytes());
        seal(file);
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..512)) {
        interrogate(bytes);
    }

    #[test]
    fn arbitrary_bytes_behind_a_right_header(bytes in proptest::collection::vec(any::<u8>(), 0..512)) {
        let mut file = sublet::example::catalogue();
        file.truncate(64);
        file.extend(bytes);
        repair(&mut file);
        interrogate(file);
    }

    #[test]
    fn a_damaged_file_is_refused(file in file(), damage in damage()) {
        let mut damaged = file.clone();
        damage.apply(&mut damaged);
        if damaged != file {
            prop_assert!(Catalogue::open(damaged).is_err());
        }
    }

    #[test]
    fn a_damaged_file_with_a_right_checksum(file in file(), damage in proptest::collection::vec(damage(), 1..5)) {
        let mut file = file;
        damage.iter().for_each(|damage| damage.apply(&mut file));
        repair(&mut file);
        interrogate(file);
    }
}
