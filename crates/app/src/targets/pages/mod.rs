//! The pages of targets. Each handler reads its form, calls one action and leads on; a complaint shows the same page again
//! with what was typed.

mod form;
pub mod indicator;
pub mod list;
pub mod setting;
pub mod show;
mod view;

use crate::language::Language;
use domain::problem::Problem;

/// What is said about a problem: what happened and what to do next.
fn sentence(problem: &Problem, language: Language) -> String {
    let said = match language {
        Language::Vi => problem.vietnamese(),
        Language::En => problem.english(),
    };
    format!("{} {}", said.what, said.next)
}
