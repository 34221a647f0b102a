//! What a review is drafted from: plain facts that the program has gathered, each with its source. Nothing is added up here.
//!
//! A fact that is not known is not there: no sentence is written without what it says.

use super::super::asked::NamedPeriod;
use super::super::consolidated::Completeness;
use super::super::figures::{Shown, TotalFigure, UnitTable};
use super::outreach::OutreachFacts;
use domain::reviews::{ReviewKind, Source};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// All of it, by the headings of the outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewFacts {
    /// What is written.
    pub kind: ReviewKind,
    /// The period that is looked at.
    pub period: NamedPeriod,
    /// The directive that is carried out, as it is cited: «Chỉ thị số 21-CT/TW ngày 04/5/2023 của Ban Bí thư …».
    pub directive: Option<(String, Source)>,
    /// The day on which everything was counted.
    pub counted_on: Date,
    /// Who reported, who did not.
    pub who: Option<WhoReported>,
    /// The headings in order.
    pub sections: Vec<SectionFacts>,
    /// Annexes with a row for each unit, each with the key that stays the same from one drafting to the next.
    pub annexes: Vec<(String, UnitTable, Source)>,
}

/// Who reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhoReported {
    /// Counted, and by name.
    pub completeness: Completeness,
    /// The round.
    pub source: Source,
}

/// A heading with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionFacts {
    /// What tells it from the others: `2.1`.
    pub key: String,
    /// How deep it stands, from 1.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// Totals.
    pub figures: Vec<FigureFacts>,
    /// What units answered.
    pub questions: Vec<QuestionFacts>,
    /// Documents that units issued.
    pub documents: Option<DocumentFacts>,
    /// Assignments and how they stand.
    pub obligations: Option<ObligationFacts>,
    /// How plans take up the directive.
    pub coverage: Option<CoverageFacts>,
    /// What was done in outreach and who was reached.
    pub outreach: Option<OutreachFacts>,
    /// Whether a person writes here, whatever else stands there.
    pub has_own_words: bool,
}

/// A total, with what it is compared to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureFacts {
    /// The indicator's code.
    pub code: String,
    /// The total.
    pub total: TotalFigure,
    /// Where it is explained.
    pub source: Source,
    /// The same total in the same period of the year before.
    pub before: Option<Before>,
    /// What the body set itself.
    pub aim: Option<Aim>,
    /// Units whose figure is not in the total, by name.
    pub missing: Vec<String>,
}

/// The same period of the year before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// The period as it stands in a sentence: «6 tháng đầu năm 2025».
    pub period: String,
    /// The total.
    pub total: Shown,
    /// How far the total is above it (or below it), as written, without a sign and without the unit of
    /// measurement; none where one of them is no number.
    #[serde(with = "super::ordering")]
    pub change: Option<(std::cmp::Ordering, String)>,
    /// Units behind it, where these are not the same number as now; a comparison says so.
    pub units: Option<u32>,
    /// Where it is explained.
    pub source: Source,
}

/// What was set as a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aim {
    /// As it stands in a sentence: «ít nhất 80 %».
    pub said: String,
    /// For when: «năm 2026», «đến năm 2030».
    pub term: String,
    /// Whether it is reached.
    pub verdict: Verdict,
    /// The target.
    pub source: Source,
}

/// How a figure stands to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// Reached.
    Reached,
    /// Not reached, and the time is over.
    Missed,
    /// Not reached yet.
    NotYet,
    /// Units are missing: nothing can be said.
    Open,
}

/// A question of the form, and what units answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionFacts {
    /// Its code.
    pub code: String,
    /// The question.
    pub question: String,
    /// What each unit wrote.
    pub answers: Vec<SourcedAnswer>,
}

/// What one unit wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcedAnswer {
    /// Who; where several periods are looked at, with the one of which it speaks.
    pub unit: String,
    /// In its own words.
    pub text: String,
    /// Its report.
    pub source: Source,
}

/// Documents with which the directive is carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentFacts {
    /// Those of the body itself.
    pub own: Vec<PlanFacts>,
    /// Those of units.
    pub units: Vec<PlanFacts>,
    /// Units that owe one and have none, by name.
    pub without: Vec<String>,
    /// Where all of it is seen.
    pub source: Source,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanFacts {
    /// Whose.
    pub unit: String,
    /// As it is cited: «Kế hoạch số 12-KH/ĐU ngày 05/8/2026».
    pub cited: String,
    /// The document.
    pub source: Source,
}

/// Assignments, each counted once; every number is among `all`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ObligationCounts {
    /// All of them but the cancelled ones.
    pub all: u32,
    /// Accepted.
    pub accepted: u32,
    /// Handed in and not looked at yet.
    pub submitted: u32,
    /// Being carried out and not overdue.
    pub under_way: u32,
    /// Overdue.
    pub overdue: u32,
}

/// Assignments and how they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObligationFacts {
    /// All together.
    pub counts: ObligationCounts,
    /// By the clause that gives them, in the order of the document.
    pub clauses: Vec<ClauseFacts>,
    /// Units with overdue assignments.
    pub overdue: Vec<UnitFacts>,
    /// Where all of it is seen.
    pub source: Source,
}

/// The assignments of one clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseFacts {
    /// Which: «mục II.1».
    pub cited: String,
    /// The duty in few words.
    pub duty: String,
    /// How its assignments stand.
    pub counts: ObligationCounts,
    /// Where it is seen.
    pub source: Source,
}

/// A unit with a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitFacts {
    /// Who.
    pub unit: String,
    /// How many.
    pub count: u32,
    /// Where it is seen.
    pub source: Source,
}

/// How the plans of units take up the directive's clauses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageFacts {
    /// The document, as it is cited.
    pub document: String,
    /// Clauses that bind somebody.
    pub clauses: u32,
    /// Of these: taken up in full by everyone whom they concern.
    pub full: u32,
    /// Taken up, but by somebody only in part.
    pub partial: u32,
    /// With at least one gap.
    pub with_gaps: u32,
    /// The gaps.
    pub gaps: Vec<GapFacts>,
    /// The matrix.
    pub source: Source,
}

/// A clause that a unit does not take up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GapFacts {
    /// Which clause: «mục III.1».
    pub clause: String,
    /// Where the chain breaks.
    pub unit: String,
}
