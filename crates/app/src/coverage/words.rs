//! How coverage is said: symbol, word and class of a cell, names of bodies and documents, addresses.
//! Every sentence stands in the texts of this subject.

use super::actions::{Composed, DocumentRow};
use crate::{documents, language::Language, look::Frame};
use domain::{
    amendments::Stale,
    coverage::{Cell, Degree},
    ids::{DocumentId, OrganisationId},
    organisations::Graph,
};
use jiff::civil::Date;

/// Symbol, key of the word and class of a cell.
pub const fn cell(cell: Cell) -> (&'static str, &'static str, &'static str) {
    match cell {
        Cell::NotConcerned => ("c-na", "coverage-not-concerned", "na"),
        Cell::Full => ("c-full", "coverage-full", "ok"),
        Cell::Partial => ("c-part", "coverage-partial", "part"),
        Cell::Stale => ("c-old", "coverage-stale", "old"),
        Cell::Declared => ("c-none", "coverage-declared", "none"),
        Cell::Waiting => ("c-ask", "coverage-waiting", "ask"),
        Cell::Missing => ("c-none", "coverage-missing", "none"),
        Cell::NoPlan => ("c-none", "coverage-no-plan", "none"),
    }
}

/// Symbol, key of the word and tone of what a person said.
pub const fn degree(degree: Degree) -> (&'static str, &'static str, &'static str) {
    match degree {
        Degree::Full => ("c-full", "coverage-full", "ok"),
        Degree::Partial => ("c-part", "coverage-partial", "warn"),
        Degree::None => ("c-na", "coverage-not-related", "mute"),
    }
}

/// The tone of a cell's word, by its class.
pub fn tone(class: &str) -> &'static str {
    match class {
        "ok" => "ok",
        "part" | "old" => "warn",
        "ask" => "link",
        "na" => "mute",
        _ => "act",
    }
}

/// Key of the sentence that says why something is stale.
pub const fn aged(why: Stale) -> &'static str {
    match why {
        Stale::Removed => "coverage-old-removed",
        Stale::Changed => "coverage-old-changed",
        Stale::Waiting => "coverage-old-waiting",
        Stale::Replaced => "coverage-old-replaced",
    }
}

/// «Hướng dẫn 85-HD/BTGTU», or the type with the beginning of the subject.
pub fn title(language: Language, row: &DocumentRow) -> String {
    const CHARACTERS: usize = 60;
    let named = documents::named(language, &row.document_type, row.symbol.as_deref());
    if row.symbol.is_some() || row.subject.is_empty() {
        return named;
    }
    let beginning: String = row.subject.chars().take(CHARACTERS).collect();
    let rest = if row.subject.chars().count() > CHARACTERS { "…" } else { "" };
    format!("{named} {beginning}{rest}")
}

/// The name of a body on a day of its life.
pub fn name(graph: &Graph, body: OrganisationId, on: Date) -> String {
    graph.last_name(body, on).unwrap_or_default().to_owned()
}

/// The address of a page of a document's coverage.
pub fn address(document: DocumentId, page: &str) -> String {
    format!("/ke-hoach/{document}/{page}")
}

/// «17 mục, 40 đơn vị, 34 đã ban hành kế hoạch, 5 đủ mọi mục».
pub fn counts(frame: &Frame, composed: &Composed) -> String {
    let tally = composed.coverage.tally(composed.seen.iter().copied());
    frame
        .say("coverage-counts")
        .with("clauses", composed.columns.covered.len())
        .with("bodies", tally.bodies)
        .with("with", tally.with_plan)
        .with("complete", tally.complete)
        .to_string()
}
