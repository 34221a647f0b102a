//! The file: equal bytes, no clock, tags, embedded faces; and text that tries to be more than text.

use super::{review_samples, samples};
use jiff::civil::date;
use papers::writing::{Alignment, Block, Cell, Family, Level, Paper, Profile, Run, Table, TableColumn, TableRow};
use papers_pdf::{Pdf, PdfFault, to_pdf};
use std::process::Command;
use unicode_normalization::UnicodeNormalization;

fn party() -> &'static Profile {
    Profile::of(Family::Party, date(2026, 6, 1))
}

fn state() -> &'static Profile {
    Profile::of(Family::State, date(2026, 6, 1))
}

fn pdf(paper: &Paper, profile: &Profile) -> Pdf {
    to_pdf(paper, profile).unwrap_or_else(|fault| panic!("{fault}"))
}

/// What a program of poppler says of a file; nothing where it is not there.
#[allow(clippy::disallowed_methods, reason = "only whether a missing program fails the test")]
fn says(program: &str, arguments: &[&str], pdf: &Pdf) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    let to_standard_output = (program == "pdftotext").then_some("-");
    match Command::new(program).args(arguments).arg(&file).args(to_standard_output).output() {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(fault) => {
            assert!(std::env::var("CI").as_deref() != Ok("true"), "{program} is missing: {fault}; run scripts/setup");
            eprintln!("NOT RUN: {program} is missing; run scripts/setup");
            None
        }
    }
}

fn text_of(pdf: &Pdf) -> Option<String> {
    says("pdftotext", &["-layout"], pdf)
}

/// One line, with single blanks.
fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_sample_is_vouched_for_and_equal_papers_give_equal_bytes() {
    for (name, paper, profile) in [
        ("letter-hd05", samples::letter_hd05(), party()),
        ("report-hd05", samples::report_hd05(), party()),
        ("review-hd05", review_samples::review_hd05(), party()),
        ("letter-nd30", samples::letter_nd30(), state()),
        ("plan-nd30", samples::plan_nd30(), state()),
        ("joint-nd30", samples::joint_nd30(), state()),
    ] {
        let one = pdf(&paper, profile);
        assert!(one.is_accessible, "{name} is no PDF/UA-1");
        assert!(one.bytes == pdf(&paper, profile).bytes, "{name} differs from itself");
        let changed = Paper { place: "Bến Chàm".into(), ..paper };
        assert!(one.bytes != pdf(&changed, profile).bytes, "{name}: another place is not seen");
        let text = String::from_utf8_lossy(&one.bytes);
        assert!(!text.contains("CreationDate") && !text.contains("ModDate"), "{name} bears a moment");
    }
}

#[test]
fn the_file_says_its_title_its_language_and_what_is_a_heading_or_a_table() {
    let pdf = pdf(&samples::report_hd05(), party());
    let Some(structure) = says("pdfinfo", &["-struct-text"], &pdf) else { return };
    for tag in ["H1", "H2", "P", "Table", "THead", "TR", "TH", "TD"] {
        assert!(structure.lines().any(|line| line.trim().starts_with(tag)), "no {tag} in {}", &structure[..2000]);
    }
    assert!(structure.contains("I- TÌNH HÌNH BÁO CÁO CỦA CÁC ĐƠN VỊ"));
    let about = says("pdfinfo", &[], &pdf).unwrap_or_default();
    assert!(about.contains("Báo cáo số 12-BC/BTGDVTU kết quả công tác giáo dục nghề nghiệp"), "{about}");
    assert!(about.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes")), "{about}");
    let raw = String::from_utf8_lossy(&pdf.bytes);
    assert!(raw.contains("/Lang(vi-VN)") || raw.contains("/Lang (vi-VN)"), "no language");
}

/// Everything that means something to the engine when it is markup or code.
const MARKUP: &str = "#panic(\"x\") #read(\"/etc/passwd\") $x^2$ *đậm* _nghiêng_ `mã` = Đề mục \\ @nhãn <nhãn> // chú thích /* */ \
     #{1+1} ~ -- --- ... ' \" [a](b) http://vi.du https://example.org/#x";

#[test]
fn text_is_printed_and_never_evaluated() {
    let mut paper = samples::plan_nd30();
    paper.body = vec![
        Block::plain(MARKUP),
        Block::Section(Level::First, MARKUP.into()),
        Block::Table(Table {
            columns: two_columns(),
            rows: vec![TableRow {
                cells: vec![Cell::Value(MARKUP.into()), Cell::Instead(MARKUP.into())],
                is_total: true,
            }],
        }),
        Block::Note(MARKUP.into()),
    ];
    paper.annexes.clear();
    paper.issuer.in_full = MARKUP.into();
    let pdf = pdf(&paper, state());
    let Some(text) = says("pdftotext", &["-raw"], &pdf) else { return };
    let text = flowing(&text);
    let wanted = flowing(MARKUP);
    assert!(text.contains(&wanted), "{text}");
    assert!(text.contains(&wanted.to_uppercase()), "{text}");
}

fn two_columns() -> Vec<TableColumn> {
    vec![TableColumn::new("Nội dung", 2, Alignment::Left), TableColumn::new("Số", 1, Alignment::Right)]
}

#[test]
fn text_apart_comes_out_composed_and_control_characters_do_not() {
    let mut paper = samples::plan_nd30();
    let apart: String = "Uỷ ban nhân dân thực hiện nghị quyết".nfd().collect();
    paper.body = vec![Block::Paragraph(vec![Run::plain(apart), Run::bold("\u{0}\u{1b} dòng một\ndòng hai\u{7f}.")])];
    let pdf = pdf(&paper, state());
    assert!(pdf.is_accessible);
    let Some(text) = text_of(&pdf) else { return };
    assert!(text.contains("Uỷ ban nhân dân thực hiện nghị quyết dòng một"), "{text}");
    assert!(text.lines().any(|line| line.trim() == "dòng hai./."), "{text}");
}

#[test]
fn letters_that_are_not_printed_are_counted_and_marks_of_direction_left_out() {
    let mut paper = samples::plan_nd30();
    assert_eq!(pdf(&paper, state()).replaced, 0);
    paper.body = vec![Block::plain("Biểu tượng 🏛 và 漢字 \u{5d0}\u{591} không\u{202e} có trong phông chữ.")];
    let pdf = pdf(&paper, state());
    assert!(pdf.is_accessible);
    assert_eq!(pdf.replaced, 5);
    let Some(text) = text_of(&pdf) else { return };
    assert!(text.contains("Biểu tượng □ và □□ □□ không có trong phông chữ./."), "{text}");
}

#[test]
fn a_paper_that_is_too_large_is_refused() {
    let mut paper = samples::plan_nd30();
    let row = TableRow { cells: vec![Cell::Value("1".into()); 20], is_total: false };
    paper.annexes[0].blocks = vec![Block::Table(Table { columns: Vec::new(), rows: vec![row; 10_000] })];
    assert!(matches!(to_pdf(&paper, state()), Err(PdfFault::TooLarge { cells: 200_000.., .. })));
    let mut paper = samples::plan_nd30();
    paper.body = vec![Block::plain("a ".repeat(9_000_000))];
    assert!(matches!(to_pdf(&paper, state()), Err(PdfFault::TooLarge { .. })));
}

#[test]
fn a_row_higher_than_a_page_goes_on_on_the_next() {
    let mut paper = samples::plan_nd30();
    let words = "Nhiều chữ trong một ô. ".repeat(600);
    let row = TableRow { cells: vec![Cell::Value(format!("{words} HẾT")), Cell::Value("1".into())], is_total: false };
    paper.body = vec![Block::Table(Table { columns: two_columns(), rows: vec![row] })];
    let pdf = pdf(&paper, state());
    let Some(text) = text_of(&pdf) else { return };
    assert!(text.contains("HẾT"), "the end of a long cell is lost");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(12))]
    #[test]
    fn whatever_is_typed_there_is_a_file(text in "\\PC*|[\\x00-\\x7f]*|[#$*_`\\\\<>@=\\[\\]{}()\"/-]{0,40}", name in ".*") {
        let mut paper = samples::plan_nd30();
        paper.body = vec![Block::plain(text.clone()), Block::Article(text.clone()), Block::Note(text)];
        paper.issuer.body.clone_from(&name);
        paper.signing.office = Some(name.clone());
        paper.addressees = vec![name.clone(), name.clone()];
        paper.contact = Some(name);
        paper.annexes.truncate(1);
        proptest::prop_assert!(pdf(&paper, state()).bytes.starts_with(b"%PDF-"));
    }
}
