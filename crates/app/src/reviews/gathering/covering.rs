//! How the plans of units take up the clauses of the document that is carried out, with the gaps. The same matrix as its page
//! shows, over those bodies alone whose rows the body may read.

use super::{
    cited::{self, Cited},
    standpoint::Standpoint,
};
use crate::coverage::actions::Composed;
use domain::{
    coverage::{Cell, Gap},
    reviews::Source,
};
use papers::writing::review::{CoverageFacts, GapFacts};

/// The counts and the gaps; none where no clause binds anybody whom the body sees.
pub(super) fn facts(point: &Standpoint<'_>) -> Option<CoverageFacts> {
    let covered = point.covered.as_ref()?;
    let mut facts = CoverageFacts {
        document: document(covered),
        clauses: 0,
        full: 0,
        partial: 0,
        with_gaps: 0,
        gaps: Vec::new(),
        source: Source::Coverage { document: covered.root.id },
    };
    for column in 0..covered.coverage.columns() {
        match weakest(covered, column) {
            None => continue,
            Some(Cell::Full) => facts.full += 1,
            Some(Cell::Partial) => facts.partial += 1,
            Some(_) => facts.with_gaps += 1,
        }
        facts.clauses += 1;
    }
    let wanting = covered.seen_gaps().into_iter().filter(|gap| gap.cell != Cell::Partial);
    facts.gaps = wanting.filter_map(|gap| fact(point, covered, &gap)).collect();
    Some(facts).filter(|facts| facts.clauses > 0)
}

/// How a column stands: in full where it does with everyone, in part where nobody is worse off; none where it concerns nobody.
fn weakest(covered: &Composed, column: usize) -> Option<Cell> {
    let cells = covered.seen.iter().map(|body| covered.coverage.cell(column, *body));
    cells.filter(|cell| *cell != Cell::NotConcerned).max_by_key(|cell| match cell {
        Cell::NotConcerned | Cell::Full => 0,
        Cell::Partial => 1,
        _ => 2,
    })
}

fn fact(point: &Standpoint<'_>, covered: &Composed, gap: &Gap) -> Option<GapFacts> {
    let clause = covered.columns.get(*covered.columns.covered.get(gap.column)?)?;
    Some(GapFacts { clause: cited::clause(&clause.path), unit: point.name_of(covered.body(gap.body)?) })
}

fn document(covered: &Composed) -> String {
    let root = &covered.root;
    let (symbol, issued_on) = (root.symbol.as_deref(), root.issued_on);
    Cited { document_type: &root.document_type, symbol, issued_on, ..Cited::default() }.said()
}
