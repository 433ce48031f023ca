use memchr::memchr;

/// The parts between the boundaries of a multipart (RFC 2046, section 5.1.1). The last one may lack its end.
pub(crate) fn parts<'b>(body: &'b [u8], boundary: &'b [u8]) -> Parts<'b> {
    let mut parts = Parts { rest: body, boundary, open: false };
    // What stands before the first boundary is for programs that know no MIME.
    parts.next_piece();
    parts
}

pub(crate) struct Parts<'b> {
    rest: &'b [u8],
    boundary: &'b [u8],
    /// Whether the boundary last seen was one that a part follows.
    open: bool,
}

impl<'b> Parts<'b> {
    /// Goes on behind the next boundary, and gives what stood before it.
    fn next_piece(&mut self) -> &'b [u8] {
        let body = self.rest;
        self.open = false;
        if self.boundary.is_empty() {
            self.rest = &[];
            return body;
        }
        let mut line = 0;
        loop {
            let end = memchr(b'\n', &body[line..]).map_or(body.len(), |length| line + length + 1);
            if let Some(after) = body[line..end].strip_prefix(b"--").and_then(|text| text.strip_prefix(self.boundary)) {
                let closing = after.starts_with(b"--");
                if closing || after.trim_ascii().is_empty() {
                    self.open = !closing;
                    self.rest = &body[end..];
                    return &body[..line];
                }
            }
            if end == body.len() {
                self.rest = &[];
                return body;
            }
            line = end;
        }
    }
}

impl<'b> Iterator for Parts<'b> {
    type Item = &'b [u8];

    fn next(&mut self) -> Option<&'b [u8]> {
        while !self.rest.is_empty() {
            let open = self.open;
            let piece = self.next_piece();
            // What follows the closing boundary is no part, unless another boundary opens one: some programs show it.
            if open {
                return Some(piece);
            }
        }
        None
    }
}
