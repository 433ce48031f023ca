/// How much of a message is read. What lies beyond a limit is left out, and a [`Cut`](crate::CutCode) says so.
///
/// ```
/// use sublet_mail::Limits;
///
/// let limits = Limits { links: 100, ..Limits::default() };
/// assert_eq!(limits.parts, 1_000);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the message. Default 25 MiB, which is what most mail hosts take.
    pub bytes: usize,
    /// Parts, nested ones and those of nested messages included. Default 1,000.
    pub parts: usize,
    /// Levels of multiparts and messages inside one another. Default 16.
    pub depth: usize,
    /// Different links. Default 10,000.
    pub links: usize,
    /// Places kept of one link. Default 16.
    pub places: usize,
    /// Identities. Default 100.
    pub identities: usize,
    /// Bytes of one header field. Default 64 KiB.
    pub header: usize,
    /// Header fields of one part. Default 1,000.
    pub headers: usize,
    /// Bytes of one link as it is found. Default 64 KiB.
    pub link: usize,
    /// Bytes decoded out of parts, all together. Default 50 MiB.
    pub decoded: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bytes: 25 << 20,
            parts: 1_000,
            depth: 16,
            links: 10_000,
            places: 16,
            identities: 100,
            header: 64 << 10,
            headers: 1_000,
            link: 64 << 10,
            decoded: 50 << 20,
        }
    }
}
