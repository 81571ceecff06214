//! Makes the tables that are no part of this repository from crates with free licences.

use std::{env, error::Error, fs, path::PathBuf};

#[path = "build/fold_tables.rs"]
mod fold_tables;
#[path = "build/pinyin_tables.rs"]
mod pinyin_tables;

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let variants = fold_tables::variants()?;
    fs::write(out.join("fold_tables.rs"), fold_tables::generate(&variants)?)?;
    fs::write(out.join("pinyin_tables.rs"), pinyin_tables::generate(&variants))?;
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    Ok(())
}
