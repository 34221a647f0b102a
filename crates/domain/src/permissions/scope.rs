//! What an access token may do at the most. A scope is a set of verbs, and each verb belongs to one scope.
//!
//! Scopes only narrow: whoever holds a token is never more than the person who made it. Reading belongs to every token,
//! because nothing can be done with a thing that may not be known of.

use super::{Verb, words};
use serde::{Deserialize, Serialize};

words! {
    /// A set of verbs that a person gives to a token.
    Scope {
        /// See what the person sees.
        Read = "read",
        /// Enter figures and words into reports, write targets down, and keep registers.
        Figures = "figures",
        /// Do the unit's work on its assignments and what it receives, and record what a visit found.
        Work = "work",
        /// Speak for the unit: endorse and submit.
        Submit = "submit",
        /// Answer for the body: accept, send back, extend, waive, open and lock rounds, approve reviews, answer difficulties, plan and
        /// conclude visits of inspection.
        Decide = "decide",
        /// Bring documents in, correct their reading, publish them, relate the clauses of plans, write reviews.
        Documents = "documents",
        /// Change organisations.
        Organisations = "organisations",
        /// See, invite, suspend and hand over people.
        People = "people",
        /// Take the whole instance out.
        Export = "export",
    }
}

impl Verb {
    /// The scope that it belongs to.
    pub const fn scope(self) -> Scope {
        match self {
            Verb::ReadDocument
            | Verb::ReadAssignment
            | Verb::ReadInsideReport
            | Verb::ReadReport
            | Verb::ReadRound
            | Verb::ReadFigures
            | Verb::ReadTarget
            | Verb::ReadCoverage
            | Verb::ReadReview
            | Verb::ReadInsideReview
            | Verb::ReadCampaign
            | Verb::ReadOutreach
            | Verb::ReadRegister
            | Verb::ReadDifficulty
            | Verb::ReadInspection
            | Verb::ReadOrganisation
            | Verb::ReadJournal => Scope::Read,
            Verb::EnterFigures | Verb::EnterOnBehalf | Verb::SetTarget | Verb::KeepRegister => Scope::Figures,
            Verb::ReceiveDocument
            | Verb::Acknowledge
            | Verb::NameResponsible
            | Verb::ReportProgress
            | Verb::AttachEvidence
            | Verb::RecordOutreach
            | Verb::StateAudience
            | Verb::Confirm
            | Verb::RaiseDifficulty
            | Verb::JudgeAnswer
            | Verb::RecordInspection => Scope::Work,
            Verb::Endorse | Verb::Submit => Scope::Submit,
            Verb::Accept
            | Verb::SendBack
            | Verb::Extend
            | Verb::Cancel
            | Verb::WaiveReport
            | Verb::AdmitReport
            | Verb::OpenRound
            | Verb::OpenCampaign
            | Verb::LockRound
            | Verb::DraftPaper
            | Verb::Urge
            | Verb::SetUrgingSteps
            | Verb::ApproveReview
            | Verb::AnswerDifficulty
            | Verb::ForwardDifficulty
            | Verb::MergeDifficulties
            | Verb::RecordFate
            | Verb::PlanInspection
            | Verb::VerifyRemedy
            | Verb::ApproveInspection => Scope::Decide,
            Verb::RegisterDocument
            | Verb::CorrectReading
            | Verb::PublishDocument
            | Verb::RetractDocument
            | Verb::DeclarePlan
            | Verb::WritePlan
            | Verb::DraftReview
            | Verb::RelateClauses
            | Verb::RelateDocuments
            | Verb::CarryOver => Scope::Documents,
            Verb::Reorganise => Scope::Organisations,
            // By itself: a program that keeps the register up to date has no need of everything that the instance holds.
            Verb::ExportInstance => Scope::Export,
            Verb::ReadPeople | Verb::Invite | Verb::Suspend | Verb::HandOver => Scope::People,
        }
    }
}

/// Scopes together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scopes(u16);

impl Scopes {
    /// All of them: a person before the own screen.
    pub const ALL: Scopes = Scopes(u16::MAX);

    /// These, and reading.
    pub fn of(scopes: impl IntoIterator<Item = Scope>) -> Self {
        Scopes(scopes.into_iter().fold(bit(Scope::Read), |bits, scope| bits | bit(scope)))
    }

    /// From their words, as they are stored; one that is not known gives nothing.
    pub fn from_codes(codes: &str) -> Self {
        Self::of(codes.split(' ').filter_map(Scope::from_code))
    }

    /// Their words, as they are stored.
    pub fn codes(self) -> String {
        self.iter().map(Scope::code).collect::<Vec<_>>().join(" ")
    }

    /// Each, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Scope> {
        Scope::ALL.iter().copied().filter(move |scope| self.0 & bit(*scope) != 0)
    }

    /// Whether a verb belongs to one of them.
    pub fn allow(self, verb: Verb) -> bool {
        self.0 & bit(verb.scope()) != 0
    }
}

fn bit(scope: Scope) -> u16 {
    1 << (scope as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_token_reads_and_does_no_more_than_it_was_given() {
        let clerk = Scopes::of([Scope::Figures]);
        for verb in Verb::ALL {
            let given = matches!(verb.scope(), Scope::Read | Scope::Figures);
            assert_eq!(clerk.allow(*verb), given, "{verb:?}");
            assert!(Scopes::ALL.allow(*verb));
        }
        assert!(!Scopes::of([]).allow(Verb::ReadPeople), "people are seen only where they are named");
    }

    #[test]
    fn words_come_back_and_unknown_ones_give_nothing() {
        let scopes = Scopes::of([Scope::Submit, Scope::Decide]);
        assert_eq!(scopes.codes(), "read submit decide");
        assert_eq!(Scopes::from_codes(&scopes.codes()), scopes);
        assert_eq!(Scopes::from_codes("king"), Scopes::of([]));
        assert_eq!(Scopes::ALL.iter().count(), Scope::ALL.len());
    }
}
