//! Reading hosts: no text makes it panic, and the fast splitter never disagrees with the full parser.

use proptest::prelude::*;
use sublet::{Host, UrlParser, canonical, defang::defang};

/// Pieces that URL parsers treat in special ways, and plain ones to put between them.
const PIECES: [&str; 96] = [
    "a",
    "b",
    "x1",
    "evil",
    "duckdns",
    "org",
    "com",
    "xn--",
    "xn--a",
    "xn",
    "--",
    "-",
    "_",
    ".",
    "..",
    "0",
    "1",
    "08",
    "0x",
    "0x7f",
    "127",
    "255",
    "256",
    "4294967295",
    "80",
    "443",
    "65535",
    "65536",
    "http",
    "https",
    "ws",
    "wss",
    "ftp",
    "file",
    "hxxp",
    "h**ps",
    "mailto",
    "javascript",
    "tel",
    "data",
    "feed",
    "view-source",
    "blob",
    "magnet",
    ":",
    "://",
    ":/",
    "//",
    "/",
    "\\",
    "?",
    "#",
    "@",
    "%",
    "%2e",
    "%2E",
    "%41",
    "%00",
    "%E3%80%82",
    "&",
    "=",
    "+",
    "*",
    "!",
    "$",
    "'",
    "\"",
    "`",
    "(",
    ")",
    "[",
    "]",
    "[.]",
    "(dot)",
    "[:]",
    "[at]",
    "{.}",
    "<",
    ">",
    "|",
    "^",
    "~",
    ",",
    ";",
    " ",
    "\t",
    "\n",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "。",
    "．",
    "ｅ",
    "ß",
    "日本",
    "[::1]",
];

fn soup() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES.as_slice()), 0..12).prop_map(|pieces| pieces.concat())
}

/// URLs and hosts with at most one oddity, so that the splitter answers often enough to be put to the test.
fn nearly_plain() -> impl Strategy<Value = String> {
    let start = proptest::sample::select(vec!["", "", "http://", "https://", "http:", "//", "ws://", "HTTP://"]);
    let host = "([a-z0-9_-]{1,6}\\.){0,3}[a-z0-9]{1,4}";
    let odd = proptest::sample::select(vec!["", "", "", "", ".", "-", "--", "_", "%", "@", ":", "[.]", "A", "é"]);
    let end = proptest::sample::select(vec![
        "", "", ":80", ":0", ":99999", ":", "/", "/a:b@c", "?q=@", "#.", "\\x", ",", " ",
    ]);
    (start, host, odd, host, end).prop_map(|(start, left, odd, right, end)| format!("{start}{left}{odd}{right}{end}"))
}

/// Hosts of everything that the URL standard takes in a domain, as a URL or alone.
fn lenient() -> impl Strategy<Value = String> {
    let start = proptest::sample::select(vec!["", "https://", "http://u@"]);
    let end = proptest::sample::select(vec!["", "", ".", "/", ",", ";."]);
    (start, "[a-z1.,;:!$&'()*+=_`{}~\"，；（）．。「」-]{1,12}", end)
        .prop_map(|(start, host, end)| [start, &host, end].concat())
}

/// A parser that makes nothing up: with it, only what `canonical` settles can be read.
struct Nobody;

impl UrlParser for Nobody {
    fn host(&self, _: &str) -> Option<String> {
        None
    }
}

/// What the full parser says, with the fast splitter kept out of the way by a space that it must trim.
fn by_full_parser(text: &str) -> Option<String> {
    let spaced = format!(" {text}");
    assert_eq!(canonical(&spaced), None);
    Host::parse(&spaced).ok().map(|host| host.to_string())
}

fn agrees(text: &str) {
    if let Some(host) = canonical(text) {
        assert_eq!(by_full_parser(text).as_deref(), Some(host), "{text:?}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(text in any::<String>()) {
        let _ = Host::parse(&text);
        let _ = Host::parse_with(&text, &Nobody);
        let once = defang(&text).into_owned();
        let twice = defang(&once).into_owned();
        prop_assert_eq!(twice, once);
        agrees(&text);
    }

    #[test]
    fn no_soup_makes_reading_panic(text in soup()) {
        let _ = Host::parse_with(&text, &Nobody);
        let once = defang(&text).into_owned();
        let twice = defang(&once).into_owned();
        prop_assert_eq!(twice, once);
        agrees(&text);
    }

    #[test]
    fn the_splitter_agrees_with_the_full_parser(text in nearly_plain()) {
        agrees(&text);
    }

    #[test]
    fn a_host_reads_as_itself(text in prop_oneof![soup(), nearly_plain(), lenient(), any::<String>()]) {
        if let Ok(host) = Host::parse(&text) {
            for again in [host.to_string(), format!("https://{host}/")] {
                let read = Host::parse(&again);
                prop_assert_eq!(read.as_ref(), Ok(&host), "{:?}", text);
            }
            if let Some(name) = host.name() {
                prop_assert!(name.len() <= 253 && name.split('.').all(|label| (1..=63).contains(&label.len())));
                prop_assert!(!name.contains(|c: char| c.is_ascii_uppercase() || !c.is_ascii()));
            }
        }
    }
}

#[test]
fn a_port_after_a_word_that_is_a_scheme_is_left_to_the_full_parser() {
    for text in ["http:80", "https:8080", "ws:80", "wss:443", "ftp:21", "hxxp:80", "tel:911", "sms:1234", "mailto:12"] {
        agrees(text);
    }
    assert_eq!(Host::parse("http:80").map(|host| host.to_string()), Ok("0.0.0.80".into()));
    assert_eq!(Host::parse("tel:911").map_err(|error| error.code()), Err("unsupported-scheme"));
    assert_eq!(Host::parse("magnet:?xt=urn:x").map_err(|error| error.code()), Err("unsupported-scheme"));
    assert_eq!(Host::parse("localhost:3000").map(|host| host.to_string()), Ok("localhost".into()));
}

#[test]
fn schemes_that_wrap_urls_cannot_be_nested_without_end() {
    for wrapper in ["feed:", "view-source:", "feed:view-source:"] {
        let text = wrapper.repeat(sublet::MAX_INPUT / wrapper.len());
        assert!(Host::parse(&text).is_err(), "{wrapper}");
    }
    assert_eq!(Host::parse("view-source:https://a.example/").map(|host| host.to_string()), Ok("a.example".into()));
}

#[test]
fn tabs_and_line_ends_inside_a_url_are_taken_out_as_browsers_do() {
    for text in ["ht\ntps://evil.duckdns.org/", "https\t://evil.duckdns.org/", "https:\r\n//evil.duckdns.org/"] {
        assert_eq!(Host::parse(text).map(|host| host.to_string()), Ok("evil.duckdns.org".into()), "{text:?}");
    }
}

#[test]
fn addresses_are_written_as_the_url_standard_writes_them() {
    for (text, host) in [
        ("http://[::ffff:192.0.2.1]/", "[::ffff:c000:201]"),
        ("http://[2001:DB8:0:0:1:0:0:1]/", "[2001:db8::1:0:0:1]"),
        ("http://[1:0:2:0:3:0:4:0]/", "[1:0:2:0:3:0:4:0]"),
        ("http://[::]/", "[::]"),
    ] {
        assert_eq!(Host::parse(text).map(|host| host.to_string()), Ok(host.into()), "{text}");
    }
}

#[test]
fn an_address_may_stand_alone() {
    for (text, host) in [("2001:db8::1", "[2001:db8::1]"), ("fe80::1", "[fe80::1]"), ("::1", "[::1]")] {
        assert_eq!(Host::parse(text).map(|host| host.to_string()), Ok(host.into()), "{text}");
    }
}

#[test]
fn punctuation_after_quotes_goes_with_them() {
    for text in ["\"https://evil.duckdns.org/\",", "<https://evil.duckdns.org/>;", "'evil.duckdns.org';,"] {
        assert_eq!(Host::parse(text).map(|host| host.to_string()), Ok("evil.duckdns.org".into()), "{text:?}");
    }
}

/// Chromium 156 answers these for `*.a.example`, `a b.example` and `a%.example`.
#[test]
fn chromiums_escapes_are_undone() {
    struct Chromium(&'static str);
    impl UrlParser for Chromium {
        fn host(&self, _: &str) -> Option<String> {
            Some(self.0.into())
        }
    }
    let read =
        |host| Host::parse_with("HOST", &Chromium(host)).map(|host| host.to_string()).map_err(|error| error.code());
    assert_eq!(read("%2A.a.example"), Ok("*.a.example".into()));
    assert_eq!(read("%28a%29.example"), Ok("(a).example".into()));
    for host in ["a%20b.example", "a%25.example", "a%.example", "a%2", "%zz", "a%2Fb", "a%00"] {
        assert_eq!(read(host), Err("not-a-host"), "{host}");
    }
}

#[test]
fn labels_that_only_chromium_takes_are_read_all_the_same() {
    for text in
        ["https://xn--a.duckdns.org/", "xn--a.duckdns.org", "ftp:\\\\u@XN--A.DuckDNS.org:21\\x", "XN--A.duckdns.org."]
    {
        assert_eq!(Host::parse(text).map(|host| host.to_string()), Ok("xn--a.duckdns.org".into()), "{text}");
    }
    for text in
        ["https://xn--a.duckdns.org:port/", "https://xn--a b.duckdns.org/", "https://xn--a.1/", "https://xn--ü.org/"]
    {
        assert_eq!(Host::parse(text).map_err(|error| error.code()), Err("not-a-host"), "{text}");
    }
}

#[test]
fn a_defanged_dot_that_comes_out_of_the_parser_is_one_all_the_same() {
    for text in ["https://evil（．）duckdns.org/", "evil([.])duckdns.org", "evil（dot）duckdns（。）org"] {
        assert_eq!(Host::parse(text).map(|host| host.to_string()), Ok("evil.duckdns.org".into()), "{text}");
    }
    assert_eq!(Host::parse("（。)").map_err(|error| error.code()), Err("empty"));
}

/// Found by the fuzz target `links`: the standard takes a comma for a letter, and a comma behind a host goes with the text.
#[test]
fn punctuation_that_comes_out_of_the_parser_is_no_part_of_a_host() {
    for (text, host) in [
        ("F:M.va:5@)zu,.#u%ʮ", ")zu"),
        ("https://evil.duckdns.org,/", "evil.duckdns.org"),
        ("https://'evil.duckdns.org';/", "evil.duckdns.org"),
        ("(evil.duckdns.org).", "evil.duckdns.org"),
        ("（evil.duckdns.org）", "evil.duckdns.org"),
        ("evil.duckdns.org，", "evil.duckdns.org"),
        ("https://(evil).duckdns.org/", "(evil).duckdns.org"),
        ("https://,evil.duckdns.org/", ",evil.duckdns.org"),
    ] {
        let read = Host::parse(text).map(|host| host.to_string());
        assert_eq!(read, Ok(host.into()), "{text}");
        assert_eq!(Host::parse(host).map(|host| host.to_string()), Ok(host.into()), "{text}");
    }
    for text in ["https://,/", "https://()/", "https://\"'';\"/"] {
        assert_eq!(Host::parse(text).map_err(|error| error.code()), Err("not-a-host"), "{text}");
    }
}
