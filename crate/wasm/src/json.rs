//! JSON text, for programs that only hand answers on.

use std::io;

use serde::Serialize;

/// A value of ours as JSON text.
pub fn json(value: &impl Serialize) -> String {
    let mut json = Json::new();
    json.put(value);
    json.text()
}

/// Bytes of most answers.
const USUAL: usize = 4 << 10;

/// JSON text that grows. Most of its pieces are a quote, a comma or a colon, for which a copy of memory costs more than the
/// byte.
pub struct Json(pub Vec<u8>);

impl Json {
    pub fn new() -> Json {
        Json(Vec::with_capacity(USUAL))
    }

    pub fn put(&mut self, value: &impl Serialize) {
        let Ok(()) = serde_json::to_writer(self, value) else { unreachable!("memory takes all that JSON can tell") };
    }

    pub fn text(self) -> String {
        let Ok(text) = String::from_utf8(self.0) else { unreachable!("JSON is UTF-8") };
        text
    }
}

impl io::Write for Json {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match bytes {
            [byte] => self.0.push(*byte),
            _ => self.0.extend_from_slice(bytes),
        }
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write(bytes).map(|_| ())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
