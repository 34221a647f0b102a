//! Cases of handing over, and random reorganisations against what must always hold.

use super::*;
use crate::{
    ids::EventId,
    organisations::{Catalogue, Change, Event, GraphError, Rows, Share, apply, organisation_of_word},
};
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const ISSUED: Date = date(2024, 7, 1);
const TODAY: Date = date(2026, 11, 23);
const NOTHING: Wording<'_> = Wording { action: "xây dựng kế hoạch", subject: "chuyển đổi số" };

fn founded(word: &str) -> Change {
    Change::Found {
        organisation: organisation_of_word(word),
        name: word.to_owned(),
        short_name: None,
        class: "class".to_owned(),
        level: "level".to_owned(),
        codes: Vec::new(),
        parents: Vec::new(),
    }
}

fn add(rows: &mut Rows, number: u128, on: Date, change: Change) -> Result<EventId, GraphError> {
    let id = EventId::from(Uuid::from_u128(number));
    apply(rows, Event { id, on, legal_basis: "Quyết định".to_owned(), note: None, change })?;
    Ok(id)
}

/// Organisations that exist from 2024 on, then changes on their days.
fn graph(words: &[&str], changes: Vec<(Date, Change)>) -> Graph {
    let mut rows = Rows::default();
    let founding = words.iter().map(|word| (date(2024, 1, 1), founded(word)));
    for (number, (on, change)) in founding.chain(changes).enumerate() {
        add(&mut rows, number as u128, on, change).expect("a change that can be made");
    }
    Graph::build(rows, Catalogue::default()).expect("a graph")
}

fn share(to: &str, parts: i64, scope: Option<&str>) -> Share {
    Share { to: organisation_of_word(to), numerator: 1, denominator: parts, scope: scope.map(str::to_owned) }
}

fn split(from: &str, into: Vec<Share>) -> Change {
    Change::Split { from: organisation_of_word(from), into, ends: true }
}

fn merge(from: &[&str], into: &str) -> Change {
    let from = from.iter().map(|word| organisation_of_word(word)).collect();
    Change::Merge { from, into: organisation_of_word(into) }
}

fn held(word: &str, due_on: Option<Date>) -> Holding {
    let organisation = organisation_of_word(word);
    let role = AssignmentRole::Lead;
    Holding { organisation, role, opened_on: ISSUED, first_due_on: due_on, due_on, closed: None }
}

fn open(replay: &Replay) -> BTreeSet<OrganisationId> {
    replay.holdings.iter().filter(|holding| holding.is_open()).map(|holding| holding.organisation).collect()
}

fn of(words: &[&str]) -> BTreeSet<OrganisationId> {
    words.iter().map(|word| organisation_of_word(word)).collect()
}

/// The labour department of 2024, whose tasks went to four bodies.
fn labour() -> Graph {
    let tasks = vec![
        share("noi-vu", 1, Some("lao động, việc làm, người có công")),
        share("giao-duc", 1, Some("giáo dục nghề nghiệp")),
        share("y-te", 1, Some("bảo trợ xã hội")),
    ];
    graph(&["lao-dong", "noi-vu", "giao-duc", "y-te"], vec![(date(2025, 3, 1), split("lao-dong", tasks))])
}

#[test]
fn a_share_of_tasks_goes_where_the_words_of_the_obligation_say() {
    let graph = labour();
    let about_training = "về đổi mới, phát triển giáo dục nghề nghiệp";
    for (action, subject, heirs) in [
        ("rà soát cơ sở GIÁO DỤC NGHỀ NGHIỆP trên địa bàn", "", &["giao-duc"][..]),
        ("xây dựng kế hoạch", about_training, &["giao-duc"]),
        ("thống kê việc làm của thanh niên", about_training, &["noi-vu"]),
        ("gắn giáo dục nghề nghiệp với việc làm", "", &["giao-duc", "noi-vu"]),
        ("xây dựng kế hoạch", "về chuyển đổi số", &["giao-duc", "noi-vu", "y-te"]),
        ("người lao độngs", "", &["giao-duc", "noi-vu", "y-te"]),
    ] {
        let replay = replay(&graph, &Wording { action, subject }, vec![held("lao-dong", None)], TODAY);
        assert_eq!(open(&replay), of(heirs), "{action} / {subject}");
    }
}

#[test]
fn a_share_without_tasks_takes_what_no_task_names() {
    let shares = vec![share("a", 1, None), share("b", 1, Some("du lịch"))];
    let graph = graph(&["x", "a", "b"], vec![(date(2025, 3, 1), split("x", shares))]);
    for (action, heir) in [("phát triển du lịch", "b"), ("phát triển văn hóa", "a")] {
        let wording = Wording { action, subject: "" };
        assert_eq!(open(&replay(&graph, &wording, vec![held("x", None)], TODAY)), of(&[heir]));
    }
}

#[test]
fn a_part_of_territory_in_words_is_no_task() {
    let shares = vec![share("a", 1, Some("địa bàn: một phần xã X")), share("b", 1, Some("địa bàn: xã Y"))];
    let graph = graph(&["x", "a", "b"], vec![(date(2025, 7, 1), split("x", shares))]);
    for action in ["hỗ trợ một phần xã X", "quản lý địa bàn xã Y", "xây dựng kế hoạch"] {
        let wording = Wording { action, subject: "" };
        assert_eq!(open(&replay(&graph, &wording, vec![held("x", None)], TODAY)), of(&["a", "b"]), "{action}");
    }
}

#[test]
fn a_person_chooses_where_the_rule_has_no_one_answer() {
    let territory = vec![share("a", 2, None), share("b", 2, None)];
    let graph = graph(&["x", "a", "b", "c"], vec![(date(2025, 7, 1), split("x", territory))]);
    let x = organisation_of_word("x");
    assert!(!is_clear(&graph, x, date(2025, 7, 1), &NOTHING));
    for (chosen, carried) in
        [(&["b"][..], &["b"][..]), (&["b", "c"], &["b"]), (&["c"], &["a", "b"]), (&[], &["a", "b"])]
    {
        let chosen = BTreeMap::from([(0, of(chosen))]);
        let replay = replay_as_chosen(&graph, &NOTHING, vec![held("x", None)], TODAY, &chosen);
        assert_eq!(open(&replay), of(carried));
    }
    let labour = labour();
    let is_clear = |action| {
        is_clear(&labour, organisation_of_word("lao-dong"), date(2025, 3, 1), &Wording { action, subject: "" })
    };
    assert!(is_clear("rà soát cơ sở giáo dục nghề nghiệp"));
    assert!(!is_clear("gắn giáo dục nghề nghiệp với việc làm") && !is_clear("xây dựng kế hoạch"));
}

#[test]
fn each_successor_of_a_territory_carries_on_with_the_first_promise() {
    let into = vec![share("a", 3, None), share("b", 3, None), share("c", 3, None)];
    let graph = graph(&["x", "a", "b", "c"], vec![(date(2025, 7, 1), split("x", into))]);
    let promise = Some(date(2025, 12, 31));
    let replay = replay(&graph, &NOTHING, vec![held("x", promise)], TODAY);
    assert_eq!(open(&replay), of(&["a", "b", "c"]));
    assert_eq!(replay.holdings[0].closed, Some((date(2025, 7, 1), Closing::HandedOver)));
    for holding in &replay.holdings[1..] {
        assert_eq!((holding.opened_on, holding.first_due_on), (date(2025, 7, 1), promise));
    }
    assert_eq!(replay.follows.len(), 3);
}

#[test]
fn of_two_that_merge_the_earliest_promise_wins_and_both_are_followed() {
    let graph = graph(&["x", "y", "z"], vec![(date(2025, 7, 1), merge(&["x", "y"], "z"))]);
    let mut later = held("x", Some(date(2025, 9, 30)));
    later.due_on = Some(date(2025, 12, 31));
    let earlier = held("y", Some(date(2025, 10, 31)));
    let replay = replay(&graph, &NOTHING, vec![later, earlier], TODAY);
    assert_eq!(open(&replay), of(&["z"]));
    let joined = replay.holdings.last().expect("the successor's");
    assert_eq!((joined.first_due_on, joined.due_on), (Some(date(2025, 9, 30)), Some(date(2025, 10, 31))));
    let predecessors: Vec<usize> = replay.follows.iter().map(|link| link.predecessor).collect();
    assert_eq!(predecessors, [0, 1]);
}

#[test]
fn a_body_that_took_in_another_joins_both_in_its_own_assignment() {
    let graph = graph(&["x", "y"], vec![(date(2025, 7, 1), merge(&["x"], "y"))]);
    let replay = replay(&graph, &NOTHING, vec![held("x", Some(TODAY)), held("y", None)], TODAY);
    assert_eq!((replay.holdings.len(), open(&replay)), (2, of(&["y"])));
    assert_eq!((replay.follows[0].successor, replay.holdings[1].opened_on), (1, ISSUED));
    assert_eq!(replay.holdings[1].first_due_on, Some(TODAY));
}

#[test]
fn roles_do_not_mix() {
    let graph = graph(&["x", "y", "z"], vec![(date(2025, 7, 1), merge(&["x", "y"], "z"))]);
    let mut support = held("y", None);
    support.role = AssignmentRole::Support;
    let replay = replay(&graph, &NOTHING, vec![held("x", None), support], TODAY);
    let roles: Vec<AssignmentRole> = replay.holdings.iter().filter(|one| one.is_open()).map(|one| one.role).collect();
    assert_eq!(roles, [AssignmentRole::Lead, AssignmentRole::Support]);
}

#[test]
fn a_body_that_ends_without_a_successor_leaves_a_question() {
    let dissolved = Change::Dissolve { organisation: organisation_of_word("x") };
    let graph = graph(&["x"], vec![(date(2025, 7, 1), dissolved)]);
    let replay = replay(&graph, &NOTHING, vec![held("x", None)], TODAY);
    assert_eq!(replay.holdings[0].closed, Some((date(2025, 7, 1), Closing::WithoutSuccessor)));
}

#[test]
fn a_body_that_gives_a_part_away_and_goes_on_keeps_its_assignments() {
    let part =
        Change::Split { from: organisation_of_word("x"), into: vec![share("y", 1, Some("du lịch"))], ends: false };
    let graph = graph(&["x", "y"], vec![(date(2025, 7, 1), part)]);
    let wording = Wording { action: "phát triển du lịch", subject: "" };
    assert_eq!(open(&replay(&graph, &wording, vec![held("x", None)], TODAY)), of(&["x"]));
}

#[test]
fn what_happens_after_the_day_is_not_replayed() {
    let graph = graph(&["x", "y"], vec![(date(2026, 12, 1), merge(&["x"], "y"))]);
    assert_eq!(open(&replay(&graph, &NOTHING, vec![held("x", None)], TODAY)), of(&["x"]));
}

#[test]
fn two_mergers_of_one_day_are_both_carried_through_whatever_the_order() {
    let day = date(2025, 7, 1);
    let graph = graph(&["x", "y", "z"], vec![(day, merge(&["x"], "y")), (day, merge(&["y"], "z"))]);
    for order in [["x", "y"], ["y", "x"]] {
        let replay = replay(&graph, &NOTHING, order.iter().map(|word| held(word, None)).collect(), TODAY);
        assert_eq!(open(&replay), of(&["z"]), "{order:?}");
        assert!(replay.holdings.iter().all(|one| !matches!(one.closed, Some((_, Closing::WithoutSuccessor)))));
    }
}

/// A reorganisation of eight bodies in a few steps; steps that cannot be made are left out.
fn reorganised(steps: &[(u8, u8, u8, u8)]) -> Graph {
    let words: Vec<String> = (0..8).map(|number| format!("o{number}")).collect();
    let mut rows = Rows::default();
    for (number, word) in words.iter().enumerate() {
        add(&mut rows, number as u128, date(2024, 1, 1), founded(word)).expect("a founding");
    }
    for (number, (kind, a, b, c)) in steps.iter().enumerate() {
        let on = date(2025, 1 + (number / 3) as i8, 1);
        let word = |index: &u8| words[usize::from(*index) % words.len()].as_str();
        let change = match kind % 4 {
            0 => merge(&[word(a), word(b)], word(c)),
            1 if b != c => split(word(a), vec![share(word(b), 2, None), share(word(c), 2, None)]),
            2 => split(word(a), vec![share(word(b), 1, Some("kế hoạch")), share(word(c), 1, Some("du lịch"))]),
            _ => Change::Dissolve { organisation: organisation_of_word(word(a)) },
        };
        let mut tried = rows.clone();
        let number = 100 + number as u128;
        if add(&mut tried, number, on, change).is_ok() && Graph::build(tried.clone(), Catalogue::default()).is_ok() {
            rows = tried;
        }
    }
    Graph::build(rows, Catalogue::default()).expect("a graph")
}

/// The smallest first promise among a holding and all from which it came, found the slow way.
fn earliest_of_chain(replay: &Replay, given: &[Holding], place: usize) -> Option<Date> {
    let own = given.get(place).and_then(|holding| holding.first_due_on);
    let before = replay.follows.iter().filter(|link| link.successor == place);
    let inherited = before.filter_map(|link| earliest_of_chain(replay, given, link.predecessor));
    own.into_iter().chain(inherited).min()
}

proptest! {
    #[test]
    fn after_a_replay_everything_is_where_it_belongs(
        steps in proptest::collection::vec((any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>()), 0..9),
        dues in proptest::collection::vec(proptest::option::of(1_i8..28), 8),
    ) {
        let graph = reorganised(&steps);
        let due = |day: &Option<i8>| day.map(|day| date(2025, 6, day));
        let given: Vec<Holding> =
            dues.iter().enumerate().map(|(number, day)| held(&format!("o{number}"), due(day))).collect();
        let replay = replay(&graph, &NOTHING, given.clone(), TODAY);

        let mut once = BTreeSet::new();
        let mut successors: BTreeMap<usize, usize> = BTreeMap::new();
        for link in &replay.follows {
            *successors.entry(link.predecessor).or_default() += 1;
        }
        for (place, holding) in replay.holdings.iter().enumerate() {
            let carried_on = successors.get(&place).copied().unwrap_or_default();
            match holding.closed {
                None => {
                    prop_assert!(graph.exists(holding.organisation, TODAY));
                    prop_assert!(once.insert((holding.organisation, holding.role)), "two open ones");
                    prop_assert_eq!(carried_on, 0);
                }
                Some((day, Closing::HandedOver)) => {
                    prop_assert!(carried_on > 0);
                    prop_assert_eq!(graph.life(holding.organisation).and_then(|(_, ended)| ended), Some(day));
                }
                Some((_, closing)) => {
                    prop_assert_eq!(closing, Closing::WithoutSuccessor);
                    prop_assert_eq!(carried_on, 0);
                }
            }
            prop_assert_eq!(holding.first_due_on, earliest_of_chain(&replay, &given, place));
        }
        prop_assert_eq!(super::replay(&graph, &NOTHING, replay.holdings.clone(), TODAY).holdings, replay.holdings);
    }
}
