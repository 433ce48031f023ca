//! What is wrong in a provider file is said with its line and a code.

use sublet_catalogue::{Error, Inputs, Problem};

const GOOD: &str = r#"id = "acme"
name = "Acme"
homepage = "https://acme.example/"
kind = "tunnel"
control = "content"
own = ["www.acme-tunnel.com"]
sources = ["https://acme.example/"]

[[suffixes]]
name = "acme-tunnel.com"

[[incidents]]
actor = "Somebody"
year = 2025
technique = "T1572"
what = "Somebody used it."
what-ja = "誰かが使った。"
source = "https://report.example/1"
"#;

fn problems(files: &[(&str, &str)]) -> Vec<Problem> {
    let providers = files.iter().map(|&(name, text)| (name.into(), text.into())).collect();
    match (Inputs { providers, ..Inputs::bundled() }).build() {
        Ok(_) => Vec::new(),
        Err(Error::Invalid(problems)) => problems,
        Err(other) => panic!("unexpected error: {other}"),
    }
}

/// The only problem of the good file with one thing replaced.
fn after(from: &str, to: &str) -> (usize, &'static str) {
    assert!(GOOD.contains(from), "{from}");
    let found = problems(&[("acme.toml", &GOOD.replacen(from, to, 1))]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].file, "acme.toml");
    (found[0].line, found[0].code)
}

#[test]
fn a_good_file_has_no_problem() {
    assert_eq!(problems(&[("acme.toml", GOOD)]), []);
}

#[test]
fn each_problem_has_its_line_and_code() {
    let cases = [
        ("kind = \"tunnel\"", "kind = \"tunnel\"\ncolour = 1", (5, "unknown-key")),
        ("name = \"Acme\"\n", "", (1, "missing-key")),
        ("kind = \"tunnel\"", "kind = \"tunel\"", (4, "bad-toml")),
        ("\"acme-tunnel.com\"", "\"co.uk\"", (10, "icann-suffix")),
        ("\"acme-tunnel.com\"", "\"Acme-Tunnel.com\"", (10, "bad-host")),
        ("\"acme-tunnel.com\"", "\"acme..com\"", (10, "bad-host")),
        ("\"acme-tunnel.com\"", "\"xn--hhbd.my\"", (10, "refused-host")),
        ("own = [\"www.acme-tunnel.com\"]", "own = [\"acme-tunnel.com\"]", (6, "idle-own")),
        ("sources = [\"https://acme.example/\"]", "sources = []", (7, "missing-source")),
        ("source = \"https://report.example/1\"", "source = \"a paper\"", (18, "bad-source")),
        ("source = \"https://report.example/1\"\n", "", (12, "missing-key")),
        ("year = 2025", "year = 1066", (14, "bad-year")),
        ("T1572", "1572", (15, "bad-technique")),
    ];
    for (from, to, expected) in cases {
        assert_eq!(after(from, to), expected, "{from} → {to}");
    }
}

#[test]
fn an_id_must_be_plain_and_name_the_file() {
    let text = GOOD.replace("id = \"acme\"", "id = \"Acme\"");
    let codes: Vec<_> = problems(&[("Acme.toml", &text)]).iter().map(|problem| (problem.line, problem.code)).collect();
    assert_eq!(codes, [(1, "bad-id")]);
    assert_eq!(problems(&[("other.toml", GOOD)])[0].code, "bad-id");
}

#[test]
fn sign_up_facts_need_a_source() {
    let text = GOOD.replace("[[suffixes]]", "[sign-up]\nanonymous = true\n\n[[suffixes]]");
    let found = problems(&[("acme.toml", &text)]);
    assert_eq!((found[0].line, found[0].code), (9, "missing-source"));
}

#[test]
fn a_suffix_belongs_to_one_provider() {
    let other = GOOD.replace("\"acme\"", "\"bcme\"").replace("www.acme", "www.bcme");
    let found = problems(&[("acme.toml", GOOD), ("bcme.toml", &other)]);
    assert_eq!((found[0].file.as_str(), found[0].line, found[0].code), ("bcme.toml", 10, "duplicate-suffix"));
    assert!(found[0].text.contains("acme.toml"), "{}", found[0].text);
}

#[test]
fn an_own_host_is_no_suffix_of_another_provider() {
    let other = GOOD.replace("\"acme\"", "\"bcme\"").replace("acme-tunnel", "bcme-tunnel");
    let other = other.replace("www.bcme-tunnel.com", "acme-tunnel.com");
    let found = problems(&[("acme.toml", GOOD), ("bcme.toml", &other)]);
    assert_eq!((found[0].file.as_str(), found[0].line, found[0].code), ("bcme.toml", 6, "duplicate-suffix"));
}

#[test]
fn the_table_is_checked_too() {
    let with_table =
        |table: &str| Inputs { psl_table: ("table.toml".into(), table.into()), ..Inputs::bundled() }.build();
    let code = |table: &str| match with_table(table) {
        Err(Error::Invalid(problems)) => (problems[0].line, problems[0].code),
        other => panic!("unexpected: {:?}", other.map(|bytes| bytes.len())),
    };
    let group = |body: &str| format!("[[groups]]\nnote = \"n\"\n{body}\n");
    assert_eq!(code(&group("out = \"infrastructure\"\nrules = [\"no.such.rule\"]")), (4, "idle-rule"));
    assert_eq!(code(&group("kind = \"blog\"\nrules = [\"github.io\"]")), (4, "bad-group"));
    assert_eq!(code(&group("out = \"institution\"\nrules = [\"github.io\", \"github.io\"]")), (4, "duplicate-rule"));
    assert_eq!(code("[[groups]]\nrules = []\n"), (1, "missing-key"));
}

#[test]
fn an_unreadable_folder_is_named() {
    let error = Inputs::from_folder(std::path::Path::new("no-such-folder")).unwrap_err();
    assert_eq!(error.code(), "cannot-read");
    assert!(error.to_string().contains("no-such-folder"));
}
