//! Money of the clauses of a published plan, written down by a program: what the page writes for one clause, for many at
//! once. All of it or none.

use crate::{
    api::{Call, Done, Sent},
    failure::Failure,
    plans::actions::money::{self, AMOUNT_LIMIT, Written},
    requests::Named,
    written,
};
use domain::{
    ids::{DocumentId, ProvisionId},
    problem::{Problem, ProgramProblem},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Amounts of clauses.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoneyToWrite {
    /// Each takes the place of what stood for the same clause and source.
    #[schemars(length(max = 1000))]
    amounts: Vec<AmountToWrite>,
}

/// An amount of a clause.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AmountToWrite {
    /// The clause: a provision of the plan.
    provision: Uuid,
    /// In whole dong; 0 takes the source away.
    #[schemars(range(min = 0, max = 1_000_000_000_000_000_i64))]
    amount_dong: i64,
    /// Where it comes from; empty where that is not said.
    #[schemars(length(max = 200))]
    source: String,
}

/// What was written down.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MoneyWritten {
    /// The plan.
    document: Uuid,
    /// So many amounts.
    amounts: usize,
}

/// `POST /api/v1/plans/{document}/money`
pub async fn write(
    call: Call,
    Named(id): Named<DocumentId>,
    sent: Sent<MoneyToWrite>,
) -> Result<Done<MoneyWritten>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, sent: MoneyToWrite| {
        Box::pin(async move {
            let all = sent.amounts.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
            money::write_all(tx, &acting, id, &all).await?;
            Ok(MoneyWritten { document: id.uuid(), amounts: all.len() })
        })
    })
    .await
}

fn read(sent: AmountToWrite) -> Result<Written, Problem> {
    if !(0..=AMOUNT_LIMIT).contains(&sent.amount_dong) {
        return Err(Problem::Program(ProgramProblem::ValueUnfit { fault: "amount_dong".to_owned() }));
    }
    let source = written::words("source", &sent.source, money::SOURCE_LIMIT)?;
    Ok(Written { clause: ProvisionId::from(sent.provision), amount_dong: sent.amount_dong, source })
}
