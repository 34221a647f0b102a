//! Tables of a review: figures with a row for each unit, and the whole lists of what is shortened in the text.
//!
//! Cells are drafted and never edited. A missing figure is words in its place, never a number.

use super::super::consolidated::{Completeness, unit_table};
use super::super::figures::UnitTable;
use super::super::paper;
use super::super::words::{
    Spelling, counted, figures as figure_words, inspections as inspection_words, review as words,
};
use super::facts::{ClauseFacts, GapFacts, ObligationCounts, OpenFinding, PlanFacts, UnitFacts};
use domain::reviews::{Alignment, Source, Table, TableCell, TableColumn, TableRow};

/// So many names stand in a sentence; of more the first ones do, and all of them in an annex.
pub const NAMED_AT_MOST: usize = 12;
/// The first of many.
pub const NAMED_OF_MANY: usize = 8;

/// The table of an annex with figures.
pub fn of_units(table: &UnitTable, source: &Source) -> Table {
    let set = unit_table(table, Spelling::as_written());
    let columns = set.columns.into_iter().map(|column| TableColumn {
        heading: unbroken(&column.heading),
        parts: column.parts.iter().map(|part| unbroken(part)).collect(),
        weight: column.weight,
        alignment: match column.alignment {
            paper::Alignment::Left => Alignment::Left,
            paper::Alignment::Centre => Alignment::Centre,
            paper::Alignment::Right => Alignment::Right,
        },
    });
    let row = |row: paper::TableRow| {
        let source = row.is_total.then(|| source.clone());
        let cell = |cell| match cell {
            paper::Cell::Value(text) => TableCell { text, is_instead: false, source: source.clone() },
            paper::Cell::Instead(text) => TableCell { text, is_instead: true, source: source.clone() },
        };
        TableRow { cells: row.cells.into_iter().map(cell).collect(), is_total: row.is_total }
    };
    Table {
        on_its_side: false,
        columns: columns.collect(),
        rows: set.rows.into_iter().map(row).collect(),
        notes: table.notes.clone(),
    }
}

/// Where a line may break is for the paper to say.
fn unbroken(heading: &str) -> String {
    heading.replace('\u{200b}', "")
}

/// A table of words: ordinal, then the columns with their weights.
fn of_words(columns: &[(&str, u32, Alignment)], rows: Vec<Vec<TableCell>>) -> Table {
    let ordinal = (figure_words::ORDINAL, 8, Alignment::Centre);
    let columns = std::iter::once(&ordinal).chain(columns).map(|(heading, weight, alignment)| TableColumn {
        heading: (*heading).to_owned(),
        parts: Vec::new(),
        weight: *weight,
        alignment: *alignment,
    });
    let row = |(place, cells): (usize, Vec<TableCell>)| {
        let ordinal = cell(counted(place + 1));
        TableRow { cells: std::iter::once(ordinal).chain(cells).collect(), is_total: false }
    };
    Table {
        on_its_side: false,
        columns: columns.collect(),
        rows: rows.into_iter().enumerate().map(row).collect(),
        notes: Vec::new(),
    }
}

fn cell(text: impl Into<String>) -> TableCell {
    TableCell { text: text.into(), is_instead: false, source: None }
}

fn from(text: impl Into<String>, source: &Source) -> TableCell {
    TableCell { source: Some(source.clone()), ..cell(text) }
}

/// Units by name.
pub fn names(names: &[String]) -> Table {
    of_words(&[(figure_words::UNIT, 92, Alignment::Left)], names.iter().map(|name| vec![cell(name)]).collect())
}

/// Units whose report is not in.
pub fn silent_units(counts: &Completeness) -> Table {
    let missing = counts.missing.iter().map(|name| vec![cell(name), cell(words::NOTHING_IN)]);
    let sent_back = counts.sent_back.iter().map(|name| vec![cell(name), cell(words::SENT_BACK)]);
    let columns = [(figure_words::UNIT, 52, Alignment::Left), (words::SITUATION, 40, Alignment::Left)];
    of_words(&columns, missing.chain(sent_back).collect())
}

/// Units with the figures that are missing of them.
pub fn missing_figures(units: Vec<(String, Vec<String>)>) -> Table {
    let rows = units.into_iter().map(|(unit, figures)| vec![cell(unit), cell(figures.join("; "))]);
    let columns = [(figure_words::UNIT, 42, Alignment::Left), (words::MISSING_OF, 50, Alignment::Left)];
    of_words(&columns, rows.collect())
}

/// Documents with a row for each.
pub fn documents(units: &[(&str, Vec<&PlanFacts>)]) -> Table {
    let rows = units.iter().flat_map(|(_, plans)| plans);
    let rows = rows.map(|plan| vec![cell(&plan.unit), from(&plan.cited, &plan.source)]);
    let columns = [(figure_words::UNIT, 40, Alignment::Left), (words::DOCUMENT, 52, Alignment::Left)];
    of_words(&columns, rows.collect())
}

/// Clauses with their assignments by state.
pub fn clauses(clauses: &[ClauseFacts]) -> Table {
    let mut columns = vec![(words::CLAUSE, 12, Alignment::Left), (words::DUTY, 36, Alignment::Left)];
    columns.extend(words::STATES.map(|state| (state, 9, Alignment::Right)));
    let rows = clauses.iter().map(|clause| {
        let ObligationCounts { all, accepted, submitted, under_way, overdue } = clause.counts;
        let counts = [all, accepted, submitted, under_way, overdue].map(|count| from(counted(count), &clause.source));
        [cell(&clause.cited), cell(&clause.duty)].into_iter().chain(counts).collect()
    });
    of_words(&columns, rows.collect())
}

/// Units with their overdue assignments.
pub fn overdue(units: &[UnitFacts]) -> Table {
    let rows = units.iter().map(|unit| vec![cell(&unit.unit), from(counted(unit.count), &unit.source)]);
    let columns = [(figure_words::UNIT, 62, Alignment::Left), (words::OVERDUE_COUNT, 30, Alignment::Right)];
    of_words(&columns, rows.collect())
}

/// Findings that are not closed, a row for each.
pub fn open_findings(findings: &[OpenFinding]) -> Table {
    let row = |one: &OpenFinding| {
        let words = from(one.words.clone(), &one.source);
        vec![cell(&one.unit), words, cell(&one.clause), cell(inspection_words::deadline(one))]
    };
    let columns = [
        (figure_words::UNIT, 24, Alignment::Left),
        (inspection_words::FINDING, 36, Alignment::Left),
        (inspection_words::CLAUSE, 16, Alignment::Left),
        (inspection_words::DEADLINE, 18, Alignment::Left),
    ];
    of_words(&columns, findings.iter().map(row).collect())
}

/// Clauses with the units that do not take them up, a row for each.
pub fn gaps(gaps: &[GapFacts]) -> Table {
    let rows = gaps.iter().map(|gap| vec![cell(&gap.clause), cell(&gap.unit)]);
    let columns = [(words::CLAUSE, 32, Alignment::Left), (figure_words::UNIT, 60, Alignment::Left)];
    of_words(&columns, rows.collect())
}
