//! The head of page 1: issuing body and symbol at the left, title, place and date at the right, kind and subject or
//! addressees below; and the heading of an annex.
//!
//! The order of the lines at the left is that of the rule's drawing: body, star, symbol, abstract, mark of a draft.

use super::paragraphs::{self, run, words};
use super::styles::{self, Line, Style};
use super::table;
use super::units;
use super::widths::{balanced, width_mm};
use super::xml::Xml;
use super::{cased, ending, paragraph};
use crate::writing::paper::{Paper, PaperHeading, Run};
use crate::writing::profile::Profile;
use crate::writing::words::paper as phrases;

/// Room beside words that were measured, for a reader whose typeface is a little wider.
const SLACK_MM: f64 = 1.0;

/// Writes the head.
pub fn write(xml: &mut Xml, paper: &Paper, profile: &Profile) {
    let [left_mm, gap_mm, right_mm] = profile.head.widths_mm();
    table::bare(
        xml,
        &[
            (left_mm, Some(&|xml| left(xml, paper, profile))),
            (gap_mm + right_mm, Some(&|xml| right(xml, paper, profile))),
        ],
    );
    if let PaperHeading::Named { kind, subject } = &paper.heading {
        paragraph(xml, Style::Kind, &cased(kind, &profile.lettering.kind));
        paragraph(xml, Style::Subject, &cased(subject, &profile.lettering.subject));
        paragraph(xml, Style::Hyphens, phrases::HYPHENS);
    }
    addressees(xml, &paper.addressees, profile);
    basis(xml, &paper.basis, profile);
}

/// Writes the heading of the annex with this index.
pub fn write_of_annex(xml: &mut Xml, paper: &Paper, profile: &Profile, index: usize) {
    let Some(annex) = paper.annexes.get(index) else { return };
    let spelling = profile.spelling();
    paragraph(xml, Style::AnnexNumber, &phrases::annex(paper.number_of_annex(index)));
    paragraph(xml, Style::AnnexTitle, &cased(&spelling.of(&annex.title), &profile.lettering.annex_title));
    let reference = if profile.habits.annex_has_reference.is {
        let issuer = spelling.of(&paper.issuer.in_full);
        phrases::annex_reference(&paper.heading, &paper.symbol, paper.dated, &issuer)
    } else {
        String::new()
    };
    paragraph(xml, Style::AnnexReference, &reference);
}

fn left(xml: &mut Xml, paper: &Paper, profile: &Profile) {
    let (letters, spelling) = (&profile.lettering, profile.spelling());
    let name =
        |text: &str, lettering| balanced(&cased(&spelling.of(text), lettering), lettering, profile.head.left_mm.is);
    if let Some(superior) = &paper.issuer.superior {
        paragraph(xml, Style::Superior, &name(superior, &letters.superior));
    }
    paragraph(xml, Style::IssuingBody, &name(&paper.issuer.body, &letters.issuing_body));
    paragraph(xml, Style::Star, phrases::STAR);
    paragraph(xml, Style::Symbol, &format!("{}{}", phrases::NUMBER, paper.symbol.printed()));
    if let PaperHeading::Letter { subject } = &paper.heading {
        let subject = format!("{}{subject}", profile.habits.letter_subject_opening.is);
        let subject = balanced(&subject, &letters.letter_subject, profile.head.left_mm.is);
        paragraph(xml, Style::LetterSubject, &subject);
    }
    if let Some(ordinal) = paper.draft {
        paragraph(xml, Style::Draft, &phrases::draft(ordinal));
    }
}

/// Both lines stand in the middle of the right column. A date that is wider than it reaches into the gap.
fn right(xml: &mut Xml, paper: &Paper, profile: &Profile) {
    let [_, gap_mm, right_mm] = profile.head.widths_mm();
    paragraph(xml, Style::PartyTitle, &cased(phrases::PARTY_TITLE, &profile.lettering.party_title));
    let place_and_date = phrases::place_and_date(&paper.place, paper.dated);
    let too_wide_mm = width_mm(&place_and_date, &profile.lettering.place_and_date) + SLACK_MM - right_mm;
    let into_the_gap = |xml: &mut Xml| {
        if too_wide_mm > 0.0 {
            let left = units::mm((gap_mm - too_wide_mm).max(0.0));
            xml.empty("w:ind", &[("w:left", &left)]);
        }
    };
    paragraphs::paragraph(xml, Style::PlaceAndDate, into_the_gap, |xml| words(xml, &place_and_date));
}

/// One addressee in the middle, several in lines beside the word.
fn addressees(xml: &mut Xml, names: &[String], profile: &Profile) {
    let (habits, spacing) = (&profile.habits, &profile.spacing);
    let word = Run { italic: profile.lettering.addressed.italic, ..Run::plain(format!("{}:", phrases::ADDRESSED)) };
    if let [name] = names {
        let runs = [word, Run::plain(" "), Run::plain(format!("{name}{}", habits.addressee_alone.is))];
        paragraphs::paragraph(xml, Style::Addressed, |_| {}, |xml| runs.iter().for_each(|one| run(xml, one)));
    } else if !names.is_empty() {
        let lines = ending(names, "- ", &habits.addressees_between.is, &habits.addressees_last.is);
        paragraphs::end(xml);
        let longest_mm = lines.iter().map(|line| width_mm(line, &profile.lettering.addressees)).fold(0.0, f64::max);
        let own_mm = width_mm(&word.text, &profile.lettering.addressed) + 2.0 * SLACK_MM;
        let word_mm = own_mm - SLACK_MM + ((profile.text_width_mm() - own_mm - longest_mm) / 2.0).max(0.0);
        let names = |xml: &mut Xml| {
            for (index, line) in lines.iter().enumerate() {
                let above = if index == 0 { spacing.above_addressees_pt.is } else { 0.0 };
                let below = if index + 1 == lines.len() { spacing.above_text_pt.is } else { 0.0 };
                let around = |xml: &mut Xml| styles::spacing(xml, above, below, Line::Single);
                paragraphs::paragraph(xml, Style::Addressees, around, |xml| words(xml, line));
            }
        };
        table::bare(
            xml,
            &[
                (word_mm, Some(&|xml| paragraph(xml, Style::AddressedBeside, &word.text))),
                (SLACK_MM, None),
                (profile.text_width_mm() - word_mm - SLACK_MM, Some(&names)),
            ],
        );
    }
}

fn basis(xml: &mut Xml, documents: &[String], profile: &Profile) {
    let habits = &profile.habits;
    let lines = ending(documents, &habits.basis_opening.is, &habits.basis_between.is, &habits.basis_last.is);
    for line in lines {
        paragraph(xml, Style::Basis, &line);
    }
}
