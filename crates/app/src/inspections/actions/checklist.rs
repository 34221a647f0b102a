//! The checklist of a visit («đề cương»): drawn from the clauses of its documents, the gaps in the plans of its units and what
//! the units are late with; added to by people; each item with a result and a note.
//!
//! Drawing again adds what is new and repeats nothing. Of two people at one item the second is told, with both results in sight;
//! every result that was written is kept.

use super::{
    seeing::{self, Visit, Whole},
    store::{self, NewItem, ResultRow},
};
use crate::{
    App, acting::Acting, caller::Caller, coverage::actions::compose, failure::Failure,
    inspections::content::ITEMS_LIMIT, permits::Thing, plans::actions::above,
};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{DocumentId, InspectionId, InspectionItemId, OrganisationId, ProvisionId},
    inspections::{ItemOrigin, ItemResult},
    permissions::Verb,
    problem::{InspectionProblem, Problem},
};
use serde_json::json;
use std::collections::BTreeSet;

/// Draws the checklist; tells how many items are new.
pub async fn draw(app: &App, caller: &Caller, id: InspectionId) -> Result<usize, Failure> {
    let acting = Acting::now(app, caller);
    let drawn = prepare(app, &acting, id).await?;
    app.database().write(move |tx| Box::pin(async move { write_drawing(tx, &acting, id, drawn).await })).await
}

/// What can be asked, from one read: composing coverage is too long for a write, which others wait for.
pub(in crate::inspections) async fn prepare(
    app: &App,
    acting: &Acting,
    id: InspectionId,
) -> Result<Vec<NewItem>, Failure> {
    let mut connection = app.database().read().await?;
    let whole = seeing::find_whole(&mut connection, acting, id).await?;
    require(acting, &whole)?;
    let visit = &whole.visit;
    if visit.particulars.documents.is_empty() {
        return Err(Problem::Inspection(InspectionProblem::NoDocument).into());
    }
    let mut items = Vec::new();
    for document in &visit.particulars.documents {
        for unit in &visit.particulars.units {
            items.extend(from_clauses(&mut connection, acting, visit, (*document, *unit)).await?);
        }
        items.extend(from_gaps(app, &mut connection, acting, visit, *document).await?);
    }
    for unit in &visit.particulars.units {
        items.extend(from_assignments(&mut connection, acting, *unit).await?);
    }
    Ok(items)
}

fn is_chosen(visit: &Visit, clause: ProvisionId) -> bool {
    visit.particulars.clauses.is_empty() || visit.particulars.clauses.contains(&clause)
}

/// The clauses of a document that ask something of a unit; those that were chosen by name also where they ask nothing of it.
async fn from_clauses(
    connection: &mut Connection,
    acting: &Acting,
    visit: &Visit,
    (document, unit): (DocumentId, OrganisationId),
) -> Result<Vec<NewItem>, Failure> {
    let named = !visit.particulars.clauses.is_empty();
    let clauses = above::clauses_of(connection, acting, document, unit).await?;
    let wanted = clauses.into_iter().filter(|clause| is_chosen(visit, clause.id) && (clause.concerns || named));
    let item = |clause: above::ClauseAbove| NewItem {
        origin: ItemOrigin::Clause.code(),
        provision: Some(clause.id),
        unit: Some(unit),
        assignment: None,
        words: clause.action,
    };
    Ok(wanted.map(item).collect())
}

/// The gaps of the units' plans, as far as the person may read them.
async fn from_gaps(
    app: &App,
    connection: &mut Connection,
    acting: &Acting,
    visit: &Visit,
    document: DocumentId,
) -> Result<Vec<NewItem>, Failure> {
    let composed = match compose(app, connection, acting, document, acting.today).await {
        Ok(composed) => composed,
        // Whoever may not read how plans take a document up draws no gaps from it.
        Err(Failure::Problem(_)) => return Ok(Vec::new()),
        Err(failure) => return Err(failure),
    };
    let mut items = Vec::new();
    for gap in composed.seen_gaps() {
        let unit = composed.body(gap.body).filter(|unit| visit.particulars.units.contains(unit));
        let clause = composed.columns.covered.get(gap.column).and_then(|id| composed.columns.get(*id));
        let Some((unit, clause)) = unit.zip(clause).filter(|(_, clause)| is_chosen(visit, clause.id)) else { continue };
        items.push(NewItem {
            origin: ItemOrigin::Gap.code(),
            provision: Some(clause.id),
            unit: Some(unit),
            assignment: None,
            words: clause.short.clone(),
        });
    }
    Ok(items)
}

/// What a unit is late with, as far as the person may read it.
async fn from_assignments(
    connection: &mut Connection,
    acting: &Acting,
    unit: OrganisationId,
) -> Result<Vec<NewItem>, Failure> {
    let late = store::list_late_of(connection, unit, acting.today).await?;
    let reads = |row: &store::LateRow| {
        let (id, tracking_body) = (row.id, row.tracking_body_id);
        let thing = Thing::Assignment { id, holder: unit, supporters: Vec::new(), tracking_body, today: acting.today };
        acting.may(Verb::ReadAssignment, &thing)
    };
    let item = |row: store::LateRow| NewItem {
        origin: ItemOrigin::Assignment.code(),
        provision: row.provision_id,
        unit: Some(unit),
        assignment: Some(row.id),
        words: row.action,
    };
    Ok(late.into_iter().filter(reads).map(item).collect())
}

/// Writes what is not there yet.
pub(in crate::inspections) async fn write_drawing(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: InspectionId,
    drawn: Vec<NewItem>,
) -> Result<usize, Failure> {
    let whole = seeing::find_whole(tx, acting, id).await?;
    require(acting, &whole)?;
    let key = |item: &NewItem| (item.origin.to_owned(), item.provision, item.unit, item.assignment);
    let known = whole
        .items
        .iter()
        .map(|item| (item.row.origin.clone(), item.row.provision_id, item.row.organisation_id, item.row.assignment_id));
    let mut known: BTreeSet<_> = known.collect();
    let new: Vec<NewItem> = drawn.into_iter().filter(|item| known.insert(key(item))).collect();
    write_items(tx, acting, &whole, new, "drawn").await
}

/// Adds an item of one's own.
pub async fn add(app: &App, caller: &Caller, id: InspectionId, item: Added) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_adding(tx, &acting, id, item).await })).await
}

/// What a person adds.
#[derive(Debug, Clone)]
pub struct Added {
    /// Of which unit; of all of them without one.
    pub unit: Option<OrganisationId>,
    /// Of which clause.
    pub clause: Option<ProvisionId>,
    /// What is to be looked at.
    pub words: String,
}

/// The same inside a write.
pub(in crate::inspections) async fn write_adding(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: InspectionId,
    added: Added,
) -> Result<(), Failure> {
    let whole = seeing::find_whole(tx, acting, id).await?;
    require(acting, &whole)?;
    if added.words.is_empty() {
        return Err(Problem::Missing { field: "noi_dung_muc".to_owned() }.into());
    }
    if added.unit.is_some_and(|unit| !whole.visit.particulars.units.contains(&unit)) {
        return Err(Problem::Inspection(InspectionProblem::UnitElsewhere).into());
    }
    if let Some(clause) = added.clause {
        let known = super::clauses::of_visit(tx, &whole.visit.particulars.documents).await?;
        super::clauses::find(&known, clause)?;
    }
    let item = NewItem {
        origin: ItemOrigin::Added.code(),
        provision: added.clause,
        unit: added.unit,
        assignment: None,
        words: added.words,
    };
    write_items(tx, acting, &whole, vec![item], "added").await.map(drop)
}

async fn write_items(
    tx: &mut WriteTransaction,
    acting: &Acting,
    whole: &Whole,
    items: Vec<NewItem>,
    step: &'static str,
) -> Result<usize, Failure> {
    if items.is_empty() {
        return Ok(0);
    }
    if whole.items.len() + items.len() > ITEMS_LIMIT {
        let limit = i64::try_from(ITEMS_LIMIT).unwrap_or(i64::MAX);
        return Err(Problem::Inspection(InspectionProblem::Full { limit }).into());
    }
    let thing = whole.visit.thing(acting);
    let told = json!({"step": step, "items": items.len()});
    let permit = acting.permit(tx, Verb::RecordInspection, &thing, told).await?;
    let first = whole.items.iter().map(|item| item.row.position).max().unwrap_or_default() + 1;
    for (position, item) in (first..).zip(&items) {
        let id: InspectionItemId = tx.new_id();
        store::insert_item(tx, &permit, (id, whole.visit.row.id, position), item, permit.person()?).await?;
    }
    Ok(items.len())
}

/// A result of an item, as a person writes it.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The version that was seen; 0 before the first.
    pub seen: i64,
    /// What was found.
    pub result: ItemResult,
    /// In words.
    pub note: String,
}

/// Writes the result of an item.
pub async fn answer(
    app: &App,
    caller: &Caller,
    (id, item): (InspectionId, InspectionItemId),
    answer: Answer,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_answer(tx, &acting, (id, item), answer).await })).await
}

/// The same inside a write. The same result twice leaves no trace.
pub(in crate::inspections) async fn write_answer(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, item): (InspectionId, InspectionItemId),
    answer: Answer,
) -> Result<(), Failure> {
    let whole = seeing::find_whole(tx, acting, id).await?;
    require(acting, &whole)?;
    let known = whole.items.iter().find(|one| one.row.id == item).ok_or(Problem::NotFound)?;
    let is_same = known.result() == Some(answer.result) && known.row.note.as_deref() == Some(answer.note.as_str());
    if is_same {
        return Ok(());
    }
    let number = known.row.number.unwrap_or_default();
    if number != answer.seen {
        return Err(Problem::Inspection(InspectionProblem::ItemChanged).into());
    }
    let thing = whole.visit.thing(acting);
    let told =
        json!({"step": "result", "item": item.to_string(), "result": answer.result.code(), "version": number + 1});
    let permit = acting.permit(tx, Verb::RecordInspection, &thing, told).await?;
    let written = (answer.result.code(), answer.note.as_str());
    Ok(store::insert_result(tx, &permit, (item, number + 1), written, permit.person()?).await?)
}

/// Everything that was written of an item, oldest first.
pub async fn results(
    app: &App,
    caller: &Caller,
    (id, item): (InspectionId, InspectionItemId),
) -> Result<(Whole, Vec<ResultRow>), Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let whole = seeing::find_whole(&mut connection, &acting, id).await?;
    _ = whole.visit.require(&acting, Verb::RecordInspection)?;
    whole.items.iter().find(|one| one.row.id == item).ok_or(Problem::NotFound)?;
    let results = store::list_results(&mut connection, item).await?;
    Ok((whole, results))
}

/// Who may fill the checklist in, while it may change.
fn require(acting: &Acting, whole: &Whole) -> Result<(), Failure> {
    _ = whole.visit.require(acting, Verb::RecordInspection)?;
    Ok(whole.visit.may_change()?)
}
