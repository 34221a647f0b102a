//! Names over time: finding, searching and sorting by the name of a day.
//! An organisation bears one name on each day of its life, and none after it.

use super::{
    Graph,
    graph::Node,
    rows::{NameRow, holds},
};
use crate::{
    ids::OrganisationId,
    text::{fold, sort_key, with_marks},
};
use jiff::civil::Date;
use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

/// A name with the forms that are searched and sorted by, made once.
#[derive(Debug, Clone)]
pub(super) struct KnownName {
    pub row: NameRow,
    pub folded: String,
    pub folded_short: Option<String>,
    key: String,
}

impl KnownName {
    pub fn new(row: NameRow) -> Self {
        let (folded, folded_short) = (fold(&row.name), row.short_name.as_deref().map(fold));
        KnownName { folded, folded_short, key: sort_key(&row.name), row }
    }

    pub fn holds(&self, on: Date) -> bool {
        holds(self.row.valid_from, self.row.valid_to, on)
    }

    fn is(&self, folded: &str) -> bool {
        self.folded == folded || self.folded_short.as_deref() == Some(folded)
    }

    /// Whether each of these stands in the name, in full or short.
    fn has(&self, wanted: &[String], marks: bool) -> bool {
        let short = self.row.short_name.as_deref().unwrap_or_default();
        if marks {
            let text = [with_marks(&self.row.name), with_marks(short)].join("\n");
            return wanted.iter().all(|word| text.contains(word));
        }
        let short = self.folded_short.as_deref().unwrap_or_default();
        wanted.iter().all(|word| self.folded.contains(word) || short.contains(word))
    }

    pub fn is_marked(&self, marked: &str) -> bool {
        let short = self.row.short_name.as_deref();
        with_marks(&self.row.name) == marked || short.is_some_and(|short| with_marks(short) == marked)
    }
}

/// What folded names are found by; two names of one hash are told apart by the names themselves.
fn name_hash(folded: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    folded.hash(&mut hasher);
    hasher.finish()
}

impl Graph {
    /// The name on that day.
    pub fn name(&self, id: OrganisationId, on: Date) -> Option<&str> {
        self.name_on(id, on).map(|name| name.row.name.as_str())
    }

    pub(super) fn name_on(&self, id: OrganisationId, on: Date) -> Option<&KnownName> {
        self.nodes.get(&id)?.names.iter().find(|name| name.holds(on))
    }

    /// The name on that day, or the last one before it (of an organisation that has ended), or the first one ever.
    pub fn last_name(&self, id: OrganisationId, on: Date) -> Option<&str> {
        self.last_name_on(id, on).map(|name| name.row.name.as_str())
    }

    fn last_name_on(&self, id: OrganisationId, on: Date) -> Option<&KnownName> {
        let names = &self.nodes.get(&id)?.names;
        names.iter().rev().find(|name| name.row.valid_from <= on).or(names.first())
    }

    /// Every name it bore, oldest first.
    pub fn names(&self, id: OrganisationId) -> impl Iterator<Item = &NameRow> {
        self.nodes.get(&id).into_iter().flat_map(|node| &node.names).map(|name| &name.row)
    }

    /// Those that bear this name on that day, in full or short. Compared with its marks; where none bears it so, without
    /// them (an old spelling, a mark on the other vowel).
    pub fn find_by_name(&self, name: &str, on: Date) -> Vec<OrganisationId> {
        let (folded, marked) = (fold(name), with_marks(name));
        let index = self.bearers.get_or_init(|| self.bearers_of_names());
        let hash = name_hash(&folded);
        let known = index.get(index.partition_point(|(known, _)| *known < hash)..).unwrap_or_default();
        let known = known.iter().take_while(|(known, _)| *known == hash);
        let bearers: Vec<(OrganisationId, &KnownName)> = known
            .filter_map(|(_, id)| Some((*id, self.name_on(*id, on)?)))
            .filter(|(_, name)| name.is(&folded))
            .collect();
        let exact: Vec<OrganisationId> =
            bearers.iter().filter(|(_, name)| name.is_marked(&marked)).map(|(id, _)| *id).collect();
        let found = if exact.is_empty() { bearers.into_iter().map(|(id, _)| id).collect() } else { exact };
        self.sorted(found, on)
    }

    fn bearers_of_names(&self) -> Vec<(u64, OrganisationId)> {
        let forms = |name: &KnownName| [Some(name_hash(&name.folded)), name.folded_short.as_deref().map(name_hash)];
        let of_node = |node: &Node| {
            let forms: Vec<u64> = node.names.iter().flat_map(forms).flatten().collect();
            forms.into_iter().map(|hash| (hash, node.life.id)).collect::<Vec<_>>()
        };
        let mut bearers: Vec<(u64, OrganisationId)> = self.nodes.values().flat_map(of_node).collect();
        bearers.sort_unstable();
        bearers.dedup();
        bearers
    }

    /// Organisations whose name has what was typed, with or without marks: those of that day, and those that bore such a
    /// name on another day only. The words as they stand come before words in any order, marks as typed before none:
    /// only the first of these that anything matches is shown.
    pub fn search(&self, typed: &str, on: Date) -> (Vec<OrganisationId>, Vec<OrganisationId>) {
        let (folded, marked) = (fold(typed), with_marks(typed));
        if folded.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let words = |text: &'_ str| text.split(' ').map(str::to_owned).collect::<Vec<String>>();
        let known: Vec<(OrganisationId, &KnownName)> =
            self.nodes.values().flat_map(|node| node.names.iter().map(|name| (node.life.id, name))).collect();
        let having = |wanted: Vec<String>, with_marks: bool| {
            let has = |name: &KnownName| name.has(&wanted, with_marks);
            known.iter().copied().filter(|(_, name)| has(name)).collect::<Vec<_>>()
        };
        let mut found = Vec::new();
        for (wanted, with_marks) in [
            (vec![marked.clone()], true),
            (vec![folded.clone()], false),
            (words(&marked), true),
            (words(&folded), false),
        ] {
            // Typed without marks, the words say nothing of the marks of the name.
            if found.is_empty() && !(with_marks && marked == folded) {
                found = having(wanted, with_marks);
            }
        }
        let (now, other): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, name)| name.holds(on));
        let now: Vec<OrganisationId> = now.into_iter().map(|(id, _)| id).collect();
        let other: BTreeSet<OrganisationId> =
            other.into_iter().map(|(id, _)| id).filter(|id| !now.contains(id)).collect();
        (self.sorted(now, on), self.sorted(other.into_iter().collect(), on))
    }

    /// Sorts by class order, then by the name of that day as in a Vietnamese dictionary.
    pub fn sorted(&self, ids: Vec<OrganisationId>, on: Date) -> Vec<OrganisationId> {
        let rank = |id| self.class(id, on).map_or(usize::MAX, |class| self.catalogue.rank(class));
        let key = |id| self.last_name_on(id, on).map_or("", |name| name.key.as_str());
        let mut keyed: Vec<(usize, &str, OrganisationId)> = ids.into_iter().map(|id| (rank(id), key(id), id)).collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, _, id)| id).collect()
    }
}
