//! Rows, heads and sums of the matrix: bodies grouped by class or by superior, a missing plan as one sentence across the row.
//! It only arranges what was composed, and decides nothing.

use super::{
    super::{actions::Composed, words},
    matrix::Listed,
};
use crate::{
    look::{Choice, Frame, dates},
    overview,
};
use domain::{coverage::Cell, ids::ProvisionId, organisations::Graph};
use std::collections::BTreeMap;

/// A column.
pub struct Head {
    /// Its number, for the list beside.
    pub number: usize,
    /// The clause.
    pub clause: ProvisionId,
    /// «II.3.a».
    pub path: String,
    /// Its heading or first words.
    pub short: String,
    /// It begins a part of the document.
    pub is_first: bool,
}

/// One cell.
pub struct CellShown {
    /// Class.
    pub class: &'static str,
    /// Key of its word.
    pub word_key: &'static str,
    /// Where a gap leads.
    pub path: Option<String>,
    /// What the link says when pointed at.
    pub about: String,
    /// It begins a part of the document.
    pub is_first: bool,
}

/// One body.
pub struct Row {
    pub name: String,
    pub path: String,
    pub cells: Vec<CellShown>,
    pub sum: usize,
    pub is_whole: bool,
    /// Instead of cells, where it has no plan.
    pub note: Option<(String, String)>,
    /// How deep below the first of its group, in steps.
    pub depth: usize,
}

/// Bodies together.
pub struct Group {
    pub label: String,
    pub rows: Vec<Row>,
}

/// What rows are made with.
pub struct Arranging<'a> {
    pub frame: &'a Frame,
    pub graph: &'a Graph,
    pub composed: &'a Composed,
    pub class: &'a str,
}

/// The columns.
pub fn heads(composed: &Composed) -> Vec<Head> {
    let mut before = None;
    let columns = composed.columns.columns().enumerate();
    let head = |(number, clause): (usize, &crate::coverage::clauses::Clause)| {
        let is_first = before.as_deref() != Some(clause.group.as_str());
        before = Some(clause.group.clone());
        Head { number, clause: clause.id, path: clause.path.clone(), short: clause.short.clone(), is_first }
    };
    columns.map(head).collect()
}

impl Arranging<'_> {
    fn class_of(&self, body: usize) -> String {
        let class = self
            .composed
            .body(body)
            .and_then(|id| self.graph.class(id, self.graph.day_within_life(id, self.composed.on)));
        class.unwrap_or_default().to_owned()
    }

    fn class_name(&self, code: &str) -> String {
        let class = self.graph.catalogue().class(code);
        class.map_or_else(
            || code.to_owned(),
            |class| match self.frame.language {
                crate::language::Language::Vi => class.name_vi.clone(),
                crate::language::Language::En => class.name_en.clone(),
            },
        )
    }

    fn name(&self, body: usize) -> String {
        self.composed.body(body).map(|id| words::name(self.graph, id, self.composed.on)).unwrap_or_default()
    }

    /// All bodies that may be seen, by their class.
    fn by_class(&self, bodies: &[usize]) -> Vec<(String, Vec<usize>)> {
        let mut found: BTreeMap<(usize, String), Vec<usize>> = BTreeMap::new();
        for body in bodies {
            let class = self.class_of(*body);
            found.entry((self.graph.catalogue().rank(&class), class)).or_default().push(*body);
        }
        found.into_iter().map(|((_, class), bodies)| (class, bodies)).collect()
    }

    /// The classes to choose from, with how many bodies each has.
    pub fn classes(&self) -> Vec<Choice> {
        let all = self.frame.say("coverage-all").with("count", self.composed.seen.len());
        let mut choices = vec![Choice::new("", all)];
        for (class, bodies) in self.by_class(&self.composed.seen) {
            let label = format!("{} ({})", self.class_name(&class), bodies.len());
            choices.push(Choice::new(class, label));
        }
        choices
    }

    /// The bodies that the filter leaves.
    pub fn shown(&self, only_gaps: bool) -> Vec<usize> {
        let columns = self.composed.coverage.columns();
        let has_gap = |body: usize| (0..columns).any(|column| self.composed.coverage.cell(column, body).is_gap());
        let bodies = self.composed.seen.iter().copied();
        bodies
            .filter(|body| {
                (self.class.is_empty() || self.class_of(*body) == self.class) && (!only_gaps || has_gap(*body))
            })
            .collect()
    }

    fn row(&self, body: usize, heads: &[Head], depth: usize) -> Row {
        let (composed, name) = (self.composed, self.name(body));
        let Some(id) = composed.body(body) else {
            return Row { name, path: String::new(), cells: Vec::new(), sum: 0, is_whole: false, note: None, depth };
        };
        let cell = |head: &Head| {
            let cell = composed.coverage.cell(head.number, body);
            let (_, word_key, class) = words::cell(cell);
            let clause = composed.columns.covered.get(head.number).filter(|_| cell.is_gap() && cell != Cell::NoPlan);
            CellShown {
                class,
                word_key,
                path: clause.map(|clause| format!("vi-sao?muc={clause}&don-vi={id}")),
                about: if clause.is_some() { format!("{name}, {}", head.path) } else { String::new() },
                is_first: head.is_first,
            }
        };
        let cells: Vec<CellShown> = heads.iter().map(cell).collect();
        let gaps =
            (0..composed.coverage.columns()).filter(|column| composed.coverage.cell(*column, body).is_gap()).count();
        let plan = composed.plans_of(body).next().map(|plan| words::address(plan.id, "doi-chieu"));
        Row {
            path: plan.unwrap_or_else(|| format!("/don-vi/{id}")),
            note: (!composed.coverage.has_plan(body)).then(|| self.without_plan(body)),
            is_whole: gaps == 0,
            sum: gaps,
            cells,
            name,
            depth,
        }
    }

    /// What stands across the row of a body without a plan: that there is none; when it was due and how late it is.
    fn without_plan(&self, body: usize) -> (String, String) {
        let said = self.frame.say("coverage-no-plan-yet").to_string();
        let due = self.composed.body(body).and_then(|id| self.composed.plan_due.get(&id));
        let late = due.map(|due| {
            let seen = dates::due(*due, self.composed.on, self.frame.language);
            self.frame.say("coverage-plan-due").with("date", seen.written).with("distance", seen.distance).to_string()
        });
        (said, late.unwrap_or_default())
    }
}

/// The rows in groups.
pub fn arranged(arranging: &Arranging<'_>, shown: &[usize], by_superior: bool) -> Vec<Group> {
    let heads = heads(arranging.composed);
    let groups: Vec<(String, Vec<(usize, usize)>)> = if by_superior {
        below_superiors(arranging, shown)
    } else {
        let flat = |bodies: Vec<usize>| bodies.into_iter().map(|body| (body, 0)).collect();
        let named = arranging.by_class(shown).into_iter();
        named.map(|(class, bodies)| (arranging.class_name(&class), flat(bodies))).collect()
    };
    let group = |(label, bodies): (String, Vec<(usize, usize)>)| Group {
        label,
        rows: bodies.into_iter().map(|(body, depth)| arranging.row(body, &heads, depth)).collect(),
    };
    groups.into_iter().map(group).collect()
}

/// Each body under the one above it: the outermost that are shown make the groups, all below them follow as a tree; who has
/// nobody of the list above or below stands under the body that the register knows above it.
fn below_superiors(arranging: &Arranging<'_>, shown: &[usize]) -> Vec<(String, Vec<(usize, usize)>)> {
    let composed = arranging.composed;
    let places: BTreeMap<usize, usize> = shown.iter().enumerate().map(|(place, body)| (*body, place)).collect();
    let mut groups: BTreeMap<usize, Vec<(Vec<usize>, usize)>> = BTreeMap::new();
    for body in shown {
        let (mut way, mut at) = (Vec::new(), Some(*body));
        // Superiors that stand in a circle end the walk.
        while let Some(place) = at.and_then(|at| places.get(&at)).filter(|place| !way.contains(*place)) {
            way.push(*place);
            at = at.and_then(|at| composed.superior(at));
        }
        way.reverse();
        groups.entry(way.first().copied().unwrap_or_default()).or_default().push((way, *body));
    }
    let mut alone = Vec::new();
    let mut made = Vec::new();
    for mut bodies in groups.into_values() {
        bodies.sort();
        match bodies.as_slice() {
            [(_, body)] => alone.push((*body, 0)),
            [(_, first), ..] => {
                let name = arranging.name(*first);
                made.push((name, bodies.iter().map(|(way, body)| (*body, way.len() - 1)).collect()));
            }
            [] => {}
        }
    }
    if !alone.is_empty() {
        made.push((arranging.frame.say("coverage-under-nobody").to_string(), alone));
    }
    made
}

/// Gaps of each column, the same as a list, and the names of those without a plan.
pub fn listed(arranging: &Arranging<'_>, shown: &[usize]) -> (Vec<usize>, Vec<Listed>, Vec<String>) {
    let (composed, frame) = (arranging.composed, arranging.frame);
    let without: Vec<usize> = shown.iter().copied().filter(|body| !composed.coverage.has_plan(*body)).collect();
    let (mut sums, mut all) = (Vec::new(), Vec::new());
    for head in heads(composed) {
        let cell = |body: &usize| composed.coverage.cell(head.number, *body);
        let count = shown.iter().filter(|body| cell(body).is_gap()).count();
        sums.push(count);
        let said: Vec<(String, String)> = [Cell::Missing, Cell::Stale, Cell::Declared, Cell::Partial, Cell::Waiting]
            .into_iter()
            .filter_map(|wanted| {
                let names: Vec<String> =
                    shown.iter().filter(|body| cell(body) == wanted).map(|body| arranging.name(*body)).collect();
                (!names.is_empty()).then(|| (frame.say(words::cell(wanted).1).to_string(), names.join(", ")))
            })
            .collect();
        if count > 0 {
            let name = [head.path.as_str(), " ", head.short.as_str()].concat();
            let only_without_plan = said.is_empty();
            let path = overview::address_of_clause(arranging.composed.root.id, head.clause);
            all.push(Listed { id: format!("thieu-{}", head.number), path, name, count, said, only_without_plan });
        }
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.count));
    (sums, all, without.into_iter().map(|body| arranging.name(body)).collect())
}
