//! What the crate does, seen from outside: a file for each behaviour.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod words;
