//! One correction, and what it does to the working copy.
//! It is made whole or not at all; who made it and what stood there before is kept by the working copy itself.

use super::{DutyReview, Reviewed, Sending};
use domain::{obligations::Timing, problem::Problem};
use jiff::civil::Date;
use papers::reading::{Addressee, DutyKind, Modality, Purpose, Span};

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
    /// Several duties at once: some become these, others come in new.
    Duties(Act, Vec<(usize, DutyReview)>, Vec<DutyReview>),
    /// These duties, of which the text tells no day, are standing ones.
    Standing(Vec<usize>, i64),
    /// A question is settled as it stands.
    Settle(String),
    /// To whom a line of «Nơi nhận» is sent, and for what.
    Recipient(usize, Sending, Option<Purpose>),
    /// A recipient that the reader did not find.
    AddRecipient(String, Sending, Option<Purpose>),
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
    /// Where its words stand, and in which provision.
    Place(Span, Option<String>),
    /// It is no duty.
    Drop,
    /// It is one after all.
    Restore,
}

macro_rules! acts {
    ($($(#[$meta:meta])* $name:ident = $code:literal),* $(,)?) => {
        /// What a correction was, in one word of the history.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Act { $($(#[$meta])* $name),* }

        impl Act {
            /// The stored word.
            pub const fn code(self) -> &'static str {
                match self { $(Act::$name => $code),* }
            }

            /// From the stored word.
            pub fn from_code(code: &str) -> Option<Self> {
                [$(Act::$name),*].into_iter().find(|act| act.code() == code)
            }
        }
    };
}

acts! {
    /// A value was corrected.
    Correct = "correct",
    /// Something was added.
    Add = "add",
    /// A duty was dropped.
    Drop = "drop",
    /// A duty was restored.
    Restore = "restore",
    /// A duty was split in two.
    Split = "split",
    /// Two duties were merged.
    Merge = "merge",
    /// What a later reader proposed was taken.
    Accept = "accept",
    /// A question was settled as it stands.
    Settle = "settle",
    /// A correction was taken back.
    Undo = "undo",
}

impl Reviewed {
    /// Makes a change; says what kind it was and what it was about.
    pub(super) fn make(&mut self, change: Change) -> Result<(Act, String), Problem> {
        let head = &mut self.head;
        let about = match change {
            Change::Symbol(symbol) => {
                head.symbol = symbol;
                "document.symbol".to_owned()
            }
            Change::DateOfIssue(date) => {
                head.date = date;
                "document.date".to_owned()
            }
            Change::Issuer(issuer) => {
                head.issuer = issuer;
                "document.issuer".to_owned()
            }
            Change::Subject(subject) => {
                head.subject = subject;
                "document.subject".to_owned()
            }
            Change::OfDuty(index, change) => {
                let duty = self.duties.get_mut(index).ok_or(Problem::NotFound)?;
                return Ok((duty.make(change), format!("duties.{index}")));
            }
            Change::Add(duty) => {
                self.duties.push(*duty);
                return Ok((Act::Add, format!("duties.{}", self.duties.len() - 1)));
            }
            Change::Duties(act, changed, added) => return self.make_several(act, changed, added),
            Change::Standing(indexes, confirm_every_months) => {
                for index in &indexes {
                    let duty = self.duties.get_mut(*index).ok_or(Problem::NotFound)?;
                    duty.timing = Some(Timing::Standing { confirm_every_months });
                }
                "duties".to_owned()
            }
            Change::Settle(about) => {
                self.settled.insert(about.clone());
                return Ok((Act::Settle, about));
            }
            Change::Recipient(index, sending, purpose) => {
                let recipient = self.recipients.get_mut(index).ok_or(Problem::NotFound)?;
                (recipient.sending, recipient.purpose) = (sending, purpose);
                format!("recipients.{index}")
            }
            Change::AddRecipient(text, sending, purpose) => {
                self.recipients.push(super::RecipientReview { text, purpose, sending, found: false });
                return Ok((Act::Add, format!("recipients.{}", self.recipients.len() - 1)));
            }
        };
        Ok((Act::Correct, about))
    }

    fn make_several(
        &mut self,
        act: Act,
        changed: Vec<(usize, DutyReview)>,
        added: Vec<DutyReview>,
    ) -> Result<(Act, String), Problem> {
        let first = changed.first().map_or(self.duties.len(), |(index, _)| *index);
        for (index, duty) in changed {
            *self.duties.get_mut(index).ok_or(Problem::NotFound)? = duty;
        }
        self.duties.extend(added);
        Ok((act, format!("duties.{first}")))
    }
}

impl DutyReview {
    fn make(&mut self, change: DutyChange) -> Act {
        match change {
            DutyChange::Addressees(addressees) => self.addressees = addressees,
            DutyChange::Action(action, kind, modality, outputs) => {
                (self.action, self.kind, self.modality, self.outputs) = (action, kind, modality, outputs);
            }
            DutyChange::Timing(timing) => self.timing = Some(timing),
            DutyChange::Place(span, provision) => (self.span, self.provision) = (span, provision),
            DutyChange::Drop => {
                self.dropped = true;
                return Act::Drop;
            }
            DutyChange::Restore => {
                self.dropped = false;
                return Act::Restore;
            }
        }
        Act::Correct
    }
}
