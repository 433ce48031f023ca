//! Our tokenizer finds the attributes that html5gum, which passes html5lib's tests, finds.
#![allow(missing_docs)]

use std::collections::BTreeSet;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use proptest::prelude::*;
use sublet_mail::{Limits, Native, Via, read};

/// The URLs in `href` and `src` of start tags by html5gum.
fn theirs(html: &str) -> BTreeSet<String> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut found = BTreeSet::new();
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        let Token::StartTag(tag) = token else { continue };
        for name in [&b"href"[..], b"src"] {
            if let Some(value) = tag.attributes.get(name) {
                // A browser takes line ends out of URLs, and blanks off their ends.
                found.insert(String::from_utf8_lossy(value).replace('\n', "").trim().to_string());
            }
        }
    }
    found.retain(|url| url.starts_with("https://h") && url.ends_with(".example.org/"));
    found
}

fn ours(html: &str) -> BTreeSet<String> {
    let raw = format!("Content-Type: text/html; charset=utf-8\n\n{html}");
    let limits = Limits { places: usize::MAX, ..Limits::default() };
    let links = read(raw.as_bytes(), &Native, &limits).links;
    let attribute = |via| matches!(via, Via::Href | Via::Src);
    let links = links.into_iter().filter(|link| link.places.iter().any(|place| attribute(place.via)));
    let urls = links.map(|link| link.url);
    urls.filter(|url| url.starts_with("https://h") && url.ends_with(".example.org/")).collect()
}

const PIECES: [&str; 36] = [
    "<a href=",
    "<img src='",
    "<p HREF=\"",
    "URL",
    "URL'",
    "URL\"",
    "URL>",
    "URL ",
    "'",
    "\"",
    ">",
    "<",
    "</a>",
    "</",
    "<!--",
    "-->",
    "--!>",
    "<!doctype x>",
    "<?x",
    "<title>",
    "</title>",
    "<textarea>",
    "</textarea >",
    "<style>",
    "</style>",
    "<x/y",
    " = ",
    " ",
    "\n",
    "text",
    "&amp;",
    "&#104;ttps",
    "<xmp>",
    "</xmp>",
    "-",
    "!",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn attributes_are_the_same(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40)) {
        let mut html = String::from("<p>");
        for (index, piece) in pieces.iter().enumerate() {
            html.push_str(&piece.replace("URL", &format!("https://h{index}.example.org/")));
        }
        prop_assert_eq!(ours(&html), theirs(&html), "{}", html);
    }
}
