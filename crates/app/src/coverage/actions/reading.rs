//! Finding a plan or a document through what the caller may see of its coverage. What may not be known is not found.
//! It decides by the table of rights alone, and changes nothing.

use super::store::{self, DocumentRow, TakenUpRow};
use crate::{acting::Acting, documents, failure::Failure, permits::Thing};
use database::Connection;
use domain::{
    ids::{DocumentId, OrganisationId, ProvisionId},
    permissions::Verb,
    problem::Problem,
};
use jiff::civil::Date;

/// A plan with what it carries out.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The plan.
    pub row: DocumentRow,
    /// Whose it is.
    pub owner: OrganisationId,
    /// Its parents, in the order of their identities.
    pub parents: Vec<DocumentRow>,
}

impl DocumentRow {
    /// When another document took its place: one whose text says so and nobody denied it, or of which a person said so.
    pub fn superseded_at_ms(&self) -> Option<i64> {
        [self.replaced_at_ms, self.said_replaced_at_ms].into_iter().flatten().min()
    }

    /// Whether a plan counts now: published, not retracted, not replaced.
    pub fn counts(&self) -> bool {
        self.published_at_ms.is_some() && self.retracted_at_ms.is_none() && self.superseded_at_ms().is_none()
    }
}

impl Standing {
    /// As rights are asked about it.
    pub fn thing(&self, today: Date) -> Thing {
        let given_by = self.parents.iter().map(|parent| parent.owner_id).collect();
        Thing::Coverage { of: self.row.id, owner: self.owner, given_by, today }
    }
}

/// A plan, for those who may read how it takes up its parents.
pub async fn find_plan(connection: &mut Connection, acting: &Acting, id: DocumentId) -> Result<Standing, Failure> {
    let row = store::find(connection, id).await?.ok_or(Problem::NotFound)?;
    let owner = row.plan_of.ok_or(Problem::NotFound)?;
    let mut parents = Vec::new();
    for parent in store::list_parents(connection, id).await? {
        parents.extend(store::find(connection, parent.parent_id).await?);
    }
    let standing = Standing { row, owner, parents };
    acting.caller.require(&acting.graph, Verb::ReadCoverage, &standing.thing(acting.today))?;
    Ok(standing)
}

/// Whether a person may open the coverage of a document: whoever has the document, and of a plan whoever may read how it
/// takes up its parents.
pub async fn require_document(connection: &mut Connection, acting: &Acting, id: DocumentId) -> Result<(), Failure> {
    if find_plan(connection, acting, id).await.is_ok() {
        return Ok(());
    }
    let found =
        documents::actions::find_for_reader(connection, &acting.graph, &acting.caller, id, acting.today).await?;
    acting.caller.require(&acting.graph, Verb::ReadCoverage, &found.thing(acting.today)).map(drop)
}

/// What plans take up of a clause and of everything inside it, of those bodies whose coverage the caller reads. One statement,
/// and nothing of what is suggested or became stale: that is what the matrix is for.
pub async fn list_taken_up(
    connection: &mut Connection,
    acting: &Acting,
    (document, owner): (DocumentId, OrganisationId),
    clause: ProvisionId,
) -> Result<Vec<TakenUpRow>, Failure> {
    let mut rows = store::list_taken_up(connection, (document, clause)).await?;
    rows.retain(|row| {
        let thing =
            Thing::Coverage { of: document, owner: row.organisation_id, given_by: vec![owner], today: acting.today };
        acting.may(Verb::ReadCoverage, &thing)
    });
    Ok(rows)
}

/// The document of a clause. It asks nothing of rights.
pub async fn document_of_clause(
    connection: &mut Connection,
    clause: ProvisionId,
) -> Result<Option<DocumentId>, Failure> {
    Ok(store::find_document_of(connection, clause).await?)
}
