//! What must be written so that stored rows become those that events left. A row that holds for no day any more is not
//! taken away: it ends on its own first day, and another of the same day may stand in its place.
//!
//! Lives, events and successions are only added to; a life gets its end once.

use super::{
    event::Dated,
    rows::{ClassRow, CodeRow, MembershipRow, NameRow, OrganisationRow, Rows},
};
use crate::ids::OrganisationId;
use jiff::civil::Date;
use std::{collections::HashMap, hash::Hash};

/// What turns one state of the register into a later one. Ends are written first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// Rows that were there and end, with their ends.
    pub ended: Rows,
    /// Rows that are new, or stand in the place of one that held for no day.
    pub added: Rows,
}

impl Rows {
    /// The differences to rows that events made of these.
    pub fn differences(&self, later: &Rows) -> Differences {
        let mut found = Differences::default();
        let before: HashMap<OrganisationId, &OrganisationRow> =
            self.organisations.iter().map(|row| (row.id, row)).collect();
        for row in &later.organisations {
            match before.get(&row.id) {
                None => found.added.organisations.push(row.clone()),
                Some(known) if *known != row => found.ended.organisations.push(row.clone()),
                Some(_) => {}
            }
        }
        found.added.events = new_rows(&self.events, &later.events, |row| row.id);
        found.added.successions =
            new_rows(&self.successions, &later.successions, |row| (row.event_id, row.predecessor_id, row.successor_id));
        (found.ended.names, found.added.names) = dated(&self.names, &later.names);
        (found.ended.classes, found.added.classes) = dated(&self.classes, &later.classes);
        (found.ended.codes, found.added.codes) = dated(&self.codes, &later.codes);
        (found.ended.memberships, found.added.memberships) = dated(&self.memberships, &later.memberships);
        found
    }
}

fn new_rows<R: Clone, K: Hash + Eq>(before: &[R], later: &[R], key: impl Fn(&R) -> K) -> Vec<R> {
    let known: std::collections::HashSet<K> = before.iter().map(&key).collect();
    later.iter().filter(|row| !known.contains(&key(row))).cloned().collect()
}

/// A row is known by what it is said of and its first day.
trait Keyed: Dated + Clone + PartialEq {
    fn key(&self) -> (OrganisationId, Option<&str>, Date);
}

macro_rules! keyed {
    ($($row:ident by $($what:ident)?;)*) => {
        $(impl Keyed for $row {
            fn key(&self) -> (OrganisationId, Option<&str>, Date) {
                (self.organisation_id, None::<&str>$(.or(Some(&self.$what)))?, self.valid_from)
            }
        })*
    };
}

keyed! { NameRow by; ClassRow by; CodeRow by scheme; MembershipRow by line; }

/// Rows with their ends, and rows that are new.
fn dated<R: Keyed>(before: &[R], later: &[R]) -> (Vec<R>, Vec<R>) {
    let (mut ended, mut added) = (Vec::new(), Vec::new());
    let mut kept: HashMap<_, &R> = later.iter().map(|row| (row.key(), row)).collect();
    for row in before {
        let now = kept.get(&row.key()).copied().filter(|now| is_same_but_for_the_end(row, now));
        match now {
            Some(now) => {
                kept.remove(&row.key());
                ended.extend((now != row).then(|| now.clone()));
            }
            None => ended.push(with_end(row, Some(row.valid_from()))),
        }
    }
    added.extend(later.iter().filter(|row| kept.contains_key(&row.key())).cloned());
    (ended, added)
}

fn is_same_but_for_the_end<R: Keyed>(one: &R, other: &R) -> bool {
    with_end(one, other.valid_to()) == *other
}

fn with_end<R: Keyed>(row: &R, end: Option<Date>) -> R {
    let mut row = row.clone();
    row.set_end(end);
    row
}
