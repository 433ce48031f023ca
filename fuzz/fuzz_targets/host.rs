//! Any text: reading it never panics, a host reads as itself, and the fast splitter agrees with the full parser.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sublet::{Host, canonical, defang::defang};

fuzz_target!(|text: &str| {
    defang(text);
    if let Ok(host) = Host::parse(text) {
        assert_eq!(Host::parse(&format!("https://{host}/")).as_ref(), Ok(&host));
    }
    if let Some(name) = canonical(text) {
        // The space keeps the splitter out, and the full parser trims it.
        let full = Host::parse(&format!(" {text}")).map(|host| host.to_string());
        assert_eq!(full.as_deref(), Ok(name));
    }
});
