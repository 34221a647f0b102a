//! Pages laid out as papers are, word by word, and what is written down from them.

use super::{Sheet, Word, write};

/// Where a line begins and what it says; letters are five points wide.
type Placed<'words> = (f32, f32, &'words str);

const WIDTH: f32 = 595.0;
const LETTER: f32 = 5.0;
const HEIGHT: f32 = 12.0;

fn words((left, top, text): Placed<'_>, line: u32, height: f32) -> Vec<Word> {
    let mut at = left;
    let words = text.split(' ').map(|word| {
        let right = at + word.chars().count() as f32 * LETTER;
        let placed = Word { text: word.to_owned(), left: at, top, right, bottom: top + height, line };
        at = right + 3.0;
        placed
    });
    words.collect()
}

fn sheet(lines: &[Placed<'_>]) -> Sheet {
    let words = lines.iter().enumerate().flat_map(|(number, line)| words(*line, number as u32, HEIGHT)).collect();
    Sheet { width: WIDTH, height: 842.0, is_recognised: false, words }
}

/// A full line of the body: from the left edge to about the right one.
fn full(words: &str) -> String {
    let mut line = words.to_owned();
    while line.chars().count() < 84 {
        line.push_str(" việc");
    }
    line
}

fn written(sheets: &[Sheet]) -> Vec<String> {
    write(sheets).text.lines().map(str::to_owned).collect()
}

#[test]
fn the_head_is_issuer_then_motto_then_body() {
    let page = sheet(&[
        (90.0, 60.0, "TỈNH ỦY LAM GIANG"),
        (330.0, 60.0, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (100.0, 76.0, "BAN TUYÊN GIÁO"),
        (100.0, 92.0, "Số: 21-KH/BTGTU"),
        (322.0, 92.0, "Lam Giang, ngày 12 tháng 10 năm 2026"),
        (270.0, 130.0, "KẾ HOẠCH"),
        (80.0, 170.0, &full("Thực hiện chỉ thị")),
    ]);
    let lines = written(&[page]);
    let head = [
        "TỈNH ỦY LAM GIANG",
        "BAN TUYÊN GIÁO",
        "Số: 21-KH/BTGTU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Lam Giang, ngày 12 tháng 10 năm 2026",
        "KẾ HOẠCH",
    ];
    assert_eq!(&lines[..6], head, "{lines:#?}");
}

#[test]
fn the_foot_is_recipients_then_signature() {
    let page = sheet(&[
        (80.0, 100.0, &full("1. Các huyện ủy")),
        (80.0, 116.0, "thực hiện kế hoạch này./."),
        (80.0, 160.0, "Nơi nhận:"),
        (380.0, 160.0, "TRƯỞNG BAN"),
        (80.0, 176.0, "- Các huyện ủy;"),
        (80.0, 192.0, "- Lưu VT."),
        (370.0, 240.0, "Đinh Văn Khánh"),
    ]);
    let lines = written(&[page]);
    assert_eq!(
        &lines[1..],
        ["Nơi nhận:", "- Các huyện ủy;", "- Lưu VT.", "TRƯỞNG BAN", "Đinh Văn Khánh"],
        "{lines:#?}"
    );
}

#[test]
fn recipients_that_the_end_of_a_page_cut_stand_before_the_signature() {
    let first = sheet(&[
        (80.0, 700.0, &full("1. Các huyện ủy")),
        (80.0, 720.0, "Nơi nhận:"),
        (380.0, 720.0, "TRƯỞNG BAN"),
        (80.0, 736.0, "- Các huyện ủy;"),
    ]);
    let second = sheet(&[(80.0, 60.0, "- Báo Lam Giang;"), (80.0, 76.0, "- Lưu VT."), (370.0, 80.0, "Đinh Văn Khánh")]);
    let lines = written(&[first, second]);
    let foot = ["Nơi nhận:", "- Các huyện ủy;", "- Báo Lam Giang;", "- Lưu VT.", "TRƯỞNG BAN", "Đinh Văn Khánh"];
    assert_eq!(&lines[1..], foot, "{lines:#?}");
}

#[test]
fn a_paragraph_goes_on_over_the_page_and_its_number() {
    let first = sheet(&[
        (290.0, 30.0, "1"),
        (105.0, 700.0, &full("1. Các huyện ủy tổ chức")),
        (80.0, 716.0, &full("triển khai Kế hoạch số 45-KH/TU và Công văn số 287/STC-")),
    ]);
    let second = sheet(&[(290.0, 30.0, "2"), (80.0, 60.0, "đúng hạn."), (105.0, 76.0, "2. Báo cáo kết quả.")]);
    let result = write(&[first, second]);
    assert_eq!(result.headers_dropped, 2);
    let lines: Vec<&str> = result.text.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(lines[0].starts_with("1. Các huyện ủy") && lines[0].ends_with("đúng hạn."), "{lines:#?}");
    assert_eq!(lines[1], "2. Báo cáo kết quả.");
}

#[test]
fn a_symbol_that_a_line_end_cut_has_no_blank() {
    let mut line = full("tại Công văn số");
    line.push_str(" 287/STC-");
    let page = sheet(&[(80.0, 100.0, &line), (80.0, 116.0, "HCSN ngày 04/02/2025.")]);
    assert!(write(&[page]).text.contains("287/STC-HCSN ngày"));
}

#[test]
fn a_table_is_one_line_for_each_row() {
    let page = sheet(&[
        (80.0, 100.0, "TT"),
        (130.0, 100.0, "Nội dung công việc"),
        (400.0, 100.0, "Đơn vị chủ trì"),
        (80.0, 120.0, "1"),
        (130.0, 120.0, "Tuyên truyền về học nghề"),
        (400.0, 120.0, "Báo Lam Giang"),
        (130.0, 136.0, "trên báo in"),
        (80.0, 156.0, "2"),
        (130.0, 156.0, "Tư vấn tuyển sinh"),
        (400.0, 156.0, "Sở Giáo dục và Đào tạo"),
    ]);
    let expected = [
        "TT\tNội dung công việc\tĐơn vị chủ trì",
        "1\tTuyên truyền về học nghề trên báo in\tBáo Lam Giang",
        "2\tTư vấn tuyển sinh\tSở Giáo dục và Đào tạo",
    ];
    assert_eq!(written(&[page]), expected);
}

#[test]
fn the_stamp_of_signing_software_goes_and_a_date_of_the_text_stays() {
    let mut page =
        sheet(&[(80.0, 300.0, &full("Căn cứ chương trình công tác")), (80.0, 320.0, "Họp ngày 05.02.2026 tại xã.")]);
    let stamp: [Placed<'_>; 4] = [
        (420.0, 20.0, "Ký bởi: Tỉnh Lam Giang"),
        (420.0, 28.0, "TRUNG TÂM TIN HỌC"),
        (420.0, 36.0, "tinhoc@lamgiang.example"),
        (420.0, 44.0, "05.02.2026 08:09:28 +07:00"),
    ];
    page.words.extend(stamp.into_iter().enumerate().flat_map(|(number, line)| words(line, 90 + number as u32, 6.0)));
    let text = write(&[page]).text;
    assert!(!text.contains("Ký bởi") && !text.contains("TIN HỌC") && !text.contains('@'), "{text}");
    assert!(text.contains("Họp ngày 05.02.2026"), "{text}");
}

#[test]
fn a_sheet_of_nonsense_is_written_somehow() {
    let word = |number: u32| Word {
        text: "a".to_owned(),
        left: f32::NAN,
        top: f32::INFINITY,
        right: -1.0e30,
        bottom: (number % 7) as f32,
        line: number % 3,
    };
    let sheet = Sheet { width: 0.0, height: f32::NAN, is_recognised: true, words: (0..200).map(word).collect() };
    let _ = write(&[Sheet::default(), sheet]);
}
