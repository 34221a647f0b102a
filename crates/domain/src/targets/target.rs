//! A target as it was set: whose, of which indicator, until when, how binding, by which clause. Its life (replaced,
//! withdrawn) is rows that stand beside it.

use super::Bound;
use crate::{
    ids::{DocumentId, OrganisationId, ProvisionId, TargetId},
    permissions::words,
};
use serde::{Deserialize, Serialize};

words! {
    /// How binding a target is.
    Commitment {
        /// «Cam kết»: the body answers for it.
        Committed = "committed",
        /// «Phấn đấu»: what it strives for beyond that.
        Aspirational = "aspirational",
    }
}

words! {
    /// How a target stands to its year.
    TermKind {
        /// «Năm 2026»: for this year.
        InYear = "in-year",
        /// «Đến năm 2030»: to be there by the end of that year.
        ByYear = "by-year",
    }
}

/// For when it is set. Targets of a year come before those to be reached by its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// The year.
    pub year: i64,
    /// For that year, or by its end.
    pub kind: TermKind,
}

/// «Căn cứ»: where it stands. One of the two is there: a document of the system, or words that cite another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The document, where it is in the system.
    pub document: Option<DocumentId>,
    /// Its provision, where it has been published with provisions.
    pub provision: Option<ProvisionId>,
    /// What was typed: the citation of a document that is not here, or the place in one whose provisions are not known.
    pub cited: String,
}

impl Source {
    /// Whether it says anything.
    pub fn is_given(&self) -> bool {
        self.document.is_some() || !self.cited.is_empty()
    }
}

/// A target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Which.
    pub id: TargetId,
    /// Whose.
    pub organisation: OrganisationId,
    /// Code of the pack of its indicator.
    pub pack: String,
    /// Code of its indicator.
    pub indicator: String,
    /// For when.
    pub term: Term,
    /// How binding.
    pub commitment: Commitment,
    /// What is to be reached, in the unit of the indicator; of a ratio in per cent.
    pub bound: Bound,
    /// By which clause.
    pub source: Source,
}
