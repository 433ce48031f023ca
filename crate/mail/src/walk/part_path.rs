/// The number of a part as IMAP has it (RFC 3501, section 6.4.5); empty for the message itself.
#[derive(Default)]
pub(super) struct PartPath(String);

impl PartPath {
    pub(super) fn child(&self, number: usize) -> PartPath {
        let mut path = self.0.clone();
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(&number.to_string());
        PartPath(path)
    }

    /// The path of what a message in this part consists of: a message in part 2 has its only part at 2.1, and its
    /// multipart's parts at 2.1, 2.2 and on.
    pub(super) fn nested(&self, multipart: bool) -> PartPath {
        let path = self.number();
        PartPath(if multipart { path.into() } else { [path, ".1"].concat() })
    }

    /// The number of the part where it is the only one.
    pub(super) fn number(&self) -> &str {
        if self.0.is_empty() { "1" } else { &self.0 }
    }
}
