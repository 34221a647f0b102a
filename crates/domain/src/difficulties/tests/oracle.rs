//! The oracle: papers in folders that are carried from hand to hand. It keeps the state of now and no rows; when a body ends,
//! whoever takes over picks its folders up. What was merged lies as a folder inside a folder.

use super::province::Province;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A folder: what one unit raised, and what was laid into it.
#[derive(Debug, Clone)]
pub struct Folder {
    pub id: usize,
    pub raiser: u8,
    pub raised_on: Date,
    pub withdrawn_on: Option<Date>,
    pub holder: u8,
    pub received_on: Date,
    pub due_on: Date,
    pub inner: Vec<Inner>,
    /// Until when units may speak, and what they said.
    pub answer: Option<(Date, BTreeMap<u8, bool>)>,
    /// Every answer that was ever given in it.
    pub answers: Vec<usize>,
    /// The last thing that each unit said in it.
    pub said: BTreeMap<u8, (Date, bool)>,
}

/// A folder inside a folder.
#[derive(Debug, Clone)]
pub struct Inner {
    pub folder: Folder,
    /// It was laid in since the outer one came to its holder.
    pub is_new_here: bool,
    pub is_answered_since: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    Waiting,
    Answered,
    Returned,
    Solved,
    Silent,
    Withdrawn,
}

impl Folder {
    /// It and everything inside, at any depth.
    pub fn all(&self) -> Vec<&Folder> {
        let mut all = vec![self];
        for inner in &self.inner {
            all.extend(inner.folder.all());
        }
        all
    }

    pub fn due(&self) -> Date {
        let here = self.inner.iter().filter(|inner| inner.is_new_here).map(|inner| inner.folder.due());
        here.fold(self.due_on, Date::min)
    }

    pub fn raisers(&self) -> BTreeSet<u8> {
        self.all().into_iter().filter(|folder| folder.withdrawn_on.is_none()).map(|folder| folder.raiser).collect()
    }

    pub fn oldest(&self) -> Date {
        self.all().into_iter().map(|folder| folder.raised_on).min().expect("itself")
    }

    pub fn stand(&self, today: Date) -> Stand {
        let raisers = self.raisers();
        if raisers.is_empty() {
            return Stand::Withdrawn;
        }
        let agreed = |raiser: &u8| {
            let mut said: Vec<(Date, bool)> =
                self.all().into_iter().filter_map(|folder| folder.said.get(raiser).copied()).collect();
            said.sort_by_key(|(on, solves)| (*on, !*solves));
            said.last().is_some_and(|(_, solves)| *solves)
        };
        if raisers.iter().all(agreed) {
            return Stand::Solved;
        }
        match &self.answer {
            None => Stand::Waiting,
            Some((_, said)) if raisers.iter().any(|raiser| said.get(raiser) == Some(&false)) => Stand::Returned,
            Some((until, _)) if *until < today => Stand::Silent,
            Some(_) => Stand::Answered,
        }
    }

    pub fn is_with_holder(&self, today: Date) -> bool {
        matches!(self.stand(today), Stand::Waiting | Stand::Returned)
    }

    pub fn is_closed(&self, today: Date) -> bool {
        matches!(self.stand(today), Stand::Solved | Stand::Silent | Stand::Withdrawn)
    }

    pub fn give(&mut self, to: u8, received_on: Date, due_on: Date) {
        (self.holder, self.received_on, self.due_on, self.answer) = (to, received_on, due_on, None);
        for inner in &mut self.inner {
            inner.is_new_here = false;
        }
    }

    /// Folders inside are held by whoever holds the outermost one.
    pub fn picked_up(&mut self, from: u8, by: u8) {
        if self.holder == from {
            self.holder = by;
        }
        for inner in &mut self.inner {
            inner.folder.picked_up(from, by);
        }
    }

    pub fn lay_in(&mut self, other: Folder) {
        self.answer = None;
        self.inner.push(Inner { folder: other, is_new_here: true, is_answered_since: false });
    }

    pub fn take_out(&mut self, place: usize) -> Folder {
        let Inner { mut folder, is_new_here, .. } = self.inner.remove(place);
        self.answer = None;
        if is_new_here {
            // It lay beside what it is with now: its own day counts.
            let due_on = folder.due();
            folder.due_on = due_on;
            folder.holder = self.holder;
            folder.answer = None;
            for inner in &mut folder.inner {
                inner.is_new_here = false;
            }
        } else {
            folder.give(self.holder, self.received_on, self.due_on);
        }
        folder
    }
}

/// The body that stands for one that raised something: nobody where it ended and nobody carries on.
pub fn speaks_for(province: &Province, raiser: u8, today: Date) -> Option<u8> {
    let mut at = raiser;
    for (on, who, heir, _) in &province.ends {
        if *on <= today && *who == at {
            at = (*heir)?;
        }
    }
    Some(at)
}
