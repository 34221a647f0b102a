//! The pages of reporting. Each handler reads its form, calls one action and leads on; a complaint shows the same page
//! again with what was typed, and a step that was taken before is told calmly.

mod acts;
pub mod answering;
mod asking;
pub mod block;
pub mod boxes;
pub mod calendar;
pub mod entry;
pub mod filling;
pub mod groups;
pub mod list;
pub mod making;
pub mod opening;
pub mod receipt;
pub mod review;
pub mod round;
pub mod sheet;
pub mod show;
pub mod standing;
pub mod turns;
pub mod words;

use crate::{language::Language, look::Complaints};
use domain::problem::Problem;

/// Characters of a reason, a note or an opinion.
const REASON_LIMIT: usize = 2_000;

/// What is said about a problem: what happened and what to do next.
fn sentence(problem: &Problem, language: Language) -> String {
    let said = match language {
        Language::Vi => problem.vietnamese(),
        Language::En => problem.english(),
    };
    format!("{} {}", said.what, said.next)
}

/// A reason that must be there, trimmed.
fn reason(complaints: &mut Complaints, language: Language, field: &str, typed: &str) -> String {
    let words = limited(complaints, language, field, typed);
    if words.is_empty() {
        complaints.about(field, sentence(&Problem::Missing { field: field.to_owned() }, language));
    }
    words
}

/// Words that may be left out, trimmed.
fn limited(complaints: &mut Complaints, language: Language, field: &str, typed: &str) -> String {
    let words = domain::text::nfc(typed.trim()).replace("\r\n", "\n");
    if words.chars().count() > REASON_LIMIT {
        let limit = i64::try_from(REASON_LIMIT).unwrap_or(i64::MAX);
        complaints.about(field, sentence(&Problem::TooLong { field: field.to_owned(), limit }, language));
    }
    words
}
