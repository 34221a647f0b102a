//! A list as Excel finds it: real numbers and days, texts that stay texts, heads that stay, a page that prints.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use calamine::{Data, Reader, Xlsx};
use jiff::civil::date;
use std::io::{Cursor, Read};

fn list() -> List {
    let row = |text: &str, number, micro| {
        vec![
            text.into(),
            ListCell::Integer(number),
            ListCell::Decimal { micro, decimals: 2 },
            date(2026, 11, 23).into(),
            ListCell::Moment(date(2026, 11, 23).at(8, 15, 0, 0)),
            ListCell::Empty,
        ]
    };
    List {
        title: "Nhiệm vụ: danh sách [tháng 11]".to_owned(),
        remarks: vec!["Lọc theo Tình trạng: Quá hạn.".to_owned(), "=1+1".to_owned()],
        heads: ["Nhiệm vụ", "Số", "Tỷ lệ", "Hạn", "Lúc", "Ghi chú"].map(str::to_owned).to_vec(),
        rows: vec![
            row("Xây dựng kế hoạch", 12, 1_234_560_000),
            row("=HYPERLINK(\"http://x\")", -3, -500_000),
            row("'=1+1", i64::MAX, i64::MAX),
            row("0012", 0, 0),
        ],
    }
}

fn cells(bytes: &[u8]) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let name = book.sheet_names()[0].clone();
    assert_eq!(name, "Nhiệm vụ danh sách tháng 11");
    book.worksheet_range(&name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

fn part(bytes: &[u8], path: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn numbers_and_days_are_numbers_and_days_and_texts_stay_texts() {
    let found = cells(&written(&list()).unwrap());
    assert_eq!(found[0][0], Data::String("Nhiệm vụ: danh sách [tháng 11]".to_owned()));
    assert_eq!(found[1][0], Data::String("Lọc theo Tình trạng: Quá hạn.".to_owned()));
    assert_eq!(found[2][0], Data::String("=1+1".to_owned()));
    assert!(found[3].iter().all(|cell| *cell == Data::Empty), "an empty row parts the table from what stands above");
    assert_eq!(found[4][0], Data::String("Nhiệm vụ".to_owned()));
    assert_eq!(found[5][1], Data::Float(12.0));
    assert_eq!(found[5][2], Data::Float(1234.56));
    assert!(matches!(found[5][3], Data::DateTime(day) if day.as_f64() == 46_349.0), "{:?}", found[5][3]);
    assert!(matches!(found[5][4], Data::DateTime(_)));
    assert_eq!(found[6][0], Data::String("=HYPERLINK(\"http://x\")".to_owned()));
    assert_eq!(found[6][2], Data::Float(-0.5));
    assert_eq!(found[7][0], Data::String("'=1+1".to_owned()));
    assert_eq!(found[7][1], Data::String(i64::MAX.to_string()), "more digits than a spreadsheet keeps");
    assert_eq!(found[7][2], Data::String("9223372036854.775807".to_owned()));
    assert_eq!(found[8][0], Data::String("0012".to_owned()));
}

#[test]
fn no_cell_is_a_formula_and_a_dangerous_text_is_marked_for_good() {
    let bytes = written(&list()).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{sheet}");
    assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
}

#[test]
fn heads_stay_the_table_is_filtered_and_the_page_is_a4_landscape() {
    let bytes = written(&list()).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for expected in [
        "state=\"frozen\"",
        "ySplit=\"5\"",
        "<autoFilter ref=\"A5:F9\"",
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
        "fitToHeight=\"0\"",
    ] {
        assert!(sheet.contains(expected), "{expected} in {sheet}");
    }
    assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    assert_eq!(bytes, written(&list()).unwrap(), "the same list, the same bytes");
    assert!(written(&List::default()).is_ok(), "also a list of nothing");
}
