//! What is found in messages, through the public surface.

use sublet_mail::{CutCode, Limits, Message, Native, Via, read};

fn message(raw: &str) -> Message {
    read(raw.replace('\n', "\r\n").as_bytes(), &Native, &Limits::default())
}

fn hosts(message: &Message) -> Vec<&str> {
    message.links.iter().map(|link| link.host.as_str()).collect()
}

fn text(body: &str) -> Message {
    message(&format!("From: a@example.org\nContent-Type: text/plain; charset=utf-8\n\n{body}"))
}

fn html(body: &str) -> Message {
    message(&format!("Content-Type: text/html; charset=utf-8\n\n{body}"))
}

#[test]
fn texts_name_hosts_in_many_ways() {
    for (body, expected) in [
        ("Go to https://evil.duckdns.org/login.", vec!["evil.duckdns.org"]),
        ("(see https://evil.duckdns.org/a_(b))", vec!["evil.duckdns.org"]),
        ("evil.duckdns.org/login and www.example.com", vec!["evil.duckdns.org", "www.example.com"]),
        ("hxxps://evil[.]duckdns[.]org/x", vec!["evil.duckdns.org"]),
        ("evil[dot]duckdns(dot)org", vec!["evil.duckdns.org"]),
        ("evil [dot] duckdns [.] org now", vec!["evil.duckdns.org"]),
        ("http[:]//evil.duckdns.org", vec!["evil.duckdns.org"]),
        ("https://evil。duckdns．org/", vec!["evil.duckdns.org"]),
        ("evil․duckdns․org", vec!["evil.duckdns.org"]),
        ("https://ev\u{200b}il.duck\u{ad}dns.org", vec!["evil.duckdns.org"]),
        ("詳しくはhttps://evil.duckdns.orgをご覧ください。", vec!["evil.duckdns.org"]),
        ("こちらはevil.duckdns.orgです", vec!["evil.duckdns.org"]),
        ("write to bob@evil.duckdns.org, please", vec!["evil.duckdns.org"]),
        ("mailto:bob@evil.duckdns.org", vec!["evil.duckdns.org"]),
        ("<https://evil.duck\ndns.org/x>", vec!["evil.duckdns.org"]),
        ("HTTPS://EVIL.DUCKDNS.ORG/", vec!["evil.duckdns.org"]),
        ("//evil.duckdns.org/x", vec!["evil.duckdns.org"]),
        ("https://bank.example@evil.duckdns.org/", vec!["evil.duckdns.org"]),
        ("https://xn--bcher-kva.example/ bücher.example", vec!["xn--bcher-kva.example"]),
    ] {
        let message = text(body);
        let mut found = hosts(&message);
        found.dedup();
        assert_eq!(found, expected, "{body}");
    }
}

#[test]
fn texts_without_hosts_have_no_links() {
    for body in [
        "See notes.txt, report.pdf and index.html.",
        "It costs 1,234.50, i.e. 3.14 or e.g. more at 10.am",
        "It ended.Then it began. Node.js and foo.bar() in src/main.rs",
        "192.0.2.1 is version 1.2.3; U.S. and Ph.D.",
        "...and so on... well",
        "tel:123 urn:isbn:123 cid:x",
        "これは。それです。",
    ] {
        assert_eq!(hosts(&text(body)), Vec::<&str>::new(), "{body}");
    }
}

#[test]
fn pages_lead_to_hosts_in_many_ways() {
    let host = vec!["evil.duckdns.org"];
    for (body, via) in [
        ("<a href='https://evil.duckdns.org/'>x</a>", Via::Href),
        ("<A HREF=HTTPS://EVIL.duckdns.org>x", Via::Href),
        ("<a href='https:&#x2f;/evil&period;duckdns.&#111;rg'>x</a>", Via::Href),
        ("<a href=' ht\ntps://evil.duck\tdns.org/ '>x</a>", Via::Href),
        ("<a href='//evil.duckdns.org/x'>x</a>", Via::Href),
        ("<a href='\\\\evil.duckdns.org/x'>x</a>", Via::Href),
        ("<a href='https:evil.duckdns.org'>x</a>", Via::Href),
        ("<img src='https://evil.duckdns.org/p.gif'>", Via::Src),
        ("<img srcset='https://evil.duckdns.org/a 1x'>", Via::Srcset),
        ("<form action='https://evil.duckdns.org/p'><input></form>", Via::Action),
        ("<button formaction=https://evil.duckdns.org/>", Via::Action),
        ("<base href=https://evil.duckdns.org/>", Via::Base),
        ("<meta http-equiv=refresh content='0; url=https://evil.duckdns.org/'>", Via::MetaRefresh),
        ("<td background=https://evil.duckdns.org/b.png>", Via::Background),
        ("<video poster=https://evil.duckdns.org/b.png>", Via::Poster),
        ("<object data=https://evil.duckdns.org/b.svg>", Via::Data),
        ("<q cite=https://evil.duckdns.org/>x</q>", Via::Cite),
        ("<a ping='https://evil.duckdns.org/p'>x</a>", Via::Ping),
        ("<p style='background:url(https://evil.duckdns.org/)'>", Via::Css),
        ("<p style='background:\\75 rl(\"//evil.duckdns.org/\")'>", Via::Css),
        ("<style>@import 'https://evil.duckdns.org/a.css';</style>", Via::Css),
        ("<svg><a xlink:href='https://evil.duckdns.org/'>", Via::Href),
        ("<svg><style><a href='https://evil.duckdns.org/'>", Via::Href),
        ("<noscript><a href='https://evil.duckdns.org/'>", Via::Href),
        ("<!--[if mso]><a href='https://evil.duckdns.org/'>x</a><![endif]-->", Via::Href),
        ("<![if !mso]><a href='https://evil.duckdns.org/'>x</a><![endif]>", Via::Href),
        ("<iframe srcdoc='<a href=https://evil.duckdns.org/>'>", Via::Href),
        ("<a href='data:text/html,<a href=https://evil.duckdns.org/>'>", Via::Href),
        ("<script>location = \"https:\\/\\/evil.duckdns.org/\"</script>", Via::Script),
        ("<script>location = \"https://\" + 'evil.duckdns.org/'</script>", Via::Script),
        ("<script>location.href = '//evil.duckdns.org/'</script>", Via::Script),
        ("<p onclick=\"location='https://evil.duckdns.org/'\">", Via::Script),
        ("<a href=\"javascript:location='https://evil.duckdns.org/'\">", Via::Script),
        ("<p>evil.<b>duckdns</b>.org</p>", Via::Text),
        ("<title>https://evil.duckdns.org</title>", Via::Text),
    ] {
        let message = html(body);
        assert_eq!(hosts(&message), host, "{body}");
        assert_eq!(message.links[0].places[0].via, via, "{body}");
    }
}

#[test]
fn pages_without_links_have_none() {
    for body in [
        "<!-- <a href='https://evil.duckdns.org/'>x</a> -->",
        "<a href=/relative>x</a><a href='#top'>y</a><a href='tel:123'>z</a>",
        "<p>a.<p>com",
        "<a href='https://evil.duckdns.org/",
    ] {
        assert_eq!(hosts(&html(body)), Vec::<&str>::new(), "{body}");
    }
}

#[test]
fn relative_links_are_joined_to_the_base() {
    let message =
        html("<a href=login>x</a><base href='https://evil.duckdns.org/a/b?c'><base href=https://other.example/>");
    let urls: Vec<&str> = message.links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(urls, ["https://evil.duckdns.org/a/b?c", "https://other.example/", "https://evil.duckdns.org/a/login"]);
}

#[test]
fn parts_are_numbered_as_imap_does() {
    let message = message(
        "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n\
         --b\n\nhttps://one.example/\n--b\nContent-Type: text/html\n\n<a href=https://two.example/>x</a>\n--b--\n\
         --a\nContent-Type: message/rfc822\n\nSubject: see three.example.org\n\nhttps://four.example/\n\
         --a\nContent-Type: application/octet-stream; name=x.html\nContent-Transfer-Encoding: base64\n\n\
         PGEgaHJlZj1odHRwczovL2ZpdmUuZXhhbXBsZS8+eDwvYT4=\n--a--\n",
    );
    let found: Vec<(&str, &str)> =
        message.links.iter().map(|link| (link.host.as_str(), &*link.places[0].part)).collect();
    assert_eq!(
        found,
        [
            ("one.example", "1.1"),
            ("two.example", "1.2"),
            ("three.example.org", "2"),
            ("four.example", "2.1"),
            ("five.example", "3")
        ]
    );
    assert_eq!(message.parts, 7);
}

#[test]
fn charsets_and_encodings_are_undone() {
    for (header, body) in [
        ("Content-Type: text/plain; charset=utf-7", "https://evil+AC4-duckdns.org/".as_bytes()),
        (
            "Content-Type: text/plain; charset=utf-16le",
            b"h\0t\0t\0p\0:\0/\0/\0e\0v\0i\0l\0.\0d\0u\0c\0k\0d\0n\0s\0.\0o\0r\0g\0",
        ),
        ("Content-Type: text/plain; charset=iso-2022-jp", b"\x1b$B$3$A$i\x1b(Bhttps://evil.duckdns.org\x1b$B$r\x1b(B"),
        ("Content-Type: text/plain; charset=shift_jis", b"\x82\xb1\x82\xbf\x82\xe7 https://evil\x81Bduckdns\x81Borg/"),
        ("Content-Type: text/plain; charset=\"euc-jp\"", b"\xa4\xb3\xa4\xc1\xa4\xe9 https://evil\xa1\xa5duckdns.org/"),
        (
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable",
            b"https://evil.duck=\r\ndns=2Eorg/ a == b",
        ),
        ("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64", b"aHR0cHM6Ly9ldmls\r\n!LmR1Y2tkbnMub3JnLw=="),
        ("Content-Type: text/plain; format=flowed; delsp=yes", b"https://evil.duck \r\ndns.org/"),
        (
            "Content-Type: text/calendar",
            b"BEGIN:VCALENDAR\r\nUID:x@uid.example\r\nURL:https://evil.duck\r\n dns.org/\r\n",
        ),
        ("Content-Type: text/vcard", b"BEGIN:VCARD\r\nURL;ENCODING=QUOTED-PRINTABLE:https=3A//evil.duckdns.org\r\n"),
        ("Subject: =?iso-2022-jp?B?GyRCJDMkQSRpGyhC?= =?us-ascii?Q?evil=2Educkdns.org?=", b""),
        ("List-Unsubscribe: <mailto:x@evil.duckdns.org>,\r\n <https://evil.duckdns.org/u>", b""),
    ] {
        let raw = [header.as_bytes(), b"\r\n\r\n", body].concat();
        let message = read(&raw, &Native, &Limits::default());
        let mut found = hosts(&message);
        found.dedup();
        assert_eq!(found, ["evil.duckdns.org"], "{header}");
        assert_eq!(message.cuts, [], "{header}");
    }
}

#[test]
fn identities_are_told_with_their_roles() {
    let message = message(
        "Return-Path: <bounce@r.example>\nReceived: from mx.h.example (lookup.h.example [192.0.2.1]) by b.example\n \
         with ESMTP id 1; Mon, 23 Nov 2026 00:00:00 +0000\nDKIM-Signature: v=1; a=rsa-sha256; d=d.example; s=s\n\
         From: \"Bank, Ltd.\" <a@f.example>, Group: b@g.example;\nSender: =?utf-8?q?B?= <s@s.example>\n\
         Reply-To: r@p.example\nMessage-ID: <1@m.example>\n\nx",
    );
    let found: Vec<String> = message
        .identities
        .iter()
        .map(|identity| format!("{} {}", serde_json::to_value(identity.role).unwrap().as_str().unwrap(), identity.host))
        .collect();
    assert_eq!(
        found,
        [
            "return-path r.example",
            "received mx.h.example",
            "received lookup.h.example",
            "received b.example",
            "dkim d.example",
            "from f.example",
            "from g.example",
            "sender s.example",
            "reply-to p.example",
            "message-id m.example",
        ]
    );
}

#[test]
fn senders_are_found_beside_the_book() {
    for (from, expected) in [
        ("\"Bank <a@f.example.org>", "f.example.org"),
        ("a@f.example.org (Bank (a branch))", "f.example.org"),
        ("info(x@bank.org)@(x)f.example.org", "f.example.org"),
        ("<@a.org,@b.org:c@f.example.org>", "f.example.org"),
        ("\"a, \\\"b\\\" <x@y.org>\" <c@ f . example.org>", "f.example.org"),
        ("=?utf-8?q?B=2C_C?= <c@F.EXAMPLE.org>", "f.example.org"),
    ] {
        let message = message(&format!("From: {from}\n\nx"));
        let found: Vec<&str> = message.identities.iter().map(|identity| identity.host.as_str()).collect();
        assert_eq!(found, [expected], "{from}");
    }
}

#[test]
fn parameters_come_in_pieces_and_in_charsets() {
    for header in [
        "multipart/mixed; boundary*0=ab; boundary*1=\"c d\"",
        "multipart/mixed; boundary*=utf-8'en'abc%20d",
        "multipart/mixed (x; boundary=z); BOUNDARY = \"abc\\ d\"; boundary=no",
        "multipart/mixed; boundary*1*=c%20d; boundary*0*=us-ascii''ab",
    ] {
        let raw = format!("Content-Type: {header}\n\n--abc d\n\nhttps://one.example/\n--abc d--\n");
        assert_eq!(hosts(&message(&raw)), ["one.example"], "{header}");
    }
}

#[test]
fn one_link_has_several_places() {
    let message = html("<a href=https://evil.duckdns.org/>one</a><a href=https://evil.duckdns.org/><img alt=two></a>");
    assert_eq!(message.links.len(), 1);
    let texts: Vec<_> = message.links[0].places.iter().map(|place| place.text.as_deref()).collect();
    assert_eq!(texts, [Some("one"), Some("two")]);
}

#[test]
fn redirectors_are_unfolded_and_told() {
    let message = text("https://www.google.com/url?q=https%3A%2F%2Fevil.duckdns.org%2F");
    assert_eq!(hosts(&message), ["evil.duckdns.org"]);
    assert_eq!(message.links[0].through.len(), 1);
    let all: Vec<String> = message.hosts.iter().map(ToString::to_string).collect();
    assert_eq!(all, ["example.org", "www.google.com", "evil.duckdns.org"]);
}

#[test]
fn every_limit_ends_in_its_cut() {
    let parts = format!("Content-Type: multipart/mixed; boundary=a\n\n{}", "--a\n\nx\n".repeat(20));
    let mut deep = String::new();
    for depth in 0..40 {
        deep += &format!("Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n");
    }
    deep += "\nhttps://evil.duckdns.org/\n";
    let links: String = (0..20).map(|n| format!("https://h{n}.example/ ")).collect();
    let small =
        Limits { parts: 5, links: 5, places: 2, header: 300, headers: 3, link: 50, identities: 2, ..Limits::default() };
    let many = "https://h.example/ ".repeat(5);
    for (raw, limits, code) in [
        (parts, small, CutCode::TooManyParts),
        (deep, Limits::default(), CutCode::TooDeep),
        (format!("\n{links}"), small, CutCode::TooManyLinks),
        (format!("\n{many}"), small, CutCode::TooManyPlaces),
        (format!("Subject: {}\n\n", "x".repeat(400)), small, CutCode::HeaderTooLong),
        ("A: b\nC: d\nE: f\nG: h\n\n".into(), small, CutCode::TooManyHeaders),
        (format!("\nhttps://h.example/{}", "x".repeat(100)), small, CutCode::LinkTooLong),
        ("From: a@a.org, b@b.org, c@c.org\n\n".into(), small, CutCode::TooManyIdentities),
        ("\nhello".into(), Limits { bytes: 3, ..small }, CutCode::TooBig),
        ("\nhello".into(), Limits { decoded: 3, ..small }, CutCode::PartTooBig),
        ("Content-Type: text/plain; charset=klingon\n\nh\u{e9}".into(), small, CutCode::UnknownCharset),
    ] {
        let message = read(raw.as_bytes(), &Native, &limits);
        assert_eq!(message.cuts, [code], "{raw:.60}");
    }
}
