//! The SQL of distribution: deliveries, who opened them and who acknowledged them. Every row is written once.
//! Counts such as «not opened: 12» are asked for, never stored.

use crate::{documents::distribution::Delivery, permits::Permit};
use database::{Connection, Error, WriteTransaction, params, record};
use domain::ids::{AccountId, DeliveryId, DocumentId, OrganisationId};

record! {
    /// A delivery.
    #[derive(Debug, Clone)]
    pub struct StoredDelivery {
        pub id: DeliveryId,
        pub position: i64,
        pub named_id: OrganisationId,
        pub organisation_id: OrganisationId,
        pub delivered_at_ms: i64,
    }
}

record! {
    /// That a recipient opened or acknowledged a document.
    #[derive(Debug, Clone)]
    pub struct StoredStep {
        /// Which delivery.
        pub delivery_id: DeliveryId,
        /// For which body: the recipient, or one that took over from it.
        pub organisation_id: OrganisationId,
        /// Who.
        pub by_id: AccountId,
        /// When.
        pub at_ms: i64,
    }
}

record! {
    /// That a recipient was reminded of a document.
    #[derive(Debug, Clone)]
    pub struct StoredReminder {
        /// Which delivery.
        pub delivery_id: DeliveryId,
        /// When.
        pub reminded_at_ms: i64,
    }
}

record! {
    /// A document at one of the caller's bodies.
    #[derive(Debug, Clone)]
    pub struct StoredArrival {
        /// Which document.
        pub document_id: DocumentId,
        /// For what it was sent.
        pub purpose: Option<String>,
        /// Slug of its type.
        pub document_type: String,
        /// Number and symbol.
        pub symbol: Option<String>,
        /// What it is about.
        pub subject: String,
        /// Who sent it.
        pub sender_id: OrganisationId,
        /// When.
        pub delivered_at_ms: i64,
        /// Whether the body has opened it.
        pub opened: i64,
        /// When it was reminded of last.
        pub reminded_at_ms: Option<i64>,
    }
}

impl StoredArrival {
    /// What is sent to know or to keep is only opened; all else is acknowledged too.
    pub fn wants_acknowledgement(&self) -> bool {
        !matches!(self.purpose.as_deref(), Some("inform" | "archive"))
    }
}

record! {
    /// A document that was sent, with how many have not opened it.
    #[derive(Debug, Clone)]
    pub struct StoredSent {
        /// Which document.
        pub document_id: DocumentId,
        /// Slug of its type.
        pub document_type: String,
        /// Number and symbol.
        pub symbol: Option<String>,
        /// What it is about.
        pub subject: String,
        /// When it was published.
        pub published_at_ms: i64,
        /// Recipients that have not opened it.
        pub unopened: i64,
        /// Recipients.
        pub recipients: i64,
    }
}

const LIST_DELIVERIES: &str = "SELECT id, position, named_id, organisation_id, delivered_at_ms FROM delivery \
     WHERE document_id = $1 ORDER BY position, id";
const LIST_OPENINGS: &str = "SELECT o.delivery_id, o.organisation_id, o.opened_by AS by_id, o.opened_at_ms AS at_ms \
     FROM document_opening o JOIN delivery d ON d.id = o.delivery_id WHERE d.document_id = $1 ORDER BY o.opened_at_ms";
const LIST_ACKNOWLEDGEMENTS: &str = "SELECT a.delivery_id, a.organisation_id, a.acknowledged_by AS by_id, \
     a.acknowledged_at_ms AS at_ms FROM document_acknowledgement a JOIN delivery d ON d.id = a.delivery_id \
     WHERE d.document_id = $1 ORDER BY a.acknowledged_at_ms";
const LIST_REMINDERS: &str = "SELECT m.delivery_id, m.reminded_at_ms FROM document_reminder m \
     JOIN delivery d ON d.id = m.delivery_id WHERE d.document_id = $1 ORDER BY m.reminded_at_ms";
const LIST_ARRIVALS: &str = "SELECT d.document_id, r.purpose, t.type AS document_type, t.symbol, t.subject, \
     p.publisher_id AS sender_id, d.delivered_at_ms, \
     (SELECT COUNT(*) FROM document_opening o WHERE o.delivery_id = d.id AND o.organisation_id = $2) AS opened, \
     (SELECT MAX(m.reminded_at_ms) FROM document_reminder m WHERE m.delivery_id = d.id) AS reminded_at_ms \
     FROM delivery d JOIN document t ON t.id = d.document_id JOIN publication p ON p.document_id = d.document_id \
     JOIN distribution r ON r.document_id = d.document_id AND r.position = d.position \
     LEFT JOIN retraction x ON x.document_id = d.document_id \
     WHERE d.organisation_id = $1 AND x.document_id IS NULL AND NOT EXISTS (SELECT 1 FROM document_acknowledgement a \
     WHERE a.delivery_id = d.id AND a.organisation_id = $2)";
const COUNT_UNOPENED: &str = "SELECT COUNT(*) AS unopened FROM delivery d \
     LEFT JOIN retraction x ON x.document_id = d.document_id WHERE d.organisation_id = $1 AND x.document_id IS NULL \
     AND NOT EXISTS (SELECT 1 FROM document_opening o WHERE o.delivery_id = d.id)";
const LIST_SENT_UNOPENED: &str = "SELECT p.document_id, t.type AS document_type, t.symbol, t.subject, p.published_at_ms, \
     COUNT(*) AS unopened, (SELECT COUNT(*) FROM delivery a WHERE a.document_id = p.document_id) AS recipients \
     FROM publication p JOIN document t ON t.id = p.document_id JOIN delivery d ON d.document_id = p.document_id \
     LEFT JOIN retraction x ON x.document_id = p.document_id \
     WHERE p.publisher_id = $1 AND x.document_id IS NULL \
     AND NOT EXISTS (SELECT 1 FROM document_opening o WHERE o.delivery_id = d.id) \
     GROUP BY p.document_id, t.type, t.symbol, t.subject, p.published_at_ms ORDER BY p.published_at_ms DESC";
const INSERT_DELIVERY: &str = "INSERT INTO delivery (id, document_id, position, named_id, organisation_id, delivered_by, \
     delivered_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const INSERT_OPENING: &str = "INSERT INTO document_opening (delivery_id, organisation_id, opened_by, opened_at_ms) \
     VALUES ($1, $2, $3, $4)";
const INSERT_ACKNOWLEDGEMENT: &str = "INSERT INTO document_acknowledgement (delivery_id, organisation_id, \
     acknowledged_by, acknowledged_at_ms) VALUES ($1, $2, $3, $4)";
const INSERT_REMINDER: &str =
    "INSERT INTO document_reminder (delivery_id, reminded_by, reminded_at_ms) VALUES ($1, $2, $3)";

pub async fn list_deliveries(connection: &mut Connection, id: DocumentId) -> Result<Vec<StoredDelivery>, Error> {
    connection.all(LIST_DELIVERIES, params![id]).await
}

pub async fn list_openings(connection: &mut Connection, id: DocumentId) -> Result<Vec<StoredStep>, Error> {
    connection.all(LIST_OPENINGS, params![id]).await
}

pub async fn list_acknowledgements(connection: &mut Connection, id: DocumentId) -> Result<Vec<StoredStep>, Error> {
    connection.all(LIST_ACKNOWLEDGEMENTS, params![id]).await
}

pub async fn list_reminders(connection: &mut Connection, id: DocumentId) -> Result<Vec<StoredReminder>, Error> {
    connection.all(LIST_REMINDERS, params![id]).await
}

/// What came to a body and was not acknowledged by the one that asks: itself, or one that took over from it.
pub async fn list_arrivals(
    connection: &mut Connection,
    delivered_to: OrganisationId,
    asking: OrganisationId,
) -> Result<Vec<StoredArrival>, Error> {
    connection.all(LIST_ARRIVALS, params![delivered_to, asking]).await
}

pub async fn list_sent_unopened(
    connection: &mut Connection,
    publisher: OrganisationId,
) -> Result<Vec<StoredSent>, Error> {
    connection.all(LIST_SENT_UNOPENED, params![publisher]).await
}

pub async fn insert_delivery(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: DeliveryId,
    document: DocumentId,
    delivery: &Delivery,
    by: AccountId,
) -> Result<(), Error> {
    let at = permit.at().millisecond();
    let values = params![id, document, delivery.position, delivery.named, delivery.organisation, by, at];
    tx.execute(INSERT_DELIVERY, values).await.map(drop)
}

pub async fn insert_opening(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: DeliveryId,
    organisation: OrganisationId,
    by: AccountId,
) -> Result<(), Error> {
    tx.execute(INSERT_OPENING, params![id, organisation, by, permit.at().millisecond()]).await.map(drop)
}

pub async fn insert_acknowledgement(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: DeliveryId,
    organisation: OrganisationId,
    by: AccountId,
) -> Result<(), Error> {
    tx.execute(INSERT_ACKNOWLEDGEMENT, params![id, organisation, by, permit.at().millisecond()]).await.map(drop)
}

pub async fn insert_reminder(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: DeliveryId,
    by: AccountId,
) -> Result<(), Error> {
    tx.execute(INSERT_REMINDER, params![id, by, permit.at().millisecond()]).await.map(drop)
}

record! { struct Unopened { unopened: i64 } }

/// How many documents that were sent to an organisation nobody has opened.
pub async fn count_unopened(connection: &mut Connection, organisation: OrganisationId) -> Result<i64, Error> {
    let row: Unopened = connection.one(COUNT_UNOPENED, params![organisation]).await?;
    Ok(row.unopened)
}
