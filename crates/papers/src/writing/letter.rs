//! The letter of urging («công văn đôn đốc»): to the units whose report of a round is late.
//!
//! It says which round, which period, when it was due, who is late by how much and what to do by when: all of it
//! handed in. Whether a unit is late is not judged here.

use super::asked::{NamedPeriod, Office, Papered};
use jiff::civil::Date;

/// What a letter of urging says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterOfUrging {
    /// Who writes.
    pub office: Office,
    /// Number, days and recipients.
    pub papered: Papered,
    /// What the round asks for, as it stands in a sentence: «báo cáo kết quả công tác giáo dục nghề nghiệp».
    pub report: String,
    /// The period of the round.
    pub period: NamedPeriod,
    /// The documents that ask for the report, each in full: «Kế hoạch số 72-KH/TU, ngày 10/02/2025 của Tỉnh uỷ về …».
    pub basis: Vec<String>,
    /// The last day on which the report was in time.
    pub due_on: Date,
    /// The day on which the late units were counted.
    pub counted_on: Date,
    /// How many units owe the report; together with the late ones it makes the sentence «3 trong số 47 đơn vị».
    pub owed: u32,
    /// The late units, in the order in which they are printed.
    pub late: Vec<LateUnit>,
    /// What stands after «Kính gửi» instead of the units, when they are too many to be named there.
    pub addressed_as: Option<String>,
    /// The day by which the report is to be handed in now.
    pub do_by: Date,
    /// Where it is to be handed in, after «gửi báo cáo»: «trên hệ thống Đôn Đốc». Nothing leaves the words out.
    pub by_way_of: Option<String>,
    /// Further requests of the office, each a sentence.
    pub requests: Vec<String>,
}

/// A unit whose report is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateUnit {
    /// Its name.
    pub name: String,
    /// Whole days after the due date, 1 or more.
    pub days_late: u32,
    /// What is missing.
    pub lateness: Lateness,
}

/// Why a late unit counts as late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lateness {
    /// Nothing was handed in.
    NothingIn,
    /// A report was handed in and sent back, and none came since.
    SentBack {
        /// The day of the sending back.
        on: Date,
        /// The reason as given.
        reason: String,
    },
}
