//! What people do with reviews: begin, draft again, edit blocks, answer proposals, approve, enter number and date, attach the
//! signed copy; and how a review is found. SQL stands in the stores alone.
//!
//! While it is written a review is known to the body's own people alone; approved it is read above. Nothing that was
//! written is ever changed: each act adds a row, and two people at once never write over each other.

pub mod approving;
pub mod beginning;
pub mod comparing;
pub mod drafting;
pub mod editing;
pub mod finding;
pub mod freezing;
pub mod heading;
pub mod issuing;
pub mod making;
mod store;
pub mod writing;

pub use finding::{Head, Open, Placed, Whole};
pub use store::{ApprovalRow, IssueRow, ListRow, ReviewRow, SignedRow};

use crate::{
    acting::Acting,
    failure::Failure,
    permits::{Permit, Thing},
};
use database::WriteTransaction;
use domain::{
    ids::{OrganisationId, ReviewId},
    permissions::Verb,
};
use serde_json::Value as Json;

/// A review, as rights are asked about it.
pub fn thing_of(acting: &Acting, id: ReviewId, owner: OrganisationId) -> Thing {
    Thing::Review { id, owner, today: acting.today }
}

/// Bodies for which the caller may write reviews, in the order of lists.
pub fn writing_bodies(acting: &Acting) -> Vec<OrganisationId> {
    let unborn = ReviewId::from(uuid::Uuid::nil());
    acting.own_bodies(Verb::DraftReview, |body| thing_of(acting, unborn, body))
}

/// Leave to change a review, which is also its history row.
async fn permit_of(
    tx: &mut WriteTransaction,
    acting: &Acting,
    verb: Verb,
    row: &ReviewRow,
    told: Json,
) -> Result<Permit, Failure> {
    acting.permit(tx, verb, &thing_of(acting, row.id, row.organisation_id), told).await
}
