//! Writing a plan here: begin, change, give up. A draft is seen and changed by the body's own people alone.
//!
//! Somebody else's change is never written over: a change of order names the version that the person saw, a change of a
//! clause what stood in it. Once its document is published a draft does not change any more.

use super::{
    above::{self, ClauseAbove},
    store::drafts as store,
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents::actions as of_documents,
    failure::Failure,
    permits::{Permit, Thing},
    plans::draft::{Draft, Head},
};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{DocumentId, OrganisationId, PlanDraftId},
    permissions::Verb,
    problem::{PlanProblem, Problem},
};
use serde_json::json;

pub use super::store::drafts::DraftRow;

/// How the journal calls a draft.
const THING: &str = "plan-draft";

/// A draft with what is typed.
#[derive(Debug, Clone)]
pub struct OpenDraft {
    /// Its row.
    pub row: DraftRow,
    /// What is typed.
    pub draft: Draft,
}

impl OpenDraft {
    fn of(row: DraftRow) -> Result<Self, Failure> {
        let draft = serde_json::from_str(&row.written)?;
        Ok(OpenDraft { row, draft })
    }

    /// Whether it can still be changed.
    pub fn may_change(&self) -> Result<(), Problem> {
        if self.row.abandoned_at_ms.is_some() {
            return Err(Problem::Plan(PlanProblem::Abandoned));
        }
        if self.row.published_at_ms.is_some() {
            return Err(Problem::AlreadyPublished);
        }
        Ok(())
    }
}

/// A body, as rights to its drafts are asked about it.
pub fn thing_of(acting: &Acting, body: OrganisationId) -> Thing {
    Thing::Node { id: body, today: acting.today }
}

/// Bodies for which the caller may write plans.
pub fn writing_bodies(acting: &Acting) -> Vec<OrganisationId> {
    acting.own_bodies(Verb::WritePlan, |body| thing_of(acting, body))
}

/// Begins a plan of a body that carries documents out; with `from_duties` a clause stands ready for each of theirs that
/// concerns the body.
pub async fn begin(
    app: &App,
    caller: &Caller,
    body: OrganisationId,
    parents: Vec<DocumentId>,
    from_duties: bool,
) -> Result<PlanDraftId, Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_beginning(tx, &acting, body, parents, from_duties).await }))
        .await
}

/// The same inside a write.
pub(in crate::plans) async fn write_beginning(
    tx: &mut WriteTransaction,
    acting: &Acting,
    body: OrganisationId,
    parents: Vec<DocumentId>,
    from_duties: bool,
) -> Result<PlanDraftId, Failure> {
    acting.caller.require(&acting.graph, Verb::WritePlan, &thing_of(acting, body))?;
    check_parents(tx, acting, &parents).await?;
    let name = acting.graph.name(body, acting.today).unwrap_or_default().to_owned();
    let head = Head { issuer: name, ..Head::default() };
    let mut draft = Draft { head, parents, ..Draft::default() };
    if from_duties {
        for parent in draft.parents.clone() {
            let above = above::clauses_of(tx, acting, parent, body).await?;
            draft.begin_from(&above);
        }
    }
    let id: PlanDraftId = tx.new_id();
    let told = json!({
        "step": "begun", "draft": id.to_string(), "clauses": draft.clauses().count(),
        "parents": draft.parents.iter().map(ToString::to_string).collect::<Vec<_>>(),
    });
    let permit = permit_of(tx, acting, (id, body), told).await?;
    store::insert(tx, &permit, (id, body), &serde_json::to_string(&draft)?, permit.person()?).await?;
    Ok(id)
}

/// Documents that can be carried out: each published, not taken back, and known to the person.
async fn check_parents(connection: &mut Connection, acting: &Acting, parents: &[DocumentId]) -> Result<(), Failure> {
    if parents.is_empty() {
        return Err(Problem::Missing { field: "thuc_hien".to_owned() }.into());
    }
    if parents.len() > super::PARENT_LIMIT {
        return Err(
            Problem::Plan(PlanProblem::Full { limit: i64::try_from(super::PARENT_LIMIT).unwrap_or(i64::MAX) }).into()
        );
    }
    for parent in parents {
        super::check_parent(connection, acting, DocumentId::from(uuid::Uuid::nil()), *parent).await?;
    }
    Ok(())
}

async fn permit_of(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, body): (PlanDraftId, OrganisationId),
    told: serde_json::Value,
) -> Result<Permit, Failure> {
    let permit = acting.permit(tx, Verb::WritePlan, &thing_of(acting, body), told.clone()).await?;
    permit.also_about(tx, (THING, id.uuid()), told).await?;
    Ok(permit)
}

/// A draft, inside a read or a write, for those who may write it.
pub async fn find_in(connection: &mut Connection, acting: &Acting, id: PlanDraftId) -> Result<OpenDraft, Failure> {
    let row = store::find(connection, id).await?.ok_or(Problem::NotFound)?;
    acting.caller.require(&acting.graph, Verb::WritePlan, &thing_of(acting, row.organisation_id))?;
    OpenDraft::of(row)
}

/// The draft that a document was made of, for those who may write it.
pub async fn find_of(app: &App, caller: &Caller, document: DocumentId) -> Result<Option<OpenDraft>, Failure> {
    let acting = Acting::now(app, caller);
    let row = store::find_of(&mut app.database().read().await?, document).await?;
    let own = row.filter(|row| acting.may(Verb::WritePlan, &thing_of(&acting, row.organisation_id)));
    own.map(OpenDraft::of).transpose()
}

/// Drafts of the caller's bodies of which no document was made and that were not given up.
pub async fn list_for(app: &App, caller: &Caller) -> Result<Vec<OpenDraft>, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let mut drafts = Vec::new();
    for body in writing_bodies(&acting) {
        for row in store::list(&mut connection, body).await?.into_iter().filter(|row| row.abandoned_at_ms.is_none()) {
            drafts.push(OpenDraft::of(row)?);
        }
    }
    Ok(drafts)
}

/// A draft with the clauses of the documents that it carries out.
#[derive(Debug, Clone)]
pub struct WithAbove {
    /// The draft.
    pub open: OpenDraft,
    /// The documents that it carries out, as far as they can be read.
    pub parents: Vec<of_documents::Document>,
    /// Their clauses.
    pub above: Vec<ClauseAbove>,
}

/// Opens a draft with everything that its pages show.
pub async fn open(app: &App, caller: &Caller, id: PlanDraftId) -> Result<WithAbove, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let open = find_in(&mut connection, &acting, id).await?;
    let (parents, above) = documents_above(&mut connection, &acting, &open).await?;
    Ok(WithAbove { open, parents, above })
}

pub(in crate::plans) async fn documents_above(
    connection: &mut Connection,
    acting: &Acting,
    open: &OpenDraft,
) -> Result<(Vec<of_documents::Document>, Vec<ClauseAbove>), Failure> {
    let (mut parents, mut above) = (Vec::new(), Vec::new());
    for parent in &open.draft.parents {
        let found =
            of_documents::find_for_reader(connection, &acting.graph, &acting.caller, *parent, acting.today).await;
        match found {
            Ok(document) => parents.push(document),
            Err(failure) => {
                failure.into_problem()?;
                continue;
            }
        }
        above.extend(above::clauses_of(connection, acting, *parent, open.row.organisation_id).await?);
    }
    Ok((parents, above))
}

/// Changes a draft; `seen` is the version that the person saw, where the change rests on all of it.
pub async fn edit<F, R>(
    app: &App,
    caller: &Caller,
    id: PlanDraftId,
    seen: Option<i64>,
    step: &'static str,
    change: F,
) -> Result<R, Failure>
where
    F: FnOnce(&mut Draft) -> Result<R, Problem> + Send + 'static,
    R: Send + 'static,
{
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_edit(tx, &acting, (id, seen), step, change).await }))
        .await
}

/// The same inside a write. What changes nothing leaves no trace.
pub(in crate::plans) async fn write_edit<F, R>(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, seen): (PlanDraftId, Option<i64>),
    step: &'static str,
    change: F,
) -> Result<R, Failure>
where
    F: FnOnce(&mut Draft) -> Result<R, Problem>,
{
    let open = find_in(tx, acting, id).await?;
    open.may_change()?;
    if seen.is_some_and(|seen| seen != open.row.version) {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let mut draft = open.draft.clone();
    let result = change(&mut draft)?;
    if draft == open.draft {
        return Ok(result);
    }
    if draft.parents != open.draft.parents {
        check_parents(tx, acting, &draft.parents).await?;
    }
    let told = json!({"step": step, "draft": id.to_string(), "clauses": draft.clauses().count()});
    let permit = permit_of(tx, acting, (id, open.row.organisation_id), told).await?;
    keep(tx, &permit, &open.row, &draft, open.row.document_id).await?;
    Ok(result)
}

/// Keeps what is typed.
pub(in crate::plans) async fn keep(
    tx: &mut WriteTransaction,
    permit: &Permit,
    row: &DraftRow,
    draft: &Draft,
    document: Option<DocumentId>,
) -> Result<(), Failure> {
    let written = serde_json::to_string(draft)?;
    if store::change(tx, permit, row, (&written, document), permit.person()?).await?.nothing() {
        return Err(Problem::SomeoneWasFaster.into());
    }
    Ok(())
}

/// Gives a draft up, or takes that back. One of which a document was made stays.
pub async fn abandon(app: &App, caller: &Caller, id: PlanDraftId, is_abandoned: bool) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let open = find_in(tx, &acting, id).await?;
                if open.row.document_id.is_some() {
                    return Err(Problem::Plan(PlanProblem::InUse).into());
                }
                if open.row.abandoned_at_ms.is_some() == is_abandoned {
                    return Ok(());
                }
                let step = if is_abandoned { "given-up" } else { "taken-up-again" };
                let told = json!({"step": step, "draft": id.to_string()});
                let permit = permit_of(tx, &acting, (id, open.row.organisation_id), told).await?;
                let version = (id, open.row.version);
                if store::abandon(tx, &permit, version, is_abandoned, permit.person()?).await?.nothing() {
                    return Err(Problem::SomeoneWasFaster.into());
                }
                Ok(())
            })
        })
        .await
}
