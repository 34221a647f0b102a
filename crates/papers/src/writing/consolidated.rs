//! The consolidated report («báo cáo tổng hợp») of a round: who reported, the totals, the units' own words, the annexes.
//!
//! It prints what it is given, and says beside each total how many units are in it. It draws no conclusion.

use super::asked::{NamedPeriod, Office, Papered};
use super::figures::{TotalFigure, UnitTable};
use jiff::civil::Date;

/// What a consolidated report says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsolidatedReport {
    /// Who writes.
    pub office: Office,
    /// Number, days and recipients.
    pub papered: Papered,
    /// What it is about, in lower case, without the period: «kết quả công tác giáo dục nghề nghiệp».
    pub subject: String,
    /// The period of the round.
    pub period: NamedPeriod,
    /// The documents it rests on, each in full: «Kế hoạch số 72-KH/TU, ngày 10/02/2025 của Tỉnh uỷ về …».
    pub basis: Vec<String>,
    /// The day on which reports were counted.
    pub counted_on: Date,
    /// Who reported and who did not.
    pub completeness: Completeness,
    /// The totals, in the order of the form.
    pub figures: Vec<TotalFigure>,
    /// Answers to the questions of the form, question by question.
    pub narratives: Vec<Narratives>,
    /// Difficulties that units reported; without any, the section is left out.
    pub difficulties: Vec<Answer>,
    /// Proposals that units made; without any, the section is left out.
    pub proposals: Vec<Answer>,
    /// The tables of the annexes.
    pub tables: Vec<UnitTable>,
    /// Notes at the end of the text, a sentence each.
    pub notes: Vec<String>,
}

/// Who reported and who did not. `owed` is the sum of `reported`, `missing` and `sent_back`; a waived unit owes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completeness {
    /// Units that owe the report.
    pub owed: u32,
    /// Units whose report is in (submitted or accepted).
    pub reported: u32,
    /// Of them: reports that were accepted.
    pub accepted: u32,
    /// Names of units that handed in nothing.
    pub missing: Vec<String>,
    /// Names of units whose report was sent back, and none came since.
    pub sent_back: Vec<String>,
    /// Units that need not report.
    pub waived: Vec<Waived>,
}

/// A unit that need not report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// Its name.
    pub unit: String,
    /// The reason as given.
    pub reason: String,
}

/// The answers to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narratives {
    /// The question as a heading: «Công tác chỉ đạo, tuyên truyền».
    pub question: String,
    /// Who answered what; a unit without an answer is not listed.
    pub answers: Vec<Answer>,
}

/// One unit's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The unit's name.
    pub unit: String,
    /// What it wrote, lines kept.
    pub text: String,
}
