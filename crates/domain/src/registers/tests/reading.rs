//! Cells as people leave them: blanks of all kinds, letters in two pieces, dates as numbers, numbers as text.

use super::*;
use crate::{
    ids::{DocumentId, OrganisationId, ProvisionId, RegisterRecordId},
    reporting::Amount,
};
use jiff::civil::date;
use uuid::Uuid;

struct Names;

impl References for Names {
    fn organisation(&self, typed: &str) -> Result<OrganisationId, RefFault> {
        match typed {
            "H01" => Ok(OrganisationId::from(Uuid::from_u128(1))),
            "Xã Yên" => Err(RefFault::Several),
            _ => Err(RefFault::Unknown),
        }
    }

    fn document(&self, typed: &str) -> Result<(DocumentId, Option<ProvisionId>), RefFault> {
        if typed == "72-KH/TU" { Ok((DocumentId::from(Uuid::from_u128(2)), None)) } else { Err(RefFault::Unknown) }
    }

    fn record(&self, _register: &str, typed: &str) -> Result<RegisterRecordId, RefFault> {
        if typed == "T1" { Ok(RegisterRecordId::from(Uuid::from_u128(3))) } else { Err(RefFault::Unknown) }
    }
}

fn read(sort: Sort, cell: Cell<'_>) -> Result<Option<Value>, String> {
    read_cell(&field("x", sort, true), cell, &Names).map_err(|fault| fault.code())
}

fn whole(number: i64) -> Result<Option<Value>, String> {
    Ok(Some(Value::Number(Amount::whole(number).unwrap())))
}

#[test]
fn what_people_leave_in_cells_is_read_or_refused_with_its_reason() {
    let number = |decimals| Sort::Number { decimals, unit: None, is_money: false };
    let text = |text: &str| Ok(Some(Value::Text(text.to_owned())));
    assert_eq!(
        read(Sort::Text, Cell::Text("\u{a0} Tru\u{31b}o\u{31b}\u{300}ng\u{a0} nghề\u{200b} ")),
        text("Trường nghề")
    );
    assert_eq!(read(Sort::Text, Cell::Text("a\r\n  b ")), text("a\nb"));
    assert_eq!(read(Sort::Text, Cell::Text(" \u{a0}")), Err("missing".to_owned()));
    assert_eq!(read(Sort::Text, Cell::Number("12")), text("12"));
    assert_eq!(read(Sort::Text, Cell::Day("2026-07-01")), text("01/07/2026"));
    assert_eq!(read(Sort::Text, Cell::Broken), Err("formula-failed".to_owned()));
    assert_eq!(read(Sort::Text, Cell::Unknown), Err("formula-without-result".to_owned()));
    let long = "a".repeat(2_001);
    assert_eq!(read(Sort::Text, Cell::Text(&long)), Err("too-long".to_owned()));
    for (cell, wanted) in [
        (Cell::Text("1.200"), whole(1200)),
        (Cell::Text("1\u{a0}200"), whole(1200)),
        (Cell::Number("1200"), whole(1200)),
        (Cell::Text("1,200"), Err("ambiguous".to_owned())),
        (Cell::Text("12 người"), Err("with-unit".to_owned())),
        (Cell::Text("-1"), Err("below-zero".to_owned())),
        (Cell::Number("1.5"), Err("too-precise".to_owned())),
        (Cell::Number("1e20"), Err("not-number".to_owned())),
        (Cell::Number("99999999999999"), Err("too-large".to_owned())),
        (Cell::Text("nhiều"), Err("not-number".to_owned())),
        (Cell::Day("2026-07-01"), Err("day-for-number".to_owned())),
    ] {
        assert_eq!(read(number(0), cell), wanted, "{cell:?}");
    }
    assert_eq!(read(number(1), Cell::Text("12,5")), Ok(Some(Value::Number(Amount::from_micro(12_500_000)))));
    let first_of_july = Ok(Some(Value::Day(date(2026, 7, 1))));
    for cell in [
        Cell::Text("1/7/2026"),
        Cell::Text("01-07-2026"),
        Cell::Text("2026-07-01"),
        Cell::Number("46204"),
        Cell::Day("2026-07-01 00:00:00"),
    ] {
        assert_eq!(read(Sort::Day, cell), first_of_july, "{cell:?}");
    }
    for cell in [Cell::Text("31/02/2026"), Cell::Text("7/2026"), Cell::Text("1/7/26"), Cell::Number("2026")] {
        assert_eq!(read(Sort::Day, cell), Err("not-day".to_owned()), "{cell:?}");
    }
    assert_eq!(read(Sort::YesNo, Cell::Text("Có")), Ok(Some(Value::Says(true))));
    assert_eq!(read(Sort::YesNo, Cell::Text("có thể")), Err("not-yes-no".to_owned()));
    assert_eq!(read(choice(&["college"]), Cell::Text("College ")), Ok(Some(Value::Choice("college".to_owned()))));
    assert_eq!(read(choice(&["college"]), Cell::Text("trường")), Err("not-choice".to_owned()));
    assert_eq!(read(Sort::Organisation, Cell::Text("Xã Yên")), Err("organisation-ambiguous".to_owned()));
    assert_eq!(read(Sort::Organisation, Cell::Text("H99")), Err("organisation-unknown".to_owned()));
    assert_eq!(read(Sort::Document, Cell::Text("73-KH/TU")), Err("document-unknown".to_owned()));
    assert_eq!(read(Sort::Record { register: "x".to_owned() }, Cell::Text("T2")), Err("record-unknown".to_owned()));
}

#[test]
fn a_value_that_is_stored_comes_back_and_one_of_another_kind_is_left_to_be_read_as_it_stands() {
    let number = Sort::Number { decimals: 2, unit: None, is_money: true };
    let of = |number: u128| Uuid::from_u128(number);
    for (sort, value) in [
        (Sort::Text, Value::Text("Trường".to_owned())),
        (number.clone(), Value::Number(Amount::from_micro(1_250_000))),
        (number, Value::Number(Amount::ZERO)),
        (Sort::Day, Value::Day(date(2026, 7, 1))),
        (Sort::YesNo, Value::Says(false)),
        (choice(&["a"]), Value::Choice("a".to_owned())),
        (Sort::Organisation, Value::Organisation(of(1).into())),
        (Sort::Document, Value::Document(of(1).into(), Some(of(2).into()))),
        (Sort::Document, Value::Document(of(1).into(), None)),
        (Sort::Record { register: "x".to_owned() }, Value::Record(of(3).into())),
    ] {
        assert_eq!(Value::of(&sort, &value.stored()), Some(value));
    }
    assert_eq!(Value::of(&choice(&["b"]), &json!("a")), None);
    assert_eq!(Value::of(&Sort::Day, &json!("hôm qua")), None);
}
