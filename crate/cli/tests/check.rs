//! `sublet check` on arguments: the card, the formats, the filters.

mod common;

use common::{Desk, NOW, command, feed, piped, sublet, text_of};
use sublet::{Catalogue, Classifier, Lang, Policy, Verdict, WhatwgUrl};

const INPUTS: [&str; 6] = [
    "hxxps://cam.mallory[.]duckdns[.]org/x?y",
    "https://bank.example@evil.ddns.net:8443/",
    "EXAMPLE.com.",
    "www.duckdns.org",
    "http://0x7f.1/",
    "日本語.pages.dev",
];

#[test]
fn one_argument_gives_a_card() {
    let run = sublet(["check", "hxxps://cam.mallory[.]duckdns[.]org/x", "--now", NOW]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    for part in [
        "  cam.mallory.duckdns.org\n      ━━━━━━━ ───────────\n",
        "suffix: Duck DNS lets strangers have names below it",
        "tenant: holds this name and all below it",
        "hxxps://cam.mallory[.]duckdns[.]org/x",
        "Duck DNS (duckdns)",
        "dynamic-dns",
        "full: Content and DNS",
        "+40  The tenant decides where the name leads",
        "2024 GreenCharlie",
        "https://",
        "warn (balanced/full-control)",
    ] {
        assert!(run.out.contains(part), "no {part:?} in\n{}", run.out);
    }
    assert!(!run.out.contains('\u{1b}'), "colours in a pipe");
    assert!(run.out.lines().all(|line| line.chars().count() <= 100 || line.contains("https://")), "{}", run.out);
}

#[test]
fn a_card_speaks_japanese() {
    let run = sublet(["check", "mallory.duckdns.org", "--lang", "ja"]);
    assert_eq!(run.code, Some(0));
    for part in [
        "サフィックス: Duck DNSがこの下の名前を貸しています",
        "ダイナミックDNS",
        "リスク",
        "警告 (balanced/full-control)",
    ] {
        assert!(run.out.contains(part), "no {part:?} in\n{}", run.out);
    }
}

#[test]
fn text_follows_the_locale_and_json_does_not() {
    let run = |format: &str| {
        let mut command = command();
        command.args(["check", "mallory.duckdns.org", "--format", format]).env("LANG", "ja_JP.UTF-8");
        feed(command, b"").out
    };
    assert!(run("text").contains("借り手"));
    assert!(run("ndjson").contains("The tenant decides"));
    let asked = sublet(["check", "mallory.duckdns.org", "--format", "ndjson", "--lang", "ja"]);
    assert!(asked.out.contains("借り手"));
}

#[test]
fn a_host_without_a_tenant_has_no_anatomy() {
    let unlisted = sublet(["check", "example.com"]).out;
    assert!(unlisted.contains("no promise of safety") && !unlisted.contains('━'), "{unlisted}");
    let apex = sublet(["check", "duckdns.org"]).out;
    assert!(apex.contains("provider: the suffix itself") && !apex.contains('━'), "{apex}");
    let own = sublet(["check", "www.duckdns.org"]).out;
    assert!(own.contains("provider: the provider's own host"), "{own}");
}

#[test]
fn several_arguments_give_aligned_lines() {
    let run = sublet(["check", "a.b.duckdns.org", "example.com", "x.blogspot.com", "duckdns.org", "[::1]"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let lines: Vec<&str> = run.out.lines().collect();
    let hosts = ["a.b│duckdns.org", "example.com", "x│blogspot.com", "duckdns.org", "[::1]"];
    assert_eq!(lines.len(), hosts.len());
    let columns: Vec<usize> = lines.iter().zip(hosts).filter_map(|(line, host)| line.find(host)).collect();
    assert_eq!(columns, vec![columns[0]; hosts.len()], "{}", run.out);
    assert!(lines[0].starts_with("warn ") && lines[1].starts_with("allow"), "{}", run.out);
    assert!(!lines[1].contains("unknown"), "a host without a tenant shows no control: {}", lines[1]);
}

#[test]
fn ndjson_is_what_the_core_says_byte_for_byte() {
    let desk = Desk::new();
    let file = text_of(&desk.path("catalogue.bin"));
    assert_eq!(sublet(["catalogue", "build", "-o", &file]).code, Some(0));
    let catalogue = Catalogue::open(std::fs::read(&file).unwrap()).unwrap();
    let classifier = Classifier::new(catalogue, Policy::strict()).unwrap();
    for (word, lang) in [("en", Lang::En), ("ja", Lang::Ja)] {
        let options = ["check", "--format", "ndjson", "--policy", "strict", "--lang", word, "--now", NOW];
        let expected: String = INPUTS
            .iter()
            .map(|input| classifier.check(input, &WhatwgUrl, NOW.parse().unwrap(), lang).unwrap())
            .map(|verdict| serde_json::to_string(&verdict).unwrap() + "\n")
            .collect();
        assert_eq!(sublet(options.iter().chain(&INPUTS)).out, expected);
        assert_eq!(piped(options, INPUTS.join("\n").as_bytes()).out, expected);
        let with_file = [&options[..], &["--catalogue", &file, "--file", "-"]].concat();
        assert_eq!(piped(with_file, INPUTS.join("\r\n").as_bytes()).out, expected);
    }
}

#[test]
fn json_is_one_array() {
    for count in [0, 1, 6] {
        let run = piped(["check", "--format", "json"], INPUTS[..count].join("\n").as_bytes());
        assert_eq!(run.code, Some(0));
        let verdicts: Vec<Verdict> = serde_json::from_str(&run.out).unwrap_or_else(|e| panic!("{e}: {}", run.out));
        assert_eq!(verdicts.iter().map(|verdict| verdict.input.as_str()).collect::<Vec<_>>(), INPUTS[..count]);
    }
    let run = sublet(["check", "--format", "json", "a.duckdns.org"]);
    assert_eq!(serde_json::from_str::<Vec<Verdict>>(&run.out).unwrap().len(), 1);
}

#[test]
fn csv_has_a_header_and_quotes() {
    let run = sublet(["check", "--format", "csv", "http://a.duckdns.org/?q=\"1,2\"", "example.com"]);
    let mut reader = csv::Reader::from_reader(run.out.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let cell = |row: usize, name: &str| &rows[row][header.iter().position(|column| column == name).unwrap()];
    assert_eq!(rows.len(), 2);
    assert_eq!(cell(0, "input"), "http://a.duckdns.org/?q=\"1,2\"");
    assert_eq!(cell(0, "site"), "a.duckdns.org");
    assert_eq!(cell(0, "provider"), "duckdns");
    assert_eq!(cell(0, "rule"), "balanced/full-control");
    assert!(cell(0, "reasons").starts_with("control-full=40; "), "{}", cell(0, "reasons"));
    assert_eq!(cell(1, "standing"), "unlisted");
    assert_eq!(cell(1, "score"), "0");
}

#[test]
fn only_shows_what_was_asked_for() {
    let inputs = ["a.duckdns.org", "duckdns.org", "x.blogspot.com", "example.com"];
    let shown = |only: &str, policy: &str| {
        let args = ["check", "--only", only, "--policy", policy, "--format", "ndjson"];
        let run = sublet(args.iter().chain(&inputs));
        assert_eq!(run.code, Some(0));
        run.out.lines().map(|line| serde_json::from_str::<Verdict>(line).unwrap().input).collect::<Vec<_>>()
    };
    assert_eq!(shown("tenant", "balanced"), ["a.duckdns.org", "x.blogspot.com"]);
    assert_eq!(shown("listed", "balanced"), ["a.duckdns.org", "duckdns.org", "x.blogspot.com"]);
    assert_eq!(shown("warn", "balanced"), ["a.duckdns.org"]);
    assert_eq!(shown("block", "balanced"), [""; 0]);
    assert_eq!(shown("block", "strict"), ["a.duckdns.org", "x.blogspot.com"]);
    assert_eq!(sublet(["check", "--only", "tenant", "example.com"]).out, "");
}

#[test]
fn fail_on_counts_hosts_that_are_not_shown() {
    let code = |args: &[&str]| sublet([&["check"], args].concat()).code;
    assert_eq!(code(&["--fail-on", "warn", "a.duckdns.org"]), Some(1));
    assert_eq!(code(&["--fail-on", "block", "a.duckdns.org"]), Some(0));
    assert_eq!(code(&["--fail-on", "warn", "example.com", "a.duckdns.org"]), Some(1));
    assert_eq!(code(&["--fail-on", "warn", "example.com", "x.blogspot.com"]), Some(0));
    assert_eq!(code(&["--fail-on", "warn", "--only", "block", "a.duckdns.org", "b.duckdns.org"]), Some(1));
    assert_eq!(code(&["--fail-on", "block", "--policy", "strict", "x.blogspot.com", "--format", "csv"]), Some(1));
}

#[test]
fn unreadable_arguments_are_named() {
    let one = sublet(["check", "a b\u{1b}[31m", "--fail-on", "warn"]);
    assert_eq!(one.code, Some(3));
    assert_eq!(one.out, "");
    assert!(one.err.starts_with("'a b\\u{1b}[31m': [not-a-host] "), "{}", one.err);
    let many = sublet(["check", "a..b", "a.duckdns.org", "--fail-on", "warn", "--format", "json"]);
    assert_eq!(many.code, Some(3), "unreadable inputs are told before --fail-on");
    assert!(many.err.starts_with("'a..b': [bad-label] "), "{}", many.err);
    assert_eq!(serde_json::from_str::<Vec<Verdict>>(&many.out).unwrap().len(), 1);
    let japanese = sublet(["check", "a..b", "--lang", "ja"]);
    assert!(japanese.err.contains("空のラベル"), "{}", japanese.err);
}

#[test]
fn wrong_calls_have_a_code_and_a_sentence() {
    for (args, start) in [
        (vec!["check", "--nope"], "error[usage]: unexpected argument '--nope'"),
        (vec!["check", "a.b", "--format", "xml"], "error[usage]: invalid value 'xml' for '--format"),
        (vec!["check", "a.b", "--lang", "fr"], "error[usage]: invalid value 'fr' for '--lang"),
        (
            vec!["check", "a.b", "--now", "soon"],
            "error[usage]: invalid value 'soon' for '--now <TIME>': 'soon' is no time",
        ),
        (vec!["check", "a.b", "--file", "x"], "error[usage]: the argument '[INPUT]...' cannot be used with '--file"),
        (vec!["check", "--file", "no-such-file"], "error[cannot-read]: no-such-file cannot be read: "),
        (vec!["check", "--file", "/"], "error[cannot-read]: / cannot be read: "),
        (vec!["check", "a.b", "--catalogue", "no-such-file"], "error[cannot-read]: no-such-file cannot be read: "),
        (vec!["frobnicate"], "error[usage]: unrecognized subcommand 'frobnicate'"),
    ] {
        let run = sublet(&args);
        assert_eq!(run.code, Some(2), "{args:?}: {}", run.err);
        assert!(run.err.starts_with(start), "{args:?}: {}", run.err);
        assert_eq!(run.out, "");
    }
    assert_eq!(sublet([""; 0]).code, Some(2));
    let help = sublet(["check", "--help"]);
    assert_eq!(help.code, Some(0));
    assert!(help.out.contains("--fail-on"));
}

/// More arguments than one piece holds are answered in their order, and faults are named beside them.
#[test]
fn many_arguments_keep_their_order() {
    let names: Vec<String> = (0..1000).map(|at| format!("host{at}.duckdns.org")).collect();
    let args = |format: &str| ["check", "--format", format, "a..b"].map(String::from).into_iter().chain(names.clone());
    let run = sublet(args("ndjson"));
    assert_eq!(run.code, Some(3));
    assert!(run.err.starts_with("'a..b': [bad-label] ") && run.err.lines().count() == 1, "{}", run.err);
    let inputs = run.out.lines().map(|line| serde_json::from_str::<Verdict>(line).unwrap().input);
    assert!(inputs.eq(names.iter().cloned()));
    let json: Vec<Verdict> = serde_json::from_str(&sublet(args("json")).out).unwrap();
    assert_eq!(json.len(), names.len());
    assert_eq!(sublet(args("csv")).out.lines().count(), names.len() + 1);
}
