//! What is remarked on a report: a table of entries, each with the remarks that it gets.

use super::*;
use crate::packs::Words;

/// Entries to which nothing is to be said.
const RIGHT: &str =
    "flow.value=100 flow.part.nu=60 flow.part.ngheo=70 sum.value=12 share.numerator=3 share.denominator=4";

/// Cell and code of each remark.
fn told(entries: &Entries, previous: Option<&Entries>) -> Vec<String> {
    let pack = pack();
    let narratives = BTreeMap::from([("why".to_owned(), "Vì thế".to_owned())]);
    codes(&check(form(&pack), &pack, entries, &narratives, previous))
}

fn codes(remarks: &[Remark]) -> Vec<String> {
    let told = |remark: &Remark| {
        let place = match &remark.place {
            RemarkPlace::Cell(cell) => cell.to_string(),
            RemarkPlace::Narrative(code) => code.clone(),
        };
        let kind = serde_json::to_value(&remark.kind).unwrap();
        format!("{place} {}", kind["code"].as_str().unwrap())
    };
    remarks.iter().map(told).collect()
}

/// The right entries with some changed; `cell=` takes one out.
fn changed(changes: &str) -> Entries {
    let mut changed = entries(RIGHT);
    for change in changes.split_whitespace() {
        match change.strip_suffix('=') {
            Some(cell) => drop(changed.remove(&cell.parse().unwrap())),
            None => changed.extend(entries(change)),
        }
    }
    changed
}

#[test]
fn figures_by_themselves() {
    for (changes, expected) in [
        ("", ""),
        ("flow.value=", "flow.value missing, flow.part.nu part-above-total, flow.part.ngheo part-above-total"),
        ("flow.part.nu=", "flow.part.nu missing"),
        ("flow.value=- flow.part.nu= flow.part.ngheo=", ""),
        ("flow.value=- flow.part.nu=- flow.part.ngheo=-", ""),
        ("flow.value=- flow.part.nu=0 flow.part.ngheo=", ""),
        ("flow.value=- flow.part.nu=1 flow.part.ngheo=", "flow.part.nu part-above-total"),
        // Zero is a value; it is below what the pack holds plausible, and nothing can be part of it.
        ("flow.value=0 flow.part.nu= flow.part.ngheo=", "flow.value below-plausible"),
        ("flow.value=0 flow.part.nu=1 flow.part.ngheo=0", "flow.part.nu part-above-total, flow.value below-plausible"),
        // Parts are compared with the total one by one: 60 and 70 of 100 are right.
        ("flow.part.nu=100 flow.part.ngheo=100", ""),
        ("flow.part.nu=101", "flow.part.nu part-above-total"),
        (
            "flow.value=-3 flow.part.nu=-3 flow.part.ngheo=-4",
            "flow.value negative, flow.part.nu negative, flow.part.ngheo negative, flow.value below-plausible",
        ),
        ("flow.value=100,5", "flow.value too-precise"),
        ("flow.value=5000", ""),
        ("flow.value=5001", "flow.value above-plausible"),
        ("sum.value=", "sum.value missing"),
        ("stock.value=-1,5", ""),
        ("stock.value=1,55", "stock.value too-precise"),
        ("share.numerator=", "share.numerator missing"),
        ("share.denominator=", "share.denominator missing"),
        ("share.numerator=5", "share.numerator numerator-above-denominator, share.numerator above-plausible"),
        ("share.numerator=4", "share.numerator above-plausible"),
        ("share.numerator=0", ""),
        ("share.numerator=0 share.denominator=0", "share.denominator nothing-of-nothing"),
        ("share.numerator=3 share.denominator=0", "share.denominator denominator-zero"),
        ("share.numerator=3 share.denominator=-", "share.denominator denominator-zero"),
        ("share.numerator=- share.denominator=-", ""),
        ("share.numerator=- share.denominator=4", ""),
        ("share.numerator=- share.denominator=0", "share.denominator nothing-of-nothing"),
        ("rate.numerator=7 rate.denominator=5", ""),
        ("rate.numerator=7", "rate.denominator missing"),
        ("rate.denominator=7", "rate.numerator missing"),
        ("rate.numerator=-", "rate.denominator missing"),
    ] {
        assert_eq!(told(&changed(changes), None).join(", "), expected, "{changes}");
    }
}

#[test]
fn figures_against_the_period_before() {
    for (previous, changes, expected) in [
        (RIGHT, "", ""),
        ("flow.value=100", "flow.value=130", ""),
        ("flow.value=100", "flow.value=131", "flow.value changed"),
        ("flow.value=100", "flow.value=70", ""),
        ("flow.value=100", "flow.value=69 flow.part.ngheo=60", "flow.value changed"),
        // Small numbers double every day.
        ("flow.value=4", "flow.value=9 flow.part.nu=1 flow.part.ngheo=1", ""),
        ("flow.value=4", "flow.value=10 flow.part.nu=1 flow.part.ngheo=1", "flow.value changed"),
        ("flow.value=0", "", ""),
        ("flow.value=-", "", ""),
        // A thousand times, one way and the other; the sharper remark is enough.
        ("flow.value=2", "flow.value=2000", "flow.value unit-slip"),
        ("flow.value=2", "flow.value=1000", "flow.value unit-slip"),
        ("flow.value=2", "flow.value=999", "flow.value changed"),
        ("flow.value=2", "flow.value=4000", "flow.value unit-slip"),
        ("flow.value=2", "flow.value=4001", "flow.value changed"),
        ("flow.value=100000", "", "flow.value unit-slip"),
        ("flow.part.nu=60000", "", "flow.part.nu unit-slip"),
        ("flow.part.nu=1", "", ""),
        // What only grows cannot fall, and may grow as it likes.
        ("sum.value=13", "", "sum.value below-previous"),
        ("sum.value=12", "", ""),
        ("sum.value=3", "", ""),
        ("sum.value=12000", "", "sum.value unit-slip"),
        ("share.denominator=40", "", "share.denominator changed"),
        ("share.denominator=3", "", ""),
    ] {
        let previous = entries(previous);
        assert_eq!(told(&changed(changes), Some(&previous)).join(", "), expected, "{changes} after {previous:?}");
    }
}

#[test]
fn narratives_are_there_and_not_too_long() {
    let pack = pack();
    for (why, more, expected) in [
        ("", "", "why narrative-missing"),
        (" \n", "", "why narrative-missing"),
        ("Vì thế", "năm", ""),
        ("Vì thế", "sáu chữ", "more narrative-too-long"),
        // Twenty letters, whatever bytes they take.
        ("ờờờờờờờờờờờờờờờờờờờờ", "", ""),
        ("ờờờờờờờờờờờờờờờờờờờờờ", "", "why narrative-too-long"),
    ] {
        let narratives = BTreeMap::from([("why".to_owned(), why.to_owned()), ("more".to_owned(), more.to_owned())]);
        let remarks = check(form(&pack), &pack, &entries(RIGHT), &narratives, None);
        assert_eq!(codes(&remarks).join(", "), expected, "{why:?} {more:?}");
    }
}

#[test]
fn a_remark_says_where_and_what() {
    let pack = pack();
    let remarks = check(form(&pack), &pack, &changed("flow.part.nu=1234567"), &BTreeMap::new(), None);
    let remark = remarks.iter().find(|remark| remark.cell().is_some()).unwrap();
    let name = remark.name_of_place(&pack, form(&pack));
    assert_eq!(name, Some(Words { vi: "Số người học: nữ".to_owned(), en: None }));
    assert_eq!(remark.vietnamese().what, "Phần «trong đó» (1.234.567) lớn hơn tổng số (100).");
    assert_eq!(remark.english().next, "Put one of the two right.");
    let question = remarks.last().unwrap().name_of_place(&pack, form(&pack));
    assert_eq!(question.map(|words| words.vi).as_deref(), Some("Vì sao?"));
}

#[test]
fn a_cell_is_written_and_read_back() {
    let pack = pack();
    for cell in cells_of(form(&pack), &pack) {
        assert_eq!(cell.to_string().parse::<Cell>().as_ref(), Ok(&cell));
        let json = serde_json::to_string(&BTreeMap::from([(cell.clone(), CellState::Value(Amount::ZERO))])).unwrap();
        assert_eq!(json, format!("{{\"{cell}\":{{\"state\":\"value\",\"micro\":0}}}}"));
        assert_eq!(serde_json::from_str::<Entries>(&json).unwrap().len(), 1);
    }
    for text in ["", "flow", "flow.", ".value", "flow.part.", "flow.values"] {
        assert!(text.parse::<Cell>().is_err(), "{text}");
    }
    assert_eq!(Cell::new("flow", Component::Value).to_string(), "flow.value");
}
