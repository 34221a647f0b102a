//! One paper under each of the three rules: the words, marks and numbers that the layouts set around what was handed in.

use super::samples;
use jiff::civil::date;
use papers::writing::setting::{Lines, Piece, SetPaper, set};
use papers::writing::*;

const HD36: fn() -> &'static Profile = || Profile::of(Family::Party, date(2026, 5, 26));
const HD05: fn() -> &'static Profile = || Profile::of(Family::Party, date(2026, 5, 27));
const ND30: fn() -> &'static Profile = || Profile::of(Family::State, date(2026, 5, 27));

/// The lines of one style, in order, columns read from left to right.
fn lines(set: &SetPaper<'_>, style: &str) -> Vec<String> {
    let text = |lines: &Lines| lines.runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let mut found = Vec::new();
    for piece in set.sections.iter().flat_map(|section| &section.pieces) {
        let all: Vec<&Lines> = match piece {
            Piece::Lines(one) => vec![one],
            Piece::Columns(columns) => columns.iter().flat_map(|column| &column.lines).collect(),
            Piece::Table(..) => Vec::new(),
        };
        found.extend(all.into_iter().filter(|one| one.style.id() == style).map(text));
    }
    found
}

#[test]
fn each_rule_sets_its_own_words_marks_and_numbers() {
    let plan = samples::plan_nd30();
    let cases: [(&str, [&[&str]; 3]); 10] = [
        ("Banner", [&["ĐẢNG CỘNG SẢN VIỆT NAM"], &["ĐẢNG CỘNG SẢN VIỆT NAM"], &["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]),
        ("Motto", [&[], &[], &["Độc lập - Tự do - Hạnh phúc"]]),
        ("BodyMark", [&["*"], &["*"], &[]]),
        ("DocumentSymbol", [&["Số 07-KH/UBND"], &["Số 07-KH/UBND"], &["Số: 07/KH-UBND"]]),
        (
            "Subtitle",
            [&["cải cách hành chính năm 2027"], &["cải cách hành chính năm 2027"], &["Cải cách hành chính năm 2027"]],
        ),
        (
            "Basis",
            [
                &["Căn cứ Luật Tổ chức chính quyền địa phương;", "Căn cứ Kế hoạch số 12/KH-BNV ngày 05/01/2026,"],
                &["- Căn cứ Luật Tổ chức chính quyền địa phương;", "- Căn cứ Kế hoạch số 12/KH-BNV ngày 05/01/2026."],
                &["Căn cứ Luật Tổ chức chính quyền địa phương;", "Căn cứ Kế hoạch số 12/KH-BNV ngày 05/01/2026."],
            ],
        ),
        (
            "Heading1",
            [
                &["I- NHIỆM VỤ", "II- TỔ CHỨC THỰC HIỆN"],
                &["I- NHIỆM VỤ", "II- TỔ CHỨC THỰC HIỆN"],
                &["I. NHIỆM VỤ", "II. TỔ CHỨC THỰC HIỆN"],
            ],
        ),
        ("Heading3", [&["1.1. Ở cấp xã"], &["1.1. Ở cấp xã"], &["a) Ở cấp xã"]]),
        (
            "Authority",
            [
                &["T/M UỶ BAN NHÂN DÂN\nK/T CHỦ TỊCH"],
                &["T/M UỶ BAN NHÂN DÂN\nK/T CHỦ TỊCH"],
                &["TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"],
            ],
        ),
        ("AnnexNumber", [&["Phụ lục 1", "Phụ lục 2"], &["Phụ lục 1", "Phụ lục 2"], &["Phụ lục I", "Phụ lục II"]]),
    ];
    for (style, expected) in cases {
        for (profile, expected) in [HD36, HD05, ND30].iter().zip(expected) {
            let profile = profile();
            assert_eq!(lines(&set(&plan, profile), style), expected, "{style} under {}", profile.rule);
        }
    }
}

#[test]
fn the_end_of_the_text_and_of_the_recipients_is_the_rules() {
    let plan = samples::plan_nd30();
    for (profile, last_words, last_recipient) in [
        (HD36, "thực hiện Kế hoạch này.", "- Lưu CCHC."),
        (HD05, "thực hiện Kế hoạch này.", "- Lưu CCHC."),
        (ND30, "thực hiện Kế hoạch này./.", "- Lưu: VT, CCHC."),
    ] {
        let set = set(&plan, profile());
        assert!(lines(&set, "BodyText").last().unwrap().ends_with(last_words));
        assert_eq!(lines(&set, "Recipients").last().unwrap(), last_recipient);
    }
}

#[test]
fn a_petition_is_addressed_as_its_rule_says_and_its_signers_stand_in_order() {
    let petition = samples::joint_nd30();
    let words = |profile: fn() -> &'static Profile| {
        let set = set(&petition, profile());
        [lines(&set, "AddressedBeside"), lines(&set, "AddressedAbove")].concat()
    };
    assert_eq!(words(HD36), ["Kính gửi:"]);
    assert_eq!(words(HD05), ["Kính trình:"]);
    assert_eq!(words(ND30), ["Kính gửi:"]);
    let set = set(&petition, ND30());
    assert_eq!(lines(&set, "IssuingBody"), ["SỞ NỘI VỤ - CÔNG AN TỈNH"]);
    assert_eq!(lines(&set, "Signature"), ["Lê Minh Châu", "Trần Thu Hà"], "the lead signs at the right");
    assert_eq!(lines(&set, "Article"), ["Điều 1. Phạm vi phối hợp", "Điều 2."]);
}

#[test]
fn a_signing_mark_that_the_rule_does_not_know_is_not_turned_into_another() {
    let mut plan = samples::plan_nd30();
    for (written, of_the_party, of_the_state) in [
        ("TUQ. Chủ tịch", "TUQ. CHỦ TỊCH", "TUQ. CHỦ TỊCH"),
        ("T/L Ban Thường vụ", "T/L BAN THƯỜNG VỤ", "TL. BAN THƯỜNG VỤ"),
        ("Q. Giám đốc", "Q. GIÁM ĐỐC", "Q. GIÁM ĐỐC"),
        ("Giám đốc", "GIÁM ĐỐC", "GIÁM ĐỐC"),
    ] {
        plan.signing.authority = written.into();
        assert_eq!(lines(&set(&plan, HD05()), "Authority"), [of_the_party]);
        assert_eq!(lines(&set(&plan, ND30()), "Authority"), [of_the_state]);
    }
}

#[test]
fn a_paper_survives_the_way_to_another_process() {
    for paper in [samples::plan_nd30(), samples::joint_nd30(), samples::letter_hd05(), samples::report_hd36()] {
        let sent = serde_json::to_string(&paper).unwrap();
        assert_eq!(serde_json::from_str::<Paper>(&sent).unwrap(), paper);
    }
}

#[test]
fn annexes_are_announced_by_the_numbers_that_they_bear() {
    let announced = |paper: &Paper, profile| {
        let set = set(paper, profile);
        lines(&set, "BodyText").into_iter().find(|line| line.contains("Phụ lục")).unwrap()
    };
    assert_eq!(announced(&samples::report_nd30(), ND30()), "Số liệu của từng đơn vị tại các Phụ lục I và II kèm theo.");
    assert_eq!(announced(&samples::report_hd05(), HD05()), "Số liệu của từng đơn vị tại các Phụ lục 1 và 2 kèm theo.");
}

#[test]
fn a_part_keeps_its_own_number_and_no_other_title_is_taken_for_one() {
    let part = |title: &str| {
        let paper = Paper { body: vec![Block::Part(title.into()), Block::plain("Hết.")], ..samples::plan_nd30() };
        let set = set(&paper, ND30());
        let pieces = set.sections.into_iter().next().unwrap().pieces;
        let lines = pieces.into_iter().filter_map(|piece| match piece {
            Piece::Lines(lines) if lines.style.id().starts_with("Part") => Some(lines.runs[0].text.clone()),
            _ => None,
        });
        lines.collect::<Vec<_>>()
    };
    let cases = [
        ("Phần thứ nhất. Tình hình và kết quả", ["Phần thứ nhất", "TÌNH HÌNH VÀ KẾT QUẢ"]),
        ("Phần II: Phương hướng", ["Phần II", "PHƯƠNG HƯỚNG"]),
        ("Phần mềm. Dữ liệu", ["Phần I", "PHẦN MỀM. DỮ LIỆU"]),
        ("Mục tiêu", ["Phần I", "MỤC TIÊU"]),
    ];
    for (title, expected) in cases {
        assert_eq!(part(title), expected);
    }
}
