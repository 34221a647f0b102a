//! What is written comes back the same, in both kinds of file; no cell is a formula; codes and dates stay what they are.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{
    Place, Row, Sheet, Workbook, column_letters, neutral::neutralised, open, pasted, written_as_tsv, written_as_xlsx,
};
use crate::doors::DoorFault;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula};

fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
    Sheet::of(name, rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()))
}

fn awkward() -> Workbook {
    let rows: &[&[&str]] = &[
        &["Mã", "Tên", "Ngày"],
        &["00123", "Xã Bến Đa", "01/07/2025"],
        &["=1+1", "+84", "-5"],
        &["@SUM(A1)", "\tđầu dòng", "'=x"],
        &["''=x", "'trích", "\"trong ngoặc\""],
        &["hai\ndòng", "a\tb", "dấu \" ở giữa"],
        &["# không phải tờ", "", "ba"],
    ];
    Workbook { sheets: vec![sheet("Đơn vị", rows), sheet("Sự kiện", &[&["Loại"], &["hợp nhất"]])] }
}

#[test]
fn what_is_written_comes_back_the_same() {
    let workbook = awkward();
    let text = written_as_tsv(&workbook);
    assert_eq!(written_as_tsv(&pasted(&text).unwrap()), text);
    let cells = |workbook: &Workbook| -> Vec<Vec<Vec<String>>> {
        let of_sheet = |sheet: &Sheet| sheet.rows.iter().map(|row| row.cells.clone()).collect();
        workbook.sheets.iter().map(of_sheet).collect()
    };
    assert_eq!(cells(&pasted(&text).unwrap()), cells(&workbook));
    let bytes = written_as_xlsx(&workbook).unwrap();
    assert_eq!(open(&bytes).unwrap(), workbook);
    assert_eq!(written_as_xlsx(&workbook).unwrap(), bytes, "the same workbook, the same bytes");
}

#[test]
fn no_cell_opens_as_a_formula() {
    let text = written_as_tsv(&awkward());
    let cells = text.lines().flat_map(|line| line.split('\t')).filter(|cell| !cell.starts_with("# "));
    for cell in cells {
        let bare = cell.trim_start_matches('"');
        assert!(!bare.starts_with(['=', '+', '-', '@']), "{cell}");
    }
    let bytes = written_as_xlsx(&awkward()).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut part).unwrap();
    assert!(!part.contains("<f>") && part.contains("t=\"s\""));
    let mut styles = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("xl/styles.xml").unwrap(), &mut styles).unwrap();
    assert!(styles.contains("quotePrefix=\"1\""));
}

#[test]
fn rows_have_the_numbers_of_their_lines_and_columns_have_letters() {
    let workbook = pasted("\u{feff}Tên\r\n\r\n\"hai\ndòng\"\tb\nXã Ngò\n").unwrap();
    let numbers: Vec<u32> = workbook.sheets[0].rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 3, 5]);
    for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
        assert_eq!(column_letters(column), letters);
    }
    let place = Place { sheet: "Đơn vị".to_owned(), row: 12, column: 2 };
    assert_eq!(place.to_string(), "Đơn vị!C12");
}

#[test]
fn a_quotation_mark_that_nothing_closes_is_text() {
    let workbook = pasted("\"Bến\" Đa\tb\n\"mở\tc\n").unwrap();
    let row = |number, cells: [&str; 2]| Row { number, cells: cells.map(str::to_owned).to_vec() };
    assert_eq!(workbook.sheets[0].rows, [row(1, ["\"Bến\" Đa", "b"]), row(2, ["\"mở", "c"])]);
}

#[test]
fn numbers_dates_and_formulas_become_text() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let worksheet = book.add_worksheet();
    worksheet.write_number(0, 0, 123).unwrap();
    worksheet.write_number_with_format(0, 1, 123, &Format::new().set_num_format("00000")).unwrap();
    worksheet.write_number(0, 2, 12.5).unwrap();
    let date = ExcelDateTime::from_ymd(2025, 7, 1).unwrap();
    worksheet.write_datetime_with_format(0, 3, &date, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
    worksheet.write_formula(0, 4, Formula::new("=1+1").set_result("2")).unwrap();
    worksheet.write_string(1, 4, "Xã Ngò").unwrap();
    let workbook = open(&book.save_to_buffer().unwrap()).unwrap();
    let rows = &workbook.sheets[0].rows;
    assert_eq!(rows[0].cells, ["123", "00123", "12.5", "2025-07-01", "2"]);
    assert_eq!(rows[1].cells, ["", "", "", "", "Xã Ngò"]);
}

#[test]
fn what_is_no_table_is_refused() {
    assert_eq!(open(b""), Err(DoorFault::Empty));
    assert_eq!(open(b"\n\n\t\n"), Err(DoorFault::Empty));
    assert_eq!(open(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an older workbook"), Err(DoorFault::UnknownKind));
    assert!(matches!(open("TỐI MẬT\nTên\n".as_bytes()), Err(DoorFault::Secret { .. })));
    assert!(matches!(open(b"PK\x03\x04 broken"), Err(DoorFault::NotReadable { .. })));
    let wide = format!("{}\n", "a\t".repeat(300));
    assert!(matches!(open(wide.as_bytes()), Err(DoorFault::TooLarge { .. })));
}

proptest! {
    #[test]
    fn any_cells_come_back(cells in proptest::collection::vec("[=+@'\"#\\-a-zđ ]{0,6}", 1..6)) {
        let cells: Vec<String> = cells.into_iter().chain(["cuối".to_owned()]).collect();
        let workbook = Workbook { sheets: vec![Sheet::of("T", [cells.clone(), cells.clone()])] };
        let back = pasted(&written_as_tsv(&workbook)).unwrap();
        prop_assert_eq!(&back.sheets[0].rows[0].cells, &cells);
        let back = open(&written_as_xlsx(&workbook).unwrap()).unwrap();
        prop_assert_eq!(&back.sheets[0].rows[0].cells, &cells);
    }

    #[test]
    fn neutralised_text_is_told_apart(text in "['=+a]{0,5}", other in "['=+a]{0,5}") {
        prop_assert_eq!(neutralised(&text) == neutralised(&other), text == other);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        drop(open(&bytes));
    }
}
