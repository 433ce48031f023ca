//! The command gives the golden verdicts (tests/vectors) byte for byte.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
    thread,
};

const OPTIONS: [&str; 8] =
    ["check", "--format", "ndjson", "--policy", "balanced", "--now", "2026-11-22T00:00:00Z", "--lang"];

fn golden(lang: &str) -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/vectors/verdicts.{lang}.ndjson"));
    let text = fs::read_to_string(file).expect("the golden file is there");
    text.lines().map(String::from).collect()
}

fn input(verdict: &str) -> String {
    let verdict: serde_json::Value = serde_json::from_str(verdict).expect("a verdict is JSON");
    verdict["input"].as_str().expect("a verdict has its input").to_string()
}

fn sublet(lang: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sublet"));
    command.args(OPTIONS).arg(lang).env("NO_COLOR", "1");
    command
}

fn same(output: &[u8], expected: &[String]) {
    let text = String::from_utf8_lossy(output);
    for (got, expected) in text.lines().zip(expected) {
        assert_eq!(got, expected, "`cargo xtask bless` writes the golden files anew");
    }
    assert_eq!(text.lines().count(), expected.len());
}

#[test]
fn as_arguments() {
    for lang in ["en", "ja"] {
        let expected = golden(lang);
        let inputs = expected.iter().map(|line| input(line));
        let output = sublet(lang).arg("--").args(inputs).output().expect("the command runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        same(&output.stdout, &expected);
    }
}

#[test]
fn as_lines_on_standard_input() {
    let plain = |line: &String| {
        let input = input(line);
        input.trim() == input && !input.contains(['\r', '\n'])
    };
    let expected: Vec<String> = golden("en").into_iter().filter(plain).collect();
    let lines: String = expected.iter().map(|line| input(line) + "\n").collect();
    let mut command = sublet("en");
    let mut child = command
        .args(["--file", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("the writer ends").expect("the command reads to the end");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    same(&output.stdout, &expected);
}
