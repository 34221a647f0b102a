//! The letter of urging about plans: to the units whose plan is overdue, and to those whose plan leaves clauses out, each clause by
//! its name. One click from the matrix or the list of gaps.
//!
//! It is drafted from what stands at that moment and is not kept. Who only waits for a superior's plan is not urged, nor who gave a
//! reason why its plan does not take a clause up, nor who owes no plan or not yet.

use super::{
    actions::{Composed, find_composed},
    words,
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents,
    failure::Failure,
    language::Language,
    look::dates,
    printing::{self, PaperFile, PaperForm},
    reporting::papers::{answer_by, office_speaking},
    requests::Named,
};
use axum::extract::{Query, State};
use domain::{
    amendments::Stale,
    coverage::{Cell, Gap},
    ids::{DocumentId, OrganisationId},
    permissions::Verb,
    problem::Problem,
};
use jiff::civil::Date;
use papers::writing::{LetterOnPlans, Office, Owes, Papered, UnitOwing, in_full, letter_on_plans};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What the address may say: until when to answer, which unit alone, and as which file.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "truoc")]
    do_by: String,
    #[serde(rename = "don-vi")]
    unit: String,
    #[serde(rename = "dang")]
    form: String,
}

/// Whom a letter goes to, and until when.
#[derive(Debug, Default, Clone, Copy)]
pub struct Asked {
    /// One unit alone.
    pub only: Option<OrganisationId>,
    /// The day to answer by; a week from today without one, or where it is past.
    pub do_by: Option<Date>,
}

/// What a letter can be offered with.
#[derive(Debug, Clone)]
pub struct Offered {
    /// The units that would be urged.
    pub units: BTreeSet<OrganisationId>,
    /// The day to answer by, when nobody says otherwise.
    pub answer_by: Date,
    /// Where it is drafted.
    pub path: String,
}

/// `GET /ke-hoach/{document}/don-doc`
pub async fn get_letter(
    State(app): State<App>,
    Named(id): Named<DocumentId>,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<PaperFile, Failure> {
    let only = match wanted.unit.as_str() {
        "" => None,
        unit => Some(unit.parse().map_err(|_| Problem::NotFound)?),
    };
    let asked = Asked { only, do_by: dates::read(&wanted.do_by).ok() };
    draft_letter(&app, &caller, (id, asked), PaperForm::of_address(&wanted.form)).await
}

/// The letter; nobody to urge is a problem.
pub async fn draft_letter(
    app: &App,
    caller: &Caller,
    (id, asked): (DocumentId, Asked),
    form: PaperForm,
) -> Result<PaperFile, Failure> {
    let acting = Acting::now(app, caller);
    let composed = find_composed(app, caller, id, acting.today).await?;
    caller.require(&acting.graph, Verb::DraftPaper, &composed.thing(composed.root.owner_id, acting.today))?;
    let office = office(&acting, &composed).ok_or(Problem::NoLayout)?;
    let urging = Urging { composed: &composed, acting: &acting };
    let mut units = urging.units();
    if let Some(only) = asked.only {
        units.retain(|(body, _)| composed.body(*body) == Some(only));
    }
    if units.is_empty() {
        return Err(Problem::NobodyOwesAPlan.into());
    }
    let letter = urging.letter(office, &units, asked.do_by);
    let stem = format!("cong-van-don-doc-ke-hoach-{}", acting.today);
    let layout = (letter.office.family, acting.today);
    printing::file(app, &letter_on_plans(&letter), layout, (stem, form)).await
}

/// What the pages offer of it to a person who may draft it; nothing where nobody would be urged.
pub(super) fn offered(acting: &Acting, composed: &Composed) -> Option<Offered> {
    if !acting.may(Verb::DraftPaper, &composed.thing(composed.root.owner_id, acting.today)) {
        return None;
    }
    office(acting, composed)?;
    let urged = Urging { composed, acting }.units();
    let units: BTreeSet<OrganisationId> = urged.iter().filter_map(|(body, _)| composed.body(*body)).collect();
    let path = words::address(composed.root.id, "don-doc");
    (!units.is_empty()).then(|| Offered { units, answer_by: answer_by(acting.today), path })
}

fn office(acting: &Acting, composed: &Composed) -> Option<Office> {
    office_speaking(&acting.graph, acting, composed.root.owner_id)
}

struct Urging<'u> {
    composed: &'u Composed,
    acting: &'u Acting,
}

impl Urging<'_> {
    /// The gaps that are urged, each body with its own, in the order of lists.
    fn units(&self) -> Vec<(usize, Vec<Gap>)> {
        let mut found: BTreeMap<usize, Vec<Gap>> = BTreeMap::new();
        for gap in self.composed.seen_gaps() {
            if let Some(place) = self.composed.seen.iter().position(|body| *body == gap.body)
                && self.is_urged(&gap)
            {
                found.entry(place).or_default().push(gap);
            }
        }
        let body = |(place, gaps): (usize, Vec<Gap>)| Some((*self.composed.seen.get(place)?, gaps));
        found.into_iter().filter_map(body).collect()
    }

    fn is_urged(&self, gap: &Gap) -> bool {
        match gap.cell {
            Cell::Missing | Cell::Partial | Cell::Waiting => true,
            // Nobody takes up again what was taken away.
            Cell::Stale => {
                let old = self.composed.aged_of(gap.column, gap.body);
                old.is_none_or(|(old, ..)| old.why != Stale::Removed)
            }
            // Who was not asked for a plan owes none, whatever else there is to do.
            Cell::NoPlan => self.plan_due(gap.body).is_some_and(|due| due < self.acting.today),
            Cell::Full | Cell::Declared | Cell::NotConcerned => false,
        }
    }

    fn plan_due(&self, body: usize) -> Option<Date> {
        self.composed.body(body).and_then(|id| self.composed.plan_due.get(&id)).copied()
    }

    fn path_of(&self, column: usize) -> String {
        let id = self.composed.columns.covered.get(column);
        let clause = id.and_then(|id| self.composed.columns.get(*id));
        clause.map(|clause| clause.path.clone()).unwrap_or_default()
    }

    fn owes(&self, body: usize, gaps: &[Gap]) -> Owes {
        if !self.composed.coverage.has_plan(body) {
            let late = |due| u32::try_from(dates::days_between(due, self.acting.today)).unwrap_or_default();
            return Owes::Plan { due: self.plan_due(body).map(|due| (due, late(due))) };
        }
        let paths =
            |cell: Cell| gaps.iter().filter(|gap| gap.cell == cell).map(|gap| self.path_of(gap.column)).collect();
        Owes::Clauses {
            missing: paths(Cell::Missing),
            partial: paths(Cell::Partial),
            stale: paths(Cell::Stale),
            waiting: paths(Cell::Waiting),
        }
    }

    fn letter(&self, office: Office, units: &[(usize, Vec<Gap>)], do_by: Option<Date>) -> LetterOnPlans {
        let (composed, today) = (self.composed, self.acting.today);
        let name =
            |body: usize| composed.body(body).map(|id| words::name(&self.acting.graph, id, today)).unwrap_or_default();
        let named = units.iter().filter(|(body, _)| composed.coverage.has_plan(*body));
        let columns: BTreeSet<usize> = named.flat_map(|(_, gaps)| gaps.iter().map(|gap| gap.column)).collect();
        let clause = |column: &usize| {
            let clause = composed.columns.get(*composed.columns.covered.get(*column)?)?;
            Some((clause.path.clone(), clause.short.clone()))
        };
        let owing = |(body, gaps): &(usize, Vec<Gap>)| UnitOwing { name: name(*body), owes: self.owes(*body, gaps) };
        let (document, document_in_full) = self.document();
        LetterOnPlans {
            office,
            papered: Papered::drafted(today),
            document,
            document_in_full,
            counted_on: today,
            concerned: u32::try_from(composed.seen.len()).unwrap_or(u32::MAX),
            units: units.iter().map(owing).collect(),
            clauses: columns.iter().filter_map(clause).collect(),
            do_by: do_by.filter(|day| *day >= today).unwrap_or_else(|| answer_by(today)),
        }
    }

    /// The document, short and in full.
    fn document(&self) -> (String, String) {
        let row = &self.composed.root;
        let kind = documents::named(Language::Vi, &row.document_type, None);
        let kind = match &row.symbol {
            Some(_) => kind,
            None => [kind.as_str(), " ", row.subject.as_str()].concat(),
        };
        let issuer = words::name(&self.acting.graph, row.owner_id, row.issued_on.unwrap_or(self.acting.today));
        let symbol = row.symbol.as_deref();
        (in_full(&kind, symbol, None, None), in_full(&kind, symbol, row.issued_on, Some(&issuer)))
    }
}
