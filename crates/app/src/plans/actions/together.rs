//! What pages of one thing read of plans: the money of clauses, the plans of a unit, who has issued one and who owes one. It is
//! cut to the bodies whose documents the caller reads; what was only sent to the caller stands in the list of plans.

use super::{
    finding::{Money, Owed, Reach, State},
    store::{self, PlanRow},
};
use crate::{acting::Acting, failure::Failure, permits::Thing};
use database::Connection;
use domain::{
    ids::{DocumentId, OrganisationId, ProvisionId},
    permissions::Verb,
};
use std::collections::{BTreeMap, BTreeSet};

/// The money of one plan for some clauses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfPlan {
    /// The plan.
    pub document: DocumentId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// Slug of its type.
    pub document_type: String,
    /// Its number and symbol.
    pub symbol: Option<String>,
    /// What it is about.
    pub subject: String,
    /// What counts now, source by source; one source of two clauses is two amounts.
    pub money: Vec<Money>,
}

impl OfPlan {
    /// All of it, in whole dong.
    pub fn sum_dong(&self) -> i64 {
        self.money.iter().map(|one| one.amount_dong).sum()
    }
}

/// The money of some clauses, plan by plan, as it counts now.
pub(crate) async fn money_of(
    connection: &mut Connection,
    acting: &Acting,
    clauses: &BTreeSet<ProvisionId>,
) -> Result<Vec<OfPlan>, Failure> {
    let mut reach = Reach { acting, known: BTreeMap::new() };
    let clauses: Vec<ProvisionId> = clauses.iter().copied().collect();
    let mut plans: Vec<OfPlan> = Vec::new();
    let mut now: BTreeMap<(DocumentId, ProvisionId, String), i64> = BTreeMap::new();
    for some in clauses.chunks(store::CLAUSES_AT_ONCE) {
        for row in store::list_money_of(connection, some).await? {
            if !reach.reads(row.owner_id) {
                continue;
            }
            // Of each clause the last that was written for a source counts.
            now.insert((row.document_id, row.provision_id, row.source.clone()), row.amount_dong);
            if plans.iter().all(|plan| plan.document != row.document_id) {
                plans.push(OfPlan {
                    document: row.document_id,
                    organisation: row.organisation_id,
                    document_type: row.document_type,
                    symbol: row.symbol,
                    subject: row.subject,
                    money: Vec::new(),
                });
            }
        }
    }
    for ((document, _, source), amount_dong) in now.into_iter().filter(|(_, amount)| *amount != 0) {
        if let Some(plan) = plans.iter_mut().find(|plan| plan.document == document) {
            plan.money.push(Money { amount_dong, source });
        }
    }
    plans.retain(|plan| !plan.money.is_empty());
    Ok(plans)
}

/// Plans and what is owed, of bodies whose documents the caller reads.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Plans with where they stand, the last declared first.
    pub plans: Vec<(PlanRow, State)>,
    /// Who owes one, the earliest due first.
    pub owed: Vec<Owed>,
}

impl Standing {
    /// The bodies that have issued a plan that counts.
    pub fn issued(&self) -> BTreeSet<OrganisationId> {
        let counting = self.plans.iter().filter(|(_, state)| *state == State::Published);
        counting.map(|(row, _)| row.organisation_id).collect()
    }

    /// The bodies that owe one.
    pub fn owing(&self) -> BTreeSet<OrganisationId> {
        self.owed.iter().map(|row| row.organisation_id).collect()
    }

    /// Of one body alone.
    pub fn only(mut self, body: OrganisationId) -> Self {
        self.plans.retain(|(row, _)| row.organisation_id == body);
        self.owed.retain(|row| row.organisation_id == body);
        self
    }
}

/// How plans stand, in two statements.
pub(crate) async fn standing(connection: &mut Connection, acting: &Acting) -> Result<Standing, Failure> {
    let mut reach = Reach { acting, known: BTreeMap::new() };
    let rows = store::list(connection).await?.into_iter().filter(|row| reach.reads(row.owner_id));
    let plans = rows.map(|row| (State::of(&row), row)).map(|(state, row)| (row, state)).collect();
    let mut owed = store::list_owed(connection).await?;
    owed.retain(|row| reach.reads(row.organisation_id));
    Ok(Standing { plans, owed })
}

/// How plans stand that carry one document out, of those bodies whose coverage of it the caller reads: the units of its matrix that
/// have a plan or owe one. Three statements.
pub(crate) async fn standing_to(
    connection: &mut Connection,
    acting: &Acting,
    (document, owner): (DocumentId, OrganisationId),
) -> Result<Standing, Failure> {
    let reads = |body: OrganisationId| {
        let thing = Thing::Coverage { of: document, owner: body, given_by: vec![owner], today: acting.today };
        acting.may(Verb::ReadCoverage, &thing)
    };
    let parents = store::list_parents(connection).await?;
    let below: BTreeSet<DocumentId> =
        parents.iter().filter(|row| row.parent_id == document).map(|row| row.document_id).collect();
    let rows = store::list(connection).await?.into_iter().filter(|row| below.contains(&row.document_id));
    let rows = rows.filter(|row| reads(row.organisation_id));
    let plans = rows.map(|row| (State::of(&row), row)).map(|(state, row)| (row, state)).collect();
    let mut owed = store::list_owed(connection).await?;
    owed.retain(|row| row.document_id == document && reads(row.organisation_id));
    Ok(Standing { plans, owed })
}
