//! The marked source text never loses a character, whatever overlaps; the lineage says what the words say.

use super::paper;
use crate::documents::{
    highlight::{Mark, lines},
    lineage::named_in,
};
use papers::reading::Relation;

fn joined(text: &str, marks: &[(Mark, [usize; 2])]) -> String {
    lines(text, marks).iter().map(|line| line.text()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_pieces_together_are_the_text() {
    let text = "Đảng ủy xã <Yên Hến> & «xã»\n\n  thực hiện\r\nngay.\n";
    let length = text.chars().count();
    // Every pair of spans of the text, so that each way to overlap occurs.
    for start in 0..length {
        for end in start..=length + 2 {
            let marks = [
                (Mark::Duty(1), [start, end]),
                (Mark::Duty(2), [end / 2, end]),
                (Mark::Citation, [start / 2, (start + end) / 2]),
                (Mark::Addressee, [start, start]),
                (Mark::Deadline, [0, end]),
            ];
            assert_eq!(joined(text, &marks), text, "{start}..{end}");
        }
    }
}

#[test]
fn a_duty_over_two_lines_has_one_anchor_and_marks_inside() {
    let lines = lines("Các xã\nlập kế hoạch.", &[(Mark::Duty(3), [4, 11]), (Mark::Citation, [5, 9])]);
    let begun: Vec<usize> = lines.iter().flat_map(|line| &line.stretches).flat_map(|one| one.begins.clone()).collect();
    assert_eq!(begun, [3]);
    let classes: Vec<(&str, &str)> = lines
        .iter()
        .flat_map(|line| &line.stretches)
        .flat_map(|one| &one.pieces)
        .map(|piece| (piece.text.as_str(), piece.classes.as_str()))
        .collect();
    assert_eq!(classes, [("Các ", ""), ("x", ""), ("ã", "cite"), ("lậ", "cite"), ("p ", ""), ("kế hoạch.", "")]);
}

#[test]
fn a_duty_that_begins_at_a_line_end_still_has_its_anchor() {
    let lines = lines("Các xã\nlập kế hoạch.", &[(Mark::Duty(1), [6, 10])]);
    assert_eq!(lines[1].stretches[0].begins, [1]);
}

#[test]
fn a_plan_that_carries_out_a_directive_stands_between() {
    let named = named_in(&paper::guidance());
    let symbol = |index: usize| named.cited[index].citation.symbol.clone().unwrap();
    let mut told: Vec<(String, String, Relation)> = named
        .links
        .iter()
        .map(|link| (link.from.map_or("this".to_owned(), symbol), symbol(link.to), link.relation))
        .collect();
    told.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    let link = |from: &str, to: &str, relation| (from.to_owned(), to.to_owned(), relation);
    assert_eq!(
        told,
        [
            link("72-KH/TU", "21-CT/TW", Relation::Implements),
            link("this", "157-HD/BTGTW", Relation::Basis),
            link("this", "72-KH/TU", Relation::Implements),
        ]
    );
}

#[test]
fn two_citations_parted_by_a_comma_are_no_chain() {
    let mut reading = paper::guidance();
    reading.text = reading.text.replace("Tỉnh ủy thực hiện Chỉ thị", "Tỉnh ủy, thực hiện Chỉ thị");
    for citation in &mut reading.citations {
        citation.span = paper::span_in(&reading.text, &citation.text);
    }
    let named = named_in(&reading);
    assert!(named.links.iter().all(|link| link.from.is_none()), "{:?}", named.links);
    assert_eq!(named.links.len(), 3);
}
