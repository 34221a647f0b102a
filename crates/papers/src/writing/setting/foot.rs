//! The end of the paper: «Nơi nhận» at the left, the signature at the right, level with each other; whom to ask.
//!
//! The room for signature and seal stays empty, and so does the place of a name that is not known. Of several bodies that
//! sign together the first stands at the right, the next at its left; the recipients then follow below.

use super::lines::{Lines, SetRun, cased, ending};
use super::names::Style;
use super::widths::balanced;
use super::{Piece, SetColumn};
use crate::writing::asked::Signing;
use crate::writing::paper::Paper;
use crate::writing::profile::Profile;
use crate::writing::words::paper as phrases;

/// The foot.
pub fn of<'p>(paper: &Paper, profile: &Profile) -> Vec<Piece<'p>> {
    let mut pieces = Vec::new();
    if paper.cosigners.is_empty() {
        pieces.push(side_by_side(recipients(paper, profile), signature(&paper.signing, profile), profile));
    } else {
        let mut signers = std::iter::once(&paper.signing).chain(&paper.cosigners);
        while let Some(right) = signers.next() {
            let left = signers.next().map(|left| signature(left, profile)).unwrap_or_default();
            pieces.push(side_by_side(left, signature(right, profile), profile));
        }
        pieces.push(side_by_side(recipients(paper, profile), Vec::new(), profile));
    }
    let at_the_end = paper.contact.as_ref().filter(|_| !profile.habits.contact_on_first_page.is);
    pieces.extend(at_the_end.map(|contact| Piece::Lines(Lines::plain(Style::Contact, contact))));
    pieces
}

/// Whom to ask, where the layout has it at the foot of page 1.
pub fn of_first_page(paper: &Paper, profile: &Profile) -> Option<Lines> {
    let contact = paper.contact.as_ref().filter(|_| profile.habits.contact_on_first_page.is)?;
    Some(Lines { before_pt: Some(0.0), ..Lines::plain(Style::Contact, contact) })
}

fn side_by_side<'p>(left: Vec<Lines>, right: Vec<Lines>, profile: &Profile) -> Piece<'p> {
    let [left_mm, gap_mm, right_mm] = profile.foot.widths_mm();
    let column = |width_mm, lines| SetColumn { width_mm, lines };
    Piece::Columns(vec![column(left_mm, left), column(gap_mm, Vec::new()), column(right_mm, right)])
}

fn recipients(paper: &Paper, profile: &Profile) -> Vec<Lines> {
    let habits = &profile.habits;
    let word = phrases::RECIPIENTS;
    let runs = match (habits.recipients_underlined.is, habits.colon_underlined.is) {
        (true, true) => vec![SetRun::underlined(format!("{word}:"))],
        (true, false) => vec![SetRun::underlined(word), SetRun::plain(":")],
        (false, _) => vec![SetRun::plain(format!("{word}:"))],
    };
    let mut list = paper.recipients.clone();
    list.push(format!("{}{}", habits.archive_opening.is, paper.archive));
    let list = ending(&list, "- ", &habits.recipients_between.is, &habits.recipients_last.is);
    let mut lines = vec![Lines::of(Style::RecipientsWord, runs)];
    lines.extend(list.into_iter().map(|line| Lines::plain(Style::Recipients, line)));
    lines
}

fn signature(signing: &Signing, profile: &Profile) -> Vec<Lines> {
    let (letters, spelling) = (&profile.lettering, profile.spelling());
    let width = profile.foot.right_mm.is.min(profile.foot.left_mm.is);
    let line = |text: &str, lettering| balanced(&cased(&spelling.of(text), lettering), lettering, width);
    let marks = &profile.habits.signing_marks.is;
    let authority: Vec<String> =
        signing.authority.lines().map(|text| line(&phrases::signing_line(text, marks), &letters.authority)).collect();
    let mut lines = vec![Lines::plain(Style::Authority, authority.join("\n"))];
    lines.extend(signing.office.as_deref().map(|office| Lines::plain(Style::Office, line(office, &letters.office))));
    lines.push(Lines::plain(Style::Name, signing.name.as_deref().unwrap_or_default()));
    lines
}
