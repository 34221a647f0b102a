//! The habits of a layout: fixed words of head and foot, numbering, and what stands between the lines of a list.
//!
//! Values with their sources, read from `layouts/*.toml`; what they do to a paper is decided in `setting`.

use super::stated::Stated;
use serde::Deserialize;

/// What stands under a name or a subject.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Below {
    /// These signs: a star, five hyphens.
    Words(String),
    /// A solid line of this share of the width of the words.
    Line(f64),
}

/// How one depth of headings is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// I, II, III.
    Roman,
    /// 1, 2, 3.
    Arabic,
    /// 1.1, 1.2: below the number above it.
    Nested,
    /// a, b, c in the order of the Vietnamese alphabet.
    Letters,
}

/// The number of a heading: how it is counted and what stands after it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbering {
    /// How it is counted.
    pub by: Counting,
    /// What stands after it, with the blank.
    pub after: String,
}

/// What a signer's authority is written as.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SigningMarks {
    /// On behalf of a collective.
    pub on_behalf: String,
    /// In place of the head.
    pub in_place: String,
    /// By order.
    pub by_order: String,
    /// By authority given in writing; nothing where the rule knows none.
    pub by_authority: Option<String>,
    /// Acting head.
    pub acting: String,
}

/// Where the tone stands in «oa», «oe», «uy».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// «uỷ», «hoà».
    SecondVowel,
    /// «ủy», «hòa».
    FirstVowel,
    /// As it comes.
    AsWritten,
}

/// What stands before, between and after the lines of a list, and other habits of writing.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Habits {
    /// The first line at the upper right.
    pub banner: Stated<String>,
    /// The line under it, where there is one.
    pub motto: Option<Stated<String>>,
    /// Under the issuing body.
    pub under_body: Stated<Below>,
    /// Under the subject.
    pub under_subject: Stated<Below>,
    /// Whether place and date stand level with the symbol.
    pub date_level_with_symbol: Stated<bool>,
    /// Before number and symbol.
    pub number_opening: Stated<String>,
    /// Between number and kind, and between kind and body.
    pub symbol_joints: Stated<[String; 2]>,
    /// Whether the symbol of a letter names its kind.
    pub letter_names_its_kind: Stated<bool>,
    /// Whether the subject begins with a capital.
    pub subject_begins_with_capital: Stated<bool>,
    /// Before the abstract of a letter.
    pub letter_subject_opening: Stated<String>,
    /// Before each basis document.
    pub basis_opening: Stated<String>,
    /// After each basis document but the last.
    pub basis_between: Stated<String>,
    /// After the last one.
    pub basis_last: Stated<String>,
    /// Before the addressees.
    pub addressed: Stated<String>,
    /// Before those of a petition («tờ trình»).
    pub petition_addressed: Stated<String>,
    /// Whether several addressees begin on the line under the word, below its colon.
    pub addressees_below_the_word: Stated<bool>,
    /// After each addressee but the last.
    pub addressees_between: Stated<String>,
    /// After the last one.
    pub addressees_last: Stated<String>,
    /// After the only one.
    pub addressee_alone: Stated<String>,
    /// The number of a part («Phần»), after its word.
    pub part: Stated<Numbering>,
    /// The number of the first depth of headings.
    pub heading_1: Stated<Numbering>,
    /// The number of the second depth.
    pub heading_2: Stated<Numbering>,
    /// The number of the third depth.
    pub heading_3: Stated<Numbering>,
    /// What ends the text.
    pub text_end: Stated<String>,
    /// What a signer's authority is written as.
    pub signing_marks: Stated<SigningMarks>,
    /// Before the archive, in the last line of the recipients.
    pub archive_opening: Stated<String>,
    /// After each recipient but the archive.
    pub recipients_between: Stated<String>,
    /// After the archive.
    pub recipients_last: Stated<String>,
    /// Whether «Nơi nhận» is underlined.
    pub recipients_underlined: Stated<bool>,
    /// Whether that line runs under the colon too.
    pub colon_underlined: Stated<bool>,
    /// Whether whom to ask stands at the foot of page 1, and not at the end of the paper.
    pub contact_on_first_page: Stated<bool>,
    /// The numbers of annexes.
    pub annex_counting: Stated<Counting>,
    /// Whether an annex names the paper that it belongs to.
    pub annex_has_reference: Stated<bool>,
    /// Where the tone stands in names and fixed phrases.
    pub tone: Stated<Tone>,
    /// The most addressees of a letter that are named one by one.
    pub addressees_named_at_most: Stated<usize>,
    /// The most columns of figures that an annex holds upright; more turn the page.
    pub columns_upright_at_most: Stated<usize>,
}
