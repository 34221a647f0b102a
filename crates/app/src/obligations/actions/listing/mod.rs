//! What the list of obligations, the page of one and the page of a document show: obligations with what became of their
//! assignments, cut to what the caller may read.
//!
//! Every count is of the assignments that the person may read; of its peers a unit learns nothing here. Nothing writes.

mod dossier;
mod sight;
mod store;
mod store_together;
mod summary;
pub mod together;

pub use dossier::{ObligationDossier, SourceWords, address_of, find_obligation, letter_on, source_words};
pub use sight::Sight;
pub use store::{FactRow, LinkRow, ObligationRow, Worded};
pub use store_together::HeldRow;
pub use summary::Counts;

use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use database::Connection;
use domain::{
    ids::{DocumentId, ObligationId, OrganisationId},
    obligations::AssignmentRole,
    text::fold,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use store::PairRow;

/// What a person may look for among obligations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// An assignment is late.
    Late,
    /// An assignment is not acknowledged.
    Unacknowledged,
    /// A submission waits for its answer.
    Waiting,
    /// A holder ended and nobody carries on.
    WithoutSuccessor,
}

/// Which obligations are asked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Of this document.
    pub document: Option<DocumentId>,
    /// With an assignment in this condition.
    pub condition: Option<Condition>,
    /// With these words, compared folded.
    pub words: String,
}

/// An obligation of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Itself.
    pub row: ObligationRow,
    /// What became of its assignments.
    pub counts: Counts,
}

/// Who of some units holds which obligations.
pub type Holders = BTreeMap<ObligationId, BTreeSet<OrganisationId>>;

/// Obligations that the caller may see, in the order of documents; found first, loaded for one page only.
pub struct Found {
    sight: Sight,
    ids: Vec<ObligationId>,
    tracked: BTreeSet<ObligationId>,
    supported: BTreeSet<ObligationId>,
}

/// Finds the obligations that the caller may see.
pub async fn find_obligations(app: &App, caller: &Caller, wanted: &Wanted) -> Result<Found, Failure> {
    let today = app.today();
    let sight = Sight::of(caller, &app.organisations(), today);
    let mut connection = app.database().read().await?;
    let supported = supported(&mut connection, &sight).await?;
    let headers = store::list_headers(&mut connection, wanted.document, &pattern(&wanted.words)).await?;
    let tracked: BTreeSet<ObligationId> = headers
        .iter()
        .filter(|header| sight.trackers.contains(&header.tracking_body_id))
        .map(|header| header.id)
        .collect();
    let visible = match wanted.condition {
        None => {
            let mut held = held(&mut connection, &sight.holders).await?;
            held.extend(&tracked);
            held
        }
        Some(condition) => {
            let rows = store::list_in(&mut connection, condition, today).await?;
            let seen = rows.iter().filter(|row| sees(row, &sight, &tracked, &supported));
            seen.map(|row| row.obligation_id).collect()
        }
    };
    let ids = headers.into_iter().map(|header| header.id).filter(|id| visible.contains(id)).collect();
    Ok(Found { sight, ids, tracked, supported })
}

/// The words of every obligation that the caller may see.
pub async fn list_worded(app: &App, caller: &Caller) -> Result<Vec<Worded>, Failure> {
    let visible: BTreeSet<ObligationId> =
        find_obligations(app, caller, &Wanted::default()).await?.ids.into_iter().collect();
    let worded = store::list_worded(&mut app.database().read().await?).await?;
    Ok(worded.into_iter().filter(|row| visible.contains(&row.id)).collect())
}

/// The obligations of a document in the order of its text, each with those of its assignments that a reader may read.
pub(crate) async fn list_of_document(
    connection: &mut Connection,
    acting: &Acting,
    document: DocumentId,
) -> Result<Vec<(ObligationRow, Vec<FactRow>)>, Failure> {
    let sight = Sight::of(&acting.caller, &acting.graph, acting.today);
    let mut of: BTreeMap<ObligationId, Vec<FactRow>> = BTreeMap::new();
    for fact in store::list_facts(connection, document.uuid(), acting.today).await? {
        of.entry(fact.obligation_id).or_default().push(fact);
    }
    let mut listed = Vec::new();
    for row in store::list_obligations(connection, document).await? {
        let facts = of.remove(&row.id).unwrap_or_default();
        let seen = seen(&sight, row.tracking_body_id, &facts).cloned().collect();
        listed.push((row, seen));
    }
    Ok(listed)
}

/// Whether the caller reads who holds an obligation.
fn sees(row: &PairRow, sight: &Sight, tracked: &BTreeSet<ObligationId>, supported: &BTreeSet<ObligationId>) -> bool {
    tracked.contains(&row.obligation_id)
        || sight.holders.contains(&row.organisation_id)
        || (supported.contains(&row.obligation_id) && row.role == AssignmentRole::Lead.code())
}

impl Found {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    /// Which of them some units hold or held, as far as the caller reads it; of a day, what they held on that day. Each
    /// with the units that do.
    pub async fn held_by(
        &self,
        app: &App,
        units: &BTreeSet<OrganisationId>,
        on: Option<Date>,
    ) -> Result<Holders, Failure> {
        let mut connection = app.database().read().await?;
        let found: BTreeSet<ObligationId> = self.ids.iter().copied().collect();
        let mut held = Holders::new();
        for unit in units {
            let rows = store::list_held_on(&mut connection, *unit, on).await?;
            let seen = rows.iter().filter(|row| sees(row, &self.sight, &self.tracked, &self.supported));
            for row in seen.filter(|row| found.contains(&row.obligation_id)) {
                held.entry(row.obligation_id).or_default().insert(row.organisation_id);
            }
        }
        Ok(held)
    }

    /// Only these.
    pub fn only(mut self, held: &Holders) -> Self {
        self.ids.retain(|id| held.contains_key(id));
        self
    }

    /// Which, in the order of documents.
    pub fn ids(&self) -> &[ObligationId] {
        &self.ids
    }

    /// Some of them, with their counts.
    pub async fn load(&self, app: &App, some: &[ObligationId]) -> Result<Vec<Listed>, Failure> {
        let mut connection = app.database().read().await?;
        let mut listed = Vec::new();
        for id in some {
            if let Some(row) = store::find_obligation(&mut connection, *id).await? {
                let facts = store::list_facts(&mut connection, id.uuid(), app.today()).await?;
                let counts = Counts::of(seen(&self.sight, row.tracking_body_id, &facts));
                listed.push(Listed { row, counts });
            }
        }
        Ok(listed)
    }
}

/// The facts of one obligation that the person may read.
fn seen<'f>(
    sight: &'f Sight,
    tracking_body: OrganisationId,
    facts: &'f [FactRow],
) -> impl Iterator<Item = &'f FactRow> {
    let supports = facts
        .iter()
        .any(|fact| fact.role == AssignmentRole::Support.code() && sight.own.contains(&fact.organisation_id));
    facts.iter().filter(move |fact| {
        let role = AssignmentRole::from_code(&fact.role).unwrap_or(AssignmentRole::Support);
        sight.sees(tracking_body, fact.organisation_id, role, supports)
    })
}

/// Obligations of which one of the holders holds or held an assignment.
async fn held(
    connection: &mut Connection,
    holders: &BTreeSet<OrganisationId>,
) -> Result<BTreeSet<ObligationId>, Failure> {
    let holders: Vec<OrganisationId> = holders.iter().copied().collect();
    let mut found = BTreeSet::new();
    for some in holders.chunks(store::HOLDERS_AT_ONCE) {
        found.extend(store::list_held(connection, some).await?);
    }
    Ok(found)
}

/// Obligations that one of the person's own bodies supports.
async fn supported(connection: &mut Connection, sight: &Sight) -> Result<BTreeSet<ObligationId>, Failure> {
    let mut found = BTreeSet::new();
    for body in &sight.own {
        found.extend(store::list_supported(connection, *body).await?);
    }
    Ok(found)
}

/// The pattern for words as they were typed; signs that mean something in a pattern are left out.
fn pattern(words: &str) -> String {
    let words: String = fold(words).chars().filter(|character| !matches!(character, '%' | '_')).collect();
    ["%", words.trim(), "%"].concat()
}
