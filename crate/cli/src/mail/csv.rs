//! A row for each link and identity of a message.

use std::io::{self, Write};

use sublet_mail::Place;

use super::{record::Record, words::word};

pub const HEAD: &[u8] =
    b"file,number,what,text,host,through,places,standing,provider,score,level,action,rule,message_action,message_signs\n";

pub fn write(out: &mut Vec<u8>, record: &Record<'_>) -> io::Result<()> {
    let report = record.report;
    let mut writer = csv::WriterBuilder::new().buffer_capacity(512).from_writer(out.by_ref());
    let number = record.number.map(|number| number.to_string()).unwrap_or_default();
    let signs: Vec<String> = report.signs.iter().map(|sign| word(sign.code)).collect();
    let mut row = |what: &str, text: &str, host: &str, through: &str, places: &str| {
        let verdict = report.hosts.iter().find(|verdict| verdict.host == host);
        writer.write_record([
            record.file,
            &number,
            what,
            text,
            host,
            through,
            places,
            verdict.map_or("", |verdict| verdict.standing.as_str()),
            verdict.and_then(|verdict| verdict.provider.as_ref()).map_or("", |provider| &provider.id),
            &verdict.map(|verdict| verdict.risk.score.to_string()).unwrap_or_default(),
            verdict.map_or("", |verdict| verdict.risk.level.as_str()),
            verdict.map_or("", |verdict| verdict.decision.action.as_str()),
            verdict.map_or("", |verdict| &verdict.decision.rule),
            report.decision.action.as_str(),
            &signs.join("; "),
        ])
    };
    for identity in &report.identities {
        row(&word(identity.role), &identity.text, &identity.host, "", "")?;
    }
    for link in &report.links {
        let through: Vec<&str> = link.through.iter().map(|step| step.redirector.as_str()).collect();
        let places: Vec<String> = link.places.iter().map(place).collect();
        row("link", &link.url, &link.host, &through.join("; "), &places.join("; "))?;
    }
    if report.identities.is_empty() && report.links.is_empty() {
        row("nothing", "", "", "", "")?;
    }
    writer.flush()
}

fn place(place: &Place) -> String {
    format!("{} {}", place.part, word(place.via))
}
