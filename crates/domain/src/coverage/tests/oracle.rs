//! The oracle: the same questions answered straight from the rows, by walking every chain, with no sets and no order.

use super::super::{Cell, Degree, Ground};

/// Clause, body, degree, degree below, cell, and where the chain breaks.
pub type Answer = (usize, usize, Degree, Option<Degree>, Cell, Option<usize>);

/// Every answer about one ground, to be compared.
pub fn answers(ground: &Ground) -> Vec<Answer> {
    let mut all = Vec::new();
    for body in 0..ground.bodies.len() {
        for (column, clause) in columns(ground).into_iter().enumerate() {
            let cell = cell(ground, clause, body);
            let place = cell.is_gap().then(|| place(ground, clause, body, &mut Vec::new()));
            all.push((column, body, own(ground, clause, body), below(ground, clause, body), cell, place));
        }
    }
    all
}

fn columns(ground: &Ground) -> Vec<usize> {
    (0..ground.clauses.len()).filter(|clause| ground.clauses[*clause] == ground.root).collect()
}

fn is_of_parent(ground: &Ground, plan: usize, clause: usize) -> bool {
    plan != ground.root && ground.documents[plan].parents.contains(&ground.clauses[clause])
}

/// With what stands alone, or with what is stale too.
fn reach(ground: &Ground, from: usize, to: usize, with_stale: bool) -> Degree {
    walk(ground, from, to, with_stale, &mut Vec::new())
}

fn walk(ground: &Ground, from: usize, to: usize, with_stale: bool, seen: &mut Vec<usize>) -> Degree {
    if from == to {
        return Degree::Full;
    }
    if seen.contains(&from) {
        return Degree::None;
    }
    seen.push(from);
    let mut best = Degree::None;
    for relation in &ground.relations {
        let is_link = relation.clause == Some(from)
            && ground.clauses[from] == relation.plan
            && is_of_parent(ground, relation.plan, relation.parent_clause);
        if is_link && relation.degree != Degree::None && (with_stale || !relation.is_stale) {
            best = best.max(relation.degree.min(walk(ground, relation.parent_clause, to, with_stale, seen)));
        }
    }
    seen.pop();
    best
}

fn plans(ground: &Ground, body: usize) -> Vec<usize> {
    let is_own = |number: &usize| *number != ground.root && ground.documents[*number].owner == Some(body);
    (0..ground.documents.len()).filter(is_own).collect()
}

fn own(ground: &Ground, clause: usize, body: usize) -> Degree {
    best(ground, clause, body, false)
}

/// Whose plans stand for that of a body: its own, or those of all for whom it carries on. Who has none and carries on for others
/// is stood for by these.
fn sources(ground: &Ground, body: usize) -> Vec<usize> {
    if !plans(ground, body).is_empty() {
        return vec![body];
    }
    let carries_on = |one: usize| ground.inherits.iter().any(|(heir, _)| *heir == one);
    let all = ground.inherits.iter().filter(|(heir, from)| *heir == body && *from != body).map(|(_, from)| *from);
    all.filter(|from| !plans(ground, *from).is_empty() || !carries_on(*from)).collect()
}

fn has_plan(ground: &Ground, body: usize) -> bool {
    let sources = sources(ground, body);
    !sources.is_empty() && sources.iter().all(|from| !plans(ground, *from).is_empty())
}

fn best(ground: &Ground, clause: usize, body: usize, with_stale: bool) -> Degree {
    let of_sources = sources(ground, body).into_iter().map(|from| best_of_plans(ground, clause, from, with_stale));
    of_sources.min().unwrap_or(Degree::None)
}

fn best_of_plans(ground: &Ground, clause: usize, body: usize, with_stale: bool) -> Degree {
    let own: Vec<usize> = plans(ground, body);
    let clauses = (0..ground.clauses.len()).filter(|one| own.contains(&ground.clauses[*one]));
    clauses.map(|one| reach(ground, one, clause, with_stale)).max().unwrap_or(Degree::None)
}

/// A clause concerns a body also by what was said before something changed.

fn is_concerned(ground: &Ground, clause: usize, body: usize) -> bool {
    ground.concerns.iter().any(|(one, of)| *of == body && reach(ground, *one, clause, true) > Degree::None)
}

fn is_within(ground: &Ground, body: usize, above: usize) -> bool {
    let mut at = Some(body);
    for _ in 0..=ground.bodies.len() {
        match at {
            Some(one) if one == above => return true,
            Some(one) => at = ground.bodies[one],
            None => return false,
        }
    }
    false
}

fn below(ground: &Ground, clause: usize, body: usize) -> Option<Degree> {
    let all =
        (0..ground.bodies.len()).filter(|one| is_within(ground, *one, body) && is_concerned(ground, clause, *one));
    all.map(|one| own(ground, clause, one)).min()
}

/// The clauses that the plans of a body could relate to and that take the column up.
fn targets(ground: &Ground, clause: usize, body: usize, with_stale: bool) -> Vec<usize> {
    let own = plans(ground, body);
    let all = 0..ground.clauses.len();
    let is_of_parents = |one: &usize| own.iter().any(|plan| is_of_parent(ground, *plan, *one));
    all.filter(is_of_parents).filter(|one| reach(ground, *one, clause, with_stale) > Degree::None).collect()
}

fn is_declared(ground: &Ground, clause: usize, body: usize, with_stale: bool) -> bool {
    let sources = sources(ground, body);
    let says = |from: &usize| {
        is_declared_by(ground, clause, *from, with_stale)
            || (*from != body && best_of_plans(ground, clause, *from, with_stale) > Degree::None)
    };
    !sources.is_empty() && sources.iter().all(says)
}

fn is_declared_by(ground: &Ground, clause: usize, body: usize, with_stale: bool) -> bool {
    let said = |one: usize| {
        ground.relations.iter().any(|relation| {
            relation.clause.is_none()
                && relation.degree == Degree::None
                && relation.parent_clause == one
                && (with_stale || !relation.is_stale)
                && plans(ground, body).contains(&relation.plan)
                && is_of_parent(ground, relation.plan, one)
        })
    };
    let targets = targets(ground, clause, body, with_stale);
    !targets.is_empty() && (said(clause) || targets.iter().all(|one| said(*one)))
}

fn is_stale(ground: &Ground, clause: usize, body: usize) -> bool {
    let says = |with_stale: bool| {
        best(ground, clause, body, with_stale) > Degree::None || is_declared(ground, clause, body, with_stale)
    };
    says(true) && !says(false)
}

fn cell(ground: &Ground, clause: usize, body: usize) -> Cell {
    if !is_concerned(ground, clause, body) {
        return Cell::NotConcerned;
    }
    if !has_plan(ground, body) {
        return Cell::NoPlan;
    }
    let waits = ground.suggested.iter().any(|(one, parent)| {
        let plan = ground.clauses[*one];
        plans(ground, body).contains(&plan)
            && is_of_parent(ground, plan, *parent)
            && reach(ground, *parent, clause, false) > Degree::None
    });
    match own(ground, clause, body) {
        Degree::Full => Cell::Full,
        Degree::Partial => Cell::Partial,
        Degree::None if is_declared(ground, clause, body, false) => Cell::Declared,
        Degree::None if is_stale(ground, clause, body) => Cell::Stale,
        Degree::None if waits => Cell::Waiting,
        Degree::None => Cell::Missing,
    }
}

fn place(ground: &Ground, clause: usize, body: usize, seen: &mut Vec<usize>) -> usize {
    seen.push(body);
    let best = |clauses: Vec<usize>| {
        let reached = clauses.into_iter().map(|one| reach(ground, one, clause, false));
        reached.max().unwrap_or(Degree::None)
    };
    let bound = best(targets(ground, clause, body, false));
    if plans(ground, body).is_empty() || own(ground, clause, body) != bound || bound == Degree::Full {
        return body;
    }
    let mut above: Vec<usize> = Vec::new();
    for parent in plans(ground, body).iter().flat_map(|plan| ground.documents[*plan].parents.clone()) {
        let Some(owner) = ground.documents[parent].owner.filter(|owner| *owner != body && parent != ground.root) else {
            continue;
        };
        let of_parent = (0..ground.clauses.len()).filter(|one| ground.clauses[*one] == parent).collect();
        let is_matter = bound > Degree::None || is_concerned(ground, clause, owner) || is_stale(ground, clause, owner);
        if best(of_parent) == bound && is_matter && own(ground, clause, owner) == bound {
            above.push(owner);
        }
    }
    match above.into_iter().min() {
        Some(owner) if !seen.contains(&owner) => place(ground, clause, owner, seen),
        _ => body,
    }
}
