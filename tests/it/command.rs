//! The native command: its output, its exit codes, its errors.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use serde_json::Value;

const TWO_ESSAYS: &str = include_str!("../fixtures/two_essays.txt");

/// A folder of its own for each test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).expect("target is writable");
        Self(path)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        fs::write(self.0.join(name), bytes).expect("target is writable");
        self
    }

    fn gangmu(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_gangmu")).args(args).current_dir(&self.0).output().expect("the command starts")
    }
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn json_lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn outline_as_json_says_every_line_of_the_structure() {
    let folder = Folder::new("outline_json");
    let output = folder.write("文.txt", TWO_ESSAYS).gangmu(&["outline", "--format", "json", "文.txt"]);
    assert_eq!(output.status.code(), Some(0));
    let file = &json_lines(&output)[0];
    assert_eq!((&file["file"], &file["encoding"]), (&"文.txt".into(), &"utf-8".into()));
    let essay = &file["essays"][0];
    assert_eq!(essay["title"], serde_json::json!({ "line": 1, "text": "论读书" }));
    assert_eq!(essay["subtitle"], serde_json::json!({ "line": 2, "text": "——给新同学" }));
    assert_eq!((&essay["notices"], &essay["end_line"]), (&serde_json::json!([0]), &7.into()));
    let heading = &essay["headings"][1];
    assert_eq!((&heading["line"], &heading["level"], &heading["lead"]), (&6.into(), &1.into(), &true.into()));
    assert_eq!((&heading["number"], &heading["text"]), (&"二是".into(), &"二是要细读。".into()));
    assert!(heading["confidence"].as_f64().is_some_and(|confidence| (0.0..=1.0).contains(&confidence)));
    assert!(heading["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
}

#[test]
fn outline_as_a_tree_and_as_markdown_are_for_people() {
    let folder = Folder::new("outline_people");
    folder.write("文.txt", TWO_ESSAYS);
    let tree = stdout(&folder.gangmu(&["outline", "文.txt"]));
    assert_eq!(tree.lines().nth(2), Some("     6    ◇ 一是要多读"));
    let markdown = stdout(&folder.gangmu(&["outline", "--format", "markdown", "文.txt"]));
    assert_eq!(markdown, "# 论读书\n\n- 一是要多读\n- 二是要细读\n- 三是要常读\n\n# 论走路\n\n");
}

#[test]
fn find_can_be_told_to_be_strict() {
    let folder = Folder::new("strict");
    folder.write("文.txt", "共产党员加强監督。\n共产党与Ａ。\n");
    let count = |arguments: &[&str]| {
        let output = folder.gangmu(&[&["find"], arguments, &["文.txt"]].concat());
        String::from_utf8(output.stdout).expect("text").lines().count()
    };
    assert_eq!((count(&["共产党"]), count(&["--whole-word", "共产党"])), (2, 1));
    assert_eq!((count(&["监督"]), count(&["--no-fold", "监督"])), (1, 0));
    assert_eq!((count(&["a"]), count(&["--no-fold", "a"])), (1, 0));
    assert_eq!((count(&["gcd"]), count(&["--no-fold", "gcd"])), (2, 0));
}

#[test]
fn outline_as_opml_nests_and_escapes() {
    let folder = Folder::new("outline_opml");
    folder.write("文.txt", TWO_ESSAYS.replace("论读书", "论<读>\"书\"&"));
    let opml = stdout(&folder.gangmu(&["outline", "--format", "opml", "文.txt"]));
    assert!(opml.contains("  <outline text=\"论&lt;读&gt;&quot;书&quot;&amp;\" line=\"2\" _note=\"——给新同学\">\n"));
    assert!(opml.contains("    <outline text=\"三是要常读\" line=\"8\"/>\n  </outline>\n"));
    assert_eq!(opml.matches("<outline ").count() - opml.matches("/>").count(), opml.matches("</outline>").count());
}

#[test]
fn find_gives_the_place_and_the_way_to_it() {
    let folder = Folder::new("find");
    folder.write("文.txt", TWO_ESSAYS).write("另.txt", "路上的😀书\n");
    let output = folder.gangmu(&["find", "--json", "书", "文.txt", "另.txt"]);
    assert_eq!(output.status.code(), Some(0));
    let hits = json_lines(&output);
    assert_eq!(hits.len(), 4);
    let place =
        serde_json::json!({ "file": "文.txt", "line": 5, "start": 6, "end": 7, "path": ["论读书", "一是要多读"] });
    assert_eq!(hits[2], place);
    assert_eq!((&hits[3]["start"], &hits[3]["end"]), (&5.into(), &6.into()));
}

#[test]
fn nothing_found_ends_with_1() {
    let folder = Folder::new("find_nothing");
    let output = folder.write("文.txt", TWO_ESSAYS).gangmu(&["find", "没有的词", "文.txt"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_done() {
    let folder = Folder::new("bad_files");
    folder.write("空.txt", " \n").write("图.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0").write("文.txt", TWO_ESSAYS);
    let output = folder.gangmu(&["outline", "空.txt", "图.txt", "没有.txt", "文.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("论走路"));
    let errors = String::from_utf8(output.stderr).expect("UTF-8");
    let lines: Vec<&str> = errors.lines().collect();
    assert_eq!(lines.len(), 3, "one line a file: {errors}");
    for (line, name) in lines.iter().zip(["空.txt", "图.txt", "没有.txt"]) {
        assert!(line.contains(name) && line.contains("; "), "names the file and what to do: {line}");
    }
}

#[test]
fn words_are_joined_by_one_space_a_line_for_a_line() {
    let folder = Folder::new("words");
    let output = folder.write("文.txt", "纪委书记　要硬起来\n\n从严治党。\n").gangmu(&["words", "文.txt"]);
    assert_eq!(stdout(&output), "纪委书记 要 硬 起来\n\n从严治党 。\n\n");
}

/// What the command prints for files with these orders to a terminal in title, text and name.
fn printed(folder: &Folder, args: &[&str]) -> String {
    let output = folder.gangmu(args);
    stdout(&output) + std::str::from_utf8(&output.stderr).expect("UTF-8")
}

#[test]
fn no_order_to_a_terminal_is_printed_from_titles_texts_or_names() {
    let folder = Folder::new("terminal");
    let text = "第一篇　\u{1B}]0;题\u{7}\n雨\u{1B}[31m停\u{9B}2J了\u{202E}。\u{7F}\n第二篇　雪\n雪\u{8}。\n";
    folder.write("文\u{1B}[2J.txt", text).write("空\u{1B}[2J.txt", "");
    let is_control = |c: char| c.is_control() && c != '\n' && c != '\t';
    let of =
        |args: &[&str]| printed(&folder, &[args, &["文\u{1B}[2J.txt", "空\u{1B}[2J.txt", "没\u{1B}[2J.txt"]].concat());
    for args in [
        &["outline"][..],
        &["outline", "--explain"],
        &["outline", "--format", "markdown"],
        &["outline", "--format", "opml"],
        &["find", "雨"],
        &["find", "题"],
        &["words"],
        &["\u{1B}[31m"],
    ] {
        let printed = of(args);
        assert!(!printed.contains(is_control) && !printed.is_empty(), "{args:?} prints {printed:?}");
    }
    assert!(of(&["find", "雨"]).contains("文␛[2J.txt:2:1: [第一篇　␛]0;题␇] 雨␛[31m停�2J了�。␡"));
    let json = &json_lines(&folder.gangmu(&["find", "--json", "题", "文\u{1B}[2J.txt"]))[0];
    assert_eq!((&json["file"], &json["path"][0]), (&"文\u{1B}[2J.txt".into(), &"第一篇　\u{1B}]0;题\u{7}".into()));
}

#[test]
fn find_prints_in_proportion_to_what_is_found() {
    let folder = Folder::new("find_flood");
    let len = |count: usize| {
        let text = format!("{}\n{}。\n", "长".repeat(count), "雨山".repeat(count));
        folder.write("文.txt", text);
        stdout(&folder.gangmu(&["find", "雨", "文.txt"])).len()
    };
    let (once, twice) = (len(2000), len(4000));
    assert!(twice < once * 5 / 2 && once < 2000 * 700, "{once}, {twice}");
}

#[test]
fn several_files_are_one_opml_document_and_a_line_of_json_each() {
    let folder = Folder::new("bundle");
    folder.write("甲.txt", TWO_ESSAYS).write("乙.txt", "雨\n雨停了。\n").write("空.txt", "");
    let output = folder.gangmu(&["outline", "--format", "opml", "空.txt", "甲.txt", "乙.txt"]);
    let opml = stdout(&output);
    let document = roxmltree::Document::parse(&opml).expect("well-formed");
    let body = document.descendants().find(|node| node.has_tag_name("body")).expect("a body");
    let files = body.children().filter_map(|node| node.attribute("text"));
    assert_eq!(files.collect::<Vec<_>>(), ["甲.txt", "乙.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(json_lines(&folder.gangmu(&["outline", "--format", "json", "甲.txt", "乙.txt"])).len(), 2);
    let markdown = stdout(&folder.gangmu(&["outline", "--format", "markdown", "甲.txt", "乙.txt"]));
    assert!(markdown.starts_with("# 甲.txt\n\n## 论读书\n\n- 一是要多读\n"), "{markdown}");
    assert!(markdown.contains("\n\n# 乙.txt\n\n"), "{markdown}");
    assert_eq!(stdout(&folder.gangmu(&["outline", "--format", "opml", "空.txt"])), "");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_or_too_large_is_not_read_and_the_others_are_done() {
    let folder = Folder::new("no_files");
    folder.write("文.txt", TWO_ESSAYS);
    fs::create_dir_all(folder.0.join("夹")).expect("target is writable");
    let large = fs::File::create(folder.0.join("大.txt")).expect("target is writable");
    large.set_len(5 << 30).expect("a file may have a hole");
    _ = fs::remove_file(folder.0.join("管"));
    let made = Command::new("mkfifo").arg("管").current_dir(&folder.0).status().expect("there is mkfifo");
    assert!(made.success());
    let output = folder.gangmu(&["outline", "/dev/zero", "夹", "管", "大.txt", "文.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).contains("论走路"));
    let errors = String::from_utf8(output.stderr).expect("UTF-8");
    for (line, says) in errors.lines().zip(["device", "directory", "pipe", "5368709120 bytes"]) {
        assert!(line.contains(says) && line.contains("; "), "{line}");
    }
    assert_eq!(errors.lines().count(), 4, "{errors}");
}
