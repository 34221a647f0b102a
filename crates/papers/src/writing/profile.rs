//! A layout as values: paper, places, spacings, lettering, punctuation, each with the rule that states it beside it.
//!
//! The values stand in `layouts/*.toml` and nowhere else. A mark says how sure a value is: stated by the rule, measured
//! on the issuing office's own file, derived, or open. Lengths are millimetres or points, as the name says.

use super::words::Spelling;
use jiff::civil::Date;
use serde::Deserialize;
use std::sync::LazyLock;

const HD36: &str = include_str!("layouts/hd36.toml");
const HD05: &str = include_str!("layouts/hd05.toml");

/// How sure a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Mark {
    /// Stated by the rule.
    #[serde(rename = "R")]
    Rule,
    /// Measured on a paper that the rule's own office issued.
    #[serde(rename = "M")]
    Measured,
    /// Derived here from stated or measured values.
    #[serde(rename = "D")]
    Derived,
    /// Not stated anywhere that was read: a setting until the rule's annex is found.
    #[serde(rename = "?")]
    Open,
}

/// A value of a layout with its source.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated<T> {
    /// The value.
    pub is: T,
    /// How sure it is.
    pub mark: Mark,
    /// The rule and place that it comes from.
    pub from: String,
}

/// How the letters of one component look.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lettering {
    /// Size in points.
    pub size_pt: f64,
    /// Bold.
    #[serde(default)]
    pub bold: bool,
    /// Italic.
    #[serde(default)]
    pub italic: bool,
    /// In capitals.
    #[serde(default)]
    pub capitals: bool,
    /// How sure this is.
    pub mark: Mark,
    /// The rule and place that it comes from.
    pub from: String,
}

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

/// Distances.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spacing {
    /// The exact pitch of the lines of the text.
    pub line_pt: Stated<f64>,
    /// Between paragraphs of the text.
    pub between_paragraphs_pt: Stated<f64>,
    /// The indent of a paragraph's first line.
    pub first_line_mm: Stated<f64>,
    /// Between the words of the title and the line under it.
    pub title_to_line_pt: Stated<f64>,
    /// Weight of the solid lines.
    pub rule_pt: Stated<f64>,
    /// Above place and date.
    pub above_date_pt: Stated<f64>,
    /// Above the abstract of a letter, under the symbol.
    pub above_letter_subject_pt: Stated<f64>,
    /// Above the kind of the paper.
    pub above_kind_pt: Stated<f64>,
    /// Between the kind and the subject.
    pub above_subject_pt: Stated<f64>,
    /// Above the hyphens under the subject.
    pub above_hyphens_pt: Stated<f64>,
    /// Below the hyphens, or below the addressees of a letter.
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
    pub party_title: Lettering,
    pub superior: Lettering,
    pub issuing_body: Lettering,
    pub star: Lettering,
    pub symbol: Lettering,
    pub place_and_date: Lettering,
    pub kind: Lettering,
    pub subject: Lettering,
    pub hyphens: Lettering,
    pub letter_subject: Lettering,
    pub draft: Lettering,
    pub addressed: Lettering,
    pub addressees: Lettering,
    pub text: Lettering,
    pub basis: Lettering,
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

/// What stands before, between and after the lines of a list, and other habits of writing.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Habits {
    /// Before each basis document.
    pub basis_opening: Stated<String>,
    /// After each basis document but the last.
    pub basis_between: Stated<String>,
    /// After the last one.
    pub basis_last: Stated<String>,
    /// After each addressee but the last.
    pub addressees_between: Stated<String>,
    /// After the last one.
    pub addressees_last: Stated<String>,
    /// After the only one.
    pub addressee_alone: Stated<String>,
    /// After each recipient but the archive.
    pub recipients_between: Stated<String>,
    /// After the archive.
    pub recipients_last: Stated<String>,
    /// Whether the line under «Nơi nhận:» runs under the colon too.
    pub colon_underlined: Stated<bool>,
    /// Before the abstract of a letter.
    pub letter_subject_opening: Stated<String>,
    /// Whether an annex names the paper that it belongs to.
    pub annex_has_reference: Stated<bool>,
    /// Whether the tone stands on the second vowel («uỷ», «hoà») in names and fixed phrases.
    pub tone_on_second_vowel: Stated<bool>,
    /// The most addressees of a letter that are named one by one.
    pub addressees_named_at_most: Stated<usize>,
    /// The most columns of figures that an annex holds upright; more turn the page.
    pub columns_upright_at_most: Stated<usize>,
}

/// A layout.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The rule.
    pub rule: String,
    /// The first day of papers under it.
    pub in_force_from: Date,
    /// The typeface, in all four of Word's scripts.
    pub typeface: Stated<String>,
    /// The sheet.
    pub sheet: Sheet,
    /// Margins of an upright page.
    pub margins: Margins,
    /// Margins of a page on its side.
    pub margins_on_its_side: Margins,
    /// Columns of the head.
    pub head: Grid,
    /// Columns of «Nơi nhận» and signature.
    pub foot: Grid,
    /// Distances.
    pub spacing: Spacing,
    /// Tables.
    pub ruling: Ruling,
    /// Lettering.
    pub lettering: Letterings,
    /// Habits.
    pub habits: Habits,
}

static PROFILES: LazyLock<[Profile; 2]> = LazyLock::new(|| [read(HD36), read(HD05)]);

#[expect(clippy::expect_used, reason = "the files are part of the program, and a test reads both")]
fn read(text: &str) -> Profile {
    toml::from_str(text).expect("a layout of this program is complete")
}

impl Profile {
    /// The Party's layout for a paper issued on this day: HD05 from 27/5/2026, HD36 before.
    pub fn on(day: Date) -> &'static Profile {
        let [hd36, hd05] = &*PROFILES;
        if day >= hd05.in_force_from { hd05 } else { hd36 }
    }

    /// How names and phrases of the system are spelled.
    pub(super) fn spelling(&self) -> Spelling {
        if self.habits.tone_on_second_vowel.is { Spelling::ToneOnSecondVowel } else { Spelling::AsWritten }
    }

    /// Width of the text of an upright page.
    pub fn text_width_mm(&self) -> f64 {
        self.sheet.width_mm.is - self.margins.left_mm.is - self.margins.right_mm.is
    }

    /// Width of the text of a page on its side.
    pub fn text_width_on_its_side_mm(&self) -> f64 {
        self.sheet.height_mm.is - self.margins_on_its_side.left_mm.is - self.margins_on_its_side.right_mm.is
    }
}
