//! The working copy alone: every kind of correction can be taken back, and nothing is taken back that was changed since.

use super::*;
use crate::documents::tests::paper;
use domain::obligations::Timing;
use uuid::Uuid;

fn by(number: u128) -> AccountId {
    AccountId::from(Uuid::from_u128(number))
}

fn at(ms: i64) -> Moment {
    Moment::from_millisecond(ms)
}

fn changes(found: &Reviewed) -> Vec<Change> {
    let reading = paper::guidance();
    let middle = paper::span("“học đi đôi")[0];
    vec![
        Change::Symbol(Some("85-HD/BTGTU".to_owned())),
        Change::Subject(None),
        Change::OfDuty(0, DutyChange::Timing(Timing::Standing { confirm_every_months: 6 })),
        Change::OfDuty(0, DutyChange::Action("lập".to_owned(), DutyKind::Report, Modality::Should, Vec::new())),
        Change::OfDuty(1, DutyChange::Addressees(Vec::new())),
        Change::OfDuty(1, DutyChange::Place([3, 9], None)),
        Change::OfDuty(2, DutyChange::Drop),
        Change::Add(Box::new(found.duties[0].clone())),
        Change::Standing(vec![2, 3], 3),
        Change::Settle("document.symbol".to_owned()),
        Change::Recipient(0, Sending::Outside, None),
        split(found, &reading, 0, middle).unwrap(),
        merge(found, 1, 2, Chosen::Both, Chosen::Second).unwrap(),
    ]
}

#[test]
fn every_correction_can_be_taken_back_and_then_nobody_has_corrected_anything() {
    let found = Reviewed::of(&paper::guidance());
    for change in changes(&found) {
        let mut reviewed = found.clone();
        let corrected = reviewed.correct(&found, change.clone(), by(1), at(5)).unwrap();
        assert_ne!(reviewed, found, "{change:?}");
        let undone = reviewed.undo(&found, &corrected, by(2), at(6)).unwrap();
        assert!(undone.act == Act::Undo && undone.touches(&corrected), "{change:?}");
        // What was added stays with its number, dropped; all else is as it was found.
        reviewed.duties.retain(|duty| duty.found || !duty.dropped);
        reviewed.duties.truncate(found.duties.len());
        reviewed.corrections.retain(|path, _| !path.starts_with("duties.4."));
        assert_eq!(reviewed, found, "{change:?}");
    }
}

#[test]
fn taking_back_can_itself_be_taken_back() {
    let found = Reviewed::of(&paper::guidance());
    for change in changes(&found) {
        let mut reviewed = found.clone();
        let corrected = reviewed.correct(&found, change.clone(), by(1), at(5)).unwrap();
        let once = reviewed.parts();
        let undone = reviewed.undo(&found, &corrected, by(1), at(6)).unwrap();
        reviewed.undo(&found, &undone, by(1), at(7)).unwrap();
        assert_eq!(reviewed.parts(), once, "{change:?}");
    }
}

#[test]
fn what_was_changed_since_is_not_taken_back() {
    let found = Reviewed::of(&paper::guidance());
    let mut reviewed = found.clone();
    let timing = |months| Change::OfDuty(0, DutyChange::Timing(Timing::Standing { confirm_every_months: months }));
    let first = reviewed.correct(&found, timing(3), by(1), at(1)).unwrap();
    let second = reviewed.correct(&found, timing(6), by(2), at(2)).unwrap();
    assert!(second.touches(&first));
    let before = reviewed.clone();
    assert_eq!(reviewed.undo(&found, &first, by(1), at(3)), Err(Problem::SomeoneWasFaster));
    assert_eq!(reviewed, before, "nothing is lost");
    // Another part of the same duty does not stand in the way.
    reviewed.correct(&found, Change::OfDuty(0, DutyChange::Drop), by(2), at(4)).unwrap();
    reviewed.undo(&found, &second, by(1), at(5)).unwrap();
    assert_eq!(reviewed.correction("duties.0.deadline").unwrap().by, by(1));
}

#[test]
fn a_duty_is_split_at_its_words_and_only_there() {
    let reading = paper::guidance();
    let found = Reviewed::of(&reading);
    let duty = &found.duties[1];
    let middle = paper::span("vận động đoàn viên")[0];
    let Ok(Change::Duties(Act::Split, changed, added)) = split(&found, &reading, 1, middle) else { panic!() };
    assert_eq!(changed[0].1.action, "tuyên truyền");
    assert_eq!((added[0].action.as_str(), added[0].span), ("vận động đoàn viên, hội viên", [middle, duty.span[1]]));
    assert_eq!(added[0].addressees, duty.addressees);
    assert_eq!(added[0].provision, duty.provision);
    for place in [0, duty.span[0], duty.span[1], duty.span[1] + 5, usize::MAX] {
        assert_eq!(split(&found, &reading, 1, place), Err(Problem::SplitOutside { number: 2 }), "{place}");
    }
    let mut dropped = found.clone();
    dropped.duties[1].dropped = true;
    assert_eq!(split(&dropped, &reading, 1, middle), Err(Problem::DutyDropped { number: 2 }));
}

#[test]
fn a_merged_duty_has_the_words_of_both_and_what_was_chosen() {
    let mut found = Reviewed::of(&paper::guidance());
    assert_eq!(next_of(&found, 0), Some(1));
    found.duties[1].dropped = true;
    assert_eq!(next_of(&found, 0), Some(2));
    assert_eq!(next_of(&found, 3), None);
    let Ok(Change::Duties(Act::Merge, changed, _)) = merge(&found, 0, 2, Chosen::Both, Chosen::Second) else {
        panic!()
    };
    let merged = &changed[0].1;
    assert!(merged.action.ends_with("; định kỳ báo cáo kết quả"));
    assert_eq!(merged.span, [found.duties[0].span[0], found.duties[2].span[1]]);
    assert_eq!((merged.addressees.len(), &merged.timing), (2, &None));
    assert!(changed[1].1.dropped);
    for (one, other, problem) in [
        (0, 1, Problem::DutyDropped { number: 2 }),
        (1, 2, Problem::DutyDropped { number: 2 }),
        (0, 0, Problem::NoNextDuty { number: 1 }),
        (0, 9, Problem::NotFound),
    ] {
        assert_eq!(merge(&found, one, other, Chosen::First, Chosen::First), Err(problem));
    }
}
