// Made from crate/core by `cargo xtask bless`: edit nothing here.

/** The words people read for the core's enums, in each language. */
export const labels = {
  en: {
    standing: {
      "unlisted": "Not listed",
      "provider": "Provider’s own",
      "tenant": "Tenant",
    },
    kind: {
      "dynamic-dns": "Dynamic DNS",
      "tunnel": "Tunnel",
      "static-hosting": "Static hosting",
      "app-platform": "App platform",
      "site-builder": "Site builder",
      "blog": "Blog",
      "web-hosting": "Web hosting",
      "object-storage": "Object storage",
      "ipfs-gateway": "IPFS gateway",
      "subdomain-registry": "Subdomain registry",
    },
    control: {
      "limited": "Part of the content",
      "content": "All of the content",
      "full": "Content and DNS",
    },
    level: {
      "none": "None",
      "low": "Low",
      "medium": "Medium",
      "high": "High",
      "critical": "Critical",
    },
    action: {
      "allow": "Allow",
      "log": "Log",
      "warn": "Warn",
      "block": "Block",
    },
    evidence: {
      "catalogue": "Listed in the catalogue by",
    },
  },
  ja: {
    standing: {
      "unlisted": "記載なし",
      "provider": "事業者自身",
      "tenant": "借り手",
    },
    kind: {
      "dynamic-dns": "ダイナミックDNS",
      "tunnel": "トンネル",
      "static-hosting": "静的ホスティング",
      "app-platform": "アプリ基盤",
      "site-builder": "サイト作成サービス",
      "blog": "ブログ",
      "web-hosting": "レンタルサーバー",
      "object-storage": "オブジェクトストレージ",
      "ipfs-gateway": "IPFSゲートウェイ",
      "subdomain-registry": "サブドメイン登録",
    },
    control: {
      "limited": "内容の一部",
      "content": "内容のすべて",
      "full": "内容とDNS",
    },
    level: {
      "none": "なし",
      "low": "低",
      "medium": "中",
      "high": "高",
      "critical": "重大",
    },
    action: {
      "allow": "許可",
      "log": "記録",
      "warn": "警告",
      "block": "遮断",
    },
    evidence: {
      "catalogue": "カタログの収録元:",
    },
  },
} as const;
