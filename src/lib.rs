//! Gangmu 纲目: the outline of Chinese essays, and every place where a word is said.
//!
//! The way of the data, each step a module that imports only from the ones before it:
//!
//! ```text
//! bytes ─text─▶ SourceText ─structure─▶ Document ─┬─outline─▶ Outline ───────────────┐
//!                                                 ├─search──▶ Haystack ─Query─▶ Hits ─┼─view─▶ plain data ─wasm─▶ JS
//!                                                 └─words───▶ word ends, keywords ────┘
//! ```
//!
//! [`engine::Engine`] owns what is open and is the only state. `wasm.rs` alone knows JavaScript, `main.rs` alone knows
//! files.
//!
//! ```
//! use gangmu::{outline::Outline, structure, text::SourceText};
//!
//! let source = SourceText::from_text("论读书\n一、为什么读\n为了明理。\n二、怎么读\n一页一页地读。\n")?;
//! let outline = Outline::new(&source, &structure::parse(&source));
//! let titles: Vec<&str> = outline.nodes.iter().map(|node| node.title(&source)).collect();
//! assert_eq!(titles, ["论读书", "一、为什么读", "二、怎么读"]);
//! # Ok::<(), gangmu::text::DecodeError>(())
//! ```

pub mod engine;
pub mod error;
pub mod export;
pub mod insight;
pub mod outline;
pub mod progress;
pub mod search;
pub mod span;
pub mod structure;
pub mod text;
pub mod view;
#[cfg(target_family = "wasm")]
pub mod wasm;
pub mod words;
