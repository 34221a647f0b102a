//! What a review is drafted from, gathered from figures, reports, assignments, plans and coverage as they stand now.

use crate::{App, failure::Failure};
use database::Connection;
use domain::{
    ids::{DocumentId, OrganisationId, RoundId},
    packs::{Pack, Period},
    reviews::ReviewKind,
};
use jiff::civil::Date;
use papers::writing::review::ReviewFacts;
use std::sync::Arc;

/// What is to be drafted.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What the paper is.
    pub kind: ReviewKind,
    /// Whose paper.
    pub organisation: OrganisationId,
    /// The pack, in the version that the review began with.
    pub pack: Arc<Pack>,
    /// Its outline; none for a periodic report, whose headings come from the form.
    pub outline: Option<String>,
    /// The round of a periodic report.
    pub round: Option<RoundId>,
    /// The first period of a review.
    pub first: Period,
    /// The last one.
    pub last: Period,
    /// The document that is carried out.
    pub document: Option<DocumentId>,
    /// Today.
    pub today: Date,
}

/// Gathers the facts for all headings.
///
/// # Errors
/// A round or a document that is not there, and what the database says.
pub async fn gather(_app: &App, _connection: &mut Connection, _asked: &Asked) -> Result<ReviewFacts, Failure> {
    todo!("gathering")
}
