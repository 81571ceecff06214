//! The library and the native command, from outside.
#![cfg(not(target_family = "wasm"))]

mod command;
mod decode;
