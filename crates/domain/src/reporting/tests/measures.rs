//! Means, answers, keys, divisions, owners and what is computed: tables of entries and what is remarked on them, and of
//! reports and what they add up to.

use super::*;
use crate::ids::OrganisationId;
use jiff::civil::date;
use std::collections::BTreeSet;
use uuid::Uuid;

const INDICATORS: &str = r#"
[[indicator]]
code = "all"
name = "Tuyển sinh"
unit = "người"
kind = "in-period"
divided_by = ["level"]
divided = [{ code = "cong-lap", name = "công lập" }, { code = "tu-thuc", name = "tư thục" }]
parts = [{ code = "nu", name = "nữ" }]
[[indicator]]
code = "farm"
name = "Nông nghiệp"
unit = "người"
kind = "in-period"
[[indicator]]
code = "net"
name = "Chênh"
unit = "người"
kind = "in-period"
formula = { difference = ["all", "farm"] }
[[indicator]]
code = "both"
name = "Cộng"
unit = "người"
kind = "in-period"
formula = { sum = ["all", "farm"] }
[[indicator]]
code = "rate"
name = "Tỷ lệ"
unit = "%"
kind = "in-period"
decimals = 1
formula = { ratio = ["farm", "all"] }
[[indicator]]
code = "income"
name = "Thu nhập bình quân"
unit = "triệu đồng"
decimals = 1
kind = "in-period"
mean = { weight = "Số người", counted_in = "người" }
[[indicator]]
code = "done"
name = "Đã ban hành"
unit = "đơn vị"
kind = "at-date"
yes_no = true
[[indicator]]
code = "firms"
name = "Doanh nghiệp"
unit = "doanh nghiệp"
kind = "in-period"
keys = "mã số thuế"
[[indicator]]
code = "schools"
name = "Số cơ sở"
unit = "cơ sở"
kind = "at-date"
owner = ["so"]
"#;

const FORMS: &str = r#"
[[form]]
code = "all"
version = 1
name = "Biểu"
regime = "year"
indicators = ["all", "farm", "net", "both", "rate", "income", "done", "firms", "schools"]
optional = ["all", "farm", "income", "done", "firms", "schools"]
"#;

const DIMENSIONS: &str = r#"
[[dimension]]
code = "level"
name = "Trình độ"
members = [{ code = "cd", name = "cao đẳng" }, { code = "tc", name = "trung cấp" }]
"#;

fn pack() -> Pack {
    pack_of(&[("dimensions.toml", DIMENSIONS), ("indicators/one.toml", INDICATORS), ("forms.toml", FORMS)])
}

/// Cell and code of each remark.
fn told(text: &str, previous: &str) -> String {
    let pack = pack();
    let previous = entries(previous);
    let remarks = check(form(&pack), &pack, &entries(text), &BTreeMap::new(), Some(&previous));
    let told = |remark: &Remark| {
        let kind = serde_json::to_value(&remark.kind).unwrap();
        format!("{} {}", remark.cell().unwrap(), kind["code"].as_str().unwrap())
    };
    remarks.iter().map(told).collect::<Vec<_>>().join(", ")
}

#[test]
fn what_is_remarked() {
    const WHOLE: &str = "all.value=10 all.part.cd=4 all.part.tc=6 all.part.cong-lap=7 all.part.tu-thuc=3";
    for (changes, expected) in [
        ("", ""),
        // Two divisions, each of which makes the total; one of them is wrong.
        ("all.part.cd=5", "all.value division-differs"),
        ("all.part.cong-lap=8 all.part.tu-thuc=1", "all.value division-differs"),
        ("all.part.cd=4 all.part.tc=-", "all.value division-differs"),
        ("all.value=0 all.part.cd=0 all.part.tc=0 all.part.cong-lap=0 all.part.tu-thuc=0", ""),
        ("all.part.nu=11", "all.part.nu part-above-total"),
        ("farm.value=9", ""),
        // 10 without 11 is below zero: said where it comes from.
        ("farm.value=11", "farm.value computed-negative"),
        ("farm.value=-", ""),
        ("income.value=5,5 income.weight=3", ""),
        ("income.value=5,55 income.weight=3,5", "income.value too-precise, income.weight too-precise"),
        ("income.value=5", "income.weight missing"),
        ("income.weight=5", "income.value missing"),
        ("income.value=5 income.weight=0", "income.weight mean-of-nothing"),
        ("income.value=5 income.weight=-", "income.weight mean-of-nothing"),
        ("income.value=- income.weight=5", "income.value weight-without-mean"),
        ("income.value=- income.weight=0", "income.weight nothing-to-mean"),
        ("income.value=- income.weight=-", ""),
        ("income.value=5 income.weight=-3", "income.weight negative"),
        ("done.value=1", ""),
        ("done.value=0", ""),
        ("done.value=2", "done.value not-yes-or-no"),
        ("done.value=-", "done.value not-yes-or-no"),
        ("firms.value=40", ""),
    ] {
        let mut text = entries(WHOLE);
        text.extend(entries(changes));
        let written: Vec<String> = text
            .iter()
            .map(|(cell, state)| match state.amount() {
                Some(amount) => format!("{cell}={}", write_number(amount, amount.decimals()).replace('.', "")),
                None => format!("{cell}=-"),
            })
            .collect();
        assert_eq!(told(&written.join(" "), "done.value=0"), expected, "{changes}");
    }
    // A division that was begun is filled to its end; before that, more than the total is said already.
    assert_eq!(told("all.value=10 all.part.cd=4", ""), "all.part.tc missing");
    assert_eq!(told("all.value=10 all.part.cd=14", ""), "all.part.tc missing, all.value division-differs");
    assert_eq!(told("all.value=- all.part.cd=0 all.part.tc=0", ""), "");
    // An answer may change from no to yes without a reason.
    assert_eq!(told("done.value=1", "done.value=0"), "");
}

#[test]
fn the_difference_of_a_division_is_shown() {
    let pack = pack();
    let text = entries("all.value=1200 all.part.cd=700 all.part.tc=400");
    let remarks = check(form(&pack), &pack, &text, &BTreeMap::new(), None);
    assert_eq!(remarks[0].vietnamese().what, "Các phần «chia ra» cộng lại là 1.100, tổng số là 1.200, lệch 100.");
    assert_eq!(remarks[0].severity(), Severity::Error);
}

/// A report of the n-th body; `keys` stand behind `firms`.
fn row(n: u8, class: &str, at: i64, text: &str, keys: &str) -> RoundRow {
    let keys: BTreeSet<String> = read_keys(keys).unwrap();
    RoundRow {
        organisation: OrganisationId::from(Uuid::from_u128(u128::from(n))),
        segment: Segment { first_day: date(2025, 1, 1), last_day: date(2025, 12, 31) },
        is_part: false,
        class: Some(class.to_owned()),
        given_at_ms: Some(at),
        entries: entries(text),
        keys: KeyLists::from([(Cell::new("firms", Component::Value), keys)]),
        state: ReportState::Submitted,
        accepted: None,
    }
}

fn written(code: &str, rows: &[RoundRow]) -> String {
    let pack = pack();
    let total = total(pack.indicator(code).unwrap(), rows);
    let figure = match total.figure {
        TotalFigure::NoFigure => "none".to_owned(),
        TotalFigure::NothingArose => "nothing".to_owned(),
        TotalFigure::TooLarge => "too large".to_owned(),
        TotalFigure::Keys { distinct, shared } => format!("{distinct} ({shared})"),
        figure => figure.written(1).unwrap_or_else(|| "no number".to_owned()),
    };
    format!("{figure} {}/{}", total.completeness.reported, total.completeness.owed)
}

#[test]
fn a_mean_of_many_is_weighted() {
    for (reports, expected) in [
        // 4 × 1 and 10 × 2 over 3 people: not 7.
        (["income.value=4 income.weight=1", "income.value=10 income.weight=2"], "8,0 2/2"),
        (["income.value=4,5 income.weight=1", "income.value=- income.weight=-"], "4,5 2/2"),
        (["income.value=4", "income.weight=2"], "none 0/2"),
        (["income.value=- income.weight=-", ""], "nothing 1/2"),
        (["income.value=4 income.weight=0", ""], "no number 1/2"),
        // A half goes away from zero, once: 0,05 over one.
        (["income.value=0,05 income.weight=1", ""], "0,1 1/2"),
        (
            [
                "income.value=999999999999 income.weight=999999999999",
                "income.value=999999999999 income.weight=999999999999",
            ],
            "999.999.999.999,0 2/2",
        ),
    ] {
        let rows = reports.map(|text| row(1, "xa", 1, text, ""));
        assert_eq!(written("income", &rows), expected, "{reports:?}");
    }
    let most = format!("income.value={0} income.weight={0}", "9223372036854");
    let rows: Vec<RoundRow> = (0..9).map(|n| row(n, "xa", 1, &most, "")).collect();
    assert_eq!(written("income", &rows), "too large 9/9");
}

#[test]
fn answers_are_counted() {
    let of = |texts: &[&str]| {
        let rows: Vec<RoundRow> = texts.iter().map(|text| row(1, "xa", 1, text, "")).collect();
        written("done", &rows)
    };
    assert_eq!(of(&["done.value=1", "done.value=0", "done.value=1", ""]), "2/3 3/4");
    assert_eq!(of(&["done.value=0"]), "0/1 1/1");
    assert_eq!(of(&["", ""]), "none 0/2");
}

#[test]
fn a_key_that_several_name_counts_once() {
    let rows = [
        row(1, "xa", 1, "firms.value=3", "0101\n0102; 0103"),
        row(2, "xa", 1, "firms.value=2", " 0103 \t0104"),
        row(3, "xa", 1, "firms.value=-", ""),
        row(4, "xa", 1, "", "0999"),
    ];
    assert_eq!(written("firms", &rows), "4 (1) 3/4");
    let pack = pack();
    let total = total(pack.indicator("firms").unwrap(), &rows);
    assert_eq!(total.rows.iter().map(|row| row.shared_keys).collect::<Vec<_>>(), [1, 1, 0, 0]);
}

#[test]
fn what_belongs_to_an_owner_is_its_newest_and_nobody_elses() {
    let rows = |first: i64, second: i64| {
        [
            row(1, "xa", 9, "schools.value=500", ""),
            row(2, "so", first, "schools.value=12", ""),
            row(3, "so", second, "schools.value=13", ""),
        ]
    };
    assert_eq!(written("schools", &rows(1, 2)), "13,0 2/2");
    assert_eq!(written("schools", &rows(3, 2)), "12,0 2/2");
    // At one moment the later in the order given.
    assert_eq!(written("schools", &rows(2, 2)), "13,0 2/2");
    assert_eq!(written("schools", &rows(1, 2)[..1]), "none 0/0");
    let pack = pack();
    let total = total(pack.indicator("schools").unwrap(), &rows(1, 2));
    let places: Vec<RowPlace> = total.rows.iter().map(|row| row.place).collect();
    assert_eq!(places, [RowPlace::NotAsked, RowPlace::Older, RowPlace::Counted]);
    // Without its report the owner is missing, and named.
    let mut without = rows(1, 2);
    without[1].state = ReportState::Draft;
    without[2].state = ReportState::NotOpened;
    assert_eq!(written("schools", &without), "none 0/2");
}

#[test]
fn what_is_computed_needs_all_that_it_is_computed_from() {
    let rows = [
        row(1, "xa", 1, "all.value=10 farm.value=4", ""),
        row(2, "xa", 1, "all.value=20 farm.value=-", ""),
        row(3, "xa", 1, "all.value=1000", ""),
        row(4, "xa", 1, "all.value=- farm.value=-", ""),
    ];
    for (code, expected) in [("both", "34,0 3/4"), ("net", "26,0 3/4"), ("rate", "13,3 3/4"), ("all", "1.030,0 4/4")] {
        assert_eq!(written(code, &rows), expected, "{code}");
    }
    assert_eq!(written("both", &rows[3..]), "nothing 1/1");
    assert_eq!(written("both", &rows[2..3]), "none 0/1");
    let large = row(1, "xa", 1, "all.value=9223372036854 farm.value=9223372036854", "");
    assert_eq!(written("both", std::slice::from_ref(&large)), "too large 1/1");
    assert_eq!(told("all.value=9223372036854 farm.value=9223372036854", ""), "farm.value computed-too-large");
    // What is sent for it is no cell of the form.
    let pack = pack();
    let cells: Vec<String> = cells_of(form(&pack), &pack).iter().map(Cell::to_string).collect();
    assert!(!cells.iter().any(|cell| cell.starts_with("both.") || cell.starts_with("rate.")), "{cells:?}");
    let sent = row(1, "xa", 1, "both.value=7 all.value=1 farm.value=1", "");
    assert_eq!(written("both", &[sent]), "2,0 1/1");
}

#[test]
fn keys_are_read_as_they_are_pasted() {
    let keys = |typed: &str| read_keys(typed).map(|keys| keys.into_iter().collect::<Vec<_>>());
    assert_eq!(keys("0101 ,0102;0103\n\n0101\r\n0104"), Ok(["0101", "0102", "0103", "0104"].map(str::to_owned).into()));
    assert_eq!(keys("abc-1  x\nABC-1 X"), Ok(vec!["ABC-1 X".to_owned()]));
    assert_eq!(keys(" ;\n,"), Ok(vec![]));
    assert_eq!(keys(&"a".repeat(60)), Ok(vec!["A".repeat(60)]));
    assert_eq!(read_keys(&"a".repeat(61)), Err(KeyFault::TooLong("A".repeat(60))));
    assert_eq!(read_keys(&"1\n".repeat(10_000)), Err(KeyFault::TooMany));
}
