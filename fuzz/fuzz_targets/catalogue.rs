//! Any bytes: a catalogue opens or is refused, and one that opens answers everything. The first byte says what the others
//! are: a file, a file whose length and checksum are made right first, or changes to a sound file.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sublet::{
    Catalogue, Classifier, Lang, Policy, Timestamp, WhatwgUrl,
    catalogue::format::{HEADER, seal},
};

const LENGTH_AT: usize = 24;
const NAMES: [&str; 5] = ["a.duckdns.org", "www.duckdns.org", "x.y.blogspot.com", "a.b.c", "org"];

static SOUND: LazyLock<Vec<u8>> = LazyLock::new(sublet::example::catalogue);

/// A sound file after changes of three bytes each: where (two), and to what.
fn changed(changes: &[u8]) -> Vec<u8> {
    let mut file = SOUND.clone();
    for change in changes.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % file.len();
        file[at] = change[2];
    }
    file
}

fuzz_target!(|bytes: &[u8]| {
    let Some((mode, bytes)) = bytes.split_first() else { return };
    let mut file = if mode % 3 == 2 { changed(bytes) } else { bytes.to_vec() };
    if mode % 3 != 0 && file.len() >= HEADER {
        let length = file.len() as u64;
        file[LENGTH_AT..LENGTH_AT + 8].copy_from_slice(&length.to_le_bytes());
        seal(&mut file);
    }
    let Ok(catalogue) = Catalogue::open(file) else { return };
    for name in NAMES {
        let _ = (catalogue.find_name(name), catalogue.find_in_index(name));
    }
    for term in ["duck", "duckdsn.org", "blogger", "a.b"] {
        catalogue.search(term, 10);
    }
    let _ = (catalogue.suffixes(), catalogue.info(), catalogue.sources());
    for provider in catalogue.providers(Lang::Ja) {
        catalogue.provider(&provider.id, Lang::En);
    }
    if let Ok(classifier) = Classifier::new(catalogue, Policy::balanced()) {
        let now = Timestamp::from_second(1_795_305_600);
        let batch = classifier.batch(now);
        for name in NAMES {
            let _ = classifier.check(name, &WhatwgUrl, now, Lang::En);
            batch.look_up(name);
        }
    }
});
