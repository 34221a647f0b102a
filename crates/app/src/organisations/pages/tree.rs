//! One line of the register as a tree, laid out as steps that a template walks: it cannot call itself.
//! Each organisation that is shown comes once, with how many stand below it; whatever begins also ends. A tree of thousands
//! is not shown at once: what lies deeper than the page has room for is counted, and a link leads to it.

use super::{Link, Words};
use domain::ids::OrganisationId;
use jiff::civil::Date;
use std::collections::HashMap;

/// So many of one class under one parent are shown one by one; more are folded under the name of their class.
const SHOWN_ONE_BY_ONE: usize = 4;
/// So many organisations are shown on one page, if the levels below the first allow it.
const ROOM: usize = 600;
/// No chain is this long.
const DEEPEST: usize = 32;

/// One step through the tree.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// A list begins.
    List,
    /// It ends.
    EndList,
    /// An organisation.
    Organisation(Link),
    /// It ends.
    EndOrganisation,
    /// Many of one class: its name and their number.
    Class(String, usize),
    /// They end.
    EndClass,
    /// What stands below the organisation, folded: how many in the whole subtree.
    Below(usize),
    /// It ends.
    EndBelow,
    /// How many stand below it, in sight.
    Count(usize),
    /// How many stand below it, on a page of their own at this address.
    Elsewhere(usize, String),
}

/// What part of which tree is wanted.
pub struct Wanted<'w> {
    /// The line.
    pub line: &'w str,
    /// As of this day.
    pub on: Date,
    /// Only what stands below this one.
    pub root: Option<OrganisationId>,
}

/// The tree of a line on a day: whoever has somebody below and nobody above is a root.
pub fn tree(words: &Words<'_>, wanted: &Wanted<'_>) -> Vec<Step> {
    let (graph, line, on) = (words.graph, wanted.line, wanted.on);
    let counts = graph.counts_below(line, on);
    let is_root =
        |id: &OrganisationId| graph.parent(*id, line, on).is_none() && counts.get(id).is_some_and(|count| *count > 0);
    let roots = match wanted.root {
        Some(root) => vec![root],
        None => graph.sorted(counts.keys().copied().filter(is_root).collect(), on),
    };
    let mut walk = Walk { words, line, on, counts, levels: 0, steps: Vec::new() };
    walk.levels = walk.levels_with_room(&roots);
    walk.list(&roots, 0, false);
    walk.steps
}

struct Walk<'w> {
    words: &'w Words<'w>,
    line: &'w str,
    on: Date,
    counts: HashMap<OrganisationId, usize>,
    /// Levels below the roots that are shown.
    levels: usize,
    steps: Vec<Step>,
}

impl Walk<'_> {
    fn below(&self, id: OrganisationId) -> usize {
        self.counts.get(&id).copied().unwrap_or_default()
    }

    /// Levels that fit on the page; below a single root the first is shown in any case.
    fn levels_with_room(&self, roots: &[OrganisationId]) -> usize {
        let whole: usize = roots.iter().map(|id| 1 + self.below(*id)).sum();
        if whole <= ROOM {
            return DEEPEST;
        }
        let mut shown = roots.len();
        let mut level: Vec<OrganisationId> = roots.to_vec();
        for depth in 0..DEEPEST {
            let children = |id: &OrganisationId| self.words.graph.children(*id, self.line, self.on);
            level = level.iter().filter(|id| self.below(**id) > 0).flat_map(children).collect();
            shown += level.len();
            if level.is_empty() || shown > ROOM {
                return if roots.len() == 1 { depth.max(1) } else { depth };
            }
        }
        DEEPEST
    }

    /// Children of one parent come sorted by class, so that those of one class stand together.
    fn list(&mut self, ids: &[OrganisationId], depth: usize, is_folded: bool) {
        let (graph, on) = (self.words.graph, self.on);
        self.steps.push(Step::List);
        for same in ids.chunk_by(|a, b| graph.class(*a, on) == graph.class(*b, on)) {
            let class = same.first().and_then(|id| graph.class(*id, on)).unwrap_or_default();
            if same.len() > SHOWN_ONE_BY_ONE && depth > 0 {
                self.steps.push(Step::Class(self.words.class(class), same.len()));
                self.steps.push(Step::List);
                same.iter().for_each(|id| self.organisation(*id, depth, true));
                self.steps.extend([Step::EndList, Step::EndClass]);
            } else {
                same.iter().for_each(|id| self.organisation(*id, depth, is_folded));
            }
        }
        self.steps.push(Step::EndList);
    }

    fn organisation(&mut self, id: OrganisationId, depth: usize, is_folded: bool) {
        self.steps.push(Step::Organisation(self.words.link(id, self.on)));
        let below = self.below(id);
        if below > 0 && depth >= self.levels {
            self.steps.push(Step::Elsewhere(below, self.words.tree_below(id, self.line)));
        } else if below > 0 {
            let children = self.words.graph.children(id, self.line, self.on);
            let folds = is_folded || depth > 1;
            self.steps.push(if folds { Step::Below(below) } else { Step::Count(below) });
            self.list(&children, depth + 1, folds);
            self.steps.extend(folds.then_some(Step::EndBelow));
        }
        self.steps.push(Step::EndOrganisation);
    }
}
