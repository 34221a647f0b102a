//! What people do with coverage: say how clauses stand to each other, take it back; and how it is read. SQL stands in the
//! store alone; suggestions are computed from the texts and never stored.

pub mod comparing;
pub mod composed;
mod numbers;
pub mod reading;
pub mod relating;
mod store;

pub(crate) use comparing::clauses_of;
pub use comparing::{Compared, find_compared};
pub(crate) use composed::compose;
pub use composed::{Composed, find_composed};
pub use relating::{Said, Saying, relate, take_back};
pub use store::{DocumentRow, ProvisionRow, ReadingText, SaidRow, TakenUpRow};
// For subjects that write relations in a write of their own: a plan that is published, one that goes over to a newer parent.
pub(crate) use store::{highest as last_number, insert as write_saying};

use super::clauses::Clauses;
use crate::{App, failure::Failure};
use database::Connection;
use domain::ids::DocumentId;
use std::collections::HashMap;

/// The provisions and the texts of a document and of all plans below it, in two statements.
pub(in crate::coverage) async fn list_texts_below(
    connection: &mut Connection,
    root: DocumentId,
) -> Result<Vec<(DocumentId, Vec<ProvisionRow>, Option<ReadingText>)>, Failure> {
    let mut rows: HashMap<DocumentId, Vec<ProvisionRow>> = HashMap::new();
    for row in store::list_provisions_below(connection, root).await? {
        rows.entry(row.document_id).or_default().push(row);
    }
    let mut texts = Vec::new();
    for reading in store::list_readings_below(connection, root).await? {
        let text = reading.text()?;
        texts.push((reading.document_id, rows.remove(&reading.document_id).unwrap_or_default(), Some(text)));
    }
    Ok(texts)
}

/// The clauses of several documents.
pub(in crate::coverage) async fn clauses_of_all(
    app: &App,
    documents: Vec<DocumentId>,
) -> Result<HashMap<DocumentId, Clauses>, Failure> {
    let mut connection = app.database().read().await?;
    let mut all = HashMap::new();
    for document in documents {
        all.insert(document, comparing::clauses_of(&mut connection, document).await?);
    }
    Ok(all)
}
