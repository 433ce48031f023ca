//! What is different on a terminal: colours, widths, the progress bar.

mod common;

use std::process::{Command, Stdio};

use common::{Desk, command, feed, hosts, sublet};

#[test]
fn pipes_get_colours_only_when_told_to() {
    let inputs = ["a.duckdns.org", "example.com"];
    assert!(!sublet(["check"].iter().chain(&inputs)).out.contains('\u{1b}'));
    let always = sublet(["check", "--color", "always"].iter().chain(&inputs)).out;
    assert!(always.contains("\u{1b}[1ma\u{1b}[0m│\u{1b}[2mduckdns.org\u{1b}[0m"), "{always:?}");
    assert!(sublet(["check", "--color", "always", "a.duckdns.org"]).out.contains("\u{1b}[1ma\u{1b}[0m."));
    assert!(!sublet(["check", "--color", "always", "--format", "json", "a.duckdns.org"]).out.contains('\u{1b}'));
}

/// Runs the command line in a terminal that `script` makes up.
fn on_a_terminal(line: &str, no_color: Option<&str>) -> Option<String> {
    let mut script = Command::new("script");
    script.args(["--quiet", "--return", "--command", line, "/dev/null"]);
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        script.env_remove(name);
    }
    if let Some(value) = no_color {
        script.env("NO_COLOR", value);
    }
    script.env("TERM", "xterm-256color").env("SUBLET", env!("CARGO_BIN_EXE_sublet")).stdin(Stdio::null());
    let Ok(output) = script.output() else {
        println!("skipped: there is no `script` here to make a terminal");
        return None;
    };
    Some(String::from_utf8_lossy(&output.stdout).replace('\r', ""))
}

#[test]
fn a_terminal_gets_colours_unless_no_color_is_set() {
    let line = "stty columns 120; \"$SUBLET\" check a.duckdns.org example.com";
    let Some(colored) = on_a_terminal(line, None) else { return };
    assert!(colored.contains("\u{1b}[1ma\u{1b}[0m│"), "{colored:?}");
    let plain = on_a_terminal(line, Some("1")).unwrap();
    assert!(plain.contains("a│duckdns.org") && !plain.contains('\u{1b}'), "{plain:?}");
}

#[test]
fn text_is_laid_out_for_the_width_of_the_terminal() {
    let card = |columns: usize, lang: &str| {
        let line = format!("stty columns {columns}; \"$SUBLET\" check --lang {lang} a.duckdns.org");
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
    let wide = on_a_terminal(&format!("stty columns 120; {lines}"), Some("1")).unwrap();
    let slim = on_a_terminal(&format!("stty columns 80; {lines}"), Some("1")).unwrap();
    assert!(wide.contains("Duck DNS") && !slim.contains("Duck DNS"), "{wide}{slim}");
}

/// A run of under half a second shows none, so this one reads from a pipe that stays open longer.
#[test]
fn the_progress_bar_is_on_stderr_and_on_terminals_only() {
    let desk = Desk::new();
    let file = desk.write("hosts.txt", hosts(2000));
    let line = format!("(cat {file}; sleep 0.7; cat {file}) | \"$SUBLET\" check --only block > /dev/null");
    let Some(bar) = on_a_terminal(&line, Some("1")) else { return };
    assert!(bar.contains(" hosts "), "{bar:?}");
    let mut shell = Command::new("sh");
    shell.args(["-c", &line]).env("SUBLET", env!("CARGO_BIN_EXE_sublet"));
    let run = feed(shell, b"");
    assert_eq!((run.out.as_str(), run.err.as_str()), ("", ""));
}

#[test]
fn nothing_to_check_on_a_terminal_is_a_usage_error() {
    let Some(said) = on_a_terminal("\"$SUBLET\" check < /dev/tty; echo code $?", Some("1")) else { return };
    assert!(said.contains("error[nothing-to-check]: nothing was given to check; "), "{said:?}");
    assert!(said.contains("code 2"), "{said:?}");
    let mut japanese = command();
    japanese.args(["check", "--policy", "nope", "a.b"]).env("LC_ALL", "ja_JP.UTF-8").env("LANG", "en_US.UTF-8");
    assert!(feed(japanese, b"").err.contains("というポリシーはありません"));
}
