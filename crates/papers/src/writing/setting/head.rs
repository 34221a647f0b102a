//! The head of page 1: issuing body and symbol at the left, banner, place and date at the right, kind and subject or
//! addressees below.
//!
//! The order of the lines at the left is that of the rules' drawings: body, its mark, symbol, abstract, mark of a draft.

use super::lines::{Lines, SetRun, cased, ending};
use super::names::Style;
use super::widths::{balanced, width_mm};
use super::{Piece, SetColumn};
use crate::writing::paper::{Paper, PaperHeading};
use crate::writing::profile::{Below, Lettering, Profile};
use crate::writing::words::paper as phrases;

/// Room beside words that were measured, for a reader whose typeface is a little wider.
const SLACK_MM: f64 = 1.0;

/// The head.
pub fn of<'p>(paper: &Paper, profile: &Profile) -> Vec<Piece<'p>> {
    let [left_mm, gap_mm, right_mm] = profile.head.widths_mm();
    let side_by_side = |left, right| {
        let left = SetColumn { width_mm: left_mm, lines: left };
        Piece::Columns(vec![left, SetColumn { width_mm: gap_mm + right_mm, lines: right }])
    };
    let (mut left, mut right) = (body(paper, profile), banner(profile));
    let (symbol, date) = (under_the_body(paper, profile), vec![place_and_date(paper, profile)]);
    let mut pieces = if profile.habits.date_level_with_symbol.is {
        vec![side_by_side(left, right), side_by_side(symbol, date)]
    } else {
        left.extend(symbol);
        right.extend(date);
        vec![side_by_side(left, right)]
    };
    pieces.extend(kind_and_subject(paper, profile).into_iter().map(Piece::Lines));
    pieces.extend(addressees(paper, profile));
    pieces.extend(basis(&paper.basis, profile).into_iter().map(Piece::Lines));
    pieces
}

fn body(paper: &Paper, profile: &Profile) -> Vec<Lines> {
    let (letters, spelling, width) = (&profile.lettering, profile.spelling(), profile.head.left_mm.is);
    let name = |text: &str, lettering| balanced(&cased(&spelling.of(text), lettering), lettering, width);
    let superior = paper.issuer.superior.as_deref().map(|name_| name(name_, &letters.superior));
    let body = name(&paper.issuer.at_the_head(), &letters.issuing_body);
    let mut lines: Vec<Lines> = superior.into_iter().map(|text| Lines::plain(Style::Superior, text)).collect();
    lines.push(Lines::plain(Style::IssuingBody, body.clone()));
    lines.push(match &profile.habits.under_body.is {
        Below::Words(words) => Lines::plain(Style::BodyMark, words),
        Below::Line(share) => {
            let length_mm = share * longest_mm(&body, &letters.issuing_body);
            Lines {
                before_pt: Some(profile.spacing.body_to_line_pt.is),
                ..Lines::rule(Style::Rule, length_mm, width, 0.0)
            }
        }
    });
    lines
}

/// The width of the longest line of a text that was broken into lines.
fn longest_mm(text: &str, lettering: &Lettering) -> f64 {
    text.lines().map(|line| width_mm(line, lettering)).fold(0.0, f64::max)
}

fn under_the_body(paper: &Paper, profile: &Profile) -> Vec<Lines> {
    let symbol = format!("{}{}", profile.habits.number_opening.is, paper.symbol_in(profile));
    let mut lines = vec![Lines::plain(Style::Symbol, symbol)];
    if let PaperHeading::Letter { subject } = &paper.heading {
        let subject = format!("{}{subject}", profile.habits.letter_subject_opening.is);
        let subject = balanced(&subject, &profile.lettering.letter_subject, profile.head.left_mm.is);
        lines.push(Lines::plain(Style::LetterSubject, subject));
    }
    lines.extend(paper.draft.map(|ordinal| Lines::plain(Style::Draft, phrases::draft(ordinal))));
    lines
}

/// Banner and motto stand in the middle of the right column, with a line as long as the last of them.
fn banner(profile: &Profile) -> Vec<Lines> {
    let (letters, habits) = (&profile.lettering, &profile.habits);
    let [_, gap_mm, right_mm] = profile.head.widths_mm();
    let text = cased(&habits.banner.is, &letters.banner);
    let mut length_mm = width_mm(&text, &letters.banner);
    let mut lines = vec![Lines::plain(Style::Banner, text)];
    if let (Some(motto), Some(lettering)) = (&habits.motto, &letters.motto) {
        length_mm = width_mm(&motto.is, lettering);
        lines.push(Lines::plain(Style::Motto, &motto.is));
    }
    let rule = Lines::rule(Style::Rule, length_mm, right_mm, gap_mm);
    lines.push(Lines { before_pt: Some(profile.spacing.banner_to_line_pt.is), ..rule });
    lines
}

/// A date that is wider than the right column reaches into the gap.
fn place_and_date(paper: &Paper, profile: &Profile) -> Lines {
    let [_, gap_mm, right_mm] = profile.head.widths_mm();
    let text = phrases::place_and_date(&paper.place, paper.dated);
    let too_wide_mm = width_mm(&text, &profile.lettering.place_and_date) + SLACK_MM - right_mm;
    let left_mm = (too_wide_mm > 0.0).then(|| (gap_mm - too_wide_mm).max(0.0));
    Lines { left_mm, ..Lines::plain(Style::PlaceAndDate, text) }
}

fn kind_and_subject(paper: &Paper, profile: &Profile) -> Vec<Lines> {
    let PaperHeading::Named { kind, subject } = &paper.heading else { return Vec::new() };
    let (letters, habits, width) = (&profile.lettering, &profile.habits, profile.text_width_mm());
    let subject = if habits.subject_begins_with_capital.is { phrases::capitalised(subject) } else { subject.clone() };
    let subject = balanced(&cased(&subject, &letters.subject), &letters.subject, width);
    let mark = match &habits.under_subject.is {
        Below::Words(words) => Lines::plain(Style::SubjectMark, words),
        Below::Line(share) => {
            let length_mm = share * longest_mm(&subject, &letters.subject);
            Lines::rule(Style::SubjectRule, length_mm, width, 0.0)
        }
    };
    let kind = Lines::plain(Style::Kind, cased(kind, &letters.kind));
    vec![kind, Lines::plain(Style::Subject, subject), mark]
}

/// One addressee stands in the middle, several in lines beside the word or below its colon.
fn addressees<'p>(paper: &Paper, profile: &Profile) -> Vec<Piece<'p>> {
    let (names, habits) = (&paper.addressees, &profile.habits);
    let word = format!("{}:", if paper.is_petition() { &habits.petition_addressed.is } else { &habits.addressed.is });
    let italic = profile.lettering.addressed.italic;
    if let [name] = names.as_slice() {
        let name = format!(" {name}{}", habits.addressee_alone.is);
        let runs = vec![SetRun { italic, ..SetRun::plain(word) }, SetRun::plain(name)];
        return vec![Piece::Lines(Lines::of(Style::Addressed, runs))];
    }
    let lines = ending(names, "- ", &habits.addressees_between.is, &habits.addressees_last.is);
    match (lines.is_empty(), habits.addressees_below_the_word.is) {
        (true, _) => Vec::new(),
        (false, true) => below_the_word(&word, &lines, profile).into_iter().map(Piece::Lines).collect(),
        (false, false) => vec![beside_the_word(word, lines, profile)],
    }
}

fn beside_the_word<'p>(word: String, lines: Vec<String>, profile: &Profile) -> Piece<'p> {
    let (letters, spacing) = (&profile.lettering, &profile.spacing);
    let longest_mm = lines.iter().map(|line| width_mm(line, &letters.addressees)).fold(0.0, f64::max);
    let own_mm = width_mm(&word, &letters.addressed) + 2.0 * SLACK_MM;
    let word_mm = own_mm - SLACK_MM + ((profile.text_width_mm() - own_mm - longest_mm) / 2.0).max(0.0);
    let last = lines.len() - 1;
    let names = lines.into_iter().enumerate().map(|(index, line)| Lines {
        before_pt: (index == 0).then_some(spacing.above_addressees_pt.is),
        after_pt: (index == last).then_some(spacing.above_text_pt.is),
        ..Lines::plain(Style::Addressees, line)
    });
    Piece::Columns(vec![
        SetColumn { width_mm: word_mm, lines: vec![Lines::plain(Style::AddressedBeside, word)] },
        SetColumn { width_mm: SLACK_MM, lines: Vec::new() },
        SetColumn { width_mm: profile.text_width_mm() - word_mm - SLACK_MM, lines: names.collect() },
    ])
}

fn below_the_word(word: &str, lines: &[String], profile: &Profile) -> Vec<Lines> {
    let (letters, spacing) = (&profile.lettering, &profile.spacing);
    let longest_mm = lines.iter().map(|line| width_mm(line, &letters.addressees)).fold(0.0, f64::max);
    let colon_mm = width_mm(word.trim_end_matches(':'), &letters.addressed);
    let left_mm = ((profile.text_width_mm() - colon_mm - longest_mm) / 2.0).max(0.0);
    let above = Some(spacing.above_addressees_pt.is);
    let mut all = vec![Lines {
        before_pt: above,
        left_mm: Some(left_mm),
        keeps_with_next: true,
        ..Lines::plain(Style::AddressedAbove, word)
    }];
    let hanging_mm = spacing.recipients_hanging_mm.is;
    all.extend(lines.iter().enumerate().map(|(index, line)| Lines {
        after_pt: (index + 1 == lines.len()).then_some(spacing.above_text_pt.is),
        left_mm: Some(left_mm + colon_mm + hanging_mm),
        ..Lines::plain(Style::Addressees, line)
    }));
    all
}

fn basis(documents: &[String], profile: &Profile) -> Vec<Lines> {
    let habits = &profile.habits;
    let lines = ending(documents, &habits.basis_opening.is, &habits.basis_between.is, &habits.basis_last.is);
    lines.into_iter().map(|line| Lines::plain(Style::Basis, line)).collect()
}
