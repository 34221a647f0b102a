//! Standing requests: a body asks for a form period after period. People make, pause, resume and end them, and look ahead.
//!
//! A period is opened once for each request, whatever stops and starts in between; what a person opened by hand is taken as
//! it is. Days on which a request rested are not made up for. What opens them is the daily round (`daily`).

use super::{
    Acting,
    opening::{NewRound, planned},
    store::{self, StandingRow},
};
use crate::{App, caller::Caller, failure::Failure, permits::Thing, reporting::packs};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{OrganisationId, RoundId, StandingRequestId},
    organisations::{Graph, Selector},
    packs::{Period, Regime},
    permissions::Verb,
    problem::Problem,
    reporting::DayRule,
    time::Moment,
};
use jiff::civil::Date;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// How the journal calls a standing request.
pub(super) const THING: &str = "standing-request";

/// A standing request to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRequest {
    /// The body that asks.
    pub asked_by: OrganisationId,
    /// Code of the pack.
    pub pack: String,
    /// Code of the form.
    pub form: String,
    /// Which units, seen from the asking body on the last day of each period.
    pub selector: Selector,
    /// On which days.
    pub days: DayRule,
}

/// A standing request with everything that became of it.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Itself, with its pause and its end.
    pub row: StandingRow,
    /// Which units.
    pub selector: Selector,
    /// On which days.
    pub days: DayRule,
    /// Year and number of each period whose day has come, with its round if anybody owed it.
    pub there: BTreeMap<(i64, i64), Option<RoundId>>,
}

impl Standing {
    /// Whether rounds open on their days.
    pub fn is_live(&self) -> bool {
        self.row.ended_at_ms.is_none() && self.row.paused_at_ms.is_none()
    }

    /// The first day that counts: the day on which it was made, or on which it was last resumed.
    fn since(&self) -> Date {
        let resumed = self.row.last_resumed_at_ms.map(|at_ms| Moment::from_millisecond(at_ms).day());
        resumed.map_or(self.row.since, |day| day.max(self.row.since))
    }

    /// The regime of its form, in the pack as it is now.
    pub fn regime(&self) -> Option<&'static Regime> {
        let pack = &packs::newest(&self.row.pack).ok()?.pack;
        pack.regime(&pack.form(&self.row.form)?.regime)
    }

    /// Periods whose day has come without their round, oldest first.
    pub(super) fn missing(&self, today: Date) -> Vec<Period> {
        let there: BTreeSet<(i64, i64)> = self.there.keys().copied().collect();
        let regime = self.regime().filter(|_| self.is_live());
        regime.map(|regime| self.days.missing(regime, self.since(), today, &there)).unwrap_or_default()
    }

    /// The round of a period. One that opens late, after a stop, is not due before the day on which it opens.
    pub(super) fn round(&self, period: &Period, today: Date) -> Result<NewRound, Failure> {
        let due = self.days.due_dates(period).ok_or(Problem::NotFound)?.not_before(today);
        let latest = due.ends().1;
        Ok(NewRound {
            asked_by: self.row.asked_by,
            pack: self.row.pack.clone(),
            form: self.row.form.clone(),
            year: period.year,
            number: period.n,
            selector: self.selector.clone(),
            cut_off_on: self.days.cut_off_day(period).map(|day| day.max(latest)),
            due,
        })
    }
}

/// What a request would do: its next rounds, each with the day on which it opens, and who would owe the first.
#[derive(Debug, Clone)]
pub struct Outlook {
    /// The request.
    pub standing: Standing,
    /// Period, its opening day and its round.
    pub rounds: Vec<(Period, Date, NewRound)>,
    /// How many units would owe the first of them, as far as is known today.
    pub units: usize,
}

/// The next rounds of a request, without making it.
pub fn preview(app: &App, caller: &Caller, new: &NewRequest, count: usize) -> Result<Outlook, Failure> {
    let acting = Acting::now(app, caller);
    acting.caller.require(&acting.graph, Verb::OpenRound, &asking(&acting, new.asked_by))?;
    check(new)?;
    outlook(&acting.graph, &Standing::of(new, &acting), acting.today, count)
}

/// The next rounds of a request.
pub fn outlook(graph: &Graph, standing: &Standing, today: Date, count: usize) -> Result<Outlook, Failure> {
    let mut rounds = Vec::new();
    if let Some(regime) = standing.regime() {
        // What opens today is still to come, if it is not there.
        for period in standing.missing(today) {
            rounds.push((period.clone(), today, standing.round(&period, today)?));
        }
        for (period, day) in standing.days.coming(regime, today, count) {
            rounds.push((period.clone(), day, standing.round(&period, day)?));
        }
    }
    rounds.truncate(count);
    let units = match rounds.first() {
        Some((_, _, first)) => planned(graph, first).map_or(0, |(_, preview)| preview.owes.len()),
        None => 0,
    };
    Ok(Outlook { standing: standing.clone(), rounds, units })
}

impl Standing {
    /// As it would be if it were made now.
    fn of(new: &NewRequest, acting: &Acting) -> Self {
        let row = StandingRow {
            id: uuid::Uuid::nil().into(),
            asked_by: new.asked_by,
            pack: new.pack.clone(),
            form: new.form.clone(),
            selector: String::new(),
            opens_days: new.days.opens,
            due_days: new.days.due,
            cut_off_days: new.days.cut_off,
            since: acting.today,
            made_by: acting.caller.account,
            maker: acting.caller.full_name.clone(),
            made_at_ms: 0,
            version: 1,
            pause_reason: None,
            paused_at_ms: None,
            pauser: None,
            last_resumed_at_ms: None,
            end_reason: None,
            ended_at_ms: None,
            ender: None,
        };
        Standing { row, selector: new.selector.clone(), days: new.days.clone(), there: BTreeMap::new() }
    }
}

fn asking(acting: &Acting, body: OrganisationId) -> Thing {
    Thing::Node { id: body, today: acting.today }
}

fn check(new: &NewRequest) -> Result<(), Problem> {
    let missing = |field: &str| Problem::Missing { field: field.to_owned() };
    let pack = &packs::newest(&new.pack).map_err(|_| missing("bieu"))?.pack;
    pack.form(&new.form).and_then(|form| pack.regime(&form.regime)).ok_or_else(|| missing("bieu"))?;
    if names_nobody(&new.selector) {
        return Err(missing("loai"));
    }
    if new.days.is_in_order() { Ok(()) } else { Err(missing("mo")) }
}

/// Whether a selector can mean no unit, whatever the organisations are.
fn names_nobody(selector: &Selector) -> bool {
    match selector {
        Selector::Class { classes, .. } => classes.is_empty(),
        Selector::Union { of } => of.iter().all(names_nobody),
        _ => false,
    }
}

/// Makes a standing request.
pub async fn make_request(app: &App, caller: &Caller, new: NewRequest) -> Result<StandingRequestId, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_request(tx, &acting, &new).await })).await
}

/// The same inside a write.
pub(in crate::reporting) async fn write_request(
    tx: &mut WriteTransaction,
    acting: &Acting,
    new: &NewRequest,
) -> Result<StandingRequestId, Failure> {
    let thing = asking(acting, new.asked_by);
    acting.caller.require(&acting.graph, Verb::OpenRound, &thing)?;
    check(new)?;
    let same = |other: &Standing| other.row.pack == new.pack && other.row.form == new.form;
    if of_body(tx, new.asked_by).await?.iter().any(|other| other.row.ended_at_ms.is_none() && same(other)) {
        return Err(Problem::AlreadyDone.into());
    }
    let id: StandingRequestId = tx.new_id();
    let particulars = json!({"standing-request": id.to_string(), "form": format!("{}/{}", new.pack, new.form)});
    let permit = acting.permit(tx, Verb::OpenRound, &thing, particulars.clone()).await?;
    permit.also_about(tx, (THING, id.uuid()), particulars).await?;
    let selector = serde_json::to_string(&new.selector)?;
    store::insert_standing(tx, &permit, id, (new, &selector), acting.today).await?;
    Ok(id)
}

/// What a person does with a standing request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandingStep {
    /// No round opens for the time being.
    Pause,
    /// Rounds open again, from today.
    Resume,
    /// No round opens any more.
    End,
}

impl StandingStep {
    fn word(self) -> &'static str {
        match self {
            StandingStep::Pause => "paused",
            StandingStep::Resume => "resumed",
            StandingStep::End => "ended",
        }
    }
}

/// Pauses, resumes or ends a standing request. A pause and an end have a reason.
pub async fn change_request(
    app: &App,
    caller: &Caller,
    at: (StandingRequestId, i64),
    step: StandingStep,
    reason: String,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_step(tx, &acting, at, step, &reason).await })).await
}

/// The same inside a write.
pub(in crate::reporting) async fn write_step(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, seen): (StandingRequestId, i64),
    step: StandingStep,
    reason: &str,
) -> Result<(), Failure> {
    let standing = acting.find_standing(tx, id).await?;
    let thing = asking(acting, standing.row.asked_by);
    let particulars = json!({"standing-request": id.to_string(), "step": step.word(), "reason": reason});
    let permit = acting.permit(tx, Verb::OpenRound, &thing, particulars.clone()).await?;
    permit.also_about(tx, (THING, id.uuid()), particulars).await?;
    let is_paused = standing.row.paused_at_ms.is_some();
    match step {
        _ if standing.row.ended_at_ms.is_some() => return Err(Problem::AlreadyDone.into()),
        StandingStep::Pause if is_paused => return Err(Problem::AlreadyDone.into()),
        StandingStep::Resume if !is_paused => return Err(Problem::AlreadyDone.into()),
        _ => {}
    }
    store::advance_standing(tx, &permit, id, seen).await?;
    match step {
        StandingStep::Pause => store::insert_pause(tx, &permit, id, reason).await,
        StandingStep::Resume => store::end_pause(tx, &permit, id).await,
        StandingStep::End => store::insert_end(tx, &permit, id, reason).await,
    }
}

impl Acting {
    /// A standing request, for those who may open rounds for its body.
    pub async fn find_standing(&self, connection: &mut Connection, id: StandingRequestId) -> Result<Standing, Failure> {
        let row = store::find_standing(connection, id).await?.ok_or(Problem::NotFound)?;
        self.caller.require(&self.graph, Verb::OpenRound, &asking(self, row.asked_by))?;
        with_days(connection, row).await
    }
}

/// The standing requests of the bodies for which the caller may open rounds.
pub async fn list_requests(app: &App, caller: &Caller) -> Result<Vec<Standing>, Failure> {
    let acting = Acting::now(app, caller);
    let bodies = acting.asking_bodies()?;
    let mut connection = app.database().read().await?;
    let mut all = Vec::new();
    for body in bodies {
        // What an ended body asked for is looked after by its successor.
        let before = acting.graph.predecessor_closure(body, acting.today);
        for body in before.into_iter().chain([body]) {
            all.extend(of_body(&mut connection, body).await?);
        }
    }
    all.sort_by_key(|standing| (standing.row.ended_at_ms.is_some(), standing.row.made_at_ms));
    Ok(all)
}

/// A standing request for its page.
pub async fn find_request(app: &App, caller: &Caller, id: StandingRequestId) -> Result<Standing, Failure> {
    Acting::now(app, caller).find_standing(&mut app.database().read().await?, id).await
}

async fn of_body(connection: &mut Connection, body: OrganisationId) -> Result<Vec<Standing>, Failure> {
    let mut all = Vec::new();
    for row in store::list_standing_of(connection, body).await? {
        all.push(with_days(connection, row).await?);
    }
    Ok(all)
}

pub(super) async fn with_days(connection: &mut Connection, row: StandingRow) -> Result<Standing, Failure> {
    let due_of_level = store::list_standing_due(connection, row.id).await?;
    let days = DayRule { opens: row.opens_days, due: row.due_days, due_of_level, cut_off: row.cut_off_days };
    let there = store::list_openings(connection, row.id).await?;
    Ok(Standing { selector: serde_json::from_str(&row.selector)?, days, there, row })
}
