//! What a review is drafted from, gathered from figures, reports, assignments, plans and coverage as one state of the database
//! has them. The paper speaks for a body: it draws what that body may read, and names nothing else.
//!
//! Nothing is written here and nothing is put into sentences. How a subject plugs in stands in `docs/reviews.md`.

mod aims;
mod annexes;
mod assignments;
mod before;
mod cited;
mod covering;
mod documents;
mod drawing;
mod figures;
mod headings;
mod links;
mod outreach;
mod periodic;
mod standpoint;
mod store;
mod words;

#[cfg(test)]
mod tests;

pub use links::href;

use crate::{App, failure::Failure};
use database::Connection;
use domain::{
    ids::{DocumentId, OrganisationId, RoundId},
    packs::{Pack, Period},
    reviews::ReviewKind,
};
use jiff::civil::Date;
use papers::writing::review::ReviewFacts;
use serde::{Deserialize, Serialize};
use standpoint::Standpoint;
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

/// What was gathered, with what is kept beside an approved paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gathered {
    /// What is written.
    pub facts: ReviewFacts,
    /// The body and everyone below it, each superior before its subordinates.
    pub tree: Vec<Body>,
    /// The plans that count, of the body and of units.
    pub plans: Vec<Plan>,
    /// The number of the last row of history that is in it.
    pub known_at: i64,
}

/// A body as it stood on the last day of the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Which.
    pub id: OrganisationId,
    /// What it was called.
    pub name: String,
    /// Below whom; none for the body itself.
    pub parent: Option<OrganisationId>,
}

/// A plan that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Its document.
    pub document: DocumentId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// As it is cited.
    pub cited: String,
}

/// Gathers the facts for all headings. The connection sees one unmoving state, so that everything fits together.
///
/// # Errors
/// A round, an outline or a document that is not there or that the body may not read, and what the database says.
pub async fn gather(app: &App, connection: &mut Connection, asked: &Asked) -> Result<Gathered, Failure> {
    let point = Standpoint::read(app, connection, asked).await?;
    let facts = match asked.round {
        Some(round) => periodic::facts(&point, connection, round).await?,
        None => headings::facts(&point, connection).await?,
    };
    Ok(Gathered { facts, tree: point.tree(), plans: documents::plans(&point), known_at: point.known_at() })
}
