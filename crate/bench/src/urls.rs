//! From a URL to its host: the fast splitter and the whole parser.

use std::error::Error;

use sublet::{Host, canonical};

use crate::{
    HOSTS,
    hosts::{Workload, workloads},
    random::Random,
    rules::Subject,
    timing::{Engine, race},
    words,
};

pub fn report(subject: &Subject) -> Result<(), Box<dyn Error>> {
    let mut random = Random::new(0x0a11);
    let [hosts, ..] = workloads(&subject.catalogue, &subject.rules, HOSTS);
    let urls: Vec<String> = hosts.hosts.iter().map(|host| url(&mut random, host)).collect();
    let urls = Workload::new("URLs", &urls).hosts;
    let engines = [
        Engine::new("`canonical`: the splitter", |url| canonical(url).map(str::len)),
        Engine::new("`Host::parse`: the splitter, then `url` where it defers", |url| Host::parse(url).is_ok()),
        Engine::new("`url::Url::parse` for all", |url| url::Url::parse(url).is_ok()),
    ];
    let plain = urls.iter().filter(|url| canonical(url).is_some()).count();
    println!("## From a URL to its host\n");
    println!("* {} URLs; the splitter settles {:.1} % of them\n", urls.len(), plain as f64 * 100.0 / urls.len() as f64);
    println!("| ns a URL | |\n|---|--:|");
    for (engine, time) in engines.iter().zip(race(&engines, &urls, 15)) {
        println!("| {} | {time:.1} |", engine.name);
    }
    println!();
    Ok(())
}

/// Most URLs are plain; one in 25 has something in its host that only a whole parser may judge.
fn url(random: &mut Random, host: &str) -> String {
    let host = match random.below(50) {
        0 => host.to_ascii_uppercase(),
        1 => format!("user@{host}"),
        _ => host.to_string(),
    };
    let scheme = if random.chance(80) { "https" } else { "http" };
    format!(
        "{scheme}://{host}/{}/{}?{}={:x}",
        words::word(random),
        words::word(random),
        words::word(random),
        random.next()
    )
}
