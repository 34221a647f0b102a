//! The SQL of plans: which documents are plans, what they carry out, what their clauses say and cost, who owes one.
//! A declaration that nothing rests on is the one thing that is taken away; the journal keeps that it stood.

pub mod drafts;
mod together;

pub use together::{CLAUSES_AT_ONCE, list_money_of};

use crate::permits::Permit;
use database::{Connection, Error, WriteTransaction, params, record};
use domain::ids::{AccountId, AssignmentId, DocumentId, ObligationId, OrganisationId, ProvisionId};
use jiff::civil::Date;

record! {
    /// A plan, with what its document says of itself.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PlanRow {
        /// Its document.
        pub document_id: DocumentId,
        /// Whose plan it is.
        pub organisation_id: OrganisationId,
        /// The body that registered the document.
        pub owner_id: OrganisationId,
        /// Slug of the type.
        pub document_type: String,
        /// Number and symbol.
        pub symbol: Option<String>,
        /// What it is about.
        pub subject: String,
        /// The same, to search by.
        pub subject_folded: String,
        /// Date of issue.
        pub issued_on: Option<Date>,
        /// Who declared it.
        pub declared_by: AccountId,
        /// When.
        pub declared_at_ms: i64,
        /// When it was published.
        pub published_at_ms: Option<i64>,
        /// When that was taken back.
        pub retracted_at_ms: Option<i64>,
    }
}

record! {
    /// A document that a plan carries out.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ParentRow {
        /// The plan.
        pub document_id: DocumentId,
        /// What it carries out.
        pub parent_id: DocumentId,
        /// Slug of its type.
        pub document_type: String,
        /// Its number and symbol.
        pub symbol: Option<String>,
        /// What it is about.
        pub subject: String,
    }
}

record! {
    /// A unit that holds an open duty to make a plan, and has none that counts.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct OwedRow {
        /// The assignment.
        pub assignment_id: AssignmentId,
        /// The unit.
        pub organisation_id: OrganisationId,
        /// When it is due.
        pub due_on: Option<Date>,
        /// What is to be done.
        pub action: String,
        /// The document that asks.
        pub document_id: DocumentId,
        /// Slug of its type.
        pub document_type: String,
        /// Its number and symbol.
        pub symbol: Option<String>,
    }
}

record! {
    /// A provision of a published document.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ProvisionRow {
        /// Which.
        pub id: ProvisionId,
        /// Its eId.
        pub eid: String,
        /// In which.
        pub parent_id: Option<ProvisionId>,
        /// Label as printed.
        pub label: String,
        /// Its title, where it is one.
        pub heading: Option<String>,
        /// Where it begins in the text.
        pub start_offset: i64,
        /// Where it ends.
        pub end_offset: i64,
    }
}

record! {
    /// What a clause asks of one body.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct AssignedRow {
        /// The clause.
        pub provision_id: ProvisionId,
        /// The obligation.
        pub obligation_id: ObligationId,
        /// What is to be done.
        pub action: String,
        /// What it is to bring forth, as JSON.
        pub outputs: String,
        /// `once`, `recurring` or `standing`.
        pub timing: String,
        /// The rule of a recurring one.
        pub recurrence: Option<String>,
        /// By when, for a duty that is done once.
        pub due_on: Option<Date>,
        /// The body.
        pub organisation_id: OrganisationId,
        /// `lead` or `support`.
        pub role: String,
    }
}

record! {
    /// Money of a clause.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct MoneyRow {
        /// The clause.
        pub provision_id: ProvisionId,
        /// Counts up.
        pub number: i64,
        /// In whole dong.
        pub amount_dong: i64,
        /// Where it comes from; nothing with no amount takes away what stood.
        pub source: String,
    }
}

record! { struct Count { found: i64 } }
record! { struct ParentFound { parent_id: DocumentId } }

const FIND: &str = "SELECT p.document_id, p.organisation_id, d.owner_id, d.type AS document_type, d.symbol, d.subject, \
     d.subject_folded, d.issued_on, p.declared_by, p.declared_at_ms, b.published_at_ms, r.retracted_at_ms FROM plan p \
     JOIN document d ON d.id = p.document_id LEFT JOIN publication b ON b.document_id = p.document_id \
     LEFT JOIN retraction r ON r.document_id = p.document_id WHERE p.document_id = $1";
const LIST: &str = "SELECT p.document_id, p.organisation_id, d.owner_id, d.type AS document_type, d.symbol, d.subject, \
     d.subject_folded, d.issued_on, p.declared_by, p.declared_at_ms, b.published_at_ms, r.retracted_at_ms FROM plan p \
     JOIN document d ON d.id = p.document_id LEFT JOIN publication b ON b.document_id = p.document_id \
     LEFT JOIN retraction r ON r.document_id = p.document_id ORDER BY p.declared_at_ms DESC, p.document_id DESC";
const LIST_PARENTS: &str = "SELECT c.document_id, c.parent_id, d.type AS document_type, d.symbol, d.subject FROM plan_parent c \
     JOIN document d ON d.id = c.parent_id ORDER BY c.document_id, d.issued_on, c.parent_id";
const PARENTS_OF: &str = "SELECT c.document_id, c.parent_id, d.type AS document_type, d.symbol, d.subject FROM plan_parent c \
     JOIN document d ON d.id = c.parent_id WHERE c.document_id = $1 ORDER BY d.issued_on, c.parent_id";
/// Everything above a document, through any number of plans.
const ALL_ABOVE: &str = "WITH RECURSIVE above (parent_id) AS (SELECT parent_id FROM plan_parent WHERE document_id = $1 \
     UNION SELECT c.parent_id FROM plan_parent c JOIN above a ON c.document_id = a.parent_id) SELECT parent_id FROM above";
const LIST_OWED: &str = "SELECT a.id AS assignment_id, a.organisation_id, a.due_on, o.action, o.document_id, \
     d.type AS document_type, d.symbol FROM assignment a JOIN obligation o ON o.id = a.obligation_id \
     JOIN document d ON d.id = o.document_id WHERE o.kind = 'plan' AND a.role = 'lead' AND a.closed_on IS NULL \
     AND NOT EXISTS (SELECT 1 FROM plan p JOIN plan_parent c ON c.document_id = p.document_id \
     JOIN publication b ON b.document_id = p.document_id LEFT JOIN retraction r ON r.document_id = p.document_id \
     WHERE p.organisation_id = a.organisation_id AND c.parent_id = o.document_id AND r.document_id IS NULL) \
     ORDER BY COALESCE(a.due_on, '9999-12-31'), a.id";
const LIST_PROVISIONS: &str = "SELECT id, eid, parent_id, label, heading, start_offset, end_offset FROM provision \
     WHERE document_id = $1 ORDER BY position";
const LIST_ASSIGNED: &str = "SELECT o.provision_id, o.id AS obligation_id, o.action, o.outputs, o.timing, o.recurrence, \
     a.due_on, a.organisation_id, a.role FROM obligation o JOIN assignment a ON a.obligation_id = o.id \
     WHERE o.document_id = $1 AND o.provision_id IS NOT NULL AND o.kind <> 'remedy' \
     AND NOT EXISTS (SELECT 1 FROM assignment_link l WHERE l.successor_id = a.id) ORDER BY o.position, a.role, a.id";
const LIST_MONEY: &str = "SELECT m.provision_id, m.number, m.amount_dong, m.source FROM clause_money m \
     JOIN provision p ON p.id = m.provision_id WHERE p.document_id = $1 ORDER BY p.position, m.number";
/// What rests on a plan: its publication, relations, money, the draft that it was written as.
const COUNT_RESTING: &str = "SELECT (SELECT COUNT(*) FROM publication WHERE document_id = $1) \
     + (SELECT COUNT(*) FROM clause_relation WHERE plan_id = $1) \
     + (SELECT COUNT(*) FROM plan_draft WHERE document_id = $1) \
     + (SELECT COUNT(*) FROM clause_money m JOIN provision p ON p.id = m.provision_id WHERE p.document_id = $1) AS found";
const COUNT_RELATIONS: &str = "SELECT COUNT(*) AS found FROM clause_relation WHERE plan_id = $1";
const INSERT: &str =
    "INSERT INTO plan (document_id, organisation_id, declared_by, declared_at_ms) VALUES ($1, $2, $3, $4)";
const INSERT_PARENT: &str =
    "INSERT INTO plan_parent (document_id, parent_id) VALUES ($1, $2) ON CONFLICT (document_id, parent_id) DO NOTHING";
const TAKE_PARENTS: &str = "DELETE FROM plan_parent WHERE document_id = $1";
const TAKE: &str = "DELETE FROM plan WHERE document_id = $1";
const INSERT_MONEY: &str = "INSERT INTO clause_money (provision_id, number, amount_dong, source, written_by, written_at_ms) \
     VALUES ($1, $2, $3, $4, $5, $6)";

pub async fn find(connection: &mut Connection, id: DocumentId) -> Result<Option<PlanRow>, Error> {
    connection.optional(FIND, params![id]).await
}

/// Every plan, the last declared first.
pub async fn list(connection: &mut Connection) -> Result<Vec<PlanRow>, Error> {
    connection.all(LIST, params![]).await
}

/// What every plan carries out.
pub async fn list_parents(connection: &mut Connection) -> Result<Vec<ParentRow>, Error> {
    connection.all(LIST_PARENTS, params![]).await
}

pub async fn parents_of(connection: &mut Connection, id: DocumentId) -> Result<Vec<ParentRow>, Error> {
    connection.all(PARENTS_OF, params![id]).await
}

/// Everything that a document carries out, through any number of plans.
pub async fn all_above(connection: &mut Connection, id: DocumentId) -> Result<Vec<DocumentId>, Error> {
    let found: Vec<ParentFound> = connection.all(ALL_ABOVE, params![id]).await?;
    Ok(found.into_iter().map(|found| found.parent_id).collect())
}

/// Units without a plan that they owe, the soonest first.
pub async fn list_owed(connection: &mut Connection) -> Result<Vec<OwedRow>, Error> {
    connection.all(LIST_OWED, params![]).await
}

pub async fn list_provisions(connection: &mut Connection, id: DocumentId) -> Result<Vec<ProvisionRow>, Error> {
    connection.all(LIST_PROVISIONS, params![id]).await
}

/// What the clauses of a document asked for when it was published.
pub async fn list_assigned(connection: &mut Connection, id: DocumentId) -> Result<Vec<AssignedRow>, Error> {
    connection.all(LIST_ASSIGNED, params![id]).await
}

/// Every amount that was ever written, in order.
pub async fn list_money(connection: &mut Connection, id: DocumentId) -> Result<Vec<MoneyRow>, Error> {
    connection.all(LIST_MONEY, params![id]).await
}

pub async fn count_resting(connection: &mut Connection, id: DocumentId) -> Result<i64, Error> {
    Ok(connection.one::<Count>(COUNT_RESTING, params![id]).await?.found)
}

/// What was said of the clauses of a plan.
pub async fn count_relations(connection: &mut Connection, id: DocumentId) -> Result<i64, Error> {
    Ok(connection.one::<Count>(COUNT_RELATIONS, params![id]).await?.found)
}

pub async fn insert(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (id, organisation): (DocumentId, OrganisationId),
    by: AccountId,
) -> Result<(), Error> {
    tx.execute(INSERT, params![id, organisation, by, permit.at().millisecond()]).await.map(drop)
}

pub async fn insert_parent(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    id: DocumentId,
    parent: DocumentId,
) -> Result<(), Error> {
    tx.execute(INSERT_PARENT, params![id, parent]).await.map(drop)
}

/// Takes away what a plan is said to carry out; others follow in the same write.
pub async fn take_parents(tx: &mut WriteTransaction, _permit: &Permit, id: DocumentId) -> Result<(), Error> {
    tx.execute(TAKE_PARENTS, params![id]).await.map(drop)
}

/// Takes a declaration away. Nothing rests on it.
pub async fn take(tx: &mut WriteTransaction, permit: &Permit, id: DocumentId) -> Result<(), Error> {
    take_parents(tx, permit, id).await?;
    tx.execute(TAKE, params![id]).await.map(drop)
}

/// An amount to be written.
pub struct NewMoney {
    /// The clause.
    pub provision: ProvisionId,
    /// One more than the last of the clause.
    pub number: i64,
    /// In whole dong.
    pub amount_dong: i64,
    /// Where it comes from.
    pub source: String,
    /// Who writes it.
    pub by: AccountId,
}

pub async fn insert_money(tx: &mut WriteTransaction, permit: &Permit, new: &NewMoney) -> Result<(), Error> {
    let at = permit.at().millisecond();
    tx.execute(INSERT_MONEY, params![new.provision, new.number, new.amount_dong, &new.source, new.by, at])
        .await
        .map(drop)
}
