//! What people read besides the core's sentences, in English and Japanese.

use serde::Serialize;
use sublet::{Action, Control, Kind, Lang, Level, Standing};
use sublet_mail::Role;

/// Chooses between the same text in the two languages.
pub fn pick<T>(lang: Lang, en: T, ja: T) -> T {
    match lang {
        Lang::En => en,
        Lang::Ja => ja,
    }
}

/// The language of the user's locale (POSIX order of the variables).
pub fn locale() -> Lang {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    locale.and_then(|locale| locale.parse().ok()).unwrap_or_default()
}

pub fn action(action: Action, lang: Lang) -> &'static str {
    let ja = match action {
        Action::Allow => "許可",
        Action::Log => "記録",
        Action::Warn => "警告",
        Action::Block => "遮断",
    };
    pick(lang, action.as_str(), ja)
}

pub fn level(level: Level, lang: Lang) -> &'static str {
    let ja = match level {
        Level::None => "なし",
        Level::Low => "低",
        Level::Medium => "中",
        Level::High => "高",
        Level::Critical => "重大",
    };
    pick(lang, level.as_str(), ja)
}

pub fn standing(standing: Standing, lang: Lang) -> &'static str {
    let ja = match standing {
        Standing::Unlisted => "記載なし",
        Standing::Provider => "事業者",
        Standing::Tenant => "借り手",
    };
    pick(lang, standing.as_str(), ja)
}

pub fn kind(kind: Option<Kind>, lang: Lang) -> &'static str {
    let Some(kind) = kind else { return pick(lang, "unknown", "不明") };
    let ja = match kind {
        Kind::DynamicDns => "ダイナミックDNS",
        Kind::Tunnel => "トンネル",
        Kind::StaticHosting => "静的ホスティング",
        Kind::AppPlatform => "アプリ基盤",
        Kind::SiteBuilder => "サイト作成",
        Kind::Blog => "ブログ",
        Kind::WebHosting => "ウェブホスティング",
        Kind::ObjectStorage => "ストレージ",
        Kind::IpfsGateway => "IPFSゲートウェイ",
        Kind::SubdomainRegistry => "サブドメイン登録",
        other => other.as_str(),
    };
    pick(lang, kind.as_str(), ja)
}

pub fn control(control: Option<Control>, lang: Lang) -> &'static str {
    let Some(control) = control else { return pick(lang, "unknown", "不明") };
    let ja = match control {
        Control::Limited => "一部",
        Control::Content => "内容",
        Control::Full => "全部",
    };
    pick(lang, control.as_str(), ja)
}

/// What the control model means.
pub fn control_meaning(control: Option<Control>, lang: Lang) -> &'static str {
    match control {
        None => pick(lang, "nobody has reviewed it yet", "未確認です"),
        Some(Control::Limited) => pick(lang, "part of the content", "表示内容の一部"),
        Some(Control::Content) => pick(lang, "all content, but not DNS", "表示内容のすべて(DNSは除く)"),
        Some(Control::Full) => pick(lang, "DNS records and content", "DNSレコードと表示内容"),
    }
}

/// The word that JSON uses.
pub fn code(code: impl Serialize) -> String {
    serde_json::to_value(code).ok().and_then(|word| word.as_str().map(Into::into)).unwrap_or_default()
}

/// Where a message names a host of the sender's.
pub fn role(role: Role, lang: Lang) -> String {
    let ja = match role {
        Role::From => "差出人",
        Role::Sender => "送信者",
        Role::ReplyTo => "返信先",
        Role::ReturnPath => "不達通知先",
        Role::MessageId => "メッセージID",
        Role::Dkim => "DKIM署名",
        Role::Received => "経由サーバー",
        other => return code(other),
    };
    pick(lang, code(role), ja.into())
}

/// A fact that may be unknown.
pub fn fact(fact: Option<bool>, lang: Lang) -> &'static str {
    match fact {
        None => pick(lang, "unknown", "不明"),
        Some(true) => pick(lang, "yes", "はい"),
        Some(false) => pick(lang, "no", "いいえ"),
    }
}
