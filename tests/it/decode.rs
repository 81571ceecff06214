//! Any bytes either open as the text that was written, or explain why not.

use proptest::prelude::*;

use gangmu::{
    error::Error,
    text::{DecodeError, Encoding, LegacyDecoder, NativeDecoder, SourceText, Warning, decode},
};

const ESSAY: &str = "第一篇　雨后\n　　雨停了，院子里的石板还湿着。我搬出小凳，等外婆把晒过的书一本一本收回来。\n";
const TRADITIONAL: &str =
    "第一篇　雨後\n　　雨停了，院子裡的石板還濕著。我搬出小凳，等外婆把曬過的書一本一本收回來。\n";

fn open(bytes: &[u8]) -> Result<SourceText, DecodeError> {
    decode(bytes, None, &NativeDecoder)
}

fn in_encoding(encoding: Encoding, text: &str) -> Vec<u8> {
    match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
        Encoding::Big5 => encoding_rs::BIG5.encode(text).0.into_owned(),
    }
}

fn essay_in(encoding: Encoding) -> &'static str {
    if encoding == Encoding::Big5 { TRADITIONAL } else { ESSAY }
}

/// What a file opens as: its text, its encoding, and how many places were replaced.
fn outcome(bytes: &[u8]) -> (String, Encoding, usize) {
    let source = open(bytes).unwrap();
    let count = source.warnings().iter().map(|Warning::ReplacedBytes { count }| count).sum();
    (source.text().to_owned(), source.encoding(), count)
}

#[test]
fn every_encoding_is_found_without_a_byte_order_mark() {
    for encoding in Encoding::ALL {
        let text = essay_in(encoding);
        assert_eq!(outcome(&in_encoding(encoding, text)), (text.to_owned(), encoding, 0));
    }
}

#[test]
fn a_byte_order_mark_is_left_out_of_the_text() {
    for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Gb18030] {
        let bytes = in_encoding(encoding, &format!("\u{FEFF}{ESSAY}"));
        assert_eq!(outcome(&bytes), (ESSAY.to_owned(), encoding, 0));
    }
}

#[test]
fn one_sentence_is_enough_to_find_its_encoding() {
    for encoding in [Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le, Encoding::Utf16Be] {
        let sentence = "雨停了，我们去河边散步。";
        assert_eq!(outcome(&in_encoding(encoding, sentence)), (sentence.to_owned(), encoding, 0));
    }
}

#[test]
fn the_encoding_is_found_where_the_first_hanzi_comes_after_a_megabyte() {
    let text = "2026-11-22 08:00 backup finished\n".repeat(32_000) + ESSAY;
    for encoding in [Encoding::Utf8, Encoding::Gb18030] {
        assert_eq!(outcome(&in_encoding(encoding, &text)), (text.clone(), encoding, 0));
    }
}

#[test]
fn characters_outside_the_basic_plane_are_whole_in_every_encoding_that_has_them() {
    let text = format!("{ESSAY}招牌上写的是𠮷，不是吉。😀\n");
    for encoding in [Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le, Encoding::Utf16Be] {
        assert_eq!(outcome(&in_encoding(encoding, &text)), (text.clone(), encoding, 0));
    }
}

#[test]
fn a_file_that_is_cut_off_opens_in_its_own_encoding_with_a_warning() {
    for encoding in Encoding::ALL {
        let text = essay_in(encoding).trim_end().strip_suffix('。').unwrap();
        let mut bytes = in_encoding(encoding, text);
        bytes.pop();
        let (opened, found, count) = outcome(&bytes);
        let kept = text.strip_suffix(['来', '來']).unwrap();
        assert_eq!((opened.strip_prefix(kept), found, count), (Some("\u{FFFD}"), encoding, 1));
    }
}

#[test]
fn one_bad_place_does_not_turn_utf8_into_another_encoding() {
    for bad in [&b"\xFF"[..], b"\xC0\xAF", b"\xED\xA0\x80", b"\x81", b"\xF5\x80\x80\x80"] {
        let (text, encoding, count) = outcome(&[ESSAY.as_bytes(), bad, b"\n", ESSAY.as_bytes()].concat());
        assert_eq!((text.matches(ESSAY).count(), encoding), (2, Encoding::Utf8), "{bad:02X?}");
        assert_eq!(text.matches('\u{FFFD}').count(), count, "{bad:02X?}");
        assert!((1..=4).contains(&count), "{bad:02X?}");
    }
}

#[test]
fn two_encodings_in_one_file_never_pass_in_silence() {
    let (text, encoding, count) = outcome(&[ESSAY.as_bytes(), &in_encoding(Encoding::Gb18030, ESSAY)].concat());
    assert!(text.starts_with(ESSAY));
    assert_eq!(encoding, Encoding::Utf8);
    assert!(count > 0);
}

#[test]
fn a_replacement_character_that_was_written_is_not_counted() {
    let text = format!("{ESSAY}这里写着一个\u{FFFD}。\n");
    for encoding in [Encoding::Utf8, Encoding::Gb18030, Encoding::Utf16Le] {
        assert_eq!(outcome(&in_encoding(encoding, &text)), (text.clone(), encoding, 0));
    }
}

#[test]
fn a_byte_order_mark_that_lies_is_not_believed() {
    let bytes = [b"\xEF\xBB\xBF", &in_encoding(Encoding::Gb18030, ESSAY)[..]].concat();
    assert_eq!(outcome(&bytes), (ESSAY.to_owned(), Encoding::Gb18030, 0));
}

#[test]
fn a_chosen_encoding_is_obeyed_whatever_the_bytes_are() {
    let bytes = in_encoding(Encoding::Gb18030, ESSAY);
    for encoding in Encoding::ALL {
        let source = decode(&bytes, Some(encoding), &NativeDecoder).unwrap();
        assert_eq!(source.encoding(), encoding);
        assert_eq!(source.text() == ESSAY, encoding == Encoding::Gb18030);
    }
    let noise = decode(b"\x89PNG\r\n\x1A\n\0\xFF", Some(Encoding::Utf8), &NativeDecoder).unwrap();
    assert_eq!(noise.warnings(), [Warning::ReplacedBytes { count: 2 }]);
    assert!(matches!(decode(b" ", Some(Encoding::Big5), &NativeDecoder), Err(DecodeError::Empty { .. })));
}

#[test]
fn a_file_without_anything_to_see_is_empty() {
    let blank = "\u{200B}\u{200C}\u{FEFF}\n　\u{2060}".as_bytes();
    for bytes in [&b""[..], b"  \t ", b"\r\n\n", b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF", blank] {
        assert_eq!(open(bytes).unwrap_err(), DecodeError::Empty { byte_len: bytes.len() });
    }
}

#[test]
fn a_file_that_is_no_text_says_what_it_is() {
    let cases: [(&[u8], &str, &str); 8] = [
        (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "binary", "PNG"),
        (b"\x1F\x8B\x08\0\0\0\0\0", "binary", "GZIP"),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0", "binary", "EXE"),
        (b"PK\x03\x04\x14\0\0\0\x08\0a.txt", "binary", "ZIP"),
        (b"PK\x03\x04\x14\0\0\0\x08\0word/document.xml", "unsupported", "DOCX"),
        (b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n", "unsupported", "PDF"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", "unsupported", "DOC"),
        (b"\xFF\xFE\0\0\x25\x66\0\0", "unsupported", "UTF-32"),
    ];
    for (bytes, code, format) in cases {
        let error = Error::from(open(bytes).unwrap_err());
        assert_eq!((error.code(), error.values()), (code, vec![("format", format.to_owned())]));
        assert!(error.to_string().contains(format), "{error}");
    }
}

#[test]
fn noise_is_told_by_its_control_characters() {
    // xorshift: every byte value, in no order.
    let mut state = 0x2545_F491_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        (state >> 8) as u8
    })
    .take(20_000)
    .collect();
    for bytes in [&noise[..], &[0; 4096], &[b"\xFF\xFE", &noise[..]].concat()] {
        assert_eq!(Error::from(open(bytes).unwrap_err()).code(), "binary");
    }
}

#[test]
fn an_essay_that_only_starts_like_another_format_opens() {
    for first in
        ["PK赛那天，全班都来了。", "MZ世代", "BM是他名字的缩写。", "%PDF-1.4 是什么", "{\\rtf 是什么", "GIF89a"]
    {
        let text = format!("{first}\n{ESSAY}");
        assert_eq!(outcome(text.as_bytes()), (text.clone(), Encoding::Utf8, 0));
    }
}

#[test]
fn control_characters_here_and_there_are_kept() {
    let text = format!("{ESSAY}响铃\u{7}退格\u{8}，\0转义\u{1B}[31m红\u{7F}。\u{9F}\n");
    assert_eq!(outcome(text.as_bytes()), (text.clone(), Encoding::Utf8, 0));
}

#[test]
fn bytes_in_no_known_encoding_say_which_byte_and_where() {
    let error = Error::from(open(b"Le caf\xE9 \xE9tait ferm\xE9 ; la pluie tombait.").unwrap_err());
    assert_eq!((error.code(), error.at()), ("unknown-encoding", Some(6)));
    assert_eq!(error.to_string(), "byte 6 (0xE9) belongs to no encoding that is known");
}

#[test]
fn a_decoder_is_asked_only_for_the_encodings_that_have_tables() {
    struct NoDecoder;
    impl LegacyDecoder for NoDecoder {
        fn decode(&self, encoding: Encoding, _: &[u8]) -> String {
            panic!("{encoding} has no table");
        }
    }
    for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
        assert!(decode(&in_encoding(encoding, ESSAY), None, &NoDecoder).is_ok());
    }
}

/// Bytes as they come in bad files: noise, and pieces of text in all encodings, cut anywhere.
fn bytes_of_any_kind() -> impl Strategy<Value = Vec<u8>> {
    let noise = prop::collection::vec(any::<u8>(), 0..40);
    let piece = (0..Encoding::ALL.len(), 0..200_usize, 0..200_usize).prop_map(|(encoding, start, end)| {
        let bytes = in_encoding(Encoding::ALL[encoding], ESSAY);
        bytes.get(start.min(end)..start.max(end)).unwrap_or(&bytes).to_vec()
    });
    prop::collection::vec(prop_oneof![noise, piece], 0..4).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_open_or_explain_themselves(bytes in bytes_of_any_kind()) {
        match open(&bytes) {
            Ok(source) => {
                let replaced = source.text().contains('\u{FFFD}');
                prop_assert!(!replaced || !source.warnings().is_empty());
                prop_assert_eq!(source.lines().count(), source.line_count());
            }
            Err(error) => {
                let error = Error::from(error);
                prop_assert!(error.at().is_none_or(|at| at < bytes.len()));
                prop_assert!(!error.to_string().is_empty() && !error.help().is_empty());
            }
        }
    }

    #[test]
    fn a_chosen_encoding_opens_any_bytes(bytes in bytes_of_any_kind(), encoding in 0..Encoding::ALL.len()) {
        match decode(&bytes, Some(Encoding::ALL[encoding]), &NativeDecoder) {
            Ok(source) => prop_assert_eq!(source.encoding(), Encoding::ALL[encoding]),
            Err(error) => prop_assert_eq!(error, DecodeError::Empty { byte_len: bytes.len() }),
        }
    }

    #[test]
    fn line_ends_never_change_what_the_lines_say(lines in prop::collection::vec("[一二“”…\u{A0}a]{0,5}", 1..8), end in 0..6_usize) {
        let end = ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"][end];
        let written = format!("始{end}{}", lines.join(end));
        let source = SourceText::from_text(&written).unwrap();
        prop_assert_eq!(source.text(), format!("始\n{}", lines.join("\n")));
    }
}
