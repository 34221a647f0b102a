//! Inspection and supervision («kiểm tra, giám sát»): what kinds of visits there are, what is found, and when a finding is closed.
//!
//! Pure rules over rows that are handed in. A finding is never closed by the acceptance of its remedy, only by a
//! re-inspection that saw it («tái kiểm tra»). Nothing here knows how a remedy is carried out: that is an assignment.

mod finding;
mod rolling;
#[cfg(test)]
mod tests;

pub use finding::{Act, FindingRows, FindingState, Recheck, RemedyState};
pub use rolling::{Counts, FindingFact, VisitFact, by_clause, by_kind, by_unit, in_all};

use crate::permissions::words;
use serde::{Deserialize, Serialize};

words! {
    /// What a visit is. The two of the Front stand in a line of their own wherever visits are counted.
    VisitKind {
        /// «Kiểm tra».
        Inspection = "inspection",
        /// «Giám sát».
        Supervision = "supervision",
        /// «Giám sát của Mặt trận».
        FrontSupervision = "front-supervision",
        /// «Phản biện xã hội».
        SocialCriticism = "social-criticism",
    }
}

impl VisitKind {
    /// Whether it is what the Front and the organisations of its line do (the Front law of 2015, chapters V and VI).
    pub const fn is_of_the_front(self) -> bool {
        matches!(self, VisitKind::FrontSupervision | VisitKind::SocialCriticism)
    }

    /// The kinds that a body carries out: those of its own line first, the others after them.
    pub fn for_line(is_of_the_front: bool) -> Vec<VisitKind> {
        let (own, others): (Vec<VisitKind>, Vec<VisitKind>) =
            VisitKind::ALL.iter().copied().partition(|kind| kind.is_of_the_front() == is_of_the_front);
        own.into_iter().chain(others).collect()
    }
}

words! {
    /// What a finding is.
    FindingKind {
        /// «Kết luận»: a statement that asks for nothing.
        Conclusion = "conclusion",
        /// «Tồn tại».
        Shortcoming = "shortcoming",
        /// «Hạn chế».
        Limitation = "limitation",
    }
}

impl FindingKind {
    /// Whether something is to be put right.
    pub const fn asks_for_remedy(self) -> bool {
        !matches!(self, FindingKind::Conclusion)
    }
}

words! {
    /// How much a finding weighs.
    Severity {
        /// «Nhẹ».
        Minor = "minor",
        /// «Vừa».
        Moderate = "moderate",
        /// «Nghiêm trọng».
        Serious = "serious",
    }
}

words! {
    /// What was found of an item of the checklist.
    ItemResult {
        /// «Đạt».
        Good = "good",
        /// «Đạt một phần».
        Partly = "partly",
        /// «Chưa đạt».
        NotYet = "not-yet",
        /// «Không áp dụng».
        NotApplicable = "not-applicable",
    }
}

words! {
    /// Where an item of the checklist comes from.
    ItemOrigin {
        /// A clause of a document that was chosen.
        Clause = "clause",
        /// A gap of the coverage of a unit.
        Gap = "gap",
        /// An overdue assignment of a unit.
        Assignment = "assignment",
        /// A person added it.
        Added = "added",
    }
}

words! {
    /// What a re-inspection saw.
    Verdict {
        /// It is put right.
        Verified = "verified",
        /// It is not: it goes back with a new deadline.
        NotRemedied = "not-remedied",
    }
}
