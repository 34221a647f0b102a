//! A paper set in a layout: sections of pieces in the order in which they are printed, each with the style that it has.
//!
//! The order of the components, the words around them, capitals, numbers of headings and marks between lines are decided
//! here, once; the writers of `.docx` and of PDF only say the same in their formats. What a style looks like stands in
//! [`looks`](SetPaper::looks), and comes from the profile alone.

mod annexes;
mod columns;
mod foot;
mod head;
mod lines;
mod looks;
mod names;
pub(super) mod numbers;
mod text;
mod widths;

pub use columns::{HeadCell, head_rows, shares};
pub use lines::{Lines, SetRun};
pub use looks::{Look, Side};
pub use names::Style;
pub use widths::width_mm;

use super::paper::{Paper, Table};
use super::profile::{Margins, Profile};

/// A paper in a layout.
#[derive(Debug, Clone)]
pub struct SetPaper<'p> {
    /// The layout.
    pub profile: &'p Profile,
    /// What the file is called in a list of files.
    pub title: String,
    /// The issuing body in full.
    pub author: &'p str,
    /// Every style; the default comes first.
    pub looks: Vec<Look<'p>>,
    /// The paper, then each annex.
    pub sections: Vec<SetSection<'p>>,
}

/// Pages of one kind: the paper, or an annex.
#[derive(Debug, Clone)]
pub struct SetSection<'p> {
    /// Its margins.
    pub margins: &'p Margins,
    /// Whether the page lies on its side.
    pub on_its_side: bool,
    /// Whether its pages are counted from 1.
    pub counts_alone: bool,
    /// What is on them.
    pub pieces: Vec<Piece<'p>>,
    /// At the foot of its first page, in the margin.
    pub first_foot: Option<Lines>,
}

/// A piece of a section.
#[derive(Debug, Clone)]
pub enum Piece<'p> {
    /// A paragraph.
    Lines(Lines),
    /// Columns side by side without lines, never split over two pages.
    Columns(Vec<SetColumn>),
    /// A table over this width in millimetres.
    Table(&'p Table, f64),
}

/// A column of paragraphs; one without any is a gap.
#[derive(Debug, Clone)]
pub struct SetColumn {
    /// Its width.
    pub width_mm: f64,
    /// Its paragraphs.
    pub lines: Vec<Lines>,
}

/// Sets the paper.
pub fn set<'p>(paper: &'p Paper, profile: &'p Profile) -> SetPaper<'p> {
    let mut pieces = head::of(paper, profile);
    pieces.extend(text::Text::upright(profile).of(&paper.body, text::Last::StaysWithWhatFollows));
    pieces.extend(foot::of(paper, profile));
    let own = SetSection {
        margins: &profile.margins,
        on_its_side: false,
        counts_alone: true,
        pieces,
        first_foot: foot::of_first_page(paper, profile),
    };
    let annexes = paper.annexes.iter().enumerate().map(|(index, annex)| annexes::of(paper, profile, index, annex));
    SetPaper {
        profile,
        title: paper.title(profile),
        author: &paper.issuer.in_full,
        looks: looks::all(profile),
        sections: std::iter::once(own).chain(annexes).collect(),
    }
}

impl SetSection<'_> {
    /// Whether its first page bears no number.
    pub fn hides_first_number(&self, profile: &Profile) -> bool {
        self.counts_alone && !profile.sheet.number_on_first_page.is
    }
}
