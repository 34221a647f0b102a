//! What each style takes from the layout: its letters, its place between the edges, the space around it.
//!
//! One list for each part of a paper. No size and no distance is stated here; all come from the profile.

use super::names::Style;
use crate::writing::profile::{Lettering, Pitch, Profile};

/// How the lines of a paragraph stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// From the left.
    Left,
    /// In the middle.
    Centre,
    /// To the right.
    Right,
    /// From edge to edge.
    Both,
}

/// How a style looks.
#[derive(Debug, Clone)]
pub struct Look<'a> {
    /// Which style.
    pub style: Style,
    /// Its letters.
    pub lettering: &'a Lettering,
    /// How its lines stand.
    pub side: Side,
    /// Space above.
    pub before_pt: f64,
    /// Space below.
    pub after_pt: f64,
    /// Pitch of its lines.
    pub line: Pitch,
    /// Indent of all lines.
    pub left_mm: f64,
    /// Indent of the first line against the others; negative for a hanging one.
    pub first_line_mm: f64,
    /// Whether it stays on the page of the next paragraph.
    pub keeps_with_next: bool,
    /// The level of a heading, from 0.
    pub outline_level: Option<u8>,
    /// A line above the paragraph: weight and distance.
    pub line_above: Option<(f64, f64)>,
}

impl<'a> Look<'a> {
    fn new(style: Style, lettering: &'a Lettering, side: Side) -> Self {
        Look {
            style,
            lettering,
            side,
            before_pt: 0.0,
            after_pt: 0.0,
            line: Pitch::SINGLE,
            left_mm: 0.0,
            first_line_mm: 0.0,
            keeps_with_next: false,
            outline_level: None,
            line_above: None,
        }
    }

    fn centred(style: Style, lettering: &'a Lettering) -> Self {
        Look::new(style, lettering, Side::Centre)
    }

    fn before(self, before_pt: f64) -> Self {
        Look { before_pt, ..self }
    }

    fn after(self, after_pt: f64) -> Self {
        Look { after_pt, ..self }
    }

    fn hanging(self, by_mm: f64) -> Self {
        Look { left_mm: by_mm, first_line_mm: -by_mm, ..self }
    }

    /// A paragraph of the text.
    fn text(style: Style, lettering: &'a Lettering, profile: &Profile) -> Self {
        let spacing = &profile.spacing;
        Look {
            line: spacing.line.is,
            first_line_mm: spacing.first_line_mm.is,
            ..Look::new(style, lettering, Side::Both).after(spacing.between_paragraphs_pt.is)
        }
    }

    fn heading(self, level: u8) -> Self {
        Look { outline_level: Some(level), keeps_with_next: true, ..self }
    }
}

/// Every style in a layout. The default comes first.
pub fn all(profile: &Profile) -> Vec<Look<'_>> {
    [text(profile), head(profile), foot(profile), annexes_and_tables(profile)].concat()
}

fn text(profile: &Profile) -> Vec<Look<'_>> {
    let letters = &profile.lettering;
    let lines = |style, lettering| Look::text(style, lettering, profile);
    vec![
        Look::new(Style::Normal, &letters.text, Side::Left),
        lines(Style::Text, &letters.text),
        lines(Style::Basis, &letters.basis),
        Look { keeps_with_next: true, first_line_mm: 0.0, side: Side::Centre, ..lines(Style::Part, &letters.part) },
        Look { first_line_mm: 0.0, side: Side::Centre, ..lines(Style::PartTitle, &letters.part_title).heading(0) },
        lines(Style::Article, &letters.article).heading(0),
        lines(Style::Heading1, &letters.heading_1).heading(0),
        lines(Style::Heading2, &letters.heading_2).heading(1),
        lines(Style::Heading3, &letters.heading_3).heading(2),
    ]
}

fn head<'a>(profile: &'a Profile) -> Vec<Look<'a>> {
    let (letters, spacing) = (&profile.lettering, &profile.spacing);
    let right_column = profile.head.gap_mm.is;
    let at_the_right = |style, lettering| Look { left_mm: right_column, ..Look::centred(style, lettering) };
    let rule = |style| Look {
        line: Pitch::ExactlyPt(1.0),
        line_above: Some((spacing.rule_pt.is, 0.0)),
        ..Look::centred(style, &letters.text)
    };
    let above_the_text = |look: Look<'a>| look.before(spacing.above_subject_mark_pt.is).after(spacing.above_text_pt.is);
    let date = at_the_right(Style::PlaceAndDate, &letters.place_and_date);
    vec![
        at_the_right(Style::Banner, &letters.banner),
        at_the_right(Style::Motto, letters.motto.as_ref().unwrap_or(&letters.banner)),
        rule(Style::Rule),
        above_the_text(rule(Style::SubjectRule)),
        above_the_text(Look::centred(Style::SubjectMark, &letters.subject_mark)),
        Look::centred(Style::Superior, &letters.superior),
        Look::centred(Style::IssuingBody, &letters.issuing_body),
        Look::centred(Style::BodyMark, &letters.body_mark),
        Look::centred(Style::Symbol, &letters.symbol).before(spacing.above_symbol_pt.is),
        Look::centred(Style::LetterSubject, &letters.letter_subject).before(spacing.above_letter_subject_pt.is),
        Look::centred(Style::Draft, &letters.draft),
        date.before(spacing.above_date_pt.is),
        Look::centred(Style::Kind, &letters.kind).before(spacing.above_kind_pt.is),
        Look::centred(Style::Subject, &letters.subject).before(spacing.above_subject_pt.is),
        Look::centred(Style::Addressed, &letters.addressees)
            .before(spacing.above_addressees_pt.is)
            .after(spacing.above_text_pt.is),
        Look::new(Style::AddressedBeside, &letters.addressed, Side::Right).before(spacing.above_addressees_pt.is),
        Look::new(Style::AddressedAbove, &letters.addressed, Side::Left).before(spacing.above_addressees_pt.is),
        Look::new(Style::Addressees, &letters.addressees, Side::Left).hanging(spacing.recipients_hanging_mm.is),
    ]
}

fn foot(profile: &Profile) -> Vec<Look<'_>> {
    let (letters, spacing) = (&profile.lettering, &profile.spacing);
    let word = Look::new(Style::RecipientsWord, &letters.recipients_word, Side::Left);
    let contact = Look::new(Style::Contact, &letters.contact, Side::Left);
    vec![
        Look::centred(Style::Authority, &letters.authority).before(spacing.above_foot_pt.is),
        Look::centred(Style::Office, &letters.office),
        Look::centred(Style::Name, &letters.name).before(spacing.above_name_pt.is),
        Look { left_mm: spacing.recipients_word_mm.is, ..word }.before(spacing.above_foot_pt.is),
        Look::new(Style::Recipients, &letters.recipients, Side::Left).hanging(spacing.recipients_hanging_mm.is),
        Look { line_above: Some((spacing.rule_pt.is, 1.0)), ..contact }.before(spacing.above_foot_pt.is),
        Look::centred(Style::PageNumber, &letters.page_number),
        Look { line: Pitch::ExactlyPt(1.0), ..Look::new(Style::End, &letters.text, Side::Left) },
    ]
}

fn annexes_and_tables(profile: &Profile) -> Vec<Look<'_>> {
    let letters = &profile.lettering;
    let above = profile.ruling.above_pt.is;
    let cell = |style, lettering, side| Look::new(style, lettering, side).before(above).after(above);
    let between = profile.spacing.between_paragraphs_pt.is;
    let heading = |style, lettering| Look { keeps_with_next: true, ..Look::centred(style, lettering) };
    vec![
        heading(Style::AnnexNumber, &letters.annex_number),
        heading(Style::AnnexTitle, &letters.annex_title).heading(0),
        heading(Style::AnnexReference, &letters.annex_reference).after(2.0 * between),
        Look { keeps_with_next: true, ..cell(Style::TableHead, &letters.table_head, Side::Centre) },
        cell(Style::TableWords, &letters.table, Side::Left),
        cell(Style::TableMiddle, &letters.table, Side::Centre),
        cell(Style::TableNumbers, &letters.table, Side::Right),
        Look::new(Style::TableNote, &letters.table_note, Side::Both).before(between),
    ]
}
