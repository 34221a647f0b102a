//! Totals and groups of the small province: tables of reports and what they add up to.

use super::{
    owing::{half_year, of, province},
    *,
};
use crate::{
    organisations::{Graph, Selector},
    packs::Measure,
};
use jiff::civil::date;

/// Rows of text: word, state, entries; `+word` is a part report. The days are those that are owed.
fn rows(graph: &Graph, text: &[(&str, ReportState, &str)]) -> Vec<RoundRow> {
    let communes = Selector::Class { line: "party".to_owned(), classes: vec!["dang-uy-xa".to_owned()] };
    let owing = who_owes(graph, of("tinh"), &communes, &half_year());
    let parts = part_reports(&owing);
    let row = |(word, state, text): &(&str, ReportState, &str)| {
        let (word, is_part) = word.strip_prefix('+').map_or((*word, false), |word| (word, true));
        let own = owing.iter().find(|owes| owes.organisation == of(word)).map(|owes| owes.segment);
        let part = parts.iter().find(|(organisation, _)| *organisation == of(word)).map(|(_, segment)| *segment);
        let segment = if is_part { part } else { own }.unwrap_or_else(|| panic!("{word} owes nothing"));
        let (class, given_at_ms, keys) = (None, None, KeyLists::new());
        RoundRow {
            organisation: of(word),
            segment,
            is_part,
            class,
            given_at_ms,
            entries: entries(text),
            keys,
            state: *state,
            accepted: None,
        }
    };
    text.iter().map(row).collect()
}

fn total_of(code: &str, rows: &[RoundRow]) -> Total {
    total(pack().indicator(code).unwrap(), rows)
}

/// The figure as people read it, with reported/owed.
fn told(total: &Total) -> String {
    let figure = match total.figure {
        TotalFigure::NoFigure => "no figure".to_owned(),
        TotalFigure::NothingArose => "nothing arose".to_owned(),
        TotalFigure::TooLarge => "too large".to_owned(),
        figure => figure.written(1).unwrap_or_else(|| "no ratio".to_owned()),
    };
    format!("{figure} {}/{}", total.completeness.reported, total.completeness.owed)
}

use ReportState::{Accepted, Draft, Endorsed, NotOpened, SentBack, Submitted, Waived};

#[test]
fn what_is_not_reported_is_missing_and_never_zero() {
    let graph = province();
    for (reports, expected) in [
        (vec![], "no figure 0/0"),
        (vec![("mot", NotOpened, ""), ("hai", Draft, "flow.value=5")], "no figure 0/2"),
        (vec![("mot", Endorsed, "flow.value=5"), ("hai", SentBack, "flow.value=7")], "no figure 0/2"),
        (vec![("mot", Submitted, "flow.value=5"), ("hai", SentBack, "flow.value=7")], "5,0 1/2"),
        (vec![("mot", Submitted, "flow.value=0"), ("hai", NotOpened, "")], "0,0 1/2"),
        (vec![("mot", Accepted, "flow.value=5"), ("hai", Waived, "")], "5,0 1/2"),
        (vec![("mot", Accepted, "flow.value=5"), ("hai", Accepted, "flow.value=-")], "5,0 2/2"),
        (vec![("mot", Accepted, "flow.value=-"), ("hai", NotOpened, "")], "nothing arose 1/2"),
        (vec![("mot", Accepted, "flow.value=-"), ("hai", Accepted, "flow.value=0")], "0,0 2/2"),
        // Submitted, but this cell is empty.
        (vec![("mot", Accepted, "sum.value=3"), ("hai", Accepted, "flow.value=4")], "4,0 1/2"),
    ] {
        assert_eq!(told(&total_of("flow", &rows(&graph, &reports))), expected, "{reports:?}");
    }
}

#[test]
fn part_reports_are_added_over_days_and_stand_beside_what_is_there() {
    let graph = province();
    let reports = [
        (
            "mot",
            Accepted,
            "flow.value=10 sum.value=10 stock.value=10 share.numerator=1 share.denominator=2 rate.numerator=1 rate.denominator=4",
        ),
        (
            "hai",
            Submitted,
            "flow.value=20 sum.value=20 stock.value=20 share.numerator=1 share.denominator=2 rate.numerator=3 rate.denominator=4",
        ),
        (
            "+man",
            Accepted,
            "flow.value=5 sum.value=5 stock.value=5 share.numerator=0 share.denominator=4 rate.numerator=4 rate.denominator=4",
        ),
        ("+say", NotOpened, ""),
    ];
    let rows = rows(&graph, &reports);
    for (code, expected) in [
        ("flow", "35,0 3/4"),
        ("sum", "30,0 2/2"),
        ("stock", "30,0 2/2"),
        // Two of eight, not the mean of 50, 50 and 0 per cent.
        ("share", "25,0 3/4"),
        ("rate", "50,0 2/2"),
    ] {
        assert_eq!(told(&total_of(code, &rows)), expected, "{code}");
    }
    let beside = total_of("stock", &rows);
    let places: Vec<RowPlace> = beside.rows.iter().map(|row| row.place).collect();
    assert_eq!(places, [RowPlace::Counted, RowPlace::Counted, RowPlace::Beside, RowPlace::Beside]);
    assert_eq!(beside.rows[2].state_of(&Component::Value).amount(), Amount::whole(5));
}

#[test]
fn a_denominator_of_the_last_day_comes_from_those_that_live_then() {
    let graph = province();
    let reports = [
        ("mot", Accepted, "share.numerator=1 share.denominator=4"),
        ("+man", Accepted, "share.numerator=1 share.denominator=4"),
    ];
    let rows = rows(&graph, &reports);
    assert_eq!(told(&total_of("share", &rows)), "25,0 2/2");
    let mut at_date = pack().indicator("share").unwrap().clone();
    let Measure::Ratio { denominator_at_date, .. } = &mut at_date.measure else { panic!("a ratio") };
    *denominator_at_date = true;
    // The four people of the ended body live in the ground of its successor, who counts them.
    assert_eq!(told(&total(&at_date, &rows)), "50,0 2/2");
}

#[test]
fn completeness_tells_each_way_of_being_in_or_out() {
    let graph = province();
    let reports = [
        ("mot", Accepted, "flow.value=-"),
        ("hai", Submitted, "flow.value=3"),
        ("bon", SentBack, "flow.value=3"),
        ("+man", Waived, ""),
        ("+say", Draft, "flow.value=9"),
    ];
    let total = total_of("flow", &rows(&graph, &reports));
    let expected =
        Completeness { owed: 5, reported: 2, accepted: 1, missing: 2, waived: 1, sent_back: 1, nothing_arose: 1 };
    assert_eq!(total.completeness, expected);
    // What is inside the unit is not shown.
    assert!(total.rows[4].cells.iter().all(|(_, state)| state.is_empty()));
}

#[test]
fn parts_have_totals_of_their_own() {
    let graph = province();
    let reports = [
        ("mot", Accepted, "flow.value=10 flow.part.nu=6 flow.part.ngheo=7"),
        ("hai", Accepted, "flow.value=0"),
        ("bon", Accepted, "flow.value=-"),
        ("+man", NotOpened, ""),
    ];
    let total = total_of("flow", &rows(&graph, &reports));
    let told: Vec<_> =
        total.parts.iter().map(|part| (part.code.as_str(), part.figure.written(0), part.reported)).collect();
    assert_eq!(told, [("nu", Some("6".to_owned()), 2), ("ngheo", Some("7".to_owned()), 2)]);
}

#[test]
fn a_ratio_needs_both_numbers_and_a_denominator() {
    let graph = province();
    for (reports, expected) in [
        (vec![("mot", Accepted, "share.numerator=1")], "no figure 0/1"),
        (vec![("mot", Accepted, "share.numerator=- share.denominator=-")], "nothing arose 1/1"),
        (vec![("mot", Accepted, "share.numerator=- share.denominator=8")], "0,0 1/1"),
        (vec![("mot", Accepted, "share.numerator=0 share.denominator=0")], "no ratio 1/1"),
        (
            vec![("mot", Accepted, "share.numerator=1 share.denominator=3"), ("hai", Accepted, "share.denominator=9")],
            "33,3 1/2",
        ),
    ] {
        assert_eq!(told(&total_of("share", &rows(&graph, &reports))), expected, "{reports:?}");
    }
}

#[test]
fn more_than_can_be_kept_is_said_and_not_wrong() {
    let graph = province();
    let mut rows = rows(&graph, &[("mot", Accepted, "sum.value=1"), ("hai", Accepted, "sum.value=1")]);
    for row in &mut rows {
        row.entries.insert(Cell::new("sum", Component::Value), CellState::Value(Amount::from_micro(i64::MAX)));
    }
    assert_eq!(told(&total_of("sum", &rows)), "too large 2/2");
}

#[test]
fn the_totals_of_a_form_come_in_its_order() {
    let pack = pack();
    let codes: Vec<String> = totals(form(&pack), &pack, &[]).into_iter().map(|total| total.indicator).collect();
    assert_eq!(codes, ["flow", "sum", "stock", "share", "rate"]);
}

/// Word of each group and its figure; a dash for what belongs to none.
fn groups(graph: &Graph, grouping: &Grouping, rows: &[RoundRow]) -> Vec<String> {
    let word = |id| graph.codes_over_time(id).first().map(|row| row.code.clone()).unwrap_or_default();
    let pack = pack();
    let told = |group: &Group| told(&group.total(pack.indicator("flow").unwrap()));
    let groups = group_by(graph, grouping, rows);
    groups.iter().map(|group| format!("{} {}", group.unit.map_or("-".to_owned(), word), told(group))).collect()
}

#[test]
fn groups_by_district_as_it_was_and_by_commune_as_it_is() {
    let graph = province();
    let reports = [
        ("mot", Accepted, "flow.value=1"),
        ("hai", Accepted, "flow.value=2"),
        ("bon", Accepted, "flow.value=4"),
        ("+man", Accepted, "flow.value=8"),
        ("+say", Accepted, "flow.value=16"),
        ("+ba", Accepted, "flow.value=32"),
        ("+hen", NotOpened, ""),
    ];
    let rows = rows(&graph, &reports);
    let as_it_was = Grouping::by_level(date(2025, 6, 30), "district", "party");
    // Mot came from Man alone, Ba from Say and a body under the province itself, Hai and Bon from two districts.
    let expected = ["hen no figure 0/1", "man 9,0 2/2", "say 16,0 1/1", "- 38,0 3/3"];
    assert_eq!(groups(&graph, &as_it_was, &rows), expected);
    // Before the body of ten days was there, Ba came from Say alone.
    let earlier = Grouping::by_level(date(2025, 6, 1), "district", "party");
    let expected = ["hen no figure 0/1", "man 9,0 2/2", "say 48,0 2/2", "- 6,0 2/2"];
    assert_eq!(groups(&graph, &earlier, &rows), expected);
    // Ba and Hen went into Bon whole; Man and Say were divided, and nobody knows how their figures were.
    let as_it_is = Grouping::by_unit(date(2025, 12, 31));
    let expected = ["mot 1,0 1/1", "bon 36,0 2/3", "hai 2,0 1/1", "- 24,0 2/2"];
    assert_eq!(groups(&graph, &as_it_is, &rows), expected);
    let whole = Grouping::by_level(date(2025, 12, 31), "province", "party");
    assert_eq!(groups(&graph, &whole, &rows), ["tinh 63,0 6/7"]);
}

/// What changed in a total, in words: before, now, by how much, whose.
fn said(code: &str, rows: &[RoundRow]) -> String {
    let Some(changed) = changed(pack().indicator(code).unwrap(), rows) else { return "nothing".to_owned() };
    let written = |figure: TotalFigure| figure.written(1).unwrap_or_else(|| format!("{figure:?}"));
    let difference = changed.difference().map_or_else(|| "?".to_owned(), |amount| write_number(amount, 0));
    let cells: usize = changed.rows.iter().map(|row| row.cells.len()).sum();
    format!("{} {} {difference} {}/{cells}", written(changed.was), written(changed.now), changed.rows.len())
}

#[test]
fn what_changed_since_it_was_accepted_is_told_of_every_total_that_holds_it() {
    let graph = province();
    // What counts now, what was accepted, and what is said of «flow», «stock» and «share».
    for (state, now, accepted, expected) in [
        (Accepted, "flow.value=5", None, ["nothing", "nothing", "nothing"]),
        (Submitted, "flow.value=8", Some("flow.value=5"), ["6,0 9,0 3 1/1", "nothing", "nothing"]),
        (
            Submitted,
            "flow.value=5 flow.part.nu=2",
            Some("flow.value=5 flow.part.nu=1"),
            ["6,0 6,0 0 1/1", "nothing", "nothing"],
        ),
        (
            Accepted,
            "flow.value=5 stock.value=4",
            Some("flow.value=5 stock.value=7"),
            ["nothing", "7,0 4,0 -3 1/1", "nothing"],
        ),
        (Submitted, "flow.value=-", Some("flow.value=5"), ["6,0 1,0 -5 1/1", "nothing", "nothing"]),
        // Sent back, and not in the total any more.
        (SentBack, "", Some("flow.value=5"), ["6,0 1,0 -5 1/1", "nothing", "nothing"]),
        (
            Submitted,
            "share.numerator=1 share.denominator=2",
            Some("share.numerator=1 share.denominator=4"),
            ["nothing", "nothing", "25,0 50,0 ? 1/1"],
        ),
        (Submitted, "flow.value=5", Some("flow.value=5"), ["nothing", "nothing", "nothing"]),
    ] {
        let mut rows = rows(&graph, &[("mot", state, now), ("hai", Submitted, "flow.value=1")]);
        if let Some(text) = accepted {
            rows[0].accepted = Some(Box::new(RoundRow { entries: entries(text), state: Accepted, ..rows[0].clone() }));
        }
        for (code, expected) in ["flow", "stock", "share"].into_iter().zip(expected) {
            assert_eq!(said(code, &rows), expected, "{code} of {now} after {accepted:?}");
        }
    }
}
