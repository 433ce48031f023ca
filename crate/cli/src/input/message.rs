//! A raw message and where it came from.

use std::sync::Arc;

use sublet_mail::Limits;

use crate::pipeline::Fault;

#[derive(Default)]
pub struct RawMessage {
    /// The file, as messages about it name it.
    pub file: Arc<str>,
    /// Which message of the file, from 1; `None` where the file is one message.
    pub number: Option<u64>,
    /// The message, as far as it is read.
    pub raw: Vec<u8>,
    /// Its length in bytes, also beyond what is in `raw`.
    pub size: u64,
    /// Bytes that were taken from the source for it.
    pub read: u64,
    /// Why there is no message after all.
    pub fault: Option<Fault>,
}

impl RawMessage {
    /// Forgets the last message, but not its memory.
    pub fn clear(&mut self) {
        self.raw.clear();
        (self.number, self.size, self.read, self.fault) = (None, 0, 0, None);
    }

    /// Adds bytes; of what is beyond the limit only the length is kept, and one byte that shows that there was more.
    pub fn push(&mut self, bytes: &[u8]) {
        let room = (Limits::default().bytes + 1).saturating_sub(self.raw.len());
        self.raw.extend_from_slice(&bytes[..bytes.len().min(room)]);
        self.size += bytes.len() as u64;
    }
}
