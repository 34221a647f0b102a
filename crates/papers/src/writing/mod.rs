//! Official papers out: values in, a paper set in the layout of its rule, and a `.docx`, out.
//!
//! A subject fills `LetterOfUrging`, `ConsolidatedReport` or `PlanToWrite`; that becomes a `Paper`, `setting` sets it in the
//! layout of the issuer's family that was in force on the day of issue, and `docx` writes it down. Nothing here numbers,
//! signs or dates a paper: what is not known stays blank for the office. Equal input gives equal bytes, and nothing is
//! stated that was not handed in (docs/papers.md).
//!
//! From a subject: `to_docx(&letter_of_urging(&asked), asked.office.layout(&asked.papered))`.

mod asked;
mod conclusion;
mod consolidated;
mod docx;
mod duty_letter;
mod figures;
mod letter;
mod paper;
mod plan;
mod plans_letter;
mod profile;
pub mod review;
pub mod setting;
mod words;

pub use crate::roman::roman;
pub use asked::{AskedPdf, Days, NamedPeriod, Office, Papered, Signing};
pub use conclusion::{ConclusionToWrite, FoundOf, conclusion_paper};
pub use consolidated::{Answer, Completeness, ConsolidatedReport, Narratives, Waived, consolidated_report};
pub use docx::to_docx;
pub use duty_letter::{LetterOnDuty, UnitNotDone, letter_on_duty};
pub use figures::{Column, Coverage, Nature, Share, Shown, TotalFigure, UnitRow, UnitTable};
pub use letter::{LateUnit, Lateness, LetterOfUrging, letter_of_urging};
pub use paper::{
    Alignment, Annex, Block, Cell, Dated, Issuer, Level, Marker, Paper, PaperHeading, Run, Symbol, Table, TableColumn,
    TableRow,
};
pub use plan::{
    ClauseToWrite, Place, PlanText, PlanToWrite, SectionPlace, SectionToWrite, plan_paper, plan_text, table_paper,
};
pub use plans_letter::{LetterOnPlans, Owes, UnitOwing, letter_on_plans};
pub use profile::{
    Below, Counting, Family, Grid, Habits, Lettering, Letterings, Margins, Mark, Numbering, Pitch, Profile, Ruling,
    Sheet, SigningMarks, Spacing, Stated, Tone,
};
pub use words::{in_dong, in_full, short_day};
