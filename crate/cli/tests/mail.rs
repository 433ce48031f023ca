//! `sublet mail`: files, mailboxes, Maildirs, pipes; formats and filters.

mod common;

use std::{
    fs,
    io::{BufRead, BufReader},
};

use common::{Desk, NOW, command, feed, piped, repository, start, sublet, text_of};
use serde_json::Value;

/// A message of tests/mail.
fn message(name: &str) -> String {
    text_of(&repository(&format!("tests/mail/{name}.eml")))
}

fn raw(name: &str) -> Vec<u8> {
    fs::read(message(name)).unwrap()
}

/// The records of a run with `--format ndjson`.
fn records(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

/// The hosts of a record's links.
fn hosts(record: &Value) -> Vec<&str> {
    record["report"]["links"].as_array().unwrap().iter().map(|link| link["host"].as_str().unwrap()).collect()
}

/// Messages as a mailbox keeps them.
fn mailbox(messages: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    for message in messages {
        out.extend_from_slice(b"From parcel@example.com Mon Nov 23 09:00:00 2026\n");
        for line in message.split_inclusive(|&byte| byte == b'\n') {
            let marks = line.iter().take_while(|&&byte| byte == b'>').count();
            out.extend_from_slice(if line[marks..].starts_with(b"From ") { b">" } else { b"" });
            out.extend_from_slice(line);
        }
        out.extend_from_slice(b"\n");
    }
    out
}

#[test]
fn one_message_gives_a_card() {
    let run = sublet(["mail", &message("redirectors/one-in-another"), "--now", NOW]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    for part in [
        "one-in-another.eml (",
        "warn (balanced/full-control): evil.duckdns.org",
        "parcel@example.com",
        "evil│duckdns.org\n  https://nam01.safelinks.protection.outlook.com/?url=",
        "through safelinks → google → facebook",
        "part 1, href <a> “Track”",
    ] {
        assert!(run.out.contains(part), "no {part:?} in\n{}", run.out);
    }
    let signs = sublet(["mail", &message("identities/from-name-is-address"), "--lang", "ja"]).out;
    for part in ["判定", "警告", "兆候", "差出人", "parcel│duckdns.org"] {
        assert!(signs.contains(part), "no {part:?} in\n{signs}");
    }
}

#[test]
fn a_pipe_is_a_message_or_a_mailbox() {
    let one = raw("text/bare-host");
    for args in [&["mail", "--format", "ndjson"][..], &["mail", "-", "--format", "ndjson"]] {
        let run = piped(args, &one);
        let [record] = &records(&run.out)[..] else { panic!("{}", run.out) };
        assert_eq!((record["file"].as_str(), &record["number"]), (Some("-"), &Value::Null));
        assert_eq!(hosts(record), ["evil.duckdns.org"]);
    }
    let run = piped(["mail", "--format", "ndjson"], &mailbox(&[&one, &raw("ordinary/one-link")]));
    let both = records(&run.out);
    assert_eq!(both.iter().map(|record| record["number"].as_u64()).collect::<Vec<_>>(), [Some(1), Some(2)]);
    assert_eq!((hosts(&both[0]), hosts(&both[1])), (vec!["evil.duckdns.org"], vec!["www.example.org"]));
}

/// A message in a mailbox gives the report that it gives in a file of its own.
#[test]
fn a_mailbox_changes_no_message() {
    let tricky = b"From: a@example.com\nSubject: x\n\nFrom here on: one.duckdns.org\n>From there: two.duckdns.org\n\nFrom the end\n";
    let no_line_end = b"From: b@example.com\n\nthree.duckdns.org";
    let names =
        ["structure/bare-lf", "transfer-encoding/eight-bit", "charset/shift-jis", "structure/nested-multiparts"];
    let mut messages: Vec<Vec<u8>> = names.iter().map(|name| raw(name)).collect();
    messages.push(tricky.to_vec());
    messages.push(no_line_end.to_vec());
    let desk = Desk::new();
    let files: Vec<String> =
        messages.iter().enumerate().map(|(at, raw)| desk.write(&format!("{at}.eml"), raw)).collect();
    // A mailbox ends each message with a line end and an empty line: the last message gets its line end from it.
    let mut parts: Vec<&[u8]> = messages.iter().map(Vec::as_slice).collect();
    let mended = [no_line_end.as_slice(), b"\n"].concat();
    parts[5] = &mended;
    let kept = desk.write("all.mbox", mailbox(&parts));
    desk.write("5.eml", &mended);
    let single = sublet(["mail", "--format", "ndjson"].into_iter().map(String::from).chain(files));
    let many = sublet(["mail", "--format", "ndjson", &kept]);
    assert_eq!((single.code, many.code), (Some(0), Some(0)), "{}{}", single.err, many.err);
    let reports = |out: &str| records(out).into_iter().map(|record| record["report"].clone()).collect::<Vec<_>>();
    assert_eq!(reports(&single.out), reports(&many.out));
    assert_eq!(reports(&many.out).len(), messages.len());
}

#[test]
fn a_maildir_and_a_directory_of_messages_are_read_by_name() {
    let desk = Desk::new();
    desk.write("box/cur/2.host:2,S", raw("text/bare-host"));
    desk.write("box/new/1.host", raw("ordinary/one-link"));
    desk.write("box/tmp/3.host", raw("text/www"));
    desk.write("box/cur/.hidden", "x");
    let run = sublet(["mail", "--format", "ndjson", &text_of(&desk.path("box"))]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let found: Vec<Value> = records(&run.out);
    assert_eq!(found.iter().flat_map(hosts).collect::<Vec<_>>(), ["evil.duckdns.org", "www.example.org"]);
    assert!(found[0]["file"].as_str().unwrap().ends_with("2.host:2,S"));
    let group = text_of(&repository("tests/mail/redirectors"));
    let lines = sublet(["mail", &group]).out;
    assert_eq!(lines.lines().count(), fs::read_dir(&group).unwrap().count());
    assert!(lines.lines().filter(|line| line.starts_with("warn") && line.contains("evil.duckdns.org")).count() > 10);
}

#[test]
fn json_is_one_array_and_csv_has_a_row_for_each_find() {
    let json = |args: &[&str]| serde_json::from_str::<Vec<Value>>(&sublet(args).out).unwrap().len();
    let (evil, fine) = (message("text/bare-host"), message("ordinary/one-link"));
    assert_eq!(json(&["mail", "--format", "json", &evil]), 1);
    assert_eq!(json(&["mail", "--format", "json", &evil, &fine, &evil]), 3);
    assert_eq!(json(&["mail", "--format", "json", "--only", "block", &evil]), 0);
    let run = sublet(["mail", "--format", "csv", &message("identities/from"), &evil]);
    let mut reader = csv::Reader::from_reader(run.out.as_bytes());
    let mut column = |name: &str| reader.headers().unwrap().iter().position(|head| head == name).unwrap();
    let (what, host, action) = (column("what"), column("host"), column("action"));
    let rows: Vec<[String; 3]> = reader
        .records()
        .map(|row| row.unwrap())
        .map(|row| [what, host, action].map(|at| row[at].to_string()))
        .collect();
    for row in [["from", "parcel.duckdns.org", "warn"], ["link", "evil.duckdns.org", "warn"]] {
        assert!(rows.iter().any(|got| *got == row.map(String::from)), "no {row:?} in {}", run.out);
    }
}

#[test]
fn filters_and_gates_go_by_the_decision_on_the_message() {
    let (evil, fine) = (message("text/bare-host"), message("ordinary/one-link"));
    let run = |more: &[&str]| sublet(["mail", "--format", "ndjson", &evil, &fine].iter().chain(more));
    assert_eq!(records(&run(&["--only", "warn"]).out).len(), 1);
    assert_eq!(records(&run(&["--only", "tenant"]).out).len(), 1);
    assert_eq!(records(&run(&["--only", "block"]).out).len(), 0);
    assert_eq!(run(&["--fail-on", "warn"]).code, Some(1));
    assert_eq!(run(&["--fail-on", "warn", "--only", "block"]).code, Some(1));
    assert_eq!(run(&["--fail-on", "block"]).code, Some(0));
    assert_eq!(run(&["--fail-on", "block", "--policy", "strict"]).code, Some(1));
    assert_eq!(sublet(["mail", &fine, "--fail-on", "warn"]).code, Some(0));
}

#[test]
fn what_is_no_message_is_told() {
    let desk = Desk::new();
    let empty = desk.write("empty.eml", "");
    let run = sublet(["mail", "--format", "ndjson", &empty, &message("text/bare-host")]);
    assert_eq!((run.code, records(&run.out).len()), (Some(3), 1));
    assert_eq!(run.err, format!("{empty}: [no-message] it is empty, so there is no message\n"));
    fs::create_dir(desk.path("bare")).unwrap();
    let bare = text_of(&desk.path("bare"));
    for (args, start) in [
        (vec!["mail", "no-such-file"], "error[cannot-read]: no-such-file cannot be read: "),
        (vec!["mail", &bare], "error[no-messages]: "),
        (vec!["mail", "--policy", "nope", &empty], "error[unknown-policy]: "),
        (vec!["mail", "--only", "sometimes", &empty], "error[usage]: "),
    ] {
        let run = sublet(&args);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(run.err.starts_with(start), "{args:?}: {}", run.err);
    }
    let mut japanese = command();
    japanese.args(["mail", &empty]).env("LANG", "ja_JP.UTF-8");
    assert!(feed(japanese, b"").err.contains("メッセージがありません"));
}

/// Messages are screened on all cores and written as they came; a reader that goes away ends it quietly.
#[test]
fn order_is_kept_over_many_messages_and_a_closed_pipe_ends_quietly() {
    let count = 3000;
    let message = |at: usize| {
        let links = "https://evil.duckdns.org/ ".repeat(if at.is_multiple_of(50) { 200 } else { 1 });
        format!("From: a@example.com\nSubject: {at}\n\nhttps://host{at}.duckdns.org/\n{links}\n").into_bytes()
    };
    let messages: Vec<Vec<u8>> = (0..count).map(message).collect();
    let desk = Desk::new();
    let kept = desk.write("all.mbox", mailbox(&messages.iter().map(Vec::as_slice).collect::<Vec<_>>()));
    let ndjson = sublet(["mail", "--format", "ndjson", "--now", NOW, &kept]).out;
    for (at, record) in records(&ndjson).iter().enumerate() {
        assert_eq!(record["number"].as_u64(), Some(at as u64 + 1));
        assert_eq!(hosts(record)[0], format!("host{at}.duckdns.org"));
    }
    assert_eq!(ndjson.lines().count(), count);
    let json = sublet(["mail", "--format", "json", "--now", NOW, &kept]).out;
    assert!(json == format!("[\n{}\n]\n", ndjson.trim_end().replace('\n', ",\n")));
    for format in ["text", "json", "ndjson", "csv"] {
        let mut child = start(["mail", "--format", format, "--fail-on", "warn", &kept]);
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
    }
}

/// What lies beyond the limit is not read, and its bytes are counted all the same.
#[test]
fn a_message_beyond_the_limit_is_read_to_the_limit() {
    let mut long = b"From: a@example.com\n\nevil.duckdns.org\n".to_vec();
    long.resize(26 << 20, b'x');
    long.push(b'\n');
    let size = long.len() as u64;
    for input in [long.clone(), mailbox(&[&long, b"From: b@example.com\n\nx\n"])] {
        let run = piped(["mail", "--format", "ndjson"], &input);
        let record = &records(&run.out)[0];
        assert_eq!(record["report"]["size"].as_u64(), Some(size));
        assert_eq!(record["report"]["cuts"][0]["code"], "too-big");
        assert_eq!(hosts(record), ["evil.duckdns.org"]);
    }
}
