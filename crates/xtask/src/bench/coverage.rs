//! How long coverage takes to compose: 60 clauses, 150 bodies at four levels with a plan each, every clause of a plan related
//! to one or two of the plan above; the gaps with it.

use super::{Figure, median, milliseconds};
use domain::coverage::{Coverage, Degree, Ground, PlanDocument, Relation};
use std::time::Instant;

/// Composing and finding the gaps.
const COMPOSING_MS: f64 = 20.0;
const CLAUSES: usize = 60;
/// Bodies at each level; each stands under one of the level above.
const LEVELS: [usize; 4] = [1, 5, 24, 120];
const REPEATED: usize = 25;
/// One relation in so many is stale, where some are.
const STALE_ONE_IN: usize = 40;

/// The figures.
pub fn figures() -> Vec<Figure> {
    let ground = ground();
    println!("coverage: {CLAUSES} clauses, {} bodies, {} relations", ground.bodies.len(), ground.relations.len());
    let (mut composing, mut gaps) = (Vec::new(), Vec::new());
    for _ in 0..REPEATED {
        let began = Instant::now();
        let coverage = Coverage::compose(&ground);
        composing.push(milliseconds(began.elapsed()));
        let found = coverage.gaps(&ground);
        gaps.push(milliseconds(began.elapsed()));
        assert!(!found.is_empty(), "the ground has gaps");
    }
    let mut changed = ground.clone();
    for relation in changed.relations.iter_mut().step_by(STALE_ONE_IN) {
        relation.is_stale = true;
    }
    let mut aged = Vec::new();
    for _ in 0..REPEATED {
        let began = Instant::now();
        let coverage = Coverage::compose(&changed);
        aged.push(milliseconds(began.elapsed()));
        assert!(coverage.tally(0..changed.bodies.len()).stale > 0, "what is stale is told");
    }
    vec![
        Figure::at_most("coverage: composed, some relations stale", median(aged), "ms", COMPOSING_MS),
        Figure::at_most("coverage: composed", median(composing), "ms", COMPOSING_MS),
        Figure::at_most("coverage: composed, with its gaps", median(gaps), "ms", COMPOSING_MS),
    ]
}

/// Numbers that look like chance and are the same each time.
fn chance(state: &mut u64, below: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state % below as u64) as usize
}

fn ground() -> Ground {
    let mut state = 0x9e37_79b9_7f4a_7c15;
    let mut ground =
        Ground { documents: vec![PlanDocument::default()], clauses: vec![0; CLAUSES], ..Ground::default() };
    let mut above: Vec<usize> = Vec::new();
    for count in LEVELS {
        let first = ground.bodies.len();
        for _ in 0..count {
            let body = ground.bodies.len();
            let superior = (!above.is_empty()).then(|| above.get(chance(&mut state, above.len())).copied()).flatten();
            let parent = superior.map_or(0, |superior| superior + 1);
            ground.bodies.push(superior);
            ground.documents.push(PlanDocument { owner: Some(body), parents: vec![parent] });
            ground.concerns.extend((0..CLAUSES).map(|clause| (clause, body)));
            plan(&mut ground, &mut state, parent);
        }
        above = (first..first + count).collect();
    }
    ground
}

/// The clauses of the last document, each taking up one or two of its parent's; one in twenty takes up none.
fn plan(ground: &mut Ground, state: &mut u64, parent: usize) {
    let plan = ground.documents.len() - 1;
    for number in 0..CLAUSES {
        let clause = ground.clauses.len();
        ground.clauses.push(plan);
        let several = [0, 1, 1, 2].get(chance(state, 4)).copied().unwrap_or(2).max(usize::from(chance(state, 20) > 0));
        for _ in 0..several {
            let parent_clause = parent * CLAUSES + if chance(state, 3) == 0 { chance(state, CLAUSES) } else { number };
            let degree = if chance(state, 4) == 0 { Degree::Partial } else { Degree::Full };
            ground.relations.push(Relation { plan, clause: Some(clause), parent_clause, degree, is_stale: false });
        }
    }
}
