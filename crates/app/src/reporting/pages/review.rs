//! «Xem lại trước khi trình»: all that is to be looked at in the working copy of a report, each with a way to its box: what
//! must be put right, what is unusual with and without its explanation, what was copied and not looked at, and what has
//! changed most against the period before. It decides nothing: whether the head may endorse is asked of the reading.

use super::{boxes::Boxes, filling::is_unexplained, groups::Task, making::Making};
use crate::reporting::{
    copying,
    draft::Draft,
    giving,
    leaf::Leaf,
    reading::{Names, narrative_name},
};
use domain::reporting::{Cell, RemarkPlace, Severity, cells_of, state_of};

/// Changes that are listed; all of them stand in the table of figures.
const CHANGES: usize = 12;

/// A place that is to be looked at.
#[derive(Debug, Clone)]
pub struct Point {
    /// What it is called, and what is said of it.
    pub sentence: String,
    /// Its explanation.
    pub why: String,
    /// Where it is put right, for those who may.
    pub path: Option<String>,
}

/// A figure that is another than in the period before.
#[derive(Debug, Clone)]
pub struct Change {
    /// What it is called.
    pub name: String,
    /// Before.
    pub was: String,
    /// Now.
    pub now: String,
    /// The change in per cent.
    pub change: String,
    /// Where it is put right, for those who may.
    pub path: Option<String>,
}

/// What is to be looked at.
#[derive(Debug, Clone, Default)]
pub struct Review {
    /// What must be put right.
    pub errors: Vec<Point>,
    /// What is unusual and not explained.
    pub unexplained: Vec<Point>,
    /// What is unusual and explained.
    pub explained: Vec<Point>,
    /// What was copied from the period before and not looked at.
    pub unseen: Vec<Point>,
    /// What has changed most.
    pub changes: Vec<Change>,
    /// Figures that changed.
    pub changed: usize,
    /// Figures that stand as in the period before.
    pub same: usize,
    /// The sections with how each stands; empty in a form without sections.
    pub tasks: Vec<Task>,
}

impl Review {
    /// Looks at a working copy. `base` leads to the form, for those who may enter.
    pub fn new(making: &Making<'_>, draft: &Draft, base: Option<&str>) -> Self {
        let mut review = Review::default();
        let filled = making.given.map(|given| giving::filled(draft, making.pack, given));
        let place = |field: String, place: &RemarkPlace| {
            base.map(|base| format!("{}?kiem-tra=1#{field}", Leaf::of_place(place, making.form).path(base)))
        };
        for field in draft.disputed.keys().filter(|field| making.is_known(field)) {
            let mut leaves = Leaf::all(making.form).into_iter();
            let leaf = leaves.find(|leaf| leaf.fields(making.pack, making.form).contains(field));
            let path = base.zip(leaf).map(|(base, leaf)| format!("{}#{field}-hai", leaf.path(base)));
            let said = making.frame.say("reporting-two-values-of").with("name", making.name_of_field(field));
            review.errors.push(Point { sentence: said.to_string(), why: String::new(), path });
        }
        for cell in &making.reading.both {
            let sentence = format!("{}: {}", making.name_of(cell), making.frame.say("reporting-both"));
            let path = place(Names::of(cell).value, &RemarkPlace::Cell(cell.clone()));
            review.errors.push(Point { sentence, why: String::new(), path });
        }
        for remark in &making.reading.remarks {
            let is_error = remark.severity() == Severity::Error;
            let field = match &remark.place {
                RemarkPlace::Cell(cell) if is_error => Names::of(cell).value,
                RemarkPlace::Cell(cell) => Names::of(cell).why,
                RemarkPlace::Narrative(code) => narrative_name(code),
            };
            let why = remark.cell().and_then(|cell| making.reading.explanations.get(cell)).cloned();
            let list = if is_error {
                &mut review.errors
            } else if is_unexplained(making.reading, remark) {
                &mut review.unexplained
            } else {
                &mut review.explained
            };
            list.push(Point {
                sentence: making.sentence_of(remark),
                why: why.unwrap_or_default(),
                path: place(field, &remark.place),
            });
        }
        for cell in cells_of(making.form, making.pack).iter().filter(|cell| copying::is_unseen(draft, cell)) {
            let path = place(Names::of(cell).value, &RemarkPlace::Cell(cell.clone()));
            review.unseen.push(Point { sentence: making.name_of(cell), why: String::new(), path });
        }
        review.compare(making, &place);
        if making.form.is_sectioned() {
            let filled = filled.as_ref().unwrap_or(draft);
            let boxes = Boxes { leaf: &Leaf::Whole, making: *making, draft: filled, stored: draft, is_checked: false };
            review.tasks = boxes.tasks(base.unwrap_or_default(), None);
        }
        review
    }

    /// Nothing stands in the way of handing it on.
    pub fn is_fit(&self) -> bool {
        self.errors.is_empty() && self.unexplained.is_empty()
    }

    fn compare(&mut self, making: &Making<'_>, place: &impl Fn(String, &RemarkPlace) -> Option<String>) {
        let Some(previous) = making.previous else { return };
        let mut changes: Vec<(i128, Change)> = Vec::new();
        for cell in cells_of(making.form, making.pack) {
            let (now, was) = (state_of(&making.reading.entries, &cell), state_of(previous, &cell));
            if now.is_empty() || was.is_empty() {
                continue;
            }
            if now == was {
                self.same += 1;
                continue;
            }
            let said = making.pack.indicator(&cell.indicator).map(|it| making.said(it, &cell.component));
            let path = place(Names::of(&cell).value, &RemarkPlace::Cell(cell.clone()));
            let change = Change {
                name: making.name_of(&cell),
                was: said.as_ref().map(|said| said.was.clone()).unwrap_or_default(),
                now: making.written_cell(&cell),
                change: said.map(|said| said.change).unwrap_or_default(),
                path,
            };
            changes.push((size(making, &cell), change));
        }
        self.changed = changes.len();
        changes.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
        self.changes = changes.into_iter().take(CHANGES).map(|(_, change)| change).collect();
    }
}

/// How large a change is, in thousandths of the number before; from or to nothing it is as large as can be.
fn size(making: &Making<'_>, cell: &Cell) -> i128 {
    let before = making.previous.and_then(|entries| state_of(entries, cell).amount());
    let now = state_of(&making.reading.entries, cell).amount();
    match (now.map(|now| i128::from(now.micro())), before.map(|before| i128::from(before.micro()))) {
        (Some(now), Some(before)) if before != 0 => (now - before).abs() * 1_000 / before.abs(),
        _ => i128::MAX,
    }
}
