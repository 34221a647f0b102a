//! What each style takes from the layout: its letters, its place between the edges, the space around it.
//!
//! One list for each part of a paper. No size and no distance is stated here; all come from the profile.

use super::names::Style;
use crate::writing::profile::{Lettering, Profile};

/// Pitch of the lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Line {
    /// As the typeface has it.
    Single,
    /// So many points.
    Exact(f64),
}

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
    pub line: Line,
    /// Indent of all lines.
    pub left_mm: f64,
    /// Indent of the first line against the others; negative for a hanging one.
    pub first_line_mm: f64,
    /// Whether it stays on the page of the next paragraph.
    pub keeps_with_next: bool,
    /// The level of a heading, from 0.
    pub outline_level: Option<u8>,
    /// A line below the paragraph: weight and distance.
    pub line_below: Option<(f64, f64)>,
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
            line: Line::Single,
            left_mm: 0.0,
            first_line_mm: 0.0,
            keeps_with_next: false,
            outline_level: None,
            line_below: None,
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
            line: Line::Exact(spacing.line_pt.is),
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
        lines(Style::Heading1, &letters.heading_1).heading(0),
        lines(Style::Heading2, &letters.heading_2).heading(1),
        lines(Style::Heading3, &letters.heading_3).heading(2),
    ]
}

fn head(profile: &Profile) -> Vec<Look<'_>> {
    let (letters, spacing) = (&profile.lettering, &profile.spacing);
    let right_column = profile.head.gap_mm.is;
    let title = Look { left_mm: right_column, ..Look::centred(Style::PartyTitle, &letters.party_title) };
    let date = Look { left_mm: right_column, ..Look::centred(Style::PlaceAndDate, &letters.place_and_date) };
    vec![
        Look { line_below: Some((spacing.rule_pt.is, spacing.title_to_line_pt.is)), ..title },
        Look::centred(Style::Superior, &letters.superior),
        Look::centred(Style::IssuingBody, &letters.issuing_body),
        Look::centred(Style::Star, &letters.star),
        Look::centred(Style::Symbol, &letters.symbol),
        Look::centred(Style::LetterSubject, &letters.letter_subject).before(spacing.above_letter_subject_pt.is),
        Look::centred(Style::Draft, &letters.draft),
        date.before(spacing.above_date_pt.is),
        Look::centred(Style::Kind, &letters.kind).before(spacing.above_kind_pt.is),
        Look::centred(Style::Subject, &letters.subject).before(spacing.above_subject_pt.is),
        Look::centred(Style::Hyphens, &letters.hyphens)
            .before(spacing.above_hyphens_pt.is)
            .after(spacing.above_text_pt.is),
        Look::centred(Style::Addressed, &letters.addressees)
            .before(spacing.above_addressees_pt.is)
            .after(spacing.above_text_pt.is),
        Look::new(Style::AddressedBeside, &letters.addressed, Side::Right).before(spacing.above_addressees_pt.is),
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
        Look { line: Line::Exact(1.0), ..Look::new(Style::End, &letters.text, Side::Left) },
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
        heading(Style::AnnexTitle, &letters.annex_title),
        heading(Style::AnnexReference, &letters.annex_reference).after(2.0 * between),
        Look { keeps_with_next: true, ..cell(Style::TableHead, &letters.table_head, Side::Centre) },
        cell(Style::TableWords, &letters.table, Side::Left),
        cell(Style::TableMiddle, &letters.table, Side::Centre),
        cell(Style::TableNumbers, &letters.table, Side::Right),
        Look::new(Style::TableNote, &letters.table_note, Side::Both).before(between),
    ]
}
