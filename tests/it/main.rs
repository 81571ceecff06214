//! The library and the native command, from outside.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it stands")]

mod command;
mod decode;
mod insight;
mod structure;
mod words;
