//! Money of clauses, whatever plan they stand in: for pages where everything about one thing stands together.
//! It reads and changes nothing; what counts of it now is found by who asks.

use database::{Connection, Error, Value, record};
use domain::ids::{DocumentId, OrganisationId, ProvisionId};

record! {
    /// What was written of the money of a clause, with the plan of the clause.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ClauseMoneyRow {
        /// The clause.
        pub provision_id: ProvisionId,
        /// In whole dong.
        pub amount_dong: i64,
        /// Where it comes from; nothing with no amount takes away what stood.
        pub source: String,
        /// The plan.
        pub document_id: DocumentId,
        /// Whose plan it is.
        pub organisation_id: OrganisationId,
        /// The body that registered the document.
        pub owner_id: OrganisationId,
        /// Slug of its type.
        pub document_type: String,
        /// Its number and symbol.
        pub symbol: Option<String>,
        /// What it is about.
        pub subject: String,
    }
}

/// So many clauses are asked for in one statement.
pub const CLAUSES_AT_ONCE: usize = 32;

const LIST: &str = "SELECT m.provision_id, m.amount_dong, m.source, p.document_id, l.organisation_id, d.owner_id, \
     d.type AS document_type, d.symbol, d.subject FROM clause_money m JOIN provision p ON p.id = m.provision_id \
     JOIN document d ON d.id = p.document_id JOIN plan l ON l.document_id = d.id \
     LEFT JOIN retraction r ON r.document_id = d.id WHERE r.document_id IS NULL \
     AND m.provision_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, \
     $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32) ORDER BY d.issued_on, d.id, p.position, m.number";

/// What was ever written of the money of some clauses, at most [`CLAUSES_AT_ONCE`], of each the oldest first.
pub async fn list_money_of(connection: &mut Connection, clauses: &[ProvisionId]) -> Result<Vec<ClauseMoneyRow>, Error> {
    let bound = |place: usize| Value::Identity(clauses.get(place).map(|clause| clause.uuid()));
    connection.all(LIST, (0..CLAUSES_AT_ONCE).map(bound).collect()).await
}
