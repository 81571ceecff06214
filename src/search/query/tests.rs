use super::*;

fn parse(typed: &str) -> Query {
    Query::parse(typed, &Options::default())
}

fn read(typed: &str) -> String {
    parse(typed).to_text()
}

#[test]
fn operators_are_read() {
    assert_eq!(read("监督　问责"), "监督 问责");
    assert_eq!(read("监督|问责 党员"), "监督 | 问责 党员");
    assert_eq!(read("监督 -问责 －党员"), "监督 -问责 -党员");
    assert_eq!(read("“从严 治党”监督"), "\"从严 治党\" 监督");
    assert_eq!(read("标题:监督 -標題：\"问 责\" Title:a"), "标题:监督 标题:a -标题:\"问 责\"");
}

#[test]
fn a_term_that_excludes_never_opens_an_alternative() {
    assert_eq!(read("甲 | -乙 丙"), "甲 | 丙 -乙");
    assert_eq!(parse("甲 | -乙").notes, [Note::OnlyExcluded]);
}

#[test]
fn operators_inside_a_word_are_characters() {
    assert_eq!(read("十四-五 3-5 标题 看:标题:"), "十四-五 3-5 标题 看:标题:");
    assert_eq!(read("”：他说 监督”"), "”：他说 监督”");
}

#[test]
fn a_rule_of_hyphens_is_looked_for() {
    for rule in ["--", "-----", "－－", "甲 --- 乙"] {
        assert_eq!(read(rule), rule);
    }
    assert_eq!(read("甲 --乙"), "甲 --乙");
    assert_eq!(parse("甲 --乙").terms[1].joint, Joint::Not);
}

#[test]
fn what_is_half_typed_is_read_as_far_as_it_goes() {
    assert_eq!((read("“全面 从"), parse("“全面 从").notes), ("\"全面 从\"".into(), vec![Note::UnclosedQuote]));
    assert_eq!((read("监督 标题:"), parse("监督 标题:").notes), ("监督".into(), vec![Note::EmptyTitle]));
    assert_eq!((read("监督 |"), read("监督 -"), read("监督 \"\"")), ("监督".into(), "监督".into(), "监督".into()));
    assert_eq!(parse("-监督").notes, [Note::OnlyExcluded]);
}

#[test]
fn an_operator_alone_is_looked_for() {
    for typed in ["“", "\"", "-", "－", "|", " ｜ "] {
        assert_eq!(read(typed), typed.trim());
    }
    assert_eq!(read("监督 \""), "监督");
}

#[test]
fn operators_alone_give_a_note() {
    for typed in ["| |", "- -", "- | -", "\"\"", "标题: |"] {
        assert!(parse(typed).is_empty() && parse(typed).notes.len() == 1, "{typed}");
    }
    assert_eq!(parse(" \u{3000}\n"), Query::default());
}

#[test]
fn a_term_typed_twice_counts_once() {
    assert_eq!(read("监督 监督 标题:监督"), "监督 标题:监督");
    assert_eq!(read("监督 -监督 \"监督\" -监督"), "监督 \"监督\" -监督");
}

#[test]
fn what_is_odd_is_said_once() {
    assert_eq!(parse(&"-甲|标题: ".repeat(30)).notes, [Note::OnlyExcluded, Note::EmptyTitle]);
}

#[test]
fn cutting_a_long_query_leaves_no_exclusion_out() {
    let numbers = |joint: &str| (0..63).map(|number| number.to_string()).collect::<Vec<_>>().join(joint);
    assert_eq!(parse(&(numbers("|") + "|监督 -问责 | 党员")).to_text().matches(['监', '问', '党']).count(), 1);
    assert_eq!(read("甲|乙|甲|乙 甲|乙 -甲"), "甲 | 乙 | 乙 甲 | 乙 -甲");
    assert_eq!(
        parse(&(numbers(" ") + " -" + &numbers(" -") + " -a"))
            .terms
            .iter()
            .filter(|term| term.joint == Joint::Not)
            .count(),
        63
    );
}

#[test]
fn too_many_terms_are_cut_with_a_note() {
    let typed: String = (0..100_000).map(|number| number.to_string() + " ").collect();
    let query = parse(&typed);
    assert_eq!((query.terms.len(), query.notes), (64, vec![Note::TooManyTerms { count: 100_000, allowed: 64 }]));
}

#[test]
fn a_term_keeps_what_the_options_do_not_fold() {
    let options = Options { folding: Folding { variants: false, ..Folding::ALL }, ..Options::default() };
    let query = Query::parse("國Ａ", &options);
    assert_eq!((query.terms[0].units.clone(), query.terms[0].exact.clone()), (vec![0x56FD, 0x61], vec![0x570B, 0x61]));
}
