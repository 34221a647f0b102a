//! Difficulties and proposals («khó khăn, vướng mắc», «kiến nghị, đề xuất»): raised by a unit, held by exactly one body at any
//! time, answered or forwarded within a clock that never begins anew, judged by those who raised them.
//!
//! Everything that happened is a row ([`Step`]); who holds, since when, until when and how it stands is read from the rows
//! and the graph of organisations on a day. Nothing here is stored or written over.

mod clock;
mod heirs;
mod likeness;
mod log;
mod matter;
mod rules;
#[cfg(test)]
mod tests;

pub use clock::{Clock, Counts};
pub use heirs::{successor_of, taken_over_by};
pub use likeness::{Likeness, PROPOSED_FROM, Subject, likeness};
pub use log::{Act, Holding, Log, Step};
pub use matter::{Answer, Matter, State};
pub use rules::{Direction, Written};

use crate::permissions::words;
use serde::{Deserialize, Serialize};

words! {
    /// What is raised.
    DifficultyKind {
        /// «Khó khăn, vướng mắc».
        Difficulty = "difficulty",
        /// «Kiến nghị, đề xuất».
        Proposal = "proposal",
        /// «Đề xuất chính sách»: a proposal whose fate stands in the register.
        PolicyProposal = "policy-proposal",
    }
}

words! {
    /// What became of a policy proposal.
    Fate {
        /// «Đã ghi nhận».
        Noted = "noted",
        /// «Đang nghiên cứu».
        UnderStudy = "under-study",
        /// «Đã tiếp thu».
        Taken = "taken-up",
        /// «Không tiếp thu».
        Refused = "refused",
        /// «Đã ban hành»: a document says it now.
        Issued = "issued",
    }
}
