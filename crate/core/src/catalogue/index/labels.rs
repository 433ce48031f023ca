/// The labels of a name from the right, each with the place in the name where it begins.
#[derive(Clone)]
pub(crate) struct Labels<'a> {
    name: &'a [u8],
    end: Option<usize>,
}

impl<'a> Labels<'a> {
    pub(crate) fn new(name: &'a str) -> Labels<'a> {
        Labels { name: name.as_bytes(), end: Some(name.len()) }
    }
}

impl<'a> Iterator for Labels<'a> {
    type Item = (usize, &'a [u8]);

    #[inline]
    fn next(&mut self) -> Option<(usize, &'a [u8])> {
        let end = self.end?;
        let dot = self.name[..end].iter().rposition(|&byte| byte == b'.');
        let start = dot.map_or(0, |dot| dot + 1);
        self.end = dot;
        Some((start, &self.name[start..end]))
    }
}

/// The labels of a name in reverse order.
#[cfg(feature = "write")]
pub(crate) fn reversed(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    reverse(name, &mut out);
    out
}

/// Appends the labels of a name in reverse order: `org.duckdns` ⇄ `duckdns.org`.
pub(crate) fn reverse(name: &str, out: &mut String) {
    for (at, label) in name.rsplit('.').enumerate() {
        if at > 0 {
            out.push('.');
        }
        out.push_str(label);
    }
}
