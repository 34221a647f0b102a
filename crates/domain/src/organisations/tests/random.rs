//! Random histories against an oracle that keeps the whole state of every day and walks it naively.

use super::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const LINE_CODES: [&str; 2] = ["party", "state"];

/// One wish, with numbers that choose among what is there. What the oracle finds impossible is left out.
#[derive(Debug, Clone)]
enum Wish {
    Found { parent: Option<u8>, line: usize },
    Rename { who: u8 },
    Move { who: u8, line: usize, parent: Option<u8> },
    Merge { from: Vec<u8>, into: u8 },
    Split { from: u8, into: Vec<u8>, ends: bool },
    Dissolve { who: u8 },
}

/// What the oracle knows of one living organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    name: String,
    parents: BTreeMap<&'static str, u8>,
    founded_on: Date,
}

/// Days with the state that holds from each on, and who took over from whom when.
#[derive(Debug, Default)]
struct Oracle {
    days: Vec<(Date, BTreeMap<u8, Known>)>,
    living: BTreeMap<u8, Known>,
    successions: Vec<(Date, u8, u8)>,
    founded: u8,
    dissolved: usize,
    /// Those that gave a part away today and go on: they cannot end today.
    busy: BTreeSet<u8>,
}

fn id(number: u8) -> OrganisationId {
    of(&format!("o{number}"))
}

impl Oracle {
    fn pick(&self, number: u8) -> Option<u8> {
        self.living.keys().nth(usize::from(number) % self.living.len().max(1)).copied()
    }

    fn may_end(&self, who: u8, on: Date) -> bool {
        self.living.len() > 1 && self.living[&who].founded_on < on && !self.busy.contains(&who)
    }

    fn is_at_or_below(&self, root: u8, mut at: u8, line: &str) -> bool {
        loop {
            if at == root {
                return true;
            }
            match self.living[&at].parents.get(line) {
                Some(parent) => at = *parent,
                None => return false,
            }
        }
    }

    fn end(&mut self, who: u8) {
        self.living.remove(&who);
        for known in self.living.values_mut() {
            known.parents.retain(|_, parent| *parent != who);
        }
    }

    /// Grants a wish if it is possible: what it changes, for the graph.
    fn grant(&mut self, wish: Wish, on: Date, event: usize) -> Option<Change> {
        match wish {
            Wish::Found { parent, line } => Some(self.found(parent, LINE_CODES[line], on)),
            Wish::Rename { who } => {
                let who = self.pick(who)?;
                let name = format!("Ban {event}");
                self.living.get_mut(&who)?.name.clone_from(&name);
                Some(Change::Rename { organisation: id(who), name, short_name: None })
            }
            Wish::Move { who, line, parent } => {
                let (who, line) = (self.pick(who)?, LINE_CODES[line]);
                let parent = parent.and_then(|parent| self.pick(parent));
                if parent.is_some_and(|parent| self.is_at_or_below(who, parent, line)) {
                    return None;
                }
                let parents = &mut self.living.get_mut(&who)?.parents;
                parents.remove(line);
                parents.extend(parent.map(|parent| (line, parent)));
                Some(Change::Move { organisation: id(who), line: line.to_owned(), parent: parent.map(id) })
            }
            Wish::Merge { from, into } => self.merge(&from, into, on),
            Wish::Split { from, into, ends } => self.split(from, &into, ends, on),
            Wish::Dissolve { who } => {
                let who = self.pick(who).filter(|who| self.may_end(*who, on))?;
                self.end(who);
                self.dissolved += 1;
                Some(Change::Dissolve { organisation: id(who) })
            }
        }
    }

    fn found(&mut self, parent: Option<u8>, line: &'static str, on: Date) -> Change {
        let (number, parent) = (self.founded, parent.and_then(|parent| self.pick(parent)));
        self.founded += 1;
        let name = format!("Sở {number}");
        let parents: BTreeMap<_, _> = parent.map(|parent| (line, parent)).into_iter().collect();
        self.living.insert(number, Known { name: name.clone(), parents, founded_on: on });
        Change::Found {
            organisation: id(number),
            name,
            short_name: None,
            class: "so".to_owned(),
            level: "province".to_owned(),
            codes: vec![("register".to_owned(), format!("o{number}"))],
            parents: parent.map(|parent| (line.to_owned(), id(parent))).into_iter().collect(),
        }
    }

    fn merge(&mut self, from: &[u8], into: u8, on: Date) -> Option<Change> {
        let into = self.pick(into)?;
        let from: BTreeSet<u8> = from.iter().filter_map(|who| self.pick(*who)).filter(|who| *who != into).collect();
        if from.is_empty() || !from.iter().all(|who| self.may_end(*who, on)) {
            return None;
        }
        for who in &from {
            self.successions.push((on, *who, into));
            self.end(*who);
        }
        Some(Change::Merge { from: from.into_iter().map(id).collect(), into: id(into) })
    }

    fn split(&mut self, from: u8, into: &[u8], ends: bool, on: Date) -> Option<Change> {
        let from = self.pick(from).filter(|who| self.may_end(*who, on))?;
        let into: BTreeSet<u8> = into.iter().filter_map(|who| self.pick(*who)).filter(|who| *who != from).collect();
        if into.is_empty() {
            return None;
        }
        // One part stays with a body that goes on.
        let denominator = i64::try_from(into.len()).ok()? + i64::from(!ends);
        let share = |to: u8| Share { to: id(to), numerator: 1, denominator, scope: None };
        let shares = into.iter().map(|to| share(*to)).collect();
        self.successions.extend(into.iter().map(|to| (on, from, *to)));
        if ends {
            self.end(from);
        } else {
            self.busy.insert(from);
        }
        Some(Change::Split { from: id(from), into: shares, ends })
    }

    fn close_day(&mut self, on: Date) {
        self.days.push((on, self.living.clone()));
        self.busy.clear();
    }

    fn on(&self, on: Date) -> BTreeMap<u8, Known> {
        let state = self.days.iter().rev().find(|(day, _)| *day <= on);
        state.map(|(_, living)| living.clone()).unwrap_or_default()
    }

    /// All that can be reached from one body along the successions up to that day, forward or back.
    fn reached(&self, from: u8, on: Date, forward: bool) -> BTreeSet<u8> {
        let mut reached = BTreeSet::from([from]);
        loop {
            let before = reached.len();
            for (day, old, new) in &self.successions {
                let (start, end) = if forward { (old, new) } else { (new, old) };
                if *day <= on && reached.contains(start) {
                    reached.insert(*end);
                }
            }
            if reached.len() == before {
                reached.remove(&from);
                return reached;
            }
        }
    }
}

fn wish() -> impl Strategy<Value = Wish> {
    let number = any::<u8>;
    let some = || proptest::option::of(any::<u8>());
    let several = || proptest::collection::vec(any::<u8>(), 1..4);
    prop_oneof![
        4 => (some(), 0..2_usize).prop_map(|(parent, line)| Wish::Found { parent, line }),
        2 => number().prop_map(|who| Wish::Rename { who }),
        4 => (number(), 0..2_usize, some()).prop_map(|(who, line, parent)| Wish::Move { who, line, parent }),
        2 => (several(), number()).prop_map(|(from, into)| Wish::Merge { from, into }),
        3 => (number(), several(), any::<bool>()).prop_map(|(from, into, ends)| Wish::Split { from, into, ends }),
        1 => number().prop_map(|who| Wish::Dissolve { who }),
    ]
}

/// Plays wishes, several on one day now and then.
fn play(wishes: Vec<(Wish, u8)>) -> (Oracle, Graph) {
    let (mut oracle, mut rows, mut events) = (Oracle::default(), Rows::default(), Vec::new());
    let mut on = date(2024, 1, 1);
    for (number, (wish, days_on)) in wishes.into_iter().enumerate() {
        if days_on > 0 {
            oracle.close_day(on);
            on = on.checked_add(jiff::Span::new().days(i64::from(days_on))).expect("a day");
        }
        if let Some(change) = oracle.grant(wish, on, number) {
            let id = uuid::Uuid::from_u128(1 + number as u128).into();
            let event = Event { id, on, legal_basis: "x".to_owned(), note: None, change };
            apply(&mut rows, event.clone()).unwrap_or_else(|fault| panic!("{fault}: {event:?}"));
            events.push(event);
        }
    }
    oracle.close_day(on);
    let mut at_once = Rows::default();
    apply_all(&mut at_once, events).expect("what can be applied one by one can be applied at once");
    assert_eq!(at_once, rows, "at once or one by one");
    let graph = Graph::build(rows, Catalogue::default()).unwrap_or_else(|fault| panic!("{fault}"));
    (oracle, graph)
}

fn ids<'n>(numbers: impl IntoIterator<Item = &'n u8>) -> BTreeSet<OrganisationId> {
    numbers.into_iter().map(|number| id(*number)).collect()
}

fn set(ids: Vec<OrganisationId>) -> BTreeSet<OrganisationId> {
    let (count, set) = (ids.len(), BTreeSet::from_iter(ids));
    assert_eq!(set.len(), count, "each once");
    set
}

/// Names, places and everything above and below, on one day.
fn compare_day(oracle: &Oracle, graph: &Graph, on: Date) {
    let living = oracle.on(on);
    assert_eq!(set(graph.alive(on)), ids(living.keys()), "alive on {on}");
    for number in 0..oracle.founded {
        let (known, at) = (living.get(&number), id(number));
        assert_eq!(graph.name(at, on), known.map(|known| known.name.as_str()), "o{number} on {on}");
        for line in LINE_CODES {
            let parent = known.and_then(|known| known.parents.get(line));
            assert_eq!(graph.parent(at, line, on), parent.map(|parent| id(*parent)), "o{number} on {line}, {on}");
            let children = living.iter().filter(|(_, child)| child.parents.get(line) == Some(&number));
            assert_eq!(set(graph.children(at, line, on)), ids(children.map(|(child, _)| child)), "below o{number}");
            let below = |lower: &u8| {
                let mut at = *lower;
                while let Some(parent) = living[&at].parents.get(line) {
                    if *parent == number {
                        return true;
                    }
                    at = *parent;
                }
                false
            };
            let below: Vec<u8> = living.keys().copied().filter(below).collect();
            assert_eq!(set(graph.descendants(at, line, on)), ids(&below), "all below o{number} on {line}, {on}");
            for lower in &below {
                assert!(graph.is_above(at, id(*lower), on), "o{number} above o{lower} on {on}");
                assert!(!graph.ancestors(at, line, on).contains(&id(*lower)), "no cycle");
            }
        }
    }
}

/// Who carries on for whom, on one day.
fn compare_successions(oracle: &Oracle, graph: &Graph, on: Date) {
    let living = oracle.on(on);
    for number in 0..oracle.founded {
        let heirs = graph.successor_closure(id(number), on);
        assert_eq!(heirs, ids(&oracle.reached(number, on, true)), "heirs of o{number} on {on}");
        let before = graph.predecessor_closure(id(number), on);
        assert_eq!(before, ids(&oracle.reached(number, on, false)), "predecessors of o{number} on {on}");
        for heir in &heirs {
            let back = graph.predecessor_closure(*heir, on);
            assert!(back.contains(&id(number)), "the closures are inverse");
        }
        let has_ended = graph.life(id(number)).is_some_and(|(_, ended)| ended.is_some_and(|ended| ended <= on));
        if has_ended && oracle.dissolved == 0 {
            assert!(heirs.iter().any(|heir| graph.exists(*heir, on)), "o{number} leads to one that lives on {on}");
        }
    }
    assert!(living.keys().all(|number| graph.exists(id(*number), on)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_random_history_is_what_the_oracle_says(
        wishes in proptest::collection::vec((wish(), 0..3_u8), 1..60),
    ) {
        let (oracle, graph) = play(wishes);
        let days = oracle.days.iter().flat_map(|(day, _)| [day.yesterday().expect("a day"), *day]);
        for on in days.collect::<BTreeSet<Date>>() {
            compare_day(&oracle, &graph, on);
            compare_successions(&oracle, &graph, on);
        }
    }

    #[test]
    fn without_dissolution_every_end_leads_to_the_living(
        wishes in proptest::collection::vec((wish(), 0..3_u8), 20..80),
    ) {
        let lasting = wishes.into_iter().filter(|(wish, _)| !matches!(wish, Wish::Dissolve { .. }));
        let (oracle, graph) = play(lasting.collect());
        let last = oracle.days.last().expect("a day").0;
        compare_successions(&oracle, &graph, last);
    }
}

#[test]
fn the_oracle_notices_a_graph_that_is_wrong() {
    let wishes = |parent| {
        vec![
            (Wish::Found { parent: None, line: 0 }, 0),
            (Wish::Found { parent, line: 0 }, 1),
            (Wish::Found { parent: Some(0), line: 0 }, 1),
        ]
    };
    let ((oracle, right), (_, wrong)) = (play(wishes(Some(0))), play(wishes(None)));
    let last = oracle.days.last().expect("a day").0;
    compare_day(&oracle, &right, last);
    assert!(std::panic::catch_unwind(|| compare_day(&oracle, &wrong, last)).is_err());
}
