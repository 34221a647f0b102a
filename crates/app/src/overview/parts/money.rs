//! Money of a clause: of the clause itself where its document is a plan, and of the clauses of plans that take it up.
//! Of each clause the last amount of a source counts.

use super::{Line, Looking, OfClause, Part, together};
use crate::{
    failure::Failure,
    plans::{
        actions::together::{OfPlan, money_of},
        words,
    },
};
use database::Connection;
use domain::ids::ProvisionId;
use std::collections::BTreeSet;

/// Money of a clause and of those that take it up.
pub async fn of_clause(
    connection: &mut Connection,
    looking: Looking<'_>,
    of: &OfClause<'_>,
    taking_up: &BTreeSet<ProvisionId>,
) -> Result<Part, Failure> {
    let clauses: BTreeSet<ProvisionId> = of.inside.iter().chain(taking_up).copied().collect();
    let plans = money_of(connection, looking.acting, &clauses).await?;
    let sum: i64 = plans.iter().map(OfPlan::sum_dong).sum();
    let part = Part::new(looking, "money", "kinh-phi", ("overview-money", "overview-money-none"));
    let said = looking.frame.say("overview-money-says").with("amount", looking.frame.number(sum));
    let says = if plans.is_empty() { String::new() } else { said.with("count", plans.len()).to_string() };
    Ok(part.with(plans.iter().map(|plan| line(looking, plan)).collect()).saying(says))
}

fn line(looking: Looking<'_>, plan: &OfPlan) -> Line {
    let frame = looking.frame;
    let amounts = plan.money.iter().map(|money| words::money(frame, money)).collect::<Vec<_>>().join("; ");
    Line {
        path: format!("/ke-hoach/{}", plan.document),
        title: words::document(frame, &plan.document_type, plan.symbol.as_deref(), &plan.subject),
        meta: together([looking.name(plan.organisation), amounts]),
        mark: None,
    }
}
