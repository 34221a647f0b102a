//! Reviews («sơ kết», «tổng kết») and the consolidated report as blocks: facts in, sentences with their sources out; and blocks as
//! they stand, with what people made of them, as a paper.
//!
//! The sentences stand in `words/review.rs`. Nothing is claimed that the facts do not hold.

mod answers;
mod blocks;
mod facts;
mod figures;
mod numbering;
mod obligations;
mod ordering;
mod outreach;
mod paper;
mod said;
mod tables;

pub use blocks::blocks;
pub use facts::{
    Aim, Before, ClauseFacts, CoverageFacts, DocumentFacts, FigureFacts, GapFacts, ObligationCounts, ObligationFacts,
    PlanFacts, QuestionFacts, ReviewFacts, SectionFacts, SourcedAnswer, UnitFacts, Verdict, WhoReported,
};
pub use numbering::numbers;
pub use outreach::{Against, AudienceFacts, ChannelFacts, OutreachFacts};
pub use paper::{ReviewToWrite, StandingBlock, paper};
