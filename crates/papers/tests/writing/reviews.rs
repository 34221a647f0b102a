//! What a review says: only what it was given, each figure and sentence with its source.

use super::review_samples::{self, assignments_source, figure, figure_source, round, section, target_source};
use super::samples;
use domain::reviews::{Block, BlockKind, Standing};
use jiff::civil::date;
use papers::writing::review::*;
use papers::writing::{Completeness, Coverage, Paper, Papered, Shown, TotalFigure, Waived};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Facts with one heading.
fn facts_with(section: SectionFacts) -> ReviewFacts {
    ReviewFacts { who: None, annexes: Vec::new(), sections: vec![section], ..review_samples::facts() }
}

fn find<'b>(blocks: &'b [Block], key: &str) -> &'b Block {
    let keys = || blocks.iter().map(|block| block.key.as_str()).collect::<Vec<_>>();
    blocks.iter().find(|block| block.key == key).unwrap_or_else(|| panic!("{key} is not among {:?}", keys()))
}

fn has(blocks: &[Block], key: &str) -> bool {
    blocks.iter().any(|block| block.key == key)
}

const ALL: Coverage = Coverage { reported: 3, owed: 3, nothing_arose: 0 };
const ONE_MISSING: Coverage = Coverage { reported: 2, owed: 3, nothing_arose: 0 };

fn total(unit: &str, total: Shown, coverage: Coverage) -> TotalFigure {
    TotalFigure {
        name: "Số lớp nghề".into(),
        unit: unit.into(),
        total,
        coverage,
        share: None,
        parts: Vec::new(),
        ..samples::figures().swap_remove(0)
    }
}

fn number(text: &str) -> Shown {
    Shown::Figure(text.into())
}

fn said(figure: FigureFacts) -> String {
    let blocks = blocks(&facts_with(SectionFacts { figures: vec![figure], ..section("4", 1, "Chỉ tiêu") }));
    find(&blocks, "4/X1").text.clone()
}

fn before(total: Shown, change: Option<(Ordering, &str)>, units: Option<u32>) -> Option<Before> {
    Some(Before {
        period: "năm 2025".into(),
        total,
        change: change.map(|(order, by)| (order, by.to_owned())),
        units,
        source: figure_source("X1"),
    })
}

#[test]
fn a_total_says_what_it_rests_on() {
    let cases = [
        (number("12"), ALL, "Số lớp nghề, trong kỳ: 12 lớp (số liệu của 3/3 đơn vị)."),
        (number("0"), ALL, "Số lớp nghề, trong kỳ: 0 lớp (số liệu của 3/3 đơn vị)."),
        (number("-3"), ONE_MISSING, "Số lớp nghề, trong kỳ: -3 lớp (số liệu của 2/3 đơn vị)."),
        (
            Shown::NothingArose,
            Coverage { nothing_arose: 3, ..ALL },
            "Số lớp nghề, trong kỳ: không phát sinh (số liệu của 3/3 đơn vị, có 3 đơn vị báo cáo không phát sinh).",
        ),
        (
            Shown::NoFigures,
            Coverage { reported: 0, ..ALL },
            "Số lớp nghề, trong kỳ: chưa có số liệu (số liệu của 0/3 đơn vị).",
        ),
    ];
    for (shown, coverage, expected) in cases {
        assert_eq!(said(figure("X1", total("lớp", shown, coverage))), expected);
    }
}

#[test]
fn numbers_are_compared_and_nothing_else_is() {
    let cases = [
        (
            "lớp",
            number("12"),
            before(number("10"), Some((Ordering::Greater, "2")), None),
            "Tăng 2 lớp so với cùng kỳ năm trước (năm 2025: 10 lớp).",
        ),
        (
            "lớp",
            number("8"),
            before(number("10"), Some((Ordering::Less, "2")), None),
            "Giảm 2 lớp so với cùng kỳ năm trước (năm 2025: 10 lớp).",
        ),
        (
            "lớp",
            number("10"),
            before(number("10"), Some((Ordering::Equal, "0")), None),
            "Bằng cùng kỳ năm trước (năm 2025: 10 lớp).",
        ),
        (
            "lớp",
            number("5"),
            before(number("0"), Some((Ordering::Greater, "5")), None),
            "Tăng 5 lớp so với cùng kỳ năm trước (năm 2025: 0 lớp).",
        ),
        (
            "%",
            number("77,5"),
            before(number("80"), Some((Ordering::Less, "2,5")), None),
            "Giảm 2,5 điểm phần trăm so với cùng kỳ năm trước (năm 2025: 80%).",
        ),
        (
            "lớp",
            number("12"),
            before(number("10"), Some((Ordering::Greater, "2")), Some(1)),
            "Tăng 2 lớp so với cùng kỳ năm trước (năm 2025: 10 lớp); số liệu cùng kỳ là của 1 đơn vị, kỳ này của 3 đơn vị.",
        ),
        ("lớp", number("12"), before(Shown::NoFigures, None, None), "Cùng kỳ năm trước (năm 2025): chưa có số liệu."),
        (
            "lớp",
            number("12"),
            before(Shown::NothingArose, None, None),
            "Cùng kỳ năm trước (năm 2025): không phát sinh.",
        ),
        ("lớp", Shown::NoFigures, before(number("10"), None, None), "Cùng kỳ năm trước (năm 2025): 10 lớp."),
        // A change that was handed in beside a value that is no number says nothing.
        (
            "lớp",
            Shown::NoFigures,
            before(number("10"), Some((Ordering::Less, "10")), None),
            "Cùng kỳ năm trước (năm 2025): 10 lớp.",
        ),
        (
            "lớp",
            number("12"),
            before(Shown::NotReported, Some((Ordering::Greater, "12")), Some(0)),
            "Cùng kỳ năm trước (năm 2025): chưa báo cáo.",
        ),
    ];
    for (unit, now, then, expected) in cases {
        let text = said(FigureFacts { before: then, ..figure("X1", total(unit, now, ALL)) });
        let compared = text.split_once("đơn vị). ").map(|(_, compared)| compared).unwrap_or_default();
        assert_eq!(compared, expected);
    }
    assert!(said(figure("X1", total("lớp", number("1"), ALL))).ends_with("đơn vị)."), "nothing to compare with");
}

#[test]
fn nothing_is_reached_while_a_unit_is_missing() {
    let aim = |verdict| {
        Some(Aim { said: "ít nhất 10 lớp".into(), term: "năm 2026".into(), verdict, source: target_source() })
    };
    let open = "Chỉ tiêu năm 2026 là ít nhất 10 lớp; chưa đủ số liệu của các đơn vị để đánh giá.";
    let cases = [
        (Verdict::Reached, "Chỉ tiêu năm 2026 là ít nhất 10 lớp; đã đạt."),
        (Verdict::Missed, "Chỉ tiêu năm 2026 là ít nhất 10 lớp; không đạt."),
        (Verdict::NotYet, "Chỉ tiêu năm 2026 là ít nhất 10 lớp; chưa đạt."),
        (Verdict::Open, open),
    ];
    for (verdict, expected) in cases {
        let whole = FigureFacts { aim: aim(verdict), ..figure("X1", total("lớp", number("12"), ALL)) };
        assert!(said(whole.clone()).ends_with(expected), "{}", said(whole));
        let missing = FigureFacts {
            aim: aim(verdict),
            missing: vec!["Đảng ủy xã A".into()],
            ..figure("X1", total("lớp", number("12"), ALL))
        };
        let fewer = FigureFacts { aim: aim(verdict), ..figure("X1", total("lớp", number("12"), ONE_MISSING)) };
        for facts in [missing, fewer] {
            let text = said(facts);
            assert!(text.contains(open) && !says_reached(&text), "{text}");
        }
    }
    // The negative control: the words that this test looks for are those of a target that is reached.
    assert!(says_reached("Chỉ tiêu năm 2026 là ít nhất 10 lớp; đã đạt."));
}

fn says_reached(text: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == "đạt")
}

#[test]
fn units_without_a_figure_are_named_once() {
    let names: Vec<String> = (0..20).map(samples::unit).collect();
    let missing = |count: usize| FigureFacts {
        missing: names[..count].to_vec(),
        ..figure("X1", total("lớp", number("1"), ONE_MISSING))
    };
    assert!(said(missing(2)).ends_with("Chưa có số liệu của: Đảng ủy xã Đồng Phượng; Đảng ủy xã Đồng Nhãn."));
    assert!(said(missing(20)).ends_with("Đảng ủy xã Phú Lâm; và 12 đơn vị khác (danh sách tại phụ lục kèm theo)."));

    let of_one = |count| SectionFacts { figures: vec![missing(count)], ..section("4", 1, "Chỉ tiêu") };
    let long = blocks(&facts_with(of_one(20)));
    let annex = find(&long, "annex/missing");
    assert_eq!((annex.kind, annex.table.as_ref().unwrap().rows.len()), (BlockKind::Annex, 20));
    assert!(!has(&blocks(&facts_with(of_one(12))), "annex/missing"));

    // Those without a report are named where the paper says who reported.
    let completeness =
        Completeness { owed: 3, reported: 2, missing: vec![names[0].clone()], ..Completeness::default() };
    let who = Some(WhoReported { completeness, source: round() });
    let silent_too = blocks(&ReviewFacts { who: who.clone(), ..facts_with(of_one(2)) });
    assert!(
        find(&silent_too, "4/X1")
            .text
            .ends_with("Ngoài các đơn vị chưa báo cáo, chưa có số liệu của: Đảng ủy xã Đồng Nhãn.")
    );
    let silent_alone = blocks(&ReviewFacts { who, ..facts_with(of_one(1)) });
    assert!(find(&silent_alone, "4/X1").text.ends_with("(số liệu của 2/3 đơn vị)."));
}

#[test]
fn who_reported_is_said_by_name() {
    let said = |reported, missing: &[&str], sent_back: &[&str]| {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let completeness = Completeness {
            owed: 3,
            reported,
            accepted: reported,
            missing: names(missing),
            sent_back: names(sent_back),
            waived: vec![Waived { unit: "Đảng ủy đặc khu D".into(), reason: String::new() }],
        };
        let figures = vec![figure("X1", total("lớp", number("1"), ALL))];
        let facts = facts_with(SectionFacts { figures, ..section("4", 1, "Chỉ tiêu") });
        blocks(&ReviewFacts { who: Some(WhoReported { completeness, source: round() }), ..facts })
    };
    let none = said(0, &["A", "B", "C"], &[]);
    assert_eq!(
        find(&none, "who").text,
        "Tính đến ngày 25/6/2026, chưa có đơn vị nào trong số 3 đơn vị phải báo cáo gửi báo cáo; chưa báo cáo: A; B; C. Được miễn báo cáo: Đảng ủy đặc khu D."
    );
    let one_missing = said(2, &[], &["B"]);
    assert_eq!(
        find(&one_missing, "who").text,
        "Tính đến ngày 25/6/2026, 2 trong số 3 đơn vị phải báo cáo đã báo cáo, trong đó 2 báo cáo đã được công nhận; đã gửi, bị trả lại và chưa gửi lại: B. Được miễn báo cáo: Đảng ủy đặc khu D."
    );
    assert!(has(&one_missing, "who/only") && has(&none, "who/only"));
    let all = said(3, &[], &[]);
    assert!(find(&all, "who").text.contains("3 trong số 3 đơn vị phải báo cáo đã báo cáo"));
    assert!(!has(&all, "who/only") && !has(&all, "annex/silent"));
    assert_eq!(find(&all, "who/heading").kind, BlockKind::Section);

    let many: Vec<String> = (0..30).map(samples::unit).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let long = said(0, &many, &["B"]);
    assert!(find(&long, "who").text.contains("Đảng ủy xã Phú Lâm; và 22 đơn vị khác (danh sách tại phụ lục kèm theo)"));
    assert_eq!(find(&long, "annex/silent").table.as_ref().unwrap().rows.len(), 31);
}

#[test]
fn a_heading_without_anything_is_left_out_unless_a_person_writes_there() {
    let facts = review_samples::facts();
    let drafted = blocks(&facts);
    assert!(!has(&drafted, "1.2.3/heading"), "inspections have nothing");
    let kinds = |key| find(&drafted, key).kind;
    assert_eq!(
        ["1/heading", "1.1/heading", "1.2.1/heading"].map(kinds),
        [BlockKind::Part, BlockKind::Section, BlockKind::Subsection]
    );
    assert_eq!(find(&drafted, "1.1/own").text, "");
    assert!(!has(&drafted, "who/heading"), "a paper in parts says who reported before the first of them");

    let empty =
        ReviewFacts { sections: vec![section("1", 1, "Phần thứ nhất. A"), section("1.1", 2, "B")], ..facts };
    assert!(!blocks(&empty).iter().any(|block| block.key.ends_with("/heading")));
}

#[test]
fn answers_stand_by_question_with_their_unit() {
    let drafted = blocks(&review_samples::facts());
    let same = drafted.iter().find(|block| block.text == "- Đảng ủy xã An Khê; Đảng ủy xã Lam Sơn: Không.").unwrap();
    let units: Vec<&str> = same.marks.iter().map(|mark| &same.text[mark.start..mark.end]).collect();
    assert_eq!(units, [same.text.as_str(), "Đảng ủy xã An Khê", "Đảng ủy xã Lam Sơn", "Không."]);
    assert_ne!(same.marks[1].source, same.marks[2].source);
    assert_eq!(find(&drafted, "1.3/results").text, "Kết quả nổi bật, theo báo cáo của các đơn vị:");
    let of_the_heading = QuestionFacts {
        code: "q".into(),
        question: "Kết quả".into(),
        answers: vec![SourcedAnswer { unit: "A".into(), text: " \n ".into(), source: round() }],
    };
    let with = |answers: Vec<SourcedAnswer>| {
        let questions = vec![QuestionFacts { answers, ..of_the_heading.clone() }];
        blocks(&facts_with(SectionFacts { questions, ..section("3", 1, "Kết quả") }))
    };
    assert!(!has(&with(of_the_heading.answers.clone()), "3/q"), "blank answers are none");
    let one = with(vec![SourcedAnswer { unit: "Xã A".into(), text: "Tốt.".into(), source: round() }]);
    assert_eq!(find(&one, "3/q").text, "Theo báo cáo của các đơn vị:");
    assert_eq!(find(&one, "3/q/xa-a").text, "- Xã A: Tốt.");
}

#[test]
fn assignments_are_told_by_their_state() {
    let said = |[all, accepted, submitted, under_way, overdue]: [u32; 5]| {
        let counts = ObligationCounts { all, accepted, submitted, under_way, overdue };
        let facts = ObligationFacts { counts, clauses: Vec::new(), overdue: Vec::new(), source: assignments_source() };
        blocks(&facts_with(SectionFacts { obligations: Some(facts), ..section("3", 1, "Nhiệm vụ") }))
    };
    let cases = [
        (
            [5, 5, 0, 0, 0],
            "Các đơn vị được giao 5 phần việc, trong đó 5 đã được công nhận hoàn thành; không có phần việc quá hạn.",
        ),
        ([1_234, 0, 0, 0, 1_234], "Các đơn vị được giao 1.234 phần việc, trong đó 1.234 quá hạn."),
        (
            [4, 1, 1, 1, 1],
            "Các đơn vị được giao 4 phần việc, trong đó 1 đã được công nhận hoàn thành; 1 đã gửi kết quả, chờ xem xét; 1 đang thực hiện, chưa quá hạn; 1 quá hạn.",
        ),
    ];
    for (counts, expected) in cases {
        assert_eq!(find(&said(counts), "3/obligations").text, expected);
    }
    assert!(!has(&said([0; 5]), "3/obligations"));
    let drafted = blocks(&review_samples::facts());
    assert!(find(&drafted, "1.3/overdue").text.ends_with("Đảng ủy xã Lam Sơn 3 (3); Đảng ủy xã Sông Hến 4 (2)."));
    assert!(find(&drafted, "1.3/coverage").text.starts_with("12 nội dung của Kế hoạch số 72-KH/TU"));
    assert_eq!(find(&drafted, "1.3/gaps/clauses").text.lines().count(), 2);
    assert_eq!(find(&drafted, "annex/1.2.2/documents").table.as_ref().unwrap().rows.len(), 32);
}

/// Everything in a draft that is a number, with whether a mark lies on it.
fn numbers_without_a_source(block: &Block) -> Vec<String> {
    let mut bare = Vec::new();
    let mut place = 0;
    for word in block.text.split_inclusive([' ', '\n']) {
        let end = place + word.len();
        let is_marked = block.marks.iter().any(|mark| mark.start <= place && end.min(block.text.len()) <= mark.end + 1);
        if word.chars().any(|letter| letter.is_ascii_digit()) && !is_marked {
            bare.push(word.trim().to_owned());
        }
        place = end;
    }
    bare
}

#[test]
fn every_number_and_every_sentence_has_a_source() {
    let drafted = blocks(&review_samples::facts());
    for block in &drafted {
        let is_heading = matches!(block.kind, BlockKind::Part | BlockKind::Section | BlockKind::Subsection);
        let starts: Vec<usize> = block.marks.iter().map(|mark| mark.start).collect();
        assert!(starts.is_sorted(), "{}", block.key);
        for mark in &block.marks {
            assert!(mark.start < mark.end && block.text.get(mark.start..mark.end).is_some(), "{}: {mark:?}", block.key);
        }
        if !is_heading {
            assert_eq!(numbers_without_a_source(block), [""; 0], "{}", block.key);
        }
    }
    let figure = find(&drafted, "1.2.1/B01");
    let marked: Vec<&str> = figure.marks.iter().map(|mark| &figure.text[mark.start..mark.end]).collect();
    for words in ["12.345 người", "6.001 người", "345 người", "12.000 người", "ít nhất 25.000 người"]
    {
        assert!(marked.contains(&words), "{words} is not marked: {marked:#?}");
    }
    // The negative control: a number that nobody marked is noticed.
    let bare = Block { marks: figure.marks[1..2].to_vec(), ..figure.clone() };
    assert!(numbers_without_a_source(&bare).contains(&"6.001".to_owned()));
}

#[test]
fn keys_stay_the_same_when_numbers_change() {
    let facts = review_samples::facts();
    let mut other = facts.clone();
    for figure in other.sections.iter_mut().flat_map(|section| &mut section.figures) {
        figure.total.total = Shown::Figure("1".into());
        figure.before = None;
    }
    if let Some(obligations) = &mut other.sections[6].obligations {
        obligations.counts.accepted -= 3;
        obligations.clauses.reverse();
    }
    let keys = |facts: &ReviewFacts| blocks(facts).into_iter().map(|block| block.key).collect::<BTreeSet<_>>();
    assert_eq!(keys(&facts), keys(&other));
    assert_eq!(keys(&facts).len(), blocks(&facts).len(), "no key twice");
    assert_eq!(blocks(&facts), blocks(&facts));
    let mut twice = facts.clone();
    twice.sections.push(facts.sections[3].clone());
    assert_eq!(keys(&twice).len(), blocks(&twice).len(), "no key twice, whatever the facts say");
}

fn texts(paper: &Paper) -> Vec<String> {
    let words = |runs: &Vec<papers::writing::Run>| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let lines = paper.body.iter().flat_map(|block| match block {
        papers::writing::Block::Part(text) => vec![format!("# {text}")],
        papers::writing::Block::Section(_, text) => vec![format!("## {text}")],
        papers::writing::Block::Paragraph(runs) => vec![words(runs)],
        papers::writing::Block::List(_, items) => items.iter().map(words).collect(),
        _ => vec!["table".to_owned()],
    });
    lines.collect()
}

fn written(office: papers::writing::Office, blocks: Vec<StandingBlock>) -> Paper {
    paper(&ReviewToWrite {
        office,
        papered: Papered::drafted(date(2026, 6, 25)),
        subject: "sơ kết Chỉ thị".into(),
        basis: Vec::new(),
        blocks,
    })
}

#[test]
fn empty_blocks_leave_no_trace() {
    let drafted = StandingBlock::drafted;
    let paper = written(
        samples::office(),
        vec![
            drafted(BlockKind::Part, "Phần thứ nhất. A"),
            drafted(BlockKind::Section, "B"),
            drafted(BlockKind::Paragraph, " \n"),
            drafted(BlockKind::Section, "C"),
            drafted(BlockKind::List, "- một\n\nhai"),
            drafted(BlockKind::Subsection, "D"),
            drafted(BlockKind::Part, "Phần thứ hai. E"),
            drafted(BlockKind::Paragraph, "x\ny"),
            drafted(BlockKind::Part, "Phần thứ ba. F"),
            drafted(BlockKind::Table, ""),
            drafted(BlockKind::Annex, "without a table"),
        ],
    );
    assert_eq!(
        texts(&paper),
        [
            "Ban Tuyên giáo và Dân vận Tỉnh uỷ báo cáo sơ kết Chỉ thị như sau:",
            "# Phần thứ nhất. A",
            "## C",
            "một",
            "hai",
            "# Phần thứ hai. E",
            "x",
            "y",
            "Trên đây là báo cáo sơ kết Chỉ thị của Ban Tuyên giáo và Dân vận Tỉnh uỷ.",
        ]
    );
    assert!(paper.annexes.is_empty());
}

#[test]
fn annexes_are_announced_with_number_and_title() {
    let paper = review_samples::review_hd05();
    let lines = texts(&paper);
    assert_eq!(
        lines[lines.len() - 2],
        "Kèm theo báo cáo này là các phụ lục: Phụ lục 1 - Số liệu của từng đơn vị; Phụ lục 2 - Kinh phí đào tạo nghề; Phụ lục 3 - Danh mục văn bản triển khai của các đơn vị; Phụ lục 4 - Danh sách đơn vị chưa ban hành văn bản triển khai."
    );
    assert!(lines.last().unwrap().ends_with('.'));
    assert_eq!(paper.annexes.iter().map(|annex| annex.on_its_side).collect::<Vec<_>>(), [true, false, false, false]);
    let of_the_state = texts(&review_samples::review_nd30());
    assert!(of_the_state[of_the_state.len() - 2].contains("Phụ lục IV - "));
    let annex = |block: &Block| StandingBlock::of(&Standing::drafted(block.clone())).unwrap();
    let one = written(samples::office(), vec![annex(find(&blocks(&review_samples::facts()), "annex/money"))]);
    assert!(texts(&one).contains(&"Kèm theo báo cáo này là Phụ lục: Kinh phí đào tạo nghề.".to_owned()));
}

#[test]
fn drafted_words_are_spelled_and_written_ones_stay() {
    let block = find(&blocks(&review_samples::facts()), "1.2.2/documents/own").clone();
    let own = |standing: &Standing, office| {
        texts(&written(office, StandingBlock::of(standing).into_iter().collect())).swap_remove(1)
    };
    let drafted = Standing::drafted(block);
    assert!(own(&drafted, samples::office()).starts_with("Ban Tuyên giáo và Dân vận Tỉnh uỷ đã"));
    assert!(own(&drafted, samples::office_of_state()).starts_with("Ban Tuyên giáo và Dân vận Tỉnh ủy đã"));
    let written_by_hand = Standing { written: Some("Tỉnh ủy và Thuý.".into()), ..drafted.clone() };
    for office in [samples::office(), samples::office_of_state()] {
        assert_eq!(own(&written_by_hand, office), "Tỉnh ủy và Thuý.");
    }
    let removed = Standing { is_removed: true, ..drafted };
    assert_eq!(StandingBlock::of(&removed), None);

    let question = QuestionFacts {
        code: "q".into(),
        question: "Kết quả".into(),
        answers: vec![SourcedAnswer {
            unit: "Đảng ủy xã A".into(),
            text: "ủy ban hòa giải.".into(),
            source: review_samples::report_source(0, "q"),
        }],
    };
    let drafted = blocks(&facts_with(SectionFacts { questions: vec![question], ..section("3", 1, "Khác") }));
    let answer = drafted.into_iter().find(|block| block.text.starts_with("- ")).unwrap();
    assert_eq!(own(&Standing::drafted(answer), samples::office()), "- Đảng uỷ xã A: ủy ban hòa giải.");
}
