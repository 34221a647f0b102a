//! The pages of difficulties, one file for each. A handler calls one action; what was typed is never lost on a complaint.
//! They work without scripts; each step is a form of its own.

pub mod evidence;
pub mod list;
pub mod policy;
pub mod raise;
pub mod show;
pub mod steps;
pub mod totals;
mod view;

use domain::ids::DifficultyId;

/// The address of a difficulty.
pub fn address(id: DifficultyId) -> String {
    format!("/kho-khan/{id}")
}
