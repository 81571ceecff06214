//! Makes what is no part of this repository: `dictionary.bin` from the dictionary that jieba-rs ships, and the tables by
//! which characters are folded and read as pinyin.
//!
//! The native command includes the dictionary; the web build copies it beside the wasm.

use std::{env, error::Error, fs, path::PathBuf, process::Command};

#[path = "build/fold_tables.rs"]
mod fold_tables;
#[path = "build/pinyin_tables.rs"]
mod pinyin_tables;

fn main() -> Result<(), Box<dyn Error>> {
    write_tables()?;
    let source = jieba_source()?.join("src/data/dict.txt");
    println!("cargo::rerun-if-changed={}", source.display());
    println!("cargo::rerun-if-changed=build.rs");
    let words = without_tags(&fs::read_to_string(&source)?);
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("dictionary.bin"), words)?;
    Ok(())
}

fn write_tables() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let variants = fold_tables::variants()?;
    fs::write(out.join("fold_tables.rs"), fold_tables::generate(&variants)?)?;
    fs::write(out.join("pinyin_tables.rs"), pinyin_tables::generate(&variants))?;
    println!("cargo::rerun-if-changed=build");
    Ok(())
}

/// The folder that holds the source of jieba-rs.
fn jieba_source() -> Result<PathBuf, Box<dyn Error>> {
    // Without the platform, cargo would want the dependencies of every platform there is.
    let platform = format!("--filter-platform={}", env::var("TARGET")?);
    let metadata = Command::new(env::var("CARGO")?).args(["metadata", "--format-version=1", &platform]).output()?;
    if !metadata.status.success() {
        return Err(String::from_utf8_lossy(&metadata.stderr).into());
    }
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout)?;
    let packages = metadata["packages"].as_array().ok_or("cargo metadata lists no packages")?;
    let jieba = packages.iter().find(|package| package["name"] == "jieba-rs").ok_or("jieba-rs is no dependency")?;
    let manifest = jieba["manifest_path"].as_str().ok_or("jieba-rs has no manifest path")?;
    Ok(PathBuf::from(manifest).with_file_name(""))
}

/// Each word with its frequency; the parts of speech are not used.
fn without_tags(dictionary: &str) -> String {
    let mut words = String::with_capacity(dictionary.len());
    for line in dictionary.lines() {
        let word_and_frequency = line.rsplit_once(' ').map_or(line, |(rest, _tag)| rest);
        words.push_str(word_and_frequency);
        words.push('\n');
    }
    words
}
