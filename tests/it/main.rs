//! What the crate promises to its users, a file for each behaviour.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod decode;
