//! The pages of outreach. Each handler reads its form, calls one action and leads on; a complaint shows the same page again with
//! what was typed.

pub mod activity;
mod form;
pub mod list;
pub mod materials;
pub mod matrix;
pub mod recording;
pub mod rolled;
pub mod show;
mod typed;
pub mod unit;
pub mod unreached;
pub mod writing;

use domain::problem::{OutreachProblem, Problem};

/// The field of a form that a problem is about; empty where it is about all of it.
fn field_of(problem: &Problem) -> String {
    let Problem::Outreach(outreach) = problem else {
        return match problem {
            Problem::Missing { field } | Problem::TooLong { field, .. } => field.clone(),
            Problem::FileEmpty | Problem::FileTooLarge { .. } => crate::uploads::FILE_FIELD.to_owned(),
            _ => String::new(),
        };
    };
    match outreach {
        OutreachProblem::DayInFuture { .. } | OutreachProblem::DayOutside { .. } => "ngay_dien_ra".to_owned(),
        OutreachProblem::ChannelUnknown { .. } => "kenh".to_owned(),
        OutreachProblem::MoreThanThereAre { .. } => "vi_sao_hon".to_owned(),
        OutreachProblem::LooksSame => "hoat_dong_khac".to_owned(),
        OutreachProblem::PersonsImpossible { .. } => "so_nguoi".to_owned(),
        OutreachProblem::DaysTurned => "ngay_cuoi".to_owned(),
        OutreachProblem::MaterialEmpty => crate::uploads::FILE_FIELD.to_owned(),
        _ => String::new(),
    }
}
