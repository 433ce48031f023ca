//! The words people read for the core's enums, in English and Japanese: one word for one notion, on every surface. Programs go
//! by `as_str`, which never changes. docs/glossary.md says what each means.

use crate::{Action, Control, EvidenceKind, Kind, Lang, Level, Standing};

impl Standing {
    /// The name people read.
    ///
    /// ```
    /// use sublet::{Lang, Standing};
    ///
    /// assert_eq!(Standing::Tenant.label(Lang::En), "Tenant");
    /// assert_eq!(Standing::Tenant.label(Lang::Ja), "借り手");
    /// ```
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Standing::Unlisted => lang.pick("Not listed", "記載なし"),
            Standing::Provider => lang.pick("Provider’s own", "事業者自身"),
            Standing::Tenant => lang.pick("Tenant", "借り手"),
        }
    }
}

impl Kind {
    /// The name people read.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Kind::DynamicDns => lang.pick("Dynamic DNS", "ダイナミックDNS"),
            Kind::Tunnel => lang.pick("Tunnel", "トンネル"),
            Kind::StaticHosting => lang.pick("Static hosting", "静的ホスティング"),
            Kind::AppPlatform => lang.pick("App platform", "アプリ基盤"),
            Kind::SiteBuilder => lang.pick("Site builder", "サイト作成サービス"),
            Kind::Blog => lang.pick("Blog", "ブログ"),
            Kind::WebHosting => lang.pick("Web hosting", "レンタルサーバー"),
            Kind::ObjectStorage => lang.pick("Object storage", "オブジェクトストレージ"),
            Kind::IpfsGateway => lang.pick("IPFS gateway", "IPFSゲートウェイ"),
            Kind::SubdomainRegistry => lang.pick("Subdomain registry", "サブドメイン登録"),
        }
    }
}

impl Control {
    /// The name people read.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Control::Limited => lang.pick("Part of the content", "内容の一部"),
            Control::Content => lang.pick("All of the content", "内容のすべて"),
            Control::Full => lang.pick("Content and DNS", "内容とDNS"),
        }
    }
}

impl Level {
    /// The name people read.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Level::None => lang.pick("None", "なし"),
            Level::Low => lang.pick("Low", "低"),
            Level::Medium => lang.pick("Medium", "中"),
            Level::High => lang.pick("High", "高"),
            Level::Critical => lang.pick("Critical", "重大"),
        }
    }
}

impl Action {
    /// The name people read.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Action::Allow => lang.pick("Allow", "許可"),
            Action::Log => lang.pick("Log", "記録"),
            Action::Warn => lang.pick("Warn", "警告"),
            Action::Block => lang.pick("Block", "遮断"),
        }
    }
}

impl EvidenceKind {
    /// What the source is to the verdict, as people read it in front of its name.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            EvidenceKind::Catalogue => lang.pick("Listed in the catalogue by", "カタログの収録元:"),
        }
    }
}
