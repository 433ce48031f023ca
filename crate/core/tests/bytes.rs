//! No bytes make a catalogue panic: not when it opens, and not when it answers.

mod common;

use bytes::Bytes;
use common::file;
use proptest::prelude::*;
use sublet::{
    Catalogue, Classifier, Lang, Policy, Timestamp, WhatwgUrl,
    catalogue::format::{ENTRY, HEADER, seal},
};

const LENGTH_AT: usize = 24;
const SUFFIXES_AT: usize = 48;

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
    for name in NAMES {
        let _ = (catalogue.find_name(name), catalogue.find_in_index(name));
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
        catalogue.traits(index);
    }
    let Ok(classifier) = Classifier::new(catalogue, Policy::balanced()) else { return };
    let batch = classifier.batch(now);
    for name in NAMES {
        let _ = classifier.check(name, &WhatwgUrl, now, Lang::En);
        let _ = batch.summary(name, &WhatwgUrl);
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
    if file.len() >= HEADER {
        let length = file.len() as u64;
        file[LENGTH_AT..LENGTH_AT + 8].copy_from_slice(&length.to_le_bytes());
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
        file.truncate(HEADER);
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

#[test]
fn every_byte_counts() {
    let file = sublet::example::catalogue();
    for at in 0..file.len() {
        for change in [1, 2, 128] {
            let mut damaged = file.clone();
            damaged[at] ^= change;
            assert!(Catalogue::open(damaged).is_err(), "byte {at} changed by {change}");
        }
        assert!(Catalogue::open(file[..at].to_vec()).is_err(), "{at} bytes");
    }
}

#[test]
fn a_header_that_promises_too_much_is_not_believed() {
    let mut file = sublet::example::catalogue();
    file[SUFFIXES_AT..SUFFIXES_AT + 4].copy_from_slice(&u32::MAX.to_le_bytes());
    repair(&mut file);
    assert_eq!(Catalogue::open(file).map(|catalogue| catalogue.suffixes().len()), Ok(2));
}

/// The `fst` crate panics on each of these: a root beyond the end, a node that points into itself, and one that points
/// below the first.
#[test]
fn an_index_that_would_make_the_fst_crate_panic_is_refused() {
    let sound = sublet::example::catalogue();
    let section = (0..6).map(|section| HEADER + ENTRY * section).find(|&at| sound[at..at + 4] == *b"SUFX");
    let entry = section.expect("there is a suffix index");
    let number = |at: usize| u32::from_le_bytes([sound[at], sound[at + 1], sound[at + 2], sound[at + 3]]) as usize;
    let (start, end) = (number(entry + 4), number(entry + 4) + number(entry + 8));
    let root = start + number(end - 12);
    let mut refused = 0;
    for (at, byte) in
        [(end - 12, 0xff), (end - 5, 0x7f), (root, 0b1000_0000), (root, 0), (start, 2), (start + 17, 0x3f)]
    {
        let mut file = sound.clone();
        file[at] = byte;
        repair(&mut file);
        refused += usize::from(Catalogue::open(file).is_err());
    }
    assert_eq!(refused, 6);
}
