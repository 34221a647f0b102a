//! Where duties stand in the text: splitting one in two, the provision that holds a place, and overlaps.
//! All places are code points of the text; nothing here converts them.

use super::{Act, Change, DutyReview, Reviewed};
use crate::documents::highlight::place_of;
use domain::problem::Problem;
use papers::reading::{Provision, Reading, Span};

/// Signs that do not begin or end the words of a duty.
const BETWEEN: &[char] = &[' ', '\n', '\r', '\t', ',', ';', '.', ':', '-', '–', '\u{a0}'];

/// Splits a duty at a place of the text: what stands before stays, what follows becomes a duty of its own, with the same
/// addressees, kind and deadline.
pub fn split(reviewed: &Reviewed, reading: &Reading, index: usize, at: usize) -> Result<Change, Problem> {
    let duty = reviewed.kept_duty(index)?;
    let text: Vec<char> = reading.text.chars().collect();
    let outside = || Problem::SplitOutside { number: i64::try_from(index + 1).unwrap_or(i64::MAX) };
    let first = trimmed(&text, [duty.span[0], at.min(text.len())]).filter(|_| duty.span[0] < at);
    let second = trimmed(&text, [at, duty.span[1].min(text.len())]).filter(|_| at < duty.span[1]);
    let (Some(first), Some(second)) = (first, second) else { return Err(outside()) };
    let words = |span: Span| text.get(span[0]..span[1]).map(|words| words.iter().collect()).unwrap_or_default();
    let place = place_of(&text, &duty.action, duty.span).filter(|place| place[0] < at && at < place[1]);
    let (action, later_action): (String, String) = match place {
        Some([start, end]) => {
            let parts = (trimmed(&text, [start, at]), trimmed(&text, [at, end]));
            (parts.0.map_or_else(|| duty.action.clone(), words), parts.1.map_or_else(|| words(second), words))
        }
        None => (duty.action.clone(), words(second)),
    };
    let (later_outputs, outputs) =
        duty.outputs.iter().cloned().partition(|output| later_action.contains(output) && !action.contains(output));
    let later = DutyReview {
        provision: innermost(&reading.provisions, second).or_else(|| duty.provision.clone()),
        span: second,
        action: later_action,
        outputs: later_outputs,
        found: false,
        ..duty.clone()
    };
    let earlier = DutyReview { span: first, action, outputs, ..duty.clone() };
    Ok(Change::Duties(Act::Split, vec![(index, earlier)], vec![later]))
}

/// A place without the signs and spaces around its words; nothing when no words are left.
pub fn trimmed(text: &[char], span: Span) -> Option<Span> {
    let words = text.get(span[0]..span[1])?;
    let start = words.iter().position(|sign| !BETWEEN.contains(sign))?;
    let end = words.iter().rposition(|sign| !BETWEEN.contains(sign))?;
    Some([span[0] + start, span[0] + end + 1])
}

/// The innermost provision that holds the beginning of a place.
pub fn innermost(provisions: &[Provision], span: Span) -> Option<String> {
    let holds = |provision: &&Provision| provision.span[0] <= span[0] && span[0] < provision.span[1];
    let held = provisions.iter().filter(holds);
    held.min_by_key(|provision| provision.span[1] - provision.span[0]).map(|provision| provision.id.clone())
}

/// The first kept duty, from zero, whose words a place shares; one's own is left out.
pub fn overlapped(reviewed: &Reviewed, span: Span, but: Option<usize>) -> Option<usize> {
    let shares = |duty: &DutyReview| duty.span[0] < span[1] && span[0] < duty.span[1];
    let mut kept = reviewed.kept().filter(|(index, _)| Some(*index) != but);
    kept.find(|(_, duty)| shares(duty)).map(|(index, _)| index)
}
