//! The Vietnamese words of papers: fixed phrases, sentences with places for values, and how names are spelled.
//!
//! Every word that a paper says by itself stands in this folder. A sentence takes only values; what it claims, they hold.

pub(super) mod conclusion;
pub(super) mod dates;
pub(super) mod difficulties;
pub(super) mod duty_letter;
pub(super) mod figures;
pub(super) mod inspections;
pub(super) mod letter;
pub(super) mod outreach;
pub(super) mod paper;
pub(super) mod plan;
pub(super) mod plans_letter;
pub(super) mod report;
pub(super) mod review;
mod spelling;

pub use dates::short as short_day;
pub use plan::{in_dong, in_full};
pub(super) use spelling::Spelling;

/// A count with dots between thousands: «3.321».
pub(super) fn counted(count: impl TryInto<u64>) -> String {
    grouped(count.try_into().unwrap_or(u64::MAX))
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let dotted = |(place, digit): (usize, char)| {
        let dot = (place > 0 && (digits.len() - place).is_multiple_of(3)).then_some('.');
        dot.into_iter().chain([digit])
    };
    digits.chars().enumerate().flat_map(dotted).collect()
}

/// Names one after another: «A; B; C».
pub(super) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().collect::<Vec<_>>().join("; ")
}
