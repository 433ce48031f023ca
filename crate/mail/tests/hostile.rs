//! Messages made to break what reads them: each ends, with what was found so far, and asks the platform a bounded number
//! of times.
#![allow(missing_docs)]

use std::cell::Cell;

use proptest::prelude::*;
use sublet::UrlParser;
use sublet_mail::{CutCode, Limits, Message, Native, Platform, read};

/// The native platform, and how often it was asked.
#[derive(Default)]
struct Counted {
    urls: Cell<usize>,
    charsets: Cell<usize>,
}

impl UrlParser for Counted {
    fn host(&self, url: &str) -> Option<String> {
        self.urls.set(self.urls.get() + 1);
        Native.host(url)
    }
}

impl Platform for Counted {
    fn decode(&self, charset: &str, bytes: &[u8]) -> Option<String> {
        self.charsets.set(self.charsets.get() + 1);
        Native.decode(charset, bytes)
    }
}

const LINK: &str = "https://evil.duckdns.org/";

/// Reads a message that begins with a link.
fn survives(rest: &str) -> Message {
    let raw = format!("Content-Type: text/html\n\n<p>{LINK}</p> {rest}");
    let platform = Counted::default();
    let message = read(raw.as_bytes(), &platform, &Limits::default());
    assert_eq!(message.links[0].host, "evil.duckdns.org");
    assert!(platform.urls.get() <= 40_100, "{} questions", platform.urls.get());
    message
}

/// Whoever looked at anything twice for each byte would be at this for hours.
#[test]
fn long_pages_are_read_in_one_go() {
    let n = 500_000;
    for piece in [
        "<",
        "<a ",
        "<a href='",
        "<!--",
        "<!--[if a]>",
        "<script>",
        "<svg>",
        "</",
        "&",
        "&#x",
        "&amp",
        "a.",
        "a.a@",
        ".",
        "@",
        "http://",
        "http://a",
        "<http://a\n",
        "a。",
        "[.",
        "[dot",
        "(",
        "\\",
        "<style>url(",
        "<p style='url(\"'>",
        "<a srcset=','>",
        "<base href=a>",
        "<a href=data:text/html,",
        "<iframe srcdoc=\"",
        "<script>'//",
        "<script>\"+\"",
        "あa.",
        "=?",
        "<a>",
        "<a href=a>",
        "xn--a.",
        "http://[",
    ] {
        survives(&piece.repeat(n / piece.len()));
    }
}

#[test]
fn long_texts_and_headers_are_read_in_one_go() {
    let n = 500_000;
    for (header, piece) in [
        ("Content-Type: text/plain", "a.b@"),
        ("Content-Type: text/plain; format=flowed; delsp=yes", "> \n"),
        ("Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable", "= "),
        ("Content-Type: text/plain\nContent-Transfer-Encoding: base64", "="),
        ("Content-Type: text/calendar", "\n "),
        ("Content-Type: text/vcard", "A;QUOTED-PRINTABLE:=\n"),
        ("Content-Type: text/plain", "begin 644 a\n"),
        ("Content-Type: text/plain; charset=utf-7", "+"),
        ("Content-Type: multipart/mixed; boundary=a", "--a\n"),
        ("Content-Type: multipart/mixed; boundary=a", "--b"),
        ("Content-Type: message/rfc822", "Content-Type: message/rfc822\n\n"),
        ("From:", "\"("),
        ("From:", " a@b.org,\n"),
        ("Subject:", " =?a?q?\n"),
        ("Content-Type:", " a;*=\n"),
        ("Received:", " from (\n"),
        ("X", "a: b\n"),
    ] {
        let raw = format!("{header}\n\n{}", piece.repeat(n / piece.len()));
        let folded = raw.replacen("\n\n", "\n", 1);
        for raw in [raw, folded] {
            let platform = Counted::default();
            read(raw.as_bytes(), &platform, &Limits::default());
            assert!(platform.urls.get() <= 40_100, "{header} {piece}");
            assert!(platform.charsets.get() <= 40_000, "{header} {piece}");
        }
    }
}

#[test]
fn bombs_end_in_cuts() {
    let limits = Limits::default();
    let parts = format!("Content-Type: multipart/mixed; boundary=a\n\n{}", format!("--a\n\n{LINK}\n").repeat(10_000));
    let message = read(parts.as_bytes(), &Native, &limits);
    assert_eq!(message.cuts, [CutCode::TooManyPlaces, CutCode::TooManyParts]);
    assert_eq!((message.parts, message.links.len()), (1_000, 1));

    let mut nested = String::new();
    for depth in 0..10_000 {
        nested += &format!("Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n");
    }
    nested += &format!("\n{LINK}");
    let message = read(nested.as_bytes(), &Native, &limits);
    assert_eq!(message.cuts, [CutCode::TooDeep]);
    // What lies too deep is read as a text.
    assert_eq!(message.links[0].host, "evil.duckdns.org");

    let line = format!("\n{LINK} {}", "x".repeat(10 << 20));
    assert_eq!(read(line.as_bytes(), &Native, &limits).links.len(), 1);

    let links: String = (0..100_000).map(|n| format!("http://H{n}.example.org/ ")).collect();
    let platform = Counted::default();
    let message = read(format!("\n{links}").as_bytes(), &platform, &limits);
    assert_eq!((message.links.len(), message.cuts), (10_000, vec![CutCode::TooManyLinks]));
}

const SEEDS: [&str; 4] = [
    "From: \"A\" <a@example.org>\r\nReply-To: b@evil.duckdns.org\r\nSubject: =?utf-8?B?aGk=?=\r\n\
     Content-Type: multipart/mixed; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html; charset=\"iso-2022-jp\"\r\n\
     Content-Transfer-Encoding: quoted-printable\r\n\r\n<a href=3D\"https://evil.duckdns.org/=\r\n\">x</a>\r\n--x\r\n\
     Content-Type: message/rfc822\r\n\r\nSubject: y\r\n\r\nhxxps://evil[.]duckdns[.]org/\r\n--x--\r\n",
    "Content-Type: text/html\r\n\r\n<base href=//a.org/><style>@import 'x';p{background:url(\"/y\")}</style>\
     <img srcset='a 1x, https://b.org/c 2x'><!--[if mso]><v:rect href=https://c.org/><![endif]--><script>location='\\u002f/d.org/'\
     </script><meta http-equiv=refresh content='0;url=e'><a href=&#x68;ttps://f.org>g&period;org</a>",
    "Content-Type: text/calendar; charset*=utf-8'en'utf-16\r\n\r\nBEGIN:VCALENDAR\r\nURL;X=\"a\":https://h.org\\,\r\n i\r\n",
    "Received: from a.org (b.org [192.0.2.1]) by c.org; x\r\nDKIM-Signature: v=1; d=d.org\r\nList-Unsubscribe: <https://e.org>\r\n\r\n\
     詳しくはhttps://evil。duckdns．orgをご覧 bob@g.org begin 644 x.html\r\n",
];

fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let change = (
        any::<prop::sample::Index>(),
        prop_oneof![
            any::<u8>().prop_map(|byte| vec![byte]),
            prop::sample::select(vec![
                "<",
                ">",
                "\"",
                "'",
                "&",
                "=",
                "\r\n\r\n",
                "--x\r\n",
                ".",
                "@",
                "://",
                "=?",
                "?=",
                "[.]",
                "(",
                ";",
                "%",
                "\\",
                "\u{200b}",
                "。",
                "あ",
                "data:text/html,",
                "</a",
                "<!--",
                "<svg>",
                "charset=utf-7",
                "base64",
            ])
            .prop_map(|text| text.as_bytes().to_vec()),
        ],
        0..4_usize,
    );
    (prop::sample::select(SEEDS.to_vec()), prop::collection::vec(change, 0..12)).prop_map(|(seed, changes)| {
        let mut bytes = seed.as_bytes().to_vec();
        for (index, put, taken) in changes {
            let at = index.index(bytes.len());
            let end = (at + taken).min(bytes.len());
            bytes.splice(at..end, put);
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_message_is_read_and_twice_the_same(raw in mutated()) {
        let message = read(&raw, &Native, &Limits::default());
        prop_assert_eq!(&message, &read(&raw, &Native, &Limits::default()));
        for link in &message.links {
            prop_assert!(!link.places.is_empty());
            prop_assert!(message.hosts.iter().any(|host| host.to_string() == link.host));
        }
        prop_assert!(message.parts >= 1);
    }

    #[test]
    fn small_limits_hold(raw in mutated(), links in 0..3_usize, parts in 1..3_usize) {
        let limits = Limits { links, parts, places: 1, identities: 1, depth: 1, ..Limits::default() };
        let message = read(&raw, &Native, &limits);
        prop_assert!(message.links.len() <= links);
        prop_assert!(message.parts as usize <= parts);
        prop_assert!(message.identities.len() <= 1);
        prop_assert!(message.links.iter().all(|link| link.places.len() <= 1));
    }
}
