//! Merging two duties that are one: the first takes the words of both, the second is dropped and keeps its number.
//! A person chooses whose addressees and whose deadline stay.

use super::{Act, Change, DutyReview, Reviewed};
use domain::problem::Problem;

/// Whose value a merged duty keeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Chosen {
    /// That of the first.
    #[default]
    First,
    /// That of the second.
    Second,
    /// That of both.
    Both,
}

impl Chosen {
    /// From the word of the form.
    pub fn from_word(word: &str) -> Self {
        match word {
            "sau" => Chosen::Second,
            "ca-hai" => Chosen::Both,
            _ => Chosen::First,
        }
    }
}

/// The kept duty that stands next in the text, from zero.
pub fn next_of(reviewed: &Reviewed, index: usize) -> Option<usize> {
    let at = |index: usize, duty: &DutyReview| (duty.span[0], index);
    let here = reviewed.duties.get(index).map(|duty| at(index, duty))?;
    let later = reviewed.kept().filter(|(other, duty)| at(*other, duty) > here);
    later.min_by_key(|(other, duty)| at(*other, duty)).map(|(other, _)| other)
}

/// Merges a duty with the one that the person saw as the next.
pub fn merge(
    reviewed: &Reviewed,
    index: usize,
    with: usize,
    addressees: Chosen,
    timing: Chosen,
) -> Result<Change, Problem> {
    let first = reviewed.kept_duty(index)?;
    let second = reviewed.kept_duty(with)?;
    if index == with {
        return Err(Problem::NoNextDuty { number: i64::try_from(index + 1).unwrap_or(i64::MAX) });
    }
    let mut merged = first.clone();
    merged.span = match (first.span, second.span) {
        ([0, 0], other) | (other, [0, 0]) => other,
        (one, other) => [one[0].min(other[0]), one[1].max(other[1])],
    };
    merged.action = format!("{}; {}", first.action.trim_end_matches([' ', ',', ';', '.']), second.action);
    merged.outputs.extend(second.outputs.iter().filter(|output| !first.outputs.contains(output)).cloned());
    match addressees {
        Chosen::First => {}
        Chosen::Second => merged.addressees = second.addressees.clone(),
        Chosen::Both => {
            let new = second.addressees.iter().filter(|addressee| !first.addressees.contains(addressee));
            merged.addressees.extend(new.cloned());
        }
    }
    if timing == Chosen::Second {
        merged.timing = second.timing.clone();
    }
    let dropped = DutyReview { dropped: true, ..second.clone() };
    Ok(Change::Duties(Act::Merge, vec![(index, merged), (with, dropped)], Vec::new()))
}
