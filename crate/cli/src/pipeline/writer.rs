//! How answers are written; `out` has a writer for each format.

/// What surrounds the items.
pub trait Frame: Sync {
    /// What comes before the first item.
    fn head(&self) -> Vec<u8> {
        Vec::new()
    }

    /// What comes between two items.
    fn between(&self) -> &'static [u8] {
        b""
    }

    /// What comes behind the last item, where there is `any`.
    fn tail(&self, _any: bool) -> &'static [u8] {
        b""
    }
}

/// Writes items of one kind in one format.
pub trait Writer<T>: Frame {
    /// Adds an item to a piece of output. Writing into memory cannot fail.
    fn item(&self, out: &mut Vec<u8>, item: &T);

    /// Adds an item behind those that a piece of output holds already.
    fn add(&self, out: &mut Vec<u8>, item: &T) {
        if !out.is_empty() {
            out.extend_from_slice(self.between());
        }
        self.item(out, item);
    }
}
