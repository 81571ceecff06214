//! Makes what is no part of this repository: the dictionary from the one that jieba-rs ships, and the tables by which
//! characters are folded and read as pinyin.
//!
//! `$OUT_DIR/dictionary.bin` is the packed dictionary, `$OUT_DIR/pinyin.bin` the packed table of pinyin. The tests find the text it was made from by the variable
//! `JIEBA_DICTIONARY`.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

#[path = "build/fold_tables.rs"]
mod fold_tables;
#[path = "src/words/format.rs"]
#[allow(dead_code, unreachable_pub)] // half of it is for who reads
mod format;
#[path = "src/words/pack.rs"]
mod pack;
#[path = "src/words/pinyin/format.rs"]
#[allow(dead_code, unreachable_pub)]
mod pinyin_format;
#[path = "build/pinyin_tables.rs"]
mod pinyin_tables;

fn main() -> Result<(), Box<dyn Error>> {
    let project = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let dictionary = jieba_folder(&project, &out)?.join("src/data/dict.txt");
    let text = fs::read_to_string(&dictionary).map_err(|error| format!("{}: {error}", dictionary.display()))?;
    fs::write(out.join("dictionary.bin"), pack::pack(&text)?)?;
    let variants = fold_tables::variants()?;
    fs::write(out.join("fold_tables.rs"), fold_tables::generate(&variants)?)?;
    fs::write(out.join("pinyin.bin"), pinyin_tables::pack(&variants))?;

    println!("cargo:rustc-env=JIEBA_DICTIONARY={}", dictionary.display());
    println!("cargo:rerun-if-changed={}", dictionary.display());
    for file in
        ["build", "build.rs", "Cargo.toml", "src/words/format.rs", "src/words/pack.rs", "src/words/pinyin/format.rs"]
    {
        println!("cargo:rerun-if-changed={file}");
    }
    Ok(())
}

/// The folder where cargo keeps the sources of the jieba-rs that this crate is built with.
///
/// Asking for the whole graph of this crate would fetch what only its tests need. A crate of one dependency has nothing
/// beside what is already here, so this works offline, leaves the lock file alone, and works in `cargo install`.
fn jieba_folder(project: &Path, out: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let own = metadata(project, &project.join("Cargo.toml"), &["--no-deps"])?;
    let own = named(&own["packages"], &env::var("CARGO_PKG_NAME")?)?;
    let version = &named(&own["dependencies"], "jieba-rs")?["req"];

    let probe = out.join("jieba-probe");
    fs::create_dir_all(&probe)?;
    fs::write(probe.join("lib.rs"), "")?;
    let mut manifest = format!(
        "[workspace]\n[package]\nname = \"jieba-probe\"\n[lib]\npath = \"lib.rs\"\n\
         [dependencies]\njieba-rs = {{ version = {version}, default-features = false }}\n"
    );
    // As in our own manifest; the published crate has it from the registry.
    let stand_in = project.join("build/bytecount");
    if stand_in.exists() {
        write!(manifest, "[patch.crates-io]\nbytecount = {{ path = '{}' }}\n", stand_in.display())?;
    }
    fs::write(probe.join("Cargo.toml"), manifest)?;
    let graph = metadata(project, &probe.join("Cargo.toml"), &["--offline", "--filter-platform", &env::var("HOST")?])?;
    let manifest = &named(&graph["packages"], "jieba-rs")?["manifest_path"];
    Ok(Path::new(manifest.as_str().unwrap_or_default()).with_file_name(""))
}

/// The entry of that name in a list of what cargo knows.
fn named<'v>(list: &'v Value, name: &str) -> Result<&'v Value, String> {
    let found = list.as_array().into_iter().flatten().find(|entry| entry["name"] == name);
    found.ok_or_else(|| format!("cargo metadata does not name {name}"))
}

/// What `cargo metadata` says of a manifest, asked in the project's folder so that the same settings apply.
fn metadata(project: &Path, manifest: &Path, options: &[&str]) -> Result<Value, Box<dyn Error>> {
    let mut cargo = Command::new(env::var("CARGO")?);
    cargo
        .current_dir(project)
        .args(["metadata", "--format-version", "1", "--manifest-path"])
        .arg(manifest)
        .args(options);
    let output = cargo.output()?;
    if !output.status.success() {
        return Err(format!("{cargo:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
