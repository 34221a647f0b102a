//! The pages of inspection and supervision, one file for each. A handler calls one action; what was typed is never lost on a
//! complaint. They work without scripts; each step is a form of its own.

pub mod checklist;
pub mod conclusion;
mod fields;
pub mod finding;
pub mod item;
pub mod list;
pub mod planned;
pub mod programme;
pub mod recheck;
pub mod remedy;
pub mod rolling;
pub mod visit;
pub mod writing;

use crate::{
    asked::{Asked, redirect_saying},
    look::{Complaints, Notice, sentence},
};
use axum::response::Response;
use domain::{
    ids::{FindingId, InspectionId, InspectionProgrammeId},
    problem::{InspectionProblem, Problem},
};

/// The address of a programme.
pub fn programme_address(id: InspectionProgrammeId) -> String {
    format!("/kiem-tra/chuong-trinh/{id}")
}

/// The address of a visit.
pub fn visit_address(id: InspectionId) -> String {
    format!("/kiem-tra/cuoc/{id}")
}

/// The address of a finding.
pub fn finding_address(id: FindingId) -> String {
    format!("/kiem-tra/phat-hien/{id}")
}

/// Leads away, with the reason, from a form that can no longer be sent. A refusal of what was just sent is shown at the form
/// instead, with what was typed.
fn turned_away(
    asked: &Asked,
    complaints: &Complaints,
    refused: Result<(), Problem>,
    address: &str,
) -> Option<Response> {
    let problem = refused.err().filter(|_| complaints.is_empty())?;
    Some(redirect_saying(address, &Notice::warn(sentence(&problem, asked.language))))
}

/// The field that a refusal speaks of; nothing where it speaks of the whole form.
fn field_of(problem: &Problem) -> String {
    let field = match problem {
        Problem::Missing { field } | Problem::TooLong { field, .. } => return field.clone(),
        Problem::Inspection(problem) => match problem {
            InspectionProblem::UnitEnded { .. } | InspectionProblem::UnitGone { .. } => "don_vi_duoc_kiem_tra",
            InspectionProblem::Days => "den_ngay_cuoc",
            InspectionProblem::ClauseUnknown => "dieu_khoan",
            InspectionProblem::ProgrammeExists { .. } => "nam_chuong_trinh",
            InspectionProblem::RemedyTooEarly { .. } => "han_khac_phuc",
            InspectionProblem::RecheckInFuture { .. } | InspectionProblem::RecheckTooEarly { .. } => {
                "ngay_tai_kiem_tra"
            }
            InspectionProblem::NewDeadlineNeeded => "han_khac_phuc",
            _ => "",
        },
        Problem::OrganisationUnknown { .. } | Problem::OrganisationAmbiguous { .. } => "don_vi_duoc_kiem_tra",
        _ => "",
    };
    field.to_owned()
}
