//! Attributes that hold more than a URL.

/// The URLs of a `srcset` (HTML, section 4.8.4.2.2).
pub(super) fn srcset(value: &str, found: &mut dyn FnMut(&str)) {
    let mut rest = value;
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == ',');
        if rest.is_empty() {
            return;
        }
        let end = rest.find(|letter: char| letter.is_ascii_whitespace()).unwrap_or(rest.len());
        let url = rest[..end].trim_end_matches(',');
        found(url);
        // A comma right behind the URL ends the candidate; else it follows the descriptor.
        rest = if url.len() < end { &rest[end..] } else { rest[end..].split_once(',').map_or("", |(_, rest)| rest) };
    }
}

/// The URL of a `meta http-equiv="refresh"` (HTML, section 4.2.5.3).
pub(super) fn refresh(content: &str) -> Option<&str> {
    let rest = content
        .trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter.is_ascii_digit() || letter == '.');
    let rest = rest.strip_prefix([';', ',']).unwrap_or(rest).trim_ascii_start();
    let mut url = rest;
    if sublet_links::bytes::begins(rest.as_bytes(), b"url")
        && let Some(value) = rest[3..].trim_ascii_start().strip_prefix('=')
    {
        url = value.trim_ascii_start();
    }
    let url = match url.chars().next() {
        Some(quote @ ('"' | '\'')) => url[1..].split(quote).next().unwrap_or_default(),
        _ => url,
    };
    (!url.is_empty()).then_some(url)
}

/// What a `data:` URL holds, where that is a page or a picture made of elements (RFC 2397).
pub(super) fn page_in_data(data: &str) -> Option<Vec<u8>> {
    let (media, content) = data.split_once(',')?;
    let media = media.to_ascii_lowercase();
    let holds = |word: &[u8]| sublet_links::bytes::find(media.as_bytes(), word).is_some();
    if !holds(b"html") && !holds(b"svg") && !holds(b"xml") {
        return None;
    }
    let content = sublet_links::bytes::percent_decoded(content);
    Some(if media.trim_ascii_end().ends_with("base64") { crate::mime::base64(&content, usize::MAX) } else { content })
}
