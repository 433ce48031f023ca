//! `sublet check` on lines: order, unreadable lines, closed pipes, memory.

mod common;

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
};

use common::{Desk, NOW, hosts, piped, start, sublet};
use sublet::Verdict;

#[test]
fn blank_lines_and_comments_are_skipped_and_line_ends_are_free() {
    let input = "# hosts\r\n\r\n  \t\na.duckdns.org\r\n   # indented\nB.DuckDNS.org\n\nc.duckdns.org";
    let run = piped(["check", "--format", "ndjson"], input.as_bytes());
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let inputs: Vec<String> =
        run.out.lines().map(|line| serde_json::from_str::<Verdict>(line).unwrap().input).collect();
    assert_eq!(inputs, ["a.duckdns.org", "B.DuckDNS.org", "c.duckdns.org"]);
    let empty = piped(["check"], b"");
    assert_eq!((empty.code, empty.out.as_str()), (Some(0), ""));
}

#[test]
fn a_single_line_is_a_line_and_no_card() {
    let run = piped(["check"], b"a.duckdns.org\n");
    assert_eq!(run.out.lines().count(), 1);
    assert!(run.out.ends_with("a│duckdns.org\n"), "{}", run.out);
    for args in [["check", "-"].as_slice(), &["check", "--file", "-"]] {
        assert_eq!(piped(args, b"a.duckdns.org").out, run.out, "{args:?}");
    }
}

#[test]
fn unreadable_lines_are_told_by_number_and_the_rest_is_answered() {
    let input = b"a.duckdns.org\n\xff\xfe\n# \xff\nnot a host\na..b\nb.duckdns.org\n";
    let run = piped(["check", "--format", "csv", "--fail-on", "warn"], input);
    assert_eq!(run.code, Some(3));
    assert_eq!(run.out.lines().count(), 3, "{}", run.out);
    let told: Vec<&str> = run.err.lines().collect();
    assert_eq!(told[0], "line 2: [not-utf-8] this is not UTF-8 text");
    assert!(told[1].starts_with("line 4: [not-a-host] "), "{}", run.err);
    assert!(told[2].starts_with("line 5: [bad-label] "), "{}", run.err);
    assert_eq!(told[3..], ["3 of 6 lines could not be read"]);
}

#[test]
fn order_is_kept_over_many_blocks_in_every_format() {
    let count = 60_000;
    let mut input = hosts(count);
    input.push_str("a..b\n");
    let desk = Desk::new();
    let file = desk.write("hosts.txt", &input);
    let unreadable = format!("line {}: [bad-label]", count + 1);
    let number = |text: &str| -> usize {
        let digits = text.split("host").nth(1).unwrap_or_default();
        digits.split('.').next().unwrap().split('│').next().unwrap().parse().unwrap()
    };
    let text = sublet(["check", "--file", &file]);
    assert_eq!(text.code, Some(3));
    assert!(text.err.starts_with(&unreadable), "{}", text.err);
    assert!(text.out.lines().map(number).eq(0..count));
    let from_pipe = piped(["check"], input.as_bytes());
    assert_eq!((&from_pipe.out, &from_pipe.err), (&text.out, &text.err));
    let only = sublet(["check", "--file", &file, "--only", "tenant"]);
    assert!(only.out.lines().map(number).eq((0..count).step_by(7)));

    let ndjson = sublet(["check", "--file", &file, "--format", "ndjson", "--now", NOW]).out;
    assert!(ndjson.lines().map(number).eq(0..count));
    let json = sublet(["check", "--file", &file, "--format", "json", "--now", NOW]).out;
    let joined = ndjson.trim_end().replace('\n', ",\n");
    assert!(json == format!("[\n{joined}\n]\n"), "the array holds the same verdicts");
    let csv = sublet(["check", "--file", &file, "--format", "csv"]).out;
    assert!(csv.lines().skip(1).map(number).eq(0..count));
}

#[test]
fn an_overlong_line_is_passed_over() {
    let mut input = b"a.duckdns.org\n".to_vec();
    input.extend(std::iter::repeat_n(b'x', 3 << 20));
    input.extend_from_slice(b"\nb.duckdns.org\n");
    let run = piped(["check"], &input);
    assert_eq!(run.code, Some(3));
    assert_eq!(run.out.lines().count(), 2);
    assert!(run.err.starts_with("line 2: [input-too-long] the text is 3145728 bytes long"), "{}", run.err);
    let at_the_end = piped(["check"], &input[..input.len() - 20]);
    assert_eq!((at_the_end.code, at_the_end.out.lines().count()), (Some(3), 1));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    for format in ["text", "json", "ndjson", "csv"] {
        let desk = Desk::new();
        let file = desk.write("hosts.txt", hosts(100_000));
        let mut child = start(["check", "--file", &file, "--format", format, "--fail-on", "warn"]);
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
    }
    for args in
        [vec!["man"], vec!["completions", "zsh"], vec!["schema", "verdict"], vec!["catalogue", "build", "-o", "-"]]
    {
        let mut child = start(&args);
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    }
}

/// `tail -f log | sublet check` answers a line before the next one comes.
#[test]
fn a_slow_pipe_is_answered_at_once() {
    let mut child = start(["check", "--only", "tenant"]);
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for name in ["first", "second", "third"] {
        stdin.write_all(format!("{name}.duckdns.org\nexample.com\n").as_bytes()).unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert!(line.ends_with(&format!("{name}│duckdns.org\n")), "{line}");
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_full_disk_is_an_error() {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
        return println!("skipped: there is no /dev/full here");
    };
    let mut command = common::command();
    command.args(["check", "a.duckdns.org"]).stdout(full);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.starts_with("error[cannot-write]: standard output cannot be written: "), "{told}");
}

/// Peak memory on a stream far longer than what is kept, read while the command still runs.
#[test]
fn memory_stays_bounded() {
    if !fs::exists("/proc/self/status").unwrap_or_default() {
        return println!("skipped: there is no /proc here");
    }
    for (format, lines) in [("text", 1_500_000), ("json", 60_000)] {
        let mut child = start(["check", "--format", format]);
        let status = format!("/proc/{}/status", child.id());
        let mut stdin = child.stdin.take().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        let reader = std::thread::spawn(move || std::io::copy(&mut stdout, &mut std::io::sink()).unwrap());
        let piece = hosts(1000);
        for _ in 0..lines / 1000 {
            stdin.write_all(piece.as_bytes()).unwrap();
        }
        let mut peak = String::new();
        fs::File::open(status).unwrap().read_to_string(&mut peak).unwrap();
        let peak = peak.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        let peak: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap();
        drop(stdin);
        assert_eq!(child.wait().unwrap().code(), Some(0));
        assert!(reader.join().unwrap() > 50 * lines as u64);
        assert!(peak < 100_000, "{format}: {peak} kB");
    }
}

/// Exclusions of hosts and sites hold on the batch path, and change no other answer.
#[test]
fn a_policy_that_names_hosts_decides_lines_as_it_decides_arguments() {
    let exclusion = |at: usize| {
        let place = if at.is_multiple_of(2) { "host" } else { "site" };
        format!("[[exclusions]]\n{place} = \"host{}.duckdns.org\"\nwho = \"w\"\nwhy = \"y\"\n", at * 14)
    };
    let desk = Desk::new();
    let exclusions: String = (0..500).map(exclusion).collect();
    let policy = desk.write("acme.toml", format!("name = \"acme\"\ndefault = \"block\"\n{exclusions}"));
    let file = desk.write("hosts.txt", hosts(14_000));
    let run = sublet(["check", "--file", &file, "--policy", &policy, "--only", "tenant", "--format", "ndjson"]);
    let actions = run.out.lines().map(|line| serde_json::from_str::<Verdict>(line).unwrap().decision.action.as_str());
    assert!(actions.eq((0..2000).map(|at| if at % 2 == 0 && at < 1000 { "allow" } else { "block" })));
    let text = sublet(["check", "--file", &file, "--policy", &policy, "--only", "block"]);
    assert_eq!(text.out.lines().count(), 1500);
    let arguments = ["host0.duckdns.org", "host14.duckdns.org", "cam.host14.duckdns.org", "cam.host28.duckdns.org"];
    let lines = piped(["check", "--policy", &policy], arguments.join("\n").as_bytes());
    assert_eq!(lines.out, sublet(["check", "--policy", &policy].iter().chain(&arguments)).out);
    assert_eq!(lines.out.lines().filter(|line| line.starts_with("allow")).count(), 3, "{}", lines.out);
}
