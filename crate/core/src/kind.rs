use serde::{Deserialize, Serialize};

/// The sort of service that rents the suffix out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub enum Kind {
    /// Names that follow a changing address (`duckdns.org`).
    DynamicDns,
    /// Names that lead through a relay to a machine behind a firewall (`trycloudflare.com`).
    Tunnel,
    /// Files served as they are (`pages.dev`, `github.io`).
    StaticHosting,
    /// The tenant's programs (`herokuapp.com`, `workers.dev`).
    AppPlatform,
    /// Pages put together in an editor (`webflow.io`).
    SiteBuilder,
    /// Blogs (`blogspot.com`).
    Blog,
    /// Shared web hosting with scripts (`000webhostapp.com`).
    WebHosting,
    /// Buckets of files (`s3.amazonaws.com`).
    ObjectStorage,
    /// Gateways that show any file of the IPFS network (`dweb.link`).
    IpfsGateway,
    /// Registries that hand out names below an ordinary domain (`eu.org`, `uk.com`).
    SubdomainRegistry,
}

impl Kind {
    /// Every kind, in the order of the catalogue's codes (the first has code 1).
    pub const ALL: [Kind; 10] = [
        Kind::DynamicDns,
        Kind::Tunnel,
        Kind::StaticHosting,
        Kind::AppPlatform,
        Kind::SiteBuilder,
        Kind::Blog,
        Kind::WebHosting,
        Kind::ObjectStorage,
        Kind::IpfsGateway,
        Kind::SubdomainRegistry,
    ];

    /// The word used in files and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::DynamicDns => "dynamic-dns",
            Kind::Tunnel => "tunnel",
            Kind::StaticHosting => "static-hosting",
            Kind::AppPlatform => "app-platform",
            Kind::SiteBuilder => "site-builder",
            Kind::Blog => "blog",
            Kind::WebHosting => "web-hosting",
            Kind::ObjectStorage => "object-storage",
            Kind::IpfsGateway => "ipfs-gateway",
            Kind::SubdomainRegistry => "subdomain-registry",
        }
    }

    pub(crate) fn code(kind: Option<Kind>) -> u8 {
        kind.map_or(0, |kind| kind as u8 + 1)
    }

    pub(crate) fn from_code(code: u8) -> Option<Kind> {
        Kind::ALL.get(usize::from(code).wrapping_sub(1)).copied()
    }
}

/// What the tenant controls. The more, the riskier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Control {
    /// Part of the content; the provider keeps the frame (Blogspot).
    Limited,
    /// All content, but not the DNS records (`pages.dev`).
    Content,
    /// DNS records and content (`afraid.org`).
    Full,
}

impl Control {
    /// Every control model, weakest first, in the order of the catalogue's codes (the first has code 1).
    pub const ALL: [Control; 3] = [Control::Limited, Control::Content, Control::Full];

    /// The word used in files and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Control::Limited => "limited",
            Control::Content => "content",
            Control::Full => "full",
        }
    }

    pub(crate) fn code(control: Option<Control>) -> u8 {
        control.map_or(0, |control| control as u8 + 1)
    }

    pub(crate) fn from_code(code: u8) -> Option<Control> {
        Control::ALL.get(usize::from(code).wrapping_sub(1)).copied()
    }
}

/// Who may take a name below a suffix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Approval {
    /// Anyone, at once.
    #[default]
    Open,
    /// Only whom the owner of the domain lets in.
    Owner,
}
