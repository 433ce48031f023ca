//! Targets in the query.

use super::{
    coding::{self, percent},
    parts::Parts,
    web_address::web_address,
};

/// The values of the parameters of this name. Mail has links whose `&amp;` nobody undid, so `amp;u` is `u`, too.
pub fn values<'u>(url: &'u Parts, name: &'u str) -> impl Iterator<Item = &'u str> {
    let pairs = url.query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter(move |(key, _)| is_named(key, name)).map(|(_, value)| value)
}

fn is_named(key: &str, name: &str) -> bool {
    let key = percent(key);
    let key = key.strip_prefix("amp;").unwrap_or(&key);
    key.eq_ignore_ascii_case(name)
}

/// The first value of these names that is a web address.
pub fn plain(url: &Parts, names: &[&str]) -> Option<String> {
    names.iter().flat_map(|name| values(url, name)).find_map(|value| web_address(&unsigned(&percent(value))))
}

/// The same in base64, behind so many characters.
pub fn base64(url: &Parts, names: &[&str], skip: usize) -> Option<String> {
    names.iter().flat_map(|name| values(url, name)).find_map(|value| {
        let value = percent(value);
        let bytes = coding::base64(value.get(skip..)?)?;
        web_address(&String::from_utf8(bytes).ok()?)
    })
}

/// The host in a parameter, as a URL.
pub fn domain(url: &Parts, name: &str) -> Option<String> {
    let host = percent(values(url, name).next()?);
    let plain = host.chars().all(|c| c.is_ascii_alphanumeric() || !c.is_ascii() || matches!(c, '-' | '.'));
    (plain && host.contains('.')).then(|| ["https://", &host, "/"].concat())
}

/// Without the signature that Disqus puts behind its targets: a colon and 27 characters of base64.
fn unsigned(target: &str) -> String {
    const SIGNATURE: usize = 27;
    let signed = target.rsplit_once(':').filter(|(_, end)| {
        end.len() == SIGNATURE && end.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    });
    signed.map_or(target, |(target, _)| target).into()
}
