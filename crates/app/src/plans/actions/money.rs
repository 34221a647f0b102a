//! Money of the clauses of a published plan: written beside its text, never over what stood there.
//! Each source of a clause has one amount; a later one takes its place, and nothing at all takes it away.

use super::{finding, require, store};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, permits::Permit};
use database::WriteTransaction;
use domain::{
    ids::{DocumentId, ProvisionId},
    permissions::Verb,
    problem::Problem,
};
use serde_json::json;

/// Characters of a source.
pub const SOURCE_LIMIT: usize = 200;
/// So much money has no clause: a thousand million million dong.
pub const AMOUNT_LIMIT: i64 = 1_000_000_000_000_000;

/// An amount as a person wrote it down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The clause.
    pub clause: ProvisionId,
    /// In whole dong; 0 takes the source away.
    pub amount_dong: i64,
    /// Where it comes from.
    pub source: String,
}

/// Writes an amount of a clause down.
pub async fn write(app: &App, caller: &Caller, id: DocumentId, written: Written) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_all(tx, &acting, id, &[written]).await })).await
}

/// Writes amounts of the clauses of a published plan down: all or none.
pub(in crate::plans) async fn write_all(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DocumentId,
    all: &[Written],
) -> Result<(), Failure> {
    let document = require(tx, acting, id).await?;
    store::find(tx, id).await?.ok_or(Problem::NotFound)?;
    if document.row.published_at_ms.is_none() || document.row.retracted_at_ms.is_some() {
        return Err(Problem::NotFound.into());
    }
    let clauses: Vec<ProvisionId> = store::list_provisions(tx, id).await?.iter().map(|row| row.id).collect();
    if !all.iter().all(|written| clauses.contains(&written.clause)) {
        return Err(Problem::NotFound.into());
    }
    let told = |written: &Written| {
        json!({
            "clause": written.clause.to_string(), "amount_dong": written.amount_dong, "source": written.source,
        })
    };
    let told = json!({"step": "money", "amounts": all.iter().map(told).collect::<Vec<_>>()});
    let permit = acting.permit(tx, Verb::DeclarePlan, &document.thing(acting.today), told).await?;
    insert(tx, &permit, id, all).await
}

/// Writes amounts of a document's clauses, each after the last of its clause.
pub(in crate::plans) async fn insert(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: DocumentId,
    all: &[Written],
) -> Result<(), Failure> {
    let mut rows = store::list_money(tx, id).await?;
    for written in all {
        let last = rows.iter().filter(|row| row.provision_id == written.clause).map(|row| row.number).max();
        let new = store::NewMoney {
            provision: written.clause,
            number: last.unwrap_or_default() + 1,
            amount_dong: written.amount_dong,
            source: written.source.clone(),
            by: permit.person()?,
        };
        store::insert_money(tx, permit, &new).await?;
        rows.push(store::MoneyRow {
            provision_id: new.provision,
            number: new.number,
            amount_dong: new.amount_dong,
            source: new.source,
        });
    }
    Ok(())
}

/// Reads an amount as it is typed: «1.250.000.000», «1 250 000 000», «500 triệu», «1,2 tỷ». `None` where it is no whole
/// number of dong.
pub fn read(typed: &str) -> Option<i64> {
    let folded = domain::text::fold(typed.trim());
    let folded = folded.trim_end_matches('.').trim();
    let bare = ["dong", "vnd", "d"].iter().find_map(|unit| folded.strip_suffix(unit)).unwrap_or(folded).trim();
    let units = [("trieu", 1_000_000), ("ty", 1_000_000_000), ("ti", 1_000_000_000), ("nghin", 1_000), ("ngan", 1_000)];
    let unit = units.iter().find_map(|(word, times)| Some((bare.strip_suffix(word)?.trim(), *times)));
    let amount = match unit {
        Some((number, times)) => scaled(number, times)?,
        None => whole(bare)?,
    };
    (0..=AMOUNT_LIMIT).contains(&amount).then_some(amount)
}

/// A whole number whose thousands may be parted by points, commas or blanks.
fn whole(number: &str) -> Option<i64> {
    let parts: Vec<&str> = number.split(['.', ',', ' ', '\u{a0}', '\u{202f}']).collect();
    let is_digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (first, rest) = parts.split_first()?;
    let grouped = rest.is_empty() || first.len() <= 3;
    let right = parts.iter().all(is_digits) && grouped && rest.iter().all(|part| part.len() == 3);
    right.then(|| parts.concat().parse().ok()).flatten()
}

/// «1,2» times so much, where it comes out whole.
fn scaled(number: &str, times: i64) -> Option<i64> {
    let Some((before, after)) = number.split_once(',') else {
        return whole(number)?.checked_mul(times);
    };
    let is_digits = |part: &str| !part.is_empty() && part.len() <= 9 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(after) {
        return None;
    }
    let power = 10_i64.checked_pow(u32::try_from(after.len()).ok()?)?;
    let fraction = after.parse::<i64>().ok()?.checked_mul(times)?;
    let rest = (fraction % power == 0).then_some(fraction / power)?;
    whole(before)?.checked_mul(times)?.checked_add(rest)
}

/// Clauses whose money a person may write down.
pub async fn clauses(app: &App, id: DocumentId) -> Result<Vec<finding::PlanClause>, Failure> {
    finding::published_clauses(&mut app.database().read().await?, id).await
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn amounts_are_read_as_they_are_written_and_never_guessed() {
        let cases = [
            ("1.250.000.000", Some(1_250_000_000)),
            ("1 250 000 đồng", Some(1_250_000)),
            ("500 triệu", Some(500_000_000)),
            ("500 triệu đồng", Some(500_000_000)),
            ("1,25 tỷ", Some(1_250_000_000)),
            ("2 tỉ đồng", Some(2_000_000_000)),
            ("0", Some(0)),
            ("150000", Some(150_000)),
            ("1.25", None),
            ("12.5 triệu", None),
            ("0,0000000001 tỷ", None),
            ("khoảng 5 triệu", None),
            ("-5", None),
            ("", None),
            ("99999999999999999999", None),
            ("9999999 tỷ", None),
        ];
        for (typed, amount) in cases {
            assert_eq!(read(typed), amount, "{typed}");
        }
    }
}
