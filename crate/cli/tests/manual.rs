//! Completion scripts and manual pages.

mod common;

use std::fs;

use common::{Desk, sublet, text_of};

#[test]
fn every_shell_gets_its_completions() {
    for (shell, part) in [
        ("bash", "complete -F _sublet"),
        ("zsh", "#compdef sublet"),
        ("fish", "complete -c sublet"),
        ("elvish", "edit:completion:arg-completer[sublet]"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let run = sublet(["completions", shell]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        assert!(run.out.contains(part), "{shell}: {}", run.out);
        assert!(run.out.contains("fail-on"), "{shell}");
    }
    assert_eq!(sublet(["completions", "cobol"]).code, Some(2));
}

#[test]
fn the_manual_page_is_roff() {
    let run = sublet(["man"]);
    assert_eq!(run.code, Some(0));
    for part in [".TH sublet 1", ".SH SYNOPSIS", "Exit codes", "NO_COLOR", "sublet\\-check(1)"] {
        assert!(run.out.contains(part), "no {part:?} in\n{}", run.out);
    }
}

#[test]
fn all_manual_pages_go_into_a_directory() {
    let desk = Desk::new();
    let dir = text_of(&desk.path("man/man1"));
    assert_eq!(sublet(["man", "--dir", &dir]).code, Some(0));
    for page in ["sublet.1", "sublet-check.1", "sublet-provider.1", "sublet-catalogue-build.1"] {
        let text = fs::read_to_string(format!("{dir}/{page}")).unwrap_or_else(|error| panic!("{page}: {error}"));
        assert!(text.contains(".TH "), "{page}");
    }
    let file = desk.write("file", "");
    assert!(sublet(["man", "--dir", &file]).err.starts_with("error[cannot-write]: "));
}
