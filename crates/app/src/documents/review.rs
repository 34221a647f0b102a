//! The working copy of a reading: what the reader found, as people have corrected it so far.
//!
//! A pure value: it knows neither the database nor the page. A duty is never removed, only dropped, so its number stays
//! the same for every link and every correction. What the reader said stands unchanged in the text version beside it.

use domain::{ids::AccountId, obligations::Timing, problem::Problem, time::Moment};
use jiff::civil::Date;
use papers::reading::{Addressee, Deadline, DeadlineKind, Duty, DutyKind, Modality, Reading, Span};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// The working copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reviewed {
    /// Head of the document.
    pub head: HeadReview,
    /// Duties, in the order in which they were found, those added by hand at the end.
    pub duties: Vec<DutyReview>,
    /// Who last corrected which field, by its path.
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

/// Who corrected a field, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Who.
    pub by: AccountId,
    /// When.
    pub at_ms: i64,
}

/// One correction, by one form.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Of the symbol.
    Symbol(Option<String>),
    /// Of the date of issue.
    DateOfIssue(Option<Date>),
    /// Of the issuer.
    Issuer(Option<String>),
    /// Of the subject.
    Subject(Option<String>),
    /// Of a duty.
    OfDuty(usize, DutyChange),
    /// A duty that the reader did not find.
    Add(Box<DutyReview>),
    /// These duties, of which the text tells no day, are standing ones.
    Standing(Vec<usize>, i64),
    /// A question is settled as it stands.
    Settle(String),
}

/// A correction of one duty.
#[derive(Debug, Clone, PartialEq)]
pub enum DutyChange {
    /// Who.
    Addressees(Vec<Addressee>),
    /// What, of which kind, how binding, with which outputs.
    Action(String, DutyKind, Modality, Vec<String>),
    /// When.
    Timing(Timing),
    /// It is no duty.
    Drop,
    /// It is one after all.
    Restore,
}

/// What a correction did, for the history.
#[derive(Debug, Clone, PartialEq)]
pub struct Corrected {
    /// Path of the field.
    pub about: String,
    /// What stood there.
    pub before: Json,
    /// What stands there now.
    pub after: Json,
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
        Reviewed { head, duties: reading.duties.iter().map(DutyReview::of).collect(), corrections: BTreeMap::new() }
    }

    /// Duties that are to be published, with their numbers from zero.
    pub fn kept(&self) -> impl Iterator<Item = (usize, &DutyReview)> {
        self.duties.iter().enumerate().filter(|(_, duty)| !duty.dropped)
    }

    /// Who corrected a field, if anyone did.
    pub fn correction(&self, about: &str) -> Option<&Correction> {
        self.corrections.get(about)
    }

    /// The last correction of a field or of anything inside it.
    pub fn last_correction(&self, about: &str) -> Option<&Correction> {
        let inside = |path: &str| path.strip_prefix(about).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        let corrections = self.corrections.iter().filter(|(path, _)| inside(path));
        corrections.map(|(_, correction)| correction).max_by_key(|correction| correction.at_ms)
    }

    /// Makes a correction.
    pub fn correct(&mut self, change: Change, by: AccountId, at: Moment) -> Result<Corrected, Problem> {
        let corrected = self.make(change)?;
        self.corrections.insert(corrected.about.clone(), Correction { by, at_ms: at.millisecond() });
        Ok(corrected)
    }

    fn make(&mut self, change: Change) -> Result<Corrected, Problem> {
        fn swap<T: Serialize>(about: &str, place: &mut T, value: T) -> Corrected {
            let (before, after) = (json!(place), json!(value));
            *place = value;
            Corrected { about: about.to_owned(), before, after }
        }
        Ok(match change {
            Change::Symbol(symbol) => swap("document.symbol", &mut self.head.symbol, symbol),
            Change::DateOfIssue(date) => swap("document.date", &mut self.head.date, date),
            Change::Issuer(issuer) => swap("document.issuer", &mut self.head.issuer, issuer),
            Change::Subject(subject) => swap("document.subject", &mut self.head.subject, subject),
            Change::OfDuty(number, change) => {
                let duty = self.duties.get_mut(number).ok_or(Problem::NotFound)?;
                duty.make(number, change)
            }
            Change::Add(duty) => {
                let after = json!(duty);
                self.duties.push(*duty);
                let about = format!("duties.{}", self.duties.len() - 1);
                Corrected { about, before: Json::Null, after }
            }
            Change::Standing(numbers, confirm_every_months) => {
                for number in &numbers {
                    let duty = self.duties.get_mut(*number).ok_or(Problem::NotFound)?;
                    duty.timing = Some(Timing::Standing { confirm_every_months });
                }
                let after = json!({"duties": numbers, "confirm_every_months": confirm_every_months});
                Corrected { about: "duties.deadline".to_owned(), before: Json::Null, after }
            }
            Change::Settle(about) => Corrected { about, before: Json::Null, after: Json::Null },
        })
    }
}

impl DutyReview {
    fn of(duty: &Duty) -> Self {
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

    fn make(&mut self, number: usize, change: DutyChange) -> Corrected {
        let (field, before, after) = match change {
            DutyChange::Addressees(addressees) => {
                let before = json!(self.addressees);
                self.addressees = addressees;
                (".addressees", before, json!(self.addressees))
            }
            DutyChange::Action(action, kind, modality, outputs) => {
                let told = |duty: &Self| json!([duty.action, duty.kind, duty.modality, duty.outputs]);
                let before = told(self);
                (self.action, self.kind, self.modality, self.outputs) = (action, kind, modality, outputs);
                (".action", before, told(self))
            }
            DutyChange::Timing(timing) => {
                let before = json!(self.timing);
                self.timing = Some(timing);
                (".deadline", before, json!(self.timing))
            }
            DutyChange::Drop | DutyChange::Restore => {
                let before = json!(self.dropped);
                self.dropped = change == DutyChange::Drop;
                (".dropped", before, json!(self.dropped))
            }
        };
        Corrected { about: format!("duties.{number}{field}"), before, after }
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
