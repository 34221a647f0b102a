//! The pairing of two documents: the proposal of the system, written when both are published and the one amends the other,
//! and the pairs that count now.

use super::{
    finding::{Amendment, Clauses, Kind, amended_by, amendments_of},
    store::{self, NewPair, PairRow},
};
use crate::{acting::Acting, failure::Failure, permits::Permit};
use database::{Connection, WriteTransaction};
use domain::{
    amendments::{Change, Pair, Said, pair_named, pair_whole},
    ids::{DocumentId, ProvisionId},
    problem::Problem,
    text::fold,
};
use papers::reading::instructions;

/// A pair of clauses, by places in their documents.
#[derive(Debug, Clone)]
pub struct PlacedPair {
    /// The clauses and what became of them.
    pub pair: Pair,
    /// The row that says so; none for a clause that is only new.
    pub row: Option<PairRow>,
}

/// Two documents with their clauses and how these stand to each other.
#[derive(Debug, Clone)]
pub struct Pairing {
    /// The older document.
    pub old: Clauses,
    /// The newer one.
    pub new: Clauses,
    /// Clauses of the older one in its order, then what is new.
    pub pairs: Vec<PlacedPair>,
}

impl Pairing {
    /// The place among the pairs of an older clause.
    pub fn of_old(&self, clause: ProvisionId) -> Option<usize> {
        let place = self.old.place(clause)?;
        self.pairs.iter().position(|one| one.pair.old == Some(place))
    }

    /// The place among the pairs of a newer clause; of a clause that stands for several the first.
    pub fn of_new(&self, clause: ProvisionId) -> Option<usize> {
        let place = self.new.place(clause)?;
        self.pairs.iter().position(|one| one.pair.new == Some(place))
    }

    /// What became of an older clause, and which stands for it.
    pub fn became(&self, clause: ProvisionId) -> Option<(Change, Option<ProvisionId>)> {
        let pair = self.pairs.get(self.of_old(clause)?)?.pair;
        Some((pair.change, pair.new.and_then(|place| self.new.id(place))))
    }
}

/// The pairing of an amendment, for a person who may read both documents; none before both are published.
pub async fn pairing_of(
    connection: &mut Connection,
    _acting: &Acting,
    amendment: &Amendment,
) -> Result<Option<Pairing>, Failure> {
    pairing_in(connection, amendment).await
}

/// The same inside a read or a write.
pub async fn pairing_in(connection: &mut Connection, amendment: &Amendment) -> Result<Option<Pairing>, Failure> {
    let (Some(old), Some(new)) =
        (Clauses::of(connection, amendment.amended).await?, Clauses::of(connection, amendment.amending).await?)
    else {
        return Ok(None);
    };
    let place = (amendment.amending, amendment.amended, amendment.kind.code());
    let rows = store::list_pairs(connection, place).await?;
    let mut pairs: Vec<PlacedPair> = rows
        .into_iter()
        .filter_map(|row| {
            let change = Change::from_code(&row.change)?;
            let (old, new) = (old.place(row.old_clause_id)?, row.new_clause_id.and_then(|id| new.place(id)));
            Some(PlacedPair { pair: Pair { old: Some(old), new, change }, row: Some(row) })
        })
        .collect();
    let taken = |place: usize| pairs.iter().any(|one| one.pair.new == Some(place));
    let added: Vec<usize> = (0..new.rows.len()).filter(|place| !taken(*place)).collect();
    pairs.extend(
        added
            .into_iter()
            .map(|place| PlacedPair { pair: Pair { old: None, new: Some(place), change: Change::New }, row: None }),
    );
    Ok(Some(Pairing { old, new, pairs }))
}

/// Proposes the pairings of a document with all that it amends and all that amends it, where both are published and no
/// pairing was proposed before.
pub async fn propose_all(tx: &mut WriteTransaction, permit: &Permit, id: DocumentId) -> Result<(), Failure> {
    let mut all = amendments_of(tx, id).await?;
    all.extend(amended_by(tx, id).await?);
    for amendment in all {
        propose(tx, permit, &amendment).await?;
    }
    Ok(())
}

async fn propose(tx: &mut WriteTransaction, permit: &Permit, amendment: &Amendment) -> Result<(), Failure> {
    let place = (amendment.amending, amendment.amended, amendment.kind.code());
    if !store::list_pairs(tx, place).await?.is_empty() {
        return Ok(());
    }
    let (Some(old), Some(new)) =
        (Clauses::of(tx, amendment.amended).await?, Clauses::of(tx, amendment.amending).await?)
    else {
        return Ok(());
    };
    let symbol = symbol_of(tx, amendment.amended).await?;
    let pairs = match amendment.kind {
        Kind::Replaces => pair_whole(&old.clauses, &new.clauses),
        Kind::Amends => pair_named(&old.clauses, &said_of(&new, symbol.as_deref())).0,
    };
    for pair in pairs {
        let Some(clause) = pair.old.and_then(|place| old.id(place)) else { continue };
        let new = pair.new.and_then(|place| new.id(place));
        // A clause that says that it changes another and is not found stands for nothing.
        let change = if new.is_none() { Change::Removed } else { pair.change };
        let new = NewPair {
            amending: amendment.amending,
            relation: amendment.kind.code(),
            old: clause,
            number: 1,
            new,
            change: change.code(),
            reason: "",
            said: None,
        };
        store::insert_pair(tx, permit, &new).await?;
    }
    Ok(())
}

/// What the newer document says of clauses of the older one. A line that names another document is about that one.
fn said_of(new: &Clauses, symbol: Option<&str>) -> Vec<Said> {
    let wanted = symbol.map(fold);
    let is_about_it = |symbols: &[String]| {
        symbols.is_empty() || symbols.iter().any(|named| wanted.as_deref() == Some(fold(named).as_str()))
    };
    let place = |eid: &Option<String>| new.rows.iter().position(|row| Some(&row.eid) == eid.as_ref());
    let all = instructions(&new.reading).into_iter().filter(|one| is_about_it(&one.symbols));
    all.map(|one| Said { act: one.act, labels: one.labels, by: place(&one.provision) }).collect()
}

async fn symbol_of(connection: &mut Connection, id: DocumentId) -> Result<Option<String>, Failure> {
    let row = crate::documents::actions::find_row(connection, id).await?.ok_or(Problem::NotFound)?;
    Ok(row.symbol)
}
