//! Any text: what names a host lies in the text, in order, and reads as what the plain form reads as; a link behind
//! redirectors is unwrapped in finitely many steps.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sublet::{Host, WhatwgUrl};
use sublet_links::{each_in_text, hosts_in_text, unwrap};

fuzz_target!(|text: &str| {
    let mut rest = text;
    for mention in hosts_in_text(text, &WhatwgUrl) {
        let at = rest.find(mention.text).expect("a mention is a part of the text");
        rest = &rest[at + mention.text.len()..];
        let host = Host::parse(&mention.link);
        unwrap(&mention.link);
        if let Ok(host) = host {
            assert_eq!(Host::parse(&host.to_string()).as_ref(), Ok(&host));
        }
    }
    each_in_text(text, &mut |link| {
        unwrap(link);
    });
});
