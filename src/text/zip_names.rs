//! The names of the files in a ZIP archive, from its central directory (APPNOTE.TXT 4.3.12, 4.3.16).

use memchr::memmem;

/// The end of central directory record, which stands before a comment of at most 64 KiB.
const END: &[u8] = b"PK\x05\x06";
const END_LEN: usize = 22;
const MOST_COMMENT: usize = u16::MAX as usize;
/// What each entry of the central directory starts with, and its length up to the name.
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_LEN: usize = 46;

/// The names in an archive, in the order of its directory. `None` where it has none: it is cut off, or larger than 4 GiB.
pub(super) fn zip_names(bytes: &[u8]) -> Option<impl Iterator<Item = &[u8]>> {
    let tail = bytes.len().saturating_sub(END_LEN + MOST_COMMENT);
    let end = tail + memmem::rfind(&bytes[tail..], END)?;
    let directory_len = u32_at(bytes, end + 12)? as usize;
    // Reckoned from its end: what stands before the archive has moved its start.
    let mut rest = &bytes[end.checked_sub(directory_len)?..end];
    Some(std::iter::from_fn(move || {
        let (name, after) = first_name(rest)?;
        rest = after;
        Some(name)
    }))
}

/// The name of the first entry, and the entries after it.
fn first_name(directory: &[u8]) -> Option<(&[u8], &[u8])> {
    if !directory.starts_with(ENTRY) {
        return None;
    }
    let [name_len, extra_len, comment_len] = [28, 30, 32].map(|at| u16_at(directory, at));
    let name_end = ENTRY_LEN + name_len?;
    let name = directory.get(ENTRY_LEN..name_end)?;
    Some((name, directory.get(name_end + extra_len? + comment_len?..)?))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    let field = bytes.get(at..at + 2)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(field)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// An archive of empty files with these names.
    pub(in crate::text) fn zip_of(names: &[&str]) -> Vec<u8> {
        let (mut locals, mut directory) = (Vec::new(), Vec::new());
        for name in names {
            let name_len = u16::try_from(name.len()).unwrap().to_le_bytes();
            directory.extend([ENTRY, &[0; 24], &name_len, &[0; 16], name.as_bytes()].concat());
            locals.extend([b"PK\x03\x04", &[0; 22][..], &name_len, &[0; 2], name.as_bytes()].concat());
        }
        let directory_len = u32::try_from(directory.len()).unwrap().to_le_bytes();
        [&locals[..], &directory, END, &[0; 8], &directory_len, &[0; 6]].concat()
    }

    #[test]
    fn names_stand_in_the_directory() {
        let zip = zip_of(&["a.txt", "文稿/二.txt"]);
        let names: Vec<_> = zip_names(&zip).unwrap().collect();
        assert_eq!(names, [&b"a.txt"[..], "文稿/二.txt".as_bytes()]);
    }

    #[test]
    fn an_archive_that_is_cut_anywhere_gives_no_wrong_name() {
        let zip = zip_of(&["a.txt", "b.txt"]);
        for len in 0..zip.len() {
            let names = zip_names(&zip[..len]).into_iter().flatten().collect::<Vec<_>>();
            assert!(names.is_empty() || names == [b"a.txt", b"b.txt"], "{len}");
        }
    }

    #[test]
    fn a_directory_that_claims_more_than_there_is_ends_where_it_ends() {
        let mut zip = zip_of(&["a.txt"]);
        let name_len_at = memmem::find(&zip, ENTRY).unwrap() + 28;
        zip[name_len_at..name_len_at + 2].copy_from_slice(b"\xFF\xFF");
        assert_eq!(zip_names(&zip).unwrap().count(), 0);
    }
}
