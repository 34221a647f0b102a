//! A set paper as the values that the template reads: looks by name, then sections of pieces.
//!
//! Lengths are points. A line break in a text becomes a value of its own. The
//! space between two paragraphs is added up here, as word processors do: below the first plus above the second.

use super::cells::{self, Cells};
use super::letters::Letters;
use papers::writing::setting::{Lines, Look, Piece, SetPaper, SetRun, SetSection, Side, Style};
use papers::writing::{Pitch, Profile};
use serde::Serialize;
use std::collections::BTreeMap;

/// Liberation Serif above and below the base line on a single line, in its size; the same as Times New Roman.
const ABOVE: f64 = 0.933;
const BELOW: f64 = 0.216;
/// Of an exact pitch, the part above the base line.
const EXACT_ABOVE: f64 = 0.8;
/// The paragraph that takes no room between two grids.
const BETWEEN_GRIDS_PT: f64 = 1.0;

#[derive(Serialize)]
struct Content<'p> {
    title: &'p str,
    author: String,
    looks: BTreeMap<&'static str, LookValues>,
    rule: f64,
    number_from_top: f64,
    number_on_first: bool,
    contact_from_bottom: f64,
    table: TableValues,
    sections: Vec<SectionValues>,
}

#[derive(Serialize)]
struct LookValues {
    size: f64,
    bold: bool,
    italic: bool,
    side: &'static str,
    above_base: f64,
    below_base: f64,
    left: f64,
    first: f64,
    line_above: bool,
}

#[derive(Serialize)]
struct TableValues {
    line: f64,
    beside: f64,
    above: f64,
}

#[derive(Serialize)]
struct SectionValues {
    width: f64,
    height: f64,
    top: f64,
    right: f64,
    bottom: f64,
    left: f64,
    counts_alone: bool,
    first_foot: Option<LineValues>,
    pieces: Vec<PieceValues>,
}

/// One of the three.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum PieceValues {
    Lines(LineValues),
    Columns { above: f64, columns: Vec<ColumnValues> },
    Table { above: f64, table: Cells },
}

#[derive(Serialize)]
struct ColumnValues {
    width: f64,
    lines: Vec<LineValues>,
    below: f64,
}

#[derive(Serialize)]
struct LineValues {
    look: &'static str,
    above: f64,
    left: f64,
    right: f64,
    sticky: bool,
    heading: Option<usize>,
    runs: Vec<RunValues>,
}

/// Words, or a line break where there are none.
#[derive(Serialize)]
pub struct RunValues {
    text: Option<String>,
    bold: bool,
    italic: bool,
    underlined: bool,
}

/// The paper as JSON.
pub fn of(set: &SetPaper<'_>, letters: &Letters) -> serde_json::Result<Vec<u8>> {
    let profile = set.profile;
    let mut writing = Writing { looks: set.looks.iter().map(|look| (look.style, look)).collect(), letters, depth: 0 };
    let content = Content {
        title: &letters.of(&set.title),
        author: letters.of(set.author),
        looks: set.looks.iter().map(|look| (look.style.id(), look_values(look))).collect(),
        rule: profile.spacing.rule_pt.is,
        number_from_top: pt(profile.sheet.number_from_top_mm.is),
        number_on_first: profile.sheet.number_on_first_page.is,
        contact_from_bottom: pt(profile.spacing.contact_from_bottom_mm.is),
        table: TableValues {
            line: profile.ruling.line_pt.is,
            beside: pt(profile.ruling.beside_mm.is),
            above: profile.ruling.above_pt.is,
        },
        sections: set.sections.iter().map(|section| writing.section(section, profile)).collect(),
    };
    serde_json::to_vec(&content)
}

/// What tells this paper from any other: the file bears the digest of it.
pub fn identity(content: &[u8]) -> String {
    String::from_utf8_lossy(content).into_owned()
}

/// Millimetres in points.
pub fn pt(millimetres: f64) -> f64 {
    millimetres * 72.0 / 25.4
}

/// Words with what departs from their look; each line break stands alone.
pub fn runs(all: &[SetRun], letters: &Letters) -> Vec<RunValues> {
    let mut values = Vec::new();
    for run in all {
        for (index, line) in run.text.lines().enumerate() {
            let of = |text| RunValues { text, bold: run.bold, italic: run.italic, underlined: run.underlined };
            if index > 0 {
                values.push(of(None));
            }
            values.push(of(Some(letters.of(line))));
        }
    }
    values
}

fn look_values(look: &Look<'_>) -> LookValues {
    let size = look.lettering.size_pt;
    let (above_base, below_base) = match look.line {
        Pitch::ExactlyPt(pitch) => (EXACT_ABOVE * pitch, (1.0 - EXACT_ABOVE) * pitch),
        Pitch::Times(times) => (size * (ABOVE + (times - 1.0) * (ABOVE + BELOW)), size * BELOW),
    };
    LookValues {
        size,
        bold: look.lettering.bold,
        italic: look.lettering.italic,
        side: match look.side {
            Side::Left => "left",
            Side::Centre => "centre",
            Side::Right => "right",
            Side::Both => "both",
        },
        above_base,
        below_base,
        left: pt(look.left_mm),
        first: pt(look.first_line_mm),
        line_above: look.line_above.is_some(),
    }
}

struct Writing<'p> {
    looks: BTreeMap<Style, &'p Look<'p>>,
    letters: &'p Letters,
    /// Of the last heading: a reader's list of headings leaves no depth out.
    depth: usize,
}

impl Writing<'_> {
    fn section(&mut self, section: &SetSection<'_>, profile: &Profile) -> SectionValues {
        let (width, height) = (pt(profile.sheet.width_mm.is), pt(profile.sheet.height_mm.is));
        let (width, height) = if section.on_its_side { (height, width) } else { (width, height) };
        let margins = section.margins;
        let mut pieces = Vec::new();
        let (mut below, mut after_grid) = (0.0, false);
        for piece in &section.pieces {
            let (values, left_below) = match piece {
                Piece::Lines(lines) => {
                    let (values, after) = self.lines(lines, below);
                    (PieceValues::Lines(values), after)
                }
                Piece::Columns(columns) => {
                    let above = if after_grid { below + BETWEEN_GRIDS_PT } else { below };
                    let columns = columns.iter().map(|column| self.column(pt(column.width_mm), &column.lines));
                    (PieceValues::Columns { above, columns: columns.collect() }, 0.0)
                }
                Piece::Table(table, width_mm) => {
                    let above = if after_grid { below + BETWEEN_GRIDS_PT } else { below };
                    (PieceValues::Table { above, table: cells::of(table, *width_mm, profile, self.letters) }, 0.0)
                }
            };
            after_grid = !matches!(piece, Piece::Lines(_));
            below = left_below;
            pieces.push(values);
        }
        SectionValues {
            width,
            height,
            top: pt(margins.top_mm.is),
            right: pt(margins.right_mm.is),
            bottom: pt(margins.bottom_mm.is),
            left: pt(margins.left_mm.is),
            counts_alone: section.counts_alone,
            first_foot: section.first_foot.as_ref().map(|foot| self.lines(foot, 0.0).0),
            pieces,
        }
    }

    fn column(&mut self, width: f64, all: &[Lines]) -> ColumnValues {
        let mut below = 0.0;
        let mut lines = Vec::new();
        for one in all {
            let (values, after) = self.lines(one, below);
            below = after;
            lines.push(values);
        }
        ColumnValues { width, lines, below }
    }

    /// A paragraph under another that leaves so much space below it; and what it leaves below itself.
    fn lines(&mut self, lines: &Lines, below: f64) -> (LineValues, f64) {
        let look = self.looks.get(&lines.style);
        let of_look = |value: fn(&Look<'_>) -> f64| look.map_or(0.0, |look| value(look));
        let depth = look.and_then(|look| look.outline_level).map(|level| usize::from(level) + 1);
        let heading = depth.map(|depth| depth.min(self.depth + 1));
        let values = LineValues {
            look: lines.style.id(),
            above: below + lines.before_pt.unwrap_or_else(|| of_look(|look| look.before_pt)),
            left: pt(lines.left_mm.unwrap_or_else(|| of_look(|look| look.left_mm))),
            right: pt(lines.right_mm.unwrap_or(0.0)),
            sticky: lines.keeps_with_next || look.is_some_and(|look| look.keeps_with_next),
            heading,
            runs: runs(&lines.runs, self.letters),
        };
        let after = lines.after_pt.unwrap_or_else(|| of_look(|look| look.after_pt));
        self.depth = heading.unwrap_or(self.depth);
        (values, after)
    }
}
