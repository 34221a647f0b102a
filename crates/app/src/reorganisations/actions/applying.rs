//! Applying: one atomic change. The events go into the register, open assignments are handed over and linked to all that
//! they follow on, people's roles end and begin, reports are cut, and the only head of a successor answers for what came
//! over. Whatever fails in between leaves nothing.
//!
//! A decision of the past or of today is applied by a person's click; one of a later day by the system on that day, on
//! behalf of who decided it. Applying twice is refused, so the daily round may come as often as it likes.

use super::{
    Reorganisation, State,
    carrying::Carry,
    choosing::Choices,
    deciding::{changed_since, check_choices, may_change_all},
    find, find_for, store,
};
use crate::{
    App,
    accounts::succeeding::succeed_grant,
    acting::Acting,
    caller::Caller,
    failure::Failure,
    obligations::actions::{hand_over, inheriting::name_responsible_heads},
    organisations::{actions::record_events, load},
    permits::Permit,
    reporting::actions::carrying::carry_reports,
};
use database::WriteTransaction;
use domain::{
    ids::{EventId, ReorganisationId},
    organisations::{
        Graph,
        reorganisation::{Plan, examine},
    },
    permissions::Verb,
    problem::{OrganisationProblem, Problem},
    time::Moment,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// How much went over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// Events in the register.
    pub events: i64,
    /// Organisations that ended.
    pub ended: i64,
    /// Organisations that were founded.
    pub founded: i64,
    /// Assignments that were closed as handed over.
    pub closed: i64,
    /// Assignments that were opened for successors.
    pub opened: i64,
    /// Assignments that nobody carries on.
    pub without_successor: i64,
    /// Assignments whose responsible head was named.
    pub named: i64,
    /// Roles that ended.
    pub roles_ended: i64,
    /// Roles that began.
    pub roles_begun: i64,
    /// Reports that became part reports.
    pub reports_cut: i64,
    /// Reports that successors owe in open rounds.
    pub reports_opened: i64,
}

/// Applies a decided reorganisation whose day has come.
pub async fn apply(app: &App, caller: &Caller, at: (ReorganisationId, i64)) -> Result<Carried, Failure> {
    let acting = Acting::now(app, caller);
    app.change_organisations(move |tx| Box::pin(async move { write_application(tx, &acting, at).await })).await
}

/// The same inside a write, with the graph that it leaves.
pub(in crate::reorganisations) async fn write_application(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, seen): (ReorganisationId, i64),
) -> Result<(Carried, Graph), Failure> {
    let found = find_for(tx, acting, id, State::Decided).await?;
    if found.row.version != seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let ready = Ready::of(tx, &found, acting.today).await?;
    may_change_all(acting, &ready.plan)?;
    let particulars = ready.particulars(&found);
    let permit = acting.permit(tx, Verb::Reorganise, &found.thing(acting.today), particulars).await?;
    write(tx, &permit, &found, ready, acting.today).await
}

/// Applies everything that is decided and whose day has come, each for itself: what cannot be applied is told in the log
/// and on its page, and keeps nothing else back. For the start of a server and for each new day.
pub async fn apply_due(app: &App) -> Result<usize, Failure> {
    let today = app.today();
    let mut due = store::list_due(&mut app.database().read().await?, today).await?;
    // What was decided on its day or later waits for a person's click.
    due.retain(|due| Moment::from_millisecond(due.decided_at_ms).day() < due.effective_on);
    let mut applied = 0;
    for store::DueRow { id, .. } in due {
        let change = app.change_organisations(move |tx| {
            Box::pin(async move {
                let found = find(tx, id).await?;
                found.must_be(State::Decided)?;
                let ready = Ready::of(tx, &found, today).await?;
                let particulars = ready.particulars(&found);
                let thing = ("reorganisation", id.uuid());
                let permit = Permit::of_the_system(tx, Verb::Reorganise.code(), thing, particulars).await?;
                write(tx, &permit, &found, ready, today).await
            })
        });
        match change.await {
            Ok(_) => applied += 1,
            Err(Failure::Problem(problem)) => {
                tracing::warn!(reorganisation.id = %id, problem = %problem.code(), "a decided reorganisation waits");
            }
            Err(fault) => return Err(fault),
        }
    }
    Ok(applied)
}

/// A decided reorganisation, examined against the stored register of this moment.
struct Ready {
    plan: Plan,
    carry: Carry,
}

impl Ready {
    async fn of(tx: &mut WriteTransaction, found: &Reorganisation, today: Date) -> Result<Self, Failure> {
        if found.row.effective_on > today {
            let date = crate::look::dates::written(found.row.effective_on);
            return Err(Problem::Organisation(OrganisationProblem::NotYetEffective { date }).into());
        }
        let graph = load(tx).await?;
        let examined = examine(&graph, &found.draft);
        let Some(plan) = examined.plan else {
            return Err(Problem::Organisation(OrganisationProblem::GroundChanged { count: 1 }).into());
        };
        let changed = changed_since(&graph, found, &plan.touched)?;
        if !changed.is_empty() {
            return Err(Problem::Organisation(OrganisationProblem::GroundChanged {
                count: i64::try_from(changed.len()).unwrap_or(i64::MAX),
            })
            .into());
        }
        let choices = Choices::of(tx, found.row.id).await?;
        let carry = Carry::of(tx, &plan, found, &choices, today).await?;
        check_choices(&carry)?;
        Ok(Ready { plan, carry })
    }

    fn particulars(&self, found: &Reorganisation) -> serde_json::Value {
        let decided_by = found.row.decided_by.map(|by| by.uuid().to_string());
        json!({"step": "apply", "events": self.plan.events.len(), "decided_by": decided_by,
            "decided_for": found.row.decided_for.map(|body| body.to_string())})
    }
}

async fn write(
    tx: &mut WriteTransaction,
    permit: &Permit,
    found: &Reorganisation,
    ready: Ready,
    today: Date,
) -> Result<(Carried, Graph), Failure> {
    let (id, on) = (found.row.id, found.row.effective_on);
    let Ready { plan, carry } = ready;
    let events: Vec<EventId> = plan.events.iter().map(|event| event.id).collect();
    let founded = plan.events.iter().filter(|event| event.change.kind() == "found").count();
    store::advance(tx, permit, id, found.row.version).await?;
    let graph = record_events(tx, permit, plan.events).await?;
    let mut carried = Carried {
        events: number(events.len()),
        ended: number(plan.ended.len()),
        founded: number(founded),
        ..Carried::default()
    };
    for person in &carry.people {
        let into = person.outcome();
        succeed_grant(tx, permit, &person.row, on, &into).await?;
        carried.roles_ended += 1;
        carried.roles_begun += number(into.len());
    }
    let thing = ("reorganisation", id.uuid());
    let handed = hand_over(tx, permit, &graph, thing, today, &carry.chosen()).await?;
    (carried.closed, carried.opened, carried.without_successor) =
        (handed.closed, handed.opened, handed.without_successor);
    carried.named = name_responsible_heads(tx, permit, &events, today).await?;
    (carried.reports_cut, carried.reports_opened) = carry_reports(tx, permit, &graph, &plan.ended, (on, today)).await?;
    let decision = found.row.decision_id.ok_or(Problem::Organisation(OrganisationProblem::NotDecided))?;
    store::insert_application(tx, permit, (id, decision), &serde_json::to_string(&carried)?, &events).await?;
    for organisation in &plan.touched {
        permit.also_about(tx, ("organisation", organisation.uuid()), json!({"reorganisation": id.to_string()})).await?;
    }
    Ok((carried, graph))
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
