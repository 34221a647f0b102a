//! Cases by hand: a province, its board and two communes, three documents deep.

use super::super::{Cell, Coverage, Degree, Ground, PlanDocument, Relation};

const PROVINCE: usize = 0;
const COMMUNE: usize = 1;
const OTHER: usize = 2;

/// A directive with clauses 0 to 2; the plan of the province with clauses 3 and 4; of a commune with 5 and 6; the other
/// commune has none. All concern all.
fn ground() -> Ground {
    let concerns = [PROVINCE, COMMUNE, OTHER].into_iter().flat_map(|body| (0..3).map(move |clause| (clause, body)));
    Ground {
        root: 0,
        documents: vec![
            PlanDocument::default(),
            PlanDocument { owner: Some(PROVINCE), parents: vec![0] },
            PlanDocument { owner: Some(COMMUNE), parents: vec![1] },
        ],
        clauses: vec![0, 0, 0, 1, 1, 2, 2],
        bodies: vec![None, Some(PROVINCE), Some(PROVINCE)],
        inherits: Vec::new(),
        concerns: concerns.collect(),
        relations: Vec::new(),
        suggested: Vec::new(),
    }
}

fn relate(ground: &mut Ground, clause: impl Into<Option<usize>>, parent_clause: usize, degree: Degree) {
    let clause = clause.into();
    let plan = clause.map_or(1, |clause| ground.clauses[clause]);
    ground.relations.push(Relation { plan, clause, parent_clause, degree, is_stale: false });
}

fn cells(coverage: &Coverage, body: usize) -> Vec<Cell> {
    (0..coverage.columns()).map(|column| coverage.cell(column, body)).collect()
}

#[test]
fn a_chain_is_as_strong_as_its_weakest_link_and_the_best_chain_counts() {
    let mut ground = ground();
    relate(&mut ground, 3, 0, Degree::Full);
    relate(&mut ground, 4, 1, Degree::Partial);
    relate(&mut ground, 4, 0, Degree::Partial);
    relate(&mut ground, 5, 4, Degree::Full);
    let coverage = Coverage::compose(&ground);
    assert_eq!(cells(&coverage, PROVINCE), [Cell::Full, Cell::Partial, Cell::Missing]);
    assert_eq!(cells(&coverage, COMMUNE), [Cell::Partial, Cell::Partial, Cell::Missing]);
    assert_eq!(cells(&coverage, OTHER), [Cell::NoPlan; 3]);
    relate(&mut ground, 6, 3, Degree::Full);
    let coverage = Coverage::compose(&ground);
    assert_eq!(cells(&coverage, COMMUNE)[0], Cell::Full);
    assert_eq!(coverage.below(0, PROVINCE), Some(Degree::None), "the other commune has no plan");
    assert_eq!(coverage.below(0, COMMUNE), Some(Degree::Full));
    let steps = coverage.chain(&ground, 0, COMMUNE).steps;
    assert_eq!(steps.iter().map(|step| (step.clause, step.parent_clause)).collect::<Vec<_>>(), [(6, 3), (3, 0)]);
}

#[test]
fn a_gap_stands_once_where_the_chain_breaks() {
    let mut ground = ground();
    relate(&mut ground, 3, 0, Degree::Full);
    relate(&mut ground, 4, 1, Degree::Partial);
    relate(&mut ground, 5, 4, Degree::Full);
    let gaps = Coverage::compose(&ground).gaps(&ground);
    let told: Vec<_> =
        gaps.iter().map(|gap| (gap.column, gap.body, gap.cell, gap.level, gap.followers.clone())).collect();
    assert_eq!(
        told,
        [
            (0, COMMUNE, Cell::Missing, 1, vec![]),
            (0, OTHER, Cell::NoPlan, 1, vec![]),
            (1, PROVINCE, Cell::Partial, 0, vec![COMMUNE]),
            (1, OTHER, Cell::NoPlan, 1, vec![]),
            (2, PROVINCE, Cell::Missing, 0, vec![COMMUNE]),
            (2, OTHER, Cell::NoPlan, 1, vec![]),
        ]
    );
}

#[test]
fn what_is_declared_or_only_suggested_is_told_apart_from_what_is_missing() {
    let mut ground = ground();
    relate(&mut ground, None, 1, Degree::None);
    ground.suggested.push((3, 2));
    let coverage = Coverage::compose(&ground);
    assert_eq!(cells(&coverage, PROVINCE), [Cell::Missing, Cell::Declared, Cell::Waiting]);
    let tally = coverage.tally([PROVINCE, COMMUNE, OTHER]);
    assert_eq!((tally.clauses, tally.bodies, tally.with_plan, tally.complete), (3, 3, 2, 0));
    assert_eq!((tally.declared, tally.waiting, tally.missing, tally.no_plan), (1, 1, 4, 3));
}

#[test]
fn a_clause_of_a_plan_concerns_those_below_for_the_clause_that_it_takes_up() {
    let mut ground = ground();
    ground.concerns = vec![(3, COMMUNE), (4, OTHER)];
    relate(&mut ground, 3, 0, Degree::Full);
    let coverage = Coverage::compose(&ground);
    assert_eq!(cells(&coverage, COMMUNE), [Cell::Missing, Cell::NotConcerned, Cell::NotConcerned]);
    assert_eq!(cells(&coverage, OTHER), [Cell::NotConcerned; 3], "the clause takes nothing up");
    assert_eq!((coverage.below(0, PROVINCE), coverage.below(1, PROVINCE)), (Some(Degree::None), None));
}

#[test]
fn circles_and_strange_rows_do_no_harm() {
    let mut ground = ground();
    ground.documents[1].parents.push(2);
    ground.bodies[PROVINCE] = Some(COMMUNE);
    relate(&mut ground, 3, 5, Degree::Full);
    relate(&mut ground, 5, 3, Degree::Full);
    relate(&mut ground, 5, 0, Degree::Full);
    ground.relations.push(Relation {
        plan: 9,
        clause: Some(99),
        parent_clause: 77,
        degree: Degree::Full,
        is_stale: true,
    });
    ground.relations.push(Relation {
        plan: 2,
        clause: Some(3),
        parent_clause: 4,
        degree: Degree::Full,
        is_stale: false,
    });
    ground.suggested.push((99, 0));
    ground.concerns.push((99, 99));
    let coverage = Coverage::compose(&ground);
    assert_eq!(cells(&coverage, COMMUNE), [Cell::Missing; 3], "the directive is no parent of the commune's plan");
    assert_eq!(coverage.below(0, COMMUNE), Some(Degree::None));
    assert!(!coverage.gaps(&ground).is_empty());
}

#[test]
fn what_was_said_before_a_change_fills_nothing_and_is_not_forgotten() {
    let mut ground = ground();
    relate(&mut ground, 3, 0, Degree::Full);
    relate(&mut ground, 4, 1, Degree::Partial);
    relate(&mut ground, None, 2, Degree::None);
    relate(&mut ground, 5, 3, Degree::Full);
    for relation in &mut ground.relations[..3] {
        relation.is_stale = true;
    }
    let coverage = Coverage::compose(&ground);
    assert_eq!(cells(&coverage, PROVINCE), [Cell::Stale; 3], "full, in part and declared alike");
    assert_eq!(
        cells(&coverage, COMMUNE),
        [Cell::Stale, Cell::Missing, Cell::Missing],
        "its own word hangs on an old one"
    );
    assert_eq!(coverage.own(0, PROVINCE), Degree::None);
    assert_eq!(coverage.below(0, COMMUNE), Some(Degree::None));
    let tally = coverage.tally([PROVINCE, COMMUNE, OTHER]);
    assert_eq!((tally.stale, tally.full, tally.missing, tally.no_plan), (4, 0, 2, 3));
    let steps = coverage.chain(&ground, 0, COMMUNE).steps;
    let told: Vec<_> = steps.iter().map(|step| (step.clause, step.parent_clause, step.is_stale)).collect();
    assert_eq!(told, [(5, 3, false), (3, 0, true)]);
    let gaps = coverage.gaps(&ground);
    let first = gaps.iter().find(|gap| gap.column == 0 && gap.body == PROVINCE).expect("the gap of the province");
    assert_eq!((first.cell, first.followers.as_slice()), (Cell::Stale, [COMMUNE].as_slice()));
    // Said again, of the words as they are now, it stands; what is stale beside it says nothing more.
    relate(&mut ground, 4, 0, Degree::Partial);
    let coverage = Coverage::compose(&ground);
    assert_eq!(coverage.cell(0, PROVINCE), Cell::Partial);
    assert!(coverage.chain(&ground, 0, PROVINCE).steps.iter().all(|step| !step.is_stale));
}

#[test]
fn who_carries_on_for_others_has_their_plans_as_far_as_all_of_them_do() {
    let mut ground = ground();
    // The other commune came from the commune and a third body, which has a plan of its own.
    let third = 3;
    ground.bodies.push(None);
    ground.documents.push(PlanDocument { owner: Some(third), parents: vec![0] });
    ground.documents[2].parents = vec![0];
    ground.clauses.push(3);
    ground.inherits = vec![(OTHER, COMMUNE), (OTHER, third)];
    relate(&mut ground, 5, 0, Degree::Full);
    relate(&mut ground, 5, 1, Degree::Full);
    relate(&mut ground, 7, 0, Degree::Full);
    relate(&mut ground, 7, 1, Degree::Partial);
    let coverage = Coverage::compose(&ground);
    assert_eq!(cells(&coverage, OTHER), [Cell::Full, Cell::Partial, Cell::Missing]);
    let steps = coverage.chain(&ground, 1, OTHER).steps;
    assert_eq!(
        steps.iter().map(|step| (step.clause, step.parent_clause)).collect::<Vec<_>>(),
        [(7, 1)],
        "the weaker one"
    );
    // One of them without a plan leaves the successor without one.
    let mut lacking = ground.clone();
    lacking.documents[3].owner = None;
    assert_eq!(cells(&Coverage::compose(&lacking), OTHER), [Cell::NoPlan; 3]);
    // A plan of its own takes the place of all of them.
    ground.documents.push(PlanDocument { owner: Some(OTHER), parents: vec![0] });
    assert_eq!(cells(&Coverage::compose(&ground), OTHER), [Cell::Missing; 3]);
}
