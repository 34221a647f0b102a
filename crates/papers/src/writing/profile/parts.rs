//! The parts of a layout that are measured: sheet, margins, columns, distances, lettering.
//!
//! Values with their sources, read from `layouts/*.toml`; a name says which unit its value has.

use super::stated::{Lettering, Stated};
use serde::Deserialize;

/// The four margins of a page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    #[expect(missing_docs, reason = "named after the edge")]
    pub top_mm: Stated<f64>,
    #[expect(missing_docs, reason = "named after the edge")]
    pub bottom_mm: Stated<f64>,
    #[expect(missing_docs, reason = "named after the edge")]
    pub left_mm: Stated<f64>,
    #[expect(missing_docs, reason = "named after the edge")]
    pub right_mm: Stated<f64>,
}

/// The sheet and the page number.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// Width of the sheet held upright.
    pub width_mm: Stated<f64>,
    /// Height of the sheet held upright.
    pub height_mm: Stated<f64>,
    /// From the upper edge to the line of the page number.
    pub number_from_top_mm: Stated<f64>,
    /// Whether page 1 shows its number.
    pub number_on_first_page: Stated<bool>,
    /// Whether each annex counts its pages from 1.
    pub annexes_count_alone: Stated<bool>,
}

/// Widths of the three columns that hold the head, or the foot: left, a gap, right.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grid {
    #[expect(missing_docs, reason = "named after the column")]
    pub left_mm: Stated<f64>,
    #[expect(missing_docs, reason = "named after the column")]
    pub gap_mm: Stated<f64>,
    #[expect(missing_docs, reason = "named after the column")]
    pub right_mm: Stated<f64>,
}

impl Grid {
    /// The three widths, left to right.
    pub fn widths_mm(&self) -> [f64; 3] {
        [self.left_mm.is, self.gap_mm.is, self.right_mm.is]
    }
}

/// The pitch of lines.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pitch {
    /// So many points from base line to base line.
    ExactlyPt(f64),
    /// So many times what the typeface has.
    Times(f64),
}

impl Pitch {
    /// As the typeface has it.
    pub const SINGLE: Pitch = Pitch::Times(1.0);
}

/// Distances.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spacing {
    /// The pitch of the lines of the text.
    pub line: Stated<Pitch>,
    /// Between paragraphs of the text.
    pub between_paragraphs_pt: Stated<f64>,
    /// The indent of a paragraph's first line.
    pub first_line_mm: Stated<f64>,
    /// Between the words of banner or motto and the line under them.
    pub banner_to_line_pt: Stated<f64>,
    /// Weight of the solid lines.
    pub rule_pt: Stated<f64>,
    /// Between the name of the issuing body and the line under it, where the layout has one.
    pub body_to_line_pt: Stated<f64>,
    /// Above number and symbol.
    pub above_symbol_pt: Stated<f64>,
    /// Above place and date.
    pub above_date_pt: Stated<f64>,
    /// Above the abstract of a letter, under the symbol.
    pub above_letter_subject_pt: Stated<f64>,
    /// Above the kind of the paper.
    pub above_kind_pt: Stated<f64>,
    /// Between the kind and the subject.
    pub above_subject_pt: Stated<f64>,
    /// Above the hyphens or the line under the subject.
    pub above_subject_mark_pt: Stated<f64>,
    /// Below them, or below the addressees of a letter.
    pub above_text_pt: Stated<f64>,
    /// Above the addressees.
    pub above_addressees_pt: Stated<f64>,
    /// Above the signature and «Nơi nhận».
    pub above_foot_pt: Stated<f64>,
    /// Between the office and the name, for the signature.
    pub above_name_pt: Stated<f64>,
    /// From the left margin to «Nơi nhận».
    pub recipients_word_mm: Stated<f64>,
    /// The hanging indent of its list.
    pub recipients_hanging_mm: Stated<f64>,
    /// From the lower edge of page 1 to the line of whom to ask, where the layout has it there.
    pub contact_from_bottom_mm: Stated<f64>,
}

/// Lines and padding of the tables.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// Weight of the lines.
    pub line_pt: Stated<f64>,
    /// Between a line and the words, at the sides.
    pub beside_mm: Stated<f64>,
    /// Above and below the words.
    pub above_pt: Stated<f64>,
}

/// The lettering of each component.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "named after the components; each has its rule beside it in the file")]
pub struct Letterings {
    pub banner: Lettering,
    pub motto: Option<Lettering>,
    pub superior: Lettering,
    pub issuing_body: Lettering,
    pub body_mark: Lettering,
    pub symbol: Lettering,
    pub place_and_date: Lettering,
    pub kind: Lettering,
    pub subject: Lettering,
    pub subject_mark: Lettering,
    pub letter_subject: Lettering,
    pub draft: Lettering,
    pub addressed: Lettering,
    pub addressees: Lettering,
    pub text: Lettering,
    pub basis: Lettering,
    pub part: Lettering,
    pub part_title: Lettering,
    pub article: Lettering,
    pub heading_1: Lettering,
    pub heading_2: Lettering,
    pub heading_3: Lettering,
    pub authority: Lettering,
    pub office: Lettering,
    pub name: Lettering,
    pub recipients_word: Lettering,
    pub recipients: Lettering,
    pub page_number: Lettering,
    pub contact: Lettering,
    pub annex_number: Lettering,
    pub annex_title: Lettering,
    pub annex_reference: Lettering,
    pub table_head: Lettering,
    pub table: Lettering,
    pub table_note: Lettering,
}
