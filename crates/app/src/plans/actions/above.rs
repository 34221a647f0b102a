//! The clauses of a document above that a plan can take up: provisions that carry an obligation, with what they ask of the
//! body whose plan it is. A clause concerns it where one of the obligations was given to it, or to one it carries on for.

use super::{finding::path_of, store};
use crate::{acting::Acting, failure::Failure};
use database::Connection;
use domain::ids::{DocumentId, ObligationId, OrganisationId, ProvisionId};
use jiff::civil::Date;

/// A clause of a document above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseAbove {
    /// Which.
    pub id: ProvisionId,
    /// Its document.
    pub document: DocumentId,
    /// As people name it: «II.1.b».
    pub path: String,
    /// The title of the outermost part that holds it.
    pub part: String,
    /// What it asks for.
    pub action: String,
    /// It asks it of the body.
    pub concerns: bool,
    /// By when, of the body.
    pub due_on: Option<Date>,
}

/// The clauses of a document, in its order.
pub async fn clauses_of(
    connection: &mut Connection,
    acting: &Acting,
    document: DocumentId,
    body: OrganisationId,
) -> Result<Vec<ClauseAbove>, Failure> {
    let provisions = store::list_provisions(connection, document).await?;
    let assigned = store::list_assigned(connection, document).await?;
    let is_of_body =
        |id: OrganisationId| id == body || acting.graph.successor_closure(id, acting.today).contains(&body);
    let mut clauses = Vec::new();
    for provision in &provisions {
        let rows: Vec<&store::AssignedRow> = assigned.iter().filter(|row| row.provision_id == provision.id).collect();
        if rows.is_empty() {
            continue;
        }
        let own: Vec<&&store::AssignedRow> = rows.iter().filter(|row| is_of_body(row.organisation_id)).collect();
        let told: Vec<&store::AssignedRow> =
            if own.is_empty() { rows.clone() } else { own.iter().map(|row| **row).collect() };
        let (mut actions, mut seen): (Vec<&str>, Vec<ObligationId>) = (Vec::new(), Vec::new());
        for row in &told {
            if !seen.contains(&row.obligation_id) {
                seen.push(row.obligation_id);
                actions.push(&row.action);
            }
        }
        clauses.push(ClauseAbove {
            id: provision.id,
            document,
            path: path_of(&provisions, provision),
            part: part_of(&provisions, provision),
            action: actions.iter().map(|action| action.trim_end_matches(['.', ';'])).collect::<Vec<_>>().join(". "),
            concerns: !own.is_empty(),
            due_on: own.iter().filter_map(|row| row.due_on).max(),
        });
    }
    Ok(clauses)
}

/// The title of the outermost part around a provision.
fn part_of(all: &[store::ProvisionRow], provision: &store::ProvisionRow) -> String {
    let mut at = provision;
    for _ in 0..8 {
        match at.parent_id.and_then(|id| all.iter().find(|row| row.id == id)) {
            Some(above) => at = above,
            None => break,
        }
    }
    if at.id == provision.id { String::new() } else { at.heading.clone().unwrap_or_default() }
}
