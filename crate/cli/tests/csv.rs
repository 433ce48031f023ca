//! `--format csv`: one writer for hosts and messages, safe in spreadsheets; `--raw` for the plain form.

mod common;

use common::{Desk, NOW, piped, repository, sublet, text_of};

/// The cells of a column.
fn column(table: &str, name: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let at = reader.headers().unwrap().iter().position(|head| head == name).unwrap();
    reader.records().map(|row| row.unwrap()[at].to_string()).collect()
}

/// Inputs that a spreadsheet would take for formulas, and one that it would not.
const INPUTS: [&str; 5] =
    ["=1+1@a.duckdns.org", "+1@a.duckdns.org", "@a.duckdns.org", "-1,\"2\"@a.duckdns.org", "a=b@a.duckdns.org"];

/// Those that can be read as hosts at all: what can, comes out.
fn readable() -> Vec<&'static str> {
    let readable = |input: &&str| sublet(["check", "--format", "ndjson", "--", input]).code == Some(0);
    INPUTS.into_iter().filter(readable).collect()
}

#[test]
fn cells_of_hosts_are_no_formulas_unless_raw_is_asked_for() {
    let inputs = readable();
    assert!(inputs.len() > 2 && inputs.iter().any(|input| input.starts_with('=')), "{inputs:?}");
    let safe: Vec<String> = inputs
        .iter()
        .map(|input| if input.starts_with(['=', '+', '-', '@']) { format!("'{input}") } else { input.to_string() })
        .collect();
    let run = |more: &[&str]| sublet([&["check", "--format", "csv"], more, &["--"]].concat().iter().chain(&inputs));
    assert_eq!(column(&run(&[]).out, "input"), safe);
    assert_eq!(column(&run(&["--raw"]).out, "input"), inputs);
    let lines = piped(["check", "--format", "csv"], inputs.join("\n").as_bytes());
    assert_eq!(column(&lines.out, "input"), safe);
    for name in ["host", "score", "action", "reasons"] {
        assert_eq!(column(&run(&[]).out, name), column(&run(&["--raw"]).out, name), "{name}");
    }
}

/// Mail's table is defused by the same rule: a sender's name is a stranger's text, and so is a file's.
#[test]
fn cells_of_messages_are_no_formulas_unless_raw_is_asked_for() {
    let desk = Desk::new();
    let raw = b"From: =HYPERLINK(1) <=1+1@parcel.duckdns.org>\nSubject: x\n\nhttps://evil.duckdns.org/\n";
    desk.write("-1.eml", raw);
    let run = |more: &[&str]| {
        let mut command = common::command();
        command.current_dir(desk.path("")).args(["mail", "--format", "csv", "--now", NOW]).args(more);
        command.args(["--", "-1.eml"]);
        common::feed(command, b"").out
    };
    let (safe, plain) = (run(&[]), run(&["--raw"]));
    assert!(column(&safe, "file").iter().all(|file| file == "'-1.eml"), "{safe}");
    assert!(column(&plain, "file").iter().all(|file| file == "-1.eml"), "{plain}");
    let texts = column(&plain, "text");
    assert!(texts.iter().any(|text| text.starts_with('=')), "{plain}");
    let defused = |text: &String| if text.starts_with('=') { format!("'{text}") } else { text.clone() };
    assert_eq!(column(&safe, "text"), texts.iter().map(defused).collect::<Vec<_>>());
}

/// Both forms are CSV that a reader takes apart into the cells that went in.
#[test]
fn tables_of_real_messages_differ_in_nothing_else() {
    let group = text_of(&repository("tests/mail/identities"));
    let table = |more: &[&str]| sublet([&["mail", "--format", "csv", &group], more].concat()).out;
    let (safe, raw) = (table(&[]), table(&["--raw"]));
    for name in ["file", "what", "text", "host", "places", "message_action", "message_signs"] {
        let unmark = |cell: String| {
            let bare = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r']));
            bare.map_or(cell.clone(), String::from)
        };
        assert_eq!(column(&safe, name).into_iter().map(unmark).collect::<Vec<_>>(), column(&raw, name), "{name}");
    }
}
