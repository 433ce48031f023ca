//! What is different on a terminal: colours, widths, the progress bar.

mod common;

use std::{
    io::{Read, Write},
    process::{Command, Stdio},
};

use common::{command, feed, hosts, start, sublet};

#[test]
fn pipes_get_colours_only_when_told_to() {
    let inputs = ["a.duckdns.org", "example.com"];
    assert!(!sublet(["check"].iter().chain(&inputs)).out.contains('\u{1b}'));
    let always = sublet(["check", "--color", "always"].iter().chain(&inputs)).out;
    assert!(always.contains("\u{1b}[1ma\u{1b}[0m│\u{1b}[2mduckdns.org\u{1b}[0m"), "{always:?}");
    assert!(sublet(["check", "--color", "always", "a.duckdns.org"]).out.contains("\u{1b}[1ma\u{1b}[0m."));
    assert!(!sublet(["check", "--color", "always", "--format", "json", "a.duckdns.org"]).out.contains('\u{1b}'));
}

/// A command line in a terminal that `script` makes up.
fn script(line: &str, no_color: Option<&str>) -> Command {
    let mut script = Command::new("script");
    script.args(["--quiet", "--return", "--command", line, "/dev/null"]);
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        script.env_remove(name);
    }
    if let Some(value) = no_color {
        script.env("NO_COLOR", value);
    }
    script.env("TERM", "xterm-256color").env("SUBLET", env!("CARGO_BIN_EXE_sublet")).stdin(Stdio::null());
    script
}

/// Runs it to its end; what the terminal showed.
fn on_a_terminal(line: &str, no_color: Option<&str>) -> Option<String> {
    let Ok(output) = script(line, no_color).output() else {
        println!("skipped: there is no `script` here to make a terminal");
        return None;
    };
    Some(String::from_utf8_lossy(&output.stdout).replace('\r', ""))
}

#[test]
fn a_terminal_gets_colours_unless_no_color_is_set() {
    let line = "stty rows 24 columns 120; \"$SUBLET\" check a.duckdns.org example.com";
    let Some(colored) = on_a_terminal(line, None) else { return };
    assert!(colored.contains("\u{1b}[1ma\u{1b}[0m│"), "{colored:?}");
    let plain = on_a_terminal(line, Some("1")).unwrap();
    assert!(plain.contains("a│duckdns.org") && !plain.contains('\u{1b}'), "{plain:?}");
}

#[test]
fn text_is_laid_out_for_the_width_of_the_terminal() {
    let card = |columns: usize, lang: &str| {
        let line = format!("stty rows 24 columns {columns}; \"$SUBLET\" check --lang {lang} a.duckdns.org");
        on_a_terminal(&line, Some("1"))
    };
    for (columns, lang) in [(60, "en"), (60, "ja"), (100, "en")] {
        let Some(card) = card(columns, lang) else { return };
        for line in card.lines().filter(|line| !line.contains("://")) {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= columns, "{columns}: {line}");
        }
    }
    let narrow = card(60, "en").unwrap().lines().count();
    assert!(narrow > card(100, "en").unwrap().lines().count());
    let lines = "\"$SUBLET\" check a.duckdns.org example.com";
    let wide = on_a_terminal(&format!("stty rows 24 columns 120; {lines}"), Some("1")).unwrap();
    let slim = on_a_terminal(&format!("stty rows 24 columns 80; {lines}"), Some("1")).unwrap();
    assert!(wide.contains("Duck DNS") && !slim.contains("Duck DNS"), "{wide}{slim}");
}

/// A run of under half a second shows none, so this one gets lines until the bar is there.
#[test]
fn the_progress_bar_is_on_stderr_and_on_terminals_only() {
    let mut script = script("yes a.example.com | \"$SUBLET\" check --only block > /dev/null", Some("1"));
    let Ok(mut child) = script.stdout(Stdio::piped()).spawn() else {
        return println!("skipped: there is no `script` here to make a terminal");
    };
    let mut shown = String::new();
    let mut piece = [0; 4096];
    let mut screen = child.stdout.take().unwrap();
    while !shown.contains(" hosts ") {
        let got = screen.read(&mut piece).unwrap();
        assert!(got > 0, "it ended without a bar: {shown:?}");
        shown.push_str(&String::from_utf8_lossy(&piece[..got]));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let mut child = start(["check", "--only", "block"]);
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(hosts(200_000).as_bytes()).unwrap();
    drop(stdin);
    assert_eq!(child.wait_with_output().unwrap().stderr, b"");
}

#[test]
fn nothing_to_check_on_a_terminal_is_a_usage_error() {
    let Some(said) = on_a_terminal("\"$SUBLET\" check < /dev/tty; echo code $?", Some("1")) else { return };
    assert!(said.contains("error[nothing-to-check]: nothing was given to check; "), "{said:?}");
    assert!(said.contains("code 2"), "{said:?}");
    let said = on_a_terminal("\"$SUBLET\" mail < /dev/tty; echo code $?", Some("1")).unwrap();
    assert!(said.contains("error[nothing-to-read]: no message was given") && said.contains("code 2"), "{said:?}");
    let mut japanese = command();
    japanese.args(["check", "--policy", "nope", "a.b"]).env("LC_ALL", "ja_JP.UTF-8").env("LANG", "en_US.UTF-8");
    assert!(feed(japanese, b"").err.contains("というポリシーはありません"));
}
