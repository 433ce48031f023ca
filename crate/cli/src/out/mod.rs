//! How answers are written: one writer a format.

mod card;
mod csv;
mod host_card;
mod host_line;
mod json;
mod mail_card;
mod mail_line;

pub use self::{
    card::Card,
    csv::Csv,
    host_card::HostCard,
    host_line::HostLine,
    json::{Json, Ndjson, pretty},
    mail_card::MailCard,
    mail_line::MailLine,
};
