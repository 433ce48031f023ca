//! docs/glossary.md tells every value with the core's labels, in the core's order, and no other.

use sublet::{Action, Control, Kind, Lang, Level, Standing};

#[test]
fn the_glossary_has_the_labels_of_the_core() {
    let mut labels = Vec::new();
    let mut add = |word: &str, label: &dyn Fn(Lang) -> &'static str| {
        labels.push([format!("`{word}`"), label(Lang::En).into(), label(Lang::Ja).into()]);
    };
    for standing in [Standing::Unlisted, Standing::Provider, Standing::Tenant] {
        add(standing.as_str(), &|lang| standing.label(lang));
    }
    Kind::ALL.into_iter().for_each(|kind| add(kind.as_str(), &|lang| kind.label(lang)));
    Control::ALL.into_iter().for_each(|control| add(control.as_str(), &|lang| control.label(lang)));
    Level::ALL.into_iter().for_each(|level| add(level.as_str(), &|lang| level.label(lang)));
    Action::ALL.into_iter().for_each(|action| add(action.as_str(), &|lang| action.label(lang)));
    let told: Vec<[String; 3]> = rows().into_iter().filter(|row| row[0].starts_with('`')).map(first).collect();
    assert_eq!(told, labels);
}

#[test]
fn every_word_has_its_meaning_in_both_languages() {
    for row in rows() {
        let [.., english, japanese] = row.as_slice() else { panic!("{row:?}") };
        assert!(english.ends_with('.') && japanese.ends_with('。'), "{row:?}");
    }
}

/// The cells of the table's rows, without heads.
fn rows() -> Vec<Vec<String>> {
    let page = include_str!("../../../docs/glossary.md");
    let lines = page.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let rows = lines.map(|line| line.split(" | ").map(String::from).collect::<Vec<_>>());
    rows.filter(|row| row.last().is_some_and(|cell| cell != "意味")).collect()
}

fn first(row: Vec<String>) -> [String; 3] {
    [0, 1, 2].map(|at| row[at].clone())
}
