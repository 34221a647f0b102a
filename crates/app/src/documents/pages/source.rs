//! The pane of the source text: lines with marks, and in the margin the pins that lead to the reading.
//! The text is shown as it is; only blank lines are left out.

use super::questions::Question;
use crate::{
    coverage::clauses::{Clause, Clauses},
    documents::{
        actions::Text,
        highlight::{self, Line, Mark, Piece, Stretch, place_of},
        words,
    },
    language::Language,
    overview,
};
use domain::ids::DocumentId;
use papers::reading::{ProvisionKind, Span};
use std::collections::HashMap;

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
    /// Anchors of the provisions that begin here.
    pub anchors: Vec<String>,
    /// The page of the clause that begins here, and how people name the clause; of a published document alone.
    pub clause: Option<(String, String)>,
    /// The rules by which its marks were found.
    rules: Vec<(Mark, Span, RuleView)>,
}

/// A rule of the reader, where a mark was found by it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleView {
    /// Its name.
    pub name: String,
    /// What it finds, in words.
    pub meaning: &'static str,
}

impl RuleView {
    /// The anchor of its line in the list of rules.
    pub fn anchor(&self) -> String {
        format!("quy-tac-{}", self.name.replace('.', "-"))
    }
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

    /// The rule that found the small mark of a piece.
    pub fn rule_of_piece(&self, piece: &Piece) -> Option<&RuleView> {
        let covers = |(mark, span, _): &&(Mark, Span, RuleView)| {
            !matches!(mark, Mark::Duty(_)) && span[0] <= piece.span[0] && piece.span[1] <= span[1]
        };
        self.rules.iter().filter(covers).min_by_key(|(_, span, _)| span[1] - span[0]).map(|(.., rule)| rule)
    }

    /// The rule that found the first duty of a stretch.
    pub fn rule_of_stretch(&self, stretch: &Stretch) -> Option<&RuleView> {
        let number = stretch.duties.first()?;
        self.rules.iter().find(|(mark, ..)| *mark == Mark::Duty(*number)).map(|(.., rule)| rule)
    }
}

/// The lines of a text with everything that was found in it.
pub fn lines_of(text: &Text, questions: &[Question], language: Language) -> Vec<SourceLine> {
    let characters: Vec<char> = text.reading.text.chars().collect();
    let marks = marks_of(text, &characters);
    let lines =
        highlight::lines(&text.reading.text, &marks.iter().map(|(mark, span, _)| (*mark, *span)).collect::<Vec<_>>());
    let rules: Vec<(Mark, Span, RuleView)> = marks
        .into_iter()
        .filter_map(|(mark, span, about)| Some((mark, span, rule_of(text, language, &about)?)))
        .collect();
    let title_end = title_end(text, &characters);
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or_default();
    let lines = lines.into_iter().enumerate();
    let shown = |(at, line): (usize, Line)| {
        let here = |(_, span, _): &&(Mark, Span, RuleView)| span[0] < line.span[1] && line.span[0] < span[1];
        let rules = rules.iter().filter(here).cloned().collect();
        source_line(text, questions, line, title_end, at == first, rules)
    };
    lines.map(shown).collect()
}

/// Leads from each line to the page of the first clause that begins there.
pub fn link_clauses(lines: &mut [SourceLine], document: DocumentId, clauses: &Clauses) {
    let of: HashMap<&str, &Clause> = clauses.all.values().map(|clause| (clause.anchor.as_str(), clause)).collect();
    for line in lines {
        let clause = line.anchors.iter().find_map(|anchor| of.get(anchor.as_str()));
        line.clause = clause.map(|clause| (overview::address_of_clause(document, clause.id), clause.path.clone()));
    }
}

/// Each rule that any mark of the text was found by, once.
pub fn rules_of(lines: &[SourceLine]) -> Vec<RuleView> {
    let rules: std::collections::BTreeSet<&RuleView> =
        lines.iter().flat_map(|line| &line.rules).map(|(.., rule)| rule).collect();
    rules.into_iter().cloned().collect()
}

fn rule_of(text: &Text, language: Language, about: &str) -> Option<RuleView> {
    let finding = text.findings.iter().find(|finding| finding.about == about)?;
    Some(RuleView { name: finding.rule.clone(), meaning: words::rule(language, &finding.rule) })
}

/// Marks, each with the part of the reading that it shows.
fn marks_of(text: &Text, characters: &[char]) -> Vec<(Mark, Span, String)> {
    let citations = text.reading.citations.iter().enumerate();
    let mut marks: Vec<(Mark, Span, String)> =
        citations.map(|(at, citation)| (Mark::Citation, citation.span, format!("citations.{at}"))).collect();
    for (index, duty) in text.reviewed.kept() {
        marks.push((Mark::Duty(index + 1), duty.span, format!("duties.{index}")));
        let found = text.reading.duties.get(index);
        let provision = text.reading.provisions.iter().find(|provision| Some(&provision.id) == duty.provision.as_ref());
        let from = provision.map_or(duty.span[0], |provision| provision.span[0].min(duty.span[0]));
        for (at, addressee) in found.map(|duty| duty.addressees.as_slice()).unwrap_or_default().iter().enumerate() {
            let place = place_of(characters, &addressee.text, [from, duty.span[1]]);
            marks.extend(place.map(|place| (Mark::Addressee, place, format!("duties.{index}.addressees.{at}"))));
        }
        if let Some(deadline) = found.and_then(|duty| duty.deadline.as_ref()) {
            let place = place_of(characters, &deadline.text, duty.span);
            marks.extend(place.map(|place| (Mark::Deadline, place, format!("duties.{index}.deadline"))));
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

fn source_line(
    text: &Text,
    questions: &[Question],
    line: Line,
    title_end: usize,
    is_first: bool,
    rules: Vec<(Mark, Span, RuleView)>,
) -> SourceLine {
    let begins = |provision: &&papers::reading::Provision| {
        line.span[0] <= provision.span[0] && provision.span[0] < line.span[1].max(line.span[0] + 1)
    };
    let begun: Vec<&papers::reading::Provision> = text.reading.provisions.iter().filter(begins).collect();
    let is_heading = begun.iter().any(|provision| {
        matches!(provision.kind, ProvisionKind::Part | ProvisionKind::Chapter | ProvisionKind::Section)
    });
    // A reader may find the same eId twice; an anchor stands once on a page.
    let is_first_of_its_id = |provision: &&&papers::reading::Provision| {
        text.reading
            .provisions
            .iter()
            .find(|other| other.id == provision.id)
            .is_some_and(|other| other.span == provision.span)
    };
    let anchors =
        begun.iter().filter(is_first_of_its_id).map(|provision| words::provision_anchor(&provision.id)).collect();
    let (is_title, pins) = (line.span[0] < title_end, pins(&line, questions, is_first));
    SourceLine { is_title, is_heading, pins, anchors, clause: None, line, rules }
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
