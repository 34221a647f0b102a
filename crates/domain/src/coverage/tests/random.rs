//! Random chains of plans: several parents, several plans of a body, circles, relations to documents that are no parents.
//! `PROPTEST_CASES` says how many.

use super::{
    super::{Cell, Coverage, Degree, Ground, PlanDocument, Relation},
    oracle::{self, Answer},
};
use proptest::prelude::*;

const DEGREES: [Degree; 3] = [Degree::None, Degree::Partial, Degree::Full];

#[derive(Debug, Clone)]
struct Seeds {
    documents: Vec<(u8, Vec<u8>)>,
    clauses: Vec<u8>,
    bodies: Vec<Option<u8>>,
    concerns: Vec<(u8, u8)>,
    relations: Vec<(u8, u8, u8, bool, bool)>,
    suggested: Vec<(u8, u8)>,
    inherits: Vec<(u8, u8)>,
}

fn seeds() -> impl Strategy<Value = Seeds> {
    let document = (any::<u8>(), proptest::collection::vec(any::<u8>(), 1..4));
    let documents = proptest::collection::vec(document, 2..8);
    let clauses = proptest::collection::vec(any::<u8>(), 2..18);
    let bodies = proptest::collection::vec(proptest::option::of(any::<u8>()), 1..7);
    let concerns = proptest::collection::vec((any::<u8>(), any::<u8>()), 0..20);
    let (of_plan, is_stale) = (proptest::bool::weighted(0.2), proptest::bool::weighted(0.25));
    let relation = (any::<u8>(), any::<u8>(), any::<u8>(), of_plan, is_stale);
    let relations = proptest::collection::vec(relation, 0..26);
    let suggested = proptest::collection::vec((any::<u8>(), any::<u8>()), 0..6);
    let inherits = proptest::collection::vec((any::<u8>(), any::<u8>()), 0..5);
    (documents, clauses, bodies, concerns, relations, suggested, inherits).prop_map(
        |(documents, clauses, bodies, concerns, relations, suggested, inherits)| Seeds {
            documents,
            clauses,
            bodies,
            concerns,
            relations,
            suggested,
            inherits,
        },
    )
}

/// One in ten parents is any document, so that circles come about; the others stand before the plan.
fn parent(number: usize, seed: u8, count: usize) -> usize {
    if seed % 10 == 9 { usize::from(seed) % count } else { usize::from(seed) % number.max(1) }
}

fn ground(seeds: &Seeds) -> Ground {
    let (count, bodies) = (seeds.documents.len(), seeds.bodies.len());
    let pick = |seed: u8, of: usize| usize::from(seed) % of.max(1);
    let document = |(number, (owner, parents)): (usize, &(u8, Vec<u8>))| match number {
        0 => PlanDocument::default(),
        _ => PlanDocument {
            owner: Some(pick(*owner, bodies)),
            parents: parents.iter().map(|seed| parent(number, *seed, count)).collect(),
        },
    };
    let mut ground = Ground {
        root: 0,
        documents: seeds.documents.iter().enumerate().map(document).collect(),
        clauses: seeds.clauses.iter().map(|seed| pick(*seed, count)).collect(),
        bodies: seeds.bodies.iter().map(|above| above.map(|seed| pick(seed, bodies))).collect(),
        ..Ground::default()
    };
    let clauses = ground.clauses.len();
    ground.inherits = seeds.inherits.iter().map(|(heir, from)| (pick(*heir, bodies), pick(*from, bodies))).collect();
    ground.concerns =
        seeds.concerns.iter().map(|(clause, body)| (pick(*clause, clauses), pick(*body, bodies))).collect();
    // Of each plan, clause and parent clause one relation counts: the latest.
    let mut said = std::collections::BTreeMap::new();
    for (clause, to, degree, of_plan, is_stale) in &seeds.relations {
        let clause = pick(*clause, clauses);
        let plan = ground.clauses[clause];
        let parents = &ground.documents[plan].parents;
        let near: Vec<usize> = (0..clauses).filter(|one| parents.contains(&ground.clauses[*one])).collect();
        let parent_clause = near.get(pick(*to, near.len() + 1)).copied().unwrap_or(pick(*to, clauses));
        let clause = (!of_plan).then_some(clause);
        let degree = if *of_plan { Degree::None } else { DEGREES[pick(*degree, 3)] };
        said.insert((plan, clause, parent_clause), (degree, *is_stale));
    }
    let relation = |((plan, clause, parent_clause), (degree, is_stale))| Relation {
        plan,
        clause,
        parent_clause,
        degree,
        is_stale,
    };
    ground.relations = said.into_iter().map(relation).collect();
    ground.suggested =
        seeds.suggested.iter().map(|(clause, to)| (pick(*clause, clauses), pick(*to, clauses))).collect();
    ground
}

fn composed(ground: &Ground) -> Vec<Answer> {
    let coverage = Coverage::compose(ground);
    let mut all = Vec::new();
    for body in 0..coverage.bodies() {
        for column in 0..coverage.columns() {
            let cell = coverage.cell(column, body);
            let place = cell.is_gap().then(|| coverage.place_of_break(ground, column, body));
            all.push((column, body, coverage.own(column, body), coverage.below(column, body), cell, place));
        }
    }
    all
}

proptest! {
    #[test]
    fn composed_sets_say_what_walking_every_chain_says(seeds in seeds()) {
        let ground = ground(&seeds);
        prop_assert_eq!(composed(&ground), oracle::answers(&ground), "{:?}", ground);
    }

    #[test]
    fn a_chain_ends_at_the_column_and_is_as_strong_as_its_weakest_link(seeds in seeds()) {
        let ground = ground(&seeds);
        let (coverage, columns) = (Coverage::compose(&ground), ground.columns());
        for body in 0..coverage.bodies() {
            for (column, clause) in columns.iter().enumerate() {
                let steps = coverage.chain(&ground, column, body).steps;
                let weakest = steps.iter().map(|step| step.degree).min().unwrap_or(Degree::None);
                if steps.iter().any(|step| step.is_stale) {
                    prop_assert_eq!(coverage.cell(column, body), Cell::Stale);
                    prop_assert!(weakest > Degree::None && coverage.own(column, body) == Degree::None);
                } else {
                    prop_assert_eq!(weakest, coverage.own(column, body));
                }
                prop_assert!(steps.last().is_none_or(|step| step.parent_clause == *clause));
                prop_assert!(steps.windows(2).all(|pair| pair[0].parent_clause == pair[1].clause));
            }
        }
    }

    #[test]
    fn every_gap_of_a_body_stands_in_the_list_once(seeds in seeds()) {
        let ground = ground(&seeds);
        let coverage = Coverage::compose(&ground);
        let gaps = coverage.gaps(&ground);
        for body in 0..coverage.bodies() {
            for column in (0..coverage.columns()).filter(|column| coverage.cell(*column, body).is_gap()) {
                let named = |gap: &&super::super::Gap| {
                    gap.column == column && (gap.body == body || gap.followers.contains(&body))
                };
                let at_itself = coverage.place_of_break(&ground, column, body) == body;
                let found: Vec<_> = gaps.iter().filter(named).collect();
                prop_assert!(found.iter().any(|gap| (gap.body == body) == at_itself), "{column} {body} {found:?}");
                let followed = gaps.iter().filter(|gap| gap.column == column && gap.followers.contains(&body)).count();
                prop_assert_eq!(followed, usize::from(!at_itself));
            }
        }
    }
}

/// The control: with one relation left out, the comparison must find the difference wherever the oracle does.
#[test]
fn a_relation_that_is_skipped_is_caught() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let (mut caught, mut planted) = (0, 0);
    for _ in 0..200 {
        let ground = ground(&seeds().new_tree(&mut runner).expect("a ground").current());
        for skipped in 0..ground.relations.len() {
            let mut faulty = ground.clone();
            faulty.relations.remove(skipped);
            planted += 1;
            caught += usize::from(composed(&faulty) != oracle::answers(&ground));
        }
    }
    assert!(caught > 100, "of {planted} relations skipped, {caught} were caught");
}

/// The control of what is stale: taken for one that stands, it must be noticed.
#[test]
fn a_stale_relation_that_counts_is_caught() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let (mut caught, mut planted) = (0, 0);
    for _ in 0..200 {
        let ground = ground(&seeds().new_tree(&mut runner).expect("a ground").current());
        for stale in (0..ground.relations.len()).filter(|number| ground.relations[*number].is_stale) {
            let mut faulty = ground.clone();
            faulty.relations[stale].is_stale = false;
            planted += 1;
            caught += usize::from(composed(&faulty) != oracle::answers(&ground));
        }
    }
    assert!(caught > 20, "of {planted} stale relations that count, {caught} were caught");
}
