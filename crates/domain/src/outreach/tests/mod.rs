//! What is counted, checked and measured, as tables of cases; where the work of units that ended counts.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod random;
mod trees;

use super::*;
use crate::{
    ids::{CampaignId, OrganisationId},
    problem::{OutreachProblem, Problem},
};
use jiff::civil::date;
use std::collections::BTreeMap;
use uuid::Uuid;

fn unit(number: u128) -> OrganisationId {
    Uuid::from_u128(number).into()
}

fn campaign(number: u128) -> CampaignId {
    Uuid::from_u128(number).into()
}

fn activity(of: u128, counting: Counting, reach: &[(&str, i64)]) -> Activity {
    Activity {
        unit: unit(of),
        campaign: campaign(1),
        channel: "conference".to_owned(),
        items: 1,
        counting,
        reach: reach.iter().map(|(audience, count)| ((*audience).to_owned(), *count)).collect(),
    }
}

#[test]
fn turns_add_up_and_of_persons_the_largest_claim_of_a_unit_stands() {
    let all = [
        activity(1, Counting::Persons, &[("heads", 20), ("cadres", 100)]),
        activity(1, Counting::Persons, &[("heads", 25)]),
        activity(1, Counting::Turns, &[("heads", 400)]),
        activity(2, Counting::Persons, &[("heads", 5)]),
        activity(3, Counting::Turns, &[("heads", 7)]),
    ];
    assert_eq!(reach(&all, None, "heads"), Reach { turns: 457, persons: 30 });
    assert_eq!(reach(&all, None, "cadres"), Reach { turns: 100, persons: 100 });
    assert_eq!(reach(&all, None, "farmers"), Reach::default());
    assert_eq!(work(&all), Work { activities: 5, items: 5 });
    // What a unit states stands for its whole campaign.
    let stated = BTreeMap::from([((unit(1), campaign(1), "heads".to_owned()), 32)]);
    assert_eq!(reach(&all, Some(&stated), "heads").persons, 37);
}

#[test]
fn the_same_people_in_two_campaigns_are_the_same_people() {
    let other = Activity { campaign: campaign(2), ..activity(1, Counting::Persons, &[("heads", 18)]) };
    let all = [activity(1, Counting::Persons, &[("heads", 20)]), other];
    assert_eq!(reach(&all, None, "heads"), Reach { turns: 38, persons: 20 });
}

#[test]
fn no_share_without_two_numbers_and_none_that_flatters() {
    let cases = [
        ((0, 0, None, None), (Standing::Nobody, None)),
        ((0, 0, Some(0), None), (Standing::NotConcerned, None)),
        ((0, 0, Some(9), Some(80)), (Standing::Nobody, None)),
        ((9, 9, None, Some(80)), (Standing::Unmeasured, None)),
        ((9, 0, Some(9), Some(80)), (Standing::Unmeasured, None)),
        ((79, 79, Some(100), Some(80)), (Standing::Below, Some(79))),
        ((80, 80, Some(100), Some(80)), (Standing::Reached, Some(80))),
        ((999, 999, Some(1000), None), (Standing::Below, Some(99))),
        ((1000, 1000, Some(1000), None), (Standing::Reached, Some(100))),
        ((1, 1, Some(5000), None), (Standing::Below, Some(1))),
        ((11, 11, Some(10), None), (Standing::Above, None)),
        ((1, 1, Some(0), None), (Standing::Above, None)),
    ];
    for ((turns, persons, people, goal), (standing, percent)) in cases {
        let found = measure(turns, persons, people, goal);
        assert_eq!(found, Measured { standing, percent }, "{turns} {persons} of {people:?}, goal {goal:?}");
    }
}

#[test]
fn a_count_is_read_as_people_write_it() {
    for (typed, count) in [("", None), ("  ", None), ("0", Some(0)), ("1250", Some(1250)), ("1.250", Some(1250))] {
        assert_eq!(read_count(typed), Ok(count), "{typed}");
    }
    for (typed, count) in [("1,250", 1250), (" 1 250 ", 1250), ("12.345.678", 12_345_678), ("007", 7)] {
        assert_eq!(read_count(typed), Ok(Some(count)), "{typed}");
    }
    for typed in ["-1", "1,5", "1.25", "1.2500", "120 người", "1e3", "9999999999", "1.250,000", "1..250", ".250", "²"]
    {
        assert!(read_count(typed).is_err(), "{typed}");
    }
}

fn bounds() -> Bounds {
    Bounds {
        first_day: date(2026, 9, 1),
        last_day: date(2026, 12, 31),
        channels: ["conference", "session"].map(str::to_owned).into(),
        audiences: ["heads", "youth"].map(str::to_owned).into(),
    }
}

fn new_activity() -> NewActivity {
    NewActivity {
        held_on: date(2026, 11, 20),
        channel: "conference".to_owned(),
        name: "Hội nghị".to_owned(),
        items: 1,
        counting: Counting::Persons,
        reach: vec![("heads".to_owned(), 24)],
        above_why: String::new(),
    }
}

#[test]
fn what_cannot_be_is_told_all_at_once() {
    let today = date(2026, 11, 23);
    let people = BTreeMap::from([("heads".to_owned(), 30)]);
    let faults = |change: &dyn Fn(&mut NewActivity)| {
        let mut new = new_activity();
        change(&mut new);
        check(&new, &bounds(), &people, today)
    };
    assert_eq!(faults(&|_| ()), []);
    let one = |change: &dyn Fn(&mut NewActivity), expected: OutreachProblem| {
        assert_eq!(faults(change), [Problem::from(expected)]);
    };
    one(&|new| new.held_on = date(2026, 11, 24), OutreachProblem::DayInFuture { today: "23/11/2026".to_owned() });
    let outside = OutreachProblem::DayOutside { first: "01/09/2026".to_owned(), last: "31/12/2026".to_owned() };
    one(&|new| new.held_on = date(2026, 8, 31), outside);
    one(&|new| new.channel = "fair".to_owned(), OutreachProblem::ChannelUnknown { channel: "fair".to_owned() });
    one(&|new| new.items = 0, OutreachProblem::NotACount { typed: "0".to_owned() });
    let unknown = OutreachProblem::AudienceUnknown { audience: "monks".to_owned() };
    one(&|new| new.reach.push(("monks".to_owned(), 3)), unknown);
    one(&|new| new.reach[0].1 = -2, OutreachProblem::NotACount { typed: "-2".to_owned() });
    one(&|new| new.reach[0].1 = 0, OutreachProblem::NobodyCounted);
    one(&|new| new.reach.clear(), OutreachProblem::NobodyCounted);
    one(&|new| new.reach.push(("heads".to_owned(), 3)), OutreachProblem::NobodyCounted);
    let above = OutreachProblem::MoreThanThereAre { audience: "heads".to_owned(), count: 31, people: 30 };
    one(&|new| new.reach[0].1 = 31, above);
    // Turns may be more than people, and a reason makes room.
    assert_eq!(faults(&|new| (new.reach[0].1, new.counting) = (31, Counting::Turns)), []);
    assert_eq!(faults(&|new| (new.reach[0].1, new.above_why) = (31, "có khách mời".to_owned())), []);
    let several = faults(&|new| (new.channel, new.items) = ("fair".to_owned(), 0));
    assert_eq!(several.len(), 2, "{several:?}");
}

#[test]
fn two_that_read_alike_are_the_same_and_a_number_tells_them_apart() {
    let (one, mut other) = (new_activity(), new_activity());
    other.reach.push(("youth".to_owned(), 0));
    assert!(same_activity(&one, &other), "nobody of an audience is as good as not naming it");
    other.reach[1].1 = 1;
    assert!(!same_activity(&one, &other));
}

#[test]
fn heads_stand_first_and_the_others_keep_their_order() {
    assert_eq!(
        heads_first(["youth", "farmers", "heads", "cadres"], |code| code),
        ["heads", "youth", "farmers", "cadres"]
    );
}
