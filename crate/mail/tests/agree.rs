//! One paste, one answer: `check` (a text read as one host), the page and the worker (hosts in a text), and the mail
//! reader find the same host.
#![allow(missing_docs)]

use sublet::{Host, WhatwgUrl};
use sublet_links::{hosts_in_text, unwrap};
use sublet_mail::{Limits, Native, read};

fn by_check(paste: &str) -> Vec<String> {
    Host::parse(paste).iter().map(Host::to_string).collect()
}

fn by_page(paste: &str) -> Vec<String> {
    let found = hosts_in_text(paste, &WhatwgUrl);
    found.iter().filter_map(|found| Host::parse(&found.link).ok()).map(|host| host.to_string()).collect()
}

/// What stands in the text, before redirectors.
fn by_mail(paste: &str) -> Vec<String> {
    let raw = format!("Content-Type: text/plain; charset=utf-8\r\n\r\n{paste}\r\n");
    let message = read(raw.as_bytes(), &Native, &Limits::default());
    let outermost = message.links.iter().map(|link| link.through.first().map_or(&link.url, |step| &step.url));
    outermost.filter_map(|url| Host::parse(url).ok()).map(|host| host.to_string()).collect()
}

const EVIL: &str = "evil.duckdns.org";

#[test]
fn check_page_and_mail_agree_on_a_paste() {
    for (paste, host) in [
        // plain
        ("evil.duckdns.org", EVIL),
        ("EVIL.DuckDNS.org", EVIL),
        ("https://evil.duckdns.org:8443/a?b#c", EVIL),
        ("evil.duckdns.org/login", EVIL),
        ("me@evil.duckdns.org", EVIL),
        ("mailto:me@evil.duckdns.org?subject=x", EVIL),
        ("bücher.duckdns.org", "xn--bcher-kva.duckdns.org"),
        ("http://10.0.0.1/", "10.0.0.1"),
        // defanged
        ("evil[.]duckdns[.]org", EVIL),
        ("evil(dot)duckdns{.}org", EVIL),
        ("evil [dot] duckdns [dot] org", EVIL),
        ("evil[ . ]duckdns[ DOT ]org", EVIL),
        ("evil[,]duckdns[,]org", EVIL),
        ("evil[.duckdns[.org", EVIL),
        ("evil[[.]]duckdns.org", EVIL),
        ("hxxps://evil[.]duckdns[.]org/x", EVIL),
        ("h**p://evil.duckdns.org", EVIL),
        ("f*p://evil.duckdns.org", EVIL),
        ("hxxp[:]//evil[.]duckdns.org", EVIL),
        ("hxxps[://]evil.duckdns.org", EVIL),
        ("me[at]evil[.]duckdns.org", EVIL),
        // glued punctuation
        ("<https://evil.duckdns.org/>", EVIL),
        ("(evil.duckdns.org)", EVIL),
        ("\"https://evil.duckdns.org/\",", EVIL),
        ("「evil.duckdns.org」", EVIL),
        ("“https://evil.duckdns.org/”", EVIL),
        ("evil.duckdns.org;", EVIL),
        ("evil.duckdns.org.", EVIL),
        // invisible and full-width characters
        ("ev\u{200b}il.duckdns.org", EVIL),
        ("ev\u{ad}il.duck\u{2060}dns.org", EVIL),
        ("https://ev\u{200e}il.duckdns.org/", EVIL),
        ("ev\u{fe0f}il.duckdns.org", EVIL),
        ("\u{feff}evil.duckdns.org\u{200b}", EVIL),
        ("evil。duckdns。org", EVIL),
        ("ｅｖｉｌ．ｄｕｃｋｄｎｓ．ｏｒｇ", EVIL),
        // userinfo
        ("https://bank.com@evil.duckdns.org/", EVIL),
        ("https://bank.com:443@evil.duckdns.org:8443/", EVIL),
        ("hxxps://bank[.]com@evil[.]duckdns[.]org/", EVIL),
        // under no top-level domain
        ("printer.local", "printer.local"),
        ("\"server01.corp\",", "server01.corp"),
        ("NAS[.]lan", "nas.lan"),
        ("nas.lan:8443/x", "nas.lan"),
        // a backslash is a slash
        (r"https://example.com\.evil.duckdns.org/", "example.com"),
        (r"hxxps[:]//example[.]com\.evil.duckdns.org/", "example.com"),
        // names no host
        ("no host here", ""),
        ("javascript:alert(1)", ""),
        ("data:text/plain,x", ""),
    ] {
        let expected: Vec<&str> = Some(host).into_iter().filter(|host| !host.is_empty()).collect();
        assert_eq!(by_check(paste), expected, "check: {paste:?}");
        assert_eq!(by_page(paste), expected, "page: {paste:?}");
        assert_eq!(by_mail(paste), expected, "mail: {paste:?}");
    }
}

#[test]
fn page_and_mail_agree_on_a_list() {
    let list = "host\tsite.example";
    assert_eq!((by_page(list), by_mail(list)), (vec![], vec![]), "a word is no host");
    for list in [
        "evil.duckdns.org\nprinter.local\nserver01.corp",
        "evil.duckdns.org\r\n\r\nprinter.local\r\nserver01.corp\r\n",
        "evil.duckdns.org, printer.local; server01.corp",
        "https://evil.duckdns.org/\nhxxp://printer[.]local\n<server01.corp>",
    ] {
        let expected = [EVIL, "printer.local", "server01.corp"];
        assert_eq!(by_page(list), expected, "page: {list:?}");
        assert_eq!(by_mail(list), expected, "mail: {list:?}");
    }
    for prose in ["printer.local is down\nserver01.corp", "see printer.local", "notes.txt\nsetup.py"] {
        assert_eq!(by_page(prose), Vec::<String>::new(), "page: {prose:?}");
        assert_eq!(by_mail(prose), Vec::<String>::new(), "mail: {prose:?}");
    }
}

#[test]
fn links_and_mail_look_behind_the_same_redirectors() {
    for link in [
        "https://www.google.com/url?q=https%3A%2F%2Fevil.duckdns.org%2F",
        "https://nam01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.duckdns.org%2F&data=05",
        "hxxps://www[.]google[.]com/url?q=https%3A%2F%2Fevil.duckdns.org%2F",
        "hxxps[:]//www.google[.]com/url?q=https%3A%2F%2Fevil.duckdns.org%2F",
    ] {
        let found = hosts_in_text(link, &WhatwgUrl);
        assert_eq!(found.len(), 1, "{link}");
        let raw = format!("\r\n{link}\r\n");
        let message = read(raw.as_bytes(), &Native, &Limits::default());
        let plain = &message.links[0].through[0].url;
        assert_eq!(message.links[0].host, EVIL, "{link}");
        for url in [plain, &*found[0].link, link] {
            assert_eq!(Host::parse(&unwrap(url).url).unwrap().to_string(), EVIL, "{url}");
        }
    }
}
