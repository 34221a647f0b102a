//! What a draft needs beyond its rows: classes and superiors of new bodies, and a place for what stood below a body that
//! ends. Both are proposed from the register; what has no one answer is a fault that names what to add.

use super::{
    bodies::{Body, body_id, most},
    examining::{Examination, ReadRow, line_of},
    fault::What,
    matching::{Match, written},
    planning::Following,
    rows::{Column, Kind},
};
use crate::ids::OrganisationId;
use std::collections::{BTreeMap, BTreeSet};

impl Examination<'_> {
    pub(super) fn propose_bodies(&mut self) {
        let ended = self.ended();
        let founded = self.founded();
        let keys: BTreeSet<String> = founded.iter().map(|(key, _)| key.clone()).collect();
        for (key, row) in founded {
            let takes = |read: &&ReadRow| read.new == Match::New(key.clone()) && read.kind != Some(Kind::Move);
            let from: Vec<OrganisationId> = self.rows.iter().filter(takes).filter_map(|read| read.old).collect();
            let wish = self.draft.contents.bodies.get(&key).cloned().unwrap_or_default();
            let mut parents = self.proposed_parents(&from, &ended);
            for (line, typed) in &wish.parents {
                if typed.trim().is_empty() {
                    parents.remove(line);
                } else {
                    let superior = self.matcher.superior(row, typed, &keys);
                    parents.insert(line.clone(), superior);
                }
            }
            let name = self.typed(row).new.clone();
            if parents.is_empty() {
                self.fault(row, Column::New, What::NoPlace { name: name.clone() });
            }
            for parent in parents
                .values()
                .filter_map(Match::known)
                .filter(|parent| ended.contains_key(parent))
                .collect::<Vec<_>>()
            {
                let (name, date) = (self.name(parent), written(self.draft.effective_on));
                self.fault(row, Column::New, What::NotThere { name, date });
            }
            let (class, level) = self.proposed_class(&from, wish.class.as_deref());
            let id = body_id(self.draft.id, &key);
            let short_name = wish.short_name.filter(|short| !short.trim().is_empty());
            self.bodies.push(Body { key, id, name, short_name, class, level, parents, from, row });
        }
    }

    fn proposed_class(&self, from: &[OrganisationId], wanted: Option<&str>) -> (String, String) {
        let classes = from.iter().filter_map(|id| {
            Some((self.graph.class(*id, self.eve)?.to_owned(), self.graph.level(*id, self.eve)?.to_owned()))
        });
        let catalogue = self.graph.catalogue();
        let known = |code: &str| catalogue.class(code).map(|class| (class.code.clone(), class.level.clone()));
        let first = || catalogue.all().next().map(|class| (class.code.clone(), class.level.clone()));
        let proposed = most(classes.collect());
        wanted.and_then(known).or(proposed).or_else(first).unwrap_or_default()
    }

    /// On each line, the superior that most of the predecessors had, or the one that carries on for it.
    fn proposed_parents(
        &self,
        from: &[OrganisationId],
        ended: &BTreeMap<OrganisationId, usize>,
    ) -> BTreeMap<String, Match> {
        let mut found: BTreeMap<String, Vec<Match>> = BTreeMap::new();
        for (line, parent) in from.iter().flat_map(|id| self.graph.parents(*id, self.eve)) {
            let goes_on = if ended.contains_key(&parent) {
                Some(self.heirs(parent)).filter(|heirs| heirs.len() == 1).and_then(|mut heirs| heirs.pop())
            } else {
                Some(Match::Known(parent))
            };
            found.entry(line).or_default().extend(goes_on);
        }
        found.into_iter().filter_map(|(line, parents)| Some((line, most(parents)?))).collect()
    }

    /// Bodies below those that end and that no row names: they follow to the one heir, or are told.
    pub(super) fn follow_superiors(&mut self) -> Vec<Following> {
        let ended = self.ended();
        let mut moves = Vec::new();
        for (parent, row) in &ended {
            let heirs = self.heirs(*parent);
            for line in self.graph.lines(self.eve) {
                for child in self.graph.children(*parent, &line, self.eve) {
                    if ended.contains_key(&child) || self.moves_itself(child, &line) {
                        continue;
                    }
                    match heirs.as_slice() {
                        [heir] if heir.known() != Some(child) => {
                            moves.push(Following { child, line: line.clone(), heir: heir.clone(), row: *row })
                        }
                        _ => {
                            let (name, parent) = (self.name(child), self.name(*parent));
                            self.fault(*row, Column::Old, What::ChildLeft { name, parent });
                        }
                    }
                }
            }
        }
        moves
    }

    fn moves_itself(&self, child: OrganisationId, line: &str) -> bool {
        self.rows
            .iter()
            .filter(|row| row.old == Some(child) && row.kind == Some(Kind::Move))
            .any(|row| line_of(self.graph, child, self.typed(row.row), self.eve).as_deref() == Some(line))
    }
}
