use sublet::{Timestamp, UrlParser};

/// The platform's own URL parser: exactly what the browser or the worker will contact.
pub struct PlatformUrl;

impl UrlParser for PlatformUrl {
    fn host(&self, url: &str) -> Option<String> {
        web_sys::Url::new(url).ok().map(|url| url.hostname())
    }
}

/// The platform's clock.
pub fn now() -> Timestamp {
    Timestamp::from_second((js_sys::Date::now() / 1000.0) as i64)
}
