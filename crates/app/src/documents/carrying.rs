//! A new text of a document: what people corrected in the text before is carried over where the same thing is found again.
//!
//! A pure function. The working copy of the text before stays as it is; what is not found again is only there.

use super::{
    comparison::{Pair, pairs},
    highlight::place_of,
    review::{DutyReview, Reviewed, innermost},
};
use papers::reading::Reading;

/// Which duty of one reading is which of the other, by the words that the reader found: places from zero.
pub fn same_duties(before: &Reading, after: &Reading) -> Vec<(usize, usize)> {
    let words = |reading: &Reading| reading.duties.iter().map(|duty| duty.action.clone()).collect::<Vec<_>>();
    let pairs = pairs(&words(before), &words(after)).into_iter();
    pairs
        .filter_map(|pair| match pair {
            Pair::Same(one, other) | Pair::Changed(one, other) => Some((one, other)),
            Pair::Removed(_) | Pair::Added(_) => None,
        })
        .collect()
}

/// The working copy of a new text, with what people made of the one before.
pub fn carry(before: &Reading, old: &Reviewed, after: &Reading) -> Reviewed {
    let mut new = Reviewed::of(after);
    carry_head(old, &mut new);
    for (one, other) in same_duties(before, after) {
        carry_duty(old, one, &mut new, other);
    }
    let letters: Vec<char> = after.text.chars().collect();
    for (index, duty) in old.duties.iter().enumerate().filter(|(_, duty)| !duty.found) {
        let words: String =
            before.text.chars().skip(duty.span[0]).take(duty.span[1].saturating_sub(duty.span[0])).collect();
        let span = place_of(&letters, &words, [0, letters.len()]).unwrap_or([0, 0]);
        let provision = if span == [0, 0] { None } else { innermost(&after.provisions, span) };
        new.duties.push(DutyReview { span, provision, ..duty.clone() });
        let at = new.duties.len() - 1;
        carry_corrections(old, index, &mut new, at);
    }
    for (index, recipient) in old.recipients.iter().enumerate() {
        match new.recipients.iter_mut().position(|one| one.text == recipient.text) {
            Some(at) => {
                if let Some(place) = new.recipients.get_mut(at) {
                    (place.sending, place.purpose) = (recipient.sending.clone(), recipient.purpose);
                }
                carry_paths(old, &format!("recipients.{index}."), &mut new, &format!("recipients.{at}."));
            }
            None if !recipient.found => new.recipients.push(recipient.clone()),
            None => {}
        }
    }
    new
}

fn carry_head(old: &Reviewed, new: &mut Reviewed) {
    let corrected = |field: &str| old.correction(&format!("document.{field}")).is_some();
    if corrected("symbol") {
        new.head.symbol = old.head.symbol.clone();
    }
    if corrected("date") {
        new.head.date = old.head.date;
    }
    if corrected("issuer") {
        new.head.issuer = old.head.issuer.clone();
    }
    if corrected("subject") {
        new.head.subject = old.head.subject.clone();
    }
    carry_paths(old, "document.", new, "document.");
    new.settled = old.settled.iter().filter(|about| about.starts_with("document.")).cloned().collect();
}

fn carry_duty(old: &Reviewed, from: usize, new: &mut Reviewed, to: usize) {
    let corrected = |field: &str| old.correction(&format!("duties.{from}.{field}")).is_some();
    let (Some(before), Some(duty)) = (old.duties.get(from), new.duties.get_mut(to)) else { return };
    if corrected("addressees") {
        duty.addressees = before.addressees.clone();
    }
    if corrected("deadline") {
        duty.timing = before.timing.clone();
    }
    if corrected("action") {
        (duty.action, duty.kind, duty.modality) = (before.action.clone(), before.kind, before.modality);
        duty.outputs = before.outputs.clone();
    }
    duty.dropped |= before.dropped;
    carry_corrections(old, from, new, to);
}

/// Who corrected what stays known; where the words stand is read anew.
fn carry_corrections(old: &Reviewed, from: usize, new: &mut Reviewed, to: usize) {
    carry_paths(old, &format!("duties.{from}."), new, &format!("duties.{to}."));
    new.corrections.remove(&format!("duties.{to}.place"));
}

fn carry_paths(old: &Reviewed, from: &str, new: &mut Reviewed, to: &str) {
    for (path, correction) in &old.corrections {
        if let Some(rest) = path.strip_prefix(from) {
            new.corrections.insert(format!("{to}{rest}"), correction.clone());
        }
    }
}
