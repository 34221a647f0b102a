//! The working copy of a reading: what the reader found, as people have corrected it so far.
//!
//! A pure value: it knows neither the database nor the page. A duty is never removed, only dropped, so its number stays
//! the same for every link and every correction. What the reader said stands unchanged in the text version beside it.

mod change;
mod joining;
mod parts;
mod recipients;
mod splitting;
#[cfg(test)]
mod tests;

pub use change::{Act, Change, DutyChange};
pub use joining::{Chosen, merge, next_of};
pub use parts::Corrected;
pub use recipients::{RecipientReview, Sending};
pub use splitting::{innermost, overlapped, split, trimmed};

use domain::{ids::AccountId, obligations::Timing, problem::Problem, time::Moment};
use jiff::civil::Date;
use papers::reading::{Addressee, Deadline, DeadlineKind, Duty, DutyKind, Modality, Reading, Span};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The working copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reviewed {
    /// Head of the document.
    pub head: HeadReview,
    /// Duties, in the order in which they were found, those added by hand at the end.
    pub duties: Vec<DutyReview>,
    /// Lines of «Nơi nhận», with whom each is sent to.
    #[serde(default)]
    pub recipients: Vec<RecipientReview>,
    /// Paths of questions that stay as they are.
    #[serde(default)]
    pub settled: BTreeSet<String>,
    /// Who last corrected which part, by its path.
    pub corrections: BTreeMap<String, Correction>,
}

/// The fields of the head that a person may have to give.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HeadReview {
    /// Number and symbol.
    pub symbol: Option<String>,
    /// Date of issue.
    pub date: Option<Date>,
    /// Issuer, by its name on that day.
    pub issuer: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
}

/// One duty of the working copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DutyReview {
    /// eId of the innermost provision that holds it.
    pub provision: Option<String>,
    /// Its words.
    pub span: Span,
    /// Who.
    pub addressees: Vec<Addressee>,
    /// What.
    pub action: String,
    /// Kind.
    pub kind: DutyKind,
    /// How binding.
    pub modality: Modality,
    /// When; `None`: neither the text nor a person has said.
    pub timing: Option<Timing>,
    /// Things it asks to be produced.
    pub outputs: Vec<String>,
    /// The reader found it; otherwise a person added it.
    pub found: bool,
    /// A person said that it is no duty.
    pub dropped: bool,
}

/// Who corrected a part, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at_ms: i64,
}

impl Reviewed {
    /// The working copy as it begins: what the reader found.
    pub fn of(reading: &Reading) -> Self {
        let head = &reading.document;
        let head = HeadReview {
            symbol: head.symbol.clone(),
            date: head.date,
            issuer: head.issuer.clone(),
            subject: head.subject.clone(),
        };
        Reviewed {
            head,
            duties: reading.duties.iter().map(DutyReview::of).collect(),
            recipients: reading.document.recipients.iter().map(RecipientReview::of).collect(),
            settled: BTreeSet::new(),
            corrections: BTreeMap::new(),
        }
    }

    /// Duties that are to be published, with their numbers from zero.
    pub fn kept(&self) -> impl Iterator<Item = (usize, &DutyReview)> {
        self.duties.iter().enumerate().filter(|(_, duty)| !duty.dropped)
    }

    /// A duty that is kept, by its number from zero.
    pub fn kept_duty(&self, index: usize) -> Result<&DutyReview, Problem> {
        let duty = self.duties.get(index).ok_or(Problem::NotFound)?;
        let number = i64::try_from(index + 1).unwrap_or(i64::MAX);
        if duty.dropped { Err(Problem::DutyDropped { number }) } else { Ok(duty) }
    }

    /// Who corrected a part, if anyone did.
    pub fn correction(&self, about: &str) -> Option<&Correction> {
        self.corrections.get(about)
    }

    /// Whether a question was settled: as it stands, or by a correction of what it asks about.
    pub fn is_settled(&self, about: &str) -> bool {
        self.settled.contains(about) || self.corrections.contains_key(about)
    }

    /// The last correction of a part or of anything inside it.
    pub fn last_correction(&self, about: &str) -> Option<&Correction> {
        let inside = |path: &str| path.strip_prefix(about).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        let corrections = self.corrections.iter().filter(|(path, _)| inside(path));
        corrections.map(|(_, correction)| correction).max_by_key(|correction| correction.at_ms)
    }

    /// Makes a correction; `found` is the working copy as it began.
    pub fn correct(
        &mut self,
        found: &Reviewed,
        change: Change,
        by: AccountId,
        at: Moment,
    ) -> Result<Corrected, Problem> {
        let before = self.parts();
        let (act, about) = self.make(change)?;
        let corrected = Corrected::between(act, about, &before, &self.parts());
        self.note(found, &corrected, by, at);
        Ok(corrected)
    }

    /// Takes a correction back, if nothing that it changed was changed since.
    pub fn undo(
        &mut self,
        found: &Reviewed,
        undone: &Corrected,
        by: AccountId,
        at: Moment,
    ) -> Result<Corrected, Problem> {
        let before = self.parts();
        if !undone.still_stands(&before) {
            return Err(Problem::SomeoneWasFaster);
        }
        for (path, value) in &undone.before {
            self.put_back(path, value);
        }
        let corrected = Corrected::between(Act::Undo, undone.about.clone(), &before, &self.parts());
        self.note(found, &corrected, by, at);
        Ok(corrected)
    }

    /// Remembers who corrected each part; a part that is again as it was found is corrected by nobody.
    fn note(&mut self, found: &Reviewed, corrected: &Corrected, by: AccountId, at: Moment) {
        let found = found.parts();
        for (path, value) in corrected.after.iter().filter(|(path, _)| !path.starts_with("settled.")) {
            if found.get(path) == Some(value) {
                self.corrections.remove(path);
            } else {
                self.corrections.insert(path.clone(), Correction { by, at_ms: at.millisecond() });
            }
        }
    }
}

impl DutyReview {
    /// As the reader found it.
    pub fn of(duty: &Duty) -> Self {
        DutyReview {
            provision: duty.provision.clone(),
            span: duty.span,
            addressees: duty.addressees.clone(),
            action: duty.action.clone(),
            kind: duty.kind,
            modality: duty.modality,
            timing: duty.deadline.as_ref().and_then(timing_of),
            outputs: duty.outputs.clone(),
            found: true,
            dropped: false,
        }
    }
}

/// When a deadline of the text is due; `None` where it names no day and no rule.
pub fn timing_of(deadline: &Deadline) -> Option<Timing> {
    match deadline.kind {
        DeadlineKind::Date | DeadlineKind::Period => {
            deadline.date.map(|due_on| Timing::Once { due_on, time: deadline.time })
        }
        DeadlineKind::Recurring => deadline.rule.clone().map(|rule| Timing::Recurring { rule }),
        DeadlineKind::Vague => None,
    }
}
