//! What stands around the items of a JSON array that is written one by one.

pub const HEAD: &[u8] = b"[";

/// What stands before an item, the first one or another.
pub fn between(first: bool) -> &'static [u8] {
    if first { b"\n" } else { b",\n" }
}

/// What stands behind the last item, where there is any.
pub fn tail(any: bool) -> &'static [u8] {
    if any { b"\n]\n" } else { b"]\n" }
}
