//! Random activities of random people: the tally says what a naive walk says, and never more than the truth. `PROPTEST_CASES`
//! says how many.

use super::{Activity, Counting, Reach, campaign, reach, unit};
use crate::outreach::Persons;
use proptest::prelude::*;
use std::collections::BTreeSet;

const AUDIENCES: [&str; 3] = ["heads", "youth", "farmers"];

/// An activity with the people who came: each a number, of one audience and one unit.
#[derive(Debug, Clone)]
struct Held {
    unit: u128,
    campaign: u128,
    audience: usize,
    counts_persons: bool,
    came: BTreeSet<u8>,
}

fn held() -> impl Strategy<Value = Vec<Held>> {
    let came = proptest::collection::btree_set(any::<u8>(), 0..40);
    let one = (1..5_u128, 1..3_u128, 0..3_usize, any::<bool>(), came).prop_map(
        |(unit, campaign, audience, counts_persons, came)| Held { unit, campaign, audience, counts_persons, came },
    );
    proptest::collection::vec(one, 0..24)
}

fn recorded(all: &[Held]) -> Vec<Activity> {
    let one = |held: &Held| Activity {
        unit: unit(held.unit),
        campaign: campaign(held.campaign),
        channel: "session".to_owned(),
        items: 1,
        counting: if held.counts_persons { Counting::Persons } else { Counting::Turns },
        reach: vec![(AUDIENCES[held.audience].to_owned(), i64::try_from(held.came.len()).unwrap())],
    };
    all.iter().map(one).collect()
}

/// Everyone who came to anything, each once.
fn truth(all: &[Held], audience: usize) -> i64 {
    let people: BTreeSet<(u128, u8)> = all
        .iter()
        .filter(|held| held.audience == audience)
        .flat_map(|held| held.came.iter().map(|person| (held.unit, *person)))
        .collect();
    i64::try_from(people.len()).unwrap()
}

/// What each unit states of each campaign: the truth.
fn stated(all: &[Held]) -> Persons {
    let mut persons = Persons::new();
    for held in all {
        let same =
            |other: &&Held| (other.unit, other.campaign, other.audience) == (held.unit, held.campaign, held.audience);
        let people: BTreeSet<u8> = all.iter().filter(same).flat_map(|other| other.came.iter().copied()).collect();
        let key = (unit(held.unit), campaign(held.campaign), AUDIENCES[held.audience].to_owned());
        persons.insert(key, i64::try_from(people.len()).unwrap());
    }
    persons
}

/// The same by walking units, campaigns and activities one by one.
fn naive(all: &[Activity], stated: Option<&Persons>, audience: &str) -> Reach {
    let count =
        |one: &Activity| one.reach.iter().filter(|(of, _)| of == audience).map(|(_, count)| *count).sum::<i64>();
    let mut persons = 0;
    for unit in all.iter().map(|one| one.unit).collect::<BTreeSet<_>>() {
        let mut best = 0;
        for campaign in all.iter().filter(|one| one.unit == unit).map(|one| one.campaign).collect::<BTreeSet<_>>() {
            let said = stated.and_then(|stated| stated.get(&(unit, campaign, audience.to_owned())).copied());
            let own = all
                .iter()
                .filter(|one| one.unit == unit && one.campaign == campaign && one.counting == Counting::Persons);
            let claim = said.unwrap_or_else(|| own.map(count).max().unwrap_or(0));
            best = best.max(claim);
        }
        persons += best;
    }
    Reach { turns: all.iter().map(count).sum(), persons }
}

proptest! {
    #[test]
    fn the_tally_is_that_of_a_naive_walk(all in held()) {
        let (activities, said) = (recorded(&all), stated(&all));
        for audience in AUDIENCES {
            prop_assert_eq!(reach(&activities, None, audience), naive(&activities, None, audience));
            prop_assert_eq!(reach(&activities, Some(&said), audience), naive(&activities, Some(&said), audience));
        }
    }

    #[test]
    fn persons_are_never_more_than_came_and_turns_never_fewer(all in held()) {
        let (activities, said) = (recorded(&all), stated(&all));
        for (number, audience) in AUDIENCES.iter().enumerate() {
            let (alone, with) = (reach(&activities, None, audience), reach(&activities, Some(&said), audience));
            let truth = truth(&all, number);
            prop_assert!(alone.persons <= truth && with.persons <= truth, "{alone:?} {with:?} {truth}");
            prop_assert!(alone.persons <= with.persons && truth <= alone.turns);
        }
    }

    #[test]
    fn the_order_of_activities_says_nothing(all in held()) {
        let mut activities = recorded(&all);
        let before = reach(&activities, None, "heads");
        activities.reverse();
        prop_assert_eq!(reach(&activities, None, "heads"), before);
    }
}

/// The control: adding persons up, as turns are, claims more people than there are, and the properties above see it.
#[test]
fn adding_persons_up_would_be_found() {
    let twice = |came: &[u8]| Held {
        unit: 1,
        campaign: 1,
        audience: 0,
        counts_persons: true,
        came: came.iter().copied().collect(),
    };
    let all = [twice(&[1, 2, 3]), twice(&[2, 3, 4])];
    let activities = recorded(&all);
    let added: i64 = activities.iter().flat_map(|one| &one.reach).map(|(_, count)| *count).sum();
    assert!(added > truth(&all, 0), "the planted fault claims {added} of {}", truth(&all, 0));
    assert_ne!(added, naive(&activities, None, "heads").persons);
    assert_eq!(reach(&activities, None, "heads").persons, 3);
}
