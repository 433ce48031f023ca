//! Labels and names with the lengths and shapes of real ones.

use crate::random::Random;

const SYLLABLES: [&str; 48] = [
    "ba", "be", "bo", "ca", "co", "da", "de", "di", "do", "el", "en", "er", "fa", "fi", "ga", "go", "ha", "he", "in",
    "is", "ka", "ke", "ki", "la", "le", "li", "lo", "ma", "me", "mi", "mo", "na", "ne", "ni", "no", "or", "pa", "ra",
    "re", "ri", "sa", "se", "st", "ta", "te", "to", "tr", "za",
];

/// Public suffixes by how often they stand at the end of popular names, in percent.
const ENDS: [(&str, usize); 20] = [
    ("com", 47),
    ("net", 12),
    ("org", 8),
    ("ru", 4),
    ("de", 3),
    ("io", 3),
    ("co.uk", 3),
    ("info", 2),
    ("com.br", 2),
    ("jp", 2),
    ("co.jp", 2),
    ("fr", 2),
    ("it", 2),
    ("nl", 2),
    ("pl", 1),
    ("com.au", 1),
    ("cn", 1),
    ("eu", 1),
    ("app", 1),
    ("tv", 1),
];

/// Labels in front of a site's name.
const FRONTS: [&str; 24] = [
    "www",
    "mail",
    "api",
    "cdn",
    "static",
    "m",
    "app",
    "login",
    "img",
    "assets",
    "blog",
    "shop",
    "dev",
    "media",
    "news",
    "support",
    "secure",
    "eu-west-1",
    "us-east-1",
    "edge",
    "ads",
    "data",
    "auth",
    "portal",
];

/// A word of two to five syllables, now and then with a number or in two parts.
pub fn word(random: &mut Random) -> String {
    let mut word = String::new();
    for _ in 0..2 + random.below(4) {
        word.push_str(random.pick::<&str>(&SYLLABLES));
    }
    match random.below(20) {
        0 => word.push_str(&random.below(1000).to_string()),
        1 => {
            word.push('-');
            word.push_str(random.pick::<&str>(&SYLLABLES));
            word.push_str(random.pick::<&str>(&SYLLABLES));
        }
        _ => {}
    }
    word
}

/// A registrable name: a word in front of a public suffix.
pub fn site(random: &mut Random) -> String {
    let mut left = random.below(100);
    let mut end = "com";
    for (name, share) in ENDS {
        if left < share {
            end = name;
            break;
        }
        left -= share;
    }
    format!("{}.{end}", word(random))
}

/// A label such as stands in front of a site.
pub fn front(random: &mut Random) -> String {
    if random.chance(60) { (*random.pick(&FRONTS)).to_string() } else { word(random) }
}

/// A label such as a tenant chooses: a word, a word and a number, or machine-made.
pub fn tenant(random: &mut Random) -> String {
    match random.below(10) {
        0 => format!("{:x}", random.next() >> 16),
        1 => format!("{}-{}", word(random), word(random)),
        2 => format!("{}{}", word(random), random.below(100)),
        _ => word(random),
    }
}
