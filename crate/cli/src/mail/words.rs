//! What people read of a report besides the library's sentences.

use serde::Serialize;
use sublet::Lang;
use sublet_mail::Role;

use crate::words::pick;

/// The word that JSON uses.
pub fn word(code: impl Serialize) -> String {
    serde_json::to_value(code).ok().and_then(|word| word.as_str().map(Into::into)).unwrap_or_default()
}

pub fn role(role: Role, lang: Lang) -> String {
    let ja = match role {
        Role::From => "差出人",
        Role::Sender => "送信者",
        Role::ReplyTo => "返信先",
        Role::ReturnPath => "不達通知先",
        Role::MessageId => "メッセージID",
        Role::Dkim => "DKIM署名",
        Role::Received => "経由サーバー",
        other => return word(other),
    };
    pick(lang, word(role), ja.into())
}
