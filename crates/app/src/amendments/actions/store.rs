//! The SQL of amendments: what texts and people say of two documents, the pairing of their clauses, what rests on them.
//! Statements, pairs and carry-overs are written once and never changed.

use crate::{failure::Failure, permits::Permit};
use database::{Connection, Error, WriteTransaction, params, record};
use domain::{
    ids::{
        AccountId, AssignmentId, CarryOverId, ClauseRelationId, DocumentId, ObligationId, OrganisationId, ProvisionId,
        TargetId,
    },
    problem::Problem,
};
use jiff::civil::Date;

record! {
    /// That one document amends or replaces another, as the text says it.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct RelationRow { pub document_id: DocumentId, pub target_id: DocumentId, pub relation: String, pub cited_as: String }
}
record! {
    /// The same as a person said it.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct StatementRow {
        pub document_id: DocumentId, pub target_id: DocumentId, pub relation: String, pub number: i64, pub holds: bool,
        pub reason: String, pub said_for: OrganisationId, pub sayer: String, pub said_at_ms: i64,
    }
}
record! {
    /// A provision with its place.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct ProvisionRow {
        pub id: ProvisionId, pub eid: String, pub parent_id: Option<ProvisionId>, pub label: String,
        pub heading: Option<String>, pub start_offset: i64, pub end_offset: i64,
    }
}
record! { struct ReadingRow { reading: String } }
record! {
    /// What became of a clause, the row that counts.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct PairRow {
        pub old_clause_id: ProvisionId, pub number: i64, pub new_clause_id: Option<ProvisionId>, pub change: String,
        pub reason: String, pub setter: Option<String>, pub set_at_ms: i64,
    }
}
record! {
    /// A pair that counts, for what is stale.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct BecameRow {
        pub old_clause_id: ProvisionId, pub new_clause_id: Option<ProvisionId>, pub change: String, pub relation: String,
    }
}
record! {
    /// The same with the document that made it so, whatever became of that document since.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct BecameByRow {
        pub old_clause_id: ProvisionId, pub new_clause_id: Option<ProvisionId>, pub change: String, pub relation: String,
        pub amending_id: DocumentId, pub published_at_ms: i64, pub retracted_at_ms: Option<i64>,
    }
}
record! {
    /// An obligation of a document.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct DutyRow {
        pub id: ObligationId, pub provision_id: Option<ProvisionId>, pub action: String,
        pub tracking_body_id: OrganisationId,
    }
}
record! {
    /// An open assignment of a document.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct HeldRow {
        pub id: AssignmentId, pub obligation_id: ObligationId, pub organisation_id: OrganisationId, pub role: String,
        pub first_due_on: Option<Date>, pub due_on: Option<Date>, pub version: i64, pub waiting: i64,
    }
}
record! {
    /// A relation of a plan's clause that counts.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct ClauseRelationRow {
        pub id: ClauseRelationId, pub plan_id: DocumentId, pub clause_id: Option<ProvisionId>,
        pub parent_clause_id: ProvisionId, pub degree: String, pub reason: String, pub suggested: i64,
        pub clause_label: Option<String>, pub carried: i64,
    }
}
record! {
    /// A plan that carries a document out.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct PlanRow { pub document_id: DocumentId, pub organisation_id: OrganisationId, pub has_new: i64 }
}
record! {
    /// A live target whose source is a document.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct SourcedRow { pub id: TargetId, pub provision_id: Option<ProvisionId> }
}
record! {
    /// An assignment that was carried over.
    #[derive(Debug, Clone)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct CarriedRow {
        pub predecessor_id: AssignmentId, pub successor_id: AssignmentId, pub carrier: String, pub carried_at_ms: i64,
        pub document_id: DocumentId, pub document_type: String, pub symbol: Option<String>,
    }
}
record! { struct Highest { number: i64 } }

const LIST_RELATIONS: &str = "SELECT document_id, target_id, relation, cited_as FROM document_relation \
     WHERE (document_id = $1 OR target_id = $1) AND relation IN ('amends', 'replaces') ORDER BY document_id, target_id, relation";
const LIST_STATEMENTS: &str = "SELECT s.document_id, s.target_id, s.relation, s.number, s.holds, s.reason, s.said_for, \
     a.full_name AS sayer, s.said_at_ms FROM relation_statement s JOIN account a ON a.id = s.said_by \
     WHERE s.document_id = $1 OR s.target_id = $1 ORDER BY s.said_at_ms, s.document_id, s.target_id, s.relation, s.number";
const HIGHEST_STATEMENT: &str = "SELECT COALESCE(MAX(number), 0) AS number FROM relation_statement \
     WHERE document_id = $1 AND target_id = $2 AND relation = $3";
const INSERT_STATEMENT: &str = "INSERT INTO relation_statement (document_id, target_id, relation, number, holds, reason, \
     said_for, said_by, said_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const LIST_PROVISIONS: &str = "SELECT id, eid, parent_id, label, heading, start_offset, end_offset FROM provision \
     WHERE document_id = $1 ORDER BY position";
const FIND_READING: &str = "SELECT t.reading FROM text_version t JOIN publication p ON p.text_version_id = t.id \
     WHERE p.document_id = $1";
const LIST_PAIRS: &str = "SELECT c.old_clause_id, c.number, c.new_clause_id, c.change, c.reason, a.full_name AS setter, \
     c.set_at_ms FROM clause_pair c JOIN provision o ON o.id = c.old_clause_id LEFT JOIN account a ON a.id = c.set_by \
     WHERE c.amending_id = $1 AND o.document_id = $2 AND c.relation = $3 AND c.number = (SELECT MAX(n.number) \
     FROM clause_pair n WHERE n.amending_id = c.amending_id AND n.relation = c.relation \
     AND n.old_clause_id = c.old_clause_id) ORDER BY o.position";
const HIGHEST_PAIR: &str = "SELECT COALESCE(MAX(number), 0) AS number FROM clause_pair \
     WHERE amending_id = $1 AND relation = $2 AND old_clause_id = $3";
const INSERT_PAIR: &str = "INSERT INTO clause_pair (amending_id, relation, old_clause_id, number, new_clause_id, change, \
     reason, set_for, set_by, set_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
/// Only of documents that are published and not retracted, and whose relation nobody took back.
const LIST_BECAME: &str = "SELECT c.old_clause_id, c.new_clause_id, c.change, c.relation FROM clause_pair c \
     JOIN provision o ON o.id = c.old_clause_id JOIN publication p ON p.document_id = c.amending_id \
     WHERE c.number = (SELECT MAX(n.number) FROM clause_pair n WHERE n.amending_id = c.amending_id \
     AND n.relation = c.relation AND n.old_clause_id = c.old_clause_id) \
     AND NOT EXISTS (SELECT 1 FROM retraction r WHERE r.document_id = c.amending_id) \
     AND NOT EXISTS (SELECT 1 FROM relation_statement s WHERE s.document_id = c.amending_id \
     AND s.target_id = o.document_id AND s.relation = c.relation AND s.holds = 0 AND s.number = (SELECT MAX(m.number) \
     FROM relation_statement m WHERE m.document_id = s.document_id AND m.target_id = s.target_id \
     AND m.relation = s.relation)) ORDER BY c.old_clause_id, c.amending_id, c.relation";
/// Of the clauses of a document and of every plan below it, and of those that stand for clauses of an older one.
const LIST_BECAME_BELOW: &str = "WITH RECURSIVE below (id) AS (SELECT id FROM document WHERE id = $1 \
     UNION SELECT w.document_id FROM plan_parent w JOIN below b ON b.id = w.parent_id) \
     SELECT c.old_clause_id, c.new_clause_id, c.change, c.relation, c.amending_id, \
     p.published_at_ms, t.retracted_at_ms FROM clause_pair c JOIN provision o ON o.id = c.old_clause_id \
     JOIN publication p ON p.document_id = c.amending_id LEFT JOIN retraction t ON t.document_id = c.amending_id \
     WHERE c.number = (SELECT MAX(n.number) FROM clause_pair n WHERE n.amending_id = c.amending_id \
     AND n.relation = c.relation AND n.old_clause_id = c.old_clause_id) \
     AND NOT EXISTS (SELECT 1 FROM relation_statement s WHERE s.document_id = c.amending_id \
     AND s.target_id = o.document_id AND s.relation = c.relation AND s.holds = 0 AND s.number = (SELECT MAX(m.number) \
     FROM relation_statement m WHERE m.document_id = s.document_id AND m.target_id = s.target_id \
     AND m.relation = s.relation)) AND (o.document_id IN (SELECT id FROM below) OR EXISTS (SELECT 1 FROM provision v \
     WHERE v.id = c.new_clause_id AND v.document_id IN (SELECT id FROM below))) ORDER BY c.old_clause_id, p.published_at_ms, c.amending_id, c.relation";
const LIST_DUTIES: &str = "SELECT id, provision_id, action, tracking_body_id FROM obligation WHERE document_id = $1 \
     AND kind <> 'remedy' ORDER BY position";
const LIST_HELD: &str = "SELECT a.id, a.obligation_id, a.organisation_id, a.role, a.first_due_on, a.due_on, a.version, \
     (SELECT COUNT(*) FROM submission s LEFT JOIN acceptance c ON c.submission_id = s.id \
     LEFT JOIN sending_back b ON b.submission_id = s.id WHERE s.assignment_id = a.id AND c.submission_id IS NULL \
     AND b.submission_id IS NULL) AS waiting FROM assignment a JOIN obligation o ON o.id = a.obligation_id \
     WHERE o.document_id = $1 AND o.kind <> 'remedy' AND a.closed_on IS NULL \
     ORDER BY o.position, a.organisation_id, a.id";
const LIST_CLAUSE_RELATIONS: &str = "SELECT r.id, r.plan_id, r.clause_id, r.parent_clause_id, r.degree, r.reason, \
     r.suggested, c.label AS clause_label, (SELECT COUNT(*) FROM clause_relation k JOIN provision kp \
     ON kp.id = k.parent_clause_id WHERE k.carried_from_id = r.id AND kp.document_id = $2) AS carried \
     FROM clause_relation r JOIN provision p ON p.id = r.parent_clause_id LEFT JOIN provision c ON c.id = r.clause_id \
     WHERE p.document_id = $1 AND r.number = (SELECT MAX(n.number) FROM clause_relation n WHERE n.plan_id = r.plan_id \
     AND n.parent_clause_id = r.parent_clause_id AND ((n.clause_id IS NULL AND r.clause_id IS NULL) \
     OR n.clause_id = r.clause_id)) ORDER BY r.plan_id, p.position, c.position, r.id";
const LIST_PLANS: &str = "SELECT pp.document_id, p.organisation_id, (SELECT COUNT(*) FROM plan_parent n \
     WHERE n.document_id = pp.document_id AND n.parent_id = $2) AS has_new FROM plan_parent pp \
     JOIN plan p ON p.document_id = pp.document_id WHERE pp.parent_id = $1 \
     AND NOT EXISTS (SELECT 1 FROM retraction r WHERE r.document_id = pp.document_id) ORDER BY pp.document_id";
const INSERT_PLAN_PARENT: &str = "INSERT INTO plan_parent (document_id, parent_id) VALUES ($1, $2)";
const LIST_SOURCED: &str = "SELECT t.id, t.provision_id FROM target t LEFT JOIN target_end e ON e.target_id = t.id \
     WHERE t.document_id = $1 AND e.target_id IS NULL ORDER BY t.organisation_id, t.set_at_ms, t.id";
const CLOSE_CARRIED: &str = "UPDATE assignment SET closed_on = $3, closing = 'handed-over', version = version + 1 \
     WHERE id = $1 AND version = $2 AND closed_on IS NULL";
const KEEP_PROMISE: &str = "UPDATE assignment SET first_due_on = $2, version = version + 1 WHERE id = $1 \
     AND closed_on IS NULL";
const INSERT_CARRY_OVER: &str = "INSERT INTO carry_over (id, amending_id, amended_id, carried_by, carried_at_ms) \
     VALUES ($1, $2, $3, $4, $5)";
const INSERT_ASSIGNMENT_CARRY: &str =
    "INSERT INTO assignment_carry (predecessor_id, successor_id, carry_over_id) VALUES ($1, $2, $3)";
const LIST_CARRIED: &str = "SELECT c.predecessor_id, c.successor_id, b.full_name AS carrier, o.carried_at_ms, \
     d.id AS document_id, d.type AS document_type, d.symbol FROM assignment_carry c \
     JOIN carry_over o ON o.id = c.carry_over_id JOIN account b ON b.id = o.carried_by \
     JOIN document d ON d.id = CASE WHEN c.predecessor_id = $1 THEN o.amending_id ELSE o.amended_id END \
     WHERE c.predecessor_id = $1 OR c.successor_id = $1 ORDER BY o.carried_at_ms, c.predecessor_id";

pub async fn list_relations(connection: &mut Connection, of: DocumentId) -> Result<Vec<RelationRow>, Error> {
    connection.all(LIST_RELATIONS, params![of]).await
}

pub async fn list_statements(connection: &mut Connection, of: DocumentId) -> Result<Vec<StatementRow>, Error> {
    connection.all(LIST_STATEMENTS, params![of]).await
}

/// The number of the last statement; zero before the first.
pub async fn highest_statement(
    connection: &mut Connection,
    (document, target, relation): (DocumentId, DocumentId, &str),
) -> Result<i64, Error> {
    let row: Highest = connection.one(HIGHEST_STATEMENT, params![document, target, relation]).await?;
    Ok(row.number)
}

pub async fn insert_statement(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (document, target, relation): (DocumentId, DocumentId, &str),
    (number, holds, reason): (i64, bool, &str),
) -> Result<(), Failure> {
    let said_for = permit.on_behalf_of().ok_or(Problem::Forbidden)?;
    let (holds, by, at) = (i64::from(holds), permit.person()?, permit.at().millisecond());
    let values = params![document, target, relation, number, holds, reason, said_for, by, at];
    Ok(tx.execute(INSERT_STATEMENT, values).await.map(drop)?)
}

pub async fn list_provisions(connection: &mut Connection, of: DocumentId) -> Result<Vec<ProvisionRow>, Error> {
    connection.all(LIST_PROVISIONS, params![of]).await
}

/// The reading that was published, as it is stored.
pub async fn find_reading(connection: &mut Connection, of: DocumentId) -> Result<Option<String>, Error> {
    Ok(connection.optional::<ReadingRow>(FIND_READING, params![of]).await?.map(|row| row.reading))
}

pub async fn list_pairs(
    connection: &mut Connection,
    (amending, amended, relation): (DocumentId, DocumentId, &str),
) -> Result<Vec<PairRow>, Error> {
    connection.all(LIST_PAIRS, params![amending, amended, relation]).await
}

pub async fn highest_pair(
    connection: &mut Connection,
    (amending, relation, clause): (DocumentId, &str, ProvisionId),
) -> Result<i64, Error> {
    let row: Highest = connection.one(HIGHEST_PAIR, params![amending, relation, clause]).await?;
    Ok(row.number)
}

/// A pair about to be written.
pub struct NewPair<'p> {
    pub amending: DocumentId,
    pub relation: &'p str,
    pub old: ProvisionId,
    pub number: i64,
    pub new: Option<ProvisionId>,
    pub change: &'p str,
    pub reason: &'p str,
    /// The body and the person that say so; none for a proposal of the system.
    pub said: Option<(OrganisationId, AccountId)>,
}

pub async fn insert_pair(tx: &mut WriteTransaction, permit: &Permit, pair: &NewPair<'_>) -> Result<(), Error> {
    let (set_for, set_by) = pair.said.unzip();
    let values = params![
        pair.amending,
        pair.relation,
        pair.old,
        pair.number,
        pair.new,
        pair.change,
        pair.reason,
        set_for,
        set_by,
        permit.at().millisecond()
    ];
    tx.execute(INSERT_PAIR, values).await.map(drop)
}

pub async fn list_became(connection: &mut Connection) -> Result<Vec<BecameRow>, Error> {
    connection.all(LIST_BECAME, params![]).await
}

/// What became of the clauses of a document and of all plans below it, and from which older ones they come.
pub async fn list_became_below(connection: &mut Connection, root: DocumentId) -> Result<Vec<BecameByRow>, Error> {
    connection.all(LIST_BECAME_BELOW, params![root]).await
}

pub async fn list_duties(connection: &mut Connection, of: DocumentId) -> Result<Vec<DutyRow>, Error> {
    connection.all(LIST_DUTIES, params![of]).await
}

pub async fn list_held(connection: &mut Connection, of: DocumentId) -> Result<Vec<HeldRow>, Error> {
    connection.all(LIST_HELD, params![of]).await
}

/// The relations to clauses of a document that count, with how many were carried over to another.
pub async fn list_clause_relations(
    connection: &mut Connection,
    (amending, amended): (DocumentId, DocumentId),
) -> Result<Vec<ClauseRelationRow>, Error> {
    connection.all(LIST_CLAUSE_RELATIONS, params![amended, amending]).await
}

/// The plans that carry a document out and stand, with whether the newer document is a parent of them too.
pub async fn list_plans(
    connection: &mut Connection,
    (amending, amended): (DocumentId, DocumentId),
) -> Result<Vec<PlanRow>, Error> {
    connection.all(LIST_PLANS, params![amended, amending]).await
}

pub async fn add_plan_parent(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    (plan, parent): (DocumentId, DocumentId),
) -> Result<(), Error> {
    tx.execute(INSERT_PLAN_PARENT, params![plan, parent]).await.map(drop)
}

pub async fn list_sourced(connection: &mut Connection, of: DocumentId) -> Result<Vec<SourcedRow>, Error> {
    connection.all(LIST_SOURCED, params![of]).await
}

pub async fn insert_carry_over(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: CarryOverId,
    (amending, amended): (DocumentId, DocumentId),
) -> Result<(), Failure> {
    let values = params![id, amending, amended, permit.person()?, permit.at().millisecond()];
    Ok(tx.execute(INSERT_CARRY_OVER, values).await.map(drop)?)
}

/// Closes an assignment in favour of another, which takes over the earlier of the two first promises.
pub async fn carry_assignment(
    tx: &mut WriteTransaction,
    permit: &Permit,
    carry_over: CarryOverId,
    (old, new): (&HeldRow, &HeldRow),
) -> Result<(), Failure> {
    if tx.execute(CLOSE_CARRIED, params![old.id, old.version, permit.at().day()]).await?.nothing() {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let first = old.first_due_on.into_iter().chain(new.first_due_on).min();
    if tx.execute(KEEP_PROMISE, params![new.id, first]).await?.nothing() {
        return Err(Problem::SomeoneWasFaster.into());
    }
    Ok(tx.execute(INSERT_ASSIGNMENT_CARRY, params![old.id, new.id, carry_over]).await.map(drop)?)
}

/// What an assignment carries on, and what carries it on.
pub async fn list_carried(connection: &mut Connection, of: AssignmentId) -> Result<Vec<CarriedRow>, Error> {
    connection.all(LIST_CARRIED, params![of]).await
}
