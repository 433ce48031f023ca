//! The redirectors that are known, as data. Every coding here is told by its maker or seen alike by several public
//! decoders; where it was not, the redirector is left out.
//!
//! | sources | |
//! |---|---|
//! | Safe Links | <https://learn.microsoft.com/en-us/defender-office-365/safe-links-about> |
//! | URL Defense | Proofpoint's decoder; see `proofpoint.rs` |
//! | AMP caches | <https://amp.dev/documentation/guides-and-tutorials/learn/amp-caches-and-cors/amp-cache-urls> |
//! | Facebook's link shim | <https://engineering.fb.com/2012/09/14/security/a-faster-better-link-shim/> |
//! | social networks, search engines | the `redirections` of <https://gitlab.com/ClearURLs/rules> |
//! | Mimecast (the host alone) | Targeted Threat Protection, "Display URL destination domain" |
//! | Wayback Machine | <https://archive.org/help/wayback_api.php> |
//! | other gateways | links of theirs in public mailing lists, which all agree |
//!
//! To add one: an id, its hosts (`a.b`, `*.a.b`, `google.*` for country domains), its paths (lower case; `/a*` is a
//! prefix), and where the target stands. Then add a case to `tests/redirect.rs`.

use super::destination::Destination::{self, *};

/// A redirector.
pub struct Known {
    /// A stable lower-case word.
    pub id: &'static str,
    pub hosts: &'static [&'static str],
    pub paths: &'static [&'static str],
    pub target: Destination,
}

const ANY: &[&str] = &["/*"];

const fn known(
    id: &'static str,
    hosts: &'static [&'static str],
    paths: &'static [&'static str],
    target: Destination,
) -> Known {
    Known { id, hosts, paths, target }
}

/// In the order they are tried.
pub const KNOWN: &[Known] = &[
    // Gateways that rewrite the links of the mail that passes through them.
    known(
        "safelinks",
        &[
            "*.safelinks.protection.outlook.com",
            "*.safelinks.protection.office365.us",
            "*.safelinks.protection.outlook.cn",
            "*.safelinks.protection.partner.outlook.cn",
        ],
        ANY,
        Query(&["url"]),
    ),
    known("safelinks", &["statics.teams.cdn.office.net"], &["/evergreen-assets/safelinks/*"], Query(&["url"])),
    known("proofpoint-v1", PROOFPOINT, &["/v1/url"], Query(&["u"])),
    known("proofpoint-v2", PROOFPOINT, &["/v2/url"], ProofpointV2),
    known("proofpoint-v3", PROOFPOINT, &["/v3/__*"], ProofpointV3),
    known("barracuda", &["linkprotect.cudasvc.com"], &["/url"], Query(&["a"])),
    known("cisco", &["secure-web.cisco.com"], ANY, Path(1)),
    known("check-point", &["protect.checkpoint.com", "url.avanan.click"], &["/v2/*"], Underscores),
    known("mimecast", &["*.mimecastprotect.com", "*.mimecast.com"], &["/s/*"], Domain("domain")),
    known("trend-micro", &["*.trendmicro.com"], &["/wis/clicktime/*"], Query(&["url"])),
    known("sophos", &["*.protection.sophos.com"], ANY, Base64(&["u"])),
    known("sophos", &["*.protection.sophos.com"], ANY, Domain("d")),
    known("symantec", &["clicktime.symantec.com"], ANY, Query(&["u"])),
    known("trellix", &["protect2.fireeye.com"], &["/url", "/v1/url"], Query(&["u"])),
    known("trustwave", &["scanmail.trustwave.com"], ANY, Query(&["u"])),
    known("vade", &["antiphishing.vadesecure.com"], ANY, Query(&["u"])),
    known("libraesva", &["urlsand.esvalabs.com"], ANY, Query(&["u"])),
    known("edgepilot", &["link.edgepilot.com"], &["/s/*"], Query(&["u"])),
    known("titanhq", &["linklock.titanhq.com"], &["/analyse"], Query(&["url"])),
    // Search engines and their advertisements.
    known("google", GOOGLE, &["/url"], Query(&["q", "url"])),
    known("google-ads", GOOGLE, &["/aclk"], Query(&["adurl"])),
    known("google-ads", &["www.googleadservices.com", "*.doubleclick.net"], ANY, Query(&["adurl"])),
    known("google-amp", GOOGLE, &["/amp/*"], Amp),
    known("google-meet", &["meet.google.com"], &["/linkredirect"], Query(&["dest"])),
    known("amp", &["*.cdn.ampproject.org", "*.bing-amp.com"], ANY, Amp),
    known("bing", &["bing.com", "www.bing.com"], &["/ck/a"], Versioned(&["u"])),
    known("bing", &["bing.com", "www.bing.com"], &["/alink/link"], Query(&["url"])),
    known("yahoo", &["*.search.yahoo.com"], ANY, Marked("RU=")),
    known("duckduckgo", &["duckduckgo.com", "html.duckduckgo.com"], &["/l"], Query(&["uddg"])),
    // Social networks and other sites that show a page, or nothing, before they let go.
    known("facebook", FACEBOOK, &["/l.php", "/l", "/"], Query(&["u"])),
    known("facebook", &["facebook.com", "www.facebook.com", "m.facebook.com"], &["/l.php", "/flx/warn"], Query(&["u"])),
    known("instagram", &["l.instagram.com", "l.threads.net", "l.threads.com"], ANY, Query(&["u"])),
    known(
        "linkedin",
        &["linkedin.com", "www.linkedin.com"],
        &["/redir/redirect", "/redir/suspicious-page", "/safety/go"],
        Query(&["url"]),
    ),
    known("youtube", &["youtube.com", "www.youtube.com", "m.youtube.com"], &["/redirect"], Query(&["q"])),
    known("reddit", &["out.reddit.com"], ANY, Query(&["url"])),
    known("disqus", &["disq.us"], &["/", "/url"], Query(&["url"])),
    known("slack", &["slack-redir.net", "www.slack-redir.net"], &["/link"], Query(&["url"])),
    known("steam", &["steamcommunity.com", "www.steamcommunity.com"], &["/linkfilter"], Query(&["url", "u"])),
    known("vk", &["vk.com", "www.vk.com", "m.vk.com", "vk.ru", "m.vk.ru"], &["/away.php", "/away"], Query(&["to"])),
    known("tumblr", &["t.umblr.com"], &["/redirect"], Query(&["z"])),
    known("pixiv", &["www.pixiv.net", "pixiv.net"], &["/jump.php"], Query(&["url"])),
    known("pixiv", &["www.pixiv.net", "pixiv.net"], &["/jump.php"], Bare),
    known("zhihu", &["link.zhihu.com"], &["/"], Query(&["target"])),
    known("deviantart", &["deviantart.com", "www.deviantart.com"], &["/users/outgoing"], Bare),
    known("href-li", &["href.li"], &["/"], Bare),
    // Counters of newsletters that keep the target readable.
    known("amazon-ses", &["*.awstrack.me", "click.redditmail.com"], &["/l0/*", "/cl0/*"], Segment(1)),
    // Copies and translations: what the reader sees is the target's.
    known("wayback", &["web.archive.org"], &["/web/*"], Path(2)),
    known("wayback", &["web.archive.org"], &["/web/*"], Path(1)),
    known("google-translate", &["*.translate.goog"], ANY, Label),
    known("google-translate", &["translate.google.*"], &["/translate", "/website"], Query(&["u"])),
    known("google-translate", &["translate.googleusercontent.com"], &["/translate_c"], Query(&["u"])),
];

const PROOFPOINT: &[&str] = &["urldefense.com", "urldefense.us", "urldefense.proofpoint.com"];
const GOOGLE: &[&str] = &["google.*", "www.google.*", "plus.url.google.com", "m.google.com"];
const FACEBOOK: &[&str] = &["l.facebook.com", "lm.facebook.com", "l.messenger.com", "l.workplace.com", "l.wl.co"];
