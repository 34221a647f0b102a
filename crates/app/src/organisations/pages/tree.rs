//! One line of the register as a tree, laid out as steps that a template walks: it cannot call itself.
//! Each organisation of the line comes once; whatever begins also ends.

use super::{Link, Words};
use domain::ids::OrganisationId;
use jiff::civil::Date;

/// So many of one class under one parent are shown one by one; more are folded under the name of their class.
const SHOWN_ONE_BY_ONE: usize = 4;

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
    /// What stands below the organisation, folded: how many directly.
    Below(usize),
    /// It ends.
    EndBelow,
}

/// The tree of a line on a day: whoever has somebody below and nobody above is a root.
pub fn tree(words: &Words<'_>, line: &str, on: Date) -> Vec<Step> {
    let graph = words.graph;
    let is_root =
        |id: &OrganisationId| graph.parent(*id, line, on).is_none() && !graph.children(*id, line, on).is_empty();
    let roots: Vec<OrganisationId> = graph.alive(on).into_iter().filter(is_root).collect();
    let mut walk = Walk { words, line, on, steps: Vec::new() };
    walk.list(&roots, 0, false);
    walk.steps
}

struct Walk<'w> {
    words: &'w Words<'w>,
    line: &'w str,
    on: Date,
    steps: Vec<Step>,
}

impl Walk<'_> {
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
        let children = self.words.graph.children(id, self.line, self.on);
        if !children.is_empty() && (is_folded || depth > 1) {
            self.steps.push(Step::Below(children.len()));
            self.list(&children, depth + 1, true);
            self.steps.push(Step::EndBelow);
        } else if !children.is_empty() {
            self.list(&children, depth + 1, false);
        }
        self.steps.push(Step::EndOrganisation);
    }
}
