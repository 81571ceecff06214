//! The native `gangmu` command.
fn main() {}
