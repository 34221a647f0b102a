//! A plan and its clauses as they are answered.
//! These structs are a promise to programs outside: a member may be added, and none is taken away or given another meaning.

use crate::{
    acting::Acting,
    api::Day,
    plans::actions::finding::{Body, Found, Money, PlanClause},
};
use domain::obligations::Timing;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldPlan {
    /// Its document.
    pub document: Uuid,
    /// Whose plan it is.
    pub organisation: Uuid,
    /// Name of that organisation.
    pub organisation_name: String,
    /// Number and symbol.
    pub symbol: Option<String>,
    /// What it is about.
    pub subject: String,
    /// Date of issue.
    pub issued_on: Option<Day>,
    /// unpublished, published or retracted.
    pub state: &'static str,
    /// The documents that it carries out.
    pub carries_out: Vec<Uuid>,
}

/// A clause of a plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldPlanClause {
    /// Its identity, once the plan is published.
    pub provision: Option<Uuid>,
    /// Its number as people name it.
    pub number: String,
    /// What is to be done.
    pub action: String,
    /// Who leads.
    pub leads: Vec<ToldBody>,
    /// Who supports.
    pub supporters: Vec<ToldBody>,
    /// The day by which it is to be done.
    pub due_on: Option<Day>,
    /// The rule (RFC 5545) of what is to be done again and again.
    pub recurrence: Option<String>,
    /// What it is to bring forth.
    pub products: Vec<String>,
    /// Its money.
    pub money: Vec<ToldMoney>,
}

/// Somebody who is named in a clause.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldBody {
    /// The organisation, where the words mean one.
    pub organisation: Option<Uuid>,
    /// Its name, or the words.
    pub name: String,
}

/// Money of a clause.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldMoney {
    /// In whole dong.
    pub amount_dong: i64,
    /// Where it comes from.
    pub source: String,
}

/// A plan.
pub fn plan(acting: &Acting, plan: &Found) -> ToldPlan {
    let row = &plan.row;
    ToldPlan {
        document: row.document_id.uuid(),
        organisation: row.organisation_id.uuid(),
        organisation_name: acting.graph.last_name(row.organisation_id, acting.today).unwrap_or_default().to_owned(),
        symbol: row.symbol.clone(),
        subject: row.subject.clone(),
        issued_on: row.issued_on.map(Day),
        state: plan.state.code(),
        carries_out: plan.parents.iter().map(|parent| parent.row.parent_id.uuid()).collect(),
    }
}

/// A clause.
pub fn clause(acting: &Acting, clause: &PlanClause) -> ToldPlanClause {
    let body = |body: &Body| match body {
        Body::Known(id) => ToldBody {
            organisation: Some(id.uuid()),
            name: acting.graph.last_name(*id, acting.today).unwrap_or_default().to_owned(),
        },
        Body::Words(words) => ToldBody { organisation: None, name: words.clone() },
    };
    let money = |money: &Money| ToldMoney { amount_dong: money.amount_dong, source: money.source.clone() };
    let (due_on, recurrence) = match &clause.timing {
        Some(Timing::Once { due_on, .. }) => (Some(Day(*due_on)), None),
        Some(Timing::Recurring { rule }) => (None, Some(rule.clone())),
        Some(Timing::Standing { .. }) | None => (None, None),
    };
    ToldPlanClause {
        provision: clause.id.map(|id| id.uuid()),
        number: clause.path.clone(),
        action: clause.action.clone(),
        leads: clause.leads.iter().map(body).collect(),
        supporters: clause.supporters.iter().map(body).collect(),
        due_on,
        recurrence,
        products: clause.outputs.clone(),
        money: clause.money.iter().map(money).collect(),
    }
}
