//! A block: a heading, a paragraph, a list or a table, with the source of everything that it says.
//!
//! Plain values that are stored and shown as they are. What became of a block is in `redrafting`.

use crate::{
    ids::{AssignmentId, DocumentId, ObligationId, OrganisationId, ReportId, RoundId, TargetId},
    packs::Period,
    permissions::words,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

words! {
    /// What a block is in the paper.
    BlockKind {
        /// «Phần thứ nhất. …»: a heading of the first level; its number stands in its text or is counted by the layout.
        Part = "part",
        /// A heading of the second level.
        Section = "section",
        /// A heading of the third level.
        Subsection = "subsection",
        /// A paragraph, several where the text has line breaks.
        Paragraph = "paragraph",
        /// A list: an item on each line.
        List = "list",
        /// A table, with its title as the text; it is drafted and never edited.
        Table = "table",
        /// A table on pages of its own at the end of the paper.
        Annex = "annex",
    }
}

/// A block as it was drafted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What tells it from the others and stays the same from one drafting to the next: `2.1/A04`, `annex/units`.
    pub key: String,
    /// What it is.
    pub kind: BlockKind,
    /// Its words, without numbers of headings; lines of a list are told by line breaks. It may be empty: a place for a person's words.
    pub text: String,
    /// Where the words come from, in the order of their beginnings. Marks lie on whole characters and may lie inside another.
    pub marks: Vec<Mark>,
    /// The table of a table or an annex.
    pub table: Option<Table>,
}

/// Words with their source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The first byte in the text.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// Where they come from.
    pub source: Source,
}

/// Where something that is said comes from. The program makes an address of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "of")]
pub enum Source {
    /// A total, over a body and those below it.
    Figure {
        /// The pack.
        pack: String,
        /// The indicator.
        indicator: String,
        /// The part, where it is one.
        part: Option<String>,
        /// Whose.
        organisation: OrganisationId,
        /// From this period.
        first: Period,
        /// To this one, the same for a single period.
        last: Period,
    },
    /// A total of a round, over its reports.
    RoundFigure {
        /// The round.
        round: RoundId,
        /// The indicator.
        indicator: String,
    },
    /// The units of a round: who reported, who did not.
    Round {
        /// The round.
        round: RoundId,
    },
    /// A unit's report, and the question of its form that was answered.
    Report {
        /// The report.
        report: ReportId,
        /// The question's code.
        question: Option<String>,
    },
    /// Assignments of a document as its publisher follows them.
    Assignments {
        /// The document.
        document: DocumentId,
    },
    /// An obligation, with everyone who holds it.
    Obligation {
        /// It.
        obligation: ObligationId,
    },
    /// One assignment.
    Assignment {
        /// It.
        assignment: AssignmentId,
    },
    /// A document.
    Document {
        /// It.
        document: DocumentId,
    },
    /// How plans take up a document.
    Coverage {
        /// The document.
        document: DocumentId,
    },
    /// What a body and everyone below it did in outreach over some days.
    Outreach {
        /// The body.
        organisation: OrganisationId,
        /// The first day.
        first_day: Date,
        /// The last day.
        last_day: Date,
    },
    /// A target that was set.
    Target {
        /// It.
        target: TargetId,
    },
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Whether its page lies on its side.
    pub on_its_side: bool,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows.
    pub rows: Vec<TableRow>,
    /// Notes under it, a sentence each.
    pub notes: Vec<String>,
}

/// A column, or several under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableColumn {
    /// Its heading.
    pub heading: String,
    /// Headings of the parts under it; none for a single column.
    pub parts: Vec<String>,
    /// Its width against the others.
    pub weight: u32,
    /// How its cells stand.
    pub alignment: Alignment,
}

words! {
    /// How words stand in a cell.
    Alignment {
        /// Words.
        Left = "left",
        /// Ordinals and marks.
        Centre = "centre",
        /// Numbers.
        Right = "right",
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRow {
    /// Its cells.
    pub cells: Vec<TableCell>,
    /// A row of totals.
    pub is_total: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCell {
    /// What stands in it.
    pub text: String,
    /// Whether it stands in the place of a value: «chưa báo cáo».
    pub is_instead: bool,
    /// Where it comes from.
    pub source: Option<Source>,
}
