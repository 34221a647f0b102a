//! Reviews («sơ kết», «tổng kết») and the consolidated report as blocks: facts in, sentences with their sources out.

mod facts;
mod ordering;

pub use facts::{
    Aim, Before, ClauseFacts, CoverageFacts, DocumentFacts, FigureFacts, GapFacts, ObligationCounts, ObligationFacts,
    PlanFacts, QuestionFacts, ReviewFacts, SectionFacts, SourcedAnswer, UnitFacts, Verdict, WhoReported,
};
