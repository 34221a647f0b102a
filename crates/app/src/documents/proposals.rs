//! What a later reader says otherwise: proposals, one for each value that differs, in an order that never changes.
//!
//! A pure function of two readings of the same text. A proposal changes nothing by itself; where a person has corrected the
//! same value, that is said beside it.

use super::{
    carrying::same_duties,
    highlight::place_of,
    review::{Act, Change, DutyReview, Reviewed, innermost},
};
use papers::reading::Reading;
use serde_json::Value as Json;

/// One difference, with what the later reader says.
#[derive(Debug, Clone, PartialEq)]
pub enum Proposal {
    /// Of the head: path and value.
    Head(String, Json),
    /// Another value of a duty: place from zero, part, value.
    Part(usize, &'static str, Json),
    /// A duty that was not found before.
    New(Box<DutyReview>),
    /// A duty that is not found any more.
    Gone(usize),
}

/// How a proposal stands to the working copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It would change what the reader found before.
    Open,
    /// It would change what a person said.
    AgainstAPerson,
    /// The working copy says the same already.
    SameAlready,
}

/// Every difference between two readings.
pub fn proposals(before: &Reading, after: &Reading) -> Vec<Proposal> {
    let (old, new) = (Reviewed::of(before), moved(before, after));
    let mut found = Vec::new();
    let (old_parts, new_parts) = (old.parts(), new.parts());
    for (path, value) in new_parts.iter().filter(|(path, _)| path.starts_with("document.")) {
        if !value.is_null() && old_parts.get(path) != Some(value) {
            found.push(Proposal::Head(path.clone(), value.clone()));
        }
    }
    let same = same_duties(before, after);
    for (index, duty) in old.duties.iter().enumerate() {
        let later = same.iter().find(|(one, _)| *one == index).and_then(|(_, other)| new.duties.get(*other));
        match later {
            None => found.push(Proposal::Gone(index)),
            Some(later) => {
                let parts = duty.parts().into_iter().zip(later.parts()).filter(|((_, one), (_, other))| one != other);
                found.extend(parts.map(|(_, (part, value))| Proposal::Part(index, part, value)));
            }
        }
    }
    let fresh = new.duties.iter().enumerate().filter(|(at, _)| same.iter().all(|(_, other)| other != at));
    found.extend(fresh.map(|(_, duty)| Proposal::New(Box::new(duty.clone()))));
    found
}

/// What the later reader found, with its places in the text of before.
fn moved(before: &Reading, after: &Reading) -> Reviewed {
    let mut reviewed = Reviewed::of(after);
    if before.text == after.text {
        return reviewed;
    }
    let letters: Vec<char> = before.text.chars().collect();
    for duty in &mut reviewed.duties {
        let words: String =
            after.text.chars().skip(duty.span[0]).take(duty.span[1].saturating_sub(duty.span[0])).collect();
        duty.span = place_of(&letters, &words, [0, letters.len()]).unwrap_or([0, 0]);
        duty.provision = innermost(&before.provisions, duty.span).filter(|_| duty.span != [0, 0]);
    }
    reviewed
}

impl Proposal {
    /// How it stands to the working copy.
    pub fn standing(&self, reviewed: &Reviewed) -> Standing {
        let corrected = |path: &str| reviewed.last_correction(path).is_some();
        let judge = |same: bool, corrected: bool| match (same, corrected) {
            (true, _) => Standing::SameAlready,
            (false, true) => Standing::AgainstAPerson,
            (false, false) => Standing::Open,
        };
        match self {
            Proposal::Head(path, value) => judge(reviewed.parts().get(path) == Some(value), corrected(path)),
            Proposal::Part(index, part, value) => {
                let path = format!("duties.{index}.{part}");
                judge(reviewed.parts().get(&path) == Some(value), corrected(&path))
            }
            Proposal::New(duty) => judge(reviewed.duties.iter().any(|one| one.action == duty.action), false),
            Proposal::Gone(index) => {
                let is_dropped = reviewed.duties.get(*index).is_none_or(|duty| duty.dropped);
                judge(is_dropped, corrected(&format!("duties.{index}")))
            }
        }
    }

    /// The correction that takes it.
    pub fn change(&self, reviewed: &Reviewed) -> Option<Change> {
        let words = |value: &Json| value.as_str().map(str::to_owned);
        let duty = |index: usize| reviewed.duties.get(index).cloned();
        Some(match self {
            Proposal::Head(path, value) => match path.as_str() {
                "document.symbol" => Change::Symbol(words(value)),
                "document.issuer" => Change::Issuer(words(value)),
                "document.subject" => Change::Subject(words(value)),
                "document.date" => Change::DateOfIssue(serde_json::from_value(value.clone()).ok()?),
                _ => return None,
            },
            Proposal::Part(index, part, value) => {
                let mut duty = duty(*index)?;
                duty.put_back(part, value);
                Change::Duties(Act::Accept, vec![(*index, duty)], Vec::new())
            }
            Proposal::New(duty) => {
                let added = DutyReview { found: false, ..(**duty).clone() };
                Change::Duties(Act::Accept, Vec::new(), vec![added])
            }
            Proposal::Gone(index) => {
                let dropped = DutyReview { dropped: true, ..duty(*index)? };
                Change::Duties(Act::Accept, vec![(*index, dropped)], Vec::new())
            }
        })
    }
}
