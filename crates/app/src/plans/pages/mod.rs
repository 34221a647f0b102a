//! The pages of plans, one file for each. A handler calls one action; what was typed is never lost on a complaint.
//! What may not be known of is no complaint at a field but a page of its own.

pub mod declaring;
pub mod exporting;
pub mod list;
pub mod money;
pub mod show;
pub mod writing;

use crate::{
    failure::{Failure, status_of},
    language::Language,
    look::{Complaints, sentence},
};
use axum::http::StatusCode;
use domain::problem::Problem;

/// A problem that a form shows at one of its fields, with the status that goes with it. What may not be known of, or done,
/// is a page of its own.
fn at_field(
    failure: Failure,
    language: Language,
    field: impl Fn(&Problem) -> String,
) -> Result<(StatusCode, Complaints), Failure> {
    match failure.into_problem()? {
        problem @ (Problem::NotFound | Problem::Forbidden | Problem::ScopeMissing { .. }) => Err(problem.into()),
        problem => {
            let mut complaints = Complaints::none();
            complaints.about(field(&problem), sentence(&problem, language));
            Ok((status_of(&problem), complaints))
        }
    }
}
