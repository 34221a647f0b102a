//! What became of policy proposals: each saying is a further row with its reason and basis, the last one counts. It is the
//! holder who says it, also after the matter is closed.

use super::{
    Book, require_holder,
    store::{self, FateRow},
    thing_of,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, written};
use database::WriteTransaction;
use domain::{
    difficulties::{Fate, Matter},
    ids::DifficultyId,
    permissions::Verb,
    problem::{DifficultyProblem, Problem},
};
use serde_json::json;
use std::collections::BTreeMap;

/// Characters of a basis.
pub const BASIS_LIMIT: usize = 500;

/// What is written down.
#[derive(Debug, Clone)]
pub struct NewFate {
    /// What became of it.
    pub fate: Fate,
    /// Why.
    pub reason: String,
    /// On which basis; it must be there where a document says it now.
    pub basis: String,
    /// So many sayings the person saw.
    pub seen: i64,
}

/// Sayings by the difficulty at which they stand, the oldest first.
pub type Fates = BTreeMap<DifficultyId, Vec<FateRow>>;

/// All sayings.
pub async fn read(connection: &mut database::Connection) -> Result<Fates, Failure> {
    let mut fates = Fates::new();
    for row in store::list_fates(connection).await? {
        fates.entry(row.difficulty_id).or_default().push(row);
    }
    Ok(fates)
}

/// Those of a matter, the oldest first.
pub fn of_matter<'f>(fates: &'f Fates, matter: &Matter) -> Vec<&'f FateRow> {
    let mut found: Vec<&FateRow> = matter.logs().filter_map(|log| fates.get(&log.id)).flatten().collect();
    found.sort_by_key(|row| (row.recorded_at_ms, row.number));
    found
}

/// Writes it down.
pub async fn record(app: &App, caller: &Caller, id: DifficultyId, new: NewFate) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_fate(tx, &acting, id, &new).await })).await
}

/// The same inside a write.
pub(in crate::difficulties) async fn write_fate(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DifficultyId,
    new: &NewFate,
) -> Result<(), Failure> {
    let book = Book::read(tx).await?;
    let matter = book.matter(id)?;
    let body = require_holder(acting, &matter, Verb::RecordFate)?;
    if !book.is_policy(&matter) {
        return Err(DifficultyProblem::NoPolicyProposal.into());
    }
    let fates = read(tx).await?;
    let before = of_matter(&fates, &matter).len();
    if i64::try_from(before).unwrap_or(i64::MAX) != new.seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let reason = written::needed("ly_do_ket_qua", &new.reason, written::REASON_LIMIT)?;
    let basis = match new.fate {
        Fate::Issued => written::needed("can_cu_ket_qua", &new.basis, BASIS_LIMIT)?,
        _ => written::words("can_cu_ket_qua", &new.basis, BASIS_LIMIT)?,
    };
    let root = matter.root().id;
    let number = fates.get(&root).and_then(|rows| rows.last()).map_or(1, |row| row.number + 1);
    let told = json!({"fate": new.fate.code(), "reason": reason, "basis": basis});
    let permit = acting.permit(tx, Verb::RecordFate, &thing_of(acting, &matter, root), told).await?;
    let by = permit.person()?;
    Ok(store::insert_fate(tx, &permit, (root, number), (new.fate, &reason, &basis), (body, by)).await?)
}
