//! What had become of clauses by the end of a day, and by which document: for whoever shows that something rests on an older
//! clause, with the way to the page where it is carried over.

use super::{
    finding::Kind,
    store::{self, BecameByRow},
};
use crate::failure::Failure;
use database::Connection;
use domain::{
    amendments::{Became, Change, Stale, Succession},
    ids::{DocumentId, ProvisionId},
    time::Moment,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What became of some clauses.
#[derive(Debug, Clone, Default)]
pub struct Fate {
    succession: Succession,
    by: BTreeMap<ProvisionId, DocumentId>,
}

/// Why something is stale, and the document that made it so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aged {
    /// Why.
    pub why: Stale,
    /// The newer document.
    pub by: Option<DocumentId>,
}

impl Aged {
    /// Where it is carried over: the page of the newer document.
    pub fn path(&self) -> Option<String> {
        self.by.map(|id| format!("/van-ban/{id}/sua-doi"))
    }
}

impl Fate {
    fn of(rows: Vec<BecameByRow>, on: Date) -> Self {
        let by_then = |at: i64| Moment::from_millisecond(at).day() <= on;
        let (mut became, mut by) = (Vec::new(), BTreeMap::new());
        for row in rows.into_iter().filter(|row| by_then(row.published_at_ms)) {
            let Some(change) = Change::from_code(&row.change).filter(|_| !row.retracted_at_ms.is_some_and(by_then))
            else {
                continue;
            };
            let is_replaced = Kind::from_code(&row.relation) == Some(Kind::Replaces);
            if is_replaced || change != Change::Same {
                by.entry(row.old_clause_id).or_insert(row.amending_id);
            }
            became.push((row.old_clause_id, Became { to: row.new_clause_id, change, is_replaced }));
        }
        Fate { succession: Succession::of(became), by }
    }

    /// Whether something that rests on a clause is stale; `carried_from` is the clause from which it was carried over without
    /// a person saying it again.
    pub fn aged(&self, clause: ProvisionId, carried_from: Option<ProvisionId>) -> Option<Aged> {
        let why = self.succession.stale(clause, carried_from)?;
        let by = match why {
            Stale::Waiting => carried_from.and_then(|from| self.by.get(&from)),
            _ => self.by.get(&clause),
        };
        Some(Aged { why, by: by.copied() })
    }
}

/// What had become of the clauses of a document and of all plans below it by the end of a day.
pub async fn fate_below(connection: &mut Connection, root: DocumentId, on: Date) -> Result<Fate, Failure> {
    Ok(Fate::of(store::list_became_below(connection, root).await?, on))
}
