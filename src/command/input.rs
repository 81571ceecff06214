//! Files as they are opened: a look at what they are before anything is read.

use std::{
    fs::{self, File, FileType},
    io::{self, Read},
    path::Path,
};

use gangmu::{
    engine::{Engine, OpenFile},
    error::Error,
    text::{MAX_BYTES, NativeDecoder, check_size},
};

/// A file, opened alone in an engine of its own.
pub(super) struct Opened {
    pub(super) engine: Engine,
}

impl Opened {
    /// Reads a file; an error says in one line why it cannot be read and what to do.
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let bytes = read(path)?;
        let mut engine = Engine::default();
        engine.stage(&path.to_string_lossy(), &bytes, None, &NativeDecoder).map_err(|error| say(&error))?;
        engine.commit(false).map_err(|error| say(&error))?;
        Ok(Self { engine })
    }

    pub(super) fn opened(&self) -> &OpenFile {
        &self.engine.files()[0]
    }
}

fn say(error: &Error) -> String {
    format!("{error}; {}", error.help())
}

fn say_io(error: &io::Error) -> String {
    format!("{error}; check the path")
}

/// All bytes of a file. A device has no end, and a pipe that nobody writes to never begins: neither is opened, but for the
/// pipes that the shell hands over, as for `<(…)`.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    let metadata = fs::metadata(path).map_err(|error| say_io(&error))?;
    if let Some(why) = no_file(metadata.file_type()).filter(|_| !is_handed_over(path)) {
        return Err(why.to_owned());
    }
    refuse_large(metadata.len())?;
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    let file = File::open(path).map_err(|error| say_io(&error))?;
    // It may grow while it is read.
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| say_io(&error))?;
    refuse_large(bytes.len() as u64)?;
    Ok(bytes)
}

fn refuse_large(byte_len: u64) -> Result<(), String> {
    check_size(byte_len).map_err(|error| say(&error.into()))
}

/// What it is and what to do, where it is no file that holds bytes.
fn no_file(kind: FileType) -> Option<&'static str> {
    if kind.is_file() {
        None
    } else if kind.is_dir() {
        Some("it is a directory; name the files in it")
    } else {
        Some("it is a device or a pipe; save the text in a file and name that")
    }
}

/// Whether it is a pipe that is open already, under the name the system has for it.
fn is_handed_over(path: &Path) -> bool {
    ["/dev/stdin", "/dev/fd", "/proc/self/fd"].iter().any(|open| path.starts_with(open))
}
