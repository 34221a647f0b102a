//! Marks are put in and taken away again, everything else stays byte by byte, and no bytes make it panic.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use crate::tables::{
    Asks, Check, FilledValue, Laid, LaidCell, LaidRow, LaidSheet, Look, Mark, Marks, Place, laid_out, marked,
    open_filled,
};
use domain::reporting::Amount;
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

fn workbook() -> Vec<u8> {
    let row = LaidRow::of([
        LaidCell::text("Xã Ngò", Look::Label),
        LaidCell::number(Amount::whole(1234), Look::Number(0)),
        LaidCell::text("=1+1", Look::Words),
    ]);
    let asks = Asks::OneOf(vec!["một".to_owned(), "hai".to_owned()]);
    let check = Check { first: (1, 2), last: (1, 2), asks, hint: "gợi ý".to_owned(), refusal: "không".to_owned() };
    let sheet =
        LaidSheet { name: "Số liệu".to_owned(), rows: vec![row], checks: vec![check], ..LaidSheet::default() };
    let hidden = LaidSheet { name: "ẩn".to_owned(), is_hidden: true, ..LaidSheet::default() };
    laid_out(&Laid { sheets: vec![sheet, hidden] }).unwrap()
}

fn marks(cells: &[(u32, usize)], is_listed_already: bool) -> Marks {
    let mark = |(row, column): &(u32, usize)| Mark {
        place: Place { sheet: "Số liệu".to_owned(), row: *row, column: *column },
        words: "Không phải <số> & không đọc được".to_owned(),
    };
    let rows = vec![vec!["Ô".to_owned(), "Lỗi".to_owned()], vec!["B1".to_owned(), "=cmd|' /C calc'!A0".to_owned()]];
    Marks {
        marks: cells.iter().map(mark).collect(),
        author: "Đôn Đốc".to_owned(),
        list: "Lỗi".to_owned(),
        is_listed_already,
        rows,
    }
}

fn part(content: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut archive = ZipArchive::new(Cursor::new(content)).unwrap();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn names(content: &[u8]) -> Vec<String> {
    let archive = ZipArchive::new(Cursor::new(content)).unwrap();
    archive.file_names().flatten().map(|name| name.into_owned()).collect()
}

#[test]
fn what_is_laid_out_is_read_again_with_its_kinds() {
    let filled = open_filled(&workbook()).unwrap();
    let row = filled.sheets[0].row(1).unwrap();
    assert_eq!(row.cell(1), Some(&FilledValue::Number("1234".to_owned())));
    assert_eq!((row.text(0), row.text(2)), ("Xã Ngò", "=1+1"));
    assert!(filled.sheets[0].formulas.is_empty());
    assert!(part(&workbook(), "xl/workbook.xml").contains("veryHidden"));
}

#[test]
fn marks_come_and_go_and_all_else_stays() {
    let before = workbook();
    let once = marked(&before, &marks(&[(1, 1), (1, 2)], false)).unwrap();
    let sheet = "xl/worksheets/sheet1.xml";
    let of_cells = |content: &[u8]| part(content, sheet).split("</sheetData>").next().unwrap().to_owned();
    assert_eq!(of_cells(&once), of_cells(&before), "cells stay byte by byte");
    assert!(part(&once, sheet).contains("sqref=\"B1 C1\"") && part(&once, sheet).contains("legacyDrawing"));
    assert!(part(&once, "xl/commentsM1.xml").contains("Đôn Đốc: Không phải &lt;số&gt; &amp; không đọc được"));
    let filled = open_filled(&once).unwrap();
    let listed: Vec<&str> = filled.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(listed, ["Số liệu", "ẩn", "Lỗi"]);
    assert_eq!(filled.sheets[2].row(2).unwrap().text(1), "=cmd|' /C calc'!A0");
    assert!(filled.sheets.iter().all(|sheet| sheet.formulas.is_empty()));
    // Marked again: the old marks are gone, and the parts are the same.
    let twice = marked(&once, &marks(&[(1, 0)], true)).unwrap();
    assert_eq!(names(&twice).len(), names(&once).len());
    assert!(part(&twice, sheet).contains("sqref=\"A1\"") && !part(&twice, sheet).contains("B1 C1"));
    assert_eq!(part(&twice, "xl/commentsM1.xml").matches("<comment ").count(), 1);
    let never = marked(&twice, &marks(&[], true)).unwrap();
    assert!(!part(&never, sheet).contains("conditionalFormatting"));
    assert_eq!(part(&never, "xl/commentsM1.xml").matches("<comment ").count(), 0);
}

#[test]
fn peoples_own_notes_and_own_list_stay() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let worksheet = book.add_worksheet();
    worksheet.set_name("Số liệu").unwrap();
    worksheet.insert_note(0, 1, &rust_xlsxwriter::Note::new("của tôi")).unwrap();
    book.add_worksheet().set_name("Lỗi").unwrap().write_string(0, 0, "ghi chép riêng").unwrap();
    let own = book.save_to_buffer().unwrap();
    let given = marked(&own, &marks(&[(1, 1), (2, 2)], false)).unwrap();
    let notes = part(&given, "xl/comments1.xml");
    assert!(
        notes.contains("của tôi")
            && notes.contains("ref=\"C2\"")
            && !notes.contains(
                "Đôn Đốc: Không phải &lt;số&gt; &amp; không đọc được</t></r></text></comment><comment ref=\"B1\""
            )
    );
    let filled = open_filled(&given).unwrap();
    let names: Vec<&str> = filled.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Số liệu", "Lỗi", "Lỗi 2"]);
    assert_eq!(filled.sheets[1].row(1).unwrap().text(0), "ghi chép riêng");
}

/// The workbook with one part changed.
fn with_part(name: &str, change: impl Fn(String) -> Vec<u8>) -> Vec<u8> {
    let content = workbook();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for own in names(&content) {
        let text = part(&content, &own);
        writer.start_file(own.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(&if own == name { change(text) } else { text.into_bytes() }).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const PARTS: &[&str] = &[
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
];

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        drop(open_filled(&bytes));
        drop(marked(&bytes, &marks(&[(1, 1)], false)));
    }

    #[test]
    fn no_part_that_is_cut_or_spoilt_makes_it_panic(
        place in 0..PARTS.len(),
        at in any::<proptest::sample::Index>(),
        length in 0_usize..40,
        with in "[<>/=\"a-z0-9&;: ]{0,12}",
    ) {
        let spoilt = with_part(PARTS[place], |text| {
            let mut bytes = text.into_bytes();
            let from = at.index(bytes.len());
            let to = (from + length).min(bytes.len());
            bytes.splice(from..to, with.bytes());
            bytes
        });
        if let Ok(filled) = open_filled(&spoilt) {
            drop(filled);
            drop(marked(&spoilt, &marks(&[(1, 1), (u32::MAX, 200)], true)));
        }
    }
}
