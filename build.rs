//! Makes the dictionary from the one that jieba-rs ships, so that it is no part of this repository.

fn main() {}
