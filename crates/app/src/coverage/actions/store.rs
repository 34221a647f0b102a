//! The SQL of coverage: the plans below a document, their relations, whom their clauses concern; the clauses and the text of a
//! document; saying how a clause stands to another. A relation is never changed: a later number takes its place.

use super::relating::Saying;
use crate::{failure::Failure, permits::Permit};
use database::{Connection, Error, WriteTransaction, params, record};
use domain::ids::{AccountId, ClauseRelationId, DocumentId, OrganisationId, ProvisionId};
use jiff::civil::Date;

record! {
    /// A document of the chain: the root, or a plan below it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct DocumentRow {
        pub id: DocumentId, pub owner_id: OrganisationId, pub document_type: String, pub symbol: Option<String>,
        pub subject: String, pub issued_on: Option<Date>, pub plan_of: Option<OrganisationId>,
        pub published_at_ms: Option<i64>, pub retracted_at_ms: Option<i64>, pub replaced_at_ms: Option<i64>,
        pub said_replaced_at_ms: Option<i64>,
    }
}
record! {
    /// A plan and one of its parents.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct ParentRow { pub document_id: DocumentId, pub parent_id: DocumentId }
}
record! {
    /// What was said of a clause of a plan and a clause of a parent.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct RelationRow {
        pub id: ClauseRelationId, pub carried_from_id: Option<ClauseRelationId>, pub plan_id: DocumentId, pub clause_id: Option<ProvisionId>, pub parent_clause_id: ProvisionId,
        pub parent_document_id: DocumentId, pub number: i64, pub degree: String, pub set_at_ms: i64,
    }
}
record! {
    /// The same with who said it, for whom and why.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct SaidRow {
        pub id: ClauseRelationId, pub clause_id: Option<ProvisionId>, pub parent_clause_id: ProvisionId,
        pub parent_document_id: DocumentId, pub number: i64, pub degree: String, pub reason: String,
        pub suggested: i64, pub set_for: OrganisationId, pub setter: String, pub set_at_ms: i64,
        pub carried_from_id: Option<ClauseRelationId>,
    }
}
record! {
    /// Whom a clause gives something to do.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct ConcernRow {
        pub provision_id: ProvisionId, pub document_id: DocumentId, pub organisation_id: OrganisationId,
        pub opened_on: Date, pub closed_on: Option<Date>, pub closing: Option<String>,
    }
}
record! {
    /// A provision of a document.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the table")]
    pub struct ProvisionRow {
        pub id: ProvisionId, pub document_id: DocumentId, pub eid: String, pub parent_id: Option<ProvisionId>,
        pub label: String, pub heading: Option<String>, pub start_offset: i64, pub end_offset: i64,
        pub obligations: i64,
    }
}
record! {
    /// The reading that a document was published with.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct ReadingRow { pub document_id: DocumentId, pub reading: String }
}
record! {
    /// When a duty to make a plan falls due for a body.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct PlanDueRow { pub organisation_id: OrganisationId, pub due_on: Date }
}

record! {
    /// What was said last of a clause of a plan that takes up a clause, with its plan.
    #[derive(Debug, Clone, PartialEq, Eq)]
    #[allow(missing_docs, reason = "the columns of the tables")]
    pub struct TakenUpRow {
        pub plan_id: DocumentId, pub clause_id: Option<ProvisionId>, pub parent_clause_id: ProvisionId,
        pub degree: String, pub organisation_id: OrganisationId, pub document_type: String, pub symbol: Option<String>,
        pub subject: String, pub label: Option<String>, pub outer_label: Option<String>,
        pub outermost_label: Option<String>, pub eid: Option<String>,
    }
}

record! { struct OfClause { document_id: DocumentId } }

/// The text of a reading; the rest of it is not looked at.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct ReadingText {
    /// The text.
    pub text: String,
}

impl ReadingRow {
    /// Its text.
    pub fn text(&self) -> Result<ReadingText, Failure> {
        Ok(serde_json::from_str(&self.reading)?)
    }
}

record! { struct Highest { number: Option<i64> } }

const FIND: &str = "SELECT d.id, d.owner_id, d.type AS document_type, d.symbol, d.subject, d.issued_on, \
     l.organisation_id AS plan_of, p.published_at_ms, r.retracted_at_ms, \
     (SELECT MIN(np.published_at_ms) FROM document_relation n JOIN publication np ON np.document_id = n.document_id \
     LEFT JOIN retraction nr ON nr.document_id = n.document_id WHERE n.target_id = d.id AND n.relation = 'replaces' \
     AND nr.document_id IS NULL AND COALESCE((SELECT s.holds FROM relation_statement s WHERE s.document_id = n.document_id \
     AND s.target_id = d.id AND s.relation = 'replaces' ORDER BY s.number DESC LIMIT 1), 1) = 1) AS replaced_at_ms, \
     (SELECT MIN(sp.published_at_ms) FROM relation_statement s JOIN publication sp ON sp.document_id = s.document_id \
     LEFT JOIN retraction sr ON sr.document_id = s.document_id WHERE s.target_id = d.id AND s.relation = 'replaces' \
     AND s.holds = 1 AND sr.document_id IS NULL AND s.number = (SELECT MAX(m.number) FROM relation_statement m \
     WHERE m.document_id = s.document_id AND m.target_id = d.id AND m.relation = 'replaces')) AS said_replaced_at_ms \
     FROM document d LEFT JOIN plan l ON l.document_id = d.id LEFT JOIN publication p ON p.document_id = d.id \
     LEFT JOIN retraction r ON r.document_id = d.id WHERE d.id = $1";
/// The document and every plan below it. A plan that stands below itself is found once.
const LIST_BELOW: &str = "WITH RECURSIVE below (id) AS (SELECT id FROM document WHERE id = $1 \
     UNION SELECT o.document_id FROM plan_parent o JOIN below b ON b.id = o.parent_id) \
     SELECT d.id, d.owner_id, d.type AS document_type, d.symbol, d.subject, d.issued_on, \
     l.organisation_id AS plan_of, p.published_at_ms, r.retracted_at_ms, \
     (SELECT MIN(np.published_at_ms) FROM document_relation n JOIN publication np ON np.document_id = n.document_id \
     LEFT JOIN retraction nr ON nr.document_id = n.document_id WHERE n.target_id = d.id AND n.relation = 'replaces' \
     AND nr.document_id IS NULL AND COALESCE((SELECT s.holds FROM relation_statement s WHERE s.document_id = n.document_id \
     AND s.target_id = d.id AND s.relation = 'replaces' ORDER BY s.number DESC LIMIT 1), 1) = 1) AS replaced_at_ms, \
     (SELECT MIN(sp.published_at_ms) FROM relation_statement s JOIN publication sp ON sp.document_id = s.document_id \
     LEFT JOIN retraction sr ON sr.document_id = s.document_id WHERE s.target_id = d.id AND s.relation = 'replaces' \
     AND s.holds = 1 AND sr.document_id IS NULL AND s.number = (SELECT MAX(m.number) FROM relation_statement m \
     WHERE m.document_id = s.document_id AND m.target_id = d.id AND m.relation = 'replaces')) AS said_replaced_at_ms \
     FROM below w JOIN document d ON d.id = w.id LEFT JOIN plan l ON l.document_id = d.id \
     LEFT JOIN publication p ON p.document_id = d.id LEFT JOIN retraction r ON r.document_id = d.id \
     ORDER BY p.published_at_ms, d.id";
const LIST_PARENTS_BELOW: &str = "WITH RECURSIVE below (id) AS (SELECT id FROM document WHERE id = $1 \
     UNION SELECT o.document_id FROM plan_parent o JOIN below b ON b.id = o.parent_id) \
     SELECT o.document_id, o.parent_id FROM plan_parent o JOIN below w ON w.id = o.document_id";
const LIST_RELATIONS_BELOW: &str = "WITH RECURSIVE below (id) AS (SELECT id FROM document WHERE id = $1 \
     UNION SELECT o.document_id FROM plan_parent o JOIN below b ON b.id = o.parent_id) \
     SELECT c.id, c.carried_from_id, c.plan_id, c.clause_id, c.parent_clause_id, v.document_id AS parent_document_id, c.number, c.degree, \
     c.set_at_ms FROM clause_relation c JOIN below w ON w.id = c.plan_id JOIN provision v ON v.id = c.parent_clause_id";
const LIST_CONCERNS_BELOW: &str = "WITH RECURSIVE below (id) AS (SELECT id FROM document WHERE id = $1 \
     UNION SELECT o.document_id FROM plan_parent o JOIN below b ON b.id = o.parent_id) \
     SELECT DISTINCT o.provision_id, o.document_id, a.organisation_id, a.opened_on, a.closed_on, a.closing \
     FROM obligation o JOIN below w ON w.id = o.document_id JOIN assignment a ON a.obligation_id = o.id \
     WHERE o.provision_id IS NOT NULL AND o.kind <> 'remedy'";
const LIST_PROVISIONS_BELOW: &str = "WITH RECURSIVE below (id) AS (SELECT id FROM document WHERE id = $1 \
     UNION SELECT o.document_id FROM plan_parent o JOIN below b ON b.id = o.parent_id) \
     SELECT v.id, v.document_id, v.eid, v.parent_id, v.label, v.heading, v.start_offset, v.end_offset, \
     (SELECT COUNT(*) FROM obligation o WHERE o.provision_id = v.id AND o.kind <> 'remedy') AS obligations \
     FROM provision v JOIN below w ON w.id = v.document_id ORDER BY v.document_id, v.position";
const LIST_READINGS_BELOW: &str = "WITH RECURSIVE below (id) AS (SELECT id FROM document WHERE id = $1 \
     UNION SELECT o.document_id FROM plan_parent o JOIN below b ON b.id = o.parent_id) \
     SELECT p.document_id, t.reading FROM publication p JOIN below w ON w.id = p.document_id \
     JOIN text_version t ON t.id = p.text_version_id";
const LIST_PROVISIONS: &str = "SELECT v.id, v.document_id, v.eid, v.parent_id, v.label, v.heading, v.start_offset, \
     v.end_offset, (SELECT COUNT(*) FROM obligation o WHERE o.provision_id = v.id AND o.kind <> 'remedy') AS obligations \
     FROM provision v WHERE v.document_id = $1 ORDER BY v.position";
const FIND_READING: &str = "SELECT p.document_id, t.reading FROM publication p \
     JOIN text_version t ON t.id = p.text_version_id WHERE p.document_id = $1";
/// Of a clause and of everything inside it; plans that are published and stand.
const LIST_TAKEN_UP: &str = "WITH RECURSIVE inside (id) AS (SELECT id FROM provision WHERE id = $1 \
     UNION SELECT p.id FROM provision p JOIN inside i ON p.parent_id = i.id WHERE p.document_id = $2) \
     SELECT c.plan_id, c.clause_id, c.parent_clause_id, c.degree, l.organisation_id, d.type AS document_type, d.symbol, \
     d.subject, v.label, q.label AS outer_label, u.label AS outermost_label, v.eid \
     FROM inside i JOIN clause_relation c ON c.parent_clause_id = i.id JOIN plan l ON l.document_id = c.plan_id \
     JOIN document d ON d.id = c.plan_id JOIN publication b ON b.document_id = c.plan_id \
     LEFT JOIN retraction r ON r.document_id = c.plan_id LEFT JOIN provision v ON v.id = c.clause_id \
     LEFT JOIN provision q ON q.id = v.parent_id LEFT JOIN provision u ON u.id = q.parent_id \
     WHERE r.document_id IS NULL AND NOT EXISTS (SELECT 1 FROM clause_relation n WHERE n.plan_id = c.plan_id \
     AND n.parent_clause_id = c.parent_clause_id AND (n.clause_id = c.clause_id \
     OR (n.clause_id IS NULL AND c.clause_id IS NULL)) AND n.number > c.number) ORDER BY d.issued_on, c.plan_id, v.position";
const LIST_PLAN_DUE: &str = "SELECT a.organisation_id, MIN(a.due_on) AS due_on FROM obligation o \
     JOIN assignment a ON a.obligation_id = o.id WHERE o.document_id = $1 AND o.kind = 'plan' AND a.due_on IS NOT NULL \
     GROUP BY a.organisation_id";
const FIND_DOCUMENT_OF: &str = "SELECT document_id FROM provision WHERE id = $1";
const LIST_PARENTS: &str = "SELECT document_id, parent_id FROM plan_parent WHERE document_id = $1 ORDER BY parent_id";
const LIST_SAID: &str = "SELECT c.id, c.clause_id, c.parent_clause_id, v.document_id AS parent_document_id, c.number, \
     c.degree, c.reason, c.suggested, c.set_for, s.full_name AS setter, c.set_at_ms, c.carried_from_id \
     FROM clause_relation c JOIN provision v ON v.id = c.parent_clause_id JOIN account s ON s.id = c.set_by \
     WHERE c.plan_id = $1 ORDER BY c.parent_clause_id, c.clause_id, c.number";
const HIGHEST: &str = "SELECT MAX(number) AS number FROM clause_relation WHERE plan_id = $1 AND parent_clause_id = $2 \
     AND clause_id = $3";
const HIGHEST_OF_PLAN: &str = "SELECT MAX(number) AS number FROM clause_relation WHERE plan_id = $1 \
     AND parent_clause_id = $2 AND clause_id IS NULL";
const INSERT: &str = "INSERT INTO clause_relation (id, plan_id, clause_id, parent_clause_id, number, degree, reason, \
     suggested, carried_from_id, set_for, set_by, set_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

/// One document.
pub async fn find(connection: &mut Connection, id: DocumentId) -> Result<Option<DocumentRow>, Error> {
    connection.optional(FIND, params![id]).await
}

/// The document and every plan below it, whatever became of them, by the moment of publication.
pub async fn list_below(connection: &mut Connection, root: DocumentId) -> Result<Vec<DocumentRow>, Error> {
    connection.all(LIST_BELOW, params![root]).await
}

/// Their parents.
pub async fn list_parents_below(connection: &mut Connection, root: DocumentId) -> Result<Vec<ParentRow>, Error> {
    connection.all(LIST_PARENTS_BELOW, params![root]).await
}

/// Everything said of their clauses.
pub async fn list_relations_below(connection: &mut Connection, root: DocumentId) -> Result<Vec<RelationRow>, Error> {
    connection.all(LIST_RELATIONS_BELOW, params![root]).await
}

/// Whom their clauses give something to do.
pub async fn list_concerns_below(connection: &mut Connection, root: DocumentId) -> Result<Vec<ConcernRow>, Error> {
    connection.all(LIST_CONCERNS_BELOW, params![root]).await
}

/// What plans take up of a clause and of everything inside it, as it was said last.
pub async fn list_taken_up(
    connection: &mut Connection,
    (document, clause): (DocumentId, ProvisionId),
) -> Result<Vec<TakenUpRow>, Error> {
    connection.all(LIST_TAKEN_UP, params![clause, document]).await
}

/// When the plan that the document asks of a body falls due, the earliest day of each.
pub async fn list_plan_due(connection: &mut Connection, document: DocumentId) -> Result<Vec<PlanDueRow>, Error> {
    connection.all(LIST_PLAN_DUE, params![document]).await
}

/// All their provisions, each document's in its order.
pub async fn list_provisions_below(connection: &mut Connection, root: DocumentId) -> Result<Vec<ProvisionRow>, Error> {
    connection.all(LIST_PROVISIONS_BELOW, params![root]).await
}

/// The readings that they were published with.
pub async fn list_readings_below(connection: &mut Connection, root: DocumentId) -> Result<Vec<ReadingRow>, Error> {
    connection.all(LIST_READINGS_BELOW, params![root]).await
}

/// The provisions of a document, in its order; none before it is published.
pub async fn list_provisions(connection: &mut Connection, document: DocumentId) -> Result<Vec<ProvisionRow>, Error> {
    connection.all(LIST_PROVISIONS, params![document]).await
}

/// The reading that a document was published with.
pub async fn find_reading(connection: &mut Connection, document: DocumentId) -> Result<Option<ReadingRow>, Error> {
    connection.optional(FIND_READING, params![document]).await
}

/// The document of a clause.
pub async fn find_document_of(connection: &mut Connection, clause: ProvisionId) -> Result<Option<DocumentId>, Error> {
    let row: Option<OfClause> = connection.optional(FIND_DOCUMENT_OF, params![clause]).await?;
    Ok(row.map(|row| row.document_id))
}

/// The parents of a plan.
pub async fn list_parents(connection: &mut Connection, plan: DocumentId) -> Result<Vec<ParentRow>, Error> {
    connection.all(LIST_PARENTS, params![plan]).await
}

/// All that was ever said of the clauses of a plan, of each pair the oldest first.
pub async fn list_said(connection: &mut Connection, plan: DocumentId) -> Result<Vec<SaidRow>, Error> {
    connection.all(LIST_SAID, params![plan]).await
}

/// The number of what counts now of a pair; nought where nothing was said.
pub async fn highest(
    connection: &mut Connection,
    plan: DocumentId,
    (clause, parent_clause): (Option<ProvisionId>, ProvisionId),
) -> Result<i64, Error> {
    let found: Highest = match clause {
        Some(clause) => connection.one(HIGHEST, params![plan, parent_clause, clause]).await?,
        None => connection.one(HIGHEST_OF_PLAN, params![plan, parent_clause]).await?,
    };
    Ok(found.number.unwrap_or(0))
}

/// Says it, as the number after the one that was seen. `by` is who said it, for a body.
pub async fn insert(
    tx: &mut WriteTransaction,
    permit: &Permit,
    plan: DocumentId,
    (for_body, by): (OrganisationId, AccountId),
    saying: &Saying,
) -> Result<ClauseRelationId, Error> {
    let id: ClauseRelationId = tx.new_id();
    let values = params![
        id,
        plan,
        saying.clause,
        saying.parent_clause,
        saying.seen + 1,
        saying.said.code(),
        &saying.reason,
        i64::from(saying.suggested),
        saying.carried_from,
        for_body,
        by,
        permit.at().millisecond()
    ];
    tx.execute(INSERT, values).await.map(drop)?;
    Ok(id)
}
