//! Documents as they are answered in lists and after a step.
//! These structs are a promise to programs outside: a member may be added, and none is taken away or given another meaning.

use crate::{
    acting::Acting,
    api::{Day, Instant},
    documents::actions::{Document, State},
};
use domain::ids::OrganisationId;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A document as this system knows it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldDocument {
    /// Its identity.
    pub id: Uuid,
    /// The body that registered it.
    pub owner: Uuid,
    /// Name of that body.
    pub owner_name: String,
    /// Its type, by its code.
    pub document_type: String,
    /// Number and symbol.
    pub symbol: Option<String>,
    /// What it is about.
    pub subject: String,
    /// The issuer as named.
    pub issuer_name: Option<String>,
    /// The issuer in the register, if it is known there.
    pub issuer: Option<Uuid>,
    /// When it was issued.
    pub issued_on: Option<Day>,
    /// cited (only its citation is known), unpublished, published or retracted.
    pub state: &'static str,
    /// When it was registered.
    pub registered_at: Instant,
    /// When it was published.
    pub published_at: Option<Instant>,
}

/// Where a document stands, as a word.
pub const fn state(state: State) -> &'static str {
    match state {
        State::Cited => "cited",
        State::Unpublished => "unpublished",
        State::Published => "published",
        State::Retracted => "retracted",
    }
}

/// The name of a body today, or its last one.
pub fn name(acting: &Acting, id: OrganisationId) -> String {
    acting.graph.last_name(id, acting.today).unwrap_or_default().to_owned()
}

/// A document.
pub fn document(acting: &Acting, document: &Document) -> ToldDocument {
    let row = &document.row;
    ToldDocument {
        id: row.id.uuid(),
        owner: row.owner_id.uuid(),
        owner_name: name(acting, row.owner_id),
        document_type: row.document_type.clone(),
        symbol: row.symbol.clone(),
        subject: row.subject.clone(),
        issuer_name: row.issuer_text.clone(),
        issuer: row.issuer_id.map(|id| id.uuid()),
        issued_on: row.issued_on.map(Day),
        state: state(document.state()),
        registered_at: Instant::of(row.registered_at_ms),
        published_at: row.published_at_ms.map(Instant::of),
    }
}
