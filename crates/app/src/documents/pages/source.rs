//! The pane of the source text: lines with marks, and in the margin the pins that lead to the reading.
//! The text is shown as it is; only blank lines are left out.

use super::questions::Question;
use crate::documents::{
    actions::Text,
    highlight::{self, Line, Mark, Stretch, place_of},
};
use papers::reading::{ProvisionKind, Span};

/// One line of the source, ready to be shown.
pub struct SourceLine {
    /// Its text with marks.
    pub line: Line,
    /// It belongs to the head of the document.
    pub is_title: bool,
    /// It is the heading of a part.
    pub is_heading: bool,
    /// What stands in the margin.
    pub pins: Vec<Pin>,
}

/// A mark in the margin.
pub struct Pin {
    /// Anchor in the reading.
    pub to: String,
    /// What is printed.
    pub label: String,
    /// It leads to a question.
    pub asks: bool,
}

impl SourceLine {
    /// Anchors besides the one that the mark itself carries.
    pub fn further<'s>(&self, stretch: &'s Stretch) -> &'s [usize] {
        stretch.begins.get(1..).unwrap_or_default()
    }
}

/// The lines of a text with everything that was found in it.
pub fn lines_of(text: &Text, questions: &[Question]) -> Vec<SourceLine> {
    let characters: Vec<char> = text.reading.text.chars().collect();
    let lines = highlight::lines(&text.reading.text, &marks_of(text, &characters));
    let title_end = title_end(text, &characters);
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or_default();
    let lines = lines.into_iter().enumerate();
    lines.map(|(at, line)| source_line(text, questions, line, title_end, at == first)).collect()
}

fn marks_of(text: &Text, characters: &[char]) -> Vec<(Mark, Span)> {
    let mut marks: Vec<(Mark, Span)> =
        text.reading.citations.iter().map(|citation| (Mark::Citation, citation.span)).collect();
    for (index, duty) in text.reviewed.kept() {
        marks.push((Mark::Duty(index + 1), duty.span));
        let found = text.reading.duties.get(index);
        let provision = text.reading.provisions.iter().find(|provision| Some(&provision.id) == duty.provision.as_ref());
        let from = provision.map_or(duty.span[0], |provision| provision.span[0].min(duty.span[0]));
        for addressee in found.map(|duty| duty.addressees.as_slice()).unwrap_or_default() {
            let place = place_of(characters, &addressee.text, [from, duty.span[1]]);
            marks.extend(place.map(|place| (Mark::Addressee, place)));
        }
        if let Some(deadline) = found.and_then(|duty| duty.deadline.as_ref()) {
            let place = place_of(characters, &deadline.text, duty.span);
            marks.extend(place.map(|place| (Mark::Deadline, place)));
        }
    }
    marks
}

/// The head of the document ends with the subject, where the subject stands in the text as it is.
fn title_end(text: &Text, characters: &[char]) -> usize {
    let subject = text.reading.document.subject.as_deref().unwrap_or_default();
    let firsts: Vec<char> = subject.chars().take(40).collect();
    let place = characters.windows(firsts.len().max(1)).position(|window| window == firsts.as_slice());
    place.map_or(0, |place| place + firsts.len())
}

fn source_line(text: &Text, questions: &[Question], line: Line, title_end: usize, is_first: bool) -> SourceLine {
    let begins = |provision: &&papers::reading::Provision| {
        line.span[0] <= provision.span[0] && provision.span[0] < line.span[1].max(line.span[0] + 1)
    };
    let begun: Vec<&papers::reading::Provision> = text.reading.provisions.iter().filter(begins).collect();
    let is_heading = begun.iter().any(|provision| {
        matches!(provision.kind, ProvisionKind::Part | ProvisionKind::Chapter | ProvisionKind::Section)
    });
    SourceLine { is_title: line.span[0] < title_end, is_heading, pins: pins(&line, questions, is_first), line }
}

/// One pin for the duties that begin in the line («2–5»), one for each question about them.
fn pins(line: &Line, questions: &[Question], is_first: bool) -> Vec<Pin> {
    let duties: Vec<usize> = line.stretches.iter().flat_map(|stretch| stretch.begins.iter().copied()).collect();
    let mut pins = Vec::new();
    if let (Some(first), Some(last)) = (duties.iter().min(), duties.iter().max()) {
        let label = if first == last { first.to_string() } else { format!("{first}–{last}") };
        pins.push(Pin { to: format!("d{first}"), label, asks: false });
    }
    let here = questions
        .iter()
        .filter(|question| question.answer.is_none() && question.duty.map_or(is_first, |duty| duties.contains(&duty)));
    pins.extend(here.take(3).map(|question| Pin {
        to: question.anchor.clone(),
        label: format!("?{}", question.number),
        asks: true,
    }));
    pins
}
