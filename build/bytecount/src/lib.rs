//! What jieba-rs calls of bytecount, without SIMD.
//!
//! bytecount 0.6.9 calls functions with SIMD on every wasm32, so that a module with it is refused by an engine that has
//! none. `Cargo.toml` puts this in its place.

/// How often `needle` is in `haystack`.
pub fn count(haystack: &[u8], needle: u8) -> usize {
    haystack.iter().filter(|byte| **byte == needle).count()
}

/// How many characters UTF-8 has: its bytes, less those that go on with one.
pub fn num_chars(utf8: &[u8]) -> usize {
    utf8.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}
