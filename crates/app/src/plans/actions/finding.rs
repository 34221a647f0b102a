//! Finding plans as the caller may see them: the list with who owes one, and one plan with its clauses.
//! What may not be known is not found. «Counts» is computed: published, and not taken back.

use super::store::{self, AssignedRow, MoneyRow, OwedRow, ParentRow, PlanRow, ProvisionRow};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents::{DutyReview, actions as of_documents, actions::Opened, clause_name},
    failure::Failure,
    permits::Thing,
};
use database::Connection;
use domain::{
    ids::{DocumentId, OrganisationId, ProvisionId},
    obligations::Timing,
    permissions::Verb,
    problem::Problem,
};
use jiff::civil::Date;
use papers::reading::AddresseeRole;
use std::collections::{BTreeMap, BTreeSet};

/// Where a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Written here; no document yet.
    Draft,
    /// A document that is not published.
    Unpublished,
    /// It counts.
    Published,
    /// Its publication was taken back.
    Retracted,
}

impl State {
    /// The word of an address and of the interface for programs.
    pub const fn code(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Unpublished => "unpublished",
            State::Published => "published",
            State::Retracted => "retracted",
        }
    }

    pub(super) fn of(row: &PlanRow) -> Self {
        match (row.retracted_at_ms, row.published_at_ms) {
            (Some(_), _) => State::Retracted,
            (None, Some(_)) => State::Published,
            (None, None) => State::Unpublished,
        }
    }
}

/// A document that a plan carries out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parent {
    /// Its row.
    pub row: ParentRow,
    /// The person may read it.
    pub may_read: bool,
}

/// A plan with what it carries out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its row.
    pub row: PlanRow,
    /// Where it stands.
    pub state: State,
    /// What it carries out.
    pub parents: Vec<Parent>,
}

/// A unit that owes a plan, as far as the caller may know of it.
pub type Owed = OwedRow;

/// Whether the caller reads what a body registered; found once for each body.
pub(super) struct Reach<'a> {
    pub acting: &'a Acting,
    pub known: BTreeMap<OrganisationId, bool>,
}

impl Reach<'_> {
    pub fn reads(&mut self, body: OrganisationId) -> bool {
        let acting = self.acting;
        *self.known.entry(body).or_insert_with(|| {
            let id = DocumentId::from(uuid::Uuid::nil());
            let thing = Thing::Document { id, owner: body, recipients: Vec::new(), today: acting.today };
            acting.may(Verb::ReadDocument, &thing)
        })
    }
}

/// Every plan of the caller's bodies, of those below them, and that was sent to them; the last declared first.
pub async fn list_for(app: &App, caller: &Caller) -> Result<Vec<Found>, Failure> {
    list_in(&mut app.database().read().await?, &Acting::now(app, caller)).await
}

/// The same inside a read of somebody else's.
pub(crate) async fn list_in(connection: &mut Connection, acting: &Acting) -> Result<Vec<Found>, Failure> {
    let reader = (&acting.caller, acting.graph.as_ref(), acting.today);
    let readable = of_documents::list_in(connection, reader, "").await?;
    let readable: BTreeSet<DocumentId> = readable.into_iter().map(|document| document.row.id).collect();
    let mut parents: BTreeMap<DocumentId, Vec<Parent>> = BTreeMap::new();
    for row in store::list_parents(connection).await? {
        let may_read = readable.contains(&row.parent_id);
        parents.entry(row.document_id).or_default().push(Parent { row, may_read });
    }
    let rows = store::list(connection).await?.into_iter().filter(|row| readable.contains(&row.document_id));
    let found = rows.map(|row| Found {
        state: State::of(&row),
        parents: parents.remove(&row.document_id).unwrap_or_default(),
        row,
    });
    Ok(found.collect())
}

/// Units that owe a plan and have none that counts: the caller's own and those below.
pub async fn owed_for(app: &App, caller: &Caller) -> Result<Vec<Owed>, Failure> {
    let acting = Acting::now(app, caller);
    let mut reach = Reach { acting: &acting, known: BTreeMap::new() };
    let rows = store::list_owed(&mut app.database().read().await?).await?;
    Ok(rows.into_iter().filter(|row| reach.reads(row.organisation_id)).collect())
}

/// Units that owe a plan to a document and have none that counts. It asks nothing of rights.
pub(crate) async fn owed_to(connection: &mut Connection, document: DocumentId) -> Result<Vec<Owed>, Failure> {
    let mut rows = store::list_owed(connection).await?;
    rows.retain(|row| row.document_id == document);
    Ok(rows)
}

/// A clause of a plan, as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanClause {
    /// Its identity, once the plan is published.
    pub id: Option<ProvisionId>,
    /// Its eId.
    pub eid: String,
    /// Its label with those around it: «II.1».
    pub path: String,
    /// What is to be done.
    pub action: String,
    /// Who leads: bodies of the register, or words that mean nobody yet.
    pub leads: Vec<Body>,
    /// Who supports.
    pub supporters: Vec<Body>,
    /// When.
    pub timing: Option<Timing>,
    /// What it is to bring forth.
    pub outputs: Vec<String>,
    /// Its money, as it counts now.
    pub money: Vec<Money>,
}

/// Somebody who is named in a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// A body of the register.
    Known(OrganisationId),
    /// Words.
    Words(String),
}

/// An amount with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// In whole dong.
    pub amount_dong: i64,
    /// Where it comes from.
    pub source: String,
}

/// One plan with everything that its page shows.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The plan.
    pub plan: Found,
    /// Its document.
    pub opened: Opened,
    /// Its clauses: those that say what is to be done.
    pub clauses: Vec<PlanClause>,
    /// Something rests on it, so that it stays a plan.
    pub is_in_use: bool,
}

/// Opens a plan.
pub async fn open(app: &App, caller: &Caller, id: DocumentId) -> Result<Whole, Failure> {
    let opened = of_documents::open(app, caller, id).await?;
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let row = store::find(&mut connection, id).await?.ok_or(Problem::NotFound)?;
    let mut parents = Vec::new();
    for row in store::parents_of(&mut connection, id).await? {
        let found =
            of_documents::find_for_reader(&mut connection, &acting.graph, caller, row.parent_id, acting.today).await;
        let may_read = match found {
            Ok(_) => true,
            Err(failure) => failure.into_problem().map(|_| false)?,
        };
        parents.push(Parent { row, may_read });
    }
    let state = State::of(&row);
    let clauses = match state {
        State::Published | State::Retracted => published_clauses(&mut connection, id).await?,
        State::Draft | State::Unpublished => read_clauses(&opened),
    };
    let is_in_use = store::count_resting(&mut connection, id).await? > 0;
    Ok(Whole { plan: Found { row, state, parents }, opened, clauses, is_in_use })
}

/// The clauses of a published plan: provisions that carry an obligation or money.
pub async fn published_clauses(connection: &mut Connection, id: DocumentId) -> Result<Vec<PlanClause>, Failure> {
    let provisions = store::list_provisions(connection, id).await?;
    let assigned = store::list_assigned(connection, id).await?;
    let mut money = money_now(store::list_money(connection, id).await?);
    let mut clauses = Vec::new();
    for provision in &provisions {
        let rows: Vec<&AssignedRow> = assigned.iter().filter(|row| row.provision_id == provision.id).collect();
        let money = money.remove(&provision.id).unwrap_or_default();
        if !rows.is_empty() || !money.is_empty() {
            clauses.push(clause(&provisions, provision, &rows, money)?);
        }
    }
    Ok(clauses)
}

fn clause(
    all: &[ProvisionRow],
    provision: &ProvisionRow,
    rows: &[&AssignedRow],
    money: Vec<Money>,
) -> Result<PlanClause, Failure> {
    let bodies = |role: &str| {
        let mut bodies: Vec<Body> = Vec::new();
        for row in rows.iter().filter(|row| row.role == role) {
            let body = Body::Known(row.organisation_id);
            if !bodies.contains(&body) {
                bodies.push(body);
            }
        }
        bodies
    };
    let (mut actions, mut outputs): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
    let mut seen = Vec::new();
    for row in rows {
        if !seen.contains(&row.obligation_id) {
            seen.push(row.obligation_id);
            actions.push(&row.action);
            outputs.extend(serde_json::from_str::<Vec<String>>(&row.outputs)?);
        }
    }
    let heading = provision.heading.clone().unwrap_or_default();
    Ok(PlanClause {
        id: Some(provision.id),
        eid: provision.eid.clone(),
        path: path_of(all, provision),
        action: if actions.is_empty() { heading } else { actions.join(" ") },
        leads: bodies("lead"),
        supporters: bodies("support"),
        timing: rows.first().and_then(|row| timing_of(row)),
        outputs,
        money,
    })
}

fn timing_of(row: &AssignedRow) -> Option<Timing> {
    match row.timing.as_str() {
        "once" => row.due_on.map(|due_on| Timing::Once { due_on, time: None }),
        "recurring" => row.recurrence.clone().map(|rule| Timing::Recurring { rule }),
        _ => None,
    }
}

/// Its label with those around it, as people name it.
pub fn path_of(all: &[ProvisionRow], provision: &ProvisionRow) -> String {
    let mut labels = vec![provision.label.as_str()];
    let mut above = provision.parent_id;
    while let Some(parent) = above.and_then(|id| all.iter().find(|row| row.id == id)).filter(|_| labels.len() < 8) {
        labels.push(parent.label.as_str());
        above = parent.parent_id;
    }
    clause_name(labels.into_iter().rev())
}

/// The clauses of a plan that is not published: provisions of its working copy that hold a duty.
fn read_clauses(opened: &Opened) -> Vec<PlanClause> {
    let Some(text) = &opened.text else { return Vec::new() };
    let provisions = &text.reading.provisions;
    let path = |eid: &str| {
        let mut labels = Vec::new();
        let mut at = provisions.iter().find(|one| one.id == eid);
        while let Some(provision) = at.filter(|_| labels.len() < 8) {
            labels.push(provision.label.as_str());
            at = provision.parent.as_ref().and_then(|parent| provisions.iter().find(|one| one.id == *parent));
        }
        clause_name(labels.into_iter().rev())
    };
    let clause = |duty: &DutyReview| {
        let eid = duty.provision.clone().unwrap_or_default();
        let named = |lead: bool| {
            let wanted = duty.addressees.iter().filter(move |one| (one.role == AddresseeRole::Lead) == lead);
            wanted.map(|one| Body::Words(one.text.clone())).collect()
        };
        PlanClause {
            id: None,
            path: path(&eid),
            eid,
            action: duty.action.clone(),
            leads: named(true),
            supporters: named(false),
            timing: duty.timing.clone(),
            outputs: duty.outputs.clone(),
            money: Vec::new(),
        }
    };
    text.reviewed.kept().map(|(_, duty)| clause(duty)).collect()
}

/// Of each clause the last that was written for each source; an amount of nothing takes it away.
fn money_now(rows: Vec<MoneyRow>) -> BTreeMap<ProvisionId, Vec<Money>> {
    let mut money: BTreeMap<ProvisionId, Vec<Money>> = BTreeMap::new();
    for row in rows {
        let of_clause = money.entry(row.provision_id).or_default();
        of_clause.retain(|one| one.source != row.source);
        if row.amount_dong != 0 {
            of_clause.push(Money { amount_dong: row.amount_dong, source: row.source });
        }
    }
    money
}

/// Documents that a plan of a body can carry out: published, not taken back, and known to the person. Those that were sent
/// to the body or gave it duties come first, the latest first.
pub async fn possible_parents(
    app: &App,
    caller: &Caller,
    body: OrganisationId,
) -> Result<Vec<of_documents::Document>, Failure> {
    let found = of_documents::list_for(app, caller, "").await?;
    let is_open = |one: &of_documents::Document| one.row.published_at_ms.is_some() && one.row.retracted_at_ms.is_none();
    let mut found: Vec<_> = found.into_iter().filter(is_open).collect();
    let day = |one: &of_documents::Document| one.row.issued_on.unwrap_or(Date::ZERO);
    found.sort_by_key(|one| (!one.readers.contains(&body), std::cmp::Reverse(day(one))));
    Ok(found)
}
