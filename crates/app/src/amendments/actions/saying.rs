//! What people say: that a document amends or replaces another, or does not; and which clause stands for which. Each is a
//! row with who, for whom, when and why; taking back is a row too.

use super::{
    finding::{Amendment, Clauses, Kind, amendments_of, find_amendment},
    pairing::propose_all,
    store::{self, NewPair, StatementRow},
};
use crate::{App, acting::Acting, caller::Caller, documents::actions::find_for_reader, failure::Failure};
use database::{Connection, WriteTransaction};
use domain::{
    amendments::Change,
    ids::{DocumentId, ProvisionId},
    permissions::Verb,
    problem::Problem,
};
use serde_json::json;

/// What a person said of two documents.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Its row.
    pub row: StatementRow,
}

impl Statement {
    pub(super) fn of(row: StatementRow) -> Self {
        Statement { row }
    }
}

/// A statement to be made.
#[derive(Debug, Clone)]
pub struct Saying {
    /// The newer document.
    pub amending: DocumentId,
    /// The older one.
    pub amended: DocumentId,
    /// How.
    pub kind: Kind,
    /// That it does, or that it does not.
    pub holds: bool,
    /// Why.
    pub reason: String,
}

/// All that was said of a document as the newer one, oldest first.
pub async fn statements_of(connection: &mut Connection, id: DocumentId) -> Result<Vec<Statement>, Failure> {
    let rows = store::list_statements(connection, id).await?.into_iter();
    Ok(rows.filter(|row| row.document_id == id).map(Statement::of).collect())
}

/// Says that a document amends or replaces another, or does not.
pub async fn say(app: &App, caller: &Caller, saying: Saying) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_statement(tx, &acting, &saying, None).await })).await
}

/// Takes the last statement about two documents back, as far as the person saw it.
pub async fn undo(
    app: &App,
    caller: &Caller,
    (amending, amended, kind): (DocumentId, DocumentId, Kind),
    seen: i64,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let last = statements_of(tx, amending)
                    .await?
                    .into_iter()
                    .rfind(|one| one.row.target_id == amended && one.row.relation == kind.code());
                let last = last.ok_or(Problem::NotFound)?.row;
                if last.number != seen {
                    return Err(Problem::SomeoneWasFaster.into());
                }
                let saying = Saying { amending, amended, kind, holds: !last.holds, reason: last.reason };
                write_statement(tx, &acting, &saying, Some(seen)).await
            })
        })
        .await
}

/// The same inside a write. `undoes` is the statement that it takes back.
pub async fn write_statement(
    tx: &mut WriteTransaction,
    acting: &Acting,
    saying: &Saying,
    undoes: Option<i64>,
) -> Result<(), Failure> {
    let Saying { amending, amended, kind, holds, reason } = saying;
    let today = acting.today;
    let newer = find_for_reader(tx, &acting.graph, &acting.caller, *amending, today).await?;
    let thing = newer.thing(today);
    acting.caller.require(&acting.graph, Verb::RelateDocuments, &thing)?;
    if newer.row.retracted_at_ms.is_some() {
        return Err(Problem::DocumentRetracted.into());
    }
    let older = find_for_reader(tx, &acting.graph, &acting.caller, *amended, today).await?;
    let place = (*amending, *amended, kind.code());
    let counts = amendments_of(tx, *amending).await?.iter().any(|one| (one.amended, one.kind) == (*amended, *kind));
    if counts == *holds {
        return Err(Problem::AlreadyDone.into());
    }
    if *holds && leads_to(tx, *amended, *amending).await? {
        return Err(Problem::AmendsInCircle.into());
    }
    let told = json!({
        "amended": amended.to_string(), "relation": kind.code(), "holds": holds, "reason": reason, "undoes": undoes,
    });
    let permit = acting.permit(tx, Verb::RelateDocuments, &thing, told.clone()).await?;
    permit.also_about(tx, ("document", older.row.id.uuid()), told).await?;
    let number = store::highest_statement(tx, place).await? + 1;
    store::insert_statement(tx, &permit, place, (number, *holds, reason)).await?;
    if *holds { propose_all(tx, &permit, *amending).await } else { Ok(()) }
}

/// Whether a document amends another, directly or through others.
async fn leads_to(tx: &mut WriteTransaction, from: DocumentId, to: DocumentId) -> Result<bool, Failure> {
    let (mut seen, mut waiting) = (vec![from], vec![from]);
    while let Some(at) = waiting.pop() {
        if at == to {
            return Ok(true);
        }
        for one in amendments_of(tx, at).await? {
            if !seen.contains(&one.amended) {
                seen.push(one.amended);
                waiting.push(one.amended);
            }
        }
    }
    Ok(false)
}

/// Which clause stands for an older one, as a person says it.
#[derive(Debug, Clone)]
pub struct Repairing {
    /// The older clause.
    pub old: ProvisionId,
    /// The newer one; none where it was taken away.
    pub new: Option<ProvisionId>,
    /// What became of it.
    pub change: Change,
    /// Number of the row that the person saw; zero where there was none.
    pub seen: i64,
    /// Why.
    pub reason: String,
}

/// The two documents whose clauses are paired.
pub type Pairs = (DocumentId, DocumentId);

/// Pairs a clause anew.
pub async fn repair(app: &App, caller: &Caller, pairs: Pairs, repairing: Repairing) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_pair(tx, &acting, pairs, &repairing).await })).await
}

/// The same inside a write.
pub async fn write_pair(
    tx: &mut WriteTransaction,
    acting: &Acting,
    pairs: Pairs,
    repairing: &Repairing,
) -> Result<(), Failure> {
    let Repairing { old, new, change, seen, reason } = repairing;
    let newer = find_for_reader(tx, &acting.graph, &acting.caller, pairs.0, acting.today).await?;
    let thing = newer.thing(acting.today);
    acting.caller.require(&acting.graph, Verb::RelateDocuments, &thing)?;
    let (amendment, ..) = find_amendment(tx, acting, pairs).await?;
    if newer.row.retracted_at_ms.is_some() {
        return Err(Problem::DocumentRetracted.into());
    }
    check_sides(tx, &amendment, repairing).await?;
    let relation = amendment.kind.code();
    let highest = store::highest_pair(tx, (amendment.amending, relation, *old)).await?;
    if highest != *seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let told = json!({
        "amended": amendment.amended.to_string(), "clause": old.to_string(), "stands_for_it": new.map(|id| id.to_string()),
        "change": change.code(), "reason": reason, "number": highest + 1,
    });
    let permit = acting.permit(tx, Verb::RelateDocuments, &thing, told).await?;
    let said = permit.on_behalf_of().zip(permit.account());
    let pair = NewPair {
        amending: amendment.amending,
        relation,
        old: *old,
        number: highest + 1,
        new: *new,
        change: change.code(),
        reason,
        said,
    };
    Ok(store::insert_pair(tx, &permit, &pair).await?)
}

/// Both clauses are of their documents, and a clause stands for another exactly where it was not taken away.
async fn check_sides(tx: &mut WriteTransaction, amendment: &Amendment, said: &Repairing) -> Result<(), Failure> {
    let missing = |field: &str| Problem::Missing { field: field.to_owned() };
    let older = Clauses::of(tx, amendment.amended).await?.ok_or(Problem::NotFound)?;
    let newer = Clauses::of(tx, amendment.amending).await?.ok_or(Problem::NotFound)?;
    older.place(said.old).ok_or(Problem::NotFound)?;
    match (said.new, said.change) {
        (Some(new), Change::Same | Change::Changed) => newer.place(new).map(drop).ok_or_else(|| missing("voi").into()),
        (None, Change::Removed) => Ok(()),
        // An amending document leaves it as it is: it stays in force where it stands.
        (None, Change::Same) if amendment.kind == Kind::Amends => Ok(()),
        _ => Err(missing("voi").into()),
    }
}

/// Asks whether the person may say what a document amends.
pub async fn require(app: &App, caller: &Caller, id: DocumentId) -> Result<(), Failure> {
    require_verb(app, caller, id, Verb::RelateDocuments).await
}

/// Asks whether the person may carry over to a document.
pub async fn require_carrying(app: &App, caller: &Caller, id: DocumentId) -> Result<(), Failure> {
    require_verb(app, caller, id, Verb::CarryOver).await
}

async fn require_verb(app: &App, caller: &Caller, id: DocumentId, verb: Verb) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let document = find_for_reader(&mut connection, &acting.graph, caller, id, acting.today).await?;
    caller.require(&acting.graph, verb, &document.thing(acting.today)).map(drop)
}
